#pragma once
// Rings around cells that somebody wants to be looked at, without what belongs to them.

#include <cstdint>
#include <optional>

#include "core/picture/cells.h"
#include "core/picture/look.h"
#include "core/scene/scene.h"
#include "core/tensor/shape.h"
#include "core/trace/timeline.h"
#include "core/trace/trace.h"

namespace deconvista::picture {

enum class Part : std::uint8_t { Input, Kernel, Output, Sum };

// All cells from the first to the last on every axis, both included.
struct CellBox {
    tensor::Index first, last;
    bool operator==(CellBox const&) const = default;
};

// Ring: a ring on each cell, or around many together. Corners: around each cell, so that they are told from rings and
// from the frame of the current step.
enum class MarkStyle : std::uint8_t { Ring, Corners };

// All cells of the part that are drawn, or those in the box. The written sum has no cells, and so no box.
struct Marked {
    Part part{};
    std::optional<CellBox> box;
    MarkStyle style{MarkStyle::Ring};
    bool operator==(Marked const&) const = default;
};

// Drawn over a picture that compose() made of the same scene, moment and look. Of two scenes beside each other a whole
// part is marked in both, a box in the first.
void draw_marked(Shapes& shapes, scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                 Look const& look, Marked const& marked);

}  // namespace deconvista::picture
