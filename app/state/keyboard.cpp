#include "app/state/keyboard.h"

#include <algorithm>
#include <array>

namespace deconvista::state {
namespace {

// "right" of "ctrl+shift+right".
std::string_view key_of(std::string_view chord) {
    auto const plus = chord.size() > 1 ? chord.rfind('+', chord.size() - 2) : std::string_view::npos;
    return plus == std::string_view::npos ? chord : chord.substr(plus + 1);
}

}  // namespace

bool is_for_controls(std::string_view chord) {
    constexpr std::array<std::string_view, 9> kWalking{"left",  "right", "up",  "down",     "space",
                                                       "enter", "home",  "end", "backspace"};
    auto const key = key_of(chord);
    bool const commands = chord.starts_with("ctrl+") || chord.starts_with("alt+");
    return std::ranges::find(kWalking, key) != kWalking.end() || (key.size() == 1 && !commands);
}

bool is_stride(std::string_view chord) {
    constexpr std::array<std::string_view, 5> kStrides{"tab", "shift+tab", "f6", "shift+f6", "f10"};
    return std::ranges::find(kStrides, chord) != kStrides.end();
}

}  // namespace deconvista::state
