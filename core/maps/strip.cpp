#include "core/maps/strip.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "core/maps/map_values.h"

namespace deconvista::maps {
namespace {

using net::Graph;
using net::Node;
using net::Record;

bool is_one_of(std::string_view operation, std::span<std::string_view const> operations) {
    return std::ranges::find(operations, operation) != operations.end();
}

bool scales_by_a_constant(Graph const& graph, Node const& node) {
    static constexpr std::array<std::string_view, 4> kArithmetic{"Add", "Sub", "Mul", "Div"};
    if (!is_one_of(node.operation, kArithmetic)) return false;
    return std::ranges::any_of(node.inputs, [&](net::ValueId input) { return !graph.constant(input).empty(); });
}

bool only_passes_on(Graph const& graph, Node const& node) {
    static constexpr std::array<std::string_view, 10> kPassing{"Identity",  "Dropout", "Flatten", "Reshape",  "Squeeze",
                                                               "Unsqueeze", "Cast",    "Gather",  "Constant", "Shape"};
    return is_one_of(node.operation, kPassing) || scales_by_a_constant(graph, node);
}

bool is_never_negative(Node const& node) {
    static constexpr std::array<std::string_view, 6> kRectified{"Relu",        "Clip",   "MaxPool",
                                                                "AveragePool", "Concat", "GlobalAveragePool"};
    return is_one_of(node.operation, kRectified);
}

bool has_maps(Graph const& graph, Record const& record, net::ValueId value) {
    if (value == net::kNoValue || !graph.constant(value).empty() || !record.holds(value)) return false;
    auto const dims = record.dims(value);
    return dims.size() >= 2 && dims.size() <= 5 && dims[0] == 1 &&
           std::ranges::all_of(dims, [](auto n) { return n > 0; });
}

// How much of the picture lies in a window of that reach.
double share_of(std::vector<net::Reach> const& reach, net::Dims const& picture) {
    double share = 1;
    for (std::size_t axis = 0; axis < reach.size() && axis + 2 < picture.size(); ++axis) {
        auto const extent = picture[axis + 2];
        share *= static_cast<double>(std::min(reach[axis].size, extent)) / static_cast<double>(extent);
    }
    return share;
}

Station station_of(Graph const& graph, Record const& record, net::ValueId value) {
    return {.value = value,
            .layer = graph.value(value).name,
            .node = {},
            .name = graph.value(value).name,
            .operation = {},
            .dims = record.dims(value),
            .reach = net::reach_of(graph, record, value)};
}

}  // namespace

std::string name_of_layer(Graph const& graph, net::ValueId value) {
    auto const producer = net::producer_of(graph, value);
    if (!producer) return graph.value(value).name;
    auto const& node = graph.nodes[*producer];
    return net::short_name(node.name, node.operation);
}

std::optional<std::size_t> find_station(std::span<Station const> strip, std::string_view name) {
    auto found = std::ranges::find(strip, name, &Station::layer);
    if (found == strip.end()) found = std::ranges::find(strip, name, &Station::node);
    if (found == strip.end()) return std::nullopt;
    return static_cast<std::size_t>(found - strip.begin());
}

std::vector<Station> stations_of(Graph const& graph, Record const& record) {
    std::vector<Station> stations;
    for (auto const& port : graph.inputs)
        if (has_maps(graph, record, port.value)) stations.push_back(station_of(graph, record, port.value));
    auto const picture = stations.empty() ? net::Dims{} : stations.front().dims;
    for (auto const& node : graph.nodes) {
        auto const value = node.output(0);
        if (only_passes_on(graph, node) || !has_maps(graph, record, value)) continue;
        auto station = station_of(graph, record, value);
        station.node = node.name;
        station.name = net::short_name(node.name, node.operation);
        station.operation = node.operation;
        if (station.reach) station.share = share_of(*station.reach, picture);
        if (is_never_negative(node)) station.silent = count_silent(record.view(value));
        stations.push_back(std::move(station));
    }
    return stations;
}

}  // namespace deconvista::maps
