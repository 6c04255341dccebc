#include "core/drawings/placement.h"

#include "core/drawings/turn.h"

namespace deconvista::drawings {

Placement::Placement(Pose const& pose, int size) {
    auto const pixels = static_cast<float>(size);
    centre_ = {pose.centre.x * pixels, pose.centre.y * pixels};
    pixels_per_unit_ = pose.scale * pixels / 2;
    auto const width = pixels_per_unit_ * pose.aspect * (pose.mirrored ? -1.F : 1.F);
    auto const height = pixels_per_unit_ / pose.aspect;
    auto const along = cosine(pose.turns), across = sine(pose.turns);
    right_ = {width * along, width * across};
    auto const lean = pose.shear * height;
    down_ = {lean * along - height * across, lean * across + height * along};
    determinant_ = right_.x * down_.y - right_.y * down_.x;
}

Point Placement::to_object(Point pixel) const {
    Point const from{pixel.x - centre_.x, pixel.y - centre_.y};
    return {(from.x * down_.y - from.y * down_.x) / determinant_,
            (from.y * right_.x - from.x * right_.y) / determinant_};
}

Point Placement::to_pixel(Point object) const {
    return {centre_.x + object.x * right_.x + object.y * down_.x, centre_.y + object.x * right_.y + object.y * down_.y};
}

Box Placement::to_pixels(Box box) const {
    auto const first = to_pixel(box.least);
    Box pixels{first, first};
    for (auto const corner : {Point{box.most.x, box.least.y}, Point{box.least.x, box.most.y}, box.most}) {
        auto const pixel = to_pixel(corner);
        pixels = hull(pixels, {pixel, pixel});
    }
    return pixels;
}

}  // namespace deconvista::drawings
