#include "app/paint/imgui_painter.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

#include "app/paint/placement.h"
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

constexpr float kPi = std::numbers::pi_v<float>;

ImU32 packed(Color color) {
    return IM_COL32(color.red, color.green, color.blue, color.alpha);
}

// So many straight pieces that none leaves the circle by more than a tenth of a pixel.
int pieces_of_circle(float radius) {
    constexpr float kError = 0.1f;
    if (radius <= kError) return 4;
    auto const pieces = std::ceil(kPi / std::acos(1 - kError / radius));
    return std::clamp(static_cast<int>(pieces), 12, 512);
}

// Works in pixels of the screen; only clips are in ImGui's units. Who made it scales its vertices in the end.
class ScreenPainter {
public:
    ScreenPainter(ImDrawList& list, ImGuiFonts& fonts, ImageTextures& images, float pixels_per_unit)
        : list_{list}, fonts_{fonts}, images_{images}, unit_{1 / pixels_per_unit}, white_{fonts.glyphs().white()} {}

    void paint(std::vector<Shape> const& shapes, Placement const& at) {
        for (auto const& shape : shapes) {
            std::visit(base::Overloaded{
                           [&](Box const& box) { paint(box, at); },
                           [&](Line const& line) { paint(line, at); },
                           [&](Polyline const& polyline) { paint(polyline, at); },
                           [&](Polygon const& polygon) { paint(polygon, at); },
                           [&](Circle const& circle) { paint(circle, at); },
                           [&](Label const& label) { paint(label, at); },
                           [&](Image const& image) { paint(image, at); },
                           [&](Group const& group) { paint(group, at); },
                       },
                       shape);
        }
    }

    void fill(Rect const& rect, Color color) {
        if (rect.width <= 0 || rect.height <= 0 || color.alpha == 0) return;
        quad(rect, white_, white_, color);
    }

    template <class Draw>
    void clipped(Rect const& rect, Draw draw) {
        ImVec2 const from{rect.x * unit_, rect.y * unit_}, to{rect.right() * unit_, rect.bottom() * unit_};
        list_.PushClipRect(from, to, true);
        draw();
        list_.PopClipRect();
    }

private:
    enum class Ends { Open, Joined };

    void quad(Rect const& rect, ImVec2 from, ImVec2 to, Color color) {
        list_.PrimReserve(6, 4);
        list_.PrimRectUV({rect.x, rect.y}, {rect.right(), rect.bottom()}, from, to, packed(color));
    }

    // ImGui's own shapes read white from ImGui's atlas; ours has a white place too, and drawing everything from one
    // texture keeps a grid of cells and numbers one call to the graphics card.
    template <class Draw>
    void from_our_texture(Draw draw) {
        auto const first = list_.VtxBuffer.Size;
        draw();
        for (int i = first; i < list_.VtxBuffer.Size; ++i) list_.VtxBuffer[i].uv = white_;
    }

    // ---- the path

    void begin_path() { path_.clear(); }

    // Two equal points in a row have no direction between them; ImGui would make spikes of them.
    void line_to(Point point) {
        ImVec2 const next{point.x, point.y};
        if (path_.empty() || !are_same(path_.back(), next)) path_.push_back(next);
    }

    static bool are_same(ImVec2 const& a, ImVec2 const& b) {
        constexpr float kNearly = 0.01f;
        return std::abs(a.x - b.x) < kNearly && std::abs(a.y - b.y) < kNearly;
    }

    // A closed path leads back to its beginning by itself.
    void close_path() {
        while (path_.size() > 1 && are_same(path_.front(), path_.back())) path_.pop_back();
    }

    void line_through(std::vector<Point> const& points, Placement const& at) {
        begin_path();
        for (auto const& point : points) line_to(at(point));
    }

    void arc_to(Point center, float radius, float from, float to, int pieces) {
        for (int i = 0; i <= pieces; ++i) {
            auto const angle = from + (to - from) * static_cast<float>(i) / static_cast<float>(pieces);
            line_to({center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)});
        }
    }

    void rounded_rectangle(Rect const& rect, float radius) {
        auto const pieces = (pieces_of_circle(radius) + 3) / 4;
        auto const corner = [&](float x, float y, int first_quarter) {
            auto const from = static_cast<float>(first_quarter) * kPi / 2;
            arc_to({x, y}, radius, from, from + kPi / 2, pieces);
        };
        begin_path();
        corner(rect.x + radius, rect.y + radius, 2);
        corner(rect.right() - radius, rect.y + radius, 3);
        corner(rect.right() - radius, rect.bottom() - radius, 0);
        corner(rect.x + radius, rect.bottom() - radius, 1);
        close_path();
    }

    void fill_path(std::optional<Color> const& color, Placement const& at) {
        if (!color) return;
        from_our_texture(
            [&] { list_.AddConvexPolyFilled(path_.data(), static_cast<int>(path_.size()), packed(at(*color))); });
    }

    // ImGui draws no line thinner than a pixel; what it lacks in width it loses in opacity.
    void stroke_path(std::optional<Stroke> stroke, Ends ends) {
        if (!stroke || stroke->width <= 0 || path_.size() < 2) return;
        if (stroke->width < 1) stroke = on_grid(*stroke);
        auto const flags = ends == Ends::Joined ? ImDrawFlags_Closed : ImDrawFlags_None;
        from_our_texture([&] {
            list_.AddPolyline(path_.data(), static_cast<int>(path_.size()), packed(stroke->color), flags,
                              stroke->width);
        });
    }

    // ---- shapes

    void paint(Box const& box, Placement const& at) {
        auto const rect = at(box.rect);
        std::optional<Stroke> stroke;
        if (box.stroke) stroke = on_grid(at(*box.stroke));
        auto const outline = stroke ? outline_on_grid(rect, stroke->width) : on_grid(rect);
        auto const corner = corner_within(outline, at.scale * box.corner);
        if (corner > 0) {
            rounded_rectangle(outline, corner);
            fill_path(box.fill, at);
            return stroke_path(stroke, Ends::Joined);
        }
        auto const color = placed(box.fill, at);
        if (color && stroke && is_small(outline) && color->alpha == 255 && stroke->color.alpha == 255)
            return small_cell(outline, *color, *stroke);
        if (color) fill(filled_on_grid(outline), *color);
        if (!stroke) return;
        auto const frame = frame_around(outline, stroke->width);
        for (auto const& bar : {frame.top, frame.bottom, frame.left, frame.right}) fill(bar, stroke->color);
    }

    static bool is_small(Rect const& rect) { return rect.width * rect.height < 64 * 64; }

    // Two boxes one over the other instead of one and four bars: fewer corners, and too few pixels to matter.
    void small_cell(Rect const& outline, Color color, Stroke const& stroke) {
        auto const half = stroke.width / 2;
        fill({outline.x - half, outline.y - half, outline.width + stroke.width, outline.height + stroke.width},
             stroke.color);
        fill({outline.x + half, outline.y + half, outline.width - stroke.width, outline.height - stroke.width}, color);
    }

    void paint(Line const& line, Placement const& at) {
        auto const from = at(line.from), to = at(line.to);
        if (from.x == to.x || from.y == to.y) {
            auto const stroke = on_grid(at(line.stroke));
            return fill(bar_on_grid(from, to, stroke.width), stroke.color);
        }
        line_through({line.from, line.to}, at);
        stroke_path(at(line.stroke), Ends::Open);
    }

    void paint(Polyline const& polyline, Placement const& at) {
        line_through(polyline.points, at);
        stroke_path(at(polyline.stroke), Ends::Open);
    }

    void paint(Polygon const& polygon, Placement const& at) {
        line_through(polygon.points, at);
        close_path();
        fill_path(polygon.fill, at);
        stroke_path(placed(polygon.stroke, at), Ends::Joined);
    }

    void paint(Circle const& circle, Placement const& at) {
        auto const radius = at.scale * circle.radius;
        begin_path();
        arc_to(at(circle.center), radius, 0, 2 * kPi, pieces_of_circle(radius));
        close_path();
        fill_path(circle.fill, at);
        stroke_path(placed(circle.stroke, at), Ends::Joined);
    }

    void paint(Label const& label, Placement const& at) {
        if (is_too_small_to_see(at.scale * label.size)) return;
        auto const size = text_size_on_grid(at.scale * label.size);
        lay_out(label, size, fonts_.metrics(), layout_);
        auto const point = at(label.at);
        auto const baseline = on_grid(point.y + layout_.sharp_baseline);
        for (auto const& placed : layout_.glyphs) {
            auto const image = fonts_.glyphs().find(placed.glyph, static_cast<int>(size));
            if (image.width == 0) continue;
            auto const stretch = size / static_cast<float>(image.size);  // 1 but for a moment
            auto const x = on_grid(point.x + placed.x) + stretch * static_cast<float>(image.left);
            auto const y = baseline - stretch * static_cast<float>(image.top);
            quad({x, y, stretch * static_cast<float>(image.width), stretch * static_cast<float>(image.height)},
                 fonts_.glyphs().position(image.x, image.y),
                 fonts_.glyphs().position(image.x + image.width, image.y + image.height),
                 at(label.runs[placed.run].color));
        }
    }

    void paint(Image const& image, Placement const& at) {
        auto const rect = on_grid(at(image.rect));
        if (!are_complete(image.pixels) || rect.width <= 0 || rect.height <= 0) return;
        // A pixel's centre between two cells goes to the right one, as in files, and not where rounding takes it.
        constexpr float kToTheRight = 1.0f / 512;
        ImVec2 const shift{kToTheRight / static_cast<float>(image.pixels.width),
                           kToTheRight / static_cast<float>(image.pixels.height)};
        list_.PushTextureID(images_.of(image.pixels));
        quad(rect, shift, {1 + shift.x, 1 + shift.y}, at(Color{255, 255, 255}));
        list_.PopTextureID();
    }

    void paint(Group const& group, Placement const& at) {
        auto const inner = at.inside(group);
        if (!group.clip) return paint(group.shapes, inner);
        clipped(on_grid(inner(*group.clip)), [&] { paint(group.shapes, inner); });
    }

    ImDrawList& list_;
    ImGuiFonts& fonts_;
    ImageTextures& images_;
    float unit_;  // a pixel in ImGui's units
    ImVec2 white_;
    std::vector<ImVec2> path_;
    TextLayout layout_;
};

}  // namespace

void on_screen(figure::Figure const& figure, ImDrawList& list, ImVec2 origin, float scale, ImGuiFonts& fonts,
               ImageTextures& images) {
    auto const density = ImGui::GetIO().DisplayFramebufferScale.x;
    auto const pixels_per_unit = density > 0 ? density : 1.0f;
    ScreenPainter painter{list, fonts, images, pixels_per_unit};
    Placement const placement{{origin.x * pixels_per_unit, origin.y * pixels_per_unit}, scale * pixels_per_unit, 1};
    auto const bounds = on_grid(placement(Rect{0, 0, figure.width, figure.height}));

    auto const flags = list.Flags;
    auto const first_vertex = list.VtxBuffer.Size;
    list.Flags = (flags & ~ImDrawListFlags_AntiAliasedLinesUseTex) | ImDrawListFlags_AntiAliasedLines |
                 ImDrawListFlags_AntiAliasedFill;
    list.PushTextureID(fonts.glyphs().id());
    painter.clipped(bounds, [&] {
        painter.fill(bounds, figure.ground);
        painter.paint(figure.shapes, placement);
    });
    list.PopTextureID();
    list.Flags = flags;
    for (int i = first_vertex; i < list.VtxBuffer.Size; ++i) {
        auto& position = list.VtxBuffer[i].pos;
        position = {position.x / pixels_per_unit, position.y / pixels_per_unit};
    }
}

}  // namespace deconvista::paint
