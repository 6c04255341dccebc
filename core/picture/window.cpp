#include "core/picture/window.h"

#include <cmath>

namespace deconvista::picture {
namespace {

WindowAt at_position(Shot const& shot, tensor::Index const& slid) {
    return {static_cast<float>(shot.y.window_begin(row_of(slid.spatial))),
            static_cast<float>(shot.x.window_begin(column_of(slid.spatial))), 1};
}

}  // namespace

bool has_window(Shot const& shot) {
    return shot.trace.stage_of(shot.moment.step) == trace::Stage::Slide;
}

bool shows_window(Shot const& shot) {
    return has_window(shot) && shot.under_window;
}

float sum_opacity(Shot const& shot) {
    if (!has_window(shot)) return 0;
    return part(shot.progress.of(trace::Stage::Slide), 0.5f, 1);
}

float products_opacity(Shot const& shot, std::size_t map, std::size_t maps) {
    if (maps < 2) return sum_opacity(shot);
    if (!has_window(shot)) return 0;
    auto const share = 0.5f / static_cast<float>(maps);
    auto const begin = 0.3f + share * static_cast<float>(map);
    return part(shot.progress.of(trace::Stage::Slide), begin, begin + share);
}

WindowAt window_at(Shot const& shot) {
    auto const now = at_position(shot, shot.position.slid);
    if (!shot.previous) return now;
    auto const before = at_position(shot, shot.previous->slid);
    auto const t = shot.progress.of(trace::Stage::Slide);
    if (before.row == now.row) return {now.row, std::lerp(before.column, now.column, t), 1};
    auto lifted = t < 0.5f ? before : now;
    lifted.opacity = std::abs(2 * t - 1);
    return lifted;
}

}  // namespace deconvista::picture
