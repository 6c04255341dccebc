#include "core/projection/top_units.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/projection/projector.h"

namespace deconvista::projection {
namespace {

bool is_stronger(TopUnit const& a, TopUnit const& b) {
    return a.value != b.value ? a.value > b.value : a.picture < b.picture;
}

void insert(std::vector<TopUnit>& best, TopUnit unit) {
    auto const place = std::upper_bound(best.begin(), best.end(), unit, is_stronger);
    if (place == best.end() && best.size() >= kTopUnits) return;
    best.insert(place, std::move(unit));
    if (best.size() > kTopUnits) best.pop_back();
}

// What one picture did in one map.
struct Observation {
    float largest{};
    std::int64_t at{-1};  // the first largest positive cell, row-major
    std::int64_t positive{};
    double sum{};
};

// Cell by cell, all channels of a cell together, as most layouts have them.
std::vector<Observation> observe(net::View const& view) {
    auto const channels = view.dims[1];
    std::vector<Observation> maps(static_cast<std::size_t>(channels));
    std::vector<std::int64_t> offsets;
    for (std::int64_t c = 0; c < channels; ++c) offsets.push_back(view.channel_offset(c));
    net::Dims const extents{view.dims.begin() + 2, view.dims.end()};
    net::Dims index(extents.size(), 0);
    auto const cells = *net::count_elements(extents);
    for (std::int64_t cell = 0; cell < cells; ++cell, net::advance(extents, index)) {
        auto const* here = view.data;
        for (std::size_t axis = 0; axis < index.size(); ++axis) here += index[axis] * view.layout.strides[axis];
        for (std::size_t c = 0; c < maps.size(); ++c) {
            auto const value = here[offsets[c]];
            maps[c].sum += double{value};
            if (!(value > 0)) continue;
            ++maps[c].positive;
            if (value > maps[c].largest) {
                maps[c].largest = value;
                maps[c].at = cell;
            }
        }
    }
    return maps;
}

std::vector<std::int64_t> cell_at(net::Dims const& dims, std::int64_t offset) {
    std::vector<std::int64_t> cell(dims.size() - 2);
    for (auto axis = cell.size(); axis-- > 0; offset /= dims[axis + 2]) cell[axis] = offset % dims[axis + 2];
    return cell;
}

// Means beyond what the integers hold count as the largest.
std::int64_t in_units(double mean) {
    constexpr double kLargest = 1 << 20;
    return std::isnan(mean) ? 0 : std::llround(std::clamp(mean, -kLargest, kLargest) / kSumUnit);
}

bool same_layers(TopUnits const& a, TopUnits const& b) {
    auto const alike = [](LayerSummary const& x, LayerSummary const& y) {
        return x.layer == y.layer && x.maps.size() == y.maps.size();
    };
    return std::equal(a.layers.begin(), a.layers.end(), b.layers.begin(), b.layers.end(), alike);
}

}  // namespace

bool is_activation(net::Node const& node) {
    static constexpr std::array<std::string_view, 4> kActivations{"Relu", "Clip", "LeakyRelu", "Sigmoid"};
    return node.domain.empty() && std::ranges::find(kActivations, node.operation) != kActivations.end();
}

std::vector<net::ValueId> usual_layers(net::Graph const& graph) {
    std::vector<net::ValueId> layers;
    for (auto const& node : graph.nodes)
        if (is_activation(node)) layers.push_back(node.output(0));
    for (auto const& port : graph.outputs) {
        auto const logits = seeded_layer(graph, port.value);
        if (std::find(layers.begin(), layers.end(), logits) == layers.end()) layers.push_back(logits);
    }
    return layers;
}

std::vector<LayerSummary> empty_summaries(net::Graph const& graph, net::Record const& record,
                                          std::vector<net::ValueId> const& layers) {
    std::vector<LayerSummary> summaries;
    for (auto const layer : layers)
        summaries.push_back(
            {graph.value(layer).name, std::vector<MapSummary>(static_cast<std::size_t>(record.dims(layer).at(1)))});
    return summaries;
}

void add_picture(std::vector<LayerSummary>& summaries, net::Record const& record,
                 std::vector<net::ValueId> const& layers, std::string const& picture) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
        auto const view = record.view(layers[i]);
        auto const observed = observe(view);
        auto const cells = *net::count_elements(std::span{view.dims}.subspan(2));
        for (std::size_t c = 0; c < observed.size(); ++c) {
            auto& map = summaries[i].maps[c];
            map.cells += cells;
            map.positive += observed[c].positive;
            map.sum += in_units(observed[c].sum / static_cast<double>(cells));
            if (observed[c].at >= 0)
                insert(map.best, {picture, observed[c].largest, cell_at(view.dims, observed[c].at)});
        }
    }
}

base::Result<TopUnits> merged(TopUnits const& a, TopUnits const& b) {
    if (a.model != b.model || a.preprocessing != b.preprocessing || !same_layers(a, b))
        return base::refused("top_units_differ");
    auto all = a;
    for (auto const& part : b.parts) {
        if (std::find(all.parts.begin(), all.parts.end(), part) != all.parts.end())
            return base::refused("top_units_part_twice", {std::to_string(part.index), std::to_string(part.count)});
        if (part.count != a.parts.front().count) return base::refused("top_units_differ");
        all.parts.push_back(part);
    }
    std::sort(all.parts.begin(), all.parts.end(), [](Part x, Part y) { return x.index < y.index; });
    all.pictures += b.pictures;
    for (std::size_t i = 0; i < all.layers.size(); ++i)
        for (std::size_t c = 0; c < all.layers[i].maps.size(); ++c) {
            auto& map = all.layers[i].maps[c];
            auto const& other = b.layers[i].maps[c];
            map.cells += other.cells;
            map.positive += other.positive;
            map.sum += other.sum;
            for (auto const& unit : other.best) insert(map.best, unit);
        }
    return all;
}

}  // namespace deconvista::projection
