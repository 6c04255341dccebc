#pragma once
// What commands that make one figure have in common: where it goes and how it shall look.

#include <string>

#include "app/cli/syntax.h"
#include "app/export/order.h"
#include "core/base/result.h"
#include "core/figure/figure.h"
#include "core/picture/look.h"
#include "core/picture/step_words.h"

namespace deconvista::cli {

// A file that is to be written must not be there yet, unless it may be replaced.
base::Outcome check_name_free(std::string const& path, bool may_replace);

struct FigureArguments {
    std::string out, size, theme{"light"};
    bool force{false};
};

// The figure's size, --theme and --force; its name is an argument of the command.
void declare_figure(FigureArguments& arguments, Syntax& command, text::Language language,
                    char const* size_option = "--size");

struct FigurePlan {
    std::string out;
    picture::Look look;
    exporting::Existing existing{};
};

// Checks the ending, the size and that the name is free, before any file is opened.
base::Result<FigurePlan> figure_plan(FigureArguments const& arguments, text::Language language);

base::Outcome save_figure(FigurePlan const& plan, figure::Figure const& figure, picture::StepWords const& words);

}  // namespace deconvista::cli
