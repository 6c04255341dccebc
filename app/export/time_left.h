#pragma once
// How long the rest of a job will take, in words for progress lines.

#include <cstdint>
#include <string>

namespace deconvista::exporting {

// If it goes on as it has gone so far; done is at least 1. In whole seconds, upwards.
std::int64_t seconds_left(double seconds_spent, std::int64_t done, std::int64_t all);

// "0:07", "12:30", "1:02:03"
std::string duration_text(std::int64_t seconds);

}  // namespace deconvista::exporting
