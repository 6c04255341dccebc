#pragma once
// The fonts of the window: two for its controls, in ImGui's atlas, and every size that figures ask for.
//
// Needs ImGui's context, its OpenGL 3 backend and a current OpenGL context from the first rebuild() to destruction.

#include <imgui.h>

#include <string_view>

#include "app/paint/font_data.h"
#include "app/paint/imgui_glyphs.h"
#include "app/paint/text_layout.h"

namespace deconvista::paint {

class ImGuiFonts {
public:
    // `characters` are those of the sentences that the controls show. Beyond them the fonts of the controls have Latin,
    // Greek, the signs of mathematics and, in the regular weight, the common simplified Chinese characters, for titles
    // and file names.
    ImGuiFonts(FontData data, float ui_size, std::u32string_view characters);

    // In pixels to the em. Takes effect at the next rebuild().
    void set_ui_size(float size);

    // To be asked after each frame; if so, rebuild() before the next, and draw that at once: the frame before had text
    // in the wrong size.
    bool needs_rebuild() const { return atlas_is_stale_ || glyphs_.is_full(); }

    // Between frames only.
    void rebuild();

    // Nothing before the first rebuild(). They change with each.
    ImFont* regular() const { return regular_; }
    ImFont* bold() const { return bold_; }

    FontData const& data() const { return data_; }

    // For the painter.
    FontMetrics& metrics() { return metrics_; }
    GlyphTexture& glyphs() { return glyphs_; }

private:
    ImFont* add_font(Face own, Face fallback, ImVector<ImWchar> const& ranges) const;
    void rebuild_atlas();

    FontData data_;
    FontMetrics metrics_;
    GlyphTexture glyphs_;
    float ui_size_;
    ImVector<ImWchar> regular_ranges_, bold_ranges_;  // the atlas only points to them
    ImFont* regular_{};
    ImFont* bold_{};
    bool atlas_is_stale_{true};
};

}  // namespace deconvista::paint
