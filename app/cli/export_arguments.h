#pragma once
// What `deconvista export` was asked for, first as it was typed and then as what it means.

#include <optional>
#include <string>

#include "app/cli/schedule.h"
#include "app/export/frames.h"
#include "core/base/result.h"
#include "core/picture/look.h"
#include "core/scene/scene.h"

namespace deconvista::cli {

struct ExportArguments {
    std::string scene{}, out{};
    std::string size{"1920x1080"}, fps{}, theme{"light"}, view{}, stages{}, step{}, steps{};
    bool force{false};
};

enum class Format : unsigned char { Frames, Still };

struct ExportPlan {
    Format format{};
    exporting::Size size;
    std::optional<double> frames_per_second;
    picture::ThemeName theme{};
    std::optional<scene::View> view;
    Selection selection;
    exporting::Existing existing{};
};

constexpr int kSmallestSide = 16, kLargestSide = 8192;

// Problems are of Kind::Usage.
base::Result<ExportPlan> plan_of(ExportArguments const& arguments);

}  // namespace deconvista::cli
