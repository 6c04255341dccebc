#pragma once
// Presenting: the whole screen for what is shown, the keys of a presenter's remote, and the speaker's window beside it:
// what comes next, the notes and the time.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/result.h"

namespace deconvista::state {

struct AppState;

// The screen goes black or white while nobody shall look at it.
enum class Veil : std::uint8_t { None, Black, White };

// Laser: a red dot where the pointer is. Spotlight: everything else is darkened.
enum class Pointing : std::uint8_t { Plain, Laser, Spotlight };

// Whether the speaker has a window.
enum class Notes : std::uint8_t { Away, Shown };

struct Present {
    Veil veil{Veil::None};
    Pointing pointing{Pointing::Plain};
    std::string typed{};  // digits of the page or step to jump to
    Notes notes{Notes::Away};
    double seconds{0};  // since it began, or since the speaker set the time back
    bool operator==(Present const&) const = default;
};

// The screens of the desktop, by number.
struct Screens {
    int count{1};
    int home{0};  // the one that the window is on while nobody presents: the speaker sits in front of it
    int turn{0};  // how often the two windows were told to swap
    bool operator==(Screens const&) const = default;
};

// Where the windows belong.
struct Seats {
    std::optional<int> show;     // the screen that it fills; none: it is a window among others
    std::optional<int> speaker;  // the screen that the speaker's window is on; none: there is no such window
    bool operator==(Seats const&) const = default;
};

struct TogglePresent {};
struct PresentWithNotes {};  // also where there is but one screen
struct ToggleNotes {};
struct NotesRefused {  // by the window system
    base::Problem problem;
};
struct SwapScreens {};
struct SetTimeBack {};
struct ScreensSeen {  // by the window, while nobody presents
    int count{}, home{};
};
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

using PresentAction = std::variant<TogglePresent, PresentWithNotes, ToggleNotes, NotesRefused, SwapScreens, SetTimeBack,
                                   ScreensSeen, DrawVeil, PointWith, TypeDigit, JumpToTyped, LiftVeil>;

// What a key means while presenting, where that differs from what it always means.
std::optional<PresentAction> present_action_of(std::string_view chord, Present const& present);

void act_in_present(AppState& state, PresentAction const& action);

// With a second screen the show fills that one, and what the speaker needs is on the first. With a single one the show
// stays a window among others as long as the speaker has one too, so that both are seen.
Seats seats_of(AppState const& state);

// Lifts the veil, forgets what was typed, else ends presenting. False if nobody presents.
bool escape_present(AppState& state);

}  // namespace deconvista::state
