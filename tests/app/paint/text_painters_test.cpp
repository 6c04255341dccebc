// SVG and TikZ: what becomes of shapes and of letters that mean something to XML or TeX.

#include <gtest/gtest.h>

#include "app/paint/svg_painter.h"
#include "app/paint/tikz_painter.h"
#include "tests/app/paint/fonts_for_tests.h"

namespace deconvista::paint {
namespace {

using figure::Color;
using figure::Figure;

constexpr Color kBlue{0, 0x72, 0xB2};

figure::Label label(std::string text, figure::Horizontal horizontal = figure::Horizontal::Left) {
    return {{10, 20}, horizontal, figure::Vertical::Baseline, 10, {{std::move(text), kBlue}}};
}

std::string svg(Figure const& figure, SvgText text = SvgText::Letters) {
    SvgPainter painter{fonts_for_tests(), text, [](figure::Pixels const&) { return std::vector<std::uint8_t>{1, 2}; }};
    return painter.elements(figure);
}

std::string tikz(Figure const& figure) {
    return TikzPainter{fonts_for_tests()}.picture(figure, 0.75);
}

TEST(SvgPainter, PlacesShapesWhereTheyAre) {
    Figure const figure{100, 50, {255, 255, 255}, {figure::Box{{1, 2, 30.126f, 4}, 0, kBlue, {}}}};
    EXPECT_EQ(svg(figure),
              "<rect x=\"0\" y=\"0\" width=\"100\" height=\"50\" fill=\"#ffffff\"/>\n"
              "<rect x=\"1\" y=\"2\" width=\"30.13\" height=\"4\" fill=\"#0072b2\"/>\n");
}

TEST(SvgPainter, MultipliesOpacityAndKeepsClips) {
    figure::Group group;
    group.offset = {5, 0};
    group.scale = 2;
    group.opacity = 0.5f;
    group.clip = figure::Rect{0, 0, 10, 10};
    group.shapes = {figure::Line{{0, 0}, {1, 1}, {kBlue, 3}}};
    EXPECT_EQ(svg({100, 50, {0, 0, 0, 0}, {group}}),
              "<clipPath id=\"clip-1\"><rect x=\"5\" y=\"0\" width=\"20\" height=\"20\"/></clipPath>\n"
              "<g clip-path=\"url(#clip-1)\">\n"
              "<path d=\"M5 0L7 2\" stroke=\"#0072b2\" stroke-opacity=\"0.502\" stroke-width=\"6\"/>\n</g>\n");
}

TEST(SvgPainter, SaysHowWideLettersAre) {
    auto const text = svg({100, 50, {0, 0, 0, 0}, {label("a<b", figure::Horizontal::Right)}});
    EXPECT_NE(text.find(">a&lt;b</tspan>"), std::string::npos) << text;
    EXPECT_NE(text.find("y=\"20\" font-size=\"10\""), std::string::npos) << text;
    EXPECT_NE(text.find("textLength=\"20.85\""), std::string::npos) << text;
    EXPECT_NE(text.find("x=\"-10.85\""), std::string::npos) << text;
    auto const outlines = svg({100, 50, {0, 0, 0, 0}, {label("a 面")}}, SvgText::Outlines);
    EXPECT_EQ(outlines.find("<text"), std::string::npos);
    EXPECT_TRUE(outlines.starts_with("<path d=\"M"));
}

TEST(SvgPainter, CarriesImagesAsTheyAre) {
    auto const pixels = std::make_shared<std::vector<std::uint8_t> const>(std::vector<std::uint8_t>{1, 2, 3, 255});
    auto const text = svg({9, 9, {0, 0, 0, 0}, {figure::Image{{0, 0, 9, 9}, {1, 1, pixels}}}});
    EXPECT_NE(text.find("xlink:href=\"data:image/png;base64,AQI=\""), std::string::npos) << text;
    EXPECT_NE(text.find("image-rendering:pixelated"), std::string::npos);
}

TEST(Xml, HasNothingThatIsNotAllowed) {
    EXPECT_EQ(as_xml("a & <b> \"c\" 面\x01\xff"), "a &amp; &lt;b&gt; &quot;c&quot; 面\uFFFD\uFFFD");
    EXPECT_EQ(base64({}), "");
    EXPECT_EQ(base64({'a'}), "YQ==");
    EXPECT_EQ(base64({'a', 'b', 'c'}), "YWJj");
}

TEST(TikzPainter, DefinesItsColoursAndTurnsYAround) {
    auto const text = tikz({100, 50, {255, 255, 255}, {figure::Box{{1, 2, 3, 4}, 0, kBlue, {}}, label("y = 1")}});
    EXPECT_TRUE(text.starts_with("\\definecolor{d0072B2}{HTML}{0072B2}\n")) << text;
    EXPECT_NE(text.find("[x=0.75pt,y=-0.75pt,"), std::string::npos);
    EXPECT_NE(text.find("\\path[fill=d0072B2] (1,2) rectangle (4,6);"), std::string::npos);
    EXPECT_NE(
        text.find(
            "\\node[anchor=base west] at (10,20) {\\fontsize{8.4}{10.08}\\selectfont \\textcolor{d0072B2}{y = 1}};"),
        std::string::npos)
        << text;
}

TEST(Latex, EscapesWhatMeansSomethingToTeX) {
    EXPECT_EQ(as_latex("50% {a_b} \\ #1 & $"), "50\\% \\{a\\_b\\} \\textbackslash{} \\#1 \\& \\$");
    EXPECT_EQ(as_latex("−1 × 2 → ∞ 面 \u2603"), "\\textminus{}1 \\texttimes{} 2 \\textrightarrow{} $\\infty$ 面 ?");
    EXPECT_EQ(as_latex(" = "), "\\ =\\ ");
    EXPECT_TRUE(has_chinese("a面"));
    EXPECT_FALSE(has_chinese("Fläche"));
}

}  // namespace
}  // namespace deconvista::paint
