#include "app/state/values.h"

#include <gtest/gtest.h>

#include <cmath>

#include "app/state/keys.h"
#include "app/state/update.h"
#include "tests/app/state/exhibits.h"

namespace deconvista::state {
namespace {

using scene::Grid;

class Values : public testing::Test {
protected:
    template <class AnyAction>
    void act(AnyAction const& action) {
        update(state, Action{action});
    }
    scene::Scene const& scene() const { return state.exhibit.scene; }
    std::vector<float> input() const {
        auto const values = scene().input.tensor.values();
        return {values.begin(), values.end()};
    }
    ValuesDialog dialog() const { return std::get<ValuesDialog>(state.dialog); }
    std::string last_message() const { return state.messages.empty() ? "" : state.messages.back().what.name; }

    AppState state{fresh_state()};  // 3x3 input 1 0 2 3 1 0 0 2 1
};

TEST_F(Values, AreTypedIntoTheCellUnderTheCursor) {
    act(ShowValues{Grid::Input});
    act(TypeValue{"7"});
    act(TurnValues{{Grid::Input, 0, 0, 0, 1, 2}});
    act(TypeValue{"-1/2"});
    EXPECT_EQ(input(), (std::vector<float>{7, 0, 2, 3, 1, -0.5F, 0, 2, 1}));
    EXPECT_EQ(state.history.undo_depth(), 2u);
    act(TypeValue{"seven"});
    EXPECT_EQ(last_message(), "no_number");
    act(TypeValue{"-1e50"});
    EXPECT_EQ(state.messages.back().what, base::refused("number_beyond_float32", {"[1, 2]", "-1e50"}));
    act(TypeValue{"nan"});
    EXPECT_TRUE(std::isnan(input()[5]));
    act(Undo{});
    act(Undo{});
    act(Undo{});
    EXPECT_EQ(input(), (std::vector<float>{1, 0, 2, 3, 1, 0, 0, 2, 1}));
}

TEST_F(Values, WithoutTheDialogNothingIsTyped) {
    act(TypeValue{"7"});
    EXPECT_EQ(state.history.undo_depth(), 0u);
}

TEST_F(Values, TheDialogStaysInsideWhatThereIs) {
    act(ShowValues{Grid::Kernel});
    act(TurnValues{{Grid::Kernel, 9, 9, 9, 9, -9}});
    EXPECT_EQ(dialog(), (ValuesDialog{Grid::Kernel, 0, 0, 0, 2, 0}));
    act(ShowValues{Grid::Bias});
    EXPECT_EQ(dialog().grid, Grid::Input) << "there is no bias";
    act(Change{scene::SetOperation{op::Kind::MaxPooling}});
    EXPECT_EQ(within({Grid::Kernel}, scene()).grid, Grid::Input);
}

TEST_F(Values, OneSliceIsShownAtATime) {
    act(Change{scene::SetAxes{3}});
    EXPECT_EQ(slice_counts(scene(), Grid::Input), (SliceCounts{1, 1, 3}));
    auto const slice = slice_of(scene(), {Grid::Input, 0, 0, 2});
    EXPECT_EQ(slice.first, 18);
    EXPECT_EQ(slice.rows, 3);
    EXPECT_EQ(slice.at(1, 2), (scene().input.tensor[{0, 0, {2, 1, 2}}]));
}

TEST_F(Values, AMatrixIsPastedAsTheInput) {
    act(Paste{});
    EXPECT_TRUE(state.wants_clipboard);
    act(PasteText{"[[1, 2], [3, 4], [5, 6]]"});
    EXPECT_FALSE(state.wants_clipboard);
    EXPECT_EQ(scene().input.tensor.shape(), (tensor::Shape{1, 1, {3, 2}}));
    EXPECT_EQ(last_message(), "input_pasted");
    EXPECT_EQ(state.messages.back().what.facts, (std::vector<std::string>{"[1, 1, 3, 2]"}));
    act(PasteText{"[[[1]], [[2]]]"});
    EXPECT_EQ(scene().input.tensor.shape().channels, 2);
    act(PasteText{"1 2\n3"});
    EXPECT_EQ(last_message(), "matrix_ragged");
    EXPECT_EQ(state.history.undo_depth(), 2u);
    act(Undo{});
    act(Undo{});
    EXPECT_EQ(scene().input.tensor.shape(), (tensor::Shape{1, 1, {3, 3}}));
}

TEST_F(Values, WithTheDialogAMatrixTakesThePlaceOfTheSlice) {
    act(ShowValues{Grid::Kernel});
    act(PasteText{"1 2\n3 4"});
    EXPECT_EQ(scene().kernel.tensor.shape(), (tensor::Shape{1, 1, {2, 2}}));
    act(TurnValues{{Grid::Kernel, 0, 0, 0, 1, 0}});
    act(PasteText{"9"});
    EXPECT_EQ((scene().kernel.tensor[{0, 0, {1, 0}}]), 9);
    act(PasteText{"[[[[1]], [[2]]]]"});  // another number of output channels
    EXPECT_EQ(scene().kernel.tensor.shape(), (tensor::Shape{1, 2, {1, 1}}));
    act(Change{scene::Fill{Grid::Bias, {scene::Generator::Ones, 0}}});
    act(ShowValues{Grid::Bias});
    act(PasteText{"5\n6"});
    EXPECT_EQ(scene().bias, (std::vector<float>{5, 6}));
    act(PasteText{"5 6 7"});
    EXPECT_EQ(last_message(), "bias_size_differs");
}

TEST_F(Values, ASceneAsTextOpensWhereverItIsPasted) {
    act(GoToStep{7});
    act(CopyState{});
    auto const text = state.copied_text;
    EXPECT_TRUE(text.starts_with("deconvista:1:"));
    auto const before = scene();
    act(GoToStep{0});
    act(ShowPreset{"dilation"});
    act(ShowValues{Grid::Kernel});
    act(PasteText{" " + text + "\n"});
    EXPECT_EQ(scene(), before);
    EXPECT_EQ(moment_of(state).step, 7);
    EXPECT_TRUE(std::holds_alternative<std::monostate>(state.dialog));
    act(Undo{});
    EXPECT_NE(scene(), before);
    act(PasteText{text.substr(0, 40)});
    EXPECT_EQ(last_message(), "state_text_broken");
}

TEST_F(Values, AreCopiedAsTheyArePasted) {
    act(CopyValues{});
    EXPECT_EQ(state.copied_text, "1\t0\t2\n3\t1\t0\n0\t2\t1\n");
    act(TextTaken{});
    EXPECT_TRUE(state.copied_text.empty());
    act(ShowValues{Grid::Kernel});
    act(CopyValues{});
    EXPECT_EQ(state.copied_text, "1\t2\t0\n0\t1\t-1\n2\t0\t1\n");
}

TEST_F(Values, ARectangleBecomesTheInput) {
    act(ShowCrop{});
    act(SetCrop{{1, 0, 2, 2}});
    act(AcceptCrop{});
    EXPECT_EQ(input(), (std::vector<float>{0, 2, 1, 0}));
    EXPECT_TRUE(std::holds_alternative<std::monostate>(state.dialog));
    act(ShowCrop{});
    act(SetCrop{{2, 2, 2, 2}});
    act(AcceptCrop{});
    EXPECT_TRUE(std::holds_alternative<CropDialog>(state.dialog)) << "it lies outside";
    EXPECT_EQ(last_message(), "crop_outside");
}

TEST_F(Values, AnotherRectangleIsTakenFromTheSameWhole) {
    act(ShowCrop{});
    act(SetCrop{{1, 0, 2, 2}});
    act(AcceptCrop{});
    act(ShowCrop{});
    auto const* const dialog = std::get_if<CropDialog>(&state.dialog);
    ASSERT_TRUE(dialog);
    EXPECT_EQ(dialog->crop, (scene::CropInput{1, 0, 2, 2})) << "it begins with the one that was taken";
    EXPECT_EQ(crop_source(state).tensor.shape().spatial, (tensor::Extents{3, 3}));
    act(SetCrop{{0, 1, 2, 2}});
    act(AcceptCrop{});
    EXPECT_EQ(input(), (std::vector<float>{3, 1, 0, 2}));
    act(Undo{});
    EXPECT_EQ(input(), (std::vector<float>{0, 2, 1, 0}));
    // What is typed belongs to no whole.
    act(ShowValues{Grid::Input});
    act(TypeValue{"9"});
    EXPECT_EQ(crop_source(state).tensor.shape().spatial, (tensor::Extents{2, 2}));
}

TEST_F(Values, TheirKeysWorkInFrontOfTheirDialogOnly) {
    EXPECT_TRUE(action_of("ctrl+v", Press::First, state));
    EXPECT_TRUE(action_of("ctrl+c", Press::First, state));
    act(ShowValues{Grid::Input});
    for (auto const* const chord : {"ctrl+v", "ctrl+c", "ctrl+z", "ctrl+y", "escape"})
        EXPECT_TRUE(action_of(chord, Press::First, state)) << chord;
    for (auto const* const chord : {"ctrl+o", "v", "space", "right"})
        EXPECT_FALSE(action_of(chord, Press::First, state)) << chord;
    act(ShowKeys{});
    EXPECT_FALSE(action_of("ctrl+v", Press::First, state));
}

}  // namespace
}  // namespace deconvista::state
