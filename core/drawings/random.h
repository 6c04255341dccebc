#pragma once
// Chance without <random>: the same seed gives the same numbers with every compiler on every machine.
//
// The order of the calls is part of what is drawn. C++ leaves the order open in which the arguments of a function are
// evaluated, so at most one of them may ask for a number; between braces the order is that of reading.

#include <cstdint>

#include "core/base/check.h"

namespace deconvista::drawings {

struct Range {
    float least{}, most{};
};

// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
class Random {
public:
    explicit Random(std::uint64_t seed) : state_{seed} {}

    std::uint64_t bits() {
        state_ += 0x9E3779B97F4A7C15u;
        auto mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
        return mixed ^ (mixed >> 31);
    }

    // From 0, in steps of 2^-24, below 1.
    float unit() { return static_cast<float>(bits() >> 40) * 0x1p-24F; }
    float between(float least, float most) { return least + (most - least) * unit(); }
    float in(Range range) { return between(range.least, range.most); }

    // 0 to count - 1.
    int below(int count) {
        DECONVISTA_CHECK(count > 0);
        return static_cast<int>(static_cast<std::uint64_t>(count) * (bits() >> 32) >> 32);
    }

    bool chance(float probability) { return unit() < probability; }

    // Close to a normal distribution with mean 0 and standard deviation 1: the sum of four uniform numbers, so it ends
    // at 3.46. One call, one number drawn.
    float normal() {
        auto const four = bits();
        std::uint64_t sum = 0;
        for (int shift = 0; shift < 64; shift += 16) sum += four >> shift & 0xFFFF;
        constexpr float kMean = 2 * 65535.F, kDeviation = 37837.F;  // 65536 * sqrt(4 / 12)
        return (static_cast<float>(sum) - kMean) / kDeviation;
    }

private:
    std::uint64_t state_;
};

}  // namespace deconvista::drawings
