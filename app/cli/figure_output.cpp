#include "app/cli/figure_output.h"

#include "app/cli/command.h"
#include "app/export/extent.h"
#include "app/export/figure_file.h"
#include "app/files/folder.h"
#include "app/files/fonts.h"
#include "core/base/number_text.h"
#include "core/text/commands.h"

namespace deconvista::cli {

base::Outcome check_name_free(std::string const& path, bool may_replace) {
    if (!may_replace && files::exists(path)) return base::device_trouble("export_name_taken", {path});
    return base::done();
}

void declare_figure(FigureArguments& arguments, Syntax& command, text::Language language, char const* size_option) {
    using text::CommandLine;
    command.add_option(size_option, arguments.size, described(CommandLine::cli_export_size, language)).type_name("WxH");
    command.add_option("--theme", arguments.theme, described(CommandLine::cli_theme, language))
        .type_name("light|dark|print|contrast");
    command.add_flag("--force", arguments.force, described(CommandLine::cli_replace_files, language));
}

base::Result<FigurePlan> figure_plan(FigureArguments const& arguments, text::Language language) {
    if (!exporting::is_figure_file(arguments.out)) return base::usage("figure_out_ending", {arguments.out});
    auto const size = arguments.size.empty() ? std::optional{exporting::Size{}} : exporting::size_from(arguments.size);
    if (!size)
        return base::usage("export_size_needed", {arguments.size, base::to_text(exporting::kSmallestSide),
                                                  base::to_text(exporting::kLargestSide)});
    auto const theme = picture::theme_from(arguments.theme);
    if (!theme) return base::usage("option_value_unknown", {"--theme", arguments.theme, theme_list()});
    if (auto const free = check_name_free(arguments.out, arguments.force); !free) return free.problem();
    FigurePlan plan{arguments.out, {}, arguments.force ? exporting::Existing::Replace : exporting::Existing::Refuse};
    plan.look.width = static_cast<float>(size->width);
    plan.look.height = static_cast<float>(size->height);
    plan.look.theme = *theme;
    plan.look.language = language;
    return plan;
}

base::Outcome save_figure(FigurePlan const& plan, figure::Figure const& figure, picture::StepWords const& words) {
    auto const files = files::find_fonts();
    if (!files) return files.problem();
    auto const fonts = paint::load_fonts(*files);
    if (!fonts) return fonts.problem();
    return exporting::save_figure(plan.out, figure, words, plan.existing, *fonts);
}

}  // namespace deconvista::cli
