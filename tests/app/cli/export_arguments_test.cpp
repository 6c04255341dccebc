#include "app/cli/export_arguments.h"

#include <gtest/gtest.h>

#include <functional>

namespace deconvista::cli {
namespace {

ExportPlan plan(std::function<void(ExportArguments&)> const& change) {
    ExportArguments arguments{"scene.json", "frames/"};
    change(arguments);
    auto const plan = plan_of(arguments);
    EXPECT_TRUE(plan) << plan.problem().name;
    return *plan;
}

std::string refusal(std::function<void(ExportArguments&)> const& change) {
    ExportArguments arguments{"scene.json", "frames/"};
    change(arguments);
    auto const plan = plan_of(arguments);
    if (plan) return "";
    EXPECT_EQ(plan.problem().kind, base::Problem::Kind::Usage);
    return plan.problem().name;
}

TEST(ExportPlan, HasDefaults) {
    auto const standard = plan([](auto&) {});
    EXPECT_EQ(standard.format, Format::Frames);
    EXPECT_EQ(standard.size.width, 1920);
    EXPECT_EQ(standard.size.height, 1080);
    EXPECT_EQ(standard.theme, picture::ThemeName::Light);
    EXPECT_EQ(standard.existing, exporting::Existing::Refuse);
    EXPECT_FALSE(standard.frames_per_second || standard.view || standard.selection.steps);
    EXPECT_TRUE(standard.selection.stages.empty());
}

TEST(ExportPlan, TheEndingDecidesTheFormat) {
    auto const format = [](std::string const& out) { return plan([&](auto& it) { it.out = out; }).format; };
    EXPECT_EQ(format("frames/"), Format::Frames);
    EXPECT_EQ(format("frames"), Format::Frames);
    EXPECT_EQ(format("a.b/"), Format::Frames);
    EXPECT_EQ(format("/tmp"), Format::Frames);
    EXPECT_EQ(format("."), Format::Frames);
    EXPECT_EQ(format("a.png"), Format::Still);
    EXPECT_EQ(format("a.PNG"), Format::Still);
    for (auto const* const out : {"a.gif", "a.mp4", "a.png.part", "a.b/c.svg"})
        EXPECT_EQ(refusal([&](auto& it) { it.out = out; }), "export_format_unknown") << out;
}

TEST(ExportPlan, Sizes) {
    auto const small = plan([](auto& it) { it.size = "16x8192"; }).size;
    EXPECT_EQ(small.width, 16);
    EXPECT_EQ(small.height, 8192);
    for (auto const* const size : {"", "x", "100", "100x", "x100", "15x100", "100x8193", "-100x100", "100X100",
                                   "100x100x3", "1e3x100", "99999999999x100"})
        EXPECT_EQ(refusal([&](auto& it) { it.size = size; }), "export_size_needed") << size;
}

TEST(ExportPlan, Rates) {
    EXPECT_EQ(plan([](auto& it) { it.fps = "29.97"; }).frames_per_second, 29.97);
    for (auto const* const rate : {"0", "-1", "241", "nan", "inf", "30fps"})
        EXPECT_EQ(refusal([&](auto& it) { it.fps = rate; }), "option_value_out_of_range") << rate;
    EXPECT_EQ(refusal([](auto& it) { it.fps = "30", it.out = "a.png"; }), "export_still_has_no_rate");
}

TEST(ExportPlan, StepsAndStages) {
    EXPECT_EQ(plan([](auto& it) { it.step = "4"; }).selection.steps, (StepRange{4, 4}));
    EXPECT_EQ(plan([](auto& it) { it.steps = "4..6"; }).selection.steps, (StepRange{4, 6}));
    EXPECT_EQ(plan([](auto& it) { it.stages = "slide,crop"; }).selection.stages,
              (std::vector<trace::Stage>{trace::Stage::Slide, trace::Stage::Crop}));
    EXPECT_EQ(refusal([](auto& it) { it.step = "4..6"; }), "export_step_needed");
    EXPECT_EQ(refusal([](auto& it) { it.steps = "6..4"; }), "export_steps_needed");
    EXPECT_EQ(refusal([](auto& it) { it.step = "4", it.steps = "4..6"; }), "options_exclude");
    EXPECT_EQ(refusal([](auto& it) { it.stages = "slide,"; }), "option_value_unknown");
    EXPECT_EQ(refusal([](auto& it) { it.stages = "slides"; }), "option_value_unknown");
}

TEST(ExportPlan, Looks) {
    EXPECT_EQ(plan([](auto& it) { it.theme = "print"; }).theme, picture::ThemeName::Print);
    EXPECT_EQ(plan([](auto& it) { it.view = "isometric"; }).view, scene::View::Isometric);
    EXPECT_EQ(refusal([](auto& it) { it.theme = "blue"; }), "option_value_unknown");
    EXPECT_EQ(refusal([](auto& it) { it.view = "3d"; }), "option_value_unknown");
    EXPECT_EQ(plan([](auto& it) { it.force = true; }).existing, exporting::Existing::Replace);
}

}  // namespace
}  // namespace deconvista::cli
