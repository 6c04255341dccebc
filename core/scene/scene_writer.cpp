#include <cmath>
#include <span>

#include "core/base/number_text.h"
#include "core/base/overloaded.h"
#include "core/scene/json_text.h"
#include "core/scene/scene_file.h"
#include "core/scene/scene_keys.h"
#include "core/scene/words.h"

namespace deconvista::scene {
namespace {

enum class Layout : std::uint8_t { Indented, Line };

std::string number(float value) {
    auto const text = base::shortest(value);
    return std::isfinite(value) ? text : json_quoted(text);
}

template <class Values, class Text>
std::string list(Values const& values, Text text_of) {
    std::string text = "[";
    for (auto const& value : values) text.append(text.size() > 1 ? ", " : "").append(text_of(value));
    return text + "]";
}

std::string integers(tensor::Extents const& values) {
    return list(values, base::to_text);
}

// Writes objects: members on lines of their own, or all on one line.
class ObjectWriter {
public:
    ObjectWriter(std::string& out, Layout layout, int depth) : out_{out}, layout_{layout}, depth_{depth} {
        out_ += '{';
    }

    void member(std::string_view key, std::string_view value) {
        begin(key);
        out_ += value;
    }

    // Rows of the last axis on lines of their own.
    void values(std::string_view key, std::span<float const> cells, std::int64_t row) {
        begin(key);
        out_ += '[';
        for (std::size_t i = 0; i < cells.size(); ++i) {
            bool const row_begins = i % static_cast<std::size_t>(row) == 0;
            if (i > 0) out_ += row_begins && layout_ == Layout::Indented ? "," : ", ";
            if (row_begins) line_break(depth_ + 2);
            out_ += number(cells[i]);
        }
        line_break(depth_ + 1);
        out_ += ']';
    }

    template <class Write>
    void object(std::string_view key, Write write) {
        begin(key);
        ObjectWriter inner{out_, layout_, depth_ + 1};
        write(inner);
        inner.end();
    }

    void end() {
        line_break(depth_);
        out_ += '}';
    }

private:
    void begin(std::string_view key) {
        if (!first_) out_ += layout_ == Layout::Indented ? "," : ", ";
        first_ = false;
        line_break(depth_ + 1);
        out_ += json_quoted(key) + ": ";
    }

    void line_break(int depth) {
        if (layout_ == Layout::Indented) out_.append("\n").append(static_cast<std::size_t>(depth) * 4, ' ');
    }

    std::string& out_;
    Layout layout_;
    int depth_;
    bool first_{true};
};

std::string shape_text(tensor::Shape const& shape) {
    return tensor::to_text(shape);
}

void write_generated(ObjectWriter& object, Generated const& generated, tensor::Shape const& shape) {
    object.member("generator", json_quoted(word_of(generated.generator)));
    if (generated.seed != 0) object.member("seed", std::to_string(generated.seed));
    object.member("shape", shape_text(shape));
}

void write_given(ObjectWriter& object, tensor::Tensor const& tensor) {
    auto const& shape = tensor.shape();
    object.member("shape", shape_text(shape));
    object.values("values", tensor.values(), shape.spatial[shape.spatial.axes() - 1]);
}

void write_upsampled(ObjectWriter& object, Upsampled const& upsampled) {
    auto const& [upsampling, generated, small] = upsampled;
    if (generated)
        write_generated(object, *generated, small.shape());
    else
        write_given(object, small);
    object.member("upsample", "{\"mode\": " + json_quoted(word_of(upsampling.interpolation)) +
                                  ", \"factor\": " + base::to_text(upsampling.factor) + "}");
}

void write_data(ObjectWriter& object, Data const& data) {
    std::visit(base::Overloaded{
                   [&](ImageFile const& image) { object.member("image", json_quoted(image.path)); },
                   [&](Generated const& generated) { write_generated(object, generated, data.tensor.shape()); },
                   [&](Given const&) { write_given(object, data.tensor); },
                   [&](Upsampled const& upsampled) { write_upsampled(object, upsampled); },
               },
               data.source);
}

std::string pair_text(op::PaddingPair const& pair) {
    return "[" + base::to_text(pair.begin) + ", " + base::to_text(pair.end) + "]";
}

bool is_default(Padding const& padding) {
    auto const* const pairs = std::get_if<tensor::PerAxis<op::PaddingPair>>(&padding);
    return pairs && *pairs == tensor::PerAxis<op::PaddingPair>(pairs->axes(), {});
}

std::string padding_text(Padding const& padding) {
    if (auto const* const name = std::get_if<op::NamedPadding>(&padding)) return json_quoted(word_of(*name));
    auto const& pairs = std::get<tensor::PerAxis<op::PaddingPair>>(padding);
    bool even = true;
    for (auto const& [begin, end] : pairs) even = even && begin == end;
    if (even) return list(pairs, [](op::PaddingPair const& pair) { return base::to_text(pair.begin); });
    return list(pairs, pair_text);
}

void write_parameters(ObjectWriter& object, Scene const& scene) {
    tensor::Extents const ones(scene.axes(), 1);
    if (scene.orientation)
        object.member("flip_kernel", *scene.orientation == op::Orientation::Flipped ? "true" : "false");
    if (!scene.bias.empty()) object.member("bias", list(scene.bias, number));
    if (scene.stride != ones) object.member("stride", integers(scene.stride));
    if (scene.dilation != ones) object.member("dilation", integers(scene.dilation));
    if (scene.groups != 1) object.member("groups", base::to_text(scene.groups));
    if (!is_default(scene.padding)) object.member("padding", padding_text(scene.padding));
    if (scene.output_padding) object.member("output_padding", integers(*scene.output_padding));
    if (scene.rounding != op::Rounding::Floor) object.member("ceil_mode", "true");
    if (scene.padding_in_average != op::PaddingInAverage::Counted) object.member("count_include_pad", "false");
}

void write_rest(ObjectWriter& object, Scene const& scene) {
    Scene const standard;
    if (scene.crop != standard.crop) object.member("crop", json_quoted(word_of(scene.crop)));
    if (scene.convention != standard.convention) object.member("convention", json_quoted(word_of(scene.convention)));
    if (scene.output_shape) object.member("output_shape", integers(*scene.output_shape));
    if (scene.method != standard.method) object.member("method", json_quoted(word_of(scene.method)));
}

void write_views(ObjectWriter& object, Views const& views) {
    if (views.size() > 1)
        object.member("view", list(views, [](View view) { return json_quoted(word_of(view)); }));
    else if (views.front() != View::Flat)
        object.member("view", json_quoted(word_of(views.front())));
}

void write_members(ObjectWriter& object, Scene const& scene) {
    if (!scene.title.empty()) object.member("title", json_quoted(scene.title));
    object.member("operation", json_quoted(word_of(scene.operation)));
    object.object("input", [&](ObjectWriter& input) { write_data(input, scene.input); });
    object.object("kernel", [&](ObjectWriter& kernel) {
        if (op::is_pooling(scene.operation))
            kernel.member("shape", integers(scene.kernel_extents));
        else
            write_data(kernel, scene.kernel);
    });
    write_parameters(object, scene);
    write_rest(object, scene);
}

std::string write(Scene const& scene, Layout layout) {
    std::string text;
    ObjectWriter object{text, layout, 0};
    object.member("version", base::to_text(kSceneVersion));
    write_members(object, scene);
    write_views(object, scene.views);
    for (auto const& beside : scene.beside)
        object.object("beside", [&](ObjectWriter& members) { write_members(members, beside); });
    object.end();
    return text;
}

}  // namespace

std::string write_scene(Scene const& scene) {
    return write(scene, Layout::Indented) + "\n";
}

std::string write_scene_line(Scene const& scene) {
    return write(scene, Layout::Line);
}

}  // namespace deconvista::scene
