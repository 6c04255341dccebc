#include "app/ui/parameter_controls.h"
#include "app/ui/parameter_sections.h"
#include "core/base/number_text.h"
#include "core/text/window.h"

namespace deconvista::ui {

void channels_section(Ui& ui, ParameterTable const& table) {
    for (auto const& row : table.channels) parameter_row(ui, row);
    if (table.groups.empty()) return;
    auto const& scene = ui.state.exhibit.scene;
    auto const inputs = scene.input.tensor.shape().channels;
    std::vector<EditOption> options;
    for (auto const groups : table.groups) {
        auto label = base::to_text(groups);
        if (groups == inputs && inputs > 1) label = ui.say(text::Window::param_depthwise, {label});
        options.push_back({label, scene::SetGroups{groups}, groups == scene.groups});
    }
    edit_choice(ui, text::Window::param_groups, options, {.otherwise = base::to_text(scene.groups)});
}

}  // namespace deconvista::ui
