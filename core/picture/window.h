#pragma once
// The window of the kernel on the board, as it moves: it glides to its next position, and from one row to the next it
// lifts and sets down.

#include "core/picture/shot.h"

namespace deconvista::picture {

struct WindowAt {
    float row{}, column{};  // the place under its first cell
    float opacity{1};
    bool operator==(WindowAt const&) const = default;
};

WindowAt window_at(Shot const& shot);

// Whether there is a window at this moment: only while it slides.
bool has_window(Shot const& shot);

// Whether it lies on the inputs that are drawn.
bool shows_window(Shot const& shot);

// How far the products of one of `maps` have become visible: one map after the other.
float products_opacity(Shot const& shot, std::size_t map, std::size_t maps);

// How far the current sum has become visible, 0 to 1.
float sum_opacity(Shot const& shot);

}  // namespace deconvista::picture
