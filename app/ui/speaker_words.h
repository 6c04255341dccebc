#pragma once
// What a speaker reads: where the show stands, the notes, and the answer that the audience does not see yet.

#include <string>
#include <vector>

#include "app/state/app_state.h"

namespace deconvista::ui {

struct SpeakerWords {
    std::string place;               // "3 / 12: What slides · Step 2 of 5"
    std::vector<std::string> notes;  // of a lesson's page; without any, what happens at this step
    std::string answer;              // the sum that decides, while a question stands
    bool operator==(SpeakerWords const&) const = default;
};

// Of what plays.
SpeakerWords words_for_speaker(state::AppState const& state);

// "4:05", "1:02:03"
std::string time_text(double seconds);

// The time of day here, "14:05".
std::string time_of_day();

}  // namespace deconvista::ui
