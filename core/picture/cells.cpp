#include "core/picture/cells.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace deconvista::picture {
namespace {

using figure::Point;
using figure::Rect;

float corner_of(Rect rect) {
    return std::round(0.08f * std::min(rect.width, rect.height));
}

float outline_of(Rect rect) {
    return std::clamp(0.035f * std::min(rect.width, rect.height), 0.75f, 3.f);
}

}  // namespace

Rect inset(Rect place) {
    auto const gap = std::clamp(std::floor(0.05f * std::min(place.width, place.height)), 0.5f, 3.f);
    return {place.x + gap, place.y + gap, place.width - 2 * gap, place.height - 2 * gap};
}

figure::Label label(Point at, float size, std::string text, figure::Color color, figure::Horizontal horizontal,
                    figure::Weight weight) {
    return {at, horizontal, figure::Vertical::Middle, size, {{std::move(text), color, weight}}};
}

void centered(Shapes& shapes, Rect rect, CellText const& text, figure::Color color, figure::Weight weight) {
    if (text.text.empty() || text.size <= 0) return;
    shapes.push_back(label(rect.center(), text.size, text.text, color, figure::Horizontal::Center, weight));
}

void filled_cell(Shapes& shapes, Rect rect, figure::Color fill, CellText const& text, float opacity) {
    shapes.push_back(figure::Box{rect, corner_of(rect), faded(fill, opacity), {}});
    centered(shapes, rect, text, faded(ink_on(fill), opacity));
}

void value_cell(Shapes& shapes, Rect rect, ColorScale const& scale, float value, float opacity) {
    auto const fill = scale.of(value);
    filled_cell(shapes, rect, fill, {}, opacity);
    mark_not_finite(shapes, quad_of(rect), value, fill, opacity);
}

void mark_not_finite(Shapes& shapes, Quad const& quad, float value, figure::Color on, float opacity) {
    if (std::isfinite(value)) return;
    auto const at = [&](float across, float down) {
        auto const& [origin, right, corner, below] = quad;
        return Point{origin.x + across * (right.x - origin.x) + down * (below.x - origin.x),
                     origin.y + across * (right.y - origin.y) + down * (below.y - origin.y)};
    };
    figure::Stroke const stroke{faded(ink_on(on), opacity), std::clamp(0.08f * (quad[1].x - quad[0].x), 1.f, 4.f)};
    if (std::isnan(value)) {
        shapes.push_back(figure::Line{at(0.25f, 0.25f), at(0.75f, 0.75f), stroke});
        shapes.push_back(figure::Line{at(0.25f, 0.75f), at(0.75f, 0.25f), stroke});
        return;
    }
    auto const tip = value > 0 ? 0.3f : 0.7f, foot = 1 - tip;
    shapes.push_back(figure::Polyline{{at(0.22f, foot), at(0.5f, tip), at(0.78f, foot)}, stroke});
}

void empty_cell(Shapes& shapes, Rect rect, figure::Color outline, float opacity) {
    shapes.push_back(figure::Box{rect, corner_of(rect), {}, figure::Stroke{faded(outline, opacity), outline_of(rect)}});
}

void dashed_frame(Shapes& shapes, Rect rect, figure::Color color, float width, float dash, float opacity) {
    dashed_outline(shapes, quad_of(rect), {faded(color, opacity), width}, dash);
}

void padding_cell(Shapes& shapes, Theme const& theme, Rect rect, CellText const& zero, float opacity) {
    // Many small dashes side by side would be the loudest thing in the picture.
    constexpr float kCalmBelow = 30;
    auto const calm = opacity * std::clamp(rect.width / kCalmBelow, 0.45f, 1.f);
    dashed_frame(shapes, rect, theme.padding, outline_of(rect), std::max(2.f, 0.16f * rect.width), calm);
    centered(shapes, rect, zero, faded(theme.padding, calm));
}

void output_padding_cell(Shapes& shapes, Theme const& theme, Rect rect, CellText const& zero, float opacity) {
    auto const color = faded(theme.output_padding, opacity);
    dotted_outline(shapes, quad_of(rect), color, std::clamp(0.04f * rect.width, 0.75f, 2.5f));
    centered(shapes, rect, zero, color);
}

void overhang_cell(Shapes& shapes, Theme const& theme, Rect rect, float opacity) {
    auto const color = faded(theme.padding, opacity);
    auto const reach = 0.12f * rect.width;
    auto const center = rect.center();
    shapes.push_back(
        figure::Line{{center.x - reach, center.y}, {center.x + reach, center.y}, {color, outline_of(rect)}});
}

void inserted_zero_cell(Shapes& shapes, Theme const& theme, Rect rect, float opacity) {
    shapes.push_back(figure::Box{rect, corner_of(rect), faded(theme.inserted, opacity), {}});
    auto const radius = std::max(1.f, 0.07f * rect.width);
    shapes.push_back(figure::Circle{rect.center(), radius, faded(theme.inserted_mark, opacity), {}});
}

void kernel_cell(Shapes& shapes, Theme const& theme, Rect rect, CellText const& text, float opacity) {
    auto const width = std::clamp(0.06f * rect.width, 1.f, 4.f);
    shapes.push_back(figure::Box{rect, corner_of(rect), faded(theme.kernel_tint, opacity),
                                 figure::Stroke{faded(theme.kernel, opacity), width}});
    centered(shapes, rect, text, faded(ink_on(theme.kernel_tint), opacity));
}

void kernel_gap(Shapes& shapes, Theme const& theme, Rect rect, float opacity) {
    auto const reach = 0.09f * rect.width;
    auto const [x, y] = rect.center();
    figure::Stroke const stroke{faded(theme.padding, opacity), outline_of(rect)};
    shapes.push_back(figure::Line{{x - reach, y - reach}, {x + reach, y + reach}, stroke});
    shapes.push_back(figure::Line{{x - reach, y + reach}, {x + reach, y - reach}, stroke});
}

void hatching(Shapes& shapes, Rect rect, figure::Color color, float opacity) {
    figure::Stroke const stroke{faded(color, opacity), outline_of(rect)};
    shapes.push_back(figure::Box{rect, corner_of(rect), {}, stroke});
    hatched(shapes, quad_of(rect), stroke, 7);
}

void frame(Shapes& shapes, Rect rect, figure::Color color, float width, float opacity) {
    shapes.push_back(figure::Box{rect, corner_of(rect), {}, figure::Stroke{faded(color, opacity), width}});
}

}  // namespace deconvista::picture
