#include "app/paint/cairo_fonts.h"

#include <cairo-ft.h>

#include "core/base/check.h"

namespace deconvista::paint {
namespace {

// Cairo keeps font faces for as long as it likes, also after we let go of them; the FreeType face goes with Cairo's.
void hand_over(cairo_font_face_t* cairo_face, std::unique_ptr<FontFace> face) {
    static cairo_user_data_key_t const kKey{};
    auto const destroy = [](void* data) { delete static_cast<FontFace*>(data); };
    DECONVISTA_CHECK(cairo_font_face_set_user_data(cairo_face, &kKey, face.get(), destroy) == CAIRO_STATUS_SUCCESS);
    static_cast<void>(face.release());
}

}  // namespace

CairoFonts::Inside::FacePointer CairoFonts::Inside::open(FontData const& data, Face which) {
    auto face = std::make_unique<FontFace>(data.of(which));
    FacePointer opened{cairo_ft_font_face_create_for_ft_face(face->get(), 0)};
    hand_over(opened.get(), std::move(face));
    if (which == Face::FallbackBold) cairo_ft_font_face_set_synthesize(opened.get(), CAIRO_FT_SYNTHESIZE_BOLD);
    return opened;
}

CairoFonts::Inside::OptionsPointer CairoFonts::Inside::options(cairo_hint_style_t hinting) {
    OptionsPointer made{cairo_font_options_create()};
    cairo_font_options_set_antialias(made.get(), CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(made.get(), hinting);
    cairo_font_options_set_hint_metrics(made.get(), CAIRO_HINT_METRICS_OFF);
    return made;
}

CairoFonts::Inside::Inside(FontData const& data)
    : metrics{data}, sharp_{options(CAIRO_HINT_STYLE_SLIGHT)}, exact_{options(CAIRO_HINT_STYLE_NONE)} {
    for (auto const which : kFaces) faces_[static_cast<std::size_t>(which)] = open(data, which);
}

cairo_scaled_font_t* CairoFonts::Inside::at(Face face_asked, int size) {
    // Animations pass through many sizes; a few are in use at a time.
    constexpr std::size_t kMostSizes = 64;
    auto const key = std::pair{face_asked, size};
    if (!scaled_.contains(key) && scaled_.size() >= kMostSizes) scaled_.clear();
    auto& scaled = scaled_[key];
    if (!scaled) {
        cairo_matrix_t font_size, identity;
        cairo_matrix_init_scale(&font_size, size, size);
        cairo_matrix_init_identity(&identity);
        scaled.reset(cairo_scaled_font_create(face(face_asked), &font_size, &identity, sharp_.get()));
    }
    return scaled.get();
}

CairoFonts::CairoFonts(FontData const& data) : inside_{std::make_unique<Inside>(data)} {}
CairoFonts::CairoFonts(CairoFonts&& other) noexcept = default;
CairoFonts& CairoFonts::operator=(CairoFonts&& other) noexcept = default;
CairoFonts::~CairoFonts() = default;

}  // namespace deconvista::paint
