#pragma once
// What `deconvista export` was asked for, first as it was typed and then as what it means.

#include <string>

#include "app/export/order.h"
#include "core/base/result.h"
#include "core/text/text.h"

namespace deconvista::cli {

struct ExportArguments {
    std::string scene{}, out{};
    std::string format{}, size{}, width{}, dpi{};
    std::string theme{"light"}, labels{"on"}, font_size{}, digits{}, view{};
    std::string stages{}, step{}, steps{};
    std::string fps{}, speed{}, hold_first{}, hold_last{}, loop{};
    bool crop{false}, transparent{false}, force{false}, all{false};
};

// Problems are of Kind::Usage.
base::Result<exporting::Settings> settings_of(ExportArguments const& arguments, text::Language language);

}  // namespace deconvista::cli
