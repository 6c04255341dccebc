#include "app/state/wholes.h"

#include <utility>

#include "core/picture/picture.h"

namespace deconvista::state {
namespace {

// Whether the one is a copy of the other; equal values elsewhere are not worth looking for.
bool share_values(tensor::Tensor const& a, tensor::Tensor const& b) {
    return a.shape() == b.shape() && a.values().data() == b.values().data();
}

bool is_same(op::Computation const& a, op::Computation const& b) {
    return a.operation == b.operation && a.bias == b.bias && share_values(a.input, b.input) &&
           share_values(a.kernel, b.kernel);
}

// As it is written: whole percents.
int percent(float progress) {
    return static_cast<int>(progress * 100);
}

void ask(WholeSlot& slot, std::optional<op::Computation> wanted) {
    if (!wanted) {
        if (slot.work) slot.work->want_nothing();
        slot.of.reset();
        slot.result = {};
        return;
    }
    if (slot.of && is_same(*slot.of, *wanted)) return;
    slot.of = wanted;
    slot.result.progress = 0.f;
    if (!slot.work) slot.work = std::make_unique<WholeWork>();
    slot.work->want(*std::move(wanted));
}

// Whether there is something new.
bool look_after(WholeSlot& slot) {
    if (!slot.result.progress) return false;
    if (auto values = slot.work->take()) {
        slot.result = {*std::move(values), std::nullopt};
        return true;
    }
    auto const progress = slot.work->progress();
    if (percent(progress) == percent(*slot.result.progress)) return false;
    slot.result.progress = progress;
    return true;
}

}  // namespace

void ask_for_wholes(AppState& state) {
    ask_for_wholes(state.wholes, state.exhibit.scene, state.exhibit.trace);
    ++state.wholes_revision;
}

void ask_for_wholes(WholeSlots& slots, scene::Scene const& scene, trace::Trace const& trace) {
    auto needed = picture::wholes_needed(scene, trace);
    for (std::size_t i = 0; i < needed.size(); ++i) ask(slots[i], std::move(needed[i]));
}

void look_after_wholes(AppState& state) {
    if (look_after_wholes(state.wholes)) ++state.wholes_revision;
}

bool look_after_wholes(WholeSlots& slots) {
    bool news = false;
    for (auto& slot : slots) news = look_after(slot) || news;
    return news;
}

}  // namespace deconvista::state
