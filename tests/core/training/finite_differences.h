#pragma once
// Gradients by the definition of the derivative, for tests in double.

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "core/drawings/random.h"
#include "core/training/maps.h"

namespace deconvista::training {

using Doubles = std::vector<double>;

inline void fill_normal(Doubles& values, std::uint64_t seed) {
    drawings::Random random{seed};
    for (auto& value : values) value = static_cast<double>(random.normal());
}

inline Maps<double> normal_maps(MapsShape const& shape, std::uint64_t seed) {
    Maps<double> maps{shape};
    fill_normal(maps.values, seed);
    return maps;
}

inline double dot(Doubles const& a, Doubles const& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

// `function` is evaluated with `at` moved along every axis, and put back.
inline void expect_gradient(Doubles& at, Doubles const& gradient, std::function<double()> const& function,
                            std::string const& what) {
    ASSERT_EQ(at.size(), gradient.size()) << what;
    constexpr double kStep = 1e-5;
    for (std::size_t i = 0; i < at.size(); ++i) {
        auto const here = at[i];
        at[i] = here + kStep;
        auto const ahead = function();
        at[i] = here - kStep;
        auto const behind = function();
        at[i] = here;
        auto const slope = (ahead - behind) / (2 * kStep);
        EXPECT_NEAR(gradient[i], slope, 1e-7 * (1 + std::fabs(slope))) << what << ", " << i;
    }
}

}  // namespace deconvista::training
