#pragma once
// Drawings by name: of each class so many, numbered, as `deconvista generate` writes them into a folder.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/drawings/drawing.h"

namespace deconvista::drawings {

constexpr int kMostOfAClass = 100000;  // as many as five digits count

// The series of the pictures that the bundled network's index of strongest units names.
constexpr std::uint64_t kIndexedSeries = 9;

struct Numbered {
    Class drawn{};
    int number{};  // from 0
    bool operator==(Numbered const&) const = default;
};

// "face-00000.png"; and back, nothing for other names.
std::string file_name(Numbered const& drawing);
std::optional<Numbered> drawing_named(std::string_view file_name);

// The first ones of every class, class by class, in the order of their numbers.
std::vector<std::string> names_of_series(int of_each_class);

// The classes take turns in a series, as in a training.
Drawing draw(std::uint64_t series, Numbered const& drawing, int size = kUsualSize);

}  // namespace deconvista::drawings
