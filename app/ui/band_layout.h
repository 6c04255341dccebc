#pragma once
// Where the stages lie on the band of the timeline. Each gets room in proportion to its time, but never so little that
// it cannot be seen and clicked; so the band is piecewise linear in time.

#include <cstdint>
#include <span>
#include <vector>

#include "core/trace/timeline.h"

namespace deconvista::ui {

struct StageBand {
    trace::Stage stage{};
    std::int64_t first{}, count{};  // steps
    double begin{}, end{};          // seconds
    float left{}, right{};          // units from the left edge of the band
    bool operator==(StageBand const&) const = default;
};

// least[i]: how wide stage i has to be at least; if there is no room for that, all get less.
std::vector<StageBand> band_layout(trace::Timeline const& timeline, float width, std::span<float const> least);

float place_of(double seconds, std::span<StageBand const> bands);
double seconds_at(float place, std::span<StageBand const> bands);

}  // namespace deconvista::ui
