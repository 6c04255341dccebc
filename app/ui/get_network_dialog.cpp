#include "app/ui/get_network_dialog.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "app/state/export_lines.h"
#include "app/ui/dialog.h"
#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/style.h"
#include "core/text/networks.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using text::Network;

void code(Ui& ui, std::string_view lines) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x, padding = ui.px(12), step = ui.px(20);
    auto const count = static_cast<float>(std::ranges::count(lines, '\n'));
    Rect const box{begin.x, begin.y, width, count * step + 2 * padding};
    auto& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(box.begin(), box.end(), packed(ui.colors.ground), ui.px(5));
    auto y = box.y + padding + step / 2;
    while (!lines.empty()) {
        auto const end = std::min(lines.find('\n'), lines.size());
        auto const line = lines.substr(0, end);
        auto const indent = line.find_first_not_of(' ');
        auto const skipped = indent == std::string_view::npos ? 0 : indent;
        letter(ui, list, {box.x + padding + ui.px(8) * static_cast<float>(skipped), y}, line.substr(skipped),
               {ui.unit * 13.5F, ui.colors.text});
        y += step;
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    ImGui::Dummy({width, box.height + ui.px(4)});
}

}  // namespace

void get_network_dialog(Ui& ui) {
    if (!begin_dialog(ui, "get_network", ui.say(Network::menu_get_network), 860)) return;
    paragraph(ui, ui.say(Network::get_network_how));
    ImGui::Dummy({1, ui.px(4)});
    code(ui, state::kExportLines);
    paragraph(ui, ui.say(Network::get_network_then));
    ImGui::Dummy({1, ui.px(8)});
    std::array const buttons{DialogButton{ui.say(text::Window::button_close)},
                             DialogButton{ui.say(Network::copy_lines), ButtonLook::Primary}};
    auto const pressed = dialog_buttons(ui, buttons);
    if (pressed == 0 || (!pressed && enter_pressed(ui))) ui.act(state::CloseDialog{});
    if (pressed == 1) ui.act(state::CopyText{std::string{state::kExportLines}});
    end_dialog(ui);
}

}  // namespace deconvista::ui
