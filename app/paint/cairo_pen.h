#pragma once
// Paths, colours and images on a Cairo context: what the Cairo painters have in common.

#include <cairo.h>

#include <memory>
#include <optional>
#include <vector>

#include "app/paint/placement.h"
#include "core/figure/figure.h"

namespace deconvista::paint {

struct DestroySurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;

struct DestroyContext {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Context = std::unique_ptr<cairo_t, DestroyContext>;

class CairoPen {
public:
    explicit CairoPen(cairo_t* context) : context_{context} {}

    cairo_t* context() const { return context_; }

    // Additions to the path.
    void rectangle(figure::Rect const& rect) const;
    void rounded_rectangle(figure::Rect const& rect, float corner) const;
    void circle(figure::Point center, float radius) const;
    void polyline(std::vector<figure::Point> const& points, Placement const& at) const;

    void use(figure::Color color) const;

    // Both end the path. The second fills and strokes it as far as asked for.
    void fill(figure::Color color) const;
    void paint(std::optional<figure::Color> const& fill_color, std::optional<figure::Stroke> const& stroke) const;

    // Nothing if the pixels are not there or not as many as they should be. The first is for a context that is not
    // transformed and a rectangle on the grid of pixels; it decides itself which pixel is the nearest, because Cairo's
    // arithmetic is too coarse to do so alike at all sizes.
    void image_on_grid(figure::Rect const& rect, figure::Pixels const& pixels, float opacity) const;
    void image(figure::Rect const& rect, figure::Pixels const& pixels, float opacity) const;

private:
    cairo_t* context_;
};

}  // namespace deconvista::paint
