#include "core/drawings/value_noise.h"

#include <cmath>

#include "core/drawings/color.h"
#include "core/drawings/random.h"

namespace deconvista::drawings {
namespace {

float height_at(std::uint64_t seed, std::int64_t column, std::int64_t row) {
    constexpr std::uint64_t kColumns = 0xD1B54A32D192ED03u, kRows = 0x8CB92BA72F3D8DD7u;
    return Random{seed + kColumns * static_cast<std::uint64_t>(column) + kRows * static_cast<std::uint64_t>(row)}
        .unit();
}

float eased(float share) {
    return share * share * (3 - 2 * share);
}

}  // namespace

float value_noise(std::uint64_t seed, Point p) {
    auto const left = std::floor(p.x), top = std::floor(p.y);
    auto const column = static_cast<std::int64_t>(left), row = static_cast<std::int64_t>(top);
    auto const right_share = eased(p.x - left), bottom_share = eased(p.y - top);
    auto const upper = mixed(height_at(seed, column, row), height_at(seed, column + 1, row), right_share);
    auto const lower = mixed(height_at(seed, column, row + 1), height_at(seed, column + 1, row + 1), right_share);
    return mixed(upper, lower, bottom_share);
}

}  // namespace deconvista::drawings
