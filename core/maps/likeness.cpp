#include "core/maps/likeness.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deconvista::maps {
namespace {

double squares(std::span<float const> values) {
    return std::transform_reduce(values.begin(), values.end(), 0.0, std::plus{},
                                 [](float value) { return double{value} * double{value}; });
}

double mean(std::span<double const> values) {
    return std::reduce(values.begin(), values.end()) / static_cast<double>(values.size());
}

// Calls visit(row, column) for every cell of the box.
template <class Visit>
void for_each_pixel(net::Box const& part, Visit&& visit) {
    for (auto y = part[0].first; y < part[0].end; ++y)
        for (auto x = part[1].first; x < part[1].end; ++x) visit(y, x);
}

}  // namespace

std::optional<double> cosine(std::span<float const> a, std::span<float const> b) {
    auto const length = std::sqrt(squares(a)) * std::sqrt(squares(b));
    if (!(length > 0) || a.size() != b.size()) return std::nullopt;
    double product = 0;
    for (std::size_t i = 0; i < a.size(); ++i) product += double{a[i]} * double{b[i]};
    return std::clamp(product / length, -1.0, 1.0);
}

std::optional<double> correlation(std::span<double const> a, std::span<double const> b) {
    if (a.empty() || a.size() != b.size()) return std::nullopt;
    auto const mean_a = mean(a), mean_b = mean(b);
    double together = 0, alone_a = 0, alone_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto const x = a[i] - mean_a, y = b[i] - mean_b;
        together += x * y;
        alone_a += x * x;
        alone_b += y * y;
    }
    auto const length = std::sqrt(alone_a) * std::sqrt(alone_b);
    if (!(length > 0)) return std::nullopt;
    return std::clamp(together / length, -1.0, 1.0);
}

double change(std::span<float const> a, std::span<float const> b) {
    auto const whole = squares(a);
    if (!(whole > 0)) return 0;
    double apart = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto const difference = double{a[i]} - double{b[i]};
        apart += difference * difference;
    }
    return std::sqrt(apart / whole);
}

std::vector<double> magnitudes(std::span<float const> values, std::int64_t height, std::int64_t width,
                               net::Box const& part) {
    auto const plane = static_cast<std::size_t>(height * width);
    std::vector<double> sums;
    for_each_pixel(part, [&](std::int64_t y, std::int64_t x) {
        double sum = 0;
        for (auto at = static_cast<std::size_t>(y * width + x); at < values.size(); at += plane)
            sum += std::abs(double{values[at]});
        sums.push_back(sum);
    });
    return sums;
}

std::vector<double> edges(std::span<float const> values, std::int64_t height, std::int64_t width,
                          net::Box const& part) {
    auto const plane = static_cast<std::size_t>(height * width);
    auto const at = [&](std::int64_t y, std::int64_t x) {
        auto const cell =
            std::clamp<std::int64_t>(y, 0, height - 1) * width + std::clamp<std::int64_t>(x, 0, width - 1);
        double sum = 0;
        for (auto i = static_cast<std::size_t>(cell); i < values.size(); i += plane) sum += double{values[i]};
        return sum;
    };
    std::vector<double> found;
    for_each_pixel(part, [&](std::int64_t y, std::int64_t x) {
        auto const across = [&](std::int64_t row) { return at(row, x + 1) - at(row, x - 1); };
        auto const down = [&](std::int64_t column) { return at(y + 1, column) - at(y - 1, column); };
        auto const dx = across(y - 1) + 2 * across(y) + across(y + 1);
        auto const dy = down(x - 1) + 2 * down(x) + down(x + 1);
        found.push_back(std::hypot(dx, dy));
    });
    return found;
}

}  // namespace deconvista::maps
