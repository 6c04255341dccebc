#include "app/ui/lettering.h"

#include "app/paint/imgui_painter.h"
#include "app/paint/text_layout.h"
#include "core/text/path_end.h"
#include "core/text/utf8.h"

namespace deconvista::ui {
namespace {

figure::Label label_of(std::string_view text, Lettering const& lettering) {
    return {.at = {},
            .horizontal = lettering.horizontal,
            .vertical = lettering.vertical,
            .size = lettering.size,
            .runs = {{std::string{text}, lettering.color, lettering.weight}}};
}

}  // namespace

void letter(Ui& ui, ImDrawList& list, ImVec2 at, std::string_view text, Lettering const& lettering) {
    if (text.empty()) return;
    auto label = label_of(text, lettering);
    label.at = {at.x, at.y};
    auto const screen = ImGui::GetIO().DisplaySize;
    figure::Figure const figure{screen.x, screen.y, {0, 0, 0, 0}, {std::move(label)}};
    paint::on_screen(figure, list, {0, 0}, 1, ui.fonts, ui.images);
}

float width_of(Ui& ui, std::string_view text, float size, figure::Weight weight) {
    paint::TextLayout layout;
    paint::lay_out(label_of(text, {.size = size, .color = {}, .weight = weight}), size, ui.fonts.metrics(), layout);
    return layout.width;
}

std::string fitted(Ui& ui, std::string_view text, float size, float width, figure::Weight weight) {
    if (width_of(ui, text, size, weight) <= width) return std::string{text};
    auto shorter = text;
    while (!shorter.empty()) {
        do shorter.remove_suffix(1);
        while (!shorter.empty() && text::is_continuation(text[shorter.size()]));
        auto candidate = std::string{shorter} + "…";
        if (width_of(ui, candidate, size, weight) <= width) return candidate;
    }
    return {};
}

std::string fitted_path(Ui& ui, std::string_view path, float size, float width, figure::Weight weight) {
    return text::end_of_path(path, width, [&](std::string_view part) { return width_of(ui, part, size, weight); });
}

}  // namespace deconvista::ui
