// Lessons as slides, handouts and pictures of pages.

#include <gtest/gtest.h>

#include <filesystem>

#include "app/export/lesson_place.h"
#include "app/export/lesson_subject.h"
#include "app/files/assets.h"
#include "core/lesson/lessons.h"
#include "core/lesson/page.h"
#include "tests/app/export/formats.h"
#include "tests/app/files/scratch_folder.h"

namespace deconvista::exporting {
namespace {

lesson::Lesson small_lesson() {
    return *read_lesson_in("/", R"({"version": 1, "title": {"en": "Lesson <&>", "zh": "课"}, "pages": [
        {"title": {"en": "First", "zh": "一"}, "text": {"en": ["Of {input.shape}, *strong*."], "zh": ["{input.shape}"]},
         "notes": {"en": ["Say {output.shape}"], "zh": ["说"]}, "scene": "pytorch_conv_2x2", "step": "first"},
        {"title": {"en": "Second", "zh": "二"}, "text": {"en": ["- only text"], "zh": ["- 文字"]}}]})");
}

class LessonExport : public testing::Test {
protected:
    Order order(Format format) const {
        Order order;
        order.shown = lesson_subject(small_lesson(), {});
        order.out = folder_ / ("out." + std::string{traits_of(format).name});
        order.settings.format = format;
        order.settings.size = {640, 360};
        return order;
    }
    static std::string problem(Order const& order) {
        auto const ending = export_order(order, test_fonts());
        return ending ? "" : ending.problem().name;
    }
    std::string content(Format format) const { return files::content_of(order(format).out); }

    files::ScratchFolder folder_;
};

int count(std::string const& text, std::string const& part) {
    int times = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
    return times;
}

TEST_F(LessonExport, AllBundledLessonsCanBeRead) {
    for (auto const name : lesson::lessons()) EXPECT_TRUE(load_bundled_lesson(name)) << name;
}

TEST_F(LessonExport, HtmlTurnsThePages) {
    ASSERT_EQ(problem(order(Format::Html)), "");
    auto const page = content(Format::Html);
    EXPECT_EQ(count(page, "class=\"step\" data-step"), 2);
    EXPECT_EQ(count(page, "data-step=\"2\""), 1);
    EXPECT_NE(page.find("<title>Lesson &lt;&amp;&gt;</title>"), std::string::npos);
    EXPECT_NE(page.find("2 / 2: Second"), std::string::npos);
}

TEST_F(LessonExport, PdfIsAHandoutWithoutABeamerFile) {
    ASSERT_EQ(problem(order(Format::Pdf)), "");
    EXPECT_EQ(content(Format::Pdf).substr(0, 5), "%PDF-");
    EXPECT_FALSE(std::filesystem::exists(folder_ / "out-beamer.tex"));
}

TEST_F(LessonExport, APictureIsOfOnePage) {
    auto first = order(Format::Svg);
    first.settings.selection.steps = StepRange{0, 0};
    ASSERT_EQ(problem(first), "");
    EXPECT_NE(content(Format::Svg).find("First"), std::string::npos);
    EXPECT_EQ(content(Format::Svg).find("Second"), std::string::npos);
}

std::string refusal(void (*change)(Settings&)) {
    Settings settings;
    settings.format = Format::Pdf;
    change(settings);
    auto const fine = check_for_lesson(settings);
    return fine ? "" : fine.problem().name;
}

TEST_F(LessonExport, IsNoFilmAndTakesNoOptionsOfScenes) {
    EXPECT_EQ(refusal([](Settings&) {}), "");
    EXPECT_EQ(refusal([](Settings& it) { it.format = Format::Frames; }), "");
    EXPECT_EQ(refusal([](Settings& it) { it.format = Format::Gif; }), "export_option_not_for_format");
    EXPECT_EQ(refusal([](Settings& it) { it.selection.steps = StepRange{1, 2}; }), "export_option_not_for_lesson");
    EXPECT_EQ(refusal([](Settings& it) { it.views = {scene::View::Matrix}; }), "export_option_not_for_lesson");
    EXPECT_EQ(refusal([](Settings& it) { it.digits = 2; }), "export_option_not_for_lesson");
}

TEST_F(LessonExport, SlidesHaveTextThatCanBeEditedAndNotes) {
    auto const lesson = small_lesson();
    picture::Look look;
    auto const slide = slide_of(lesson, lesson::printed(lesson, 0), look, {});
    ASSERT_EQ(slide.texts.size(), 2U);
    EXPECT_EQ(slide.texts[0].paragraphs.front().runs.front().text, "First");
    EXPECT_EQ(slide.texts[1].paragraphs.front().runs[1].weight, figure::Weight::Bold);
    EXPECT_TRUE(slide.picture);
    EXPECT_EQ(slide.notes, std::vector<std::string>{"Say\u00A02×2"});
    EXPECT_FALSE(slide_of(lesson, lesson::printed(lesson, 1), look, {}).picture);
    ASSERT_EQ(problem(order(Format::Pptx)), "");
    auto const file = content(Format::Pptx);
    EXPECT_EQ(count(file, "ppt/notesSlides/notesSlide2.xml"), 2);  // in front of it, and in the directory at the end
    EXPECT_EQ(count(file, "ppt/media/image1.png"), 2);
    EXPECT_EQ(count(file, "ppt/media/image2.png"), 0);
}

// ---- stories in lessons

// Of a page that is 720 high.
void expect_readable(std::vector<figure::Shape> const& shapes, std::string const& where, int& images) {
    for (auto const& shape : shapes) {
        if (auto const* const group = std::get_if<figure::Group>(&shape)) expect_readable(group->shapes, where, images);
        if (std::holds_alternative<figure::Image>(shape)) ++images;
        auto const* const label = std::get_if<figure::Label>(&shape);
        if (label == nullptr) continue;
        std::string text;
        for (auto const& run : label->runs) text += run.text;
        EXPECT_GE(label->size, 720 * lesson::kSmallestText) << where << ": " << text;
    }
}

TEST(LessonStories, AreToldByTheBundledNetworkAndReadFromTheBackRow) {
    auto const lesson = load_bundled_lesson("deconvnet");
    ASSERT_TRUE(lesson) << lesson.problem().name;
    int told = 0;
    for (int number = 0; number < static_cast<int>(lesson->pages.size()); ++number) {
        auto const& page = lesson->pages[static_cast<std::size_t>(number)];
        if (!page.told) continue;
        ++told;
        for (auto const language : {text::Language::English, text::Language::Chinese})
            for (auto step = page.told->steps.first; step <= page.told->steps.last; ++step) {
                picture::Look const look{.width = 1280, .height = 720, .language = language};
                auto const where = std::to_string(number + 1) + ", step " + std::to_string(step);
                int images = 0;
                expect_readable(lesson::page_figure(*lesson, {number, {step, 1}}, look).shapes, where, images);
                EXPECT_GT(images, 0) << where;
                EXPECT_FALSE(lesson::words_of(*lesson, {number, {step, 1}}, language).text.empty()) << where;
            }
    }
    EXPECT_EQ(told, 2);
}

TEST(LessonStories, ThatAreNoneAreRefusedByPageAndKey) {
    auto const folder = *files::find_assets() + "/lessons";
    auto const problem_of = [&](std::string const& file) -> std::string {
        auto const lesson = read_lesson_in(
            folder, R"({"version": 1, "title": {"en": "T", "zh": "T"}, "pages": [{"title": {"en": "P", "zh": "P"},
                        "text": {"en": [], "zh": []}, "story": ")" +
                        file + "\"}]}");
        return lesson ? "" : text::describe(lesson.problem(), text::Language::English);
    };
    for (auto const* const file : {"no_such.json", "../scenes/edges_of_a_sailboat.json", "convolution.json"})
        EXPECT_TRUE(problem_of(file).starts_with("pages[0].story: ")) << problem_of(file);
    EXPECT_EQ(problem_of("../scenes/what_one_unit_saw.json"), "");
}

}  // namespace
}  // namespace deconvista::exporting
