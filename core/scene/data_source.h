#pragma once
// Where the scene file says that a tensor's values come from. They are read in two strokes: first what costs nothing,
// so that shapes can be checked against each other and against the limits, and only then the values themselves.

#include <optional>
#include <string>
#include <vector>

#include "core/scene/json_members.h"
#include "core/scene/scene.h"
#include "core/scene/scene_file.h"

namespace deconvista::scene {

class DataSource {
public:
    explicit DataSource(std::string path) : path_{std::move(path)} {}

    // Exactly one of "values" and "generator", and, if there is one, "upsample".
    base::Outcome read(JsonMembers const& members);

    // What makes the values, if a generator does.
    std::optional<Generated> const& generated() const { return generated_; }

    // The tensor's shape: of one that is upsampled, that of the file with the factor in its extents.
    base::Result<tensor::Shape> upsampled_shape(tensor::Shape const& in_file) const;

    // "image", which stands alone: the picture's shape.
    base::Result<tensor::Shape> load_image(JsonMembers const& members, ImageLoader const& load);

    base::Result<std::vector<std::int64_t>> read_shape(JsonMembers const& members, std::int64_t fewest,
                                                       std::int64_t most) const;

    // Whether there are as many values as the shape has cells.
    base::Outcome check_count(tensor::Shape const& shape) const;

    // The finished tensor; its size has been checked.
    base::Result<Data> data(tensor::Shape const& shape) const;

private:
    base::Outcome read_upsampling(JsonValue object);
    tensor::Shape shape_in_file(tensor::Shape shape) const;

    std::string path_;
    std::optional<JsonValue> values_;
    std::optional<Generated> generated_;
    std::optional<Upsampling> upsampling_;
    std::optional<Data> picture_;
};

// The first two integers are batch and channels, respectively the kernel's first two extents.
tensor::Shape shape_from(std::vector<std::int64_t> const& integers);
tensor::Extents extents_from(std::vector<std::int64_t> const& integers, std::size_t first = 0);

}  // namespace deconvista::scene
