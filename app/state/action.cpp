#include "app/state/action.h"

namespace deconvista::state {

Action::Action(Action const& other) = default;
Action::Action(Action&& other) noexcept = default;
Action& Action::operator=(Action const& other) = default;
Action& Action::operator=(Action&& other) noexcept = default;
Action::~Action() = default;

}  // namespace deconvista::state
