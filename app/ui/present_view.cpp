#include "app/ui/present_view.h"

#include <utility>

#include "app/ui/lettering.h"

namespace deconvista::ui {
namespace {

using state::Pointing;
using state::Veil;

constexpr double kRest = 2;                           // seconds
constexpr float kDot = 0.009f, kSpotlight = 0.16f;    // radii as parts of the screen's height
constexpr float kNumber = 1.f / 24, kMargin = 0.03f;  // of the height
constexpr float kAboveFooter = 0.06f;                 // of the height

// A dot with a glow, so that it is seen on every ground.
void draw_laser(ImDrawList& list, ImVec2 at, float height) {
    auto const radius = std::max(4.f, height * kDot);
    list.AddCircleFilled(at, radius * 2.2f, IM_COL32(255, 40, 30, 50), 48);
    list.AddCircleFilled(at, radius * 1.5f, IM_COL32(255, 40, 30, 90), 48);
    list.AddCircleFilled(at, radius, IM_COL32(240, 20, 10, 255), 48);
    list.AddCircleFilled(at, radius * 0.4f, IM_COL32(255, 190, 180, 255), 24);
}

// A ring around the spot, thick enough to cover the screen.
void draw_spotlight(ImDrawList& list, ImVec2 at, Rect const& screen) {
    auto const hole = screen.height * kSpotlight;
    auto const thickness = 2 * (screen.width + screen.height);
    list.AddCircle(at, hole + thickness / 2, IM_COL32(0, 0, 0, 165), 128, thickness);
}

void draw_typed(Ui& ui, ImDrawList& list, Rect const& screen, std::string const& typed) {
    auto const size = std::round(screen.height * kNumber), margin = screen.height * kMargin;
    auto const width = width_of(ui, typed, size, figure::Weight::Bold) + size;
    Rect const box{screen.right() - margin - width, screen.bottom() - screen.height * kAboveFooter - size * 1.6f, width,
                   size * 1.6f};
    list.AddRectFilled(box.begin(), box.end(), packed(ui.colors.accent), size * 0.25f);
    letter(ui, list, box.center(), typed,
           {size, ui.colors.on_accent, figure::Weight::Bold, figure::Horizontal::Center, figure::Vertical::Middle});
}

}  // namespace

bool PresentView::is_resting(Ui& ui) {
    auto const at = ImGui::GetIO().MousePos;
    auto const now = ImGui::GetTime();
    bool const moved = at.x != pointer_.x || at.y != pointer_.y || ImGui::IsAnyMouseDown();
    pointer_ = at;
    if (moved) moved_ = now;
    auto const left = moved_ + kRest - now;
    if (left > 0) ui.want_frame_in(left);
    return left <= 0;
}

// The system hears of it when the next frame begins.
void PresentView::hide_pointer(Ui& ui, bool hides) {
    if (hides) ImGui::SetMouseCursor(ImGuiMouseCursor_None);
    if (std::exchange(hidden_, hides) != hides) ui.want_frame_in(0);
}

void PresentView::show(Ui& ui, Rect const& screen) {
    auto const& present = *ui.state.present;
    auto const veil = present.veil;
    auto const pointing = present.pointing;
    auto& list = *ImGui::GetForegroundDrawList();
    bool const resting = is_resting(ui);
    auto const at = ImGui::GetIO().MousePos;
    bool const inside = at.x >= screen.x && at.x < screen.right() && at.y >= screen.y && at.y < screen.bottom();
    if (pointing == Pointing::Spotlight && inside) draw_spotlight(list, at, screen);
    if (veil != Veil::None)
        list.AddRectFilled(screen.begin(), screen.end(),
                           veil == Veil::Black ? IM_COL32(0, 0, 0, 255) : IM_COL32(255, 255, 255, 255));
    else if (pointing == Pointing::Laser && inside && !resting)
        draw_laser(list, at, screen.height);
    if (!present.typed.empty() && veil == Veil::None) draw_typed(ui, list, screen, present.typed);
    hide_pointer(ui, resting || veil != Veil::None || pointing != Pointing::Plain);
    ui.note_place("presentation", screen);
}

}  // namespace deconvista::ui
