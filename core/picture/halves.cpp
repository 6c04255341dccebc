#include "core/picture/halves.h"

#include <cmath>
#include <utility>

#include "core/picture/layout.h"
#include "core/picture/picture.h"
#include "core/trace/lockstep.h"

namespace deconvista::picture {

// Letters stay nearly as large as in a whole picture.
Halves halves_of(Look look) {
    auto const caption = bands_of(look).caption;
    auto const gap = std::round(look.width / 64);
    auto const half = std::floor((look.width - gap) / 2);
    Halves halves{look, half + gap};
    halves.look.width = half;
    halves.look.font_size = caption * 0.85f;
    return halves;
}

scene::Scene beside(scene::Scene const& first) {
    auto second = first.beside.front();
    second.views = first.views;
    return second;
}

std::optional<Second> second_of(scene::Scene const& first, trace::Trace const& trace, trace::Moment moment) {
    auto scene = beside(first);
    auto own = trace_of(scene);
    if (!own) return std::nullopt;
    auto const there = alongside(trace, moment, *own);
    return Second{std::move(scene), *std::move(own), there};
}

}  // namespace deconvista::picture
