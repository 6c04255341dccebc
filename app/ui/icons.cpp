#include "app/ui/icons.h"

#include <algorithm>
#include <cmath>

namespace deconvista::ui {
namespace {

// Draws in a square from -1 to 1 around the centre.
class Pen {
public:
    Pen(ImDrawList& list, ImVec2 center, float size, ImU32 color)
        : list_{list}, center_{center}, half_{size / 2}, color_{color}, width_{std::max(1.0f, std::round(size / 9))} {}

    ImVec2 at(float x, float y) const { return {center_.x + x * half_, center_.y + y * half_}; }

    void triangle(ImVec2 a, ImVec2 b, ImVec2 c) { list_.AddTriangleFilled(a, b, c, color_); }
    void bar(float left, float top, float right, float bottom) {
        auto const a = at(left, top), b = at(right, bottom);
        list_.AddRectFilled({std::round(a.x), std::round(a.y)}, {std::round(b.x), std::round(b.y)}, color_);
    }
    void line(ImVec2 a, ImVec2 b) { list_.AddLine(a, b, color_, width_); }
    void frame(float left, float top, float right, float bottom, float corner) {
        list_.AddRect(at(left, top), at(right, bottom), color_, corner * half_, 0, width_);
    }
    // Clockwise, the right way up; negative `towards` points left.
    void arrow(float from, float to, float height) {
        bool const right = to > from;
        triangle(at(from, right ? -height : height), at(to, 0), at(from, right ? height : -height));
    }
    void dot(float x, float y, float radius) { list_.AddCircleFilled(at(x, y), radius * half_, color_); }
    float width() const { return width_; }

private:
    ImDrawList& list_;
    ImVec2 center_;
    float half_;
    ImU32 color_;
    float width_;
};

void chain(Pen& pen, float gap) {
    pen.frame(-1.25f, -0.5f, -gap, 0.5f, 0.5f);
    pen.frame(gap, -0.5f, 1.25f, 0.5f, 0.5f);
}

}  // namespace

void draw_icon(ImDrawList& list, Icon icon, ImVec2 center, float size, ImU32 color) {
    Pen pen{list, center, size, color};
    switch (icon) {
        case Icon::Play:
            return pen.arrow(-0.7f, 0.95f, 0.95f);
        case Icon::Pause:
            pen.bar(-0.75f, -0.9f, -0.22f, 0.9f);
            return pen.bar(0.22f, -0.9f, 0.75f, 0.9f);
        case Icon::StepForward:
            pen.bar(-0.85f, -0.8f, -0.5f, 0.8f);
            return pen.arrow(-0.3f, 0.85f, 0.8f);
        case Icon::StepBack:
            pen.bar(0.5f, -0.8f, 0.85f, 0.8f);
            return pen.arrow(0.3f, -0.85f, 0.8f);
        case Icon::ToEnd:
            pen.arrow(-0.9f, 0.0f, 0.8f);
            pen.arrow(-0.2f, 0.7f, 0.8f);
            return pen.bar(0.7f, -0.8f, 1.0f, 0.8f);
        case Icon::ToStart:
            pen.arrow(0.9f, 0.0f, 0.8f);
            pen.arrow(0.2f, -0.7f, 0.8f);
            return pen.bar(-1.0f, -0.8f, -0.7f, 0.8f);
        case Icon::Plus:
            pen.line(pen.at(-0.8f, 0), pen.at(0.8f, 0));
            return pen.line(pen.at(0, -0.8f), pen.at(0, 0.8f));
        case Icon::Minus:
            return pen.line(pen.at(-0.8f, 0), pen.at(0.8f, 0));
        case Icon::Linked:
            chain(pen, 0.05f);
            return pen.line(pen.at(-0.6f, 0), pen.at(0.6f, 0));
        case Icon::Separate:
            return chain(pen, 0.3f);
        case Icon::Up:
            pen.line(pen.at(0, -0.8f), pen.at(0, 0.85f));
            pen.line(pen.at(-0.65f, -0.15f), pen.at(0, -0.85f));
            return pen.line(pen.at(0.65f, -0.15f), pen.at(0, -0.85f));
        case Icon::Down:
            pen.line(pen.at(-0.85f, -0.4f), pen.at(0, 0.45f));
            return pen.line(pen.at(0.85f, -0.4f), pen.at(0, 0.45f));
        case Icon::Folder:
            pen.bar(-0.95f, -0.75f, -0.1f, -0.3f);
            return pen.bar(-0.95f, -0.5f, 0.95f, 0.75f);
        case Icon::File:
            pen.frame(-0.65f, -0.9f, 0.65f, 0.9f, 0.15f);
            pen.line(pen.at(-0.3f, -0.2f), pen.at(0.3f, -0.2f));
            return pen.line(pen.at(-0.3f, 0.3f), pen.at(0.3f, 0.3f));
        case Icon::Cross:
            pen.line(pen.at(-0.7f, -0.7f), pen.at(0.7f, 0.7f));
            return pen.line(pen.at(-0.7f, 0.7f), pen.at(0.7f, -0.7f));
        case Icon::Sliders:
            for (float const y : {-0.6f, 0.0f, 0.6f}) {
                pen.line(pen.at(-0.95f, y), pen.at(0.95f, y));
                pen.dot(y == 0 ? -0.35f : 0.35f, y, 0.28f);
            }
            return;
        case Icon::Words:
            for (float const y : {-0.65f, -0.2f, 0.25f}) pen.line(pen.at(-0.9f, y), pen.at(0.9f, y));
            return pen.line(pen.at(-0.9f, 0.7f), pen.at(0.2f, 0.7f));
    }
}

}  // namespace deconvista::ui
