#include "app/ui/subject_picture.h"

#include "app/paint/imgui_painter.h"
#include "app/ui/panel.h"
#include "core/picture/back_row.h"

namespace deconvista::ui {

void SubjectPicture::show(Ui& ui, Rect const& place, std::shared_ptr<exporting::Subject const> const& subject,
                          trace::Moment moment) {
    auto look = ui.look(place.width, place.height);
    if (ui.state.present) look = picture::for_back_row(look, std::ceil(look.height * picture::kBackRow));
    Shown wanted{subject, moment, look};
    if (shown_ != wanted) figure_ = subject->figure(moment, look);
    shown_ = std::move(wanted);
    paint::on_screen(figure_, *ImGui::GetWindowDrawList(), place.begin(), 1 / ui.density, ui.fonts, ui.images);
}

figure::Point SubjectPicture::in_figure(Ui const& ui, Rect const& place, ImVec2 point) {
    return {(point.x - place.x) * ui.density, (point.y - place.y) * ui.density};
}

void sentence_in_place(Ui& ui, Rect const& place, std::string const& text) {
    auto const margin = std::min(ui.px(48), place.width / 8);
    ImGui::SetCursorScreenPos({place.x + margin, place.center().y - ui.px(24)});
    ImGui::PushClipRect(place.begin(), place.end(), true);
    ImGui::BeginChild("sentence", {place.width - 2 * margin, ui.px(96)}, false, ImGuiWindowFlags_NoBackground);
    paragraph(ui, text);
    ImGui::EndChild();
    ImGui::PopClipRect();
}

}  // namespace deconvista::ui
