#include "app/shell/event_queue.h"

#include <algorithm>
#include <utility>

namespace deconvista::shell {
namespace {

// What the events of a portion so far have changed.
struct Seen {
    bool button{false}, wheel{false}, text{false}, pressed{false};
    std::vector<int> keys{};
};

bool hides_something(Event const& event, Seen const& seen) {
    // Whatever is let go may be what was held with the key that has just been pressed.
    if (auto const* const key = std::get_if<KeyEvent>(&event))
        return (key->motion == KeyMotion::Released && seen.pressed) || seen.button || seen.text ||
               std::ranges::find(seen.keys, key->key) != seen.keys.end();
    if (std::holds_alternative<ButtonEvent>(event)) return seen.button || seen.wheel || !seen.keys.empty();
    if (std::holds_alternative<PointerEvent>(event)) return seen.button || seen.wheel || !seen.keys.empty();
    if (std::holds_alternative<WheelEvent>(event)) return seen.button;
    if (std::holds_alternative<FocusEvent>(event)) return seen.button || seen.text || !seen.keys.empty();
    return false;  // a character belongs to the key before it
}

void note(Event const& event, Seen& seen) {
    if (auto const* const key = std::get_if<KeyEvent>(&event)) {
        seen.keys.push_back(key->key);
        seen.pressed |= key->motion != KeyMotion::Released;
    }
    seen.button |= std::holds_alternative<ButtonEvent>(event);
    seen.wheel |= std::holds_alternative<WheelEvent>(event);
    seen.text |= std::holds_alternative<CharacterEvent>(event);
}

}  // namespace

void EventQueue::push(Event event) {
    // A pointer that moves on and on is only where it is now.
    bool const replaces = !waiting_.empty() && std::holds_alternative<PointerEvent>(event) &&
                          std::holds_alternative<PointerEvent>(waiting_.back());
    if (replaces) waiting_.pop_back();
    waiting_.push_back(std::move(event));
}

std::vector<Event> EventQueue::take_portion() {
    std::vector<Event> portion;
    Seen seen;
    while (!waiting_.empty() && !hides_something(waiting_.front(), seen)) {
        note(waiting_.front(), seen);
        portion.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }
    return portion;
}

}  // namespace deconvista::shell
