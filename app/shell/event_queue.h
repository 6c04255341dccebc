#pragma once
// Events in the order in which they came, handed out in portions that one frame can take in.
//
// A user interface that is drawn anew each frame sees states, not events: of a key that is pressed and released between
// two frames it sees nothing, and a click seems to happen wherever the pointer went next. So a portion ends before an
// event that would hide an earlier one; the rest is for the next frame.

#include <deque>
#include <vector>

#include "app/shell/events.h"

namespace deconvista::shell {

class EventQueue {
public:
    void push(Event event);
    bool empty() const { return waiting_.empty(); }

    std::vector<Event> take_portion();

private:
    std::deque<Event> waiting_;
};

}  // namespace deconvista::shell
