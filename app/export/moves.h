#pragma once
// Files moved to other places, all or none.

#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace deconvista::exporting {

class Moves {
public:
    Moves() = default;
    Moves(Moves&& other) noexcept : made_{std::exchange(other.made_, {})} {}
    Moves& operator=(Moves&&) = delete;
    // Takes back what was not kept.
    ~Moves() { take_back(); }

    // Within one file system; what has the name already is replaced, and lost.
    base::Outcome move(std::string const& from, std::string const& to);

    // The same, but something that has the name already is refused.
    base::Outcome move_to_free(std::string const& from, std::string const& to);

    void keep() { made_.clear(); }
    void take_back();

private:
    std::vector<std::pair<std::string, std::string>> made_;  // from, to
};

}  // namespace deconvista::exporting
