// Marks, places and lines of lesson texts, and stacks of layers.

#include <gtest/gtest.h>

#include "core/lesson/paragraphs.h"
#include "core/lesson/places.h"
#include "core/lesson/stack.h"
#include "core/picture/picture.h"
#include "core/picture/text_fit.h"
#include "core/scene/scene_file.h"
#include "tests/core/lesson/lesson_library.h"

namespace deconvista::lesson {
namespace {

using text::Language;

TEST(Markup, HasMarksAndKinds) {
    EXPECT_EQ(*read_block("a *b* `c` [d](kernel), y[0, 1]", ""), (Block{BlockKind::Paragraph,
                                                                        {{Mark::Plain, "a "},
                                                                         {Mark::Emphasis, "b"},
                                                                         {Mark::Plain, " "},
                                                                         {Mark::Code, "c"},
                                                                         {Mark::Plain, " "},
                                                                         {Mark::Kernel, "d"},
                                                                         {Mark::Plain, ", y"},
                                                                         {Mark::Plain, "[0, 1]"}}}));
    EXPECT_EQ(*read_block("- a", ""), (Block{BlockKind::Entry, {{Mark::Plain, "a"}}}));
    EXPECT_EQ(*read_block("    a * b", ""), (Block{BlockKind::Formula, {{Mark::Plain, "a * b"}}}));
}

Shown shown(std::string const& members) {
    auto lesson = read_lesson(one_page(members), test_library());
    EXPECT_TRUE(lesson) << problem_of(one_page(members));
    return *lesson->pages.front().shown;
}

std::string with_plain_spaces(std::string text) {
    for (auto at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0")) text.replace(at, 2, " ");
    return text;
}

std::string filled_in(Shown const& shown, std::string const& text, Language language = Language::English) {
    auto const filled = fill_places(text, &shown, shown.steps.last, language, "");
    return filled ? with_plain_spaces(*filled) : filled.problem().name;
}

TEST(Places, AreWhatTheSceneMakesOfThem) {
    auto const scene = shown(R"("scene": "transposed_3x3_stride_2", "step": {"output": [0, 1]})");
    EXPECT_EQ(filled_in(scene, "{input.shape} {kernel.shape} {output.shape} {full.shape}"), "3×3 3×3 5×5 7×7");
    EXPECT_EQ(filled_in(scene, "{input.extent} {input.cells} {output.cells} {positions}"), "3 9 25 25");
    EXPECT_EQ(filled_in(scene, "{stride} {padding} {dilation} {output_padding} {groups}"), "2 1 1 0 1");
    EXPECT_EQ(filled_in(scene, "{stretched.shape} {board.shape} {kernel.reach}"), "5×5 7×7 3");
    EXPECT_EQ(filled_in(scene, "{formula}"), "o = (i − 1)·s − 2·p + d·(k − 1) + 1");
    EXPECT_EQ(filled_in(scene, "{formula.numbers}"), "(3 − 1)·2 − 2·1 + 1·(3 − 1) + 1 = 5");
    EXPECT_EQ(filled_in(scene, "{cell} = {sum} = {value}, {terms}"), "y[0, 1] = 1 · (−1) + 0 · 0 = −1, 2");
    EXPECT_EQ(filled_in(scene, "{matrix.rows} × {matrix.columns}"), "25 × 9");
    EXPECT_EQ(filled_in(scene, "{connections.least} {connections.most}"), "1 4");
}

TEST(Places, KnowStampsStacksAndTheSceneBeside) {
    auto const stamp = shown(R"("scene": "stamping", "view": "scatter", "step": {"input": [1, 0]})");
    EXPECT_EQ(filled_in(stamp, "{cell} = {value}: {terms}"), "x[1, 0] = 3: 9");
    auto const stack = shown(R"("stack": {"kernel": 3, "rates": [1, 2, 5]})");
    EXPECT_EQ(filled_in(stack, "{rates}; {layers}; {output.extent}; {output.zeros}; {output.others}"),
              "1, 2, 5; 3; 17; 0; 17");
    auto const beside = shown(R"("scene": "dilated_against_transposed")");
    EXPECT_EQ(filled_in(beside, "{stride} {beside.stride} {beside.input.shape}"), "1 2 3×3");
}

TEST(Places, AreAllTold) {
    auto const scene = shown(R"("scene": "transposed_3x3_stride_2")");
    auto const stack = shown(R"("stack": {"kernel": 3, "rates": [1]})");
    for (auto const name : place_names()) {
        auto const place = "{" + std::string{name} + "}";
        EXPECT_TRUE(fill_places(place, &scene, scene.steps.last, Language::English, "") ||
                    fill_places(place, &stack, stack.steps.last, Language::English, ""))
            << name;
    }
}

// Known from theory: rates 1, 2, 5 see all, 2, 3 all but two, 2, 2, 2 every second cell.
TEST(Stack, CountsWhatIsSeen) {
    auto const seen = [](std::vector<std::int64_t> rates, int axes = 1) {
        Stack const stack{3, std::move(rates), axes};
        auto const scene = *scene::read_scene(scene_text(stack), nullptr);
        auto const output = op::evaluate(*scene::computation_of(scene));
        std::string text;
        for (auto const value : output.values()) text += value > 0 ? '#' : '.';
        return text;
    };
    EXPECT_EQ(seen({1}), "###");
    EXPECT_EQ(seen({1, 2}), "#######");
    EXPECT_EQ(seen({1, 2, 3}), "#############");
    EXPECT_EQ(seen({1, 2, 5}), "#################");
    EXPECT_EQ(seen({2, 3}), "#.#######.#");
    EXPECT_EQ(seen({2, 5}), "#.#.##.#.##.#.#");
    EXPECT_EQ(seen({2, 2, 2}), "#.#.#.#.#.#.#");
    EXPECT_EQ(seen({2}, 2), "#.#.#.....#.#.#.....#.#.#");
}

TEST(Lines, KeepTheirMarks) {
    auto const& theme = picture::theme_of(picture::ThemeName::Light);
    Blocks const blocks{*read_block("one *two three* four", ""), *read_block("- five", "")};
    auto const width = picture::estimated_width("one two three");
    auto const lines = lines_of(blocks, width, theme);
    ASSERT_EQ(lines.lines.size(), 4U);
    EXPECT_EQ(lines.lines[0].runs.size(), 2U);
    EXPECT_EQ(lines.lines[0].runs[1].text, "two three");
    EXPECT_EQ(lines.lines[0].runs[1].weight, figure::Weight::Bold);
    EXPECT_EQ(lines.lines[1].runs[0].text, "four");
    EXPECT_EQ(lines.lines[2].runs[0].text, "•");
    EXPECT_GT(lines.lines[3].x, lines.lines[2].x);
    EXPECT_LE(lines.width, width * 1.001f);
}

}  // namespace
}  // namespace deconvista::lesson
