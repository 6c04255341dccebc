#include "app/paint/glyph_outline.h"

#include <freetype/freetype.h>
#include <freetype/ftoutln.h>

#include "core/base/number_text.h"

namespace deconvista::paint {
namespace {

// What FreeType's callbacks write into. Font units have y upwards.
struct Pen {
    std::string path;
    figure::Point origin;
    float scale{};
    bool is_open{false};

    std::string at(FT_Vector const& point) const {
        return base::decimal(double{origin.x + scale * static_cast<float>(point.x)}, 2) + " " +
               base::decimal(double{origin.y - scale * static_cast<float>(point.y)}, 2);
    }
    void close() {
        if (is_open) path += "z";
        is_open = true;
    }
};

Pen& pen(void* user) {
    return *static_cast<Pen*>(user);
}

int move_to(FT_Vector const* to, void* user) {
    pen(user).close();
    pen(user).path += "M" + pen(user).at(*to);
    return 0;
}
int line_to(FT_Vector const* to, void* user) {
    pen(user).path += "L" + pen(user).at(*to);
    return 0;
}
int conic_to(FT_Vector const* control, FT_Vector const* to, void* user) {
    pen(user).path += "Q" + pen(user).at(*control) + " " + pen(user).at(*to);
    return 0;
}
int cubic_to(FT_Vector const* first, FT_Vector const* second, FT_Vector const* to, void* user) {
    pen(user).path += "C" + pen(user).at(*first) + " " + pen(user).at(*second) + " " + pen(user).at(*to);
    return 0;
}

}  // namespace

std::string glyph_outline(FontMetrics& metrics, Glyph const& glyph, figure::Point origin, float size) {
    auto* const face = metrics.opened(glyph.face).get();
    if (FT_Load_Glyph(face, glyph.index, FT_LOAD_NO_SCALE) != 0) return "";
    Pen drawn{"", origin, size / static_cast<float>(face->units_per_EM)};
    FT_Outline_Funcs const functions{move_to, line_to, conic_to, cubic_to, 0, 0};
    if (FT_Outline_Decompose(&face->glyph->outline, &functions, &drawn) != 0) return "";
    if (drawn.is_open) drawn.path += "z";
    return std::move(drawn.path);
}

}  // namespace deconvista::paint
