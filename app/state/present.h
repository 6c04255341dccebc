#pragma once
// Presenting: the whole screen for what is shown, and the keys of a presenter's remote.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace deconvista::state {

struct AppState;

// The screen goes black or white while nobody shall look at it.
enum class Veil : std::uint8_t { None, Black, White };

// Laser: a red dot where the pointer is. Spotlight: everything else is darkened.
enum class Pointing : std::uint8_t { Plain, Laser, Spotlight };

struct Present {
    Veil veil{Veil::None};
    Pointing pointing{Pointing::Plain};
    std::string typed{};  // digits of the page or step to jump to
    bool operator==(Present const&) const = default;
};

struct TogglePresent {};
struct DrawVeil {  // or lifts it, if it is that one
    Veil veil{};
};
struct PointWith {  // or plainly, if it is that already
    Pointing pointing{};
};
struct TypeDigit {
    char digit{};
};
struct JumpToTyped {};  // page of a lesson, from 1, or step of anything else; without a number, one step on
struct LiftVeil {};

using PresentAction = std::variant<TogglePresent, DrawVeil, PointWith, TypeDigit, JumpToTyped, LiftVeil>;

// What a key means while presenting, where that differs from what it always means.
std::optional<PresentAction> present_action_of(std::string_view chord, Present const& present);

void act_in_present(AppState& state, PresentAction const& action);

// Lifts the veil, forgets what was typed, else ends presenting. False if nobody presents.
bool escape_present(AppState& state);

}  // namespace deconvista::state
