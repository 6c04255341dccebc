#pragma once
// The state as one line of JSON, for tests of the window and for whoever looks for a fault in it. The program prints
// one to stdout whenever it differs from the last, if the environment variable DECONVISTA_REPORT_STATE is set.

#include <cstdint>
#include <map>
#include <string>

#include "app/state/app_state.h"

namespace deconvista::state {

// x, y, width, height in the window.
struct PlaceOnScreen {
    float x{}, y{}, width{}, height{};
    bool operator==(PlaceOnScreen const&) const = default;
};

// Controls by name.
using Places = std::map<std::string, PlaceOnScreen>;

struct FramesSoFar {
    std::int64_t swaps{};
    double first_swap{};          // seconds since 1970
    double quiet_before_input{};  // seconds without a swap that the latest input ended
};

class Reporter {
public:
    // Reports only if the surroundings ask for it.
    Reporter();

    bool reports() const { return reports_; }

    // Prints if the state or the places differ from what was printed last. The frames go along, but are not compared.
    void report(AppState const& state, Places const& places, FramesSoFar const& frames);

private:
    bool reports_;
    std::string last_;
};

// Without the frames.
std::string report_of(AppState const& state, Places const& places);

}  // namespace deconvista::state
