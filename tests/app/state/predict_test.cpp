#include "app/state/predict.h"

#include <gtest/gtest.h>

#include "app/state/keys.h"
#include "app/state/lessons.h"
#include "core/base/number_text.h"
#include "core/quiz/exercise.h"
#include "tests/app/state/exhibits.h"

namespace deconvista::state {
namespace {

class Predicting : public testing::Test {
protected:
    void press(std::string_view chord) {
        if (auto const action = action_of(chord, Press::First, state)) update(state, *action);
    }
    void act(PredictAction action) { update(state, InPrediction{std::move(action)}); }
    std::string right_answer() const {
        return base::shortest(quiz::right_value(state.exhibit.trace, prediction_in(state)->asked.question));
    }

    AppState state{fresh_state()};
};

TEST_F(Predicting, HidesTheNextValueUntilSomebodyGoesOn) {
    press("p");
    ASSERT_TRUE(is_hidden(state));
    auto const step = prediction_in(state)->asked.question.step;
    EXPECT_EQ(shown_step(state), step - 1);
    press("pagedown");
    EXPECT_FALSE(is_hidden(state));
    ASSERT_TRUE(prediction_in(state));
    EXPECT_TRUE(prediction_in(state)->revealed);
    EXPECT_FALSE(prediction_in(state)->verdict) << "nobody answered";
    EXPECT_EQ(shown_step(state), step);
    press("p");
    EXPECT_EQ(prediction_in(state)->asked.question.step, step + 1) << "the next one";
}

TEST_F(Predicting, JudgesWhatWasTyped) {
    press("p");
    act(TypeAnswer{"much"});
    EXPECT_TRUE(prediction_in(state)->trouble);
    EXPECT_TRUE(is_hidden(state));
    act(TypeAnswer{right_answer()});
    EXPECT_EQ(prediction_in(state)->verdict, quiz::Verdict::Right);
    EXPECT_TRUE(prediction_in(state)->revealed);
    press("p");
    act(TypeAnswer{"12345"});
    EXPECT_EQ(prediction_in(state)->verdict, quiz::Verdict::Wrong);
}

TEST_F(Predicting, JudgesTheCellsThatWereChosen) {
    press("shift+p");
    auto const question = prediction_in(state)->asked.question;
    for (auto const& place : quiz::right_places(state.exhibit.trace, question))
        act(ChooseCell{op::InputCell{{0, 0, place}}});
    act(ChooseCell{op::KernelCell{}});
    act(CheckAnswer{});
    EXPECT_EQ(prediction_in(state)->verdict, quiz::Verdict::Right);
    act(ChooseCell{op::InputCell{}});
    EXPECT_EQ(prediction_in(state)->verdict, quiz::Verdict::Right) << "too late";
}

TEST_F(Predicting, PointsAtCellsByKey) {
    press("alt+right");
    EXPECT_FALSE(prediction_in(state));
    press("shift+p");
    auto const& asked = prediction_in(state)->asked;
    EXPECT_FALSE(asked.pointed);
    press("alt+right");
    EXPECT_EQ(asked.pointed, (tensor::Extents{1, 1})) << "the middle first";
    press("alt+right");
    press("alt+right");
    EXPECT_EQ(asked.pointed, (tensor::Extents{2, 0})) << "the next row";
    press("alt+down");
    EXPECT_EQ(asked.pointed, (tensor::Extents{2, 0})) << "there is none below";
    for (auto const* const key : {"alt+up", "alt+up", "enter", "enter", "enter"}) press(key);
    EXPECT_EQ(asked.chosen, (quiz::Places{{0, 0}}));
    EXPECT_FALSE(state.pinned) << "the same keys pin where nothing is asked";
    press("ctrl+enter");
    EXPECT_EQ(prediction_in(state)->verdict, quiz::Verdict::Right);
    press("enter");
    EXPECT_TRUE(state.pinned);
}

TEST_F(Predicting, WhilePresentingLeavesThePresenterTheKeys) {
    press("f5");
    press("shift+p");
    ASSERT_TRUE(is_hidden(state));
    for (auto const* const key : {"alt+right", "1", "2", "enter"}) press(key);
    EXPECT_EQ(shown_step(state), 12) << "a number that was typed";
    press("home");
    press("shift+p");
    press("alt+right");
    press("enter");
    EXPECT_EQ(prediction_in(state)->asked.chosen.size(), 1U);
    press("right");
    EXPECT_FALSE(is_hidden(state));
    press("shift+p");
    press("enter");
    EXPECT_FALSE(is_hidden(state)) << "without a cell that is pointed at it goes on";
}

TEST_F(Predicting, AsksForTheSize) {
    press("ctrl+p");
    ASSERT_TRUE(is_hidden(state));
    std::string size;
    for (auto const extent : state.exhibit.trace.computation().output.spatial) size += base::to_text(extent) + " ";
    act(TypeAnswer{size});
    EXPECT_EQ(prediction_in(state)->verdict, quiz::Verdict::Right);
}

TEST_F(Predicting, EndsWithWhateverLeadsElsewhere) {
    press("p");
    update(state, stride(1));
    EXPECT_FALSE(prediction_in(state)) << "another scene";
    press("p");
    press("end");
    EXPECT_FALSE(prediction_in(state)) << "another step";
    press("p");
    EXPECT_FALSE(prediction_in(state)) << "nothing comes any more";
    EXPECT_FALSE(state.messages.empty());
    press("home");
    press("p");
    ASSERT_TRUE(prediction_in(state));
    act(EndPrediction{});
    EXPECT_FALSE(prediction_in(state));
}

TEST_F(Predicting, OfALessonAsksAtTheEndOfThePageAndTheNextKeyReveals) {
    update(state, InLesson{OpenBundledLesson{"transposed_convolution"}});
    update(state, InLesson{GoToPage{2}});
    auto const& page = page_of(state.lesson);
    ASSERT_TRUE(page.question == quiz::Kind::Touched);
    ASSERT_FALSE(is_hidden(state));
    press("pagedown");
    while (is_moving(state.lesson.playback)) update(state, TimePassed{0.05});
    ASSERT_TRUE(is_hidden(state));
    EXPECT_GT(prediction_in(state)->asked.question.step, page.shown->steps.last);
    press("pagedown");
    EXPECT_EQ(state.lesson.page, 2);
    EXPECT_TRUE(prediction_in(state)->revealed);
    EXPECT_EQ(view_of(state.lesson).moment.step, prediction_in(state)->asked.question.step);
    press("pagedown");
    EXPECT_EQ(state.lesson.page, 3);
    press("pageup");
    EXPECT_EQ(state.lesson.page, 2);
    EXPECT_TRUE(is_hidden(state)) << "whoever comes back is asked again";
}

TEST_F(Predicting, OfALessonAsksForSizesWithoutAPicture) {
    update(state, InLesson{OpenBundledLesson{"convolution"}});
    update(state, InLesson{GoToPage{8}});
    ASSERT_TRUE(is_hidden(state));
    auto const before = view_of(state.lesson);
    act(TypeAnswer{"3x3"});
    EXPECT_EQ(prediction_in(state)->verdict, quiz::Verdict::Right);
    EXPECT_EQ(view_of(state.lesson), before);
    press("pagedown");
    EXPECT_EQ(state.lesson.page, 9);
}

TEST_F(Predicting, InPracticeCountsFirstAnswers) {
    act(BeginPractice{7});
    ASSERT_TRUE(state.practice);
    ASSERT_TRUE(is_hidden(state));
    auto const first = quiz::exercise_of(7, 0);
    EXPECT_EQ(prediction_in(state)->asked.question, first.question);
    act(TypeAnswer{right_answer()});
    EXPECT_EQ(state.practice->right, 1);
    EXPECT_EQ(state.practice->asked, 1);
    act(NextExercise{});
    EXPECT_EQ(state.practice->asked, 1);
    EXPECT_EQ(prediction_in(state)->asked.question, quiz::exercise_of(7, 1).question);
    act(RevealAnswer{});
    act(NextExercise{});
    EXPECT_EQ(state.practice->asked, 2);
    EXPECT_EQ(state.practice->right, 1);
    act(EndPrediction{});
    EXPECT_FALSE(state.practice);
}

}  // namespace
}  // namespace deconvista::state
