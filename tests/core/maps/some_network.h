#pragma once
// A network small enough to be followed, and pictures for it, for the tests of the figures.

#include "core/maps/example.h"
#include "core/maps/pixels.h"
#include "core/story/viewing.h"
#include "tests/core/net/small_graph.h"

namespace deconvista::maps {

// 12 x 12 pixels, three colours: conv 3x3, ReLU, pool 2, conv 3x3, ReLU, scores of three classes.
inline net::Graph some_network(std::uint32_t seed = 1) {
    std::vector<std::int64_t> const two{2, 2}, around{1, 1, 1, 1};
    return net::SmallGraph{{1, 3, 12, 12}}
        .constant("w1", {4, 3, 3, 3}, net::some_numbers(108, seed))
        .node("conv1", "Conv", {"x", "w1"}, {{"pads", around}})
        .node("relu1", "Relu", {"conv1"})
        .node("pool1", "MaxPool", {"relu1"}, {{"kernel_shape", two}, {"strides", two}})
        .constant("w2", {5, 4, 3, 3}, net::some_numbers(180, seed + 1))
        .node("conv2", "Conv", {"pool1", "w2"}, {{"pads", around}})
        .node("relu2", "Relu", {"conv2"})
        .node("mean", "GlobalAveragePool", {"relu2"})
        .node("flat", "Flatten", {"mean"})
        .constant("w3", {5, 3}, net::some_numbers(15, seed + 2))
        .node("scores", "Gemm", {"flat", "w3"})
        .finished();
}

// Pictures are named by their seeds: "7"; "none" cannot be read.
inline base::Result<SeenPicture> some_picture(std::string const& name) {
    if (name == "none") return base::device_trouble("file_not_found", {name});
    auto const numbers = net::some_numbers(432, static_cast<std::uint32_t>(std::stoul(name)));
    std::vector<float> levels;
    for (auto const number : numbers) levels.push_back(127.5F + 127.5F * number);
    return SeenPicture{net::array({1, 3, 12, 12}, numbers), pixels_of(tensor::Tensor{{1, 3, {12, 12}}, levels})};
}

// The engine that sums in double precision.
inline std::shared_ptr<net::Engine> engine_of(net::Graph const& graph) {
    auto const outputs = net::outputs_of(graph);
    auto const& dims = *graph.inputs.front().dims;
    auto const count = *net::count_elements(dims);
    story::Viewer viewer{graph, story::EngineChoice::Reference};
    return viewer.view({net::array(dims, net::some_numbers(count, 1))}, outputs)->engine;
}

}  // namespace deconvista::maps
