#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "core/maps/sheet.h"

namespace deconvista::maps {
namespace {

// The convolution of a graph's input from which the layer comes with nothing between that mixes its maps.
net::Node const* first_convolution(net::Graph const& graph, net::ValueId layer) {
    static constexpr std::array<std::string_view, 7> kKeepsMaps{"Relu",    "Clip", "LeakyRelu",  "Sigmoid",
                                                                "MaxPool", "LRN",  "AveragePool"};
    for (auto value = layer;;) {
        auto const producer = net::producer_of(graph, value);
        if (!producer) return nullptr;
        auto const& node = graph.nodes[*producer];
        value = node.input(0);
        if (node.operation == "Conv") {
            bool const sees_picture =
                std::ranges::any_of(graph.inputs, [&](net::Port const& port) { return port.value == value; });
            return sees_picture ? &node : nullptr;
        }
        if (std::ranges::find(kKeepsMaps, node.operation) == kKeepsMaps.end()) return nullptr;
    }
}

std::uint8_t around_grey(float value, float reach) {
    auto const shade = reach > 0 ? 127.5F + 127.5F * value / reach : 127.5F;
    return static_cast<std::uint8_t>(std::lround(std::clamp(shade, 0.0F, 255.0F)));
}

}  // namespace

std::optional<Atlas> first_filters(net::Graph const& graph, net::ValueId layer, projection::ChannelOrder order) {
    auto const* const node = first_convolution(graph, layer);
    if (node == nullptr) return std::nullopt;
    auto const& weights = graph.constant(node->input(1));
    auto const& dims = weights.dims();
    if (weights.empty() || weights.type() != net::ElementType::Float32) return std::nullopt;
    if (dims.size() != 4 || (dims[1] != 1 && dims[1] != 3) || node->integer("group", 1) != 1) return std::nullopt;
    auto const plane = dims[2] * dims[3];
    AtlasPainter painter{static_cast<int>(dims[0]), static_cast<int>(dims[3]), static_cast<int>(dims[2])};
    std::vector<float> copy;
    for (std::int64_t filter = 0; filter < dims[0]; ++filter) {
        auto const values = weights.floats(filter * dims[1] * plane, dims[1] * plane, copy);
        float reach = 0;
        for (auto const value : values) reach = std::max(reach, std::abs(value));
        auto const shade = [&](std::int64_t color, std::int64_t cell) {
            auto const channel = dims[1] == 1 ? 0 : order == projection::ChannelOrder::Rgb ? color : 2 - color;
            return around_grey(values[static_cast<std::size_t>(channel * plane + cell)], reach);
        };
        for (std::int64_t cell = 0; cell < plane; ++cell)
            painter.set(static_cast<int>(filter), static_cast<int>(cell % dims[3]), static_cast<int>(cell / dims[3]),
                        {shade(0, cell), shade(1, cell), shade(2, cell), 255});
    }
    return std::move(painter).finished();
}

}  // namespace deconvista::maps
