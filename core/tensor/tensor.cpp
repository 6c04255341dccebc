#include "core/tensor/tensor.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace deconvista::tensor {

Tensor::Tensor(Shape shape, std::vector<float> values) : shape_{shape} {
    DECONVISTA_CHECK(count_cells(shape_) == static_cast<std::int64_t>(values.size()));
    auto const kept = std::make_shared<std::vector<float> const>(std::move(values));
    values_ = *kept;
    owner_ = kept;
}

Tensor::Tensor(Shape shape, std::unique_ptr<float[]> values)
    : shape_{shape}, values_{values.get(), static_cast<std::size_t>(*count_cells(shape))}, owner_{std::move(values)} {}

bool operator==(Tensor const& a, Tensor const& b) {
    if (a.shape_ != b.shape_) return false;
    if (a.owner_ == b.owner_) return true;
    return std::ranges::equal(
        a.values(), b.values(), {}, [](float x) { return std::bit_cast<std::uint32_t>(x); },
        [](float x) { return std::bit_cast<std::uint32_t>(x); });
}

Range finite_range(std::span<float const> values) {
    Range range;
    bool found = false;
    for (float const value : values) {
        if (!std::isfinite(value)) continue;
        range.low = found ? std::min(range.low, value) : value;
        range.high = found ? std::max(range.high, value) : value;
        found = true;
    }
    return range;
}

}  // namespace deconvista::tensor
