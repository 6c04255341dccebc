#include "app/paint/cairo_pen.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>

namespace deconvista::paint {
namespace {

// Cairo wants colours already multiplied by their alpha.
std::uint32_t premultiplied(std::uint8_t const* rgba) {
    std::uint32_t const alpha = rgba[3];
    auto const times_alpha = [&](std::uint32_t value) { return (value * alpha + 127) / 255; };
    return alpha << 24 | times_alpha(rgba[0]) << 16 | times_alpha(rgba[1]) << 8 | times_alpha(rgba[2]);
}

std::vector<std::uint32_t> premultiplied(std::vector<std::uint8_t> const& rgba) {
    std::vector<std::uint32_t> pixels(rgba.size() / 4);
    for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = premultiplied(&rgba[4 * i]);
    return pixels;
}

Surface surface_over(std::vector<std::uint32_t>& pixels, int width, int height) {
    return Surface{cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(pixels.data()),
                                                       CAIRO_FORMAT_ARGB32, width, height, 4 * width)};
}

// Whole numbers from first to before last.
struct Span {
    int first{}, last{};
    int length() const { return last - first; }
};

Span visible(float begin, float length, double clip_begin, double clip_end) {
    auto const first = std::max(static_cast<double>(begin), std::floor(clip_begin));
    auto const last = std::min(static_cast<double>(begin + length), std::ceil(clip_end));
    return {static_cast<int>(first), static_cast<int>(std::max(first, last))};
}

// Which of `count` cells, spread over `length` pixels from `begin` on, lies under the centre of each pixel. A centre
// between two cells goes to the right one.
std::vector<int> nearest_cells(Span const& pixels, float begin, float length, int count) {
    std::vector<int> cells;
    cells.reserve(static_cast<std::size_t>(pixels.length()));
    for (int pixel = pixels.first; pixel < pixels.last; ++pixel) {
        auto const twice_from_begin = 2 * (std::int64_t{pixel} - static_cast<std::int64_t>(begin)) + 1;
        auto const cell = twice_from_begin * count / (2 * static_cast<std::int64_t>(length));
        cells.push_back(std::clamp(static_cast<int>(cell), 0, count - 1));
    }
    return cells;
}

}  // namespace

void CairoPen::rectangle(figure::Rect const& rect) const {
    cairo_rectangle(context_, rect.x, rect.y, rect.width, rect.height);
}

void CairoPen::rounded_rectangle(figure::Rect const& rect, float corner) const {
    constexpr double kQuarter = std::numbers::pi / 2;
    auto const radius = static_cast<double>(corner);
    double const left = rect.x + radius, top = rect.y + radius;
    double const right = rect.right() - radius, bottom = rect.bottom() - radius;
    cairo_new_sub_path(context_);
    cairo_arc(context_, right, top, radius, -kQuarter, 0);
    cairo_arc(context_, right, bottom, radius, 0, kQuarter);
    cairo_arc(context_, left, bottom, radius, kQuarter, 2 * kQuarter);
    cairo_arc(context_, left, top, radius, 2 * kQuarter, 3 * kQuarter);
    cairo_close_path(context_);
}

void CairoPen::circle(figure::Point center, float radius) const {
    cairo_new_sub_path(context_);
    cairo_arc(context_, center.x, center.y, radius, 0, 2 * std::numbers::pi);
    cairo_close_path(context_);
}

void CairoPen::polyline(std::vector<figure::Point> const& points, Placement const& at) const {
    for (auto const& point : points) {
        auto const [x, y] = at(point);
        cairo_line_to(context_, x, y);
    }
}

void CairoPen::use(figure::Color color) const {
    constexpr double kMost = 255;
    cairo_set_source_rgba(context_, color.red / kMost, color.green / kMost, color.blue / kMost, color.alpha / kMost);
}

void CairoPen::fill(figure::Color color) const {
    use(color);
    cairo_fill(context_);
}

void CairoPen::paint(std::optional<figure::Color> const& fill_color,
                     std::optional<figure::Stroke> const& stroke) const {
    if (fill_color) {
        use(*fill_color);
        cairo_fill_preserve(context_);
    }
    if (stroke && stroke->width > 0) {
        use(stroke->color);
        cairo_set_line_width(context_, stroke->width);
        cairo_stroke_preserve(context_);
    }
    cairo_new_path(context_);
}

void CairoPen::image_on_grid(figure::Rect const& rect, figure::Pixels const& pixels, float opacity) const {
    if (!are_complete(pixels) || rect.width <= 0 || rect.height <= 0) return;
    double left = 0, top = 0, right = 0, bottom = 0;
    cairo_clip_extents(context_, &left, &top, &right, &bottom);
    auto const across = visible(rect.x, rect.width, left, right), down = visible(rect.y, rect.height, top, bottom);
    if (across.length() == 0 || down.length() == 0) return;

    auto const columns = nearest_cells(across, rect.x, rect.width, pixels.width);
    std::vector<std::uint32_t> sampled;
    sampled.reserve(columns.size() * static_cast<std::size_t>(down.length()));
    for (auto const row : nearest_cells(down, rect.y, rect.height, pixels.height)) {
        auto const* const cells =
            &(*pixels.rgba)[std::size_t{4} * static_cast<std::size_t>(row) * static_cast<std::size_t>(pixels.width)];
        for (auto const column : columns) sampled.push_back(premultiplied(cells + 4 * std::ptrdiff_t{column}));
    }
    auto const surface = surface_over(sampled, across.length(), down.length());
    cairo_save(context_);
    cairo_rectangle(context_, across.first, down.first, across.length(), down.length());
    cairo_clip(context_);
    cairo_set_source_surface(context_, surface.get(), across.first, down.first);
    cairo_paint_with_alpha(context_, opacity);
    cairo_restore(context_);
}

void CairoPen::image(figure::Rect const& rect, figure::Pixels const& pixels, float opacity) const {
    if (!are_complete(pixels) || rect.width <= 0 || rect.height <= 0) return;
    auto data = premultiplied(*pixels.rgba);
    auto const surface = surface_over(data, pixels.width, pixels.height);
    cairo_save(context_);
    rectangle(rect);
    cairo_clip(context_);
    cairo_translate(context_, rect.x, rect.y);
    cairo_scale(context_, rect.width / static_cast<float>(pixels.width),
                rect.height / static_cast<float>(pixels.height));
    cairo_set_source_surface(context_, surface.get(), 0, 0);
    cairo_pattern_set_filter(cairo_get_source(context_), CAIRO_FILTER_NEAREST);
    cairo_paint_with_alpha(context_, opacity);
    cairo_restore(context_);
    // Surfaces that read the pixels only when they are written out copy them now.
    cairo_surface_finish(surface.get());
}

}  // namespace deconvista::paint
