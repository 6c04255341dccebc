#include "app/export/time_left.h"

#include <cmath>

#include "core/base/number_text.h"

namespace deconvista::exporting {

std::int64_t seconds_left(double seconds_spent, std::int64_t done, std::int64_t all) {
    return std::llround(std::ceil(seconds_spent * static_cast<double>(all - done) / static_cast<double>(done)));
}

std::string duration_text(std::int64_t seconds) {
    auto const two_digits = [](std::int64_t number) { return (number < 10 ? "0" : "") + base::to_text(number); };
    auto const minutes = seconds / 60, hours = minutes / 60;
    if (hours > 0) return base::to_text(hours) + ":" + two_digits(minutes % 60) + ":" + two_digits(seconds % 60);
    return base::to_text(minutes) + ":" + two_digits(seconds % 60);
}

}  // namespace deconvista::exporting
