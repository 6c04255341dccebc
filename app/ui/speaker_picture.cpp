#include "app/ui/speaker_picture.h"

#include <algorithm>

#include "app/paint/imgui_painter.h"
#include "app/state/lessons.h"
#include "app/ui/stage_view.h"
#include "core/picture/picture.h"
#include "core/quiz/question_figure.h"

namespace deconvista::ui {
namespace {

using state::Workspace;

figure::Figure scene_figure(state::AppState const& state, trace::Moment moment, picture::Look const& look,
                            std::optional<quiz::Asked> const& asked) {
    auto const& [scene, trace, timeline] = state.exhibit;
    auto const wholes = state::wholes_of(state);
    if (asked) return quiz::question_figure(scene, trace, *asked, look, wholes);
    return picture::compose(scene, trace, moment, look, state.pinned, wholes);
}

std::optional<trace::Moment> moment_at(Sight sight, state::Playing const& playing) {
    auto const moment = playing.timeline.at(playing.playback.seconds);
    if (sight == Sight::Now) return moment;
    if (moment.step + 1 >= playing.timeline.steps()) return std::nullopt;
    return trace::Moment{moment.step + 1, 1};
}

}  // namespace

std::optional<SpeakerPicture::Shown> SpeakerPicture::wanted(Ui const& ui, picture::Look const& look) const {
    auto const& state = ui.state;
    auto const playing = state::playing_in(state);
    if (!playing) return std::nullopt;
    bool const in_lesson = state.workspace == Workspace::Lesson, now = sight_ == Sight::Now;
    auto const page = state.lesson.page + (now ? 0 : 1);
    if (in_lesson && page >= state::pages_of(state.lesson)) return std::nullopt;
    auto moment = moment_at(sight_, *playing);
    if (in_lesson && !now) moment = lesson::opened(*state.lesson.open->lesson, page).moment;
    if (!moment) return std::nullopt;
    return Shown{.workspace = state.workspace,
                 .revision = in_lesson ? state.lesson.revision : state.revision,
                 .wholes_revision = state.wholes_revision,
                 .page = page,
                 .subject = state::subject_in(state).get(),
                 .moment = *moment,
                 .look = state.workspace == Workspace::Arithmetic ? stage_look(ui, look) : look,
                 .pinned = state.pinned,
                 .asked = now ? state::asked_in(state) : std::nullopt};
}

std::optional<Rect> SpeakerPicture::show(Ui& ui, Rect const& place, picture::Look const& look) {
    auto const shown = wanted(ui, look);
    if (!shown || place.width < 1 || place.height < 1) return std::nullopt;
    auto const& state = ui.state;
    if (shown_ != shown) {
        if (state.workspace == Workspace::Lesson)
            figure_ =
                lesson::page_figure(*state.lesson.open->lesson, {shown->page, shown->moment}, look,
                                    sight_ == Sight::Now ? state::wholes_of(state.lesson.wholes) : picture::Wholes{},
                                    shown->asked ? &*shown->asked : nullptr);
        else if (state.workspace == Workspace::Network)
            figure_ = shown->subject->figure(shown->moment, look);
        else
            figure_ = scene_figure(state, shown->moment, shown->look, shown->asked);
    }
    shown_ = shown;
    auto const scale = std::min(place.width / figure_.width, place.height / figure_.height);
    Rect const lies{place.x, place.y, figure_.width * scale, figure_.height * scale};
    paint::on_screen(figure_, *ImGui::GetWindowDrawList(), lies.begin(), scale, ui.fonts, ui.images);
    return lies;
}

}  // namespace deconvista::ui
