#include "app/paint/cairo_painter.h"

#include <cairo.h>

#include <algorithm>
#include <new>
#include <optional>
#include <vector>

#include "app/paint/cairo_fonts.h"
#include "app/paint/cairo_pen.h"
#include "app/paint/glyph_outline.h"
#include "app/paint/placement.h"
#include "core/base/number_text.h"
#include "core/base/overloaded.h"

namespace deconvista::paint {
namespace {

using figure::Box;
using figure::Circle;
using figure::Color;
using figure::Group;
using figure::Image;
using figure::Label;
using figure::Line;
using figure::Point;
using figure::Polygon;
using figure::Polyline;
using figure::Rect;
using figure::Shape;
using figure::Stroke;

// Pixels have edges that shapes should meet; an exact surface leaves everything where it is.
enum class Target { Pixels, Exact };

class CairoPainter {
public:
    CairoPainter(cairo_t* context, CairoFonts::Inside& fonts, Target target)
        : pen_{context}, fonts_{fonts}, target_{target} {}

    void paint(std::vector<Shape> const& shapes, Placement const& at) {
        for (auto const& shape : shapes) {
            std::visit(base::Overloaded{
                           [&](Box const& box) { target_ == Target::Pixels ? sharp(box, at) : exact(box, at); },
                           [&](Line const& line) { target_ == Target::Pixels ? sharp(line, at) : exact(line, at); },
                           [&](Polyline const& polyline) { exact(polyline, at); },
                           [&](Polygon const& polygon) { exact(polygon, at); },
                           [&](Circle const& circle) { exact(circle, at); },
                           [&](Label const& label) { target_ == Target::Pixels ? sharp(label, at) : exact(label, at); },
                           [&](Image const& image) { paint(image, at); },
                           [&](Group const& group) { paint(group, at); },
                       },
                       shape);
        }
    }

private:
    Rect on_target(Rect const& rect) const { return target_ == Target::Pixels ? on_grid(rect) : rect; }

    void paint(Image const& image, Placement const& at) {
        auto const rect = at(image.rect);
        if (target_ == Target::Exact) return pen_.image(rect, image.pixels, at.opacity);
        pen_.image_on_grid(on_grid(rect), image.pixels, at.opacity);
    }

    void paint(Group const& group, Placement const& at) {
        auto const inner = at.inside(group);
        if (!group.clip) return paint(group.shapes, inner);
        cairo_save(pen_.context());
        pen_.rectangle(on_target(inner(*group.clip)));
        cairo_clip(pen_.context());
        paint(group.shapes, inner);
        cairo_restore(pen_.context());
    }

    void sharp(Box const& box, Placement const& at) {
        auto const rect = at(box.rect);
        std::optional<Stroke> stroke;
        if (box.stroke) stroke = on_grid(at(*box.stroke));
        auto const outline = stroke ? outline_on_grid(rect, stroke->width) : on_grid(rect);
        auto const corner = corner_within(outline, at.scale * box.corner);
        if (corner > 0) {
            pen_.rounded_rectangle(outline, corner);
            return pen_.paint(placed(box.fill, at), stroke);
        }
        if (box.fill) {
            pen_.rectangle(filled_on_grid(outline));
            pen_.fill(at(*box.fill));
        }
        if (stroke) {
            auto const frame = frame_around(outline, stroke->width);
            for (auto const& bar : {frame.top, frame.bottom, frame.left, frame.right}) pen_.rectangle(bar);
            pen_.fill(stroke->color);
        }
    }

    void exact(Box const& box, Placement const& at) {
        auto const rect = at(box.rect);
        auto const corner = corner_within(rect, at.scale * box.corner);
        if (corner > 0) {
            pen_.rounded_rectangle(rect, corner);
        } else {
            pen_.rectangle(rect);
        }
        pen_.paint(placed(box.fill, at), placed(box.stroke, at));
    }

    void sharp(Line const& line, Placement const& at) {
        auto const from = at(line.from), to = at(line.to);
        if (from.x != to.x && from.y != to.y) return exact(line, at);
        auto const stroke = on_grid(at(line.stroke));
        pen_.rectangle(bar_on_grid(from, to, stroke.width));
        pen_.fill(stroke.color);
    }

    void exact(Line const& line, Placement const& at) {
        pen_.polyline({line.from, line.to}, at);
        pen_.paint(std::nullopt, at(line.stroke));
    }

    void exact(Polyline const& polyline, Placement const& at) {
        pen_.polyline(polyline.points, at);
        pen_.paint(std::nullopt, at(polyline.stroke));
    }

    void exact(Polygon const& polygon, Placement const& at) {
        pen_.polyline(polygon.points, at);
        cairo_close_path(pen_.context());
        pen_.paint(placed(polygon.fill, at), placed(polygon.stroke, at));
    }

    void exact(Circle const& circle, Placement const& at) {
        pen_.circle(at(circle.center), at.scale * circle.radius);
        pen_.paint(placed(circle.fill, at), placed(circle.stroke, at));
    }

    void sharp(Label const& label, Placement const& at) {
        if (is_too_small_to_see(at.scale * label.size)) return;
        auto const size = text_size_on_grid(at.scale * label.size);
        auto const use_font = [&](Face face) {
            cairo_set_scaled_font(pen_.context(), fonts_.at(face, static_cast<int>(size)));
        };
        lay_out(label, size, fonts_.metrics, fonts_.layout);
        auto const point = at(label.at);
        auto const baseline = on_grid(point.y + fonts_.layout.sharp_baseline);
        show(label, at, use_font, [&](float x) { return Point{on_grid(point.x + x), baseline}; });
    }

    void exact(Label const& label, Placement const& at) {
        auto const size = at.scale * label.size;
        if (size <= 0) return;
        cairo_set_font_options(pen_.context(), fonts_.exact());
        auto const use_font = [&](Face face) {
            cairo_set_font_face(pen_.context(), fonts_.face(face == Face::FallbackBold ? Face::Fallback : face));
            cairo_set_font_size(pen_.context(), size);
        };
        lay_out(label, size, fonts_.metrics, fonts_.layout);
        auto const point = at(label.at);
        show(label, at, use_font, [&](float x) { return Point{point.x + x, point.y + fonts_.layout.baseline}; });
    }

    // Shows the label as it has been laid out, stretch by stretch, each of one face and one colour; `origin_of` makes a
    // point of a glyph's x within the label.
    template <class UseFont, class OriginOf>
    void show(Label const& label, Placement const& at, UseFont use_font, OriginOf origin_of) {
        auto const& glyphs = fonts_.layout.glyphs;
        for (std::size_t begin = 0, end = 0; begin < glyphs.size(); begin = end) {
            auto const face = glyphs[begin].glyph.face;
            auto const run = glyphs[begin].run;
            fonts_.glyphs.clear();
            for (; end < glyphs.size() && glyphs[end].glyph.face == face && glyphs[end].run == run; ++end) {
                auto const [x, y] = origin_of(glyphs[end].x);
                fonts_.glyphs.push_back({glyphs[end].glyph.index, x, y});
            }
            pen_.use(at(label.runs[run].color));
            use_font(face);
            cairo_show_glyphs(pen_.context(), fonts_.glyphs.data(), static_cast<int>(fonts_.glyphs.size()));
            if (target_ == Target::Exact && face == Face::FallbackBold) embolden(at.scale * label.size);
        }
    }

    // Files cannot embed a bold that was made: they get the letters, and their outlines drawn over them.
    void embolden(float size) {
        cairo_glyph_path(pen_.context(), fonts_.glyphs.data(), static_cast<int>(fonts_.glyphs.size()));
        cairo_set_line_width(pen_.context(), size * kEmboldened);
        cairo_stroke(pen_.context());
    }

    CairoPen pen_;
    CairoFonts::Inside& fonts_;
    Target target_;
};

// How an image surface's context scales and moves, if it does no more than that.
std::optional<Placement> plain_placement(cairo_t* context) {
    if (cairo_surface_get_type(cairo_get_group_target(context)) != CAIRO_SURFACE_TYPE_IMAGE) return std::nullopt;
    cairo_matrix_t matrix;
    cairo_get_matrix(context, &matrix);
    bool const is_plain = matrix.xy == 0 && matrix.yx == 0 && matrix.xx == matrix.yy && matrix.xx > 0;
    if (!is_plain) return std::nullopt;
    return Placement{{static_cast<float>(matrix.x0), static_cast<float>(matrix.y0)}, static_cast<float>(matrix.xx), 1};
}

Rect bounds_of(figure::Figure const& figure) {
    return {0, 0, figure.width, figure.height};
}

// Nothing outside the figure is drawn.
void paint_shapes(figure::Figure const& figure, cairo_t* context, CairoFonts::Inside& fonts,
                  std::optional<Placement> const& on_pixels) {
    CairoPen const pen{context};
    if (on_pixels) cairo_identity_matrix(context);
    pen.rectangle(on_pixels ? on_grid((*on_pixels)(bounds_of(figure))) : bounds_of(figure));
    cairo_clip(context);
    CairoPainter painter{context, fonts, on_pixels ? Target::Pixels : Target::Exact};
    painter.paint(figure.shapes, on_pixels.value_or(Placement{}));
}

Placement fitted(figure::Figure const& figure, int width, int height) {
    auto const across = static_cast<float>(width), down = static_cast<float>(height);
    if (figure.width <= 0 || figure.height <= 0) return {};
    auto const scale = std::min(across / figure.width, down / figure.height);
    return {{(across - scale * figure.width) / 2, (down - scale * figure.height) / 2}, scale, 1};
}

void divide_by_alpha(std::vector<std::uint32_t>& pixels) {
    for (auto& pixel : pixels) {
        auto const alpha = pixel >> 24;
        if (alpha == 0 || alpha == 255) continue;
        auto const straight = [&](unsigned shift) {
            return std::min<std::uint32_t>(255, ((pixel >> shift & 0xff) * 255 + alpha / 2) / alpha) << shift;
        };
        pixel = alpha << 24 | straight(16) | straight(8) | straight(0);
    }
}

base::Outcome check_size(int width, int height) {
    bool const is_allowed = width >= 1 && height >= 1 && width <= kMaxPixelExtent && height <= kMaxPixelExtent &&
                            std::int64_t{width} * height <= kMaxPixels;
    if (is_allowed) return base::done();
    return base::over_limit("export_size_not_allowed", {base::to_text(width), base::to_text(height),
                                                        base::to_text(kMaxPixelExtent), base::to_text(kMaxPixels)});
}

base::Problem out_of_memory(int width, int height) {
    return base::device_trouble("export_out_of_memory", {base::to_text(width), base::to_text(height)});
}

}  // namespace

void on_cairo(figure::Figure const& figure, _cairo* context, CairoFonts& fonts) {
    cairo_save(context);
    CairoPen const pen{context};
    pen.rectangle(bounds_of(figure));
    pen.fill(figure.ground);
    paint_shapes(figure, context, fonts.inside(), plain_placement(context));
    cairo_restore(context);
}

base::Outcome rasterize_into(PixelBuffer& buffer, figure::Figure const& figure, CairoFonts& fonts) {
    auto const allowed = check_size(buffer.width, buffer.height);
    if (!allowed) return allowed;
    bool const opaque = buffer.alpha == Alpha::None;
    try {
        auto const count = static_cast<std::size_t>(buffer.width) * static_cast<std::size_t>(buffer.height);
        buffer.pixels.assign(count, opaque ? 0x00ffffffu : 0u);
    } catch (std::bad_alloc const&) {
        return out_of_memory(buffer.width, buffer.height);
    }
    Surface const surface{cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(buffer.pixels.data()),
                                                              opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
                                                              buffer.width, buffer.height, 4 * buffer.width)};
    Context const context{cairo_create(surface.get())};
    CairoPen const pen{context.get()};
    pen.use(figure.ground);
    cairo_paint(context.get());
    paint_shapes(figure, context.get(), fonts.inside(), fitted(figure, buffer.width, buffer.height));
    cairo_surface_flush(surface.get());
    if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS) return out_of_memory(buffer.width, buffer.height);
    if (!opaque) divide_by_alpha(buffer.pixels);
    return base::done();
}

base::Result<PixelBuffer> rasterize(figure::Figure const& figure, int width, int height, CairoFonts& fonts) {
    PixelBuffer buffer{width, height, {}, Alpha::None};
    auto const painted = rasterize_into(buffer, figure, fonts);
    if (!painted) return painted.problem();
    return buffer;
}

}  // namespace deconvista::paint
