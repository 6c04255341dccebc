#include "core/net/preprocessing.h"

#include <algorithm>
#include <cmath>

#include "core/net/box.h"

namespace deconvista::net {
namespace {

using tensor::Tensor;

enum class Order : std::uint8_t { Rgb, Bgr };

// value = (x * factor - mean) / deviation, for x from 0 to 255. In the order in which the network has its channels.
struct Recipe {
    std::string_view name;
    Order order;
    double factor;
    std::array<double, 3> mean, deviation;
};

constexpr std::array<double, 3> kOnes{1, 1, 1};
constexpr std::array<Recipe, kPreprocessings> kRecipes{{
    {"torchvision", Order::Rgb, 1.0 / 255, {0.485, 0.456, 0.406}, {0.229, 0.224, 0.225}},
    {"caffe", Order::Bgr, 1, {104, 117, 123}, kOnes},
    {"caffe-vgg", Order::Bgr, 1, {103.939, 116.779, 123.68}, kOnes},
    {"raw", Order::Rgb, 1, {}, kOnes},
    {"signed", Order::Rgb, 2.0 / 255, {1, 1, 1}, kOnes},
    {"bundled", Order::Rgb, 4.0 / 255, {2, 2, 2}, kOnes},
}};

Recipe const& recipe_of(Preprocessing preprocessing) {
    return kRecipes.at(static_cast<std::size_t>(preprocessing));
}

// ---- resizing

// Which cells of the old axis a cell of the new one is made of, with weights that add up to 1.
struct Blend {
    std::int64_t first{};
    std::vector<double> weights;
};

// For the cells in `wanted` of an axis of `from` cells that gets `to`.
std::vector<Blend> blends(std::int64_t from, std::int64_t to, Range wanted) {
    auto const scale = static_cast<double>(from) / static_cast<double>(to);
    auto const reach = std::max(scale, 1.0);  // half the width of the triangle
    std::vector<Blend> all;
    for (auto cell = wanted.first; cell < wanted.end; ++cell) {
        auto const center = (static_cast<double>(cell) + 0.5) * scale;
        Blend blend;
        blend.first = std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(center - reach + 0.5)));
        auto const end = std::min(from, static_cast<std::int64_t>(std::floor(center + reach + 0.5)));
        double sum = 0;
        for (auto source = blend.first; source < end; ++source) {
            auto const distance = std::abs(static_cast<double>(source) + 0.5 - center) / reach;
            blend.weights.push_back(std::max(0.0, 1 - distance));
            sum += blend.weights.back();
        }
        for (auto& weight : blend.weights) weight /= sum;
        all.push_back(std::move(blend));
    }
    return all;
}

// An array seen as (outer, length, inner), its middle axis blended.
std::vector<float> blended(std::span<float const> values, std::int64_t outer, std::int64_t length, std::int64_t inner,
                           std::vector<Blend> const& cells) {
    std::vector<float> result;
    result.reserve(static_cast<std::size_t>(outer * inner) * cells.size());
    for (std::int64_t block = 0; block < outer; ++block)
        for (auto const& [first, weights] : cells)
            for (std::int64_t i = 0; i < inner; ++i) {
                double sum = 0;
                auto at = static_cast<std::size_t>((block * length + first) * inner + i);
                for (auto const weight : weights) {
                    sum += weight * double{values[at]};
                    at += static_cast<std::size_t>(inner);
                }
                result.push_back(static_cast<float>(sum));
            }
    return result;
}

// A part of the picture in other extents; what is not in the part is not computed.
Tensor resized_part(Tensor const& picture, tensor::Extents const& extents, Range rows, Range columns) {
    auto const& [batch, channels, old] = picture.shape();
    auto const wide = blended(picture.values(), channels * old[0], old[1], 1, blends(old[1], extents[1], columns));
    auto tall = blended(wide, channels, old[0], columns.count(), blends(old[0], extents[0], rows));
    return {{batch, channels, {rows.count(), columns.count()}}, std::move(tall)};
}

// The middle, as torchvision's CenterCrop finds it: halves are rounded to even.
Range middle(std::int64_t whole, std::int64_t part) {
    auto const first = static_cast<std::int64_t>(std::nearbyint(static_cast<double>(whole - part) / 2));
    return {first, first + part};
}

// The shorter side becomes 256/224 of the extent it is cut to, the longer one keeps the proportion, cut to an integer.
Tensor resized_and_cut(Tensor const& picture, std::int64_t height, std::int64_t width) {
    auto const& old = picture.shape().spatial;
    std::int64_t const small = std::llround(static_cast<double>(std::max(height, width)) * 256 / 224);
    auto const large = small * std::max(old[0], old[1]) / std::min(old[0], old[1]);
    auto const extents = old[0] > old[1] ? tensor::Extents{large, small} : tensor::Extents{small, large};
    return resized_part(picture, extents, middle(extents[0], height), middle(extents[1], width));
}

// ---- channels

std::vector<float> with_channels(Tensor const& picture, std::int64_t channels, Order order) {
    auto const plane = static_cast<std::size_t>(tensor::plane_size(picture.shape()));
    auto const values = picture.values();
    std::vector<float> result;
    if (picture.shape().channels == 1) {
        for (std::int64_t i = 0; i < channels; ++i) result.insert(result.end(), values.begin(), values.end());
    } else if (channels == 1) {
        for (std::size_t i = 0; i < plane; ++i)
            result.push_back(static_cast<float>(0.299 * double{values[i]} + 0.587 * double{values[plane + i]} +
                                                0.114 * double{values[2 * plane + i]}));
    } else {
        for (std::size_t i = 0; i < 3; ++i) {
            auto const from = values.subspan((order == Order::Bgr ? 2 - i : i) * plane, plane);
            result.insert(result.end(), from.begin(), from.end());
        }
    }
    return result;
}

double average(std::array<double, 3> const& three) {
    return (three[0] + three[1] + three[2]) / 3;
}

void normalize(std::vector<float>& values, std::int64_t channels, Recipe const& recipe) {
    auto const plane = values.size() / static_cast<std::size_t>(channels);
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const channel = i / plane;
        auto const mean = channels == 1 ? average(recipe.mean) : recipe.mean.at(channel);
        auto const deviation = channels == 1 ? average(recipe.deviation) : recipe.deviation.at(channel);
        values[i] = static_cast<float>((double{values[i]} * recipe.factor - mean) / deviation);
    }
}

// ---- the input

// The picture's own extents, or smaller ones of the same proportion.
std::array<std::int64_t, 2> open_extents(tensor::Extents const& picture) {
    auto const longest = std::max(picture[0], picture[1]);
    if (longest <= kLongestOpenSide) return {picture[0], picture[1]};
    auto const shrunk = [&](std::int64_t extent) {
        return std::max<std::int64_t>(1, (extent * kLongestOpenSide + longest / 2) / longest);
    };
    return {shrunk(picture[0]), shrunk(picture[1])};
}

// The declared extents with those that are open filled in; nothing where no picture fits.
std::optional<Dims> input_dims(Preprocessing preprocessing, Tensor const& picture, Port const& input) {
    auto dims = input.dims.value_or(Dims{-1, -1, -1, -1});
    if (dims.size() != 4) return std::nullopt;
    bool const cuts = preprocessing == Preprocessing::Torchvision;
    auto const own = open_extents(picture.shape().spatial);
    Dims const usual{1, 3, cuts ? 224 : own[0], cuts ? 224 : own[1]};
    for (std::size_t axis = 0; axis < dims.size(); ++axis)
        if (dims[axis] < 0) dims[axis] = usual[axis];
    bool const fits = dims[0] == 1 && (dims[1] == 1 || dims[1] == 3) && dims[2] > 0 && dims[3] > 0;
    return fits ? std::optional{dims} : std::nullopt;
}

}  // namespace

std::string_view name_of(Preprocessing preprocessing) {
    return recipe_of(preprocessing).name;
}

std::optional<Preprocessing> preprocessing_from(std::string_view name) {
    auto const* const found = std::ranges::find(kRecipes, name, &Recipe::name);
    if (found == kRecipes.end()) return std::nullopt;
    return static_cast<Preprocessing>(found - kRecipes.begin());
}

std::vector<std::string_view> preprocessing_names() {
    std::vector<std::string_view> names;
    for (auto const& recipe : kRecipes) names.push_back(recipe.name);
    return names;
}

base::Result<Array> preprocess(Preprocessing preprocessing, Tensor const& picture, Graph const& graph,
                               Port const& input) {
    auto const dims = input_dims(preprocessing, picture, input);
    if (!dims || !is_float(input.type))
        return base::refused(
            "network_input_no_picture",
            {graph.value(input.value).name, std::string{name_of(input.type)}, input.dims ? to_text(*input.dims) : "-"});
    auto const height = (*dims)[2], width = (*dims)[3];
    constexpr std::int64_t kLongestSide = 4096;
    if (std::max(height, width) > kLongestSide)
        return base::over_limit("network_input_too_large",
                                {graph.value(input.value).name, to_text(*dims), std::to_string(kLongestSide)});
    auto const fitting = preprocessing == Preprocessing::Torchvision ? resized_and_cut(picture, height, width)
                                                                     : resized(picture, height, width);
    auto const& recipe = recipe_of(preprocessing);
    auto values = with_channels(fitting, (*dims)[1], recipe.order);
    normalize(values, (*dims)[1], recipe);
    return Array{*dims, std::move(values)}.converted(input.type);
}

Tensor seen_picture(Preprocessing preprocessing, Array const& prepared) {
    auto const& dims = prepared.dims();
    auto const& recipe = recipe_of(preprocessing);
    auto const floats = prepared.converted(ElementType::Float32);
    auto const values = floats.values<float>();
    auto const plane = static_cast<std::size_t>(dims[2] * dims[3]);
    std::vector<float> picture(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const channel = i / plane;
        auto const mean = dims[1] == 1 ? average(recipe.mean) : recipe.mean.at(channel);
        auto const deviation = dims[1] == 1 ? average(recipe.deviation) : recipe.deviation.at(channel);
        bool const turns = dims[1] == 3 && recipe.order == Order::Bgr;
        auto const to = turns ? (2 - channel) * plane + i % plane : i;
        picture[to] = static_cast<float>((double{values[i]} * deviation + mean) / recipe.factor);
    }
    return {{1, dims[1], {dims[2], dims[3]}}, std::move(picture)};
}

Tensor resized(Tensor const& picture, std::int64_t height, std::int64_t width) {
    return resized_part(picture, {height, width}, {0, height}, {0, width});
}

}  // namespace deconvista::net
