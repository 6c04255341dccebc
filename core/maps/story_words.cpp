#include "core/maps/story_words.h"

#include "core/base/number_text.h"
#include "core/net/window.h"
#include "core/picture/explanation.h"
#include "core/picture/names.h"
#include "core/text/pictures.h"

namespace deconvista::maps {
namespace {

using base::to_text;
using story::Layer;
using story::Story;
using text::Language;
using text::Picture;
using trace::Stage;

std::string say(Language language, text::Name name, std::initializer_list<std::string> facts = {}) {
    return text::fill(name, language, facts);
}

// Which sentences an operation gets.
enum class Kind : std::uint8_t {
    Convolution,
    TransposedConvolution,
    Rectifier,
    MaxPooling,
    AveragePooling,
    Normalization,
    Product,
    Sum,
    Other
};

Kind kind_of(std::string const& operation) {
    if (operation == "Conv") return Kind::Convolution;
    if (operation == "ConvTranspose") return Kind::TransposedConvolution;
    if (operation == "Relu" || operation == "LeakyRelu" || operation == "Clip") return Kind::Rectifier;
    if (operation == "MaxPool" || operation == "GlobalMaxPool") return Kind::MaxPooling;
    if (operation == "AveragePool" || operation == "GlobalAveragePool") return Kind::AveragePooling;
    if (operation == "LRN") return Kind::Normalization;
    if (operation == "Gemm" || operation == "MatMul") return Kind::Product;
    if (operation == "Add" || operation == "Sum") return Kind::Sum;
    return Kind::Other;
}

std::string window_text(Layer const& layer) {
    if (!layer.window) return "";
    auto const& axes = layer.window->operation.axes;
    tensor::Extents extents(axes.axes(), 1);
    for (int axis = 0; axis < axes.axes(); ++axis) extents[axis] = axes[axis].kernel;
    return picture::times_text(extents);
}

std::string map_size(net::Dims const& dims) {
    return picture::times_text(projection::extents_of(dims).spatial);
}

net::Dims const& input_dims(Story const& story, Layer const& layer) {
    return story.activations(layer.inputs.front()).dims;
}

std::string forward_text(Story const& story, Layer const& layer, Language language) {
    auto const& output = story.activations(layer.output).dims;
    auto const maps = [&](net::Dims const& dims) { return maps_text(dims, language); };
    switch (kind_of(layer.operation)) {
        case Kind::Convolution:
        case Kind::TransposedConvolution:
            return say(language, Picture::story_do_convolution,
                       {layer.name, to_text(output[1]), maps(input_dims(story, layer)), map_size(output)});
        case Kind::Rectifier:
            return say(language, Picture::story_do_relu, {layer.name});
        case Kind::MaxPooling:
            return say(language, Picture::story_do_max_pooling, {layer.name, window_text(layer)});
        case Kind::AveragePooling:
            return say(language, Picture::story_do_average_pooling, {layer.name, window_text(layer)});
        case Kind::Product:
            return say(language, Picture::story_do_product, {layer.name, maps(output), maps(input_dims(story, layer))});
        case Kind::Sum:
            if (layer.inputs.size() < 2) break;
            return say(language, Picture::story_do_sum,
                       {layer.name, to_text(static_cast<std::int64_t>(layer.inputs.size()))});
        case Kind::Normalization:
        case Kind::Other:
            break;
    }
    return say(language, Picture::story_do_other,
               {layer.name, layer.operation, maps(input_dims(story, layer)), maps(output)});
}

text::Name rectifier_sentence(projection::Rule rule) {
    switch (rule) {
        case projection::Rule::Deconvnet:
            return Picture::story_down_relu_deconvnet;
        case projection::Rule::Guided:
            return Picture::story_down_relu_guided;
        case projection::Rule::Gradient:
            return Picture::story_down_relu_gradient;
    }
    DECONVISTA_CHECK(false);
}

std::string down_text(Story const& story, Layer const& layer, Language language) {
    switch (kind_of(layer.operation)) {
        case Kind::Convolution:
        case Kind::TransposedConvolution:
            return say(language, Picture::story_down_convolution, {layer.name});
        case Kind::Rectifier:
            return say(language, rectifier_sentence(story.options().rule), {layer.name});
        case Kind::MaxPooling:
            return say(language, Picture::story_down_max_pooling, {layer.name});
        case Kind::AveragePooling:
            return say(language, Picture::story_down_average_pooling, {layer.name, window_text(layer)});
        case Kind::Normalization:
            if (story.options().rule != projection::Rule::Deconvnet) break;
            return say(language, Picture::story_down_normalization, {layer.name});
        case Kind::Product:
            return say(language, Picture::story_down_product, {layer.name});
        case Kind::Sum:
            if (layer.inputs.size() < 2) break;
            return say(language, Picture::story_down_sum,
                       {layer.name, to_text(static_cast<std::int64_t>(layer.inputs.size()))});
        case Kind::Other:
            break;
    }
    return say(language, Picture::story_down_other, {layer.name, layer.operation});
}

std::string forward_numbers(Layer const& layer, Language language) {
    if (layer.forward.values == 0) return "";
    return say(language, Picture::story_did_relu, {to_text(layer.forward.changed), to_text(layer.forward.values)});
}

// Only the deconvnet lets signal through windows that nothing positive came out of.
std::string down_numbers(Story const& story, std::size_t number, Language language) {
    auto const& layer = story.layers()[number];
    if (number == 0) return say(language, Picture::story_down_pixels);
    if (layer.down.values > 0)
        return say(language, Picture::story_down_relu_did, {to_text(layer.down.changed), to_text(layer.down.values)});
    if (layer.dead_windows == 0 || story.options().rule != projection::Rule::Deconvnet) return "";
    bool const passed = story.options().dead_windows == projection::DeadWindows::Passed;
    return say(language, passed ? Picture::story_down_dead : Picture::story_down_dead_dropped,
               {to_text(layer.dead_windows)});
}

std::string stage_line(Story const& story, std::int64_t step, Language language) {
    auto const spans = story.stages();
    for (auto const& [stage, first, count] : spans) {
        if (step >= first + count) continue;
        auto const name = say(language, picture::name_of(stage));
        if (count == 1) return name;
        return say(language, Picture::story_stage_of, {name, to_text(step - first + 1), to_text(count)});
    }
    return "";
}

}  // namespace

std::string unit_text(projection::Unit const& unit, Language language) {
    if (unit.cell.empty()) return say(language, Picture::story_unit_number, {to_text(unit.channel)});
    std::string cell = "(";
    for (auto const at : unit.cell) cell += (cell.size() > 1 ? ", " : "") + to_text(at);
    return say(language, Picture::story_unit_cell, {to_text(unit.channel), cell + ")"});
}

std::string operation_text(Layer const& layer, Language language) {
    auto const window = window_text(layer);
    switch (kind_of(layer.operation)) {
        case Kind::Convolution:
            return say(language, Picture::story_op_convolution, {window});
        case Kind::TransposedConvolution:
            return say(language, Picture::story_op_transposed, {window});
        case Kind::MaxPooling:
            return say(language, Picture::story_op_max_pooling, {window});
        case Kind::AveragePooling:
            return say(language, Picture::story_op_average_pooling, {window});
        case Kind::Rectifier:
            return layer.operation == "Relu" ? "ReLU" : layer.operation;
        case Kind::Normalization:
        case Kind::Product:
        case Kind::Sum:
        case Kind::Other:
            break;
    }
    return layer.operation;
}

std::string maps_text(net::Dims const& dims, Language language) {
    auto const [channels, spatial] = projection::extents_of(dims);
    if (spatial.axes() == 0) return say(language, Picture::story_numbers, {to_text(channels)});
    return say(language, Picture::story_maps, {to_text(channels), picture::times_text(spatial)});
}

StorySentences sentences_of(Story const& story, std::int64_t step, Language language) {
    auto const [stage, number] = story.step(step);
    StorySentences sentences{stage_line(story, step, language), "", ""};
    if (stage == Stage::Forward) {
        sentences.what = forward_text(story, story.layers()[*number], language);
        sentences.numbers = forward_numbers(story.layers()[*number], language);
    } else if (stage == Stage::Down) {
        sentences.what = down_text(story, story.layers()[*number], language);
        sentences.numbers = down_numbers(story, *number, language);
    } else if (stage == Stage::Choose) {
        auto const seed = base::pretty(double{story.projection().seed}, 4);
        sentences.what = say(language, Picture::story_do_choose,
                             {story.short_name_of(story.unit().layer), unit_text(story.unit(), language)});
        sentences.numbers = say(language, Picture::story_activation, {seed});
    } else {
        sentences.what = say(language, Picture::story_do_start, {picture::times_text(story.picture().shape().spatial)});
    }
    return sentences;
}

}  // namespace deconvista::maps
