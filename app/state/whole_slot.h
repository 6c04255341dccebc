#pragma once
// Whole results where pictures show them: what is wanted, and what has come of it so far.

#include <array>
#include <memory>
#include <optional>

#include "app/state/whole_work.h"
#include "core/picture/whole.h"

namespace deconvista::state {

struct WholeSlot {
    std::optional<op::Computation> of;  // what is wanted
    picture::WholeResult result;
    std::unique_ptr<WholeWork> work;  // once something has been wanted
};

// Of a scene, and of the one beside it.
using WholeSlots = std::array<WholeSlot, 2>;

}  // namespace deconvista::state
