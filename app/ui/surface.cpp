#include "app/ui/surface.h"

#include <utility>

#include "app/ui/style.h"

namespace deconvista::ui {

base::Result<Surface> Surface::make() {
    auto const files = files::find_fonts();
    if (!files) return files.problem();
    auto fonts = paint::load_fonts(*files);
    if (!fonts) return fonts.problem();
    return Surface{*std::move(fonts)};
}

Surface::Surface(paint::FontData fonts) : fonts_{std::move(fonts), kTextSize, text::characters()} {}

void Surface::prepare(state::AppState const& state, Scale scale) {
    auto const unit = scale.ui * state.settings.ui_scale;
    bool const restyled = unit != unit_ || scale != scale_ || styled_ != state.settings.theme;
    scale_ = scale;
    unit_ = unit;
    if (restyled) {
        apply_style(palette_of(state.settings.theme), unit);
        ImGui::GetIO().FontGlobalScale = 1 / scale.density;
        fonts_.set_ui_size(kTextSize * unit * scale.density);
        styled_ = state.settings.theme;
    }
    if (fonts_.needs_rebuild()) fonts_.rebuild();
}

Ui Surface::begin(state::AppState const& state, Transient& transient, state::Places* places) {
    return {.state = state,
            .colors = palette_of(state.settings.theme),
            .fonts = fonts_,
            .images = images_,
            .transient = transient,
            .unit = unit_,
            .density = scale_.density,
            .places = places};
}

state::Actions Surface::end(Ui ui) {
    images_.release_unused();
    if (fonts_.needs_rebuild()) ui.want_frame_in(0);
    next_frame_in_ = ui.next_frame_in;
    return std::move(ui.actions);
}

}  // namespace deconvista::ui
