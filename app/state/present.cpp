#include "app/state/present.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "app/state/changes.h"
#include "app/state/lessons.h"
#include "app/state/update.h"
#include "core/base/overloaded.h"

namespace deconvista::state {
namespace {

constexpr std::size_t kMostDigits = 9;

struct Key {
    std::string_view chord;
    PresentAction action;
};

std::array const kKeys{
    Key{"b", DrawVeil{Veil::Black}},
    Key{".", DrawVeil{Veil::Black}},
    Key{"w", DrawVeil{Veil::White}},
    Key{",", DrawVeil{Veil::White}},
    Key{"l", PointWith{Pointing::Laser}},
    Key{"s", PointWith{Pointing::Spotlight}},
    Key{"enter", JumpToTyped{}},
    Key{"f5", TogglePresent{}},
    Key{"n", ToggleNotes{}},
    Key{"x", SwapScreens{}},
    Key{"r", SetTimeBack{}},
};

void jump(AppState& state) {
    auto const typed = std::exchange(state.present->typed, {});
    if (typed.empty()) return update(state, StepBy{Direction::Forward});
    std::int64_t number = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (state.workspace == Workspace::Lesson)
        update(state, InLesson{GoToPage{static_cast<int>(number) - 1}});
    else
        update(state, GoToStep{number});
}

void begin(AppState& state, Notes notes) {
    if (playing_in(state)) state.present = Present{.notes = notes};
}

void see_screens(AppState& state, ScreensSeen const& seen) {
    state.screens.count = seen.count;
    if (!state.present) state.screens.home = seen.home;
}

}  // namespace

std::optional<PresentAction> present_action_of(std::string_view chord, Present const& present) {
    // What goes on behind a veil would be a surprise: the key that lifts it does nothing else.
    constexpr std::array<std::string_view, 7> kMoving{"right", "left", "pagedown", "pageup", "down", "up", "space"};
    if (present.veil != Veil::None && std::ranges::find(kMoving, chord) != kMoving.end()) return LiftVeil{};
    if (chord.size() == 1 && chord.front() >= '0' && chord.front() <= '9') return TypeDigit{chord.front()};
    auto const found = std::ranges::find(kKeys, chord, &Key::chord);
    return found == kKeys.end() ? std::nullopt : std::optional{found->action};
}

Seats seats_of(AppState const& state) {
    auto const& [count, home, turn] = state.screens;
    bool const fills = state.screen == Screen::Full;
    if (!state.present) return {fills ? std::optional{home} : std::nullopt, std::nullopt};
    bool const has_notes = state.present->notes == Notes::Shown;
    if (count < 2) return has_notes ? Seats{std::nullopt, home} : Seats{home, std::nullopt};
    auto const show = (home + 1 + turn) % count;
    auto const other = show == home ? (home + 1) % count : home;
    return {show, has_notes ? std::optional{other} : std::nullopt};
}

void act_in_present(AppState& state, PresentAction const& action) {
    if (std::holds_alternative<TogglePresent>(action) && state.present) return state.present.reset();
    // Whoever has two screens wants notes on one of them.
    if (std::holds_alternative<TogglePresent>(action))
        return begin(state, state.screens.count > 1 ? Notes::Shown : Notes::Away);
    if (std::holds_alternative<PresentWithNotes>(action) && !state.present) return begin(state, Notes::Shown);
    if (auto const* const seen = std::get_if<ScreensSeen>(&action)) return see_screens(state, *seen);
    if (!state.present) return;
    auto& present = *state.present;
    std::visit(
        base::Overloaded{
            [](TogglePresent) {},
            [](ScreensSeen) {},
            [&](PresentWithNotes) { present.notes = Notes::Shown; },
            [&](ToggleNotes) { present.notes = present.notes == Notes::Away ? Notes::Shown : Notes::Away; },
            [&](NotesRefused const& it) {
                present.notes = Notes::Away;
                complain(state, it.problem);
            },
            [&](SwapScreens) { ++state.screens.turn; },
            [&](SetTimeBack) { present.seconds = 0; },
            [&](DrawVeil it) { present.veil = present.veil == it.veil ? Veil::None : it.veil; },
            [&](PointWith it) { present.pointing = present.pointing == it.pointing ? Pointing::Plain : it.pointing; },
            [&](TypeDigit it) {
                if (present.typed.size() < kMostDigits) present.typed += it.digit;
            },
            [&](JumpToTyped) { jump(state); },
            [&](LiftVeil) { present.veil = Veil::None; },
        },
        action);
}

bool escape_present(AppState& state) {
    if (!state.present) return false;
    auto& present = *state.present;
    if (present.veil != Veil::None)
        present.veil = Veil::None;
    else if (!present.typed.empty())
        present.typed.clear();
    else
        state.present.reset();
    return true;
}

}  // namespace deconvista::state
