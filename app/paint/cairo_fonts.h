#pragma once
// What CairoFonts holds. Only the Cairo painter looks inside.

#include <cairo.h>

#include <array>
#include <map>
#include <memory>
#include <utility>

#include "app/paint/cairo_painter.h"
#include "app/paint/text_layout.h"

namespace deconvista::paint {

struct CairoFonts::Inside {
public:
    explicit Inside(FontData const& data);

    FontMetrics metrics;
    TextLayout layout;                  // used again for every label
    std::vector<cairo_glyph_t> glyphs;  // likewise

    // For pixels: `size` pixels to the em, lightly hinted in height. Lives until the next call.
    cairo_scaled_font_t* at(Face face, int size);

    cairo_font_face_t* face(Face which) const { return faces_[static_cast<std::size_t>(which)].get(); }

    // For everything but pixels: outlines as they were designed.
    cairo_font_options_t const* exact() const { return exact_.get(); }

private:
    template <auto destroy>
    struct Destroy {
        template <class T>
        void operator()(T* object) const {
            destroy(object);
        }
    };
    using FacePointer = std::unique_ptr<cairo_font_face_t, Destroy<cairo_font_face_destroy>>;
    using ScaledPointer = std::unique_ptr<cairo_scaled_font_t, Destroy<cairo_scaled_font_destroy>>;
    using OptionsPointer = std::unique_ptr<cairo_font_options_t, Destroy<cairo_font_options_destroy>>;

    static FacePointer open(FontData const& data, Face which);
    static OptionsPointer options(cairo_hint_style_t hinting);

    std::array<FacePointer, kFaces.size()> faces_;
    OptionsPointer sharp_, exact_;
    std::map<std::pair<Face, int>, ScaledPointer> scaled_;
};

}  // namespace deconvista::paint
