#include <algorithm>
#include <initializer_list>
#include <utility>

#include "core/base/number_text.h"
#include "core/scene/data_source.h"
#include "core/scene/json_fields.h"
#include "core/scene/json_members.h"
#include "core/scene/limits.h"
#include "core/scene/scene_file.h"
#include "core/scene/scene_keys.h"

namespace deconvista::scene {
namespace {

using base::Outcome;
using base::refused;
using base::Result;
using base::to_text;

template <class T>
Outcome store(T& target, Result<T> value) {
    if (!value) return value.problem();
    target = *std::move(value);
    return base::done();
}

// One name, or a list of them.
Result<Views> read_views(JsonValue value, std::string const& path) {
    if (value.kind() != JsonKind::Array) {
        auto const view = read_word<View>(value, path);
        if (!view) return view.problem();
        return Views{*view};
    }
    constexpr auto kMost = static_cast<std::int64_t>(kMaxViews);
    auto const count = count_items(value);
    if (count < 1 || count > kMost)
        return refused("list_length_out_of_range", {path, to_text(count), "1", to_text(kMost)});
    Views views;
    for (JsonCursor items{value}; items.next();) {
        auto const view = read_word<View>(items.value(), item_path(path, static_cast<std::int64_t>(views.size())));
        if (!view) return view.problem();
        if (std::ranges::find(views, *view) != views.end())
            return refused("view_twice", {path, std::string{word_of(*view)}});
        views.push_back(*view);
    }
    return views;
}

class SceneReader {
public:
    // `place`: of the scene in the file, empty for the whole of it.
    SceneReader(JsonMembers members, ImageLoader const& load_image, std::string const& place = {})
        : members_{std::move(members)},
          load_image_{load_image},
          place_{place},
          input_{path_of("input")},
          kernel_{path_of("kernel")} {}

    Result<Scene> whole() {
        for (auto const part : {
                 &SceneReader::read_operation,
                 &SceneReader::read_words,
                 &SceneReader::read_input,
                 &SceneReader::read_kernel,
                 &SceneReader::read_numbers,
                 &SceneReader::read_padding,
                 &SceneReader::read_bias,
                 &SceneReader::read_values,
                 &SceneReader::read_beside,
             })
            if (auto const fine = (this->*part)(); !fine) return fine.problem();
        return std::move(scene_);
    }

private:
    std::string path_of(char const* key) const { return member_path(place_, key); }

    Outcome read_operation() {
        auto const operation = members_.find("operation");
        if (!operation) return refused("operation_missing", {quoted_list(Words<op::Kind>::kWords)});
        if (auto const fine = store(scene_.operation, read_word<op::Kind>(*operation, path_of("operation"))); !fine)
            return fine;
        for (auto const& [key, value] : members_.all())
            if (!has_key(scene_.operation, key))
                return refused("key_not_for_operation", {std::string{key}, std::string{word_of(scene_.operation)}});
        return base::done();
    }

    // Reads the member into the target, if there is one; `read_value` gets its value and its path.
    template <class T, class Read>
    Outcome take(char const* key, T& target, Read read_value) {
        auto const value = members_.find(key);
        return value ? store(target, Result<T>{read_value(*value, path_of(key))}) : base::done();
    }

    Outcome read_words() {
        bool flips = false, ceils = false, counts = true;
        for (auto const& fine : {
                 take("title", scene_.title, read_text),
                 take("crop", scene_.crop, read_word<trace::CropForm>),
                 take("convention", scene_.convention, read_word<op::Convention>),
                 take("method", scene_.method, read_word<Method>),
                 take("view", scene_.views, read_views),
                 take("flip_kernel", flips, read_flag),
                 take("ceil_mode", ceils, read_flag),
                 take("count_include_pad", counts, read_flag),
             })
            if (!fine) return fine;
        if (scene_.title.size() > kMaxTitleBytes)
            return base::over_limit("title_too_long",
                                    {to_text(static_cast<std::int64_t>(scene_.title.size())), to_text(kMaxTitleBytes)});
        if (members_.find("flip_kernel"))
            scene_.orientation = flips ? op::Orientation::Flipped : op::Orientation::AsStored;
        if (ceils) scene_.rounding = op::Rounding::Ceil;
        if (!counts) scene_.padding_in_average = op::PaddingInAverage::NotCounted;
        if (scene_.method == Method::Phases && scene_.operation != op::Kind::TransposedConvolution)
            return refused("phases_not_here");
        return base::done();
    }

    Outcome read_input() {
        auto const value = members_.find("input");
        if (!value) return refused("input_missing");
        auto const input = JsonMembers::read(*value, path_of("input"), kInputKeys);
        if (!input) return input.problem();
        if (input->find("image")) {
            auto const picture = input_.load_image(*input, load_image_);
            if (picture) sizes_.input = *picture;
            return picture ? base::done() : Outcome{picture.problem()};
        }
        if (auto const fine = input_.read(*input); !fine) return fine;
        auto const shape = input_.read_shape(*input, 3, 2 + tensor::kMaxSpatialAxes);
        if (!shape) return shape.problem();
        if (auto const& generated = input_.generated())
            if (auto const fine = check_input_generator(generated->generator); !fine) return fine;
        return store(sizes_.input, input_.upsampled_shape(shape_from(*shape)));
    }

    Outcome read_kernel() {
        auto const value = members_.find("kernel");
        auto const operation = std::string{word_of(scene_.operation)};
        if (!value) return refused("kernel_missing", {operation});
        auto const kernel = JsonMembers::read(*value, path_of("kernel"), kKernelKeys);
        if (!kernel) return kernel.problem();
        bool const pooling = op::is_pooling(scene_.operation);
        for (auto const& [key, member] : kernel->all())
            if (pooling && key != "shape")
                return refused("key_not_for_operation", {member_path(path_of("kernel"), key), operation});
        auto const entries = sizes_.input.spatial.axes() + (pooling ? 0 : 2);
        auto const shape = kernel_.read_shape(*kernel, entries, entries);
        if (!shape) return shape.problem();
        sizes_.kernel = pooling ? tensor::Shape{1, 1, extents_from(*shape)} : shape_from(*shape);
        scene_.kernel_extents = sizes_.kernel.spatial;
        if (pooling) return base::done();
        auto const fine = kernel_.read(*kernel);
        if (fine && kernel_.generated()) scene_.kernel.source = *kernel_.generated();  // its sizes are checked by it
        return fine;
    }

    int axes() const { return sizes_.input.spatial.axes(); }

    // One integer for all axes, or a list with one for each.
    Result<tensor::Extents> read_per_axis(JsonValue value, std::string const& path) const {
        if (value.kind() == JsonKind::Number) {
            auto const integer = read_integer(value, path);
            if (!integer) return integer.problem();
            return tensor::Extents(axes(), *integer);
        }
        if (value.kind() != JsonKind::Array) return refused("integer_or_list_needed", {path, excerpt(value)});
        auto const integers = read_integers(value, path, axes(), axes());
        if (!integers) return integers.problem();
        return extents_from(*integers);
    }

    Outcome read_numbers() {
        auto const per_axis = [this](JsonValue value, std::string const& path) { return read_per_axis(value, path); };
        tensor::Extents output_padding, output_shape;
        scene_.stride = scene_.dilation = tensor::Extents(axes(), 1);
        for (auto const& fine : {
                 take("stride", scene_.stride, per_axis),
                 take("dilation", scene_.dilation, per_axis),
                 take("groups", scene_.groups, read_integer),
                 take("output_padding", output_padding, per_axis),
                 take("output_shape", output_shape, per_axis),
             })
            if (!fine) return fine;
        if (output_padding.axes() > 0) scene_.output_padding = output_padding;
        if (output_shape.axes() > 0) scene_.output_shape = output_shape;
        return base::done();
    }

    Outcome read_padding() {
        tensor::PerAxis<op::PaddingPair> pairs(axes(), {});
        auto const value = members_.find("padding");
        if (value && value->kind() == JsonKind::String)
            return store(scene_.padding, padding_from(read_word<op::NamedPadding>(*value, path_of("padding"))));
        if (value && value->kind() == JsonKind::Number)
            return store(scene_.padding, padding_from(read_even_padding(*value)));
        if (value && value->kind() != JsonKind::Array)
            return refused("padding_needed",
                           {path_of("padding"), excerpt(*value), quoted_list(Words<op::NamedPadding>::kWords)});
        if (value && count_items(*value) != axes())
            return refused("padding_length_differs", {to_text(count_items(*value)), to_text(axes())});
        if (value) {
            int axis = 0;
            for (JsonCursor items{*value}; items.next(); ++axis)
                if (auto const fine = store(pairs[axis], read_pair(items.value(), item_path(path_of("padding"), axis)));
                    !fine)
                    return fine;
        }
        scene_.padding = pairs;
        return base::done();
    }

    template <class T>
    static Result<Padding> padding_from(Result<T> const& part) {
        if (!part) return part.problem();
        return Padding{*part};
    }

    Result<tensor::PerAxis<op::PaddingPair>> read_even_padding(JsonValue value) const {
        auto const pair = read_pair(value, path_of("padding"));
        if (!pair) return pair.problem();
        return tensor::PerAxis<op::PaddingPair>(axes(), *pair);
    }

    static Result<op::PaddingPair> read_pair(JsonValue value, std::string const& path) {
        if (value.kind() == JsonKind::Array) {
            auto const pair = read_integers(value, path, 2, 2);
            if (!pair) return pair.problem();
            return op::PaddingPair{(*pair)[0], (*pair)[1]};
        }
        if (value.kind() != JsonKind::Number) return refused("integer_or_pair_needed", {path, excerpt(value)});
        auto const both = read_integer(value, path);
        if (!both) return both.problem();
        return op::PaddingPair{*both, *both};
    }

    // With the shapes read, everything about sizes is checked; the bias is known to be short after that.
    Outcome read_bias() {
        auto const operation = operation_of(scene_, sizes_);
        if (!operation) return operation.problem();
        auto const bias = members_.find("bias");
        if (!bias) return base::done();
        if (auto const list = expect(*bias, JsonKind::Array, path_of("bias")); !list) return list.problem();
        auto const output = op::output_shape(*operation, sizes_.input, sizes_.kernel);
        if (!output) return output.problem();
        if (auto const count = count_items(*bias); count != output->channels)
            return refused("bias_size_differs", {to_text(count), to_text(output->channels)});
        for (JsonCursor items{*bias}; items.next();) {
            auto const path = item_path(path_of("bias"), static_cast<std::int64_t>(scene_.bias.size()));
            auto const number = read_number(items.value(), path);
            if (!number) return number.problem();
            scene_.bias.push_back(*number);
        }
        return base::done();
    }

    // Both lists are counted before memory is taken for either.
    Outcome read_values() {
        for (auto const& fine : {input_.check_count(sizes_.input), kernel_.check_count(sizes_.kernel)})
            if (!fine) return fine;
        if (auto const fine = store(scene_.input, input_.data(sizes_.input)); !fine) return fine;
        if (op::is_pooling(scene_.operation)) return base::done();
        return store(scene_.kernel, kernel_.data(sizes_.kernel));
    }

    Outcome read_beside() {
        auto const value = members_.find("beside");
        if (!value) return base::done();
        if (auto const object = expect(*value, JsonKind::Object, "beside"); !object) return object.problem();
        auto members = JsonMembers::read(*value, "beside", kBesideKeys);
        if (!members) return members.problem();
        auto beside = SceneReader{*std::move(members), load_image_, "beside"}.whole();
        if (!beside) return beside.problem();
        scene_.beside.push_back(*std::move(beside));
        return base::done();
    }

    JsonMembers members_;
    ImageLoader const& load_image_;
    std::string place_;
    Scene scene_;
    Sizes sizes_;
    DataSource input_, kernel_;
};

}  // namespace

Result<Scene> read_scene(std::string_view json, ImageLoader const& load_image) {
    auto const size = static_cast<std::int64_t>(json.size());
    if (size > kMaxSceneFileBytes)
        return base::over_limit("scene_text_too_long", {to_text(size), to_text(kMaxSceneFileBytes)});
    auto const document = check_json(json, kMaxNesting);
    if (!document) return document.problem();
    if (document->kind() != JsonKind::Object) return refused("scene_is_no_object", {excerpt(*document)});
    if (auto const fine = check_version(*document); !fine) return fine.problem();
    auto members = JsonMembers::read(*document, "", kSceneKeys);
    if (!members) return members.problem();
    return SceneReader{*std::move(members), load_image}.whole();
}

}  // namespace deconvista::scene
