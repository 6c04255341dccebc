#pragma once
// What a page points at, out of its part of the lesson file:
//
//     {"output": [1, 2]}              a cell, with everything that meets in it; "input" and "kernel" likewise
//     {"input": [[0, 0], [1, 1]]}     a box of cells, from the first to the last, nothing else
//     "kernel"                        all cells of input, kernel or output; or the written "sum"
//
// or a list of these, with at most one single cell among them.

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/lesson/lesson.h"
#include "core/op/computation.h"
#include "core/scene/json_members.h"

namespace deconvista::lesson {

// [y, x], [channel, y, x] or [batch, channel, y, x] in a tensor of that shape; what is left out is 0.
base::Result<tensor::Index> read_index(scene::JsonValue value, std::string const& path, tensor::Shape const& shape);

base::Result<std::vector<Highlight>> read_highlights(scene::JsonMembers const& page, std::string const& path,
                                                     op::Computation const& computation);

}  // namespace deconvista::lesson
