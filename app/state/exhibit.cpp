#include "app/state/exhibit.h"

#include <utility>

#include "core/picture/picture.h"

namespace deconvista::state {

base::Result<Exhibit> exhibit_of(scene::Scene scene) {
    auto trace = picture::trace_of(scene);
    if (!trace) return trace.problem();
    trace::Timeline const timeline{*trace};
    return Exhibit{std::move(scene), *std::move(trace), timeline};
}

}  // namespace deconvista::state
