#pragma once
// The whole result of an operation that is too large to be drawn cell by cell. It takes longer to compute than a
// picture may take to compose, so it is computed elsewhere (core/op/fast_evaluate.h) and handed to compose().

#include <array>
#include <optional>

#include "core/tensor/tensor.h"
#include "core/trace/trace.h"

namespace deconvista::picture {

struct WholeResult {
    tensor::Tensor values;  // empty as long as there are none
    // Where set, the result is being computed and this is how far that has come, 0 to 1; the values, if there are any,
    // belong to what was shown before and may have another shape.
    std::optional<float> progress;
};

// Of a scene and of the one beside it.
using Wholes = std::array<WholeResult, 2>;

// Whether pictures of this trace show the whole result.
bool shows_whole_result(trace::Trace const& trace);

}  // namespace deconvista::picture
