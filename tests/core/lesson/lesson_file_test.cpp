// What lessons are read as, and what is refused, by page and key.

#include <gtest/gtest.h>

#include "tests/core/lesson/lesson_library.h"

namespace deconvista::lesson {
namespace {

constexpr char const* kScene = R"("scene": "transposed_3x3_stride_2")";  // steps 0 to 28, 25 of them slide

constexpr char const* kStory = R"("story": "../scenes/what_one_unit_saw.json")";  // steps 0 to 5

std::string shown(std::string const& members) {
    return one_page(kScene + (members.empty() ? "" : ", " + members));
}

Page page_of(std::string const& json) {
    auto lesson = read_lesson(json, test_library());
    EXPECT_TRUE(lesson) << problem_of(json);
    return lesson ? lesson->pages.front() : Page{};
}

Steps steps_of(std::string const& members) {
    return page_of(shown(members)).shown->steps;
}

TEST(Lesson, HasItsTextInBothLanguages) {
    auto const page = page_of(one_page(""));
    EXPECT_EQ(page.title.in(text::Language::Chinese), "页");
    EXPECT_EQ(plain(page.text.english.front()), "text");
    EXPECT_FALSE(page.shown);
    EXPECT_FALSE(page.question);
}

TEST(Lesson, StepsAreNamedInManyWays) {
    auto const trace = page_of(shown("")).shown->trace;
    auto const last = trace.steps() - 1;
    auto const slide = trace.find(trace::Stage::Slide)->first;
    EXPECT_EQ(steps_of(""), (Steps{last, last}));
    EXPECT_EQ(steps_of(R"("step": 3)"), (Steps{3, 3}));
    EXPECT_EQ(steps_of(R"("step": "first")"), (Steps{0, 0}));
    EXPECT_EQ(steps_of(R"("step": "slide")"), (Steps{slide, slide}));
    EXPECT_EQ(steps_of(R"("step": {"output": [1, 2]})"), (Steps{slide + 7, slide + 7}));
    EXPECT_EQ(steps_of(R"("steps": ["slide", "last"])"), (Steps{slide, last}));
    EXPECT_EQ(steps_of(R"("view": "scatter", "step": {"input": [0, 1]})").first, 2);
}

TEST(Lesson, OverridesReplaceAndRemoveMembersOfTheScene) {
    auto const page = page_of(shown(R"("with": {"padding": [0, 0], "title": "Other"}, "view": ["flat", "matrix"])"));
    auto const& scene = page.shown->scene;
    EXPECT_EQ(scene.title, "Other");
    EXPECT_EQ(scene.views, (scene::Views{scene::View::Flat, scene::View::Matrix}));
    EXPECT_EQ(page.shown->trace.computation().output.spatial, (tensor::Extents{7, 7}));
    auto const removed = page_of(shown(R"("with": {"stride": null})"));
    EXPECT_EQ(removed.shown->scene.stride, (tensor::Extents{1, 1}));
}

TEST(Lesson, SceneMayStandInThePage) {
    auto const page = page_of(one_page(
        R"("scene": {"operation": "convolution", "input": {"shape": [1, 1, 3], "generator": "ramp"}, "kernel": {"shape": [1, 1, 2], "generator": "ones"}})"));
    EXPECT_EQ(page.shown->trace.computation().output.spatial, (tensor::Extents{2}));
}

TEST(Lesson, HighlightsAreCellsBoxesAndParts) {
    auto const highlights =
        page_of(shown(R"("highlight": [{"output": [1, 2]}, {"kernel": [[0, 0], [1, 1]]}, "sum"])")).shown->highlights;
    ASSERT_EQ(highlights.size(), 3U);
    EXPECT_EQ(std::get<op::Cell>(highlights[0]), op::Cell{(op::OutputCell{{0, 0, {1, 2}}})});
    auto const& box = std::get<picture::Marked>(highlights[1]);
    EXPECT_EQ(box.part, picture::Part::Kernel);
    EXPECT_EQ(box.box->last, (tensor::Index{0, 0, {1, 1}}));
    EXPECT_EQ(std::get<picture::Marked>(highlights[2]), (picture::Marked{picture::Part::Sum, {}}));
}

TEST(Lesson, AStoryHasStepsByStage) {
    auto const told = page_of(one_page(std::string{kStory} + R"(, "steps": ["choose", "last"])")).told;
    ASSERT_TRUE(told);
    EXPECT_EQ(told->steps, (Steps{3, 5}));
    EXPECT_FALSE(page_of(one_page(kStory)).shown);
    EXPECT_EQ(page_of(one_page(kStory)).told->steps, (Steps{5, 5}));
}

TEST(Lesson, AClaimHasAVerdictAndWhatItIsAbout) {
    auto const page = page_of(one_page(R"("claim": {"verdict": "depends", "about": ["padding", "framework"]})"));
    ASSERT_TRUE(page.claim);
    EXPECT_EQ(page.claim->verdict, Verdict::Depends);
    EXPECT_EQ(page.claim->about, (std::vector{Topic::Padding, Topic::Framework}));
}

TEST(Lesson, ProblemsNameThePageAndTheKey) {
    auto const cases = std::to_array<std::pair<std::string, std::string>>({
        {shown(R"("step": 29)"), "pages[0].step: option_value_out_of_range"},
        {shown(R"("step": -1)"), "pages[0].step: option_value_out_of_range"},
        {shown(R"("step": "stamp")"), "pages[0].step: word_unknown"},
        {shown(R"("step": {"input": [0, 0]})"), "pages[0].step.input: key_unknown"},
        {shown(R"("step": {"output": [5, 0]})"), "pages[0].step.output: lesson_cell_outside"},
        {shown(R"("steps": ["last", "first"])"), "pages[0].steps: lesson_steps_backwards"},
        {shown(R"("steps": [1])"), "pages[0].steps: list_length_differs"},
        {shown(R"("step": 1, "steps": [1, 2])"), "pages[0].step: lesson_keys_together"},
        {shown(R"("stack": {"kernel": 3, "rates": [1]})"), "pages[0].stack: lesson_keys_together"},
        {shown(R"("highlight": "bias")"), "pages[0].highlight: word_unknown"},
        {shown(R"("highlight": {"output": [9, 9]})"), "pages[0].highlight.output: lesson_cell_outside"},
        {shown(R"("highlight": [{"output": [0, 0]}, {"input": [0, 0]}])"), "pages[0].highlight[1]: lesson_second_cell"},
        {shown(R"("question": "why")"), "pages[0].question: word_unknown"},
        {one_page(R"("claim": {"verdict": "true", "about": ["stride"]})"), "pages[0].claim.verdict: word_unknown"},
        {one_page(R"("claim": {"verdict": "wrong"})"), "pages[0].claim.about: key_missing"},
        {one_page(R"("claim": {"verdict": "wrong", "about": []})"), "pages[0].claim.about: list_length_out_of_range"},
        {one_page(R"("claim": {"verdict": "wrong", "about": ["sride"]})"), "pages[0].claim.about[0]: word_unknown"},
        {shown(R"("with": {"stride": [0, 0]})"), "pages[0].scene: extent_too_small"},
        {shown(R"("hilight": "sum")"), "pages[0].hilight: key_unknown"},
        {one_page(R"("step": 1)"), "pages[0].step: lesson_key_without_scene"},
        {one_page(R"("scene": "no_such")"), "pages[0].scene: file_not_found"},
        {one_page(R"("scene": 3)"), "pages[0].scene: text_needed"},
        {one_page(R"("stack": {"kernel": 3})"), "pages[0].stack.rates: key_missing"},
        {one_page(R"("stack": {"kernel": 17, "rates": [1]})"), "pages[0].stack.kernel: option_value_out_of_range"},
        {one_page(R"("stack": {"kernel": 3, "rates": [1, 65]})"), "pages[0].stack.rates: option_value_out_of_range"},
        {one_page(R"("story": "no_such.json")"), "pages[0].story: file_not_found"},
        {shown(kStory), "pages[0].story: lesson_keys_together"},
        {one_page(std::string{kStory} + R"(, "step": "flip")"), "pages[0].step: word_unknown"},
        {one_page(std::string{kStory} + R"(, "step": {"output": [0, 0]})"), "pages[0].step: word_unknown"},
        {one_page(std::string{kStory} + R"(, "step": 6)"), "pages[0].step: option_value_out_of_range"},
        {one_page(std::string{kStory} + R"(, "question": "value")"), "pages[0].question: lesson_key_without_scene"},
        {one_page(kStory, "{steps}"), "pages[0].text.en[0]: lesson_place_without_scene"},
        {one_page("", "a *b"), "pages[0].text.en[0]: lesson_mark_open"},
        {one_page("", "a [b](bias)"), "pages[0].text.en[0]: word_unknown"},
        {one_page("", "- "), "pages[0].text.en[0]: lesson_block_empty"},
        {one_page("", "{output.shape}"), "pages[0].text.en[0]: lesson_place_without_scene"},
        {one_page(kScene, "{output.shap}"), "pages[0].text.en[0]: lesson_place_unknown"},
        {one_page(kScene, "{rates}"), "pages[0].text.en[0]: lesson_place_empty"},
        {one_page(kScene, "{beside.value}"), "pages[0].text.en[0]: lesson_place_empty"},
        {one_page(std::string{kScene} + R"(, "step": 0)", "{value}"), "pages[0].text.en[0]: lesson_place_empty"},
        {R"({"version": 2, "pages": []})", "2: version_not_known"},
        {R"({"version": 1, "title": {"en": "T"}, "pages": []})", "title.zh: key_missing"},
        {R"({"version": 1, "title": {"en": "T", "zh": "题"}, "pages": []})", "pages: list_length_out_of_range"},
        {"[]", "[]: lesson_is_no_object"},
    });
    for (auto const& [json, problem] : cases) EXPECT_EQ(problem_of(json), problem) << json;
}

TEST(Lesson, LimitsAreMet) {
    auto const long_text = one_page("", std::string(kMaxTextBytes, 'x'));
    EXPECT_EQ(problem_of(long_text), "pages[0].text.en: lesson_text_too_long");
    EXPECT_EQ(problem_of(std::string(kMaxLessonBytes + 1, ' ')), "1048577: lesson_too_long");
    auto const page = one_page("");
    auto const one = page.substr(page.find("[{") + 1, page.rfind("]}") - page.find("[{") - 1);
    std::string many = page.substr(0, page.find("[{") + 1);
    for (int i = 0; i < kMaxPages; ++i) many += one + ",";
    EXPECT_EQ(problem_of(many + one + "]}"), "pages: list_length_out_of_range");
    EXPECT_EQ(problem_of(many.substr(0, many.size() - 1) + "]}"), "");
}

// Networks are run for no lesson that has more of them.
TEST(Lesson, StoriesAreCountedBeforeTheyAreTold) {
    auto const page = one_page(kStory);
    auto const begin = page.find("[{") + 1;
    auto const one = page.substr(begin, page.rfind("]}") - begin);
    auto many = page.substr(0, begin) + one;
    for (int i = 0; i < kMaxStories; ++i) many += "," + one;
    auto library = test_library();
    library.tell_story = [](std::string const&) -> base::Result<Told> {
        ADD_FAILURE() << "told";
        return base::device_trouble("file_not_found", {});
    };
    auto const lesson = read_lesson(many + "]}", library);
    ASSERT_FALSE(lesson);
    EXPECT_EQ(lesson.problem().name, "lesson_stories_too_many");
}

TEST(Lesson, APartOfAFileIsRefusedAndNothingElseHappens) {
    auto const whole = bundled_text("convolution");
    for (std::size_t length = 0; length < whole.size() - 1; length += 97)
        EXPECT_NE(problem_of(whole.substr(0, length)), "") << length;
}

}  // namespace
}  // namespace deconvista::lesson
