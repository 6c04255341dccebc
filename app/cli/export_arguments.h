#pragma once
// What `deconvista export` was asked for, first as it was typed and then as what it means.

#include <optional>
#include <string>

#include "app/cli/scene_input.h"
#include "app/export/order.h"
#include "core/base/result.h"
#include "core/text/text.h"

namespace deconvista::cli {

struct ExportArguments : SceneArguments {
    std::string out{};
    std::string format{}, size{}, width{}, dpi{};
    std::string theme{"light"}, labels{"on"}, font_size{}, digits{}, view{};
    std::string stages{}, step{}, steps{}, page{};
    std::string fps{}, speed{}, hold_first{}, hold_last{}, loop{};
    bool crop{false}, transparent{false}, force{false}, all{false};
};

// Problems are of Kind::Usage.
// The page that is asked for, from 0, of a lesson of so many.
base::Result<std::optional<int>> page_of(ExportArguments const& arguments, int pages);
base::Result<exporting::Settings> settings_of(ExportArguments const& arguments, text::Language language);

}  // namespace deconvista::cli
