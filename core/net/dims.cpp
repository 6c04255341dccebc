#include "core/net/dims.h"

#include <algorithm>

#include "core/base/check.h"

namespace deconvista::net {
namespace {

constexpr std::int64_t kMaxElements = std::int64_t{1} << 40;

}  // namespace

std::optional<std::int64_t> count_elements(std::span<std::int64_t const> dims) {
    if (std::any_of(dims.begin(), dims.end(), [](auto extent) { return extent < 0; })) return std::nullopt;
    if (std::find(dims.begin(), dims.end(), 0) != dims.end()) return 0;
    std::int64_t count = 1;
    for (auto const extent : dims) {
        if (extent > kMaxElements / count) return std::nullopt;
        count *= extent;
    }
    return count;
}

Dims strides_of(Dims const& dims) {
    Dims strides(dims.size(), 1);
    for (auto axis = dims.size(); axis-- > 1;) strides[axis - 1] = strides[axis] * dims[axis];
    return strides;
}

std::optional<Dims> broadcast(Dims const& a, Dims const& b) {
    auto const& longer = a.size() >= b.size() ? a : b;
    auto const& shorter = a.size() >= b.size() ? b : a;
    auto result = longer;
    for (std::size_t i = 0; i < shorter.size(); ++i) {
        auto& extent = result[result.size() - 1 - i];
        auto const other = shorter[shorter.size() - 1 - i];
        if (extent == 1)
            extent = other;
        else if (other != 1 && other != extent)
            return std::nullopt;
    }
    return result;
}

Dims broadcast_strides(Dims const& dims, Dims const& target) {
    DECONVISTA_CHECK(dims.size() <= target.size());
    auto const own = strides_of(dims);
    Dims strides(target.size(), 0);
    auto const missing = target.size() - dims.size();
    for (std::size_t axis = 0; axis < dims.size(); ++axis)
        strides[missing + axis] = dims[axis] == 1 && target[missing + axis] != 1 ? 0 : own[axis];
    return strides;
}

std::optional<std::size_t> axis_at(std::int64_t axis, std::size_t axes) {
    auto const count = static_cast<std::int64_t>(axes);
    if (axis < -count || axis >= count) return std::nullopt;
    return static_cast<std::size_t>(axis < 0 ? axis + count : axis);
}

void advance(Dims const& dims, Dims& index) {
    for (auto axis = dims.size(); axis-- > 0;) {
        if (++index[axis] < dims[axis]) return;
        index[axis] = 0;
    }
}

std::string to_text(Dims const& dims) {
    std::string text = "[";
    for (auto const extent : dims) text += (text.size() > 1 ? ", " : "") + std::to_string(extent);
    return text + "]";
}

}  // namespace deconvista::net
