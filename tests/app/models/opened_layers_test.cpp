// The story of a unit of VGG-16: each layer that can be opened computes, from hundreds of maps, what the network had.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

#include "app/models/model_file.h"
#include "core/op/fast_evaluate.h"
#include "core/story/opened_layer.h"
#include "tests/app/models/hashed_weights.h"

namespace deconvista::models {
namespace {

using trace::Stage;

net::ValueId output_of_nth(net::Graph const& graph, std::string const& operation, int number) {
    for (auto const& node : graph.nodes)
        if (node.operation == operation && --number == 0) return node.outputs.front();
    return net::kNoValue;
}

// One map of a value.
std::vector<float> map_of(net::Array const& array, std::int64_t channel) {
    auto const aligned = array.aligned();
    auto const plane = aligned.size() / aligned.dims()[1];
    auto const values = aligned.values<float>().subspan(static_cast<std::size_t>(channel * plane));
    return {values.begin(), values.begin() + plane};
}

// Of the largest number, how far the furthest is off.
double distance(std::span<float const> found, std::span<float const> expected) {
    if (found.size() != expected.size()) return INFINITY;
    double largest = 0, worst = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        largest = std::max(largest, std::abs(double{expected[i]}));
        worst = std::max(worst, std::abs(double{found[i]} - double{expected[i]}));
    }
    return largest > 0 ? worst / largest : worst;
}

// What a step on the way down brings to the map that the unit hears most, where the story keeps it.
std::vector<float> part_of(tensor::Tensor const& whole, net::Box const& box) {
    auto const width = whole.shape().spatial[1];
    std::vector<float> part;
    for (auto y = box[0].first; y < box[0].end; ++y)
        for (auto x = box[1].first; x < box[1].end; ++x)
            part.push_back(whole.values()[static_cast<std::size_t>(y * width + x)]);
    return part;
}

// A ReLU is opened with one axis more, of one cell in its output.
tensor::Tensor as_plane(tensor::Tensor const& tensor) {
    auto shape = tensor.shape();
    if (shape.spatial.axes() == 3) shape.spatial = {shape.spatial[1], shape.spatial[2]};
    return {shape, {tensor.values().begin(), tensor.values().end()}};
}

TEST(OpenedLayersOfVgg16, ComputeWhatTheNetworkHad) {
    auto graph = open_model(DECONVISTA_SOURCE_DIR "/tests/app/models/golden/vgg16.onnx");
    ASSERT_TRUE(graph);
    story::Viewer viewer{with_hashed_weights(*std::move(graph)), story::EngineChoice::Fast};
    auto const layer = output_of_nth(viewer.graph(), "Relu", 10);  // relu4_3
    auto const& port = viewer.graph().inputs.front();
    auto const viewing = viewer.view({hashed_picture(port.dims.value())}, std::array{layer});
    ASSERT_TRUE(viewing);
    auto const& record = *viewing->record;
    auto const unit = projection::strongest_unit(viewing->graph(), record, layer, 7);
    ASSERT_TRUE(unit);
    auto const story = story::Story::of(*viewing, {{1, 3, {224, 224}}, std::vector<float>(3 * 224 * 224)},
                                        projection::ChannelOrder::Rgb, *unit, {});
    ASSERT_TRUE(story);
    int opened = 0;
    for (std::int64_t step = 0; step < story->steps(); ++step) {
        if (!story::can_open(*story, step)) continue;
        auto const scene = story::open_layer(*viewing, *story, step);
        ASSERT_TRUE(scene) << step;
        auto const computed = op::evaluate_fast(*scene::computation_of(scene->scene));
        auto const& shown = story->layers()[*story->step(step).layer];
        bool const pools = shown.operation == "MaxPool";
        bool const comes_down = story->step(step).stage == Stage::Down && !pools;
        auto const value = comes_down ? shown.inputs.front() : shown.output;
        auto const& signal = story->signal(value);
        if (comes_down)
            EXPECT_LE(distance(part_of(as_plane(*computed), signal.box), signal.planes.front()), 2e-4)
                << shown.name << " down";
        else
            EXPECT_LE(distance(computed->values(), map_of(record.array(value), signal.channels.front())), 1e-4)
                << shown.name;
        ++opened;
    }
    EXPECT_EQ(opened, 2 * (10 + 10 + 3)) << "ten convolutions, their ReLUs and three poolings, up and down";

    // The last step is the projection itself.
    auto const last = story::open_layer(*viewing, *story, story->steps() - 1);
    ASSERT_TRUE(last);
    auto const input = story->signal(port.value);
    EXPECT_LE(distance(op::evaluate_fast(*scene::computation_of(last->scene))->values(),
                       map_of(story->projection().pixels, input.channels.front())),
              2e-4);
}

}  // namespace
}  // namespace deconvista::models
