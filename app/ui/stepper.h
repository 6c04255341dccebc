#pragma once
// A whole number between two bounds: [-] value [+]. The buttons repeat while held; the value can be dragged sideways,
// and typed after a double-click. By keyboard Enter types, + and - count. It never holds the number: it is shown one
// and says which one is wanted.

#include <cstdint>
#include <optional>
#include <string>

#include "app/state/history.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

struct Stepper {
    std::int64_t value{}, low{}, high{};
    std::string below, above;  // why it ends there
};

struct Wanted {
    std::optional<std::int64_t> value;  // typed numbers may lie beyond the bounds
    state::Gesture gesture{state::Gesture::Single};
    bool drag_ended{false};
};

Wanted stepper(Ui& ui, char const* id, Stepper const& stepper, ImVec2 size);

}  // namespace deconvista::ui
