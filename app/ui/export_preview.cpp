#include "app/ui/export_preview.h"

#include <algorithm>

#include "app/paint/imgui_painter.h"

namespace deconvista::ui {
namespace {

// The step that is on the stage, or of the selected ones the next; where only one is exported, that.
std::int64_t step_shown(state::Playing const& playing, exporting::Settings const& settings) {
    auto const runs = exporting::select_steps(playing.timeline, settings.selection);
    auto const step = playing.timeline.at(playing.playback.seconds).step;
    if (!runs) return step;
    if (exporting::traits_of(settings.format).pictures == exporting::Pictures::One) return runs->back().last;
    auto const run = std::ranges::find_if(*runs, [&](auto const& it) { return step <= it.last; });
    return run == runs->end() ? runs->back().last : std::max(step, run->first);
}

// Squares in two greys: nothing is there.
void draw_nothing(Ui& ui, ImDrawList& list, Rect const& place) {
    auto const side = ui.px(8);
    list.AddRectFilled(place.begin(), place.end(), IM_COL32(255, 255, 255, 255));
    for (int row = 0; static_cast<float>(row) * side < place.height; ++row)
        for (int column = row % 2; static_cast<float>(column) * side < place.width; column += 2) {
            ImVec2 const corner{place.x + static_cast<float>(column) * side, place.y + static_cast<float>(row) * side};
            list.AddRectFilled(corner,
                               {std::min(corner.x + side, place.right()), std::min(corner.y + side, place.bottom())},
                               IM_COL32(218, 221, 226, 255));
        }
}

}  // namespace

void ExportPreview::compose(Ui& ui, Shown const& wanted) {
    if (shown_ == wanted) return;
    shown_ = wanted;
    auto settings = wanted.settings;
    settings.selection = {{}, exporting::StepRange{wanted.step, wanted.step}};
    auto const show =
        exporting::Show::of({state::shown_in(ui.state), "", settings, state::wholes_of(ui.state)}, ui.fonts.data(), {});
    figure_ = show ? show->figure(show->pictures() - 1) : figure::Figure{};
    smaller_letters_ = show ? show->smaller_letters() : std::nullopt;
}

void ExportPreview::show(Ui& ui, exporting::Settings const& settings, Rect const& place) {
    // How it moves does not change how it looks.
    auto look = settings;
    look.frames_per_second.reset();
    look.hold_first = look.hold_last = 0;
    look.format = exporting::Format::Png;
    auto const playing = state::playing_for_export(ui.state);
    if (!playing) return;
    compose(ui,
            {&playing->timeline, state::subject_in(ui.state), ui.state.revision, step_shown(*playing, settings), look});
    if (figure_.width <= 0 || figure_.height <= 0) return;
    auto const scale = std::min(place.width / figure_.width, place.height / figure_.height);
    Rect const fitted{place.x, place.y, std::round(scale * figure_.width), std::round(scale * figure_.height)};
    auto& list = *ImGui::GetWindowDrawList();
    if (settings.ground == exporting::Ground::Transparent) draw_nothing(ui, list, fitted);
    paint::on_screen(figure_, list, fitted.begin(), scale, ui.fonts, ui.images);
    list.AddRect(fitted.begin(), fitted.end(), packed(ui.colors.border), 0, 0, std::max(1.0f, ui.px(1)));
    ui.note_place("preview", fitted);
}

}  // namespace deconvista::ui
