#pragma once
// How work that takes its time is listened to.

#include <cstdint>
#include <functional>

#include "core/net/engine.h"

namespace deconvista::maps {

struct Watch {
    net::Cancelled cancelled{};                                           // true: the work ends with `cancelled`
    std::function<void(std::int64_t done, std::int64_t all)> progress{};  // may be empty, as the other

    bool is_cancelled() const { return cancelled && cancelled(); }
    void tell(std::int64_t done, std::int64_t all) const {
        if (progress) progress(done, all);
    }
};

inline base::Problem cancelled() {
    return base::device_trouble("cancelled");
}

}  // namespace deconvista::maps
