#include "core/maps/sheet.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/picture/color_scale.h"

namespace deconvista::maps {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

// A plain array (1, channels, spatial...) as an engine would give it.
struct Layer {
    Layer(net::Dims extents, std::vector<float> numbers) : values{std::move(numbers)} {
        view = {values.data(), extents, net::plain_layout(extents)};
    }
    std::vector<float> values;
    net::View view;
};

figure::Color color_at(Atlas const& atlas, int tile, int x, int y) {
    auto const from = atlas.tile(tile);
    auto const place = (static_cast<std::size_t>(from.y) + static_cast<std::size_t>(y)) *
                           static_cast<std::size_t>(atlas.pixels.width) +
                       static_cast<std::size_t>(from.x) + static_cast<std::size_t>(x);
    auto const* const at = &(*atlas.pixels.rgba)[place * 4];
    return {at[0], at[1], at[2], at[3]};
}

// As far as one of the 1,024 shades of the table may lie beside the right one.
void expect_like(figure::Color found, figure::Color expected) {
    EXPECT_NEAR(found.red, expected.red, 2);
    EXPECT_NEAR(found.green, expected.green, 2);
    EXPECT_NEAR(found.blue, expected.blue, 2);
    EXPECT_EQ(found.alpha, 255);
}

TEST(Sheet, CountsAndSortsMaps) {
    Layer const layer{{1, 3, 2, 2}, {0, 0, 0, 0, 1, 0, 2, 0, 5, 4, 3, 0}};
    auto const sheet = make_sheet(layer.view, ScaleOf::Map);
    EXPECT_EQ(sheet.by_strength, (std::vector<std::int64_t>{2, 1, 0}));
    EXPECT_EQ(sheet.maps[2], (MapStatistics{5, 0.75}));
    EXPECT_EQ(sheet.maps[1], (MapStatistics{2, 0.5}));
    EXPECT_TRUE(sheet.maps[0].is_silent());
    EXPECT_EQ(sheet.silent, 1);
    EXPECT_EQ(sheet.range, (tensor::Range{0, 5}));
}

TEST(Sheet, EqualMapsStayInTheirOrder) {
    Layer const layer{{1, 4, 1, 1}, {2, 3, 2, 3}};
    EXPECT_EQ(make_sheet(layer.view, ScaleOf::Map).by_strength, (std::vector<std::int64_t>{1, 3, 0, 2}));
}

TEST(Sheet, PositiveLayersAreSequentialFromZero) {
    Layer const layer{{1, 2, 1, 2}, {0, 4, 1, 2}};
    auto const own = make_sheet(layer.view, ScaleOf::Map), one = make_sheet(layer.view, ScaleOf::Layer);
    picture::ColorScale const to_two{{0, 2}}, to_four{{0, 4}};
    expect_like(color_at(own.thumbs, 1, 1, 0), to_two.of(2));
    expect_like(color_at(own.thumbs, 1, 0, 0), to_two.of(1));
    expect_like(color_at(one.thumbs, 1, 1, 0), to_four.of(2));
    expect_like(color_at(one.thumbs, 0, 0, 0), to_four.of(0));
}

TEST(Sheet, SignedLayersAreCentredOnZero) {
    Layer const layer{{1, 2, 1, 2}, {-4, 2, 1, 3}};
    auto const sheet = make_sheet(layer.view, ScaleOf::Map);
    picture::ColorScale const first{{-4, 4}}, second{{-3, 3}};
    expect_like(color_at(sheet.thumbs, 0, 0, 0), first.of(-4));
    expect_like(color_at(sheet.thumbs, 0, 1, 0), first.of(2));
    expect_like(color_at(sheet.thumbs, 1, 0, 0), second.of(1));
    EXPECT_EQ(sheet.silent, 0);
}

TEST(Sheet, ASilentMapHasTheColourOfZeros) {
    Layer const layer{{1, 2, 1, 1}, {0, 3}};
    auto const sheet = make_sheet(layer.view, ScaleOf::Map);
    expect_like(color_at(sheet.thumbs, 0, 0, 0), picture::ColorScale{{0, 3}}.of(0));
}

TEST(Sheet, NumbersThatAreNoneAreMagenta) {
    Layer const layer{{1, 1, 1, 3}, {kNan, 1, std::numeric_limits<float>::infinity()}};
    auto const sheet = make_sheet(layer.view, ScaleOf::Map);
    picture::ColorScale const scale{{0, 1}};
    expect_like(color_at(sheet.thumbs, 0, 0, 0), scale.of(kNan));
    expect_like(color_at(sheet.thumbs, 0, 2, 0), scale.of(1));
}

TEST(Sheet, BlocksOfChannelsAreReadWhereTheyLie) {
    // Two channels in a block of four, as engines keep them: cell after cell.
    std::vector<float> const values{1, 10, 0, 0, 2, 20, 0, 0};
    net::View const view{values.data(), {1, 2, 1, 2}, {.block = 4, .outer = 8, .inner = 1, .strides = {8, 4}}};
    auto const sheet = make_sheet(view, ScaleOf::Map);
    EXPECT_EQ(sheet.maps[0].largest, 2);
    EXPECT_EQ(sheet.maps[1].largest, 20);
}

TEST(Sheet, LargeMapsKeepTheirPeaks) {
    std::vector<float> values(300 * 300, 0);
    values[299 * 300 + 299] = 9;
    values[5 * 300 + 7] = 8;
    Layer const layer{{1, 1, 300, 300}, std::move(values)};
    auto const sheet = make_sheet(layer.view, ScaleOf::Map);
    EXPECT_EQ(sheet.thumbs.width, 100);
    picture::ColorScale const scale{{0, 9}};
    expect_like(color_at(sheet.thumbs, 0, 99, 99), scale.of(9));
    expect_like(color_at(sheet.thumbs, 0, 2, 1), scale.of(8));
    expect_like(color_at(sheet.thumbs, 0, 3, 1), scale.of(0));
}

TEST(Sheet, ManyMapsFitIntoOneTexture) {
    Layer const layer{{1, 2048, 7, 7}, std::vector<float>(2048 * 49, 1)};
    auto const sheet = make_sheet(layer.view, ScaleOf::Layer);
    EXPECT_EQ(sheet.thumbs.count, 2048);
    EXPECT_LE(sheet.thumbs.pixels.width, 4096);
    EXPECT_LE(sheet.thumbs.pixels.height, 4096);
    auto const last = sheet.thumbs.tile(2047);
    EXPECT_LE(last.bottom(), static_cast<float>(sheet.thumbs.pixels.height));
}

TEST(Sheet, UnitsWithoutExtentsAreCells) {
    Layer const layer{{1, 3}, {1, -2, 3}};
    auto const sheet = make_sheet(layer.view, ScaleOf::Layer);
    EXPECT_EQ(sheet.thumbs.width, 1);
    EXPECT_EQ(sheet.thumbs.height, 1);
    expect_like(color_at(sheet.thumbs, 1, 0, 0), picture::ColorScale{{-3, 3}}.of(-2));
}

TEST(Sheet, OfThreeAxesShowsSlicesUnderEachOther) {
    Layer const layer{{1, 1, 2, 1, 2}, {1, 2, 3, 4}};
    auto const sheet = make_sheet(layer.view, ScaleOf::Map);
    EXPECT_EQ(sheet.thumbs.width, 2);
    EXPECT_EQ(sheet.thumbs.height, 2);
    expect_like(color_at(sheet.thumbs, 0, 1, 1), picture::ColorScale{{0, 4}}.of(4));
}

// input -> Conv(3 channels, 2 filters of 1x2) -> Relu -> Conv
net::Graph two_convolutions() {
    net::Graph graph;
    graph.values = {{"x", {}},
                    {"w", net::Array{{2, 3, 1, 2}, std::vector<float>{1, -1, 0, 0, 0, 0, 0, 0, 2, 0, 0, -4}}},
                    {"a", {}},
                    {"b", {}},
                    {"v", net::Array{{1, 2, 1, 1}, std::vector<float>{1, 1}}},
                    {"c", {}}};
    graph.inputs = {{0, net::ElementType::Float32, {}, net::Dims{1, 3, 4, 4}}};
    graph.nodes = {{"conv1", "Conv", "", {0, 1}, {2}, {}},
                   {"relu1", "Relu", "", {2}, {3}, {}},
                   {"conv2", "Conv", "", {3, 4}, {5}, {}}};
    return graph;
}

TEST(FirstFilters, ArePicturesAroundGrey) {
    auto const graph = two_convolutions();
    auto const filters = first_filters(graph, 3, projection::ChannelOrder::Rgb);
    ASSERT_TRUE(filters);
    EXPECT_EQ(filters->count, 2);
    EXPECT_EQ(color_at(*filters, 0, 0, 0), (figure::Color{255, 128, 128}));
    EXPECT_EQ(color_at(*filters, 0, 1, 0), (figure::Color{0, 128, 128}));
    EXPECT_EQ(color_at(*filters, 1, 0, 0), (figure::Color{128, 191, 128}));
    EXPECT_EQ(color_at(*filters, 1, 1, 0), (figure::Color{128, 128, 0}));
    auto const turned = first_filters(graph, 2, projection::ChannelOrder::Bgr);
    EXPECT_EQ(color_at(*turned, 0, 0, 0), (figure::Color{128, 128, 255}));
}

TEST(FirstFilters, AreOfTheFirstLayerAlone) {
    auto const graph = two_convolutions();
    EXPECT_FALSE(first_filters(graph, 5, projection::ChannelOrder::Rgb));
    EXPECT_FALSE(first_filters(graph, 0, projection::ChannelOrder::Rgb));
}

}  // namespace
}  // namespace deconvista::maps
