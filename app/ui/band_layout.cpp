#include "app/ui/band_layout.h"

#include <algorithm>
#include <numeric>

#include "core/base/check.h"

namespace deconvista::ui {
namespace {

// Widths in proportion to the durations, none below its least: who would get less gets exactly that, and the others
// share the rest. `width` is at least the sum of `least`.
std::vector<float> shares(std::vector<double> const& durations, float width, std::span<float const> least) {
    std::vector<float> widths(durations.size());
    std::vector<bool> fixed(durations.size(), false);
    for (bool again = true; again;) {
        again = false;
        double free_time = 0;
        float free_width = width;
        for (std::size_t i = 0; i < durations.size(); ++i) {
            if (fixed[i])
                free_width -= least[i];
            else
                free_time += durations[i];
        }
        for (std::size_t i = 0; i < durations.size(); ++i) {
            if (fixed[i]) continue;
            widths[i] = static_cast<float>(free_width * durations[i] / free_time);
            if (widths[i] >= least[i]) continue;
            widths[i] = least[i];
            fixed[i] = true;
            again = true;
        }
    }
    return widths;
}

StageBand const& band_around(std::span<StageBand const> bands, auto const& lies_before_end) {
    auto const found = std::ranges::find_if(bands, lies_before_end);
    return found == bands.end() ? bands.back() : *found;
}

}  // namespace

std::vector<StageBand> band_layout(trace::Timeline const& timeline, float width, std::span<float const> least) {
    std::vector<StageBand> bands;
    std::vector<double> durations;
    for (auto const& [stage, first, count] : timeline.stages()) {
        auto const begin = timeline.time_of(first).begin;
        auto const end = timeline.time_of(first + count - 1).end;
        bands.push_back({stage, first, count, begin, end, 0, 0});
        durations.push_back(end - begin);
    }
    DECONVISTA_CHECK(least.size() == bands.size());
    std::vector<float> needed{least.begin(), least.end()};
    auto const sum = std::reduce(needed.begin(), needed.end());
    if (sum > width)
        for (auto& one : needed) one *= width / sum;
    float left = 0;
    auto const widths = shares(durations, width, needed);
    for (std::size_t i = 0; i < bands.size(); ++i) {
        bands[i].left = left;
        left += widths[i];
        bands[i].right = left;
    }
    return bands;
}

float place_of(double seconds, std::span<StageBand const> bands) {
    auto const& band = band_around(bands, [&](StageBand const& one) { return seconds < one.end; });
    auto const part = std::clamp((seconds - band.begin) / (band.end - band.begin), 0.0, 1.0);
    return band.left + static_cast<float>(part) * (band.right - band.left);
}

double seconds_at(float place, std::span<StageBand const> bands) {
    auto const& band = band_around(bands, [&](StageBand const& one) { return place < one.right; });
    auto const part = std::clamp((place - band.left) / (band.right - band.left), 0.0f, 1.0f);
    return band.begin + double{part} * (band.end - band.begin);
}

}  // namespace deconvista::ui
