#include "tests/app/models/hashed_weights.h"

#include <cmath>
#include <functional>
#include <numeric>

namespace deconvista::models {
namespace {

std::uint32_t seed_of(std::string const& name) {
    std::uint32_t seed = 2166136261U;  // FNV-1a
    for (auto const c : name) seed = (seed ^ static_cast<unsigned char>(c)) * 16777619U;
    return seed;
}

// The finalizer of MurmurHash3.
std::uint32_t mixed(std::uint32_t h) {
    h ^= h >> 16U;
    h *= 0x85EBCA6BU;
    h ^= h >> 13U;
    h *= 0xC2B2AE35U;
    return h ^ h >> 16U;
}

struct Interval {
    double low, high;
};

// Kernels as He has it, the rest so that nothing dies out or explodes.
Interval interval_of(std::string const& name, net::Dims const& dims) {
    if (dims.size() >= 2) {
        auto const fan_in = std::accumulate(dims.begin() + 1, dims.end(), std::int64_t{1}, std::multiplies<>{});
        auto const reach = std::sqrt(6.0 / static_cast<double>(fan_in));
        return {-reach, reach};
    }
    if (name.ends_with("running_var") || name.ends_with("weight")) return {0.5, 1.5};
    return {-0.1, 0.1};
}

net::Array hashed(std::string const& name, net::Dims const& dims, Interval interval) {
    std::vector<float> values(static_cast<std::size_t>(*net::count_elements(dims)));
    auto const seed = seed_of(name);
    auto const unit = (interval.high - interval.low) / (1 << 24);
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const h = mixed(static_cast<std::uint32_t>(i) * 0x9E3779B9U + seed) >> 8U;
        values[i] = static_cast<float>(static_cast<double>(h) * unit + interval.low);
    }
    return {dims, std::move(values)};
}

}  // namespace

net::Array hashed_weights(std::string const& name, net::Dims const& dims) {
    return hashed(name, dims, interval_of(name, dims));
}

net::Array hashed_picture(net::Dims const& dims) {
    return hashed("picture", dims, {-2, 2});
}

net::Graph with_hashed_weights(net::Graph graph) {
    for (auto i = graph.inputs.size(); i-- > 1;) {
        auto const& port = graph.inputs[i];
        auto& value = graph.values[static_cast<std::size_t>(port.value)];
        value.constant = hashed_weights(value.name, port.dims.value());
    }
    graph.inputs.resize(1);
    return graph;
}

}  // namespace deconvista::models
