#pragma once
// Where the parts of the phases view lie: input and kernel, a small kernel and a small output for each phase, and the
// output in which they interleave. One cell size for all.

#include <vector>

#include "core/op/phases.h"
#include "core/picture/grid_frame.h"
#include "core/picture/layout.h"

namespace deconvista::picture {

// One phase along rows and columns, with the grids that belong to it. Rows and columns of the frames are cells of its
// small kernel, respectively of its small output.
struct PhaseTile {
    std::int64_t number{};  // among the phases of rows and columns
    op::Phase phase;
    GridFrame kernel, outputs;
};

struct PhasesLayout {
    Bands bands;
    op::PhaseAxes phases;
    SliceTap slices;  // of three axes: what is drawn of input, kernel and output
    float cell{};
    GridFrame input, kernel, result;  // places, cells of the stored kernel, output cells
    std::vector<PhaseTile> tiles;
};

// What the blocks of the picture are called, with their sizes or how many there are.
enum class PhaseTitle : std::uint8_t { Input, Kernel, SmallKernels, SmallOutputs, Result };
std::string phase_title(Shot const& shot, PhaseTitle title);

// Of a transposed convolution. Long axes are shown by the part around the current output cell.
PhasesLayout phases_layout(Shot const& shot, Bands const& bands);

}  // namespace deconvista::picture
