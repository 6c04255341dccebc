#pragma once
// What the output holds at a moment, whatever the order of the steps.

#include <optional>

#include "core/picture/shot.h"

namespace deconvista::picture {

class HeldOutput {
public:
    explicit HeldOutput(Shot const& shot);

    struct Value {
        float value{}, shown{};  // shown: how far it has appeared, 0 to 1
    };
    // Nothing where nothing has been computed yet. Stamps add up: then it is the sum so far.
    std::optional<Value> at(tensor::Index const& output) const;

private:
    bool is_stamped() const { return shot_.leading.order() == trace::Order::Inputs; }

    Shot const& shot_;
    std::int64_t stamps_{};  // that have landed
};

}  // namespace deconvista::picture
