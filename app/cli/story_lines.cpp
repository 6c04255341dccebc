#include "app/cli/story_lines.h"

#include "app/cli/json_output.h"
#include "core/story/words.h"

namespace deconvista::cli {
namespace {

using story::Layer;
using story::Maps;
using story::Story;
using trace::Stage;

std::string list(std::vector<std::int64_t> const& numbers) {
    return net::to_text(numbers);
}

// [[first, end], ...] of each axis.
std::string list(net::Box const& box) {
    std::string text = "[";
    for (auto const& [first, end] : box) text += (text.size() > 1 ? ", " : "") + list({first, end});
    return text + "]";
}

// The maps that are shown, with what is largest in each.
std::string maps_text(Story const& story, net::ValueId value, Maps const& maps) {
    return R"(, "value": )" + json(story.name_of(value)) + R"(, "shape": )" + net::to_text(maps.dims) + R"(, "low": )" +
           json(maps.range.low) + R"(, "high": )" + json(maps.range.high) + R"(, "maps": )" + list(maps.channels);
}

std::string layer_text(Layer const& layer) {
    return R"(, "node": )" + json(layer.node) + R"(, "operation": )" + json(layer.operation);
}

std::string start_text(Story const& story) {
    return R"(, "picture": )" + json(story.picture().shape()) + R"(, "receptive_field": )" +
           list(story.projection().receptive_field);
}

std::string choice_text(Story const& story) {
    auto numbers = story.unit().cell;
    numbers.insert(numbers.begin(), story.unit().channel);
    return R"(, "layer": )" + json(story.name_of(story.unit().layer)) + R"(, "unit": )" + list(numbers) +
           R"(, "activation": )" + json(story.projection().seed) + R"(, "rule": )" +
           json(scene::word_of(story.options().rule));
}

std::string forward_text(Story const& story, Layer const& layer) {
    auto text = layer_text(layer) + maps_text(story, layer.output, story.activations(layer.output));
    if (layer.forward.values > 0) text += R"(, "negative": )" + json(layer.forward.changed);
    return text;
}

// Where the signal has come to: the first input that it goes on to.
std::string down_text(Story const& story, Layer const& layer) {
    auto const value = layer.inputs.front();
    auto const& signal = story.signal(value);
    auto text = layer_text(layer) + maps_text(story, value, signal) + R"(, "box": )" + list(signal.box);
    if (layer.down.values > 0)
        text += R"(, "arrived": )" + json(layer.down.values) + R"(, "cut_off": )" + json(layer.down.changed);
    if (layer.dead_windows > 0) text += R"(, "dead_windows": )" + json(layer.dead_windows);
    return text;
}

}  // namespace

std::string story_line(Story const& story, std::int64_t number) {
    auto const [stage, layer] = story.step(number);
    auto const text = stage == Stage::Forward  ? forward_text(story, story.layers()[*layer])
                      : stage == Stage::Down   ? down_text(story, story.layers()[*layer])
                      : stage == Stage::Choose ? choice_text(story)
                                               : start_text(story);
    return R"({"step": )" + json(number) + R"(, "stage": )" + json(identifier(stage)) + text + "}\n";
}

}  // namespace deconvista::cli
