#include "core/maps/strip.h"

#include <gtest/gtest.h>

#include <map>

namespace deconvista::maps {
namespace {

using net::Dims;

// A run whose values were all computed elsewhere.
class GivenRecord final : public net::Record {
public:
    explicit GivenRecord(std::map<net::ValueId, net::Array> values) : values_{std::move(values)} {}
    bool holds(net::ValueId value) const override { return values_.contains(value); }
    Dims dims(net::ValueId value) const override { return values_.at(value).dims(); }
    net::Array array(net::ValueId value) const override { return values_.at(value); }
    net::View view(net::ValueId value) const override {
        auto const& array = values_.at(value);
        return {array.values<float>().data(), array.dims(), net::plain_layout(array.dims())};
    }

private:
    std::map<net::ValueId, net::Array> values_;
};

net::Array filled(Dims dims, float value) {
    auto const count = static_cast<std::size_t>(*net::count_elements(dims));
    return {dims, std::vector<float>(count, value)};
}

// picture -> Conv 3x3 -> Relu -> Mul by a constant -> Flatten -> Gemm
struct Network {
    net::Graph graph;
    GivenRecord record;
};
Network network() {
    net::Graph graph;
    graph.values = {{"picture", {}}, {"w", filled({2, 1, 3, 3}, 1)}, {"conv", {}},
                    {"relu", {}},    {"s", filled({1}, 2)},          {"scaled", {}},
                    {"flat", {}},    {"m", filled({2, 32}, 1)},      {"scores", {}}};
    graph.inputs = {{0, net::ElementType::Float32, {}, Dims{1, 1, 6, 6}}};
    graph.nodes = {{"/block/conv1/Conv", "Conv", "", {0, 1}, {2}, {}},
                   {"/block/relu", "Relu", "", {2}, {3}, {}},
                   {"scale", "Mul", "", {3, 4}, {5}, {}},
                   {"flatten", "Flatten", "", {5}, {6}, {}},
                   {"head", "Gemm", "", {6, 7}, {8}, {{"transB", std::int64_t{1}}}}};
    net::Array const activations{{1, 2, 4, 4}, [] {
                                     std::vector<float> values(32, 0);
                                     values[20] = 3;
                                     return values;
                                 }()};
    return {graph, GivenRecord{{{0, filled({1, 1, 6, 6}, 1)},
                                {2, filled({1, 2, 4, 4}, -1)},
                                {3, activations},
                                {5, activations},
                                {6, activations.reshaped({1, 32})},
                                {8, filled({1, 2}, 1)}}}};
}

TEST(Strip, HasThePictureAndTheLayersThatHaveMaps) {
    auto const [graph, record] = network();
    auto const stations = stations_of(graph, record);
    std::vector<std::string> operations;
    for (auto const& station : stations) operations.push_back(station.operation);
    EXPECT_EQ(operations, (std::vector<std::string>{"", "Conv", "Relu", "Gemm"}));
    EXPECT_EQ(stations[0].name, "picture");
    EXPECT_EQ(stations[1].name, "block/conv1");
    EXPECT_EQ(stations[1].layer, "conv");
    EXPECT_EQ(stations[2].name, "block/relu");
    EXPECT_EQ(stations[2].dims, (Dims{1, 2, 4, 4}));
    EXPECT_EQ(stations[3].maps(), 2);
}

TEST(Strip, TellsHowFarALayerSees) {
    auto const [graph, record] = network();
    auto const stations = stations_of(graph, record);
    ASSERT_TRUE(stations[1].reach);
    EXPECT_EQ(stations[1].reach->front().size, 3);
    EXPECT_DOUBLE_EQ(stations[1].share, 9.0 / 36);
    EXPECT_FALSE(stations[3].reach) << "a fully connected layer sees everything";
    EXPECT_EQ(stations[3].share, 1);
}

TEST(Strip, CountsSilentMapsWhereAZeroMeansSilence) {
    auto const [graph, record] = network();
    auto const stations = stations_of(graph, record);
    EXPECT_FALSE(stations[1].silent) << "a convolution may well be negative";
    EXPECT_EQ(stations[2].silent, 1);
}

TEST(Strip, EndsWhereTheRunEnded) {
    auto const graph = network().graph;
    GivenRecord const partial{{{0, filled({1, 1, 6, 6}, 1)}, {2, filled({1, 2, 4, 4}, 1)}}};
    EXPECT_EQ(stations_of(graph, partial).size(), 2u);
}

}  // namespace
}  // namespace deconvista::maps
