#include "core/scene/data_source.h"

#include "core/base/number_text.h"
#include "core/scene/json_fields.h"
#include "core/scene/limits.h"
#include "core/scene/scene_keys.h"
#include "core/scene/upsample.h"

namespace deconvista::scene {

using base::Outcome;
using base::refused;
using base::Result;
using base::to_text;

Outcome DataSource::read(JsonMembers const& members) {
    values_ = members.find("values");
    auto const generator = members.find("generator");
    auto const seed = members.find("seed");
    auto const values_path = member_path(path_, "values"), generator_path = member_path(path_, "generator");
    if (auto const upsampling = members.find("upsample"))
        if (auto const fine = read_upsampling(*upsampling); !fine) return fine;
    if (values_ && generator) return refused("values_and_generator", {values_path, generator_path});
    if (!values_ && !generator) return refused("values_missing", {values_path, generator_path});
    if (values_) {
        if (seed) return refused("seed_without_generator", {member_path(path_, "seed")});
        auto const list = expect(*values_, JsonKind::Array, values_path);
        return list ? base::done() : Outcome{list.problem()};
    }
    auto const name = read_word<Generator>(*generator, generator_path);
    if (!name) return name.problem();
    auto const number = seed ? read_seed(*seed, member_path(path_, "seed")) : Result<std::uint64_t>{0};
    if (!number) return number.problem();
    generated_ = Generated{*name, *number};
    return base::done();
}

Result<tensor::Shape> DataSource::load_image(JsonMembers const& members, ImageLoader const& load) {
    for (auto const& [key, value] : members.all())
        if (key != "image") return refused("key_not_with_image", {member_path(path_, key)});
    auto const path = member_path(path_, "image");
    auto const name = read_text(members.find("image").value(), path);
    if (!name) return name.problem();
    if (name->empty()) return refused("text_is_empty", {path});
    auto picture = load(*name);
    if (!picture) return picture.problem();
    picture_ = Data{ImageFile{*name}, *std::move(picture)};
    return picture_->tensor.shape();
}

Result<std::vector<std::int64_t>> DataSource::read_shape(JsonMembers const& members, std::int64_t fewest,
                                                         std::int64_t most) const {
    auto const path = member_path(path_, "shape");
    auto const shape = members.find("shape");
    if (!shape) return refused("key_missing", {path});
    return read_integers(*shape, path, fewest, most);
}

Outcome DataSource::read_upsampling(JsonValue object) {
    auto const path = member_path(path_, "upsample");
    auto const members = JsonMembers::read(object, path, kUpsampleKeys);
    if (!members) return members.problem();
    auto const mode = members->find("mode"), factor = members->find("factor");
    if (!mode || !factor) return refused("key_missing", {member_path(path, mode ? "factor" : "mode")});
    auto const interpolation = read_word<Interpolation>(*mode, member_path(path, "mode"));
    if (!interpolation) return interpolation.problem();
    auto const number = read_integer(*factor, member_path(path, "factor"));
    if (!number) return number.problem();
    upsampling_ = Upsampling{*interpolation, *number};
    return check_upsampling_factor(*number);
}

Result<tensor::Shape> DataSource::upsampled_shape(tensor::Shape const& in_file) const {
    auto shape = in_file;
    if (!upsampling_) return shape;
    for (int axis = 0; axis < shape.spatial.axes(); ++axis) {
        auto& extent = shape.spatial[axis];
        if (extent > kMaxExtent / upsampling_->factor)
            return base::over_limit("upsampled_too_large",
                                    {item_path(member_path(path_, "shape"), axis + 2), to_text(extent),
                                     to_text(upsampling_->factor), to_text(kMaxExtent)});
        extent *= upsampling_->factor;
    }
    return shape;
}

tensor::Shape DataSource::shape_in_file(tensor::Shape shape) const {
    if (upsampling_)
        for (int axis = 0; axis < shape.spatial.axes(); ++axis) shape.spatial[axis] /= upsampling_->factor;
    return shape;
}

Outcome DataSource::check_count(tensor::Shape const& tensor_shape) const {
    if (!values_) return base::done();
    auto const shape = shape_in_file(tensor_shape);
    auto const path = member_path(path_, "values");
    auto const count = count_cells_in(*values_, path);
    if (!count) return count.problem();
    auto const cells = count_cells(shape).value();
    if (*count == cells) return base::done();
    return refused("values_do_not_fit", {path, to_text(*count), to_text(shape), to_text(cells)});
}

Result<Data> DataSource::data(tensor::Shape const& tensor_shape) const {
    if (picture_) return *picture_;
    auto const shape = shape_in_file(tensor_shape);
    if (generated_) return with_upsampling({*generated_, generate(*generated_, shape)}, upsampling_);
    auto const path = member_path(path_, "values");
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(count_cells(shape).value()));
    for (JsonCursor items{*values_}; items.next();) {
        auto const cell = read_cell(items.value(), path, static_cast<std::int64_t>(values.size()));
        if (!cell) return cell.problem();
        values.push_back(*cell);
    }
    return with_upsampling({Given{}, tensor::Tensor{shape, std::move(values)}}, upsampling_);
}

tensor::Shape shape_from(std::vector<std::int64_t> const& integers) {
    return {integers[0], integers[1], extents_from(integers, 2)};
}

tensor::Extents extents_from(std::vector<std::int64_t> const& integers, std::size_t first) {
    tensor::Extents extents(static_cast<int>(integers.size() - first), 0);
    for (int axis = 0; axis < extents.axes(); ++axis) extents[axis] = integers[first + static_cast<std::size_t>(axis)];
    return extents;
}

}  // namespace deconvista::scene
