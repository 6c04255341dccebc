#pragma once
// Feature maps of a batch while a network is trained: (images, height, width, channels), the channels last.

#include <cstddef>
#include <vector>

namespace deconvista::training {

struct MapsShape {
    int images{}, height{}, width{}, channels{};

    std::size_t cells() const {
        return static_cast<std::size_t>(images) * static_cast<std::size_t>(height) * static_cast<std::size_t>(width);
    }
    std::size_t size() const { return cells() * static_cast<std::size_t>(channels); }
    bool operator==(MapsShape const&) const = default;
};

// Real is float; tests use double, whose gradients can be compared with finite differences.
template <class Real>
struct Maps {
    MapsShape shape;
    std::vector<Real> values;

    Maps() = default;
    explicit Maps(MapsShape const& of) : shape{of}, values(of.size()) {}

    // The channels of one cell, counted through images, rows and columns.
    Real* cell(std::size_t i) { return values.data() + i * static_cast<std::size_t>(shape.channels); }
    Real const* cell(std::size_t i) const { return values.data() + i * static_cast<std::size_t>(shape.channels); }
};

}  // namespace deconvista::training
