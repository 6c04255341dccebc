#pragma once
// Numbers held to what is allowed, in the order in which they are given: the first that is not makes the Problem.

#include <cstdint>
#include <initializer_list>
#include <limits>

#include "core/base/number_text.h"
#include "core/base/result.h"

namespace deconvista::op {

struct Bounded {
    char const* name;  // as in the scene file
    std::int64_t value;
    std::int64_t smallest{std::numeric_limits<std::int64_t>::min()};
    std::int64_t largest{std::numeric_limits<std::int64_t>::max()};
};

// Too small is refused, too large is over a limit.
inline base::Outcome check_bounds(std::initializer_list<Bounded> numbers) {
    using base::to_text;
    for (auto const& [name, value, smallest, largest] : numbers) {
        if (value < smallest) return base::refused("extent_too_small", {name, to_text(value), to_text(smallest)});
        if (value > largest) return base::over_limit("extent_too_large", {name, to_text(value), to_text(largest)});
    }
    return base::done();
}

}  // namespace deconvista::op
