#include "app/ui/speaker_words.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/state/lessons.h"
#include "app/state/update.h"
#include "tests/app/state/exhibits.h"

namespace deconvista::ui {
namespace {

using namespace state;

TEST(SpeakerWords, TellTheTimeThatPassed) {
    EXPECT_EQ(time_text(0), "0:00");
    EXPECT_EQ(time_text(59.99), "0:59");
    EXPECT_EQ(time_text(245), "4:05");
    EXPECT_EQ(time_text(3600 + 2 * 60 + 3), "1:02:03");
}

TEST(SpeakerWords, AreTheNotesOfThePage) {
    auto state = fresh_state();
    update(state, InLesson{OpenBundledLesson{"transposed_convolution"}});
    for (auto const language : {text::Language::English, text::Language::Chinese}) {
        update(state, SetLanguage{language});
        for (int page = 0; page < pages_of(state.lesson); ++page) {
            update(state, InLesson{GoToPage{page}});
            auto const words = words_for_speaker(state);
            auto const own = lesson::filled_notes(page_of(state.lesson), language);
            EXPECT_EQ(words.notes.size(), std::max<std::size_t>(own.size(), page_of(state.lesson).shown ? 1 : 0));
            EXPECT_TRUE(words.place.find(std::to_string(page + 1) + " / ") != std::string::npos) << words.place;
        }
    }
}

TEST(SpeakerWords, SayWhatHappensInAScene) {
    auto state = fresh_state();
    update(state, StepBy{Direction::Forward, Manner::Jump});
    auto const words = words_for_speaker(state);
    ASSERT_EQ(words.notes.size(), 1u);
    EXPECT_FALSE(words.notes.front().empty());
    EXPECT_NE(words.place.find("1"), std::string::npos);
    EXPECT_EQ(words.answer, "");
}

TEST(SpeakerWords, HaveTheAnswerWhileTheAudienceGuesses) {
    auto state = fresh_state();
    update(state, InPrediction{Predict{quiz::Kind::Value}});
    ASSERT_TRUE(is_hidden(state));
    auto const answer = words_for_speaker(state).answer;
    EXPECT_NE(answer.find(" = "), std::string::npos) << answer;
    update(state, InPrediction{RevealAnswer{}});
    EXPECT_EQ(words_for_speaker(state).answer, "");
}

}  // namespace
}  // namespace deconvista::ui
