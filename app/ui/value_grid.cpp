#include "app/ui/value_grid.h"

#include <algorithm>
#include <cmath>

#include "app/ui/cell_keyboard.h"
#include "app/ui/lettering.h"
#include "app/ui/style.h"
#include "core/base/number_text.h"

namespace deconvista::ui {
namespace {

constexpr float kCellWidth = 62, kCellHeight = 26, kMargin = 40, kTop = 22;

// Where cells lie in the child window, as it is scrolled.
struct Layout {
    ImVec2 origin;  // of the first cell
    float width, height;
    Rect window;

    Rect cell(std::int64_t row, std::int64_t column) const {
        return {origin.x + width * static_cast<float>(column), origin.y + height * static_cast<float>(row), width,
                height};
    }
};

// With as many digits as there is room for.
std::string text_of(Ui& ui, float value, float size, float room) {
    auto const with = [&](int digits) { return base::pretty(static_cast<double>(value), digits); };
    int digits = 7;
    while (digits > 1 && width_of(ui, with(digits), size) > room) --digits;
    return fitted(ui, with(digits), size, room);
}

void draw_cell(Ui& ui, Layout const& layout, state::Slice const& slice, state::ValuesDialog const& at) {
    auto& list = *ImGui::GetWindowDrawList();
    auto const cell = layout.cell(at.row, at.column);
    auto const size = ui.unit * 14;
    auto const value = slice.at(at.row, at.column);
    list.AddRect(cell.begin(), {cell.right() + 1, cell.bottom() + 1}, packed(ui.colors.border));
    letter(ui, list, {cell.right() - ui.px(6), cell.center().y}, text_of(ui, value, size, cell.width - ui.px(10)),
           {size, std::isfinite(value) ? ui.colors.text : ui.colors.bad, figure::Weight::Regular,
            figure::Horizontal::Right, figure::Vertical::Middle});
}

void draw_cursor(Ui& ui, Layout const& layout, state::ValuesDialog const& at) {
    auto& list = *ImGui::GetWindowDrawList();
    auto const cell = layout.cell(at.row, at.column);
    auto const& typed = ui.transient.typing.text;
    if (!typed.empty()) {
        list.AddRectFilled(cell.begin(), cell.end(), packed(ui.colors.raised));
        letter(ui, list, {cell.right() - ui.px(6), cell.center().y},
               fitted(ui, typed, ui.unit * 14, cell.width - ui.px(10), figure::Weight::Bold),
               {ui.unit * 14, ui.colors.accent, figure::Weight::Bold, figure::Horizontal::Right,
                figure::Vertical::Middle});
    }
    list.AddRect(cell.begin(), {cell.right() + 1, cell.bottom() + 1}, packed(ui.colors.accent), 0, 0, ui.px(2));
}

// Numbers of rows and columns, which stay when the grid is scrolled.
void draw_margins(Ui& ui, Layout const& layout, Rect const& shown) {
    auto& list = *ImGui::GetWindowDrawList();
    auto const& window = layout.window;
    list.AddRectFilled(window.begin(), {window.right(), window.y + ui.px(kTop)}, packed(ui.colors.raised));
    list.AddRectFilled(window.begin(), {window.x + ui.px(kMargin), window.bottom()}, packed(ui.colors.raised));
    Lettering const lettering{ui.unit * kSmallSize, ui.colors.faint_text, figure::Weight::Regular,
                              figure::Horizontal::Center, figure::Vertical::Middle};
    for (auto column = static_cast<std::int64_t>(shown.x); column < static_cast<std::int64_t>(shown.right());
         ++column) {
        auto const x = layout.cell(0, column).center().x;
        if (x > window.x + ui.px(kMargin))
            letter(ui, list, {x, window.y + ui.px(kTop / 2)}, base::to_text(column), lettering);
    }
    for (auto row = static_cast<std::int64_t>(shown.y); row < static_cast<std::int64_t>(shown.bottom()); ++row) {
        auto const y = layout.cell(row, 0).center().y;
        if (y > window.y + ui.px(kTop))
            letter(ui, list, {window.x + ui.px(kMargin / 2), y}, base::to_text(row), lettering);
    }
}

// The first and the last cell that can be seen, in cells.
Rect shown_cells(Ui& ui, Layout const& layout, state::Slice const& slice) {
    auto const& window = layout.window;
    auto const count = [](float length, float each, std::int64_t most) {
        return static_cast<float>(
            std::clamp<std::int64_t>(static_cast<std::int64_t>(std::floor(length / each)), 0, most));
    };
    auto const left = count(window.x + ui.px(kMargin) - layout.origin.x, layout.width, slice.columns);
    auto const top = count(window.y + ui.px(kTop) - layout.origin.y, layout.height, slice.rows);
    auto const right = count(window.right() - layout.origin.x + layout.width, layout.width, slice.columns);
    auto const bottom = count(window.bottom() - layout.origin.y + layout.height, layout.height, slice.rows);
    return {left, top, right - left, bottom - top};
}

void follow(Ui& ui, Layout const& layout, state::ValuesDialog const& at) {
    auto const cell = layout.cell(at.row, at.column);
    auto const& window = layout.window;
    auto const left = window.x + ui.px(kMargin), top = window.y + ui.px(kTop);
    if (cell.x < left) ImGui::SetScrollX(ImGui::GetScrollX() - (left - cell.x));
    if (cell.right() > window.right()) ImGui::SetScrollX(ImGui::GetScrollX() + cell.right() - window.right() + 2);
    if (cell.y < top) ImGui::SetScrollY(ImGui::GetScrollY() - (top - cell.y));
    if (cell.bottom() > window.bottom()) ImGui::SetScrollY(ImGui::GetScrollY() + cell.bottom() - window.bottom() + 2);
}

void cells(Ui& ui, state::ValuesDialog const& dialog, state::Slice const& slice) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const corner = ImGui::GetWindowPos();
    ImVec2 const inner{ImGui::GetWindowContentRegionMax().x - ImGui::GetWindowContentRegionMin().x,
                       ImGui::GetWindowContentRegionMax().y - ImGui::GetWindowContentRegionMin().y};
    Layout const layout{{begin.x + ui.px(kMargin), begin.y + ui.px(kTop)},
                        ui.px(kCellWidth),
                        ui.px(kCellHeight),
                        {corner.x, corner.y, std::max(1.0f, inner.x), std::max(1.0f, inner.y)}};
    CellKeyboard keyboard{ui, dialog, slice};
    auto at = keyboard.listen();
    ImGui::InvisibleButton("cells", {ui.px(kMargin) + layout.width * static_cast<float>(slice.columns) + 2,
                                     ui.px(kTop) + layout.height * static_cast<float>(slice.rows) + 2});
    if (ImGui::IsItemClicked()) {
        auto const pointer = ImGui::GetIO().MousePos;
        auto to = dialog;
        to.column = static_cast<std::int64_t>(std::floor((pointer.x - layout.origin.x) / layout.width));
        to.row = static_cast<std::int64_t>(std::floor((pointer.y - layout.origin.y) / layout.height));
        at = keyboard.leave(to);
    }
    if (at != dialog) follow(ui, layout, at);
    auto const shown = shown_cells(ui, layout, slice);
    for (auto row = static_cast<std::int64_t>(shown.y); row < static_cast<std::int64_t>(shown.bottom()); ++row)
        for (auto column = static_cast<std::int64_t>(shown.x); column < static_cast<std::int64_t>(shown.right());
             ++column) {
            auto cell = dialog;
            cell.row = row;
            cell.column = column;
            draw_cell(ui, layout, slice, cell);
        }
    draw_cursor(ui, layout, at);
    draw_margins(ui, layout, shown);
    ui.note_place("values.cell", layout.cell(at.row, at.column));
}

}  // namespace

void value_grid(Ui& ui, state::ValuesDialog const& dialog, state::Slice const& slice, float height) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    auto const flags = ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoNav;
    if (ImGui::BeginChild("grid", {0, height}, false, flags) && slice.columns > 0) cells(ui, dialog, slice);
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

}  // namespace deconvista::ui
