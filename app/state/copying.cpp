#include "app/state/copying.h"

#include "app/export/png.h"
#include "app/export/state_text.h"
#include "app/files/fonts.h"
#include "app/state/changes.h"
#include "app/state/lessons.h"
#include "core/picture/picture.h"
#include "core/text/window.h"

namespace deconvista::state {
namespace {

figure::Figure figure_of(AppState const& state, picture::Look const& look) {
    if (state.workspace == Workspace::Arithmetic)
        return picture::compose(state.exhibit.scene, state.exhibit.trace, moment_of(state), look, std::nullopt,
                                wholes_of(state));
    if (state.workspace == Workspace::Lesson)
        return lesson::page_figure(*state.lesson.open->lesson, view_of(state.lesson), look,
                                   wholes_of(state.lesson.wholes));
    auto const shown = playing_for_export(state);
    return subject_in(state)->figure(shown->timeline.at(shown->playback.seconds), look);
}

base::Result<std::vector<std::uint8_t>> picture_of(AppState const& state) {
    auto const files = files::find_fonts();
    if (!files) return files.problem();
    auto const data = paint::load_fonts(*files);
    if (!data) return data.problem();
    picture::Look look;
    look.theme = state.settings.theme;
    look.language = state.settings.language;
    paint::CairoFonts fonts{*data};
    auto const pixels =
        paint::rasterize(figure_of(state, look), static_cast<int>(look.width), static_cast<int>(look.height), fonts);
    if (!pixels) return pixels.problem();
    exporting::PngPacker packer;
    exporting::ByteBuffer file;
    exporting::encode_png(file, packer, *pixels);
    return file;
}

}  // namespace

void copy_picture(AppState& state) {
    if (!playing_for_export(state)) return;
    auto picture = picture_of(state);
    if (!picture) return complain(state, picture.problem());
    state.copied_picture = *std::move(picture);
}

void copy_state(AppState& state) {
    auto text = exporting::state_text({state.exhibit.scene, moment_of(state).step});
    if (!text) return complain(state, text.problem());
    state.copied_text = *std::move(text);
    tell(state, text::Window::state_copied, {});
}

void picture_offered(AppState& state, PictureOffered const& offered) {
    state.copied_picture.clear();
    if (offered.taken)
        tell(state, text::Window::picture_copied, {});
    else
        complain(state, base::device_trouble("picture_not_copied"));
}

}  // namespace deconvista::state
