#pragma once
// Scene + trace + moment -> Figure. Pure: the same arguments give the same figure, in any order of asking.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/figure/figure.h"
#include "core/picture/look.h"
#include "core/picture/sites.h"
#include "core/picture/whole.h"
#include "core/scene/scene.h"
#include "core/trace/timeline.h"
#include "core/trace/trace.h"

namespace deconvista::picture {

// The trace of a scene's computation, in the scene's crop form and in the order of its leading view.
base::Result<trace::Trace> trace_of(scene::Scene const& scene);

// The picture of one moment, in the scene's views; what belongs to the cell in focus is lit in all of them. `trace` is
// the scene's own. Costs what is visible, not what the tensors hold: grids too large for cells show the neighbourhood
// of the window, and the whole as an image. `wholes`: where shows_whole_result() says so, the whole results of the
// scene and of the one beside it; without them, nothing but their places is drawn.
figure::Figure compose(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment, Look const& look,
                       std::optional<Focus> const& focus = std::nullopt, Wholes const& wholes = {});

// The computations whose results `wholes` shall hold.
using WholesNeeded = std::array<std::optional<op::Computation>, 2>;
WholesNeeded wholes_needed(scene::Scene const& scene, trace::Trace const& trace);

// What is drawn at the point of such a picture, in whichever view: the cell, and the step that a click jumps to.
std::optional<Site> site_at(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                            Look const& look, figure::Point point, std::optional<Focus> const& focus = std::nullopt);

// A movement of the pointer over the matrix view: so many pixels dragged, or so many times enlarged about the point.
struct MatrixMove {
    figure::Point at, by;
    float factor{1};
};

// What the look's `matrix` becomes by it; nothing where there is no matrix at the point.
struct MatrixSeen {
    std::optional<MatrixViewport> viewport;
};
std::optional<MatrixSeen> moved_matrix(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                                       Look const& look, MatrixMove const& move);

// The same by keyboard: on by so many quarters of what is seen, or enlarged about the middle of it. Of two scenes
// beside each other, the first one's matrix.
struct MatrixStride {
    int rows{}, columns{};
    float factor{1};
};
std::optional<MatrixSeen> moved_matrix(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                                       Look const& look, MatrixStride const& stride);

// What the look's `matrix` becomes by pointing at a place in the image of a whole matrix; nothing elsewhere.
std::optional<MatrixViewport> matrix_part_at(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                                             Look const& look, figure::Point point);

// Where the views of the scene lie, in their order; of two scenes beside each other, those of the first.
std::vector<figure::Rect> pane_places(scene::Scene const& scene, Look const& look);

}  // namespace deconvista::picture
