#include "core/scene/upsample.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/number_text.h"
#include "core/scene/limits.h"

namespace deconvista::scene {
namespace {

// What a cell along one axis is made of: two cells of the small grid, and the share of the second, of `whole`.
struct Between {
    std::int64_t first{}, second{};
    std::int64_t share{};
};

std::int64_t whole(Upsampling const& upsampling) {
    return upsampling.interpolation == Interpolation::Nearest ? 1 : 2 * upsampling.factor;
}

Between between(Upsampling const& upsampling, std::int64_t extent, std::int64_t cell) {
    if (upsampling.interpolation == Interpolation::Nearest) {
        auto const nearest = cell / upsampling.factor;
        return {nearest, nearest, 0};
    }
    // In whole numbers: twice the factor times the place.
    auto const place = std::max<std::int64_t>(0, 2 * cell + 1 - upsampling.factor);
    auto const first = place / whole(upsampling);
    return {first, std::min(first + 1, extent - 1), place % whole(upsampling)};
}

// Rows of `inner` values, `extent` of them each time, become as many as the factor says, and the values `whole` times
// as large: what is divided once, at the end, is rounded once.
std::vector<double> stretched(std::vector<double> const& values, Upsampling const& upsampling, std::int64_t extent,
                              std::int64_t inner) {
    auto const outer = static_cast<std::int64_t>(values.size()) / (extent * inner);
    std::vector<double> result;
    result.reserve(values.size() * static_cast<std::size_t>(upsampling.factor));
    for (std::int64_t block = 0; block < outer; ++block)
        for (std::int64_t cell = 0; cell < extent * upsampling.factor; ++cell) {
            auto const [first, second, share] = between(upsampling, extent, cell);
            for (std::int64_t i = 0; i < inner; ++i) {
                auto const at = [&](std::int64_t row) {
                    return values[static_cast<std::size_t>((block * extent + row) * inner + i)];
                };
                auto const of_second = static_cast<double>(share);
                auto const of_first = static_cast<double>(whole(upsampling) - share);
                // Without a share an infinity beside it must not become NaN.
                result.push_back(at(first) * of_first + (share == 0 ? 0 : at(second) * of_second));
            }
        }
    return result;
}

}  // namespace

base::Outcome check_upsampling_factor(std::int64_t factor) {
    constexpr auto kKey = "input.upsample.factor";
    if (factor < 1) return base::refused("extent_too_small", {kKey, base::to_text(factor), "1"});
    if (factor > kMaxKernel)
        return base::over_limit("extent_too_large", {kKey, base::to_text(factor), base::to_text(kMaxKernel)});
    return base::done();
}

tensor::Tensor upsampled(tensor::Tensor const& small, Upsampling const& upsampling) {
    auto shape = small.shape();
    std::vector<double> values{small.values().begin(), small.values().end()};
    std::int64_t inner = 1;
    double enlarged = 1;
    for (int axis = shape.spatial.axes() - 1; axis >= 0; --axis) {
        values = stretched(values, upsampling, shape.spatial[axis], inner);
        enlarged *= static_cast<double>(whole(upsampling));
        shape.spatial[axis] *= upsampling.factor;
        inner *= shape.spatial[axis];
    }
    std::vector<float> rounded;
    rounded.reserve(values.size());
    for (auto const value : values) rounded.push_back(static_cast<float>(value / enlarged) + 0.0F);
    return {shape, std::move(rounded)};
}

Data with_upsampling(Data const& data, std::optional<Upsampling> const& upsampling) {
    auto const* const before = std::get_if<Upsampled>(&data.source);
    auto const& small = before ? before->small : data.tensor;
    std::optional<Generated> generated;
    if (before) generated = before->generated;
    if (auto const* const made = std::get_if<Generated>(&data.source)) generated = *made;
    if (upsampling) return {Upsampled{*upsampling, generated, small}, upsampled(small, *upsampling)};
    if (!before) return data;
    return generated ? Data{*generated, small} : Data{Given{}, small};
}

}  // namespace deconvista::scene
