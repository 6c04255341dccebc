#pragma once
// Where an object lies in the picture: from the object's own space, where it reaches about from -1 to 1, to pixels.

#include "core/drawings/shapes.h"

namespace deconvista::drawings {

struct Pose {
    Point centre{0.5F, 0.5F};  // in sizes of the picture
    float scale{1};            // half the picture's size is 1
    float turns{};             // clockwise
    float aspect{1};           // wider by this, lower by as much
    float shear{};             // how far the top leans
    bool mirrored{false};
};

class Placement {
public:
    // For a picture of size x size pixels.
    Placement(Pose const& pose, int size);

    Point to_object(Point pixel) const;
    Point to_pixel(Point object) const;

    // The pixels that a box of the object's space may touch.
    Box to_pixels(Box box) const;

    // Roughly, in all directions.
    float pixels_per_unit() const { return pixels_per_unit_; }

private:
    Point centre_;
    Point right_, down_;  // the object's axes in pixels
    float determinant_;
    float pixels_per_unit_;
};

}  // namespace deconvista::drawings
