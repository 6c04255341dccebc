#pragma once
// The switches of a max pooling: where in the input the maximum of each window lies. The first maximum in row-major
// order wins, padding never does, and the first NaN wins over all, as in PyTorch and Caffe.
//
// Nothing is recorded during the run: the input is kept, and the switch follows from it whenever it is asked for.

#include <array>
#include <vector>

#include "core/net/box.h"
#include "core/net/record.h"
#include "core/op/operation.h"

namespace deconvista::net {

class Switches {
public:
    // For the windows of the output cells in `box`, one range for each spatial axis.
    Switches(op::Operation const& operation, View const& input, Box const& box);

    struct Switch {
        std::int64_t cell{-1};  // of the input, row-major in its plane; -1 where the window has no cell of it
        float value{};
    };

    // Where cell (z, y, x) of the output takes its value from; missing axes are 0.
    Switch of(std::int64_t channel, std::int64_t z, std::int64_t y, std::int64_t x) const;

private:
    struct Reach {
        std::int64_t memory;  // offset in the view
        std::int64_t cell;    // offset in the plane
    };
    std::vector<Reach> const& reaches(std::size_t axis, std::int64_t cell) const {
        return lists_[axis][static_cast<std::size_t>(cell - first_[axis])];
    }

    View input_;
    std::array<std::vector<std::vector<Reach>>, 3> lists_;
    std::array<std::int64_t, 3> first_{};
};

}  // namespace deconvista::net
