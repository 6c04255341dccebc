#include "app/cli/export_arguments.h"

#include <gtest/gtest.h>

#include <functional>

namespace deconvista::cli {
namespace {

using exporting::Format;

exporting::Settings settings(std::function<void(ExportArguments&)> const& change) {
    ExportArguments arguments{"scene.json", "frames/"};
    change(arguments);
    auto const read = settings_of(arguments, text::Language::English);
    EXPECT_TRUE(read) << read.problem().name;
    return *read;
}

std::string refusal(std::function<void(ExportArguments&)> const& change) {
    ExportArguments arguments{"scene.json", "frames/"};
    change(arguments);
    auto const read = settings_of(arguments, text::Language::English);
    if (read) return "";
    EXPECT_EQ(read.problem().kind, base::Problem::Kind::Usage);
    return read.problem().name;
}

TEST(ExportSettings, HaveDefaults) {
    EXPECT_EQ(settings([](auto&) {}), exporting::Settings{});
}

TEST(ExportSettings, TheEndingDecidesTheFormat) {
    auto const format = [](std::string const& out) { return settings([&](auto& it) { it.out = out; }).format; };
    for (auto const* const out : {"frames/", "frames", "a.b/", "/tmp", ".", "name-%05d.png", "..", "a/.hidden"})
        EXPECT_EQ(format(out), Format::Frames) << out;
    for (auto const& traits : exporting::formats()) {
        if (traits.format == Format::Frames) continue;
        EXPECT_EQ(format("some.thing/a." + std::string{traits.name}), traits.format);
    }
    EXPECT_EQ(format("a.PNG"), Format::Png);
    for (auto const* const out : {"a.bmp", "a.png.part", "a.frames", "a."})
        EXPECT_EQ(refusal([&](auto& it) { it.out = out; }), "export_format_unknown") << out;
    EXPECT_EQ(settings([](auto& it) { it.out = "a.bmp", it.format = "gif"; }).format, Format::Gif);
    EXPECT_EQ(refusal([](auto& it) { it.format = "bmp"; }), "option_value_unknown");
}

TEST(ExportSettings, Sizes) {
    EXPECT_EQ(settings([](auto& it) { it.size = "16x8192"; }).size, (exporting::Size{16, 8192}));
    for (auto const* const size : {"x", "100", "100x", "x100", "15x100", "100x8193", "-100x100", "100X100", "100x100x3",
                                   "1e3x100", "99999999999x100"})
        EXPECT_EQ(refusal([&](auto& it) { it.size = size; }), "export_size_needed") << size;
}

TEST(ExportSettings, SizesOnPaper) {
    auto const paper = settings([](auto& it) { it.width = "85mm"; });
    EXPECT_EQ(paper.size, (exporting::Size{1004, 565}));
    EXPECT_EQ(paper.dpi, 300.0);
    EXPECT_EQ(settings([](auto& it) { it.width = "8.5cm", it.dpi = "600"; }).size, (exporting::Size{2008, 1129}));
    EXPECT_EQ(settings([](auto& it) { it.width = "2in", it.dpi = "100"; }).size, (exporting::Size{200, 113}));
    EXPECT_EQ(settings([](auto& it) { it.width = "144pt", it.dpi = "100"; }).size, (exporting::Size{200, 113}));
    auto const pixels = settings([](auto& it) { it.width = "640px"; });
    EXPECT_EQ(pixels.size, (exporting::Size{640, 360}));
    EXPECT_EQ(pixels.dpi, std::nullopt);
    for (auto const* const width : {"mm", "85km", "1px", "9000", "-1in", "nan", "infin"})
        EXPECT_EQ(refusal([&](auto& it) { it.width = width; }), "export_width_needed") << width;
    EXPECT_EQ(refusal([](auto& it) { it.width = "85mm", it.size = "100x100"; }), "options_exclude");
    EXPECT_EQ(refusal([](auto& it) { it.dpi = "5"; }), "option_value_out_of_range");
}

TEST(ExportSettings, Parts) {
    EXPECT_EQ(settings([](auto& it) { it.crop = true; }).part, exporting::Part::Content);
    EXPECT_EQ(settings([](auto& it) { it.crop = true, it.width = "85mm"; }).part, exporting::Part::ContentToWidth);
    EXPECT_EQ(settings([](auto& it) { it.transparent = true; }).ground, exporting::Ground::Transparent);
}

TEST(ExportSettings, Letters) {
    EXPECT_EQ(settings([](auto& it) { it.font_size = "24"; }).font_size, 24);
    EXPECT_EQ(settings([](auto& it) { it.font_size = "9pt"; }).font_size, 12);
    EXPECT_EQ(settings([](auto& it) { it.font_size = "9pt", it.width = "85mm"; }).font_size, 37.5f);
    for (auto const* const size : {"x", "3", "401", "-5"})
        EXPECT_EQ(refusal([&](auto& it) { it.font_size = size; }), "export_font_size_needed") << size;
    EXPECT_EQ(settings([](auto& it) { it.digits = "2"; }).digits, 2);
    EXPECT_EQ(settings([](auto& it) { it.labels = "off"; }).labels, picture::Labels::Off);
    for (auto const* const digits : {"0", "10", "two"})
        EXPECT_EQ(refusal([&](auto& it) { it.digits = digits; }), "option_value_out_of_range") << digits;
    EXPECT_EQ(refusal([](auto& it) { it.labels = "no"; }), "option_value_unknown");
}

TEST(ExportSettings, Pace) {
    EXPECT_EQ(settings([](auto& it) { it.fps = "29.97"; }).frames_per_second, 29.97);
    for (auto const* const rate : {"0", "-1", "241", "nan", "inf", "30fps"})
        EXPECT_EQ(refusal([&](auto& it) { it.fps = rate; }), "option_value_out_of_range") << rate;
    auto const held = settings([](auto& it) { it.speed = "0.5", it.hold_first = "1.5", it.hold_last = "3"; });
    EXPECT_EQ(held.speed, 0.5);
    EXPECT_EQ(held.hold_first, 1.5);
    EXPECT_EQ(held.hold_last, 3);
    EXPECT_EQ(settings([](auto& it) { it.loop = "3"; }).loop, 3);
    for (auto const* const loop : {"-1", "65536", "x", "1.5"})
        EXPECT_EQ(refusal([&](auto& it) { it.loop = loop; }), "option_value_out_of_range") << loop;
    EXPECT_EQ(refusal([](auto& it) { it.hold_last = "601"; }), "option_value_out_of_range");
}

TEST(ExportSettings, StepsAndStages) {
    EXPECT_EQ(settings([](auto& it) { it.step = "4"; }).selection.steps, (exporting::StepRange{4, 4}));
    EXPECT_EQ(settings([](auto& it) { it.steps = "4..6"; }).selection.steps, (exporting::StepRange{4, 6}));
    EXPECT_EQ(settings([](auto& it) { it.stages = "slide,crop"; }).selection.stages,
              (std::vector<trace::Stage>{trace::Stage::Slide, trace::Stage::Crop}));
    EXPECT_EQ(refusal([](auto& it) { it.step = "4..6"; }), "export_step_needed");
    EXPECT_EQ(refusal([](auto& it) { it.steps = "6..4"; }), "export_steps_needed");
    EXPECT_EQ(refusal([](auto& it) { it.step = "4", it.steps = "4..6"; }), "options_exclude");
    EXPECT_EQ(refusal([](auto& it) { it.stages = "slide,"; }), "option_value_unknown");
    EXPECT_EQ(refusal([](auto& it) { it.stages = "slides"; }), "option_value_unknown");
}

TEST(ExportSettings, Looks) {
    EXPECT_EQ(settings([](auto& it) { it.theme = "contrast"; }).theme, picture::ThemeName::Contrast);
    EXPECT_EQ(settings([](auto& it) { it.view = "isometric"; }).views, scene::Views{scene::View::Isometric});
    EXPECT_EQ(settings([](auto& it) { it.view = "scatter,matrix"; }).views,
              (scene::Views{scene::View::Scatter, scene::View::Matrix}));
    EXPECT_EQ(refusal([](auto& it) { it.view = "matrix,matrix"; }), "option_value_unknown");
    EXPECT_EQ(refusal([](auto& it) { it.theme = "blue"; }), "option_value_unknown");
    EXPECT_EQ(refusal([](auto& it) { it.view = "3d"; }), "option_value_unknown");
    EXPECT_EQ(settings([](auto& it) { it.force = true; }).existing, exporting::Existing::Replace);
}

}  // namespace
}  // namespace deconvista::cli
