#pragma once
// The generated pictures that the bundled network learns from: 16 classes of simple drawings, no two alike.
//
// A drawing follows from its seed, class and size alone, byte for byte on every machine: integers make the chance,
// and the arithmetic is additions, multiplications, divisions and square roots. In another size the same drawing comes
// out finer or coarser, with other noise.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace deconvista::drawings {

enum class Class : std::uint8_t {
    Face,
    Cat,
    Fish,
    Butterfly,
    Flower,
    LeafyTree,
    Fir,
    House,
    Car,
    Sailboat,
    Mushroom,
    Clock,
    RedApple,
    GreenApple,
    Checker,
    Stripes,
};
constexpr int kClasses = 16;

// "leafy_tree"; these are the network's labels too, in the order of the enumeration.
std::string_view identifier(Class drawn);
std::optional<Class> class_from(std::string_view identifier);

constexpr int kUsualSize = 96, kSmallestSize = 16, kLargestSize = 1024;

struct Drawing {
    int size{};                     // both sides, in pixels
    std::vector<std::uint8_t> rgb;  // row-major, interleaved
    bool operator==(Drawing const&) const = default;
};

// size is kSmallestSize to kLargestSize.
Drawing draw(std::uint64_t seed, Class drawn, int size = kUsualSize);

// The seed of the drawing with this number in a series, so that the drawings of different series have nothing in
// common.
std::uint64_t seed_in_series(std::uint64_t series, std::uint64_t number);

}  // namespace deconvista::drawings
