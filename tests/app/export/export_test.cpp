// Every format from its order: what comes out, twice alike, whole or not at all.

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <functional>

#include "app/export/carried_scene.h"
#include "app/files/image_file.h"
#include "tests/app/export/formats.h"
#include "tests/app/files/scratch_folder.h"

namespace deconvista::exporting {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

// Those that need no other program.
std::vector<Format> own_formats() {
    std::vector<Format> formats;
    for (auto const& traits : exporting::formats())
        if (traits.format != Format::Mp4 && traits.format != Format::WebM) formats.push_back(traits.format);
    return formats;
}

std::string name_of(Format format) {
    return format == Format::Frames ? "frames" : "out." + std::string{traits_of(format).name};
}

bool in_a_child(std::function<bool()> const& check) {
    auto const child = ::fork();
    if (child == 0) ::_exit(check() ? 0 : 1);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

class Export : public testing::TestWithParam<Format> {
protected:
    Order order(std::string const& folder = "") const {
        return small_order(folder_ / (folder + name_of(GetParam())), GetParam());
    }
    static base::Result<Ending> run(Order const& order, Hooks const& hooks = {}) {
        return export_order(order, test_fonts(), hooks);
    }
    // The file, or the first of a sequence.
    std::string content(std::string const& folder = "") const {
        auto const name = folder + name_of(GetParam());
        return files::content_of(folder_ / (GetParam() == Format::Frames ? name + "/frame-00000.png" : name));
    }

    files::ScratchFolder folder_;
};

TEST_P(Export, IsTheSameEveryTime) {
    fs::create_directory(folder_ / "a");
    fs::create_directory(folder_ / "b");
    ASSERT_EQ(*run(order("a/")), Ending::Complete);
    ASSERT_EQ(*run(order("b/")), Ending::Complete);
    EXPECT_FALSE(content("a/").empty());
    EXPECT_EQ(content("a/"), content("b/"));
}

TEST_P(Export, CarriesItsSceneOrSaysThatItDoesNot) {
    ASSERT_TRUE(run(order()));
    auto const file = content();
    auto const carried = carried_scene({reinterpret_cast<std::uint8_t const*>(file.data()), file.size()});
    ASSERT_EQ(carried.has_value(), traits_of(GetParam()).carries_scene);
    if (carried) {
        EXPECT_EQ(*scene::read_scene(*carried, nullptr), small_scene());
    }
}

TEST_P(Export, ReplacesNothingUnlessToldTo) {
    auto one = order();
    if (GetParam() == Format::Frames) fs::create_directory(one.out);
    files::write_file(GetParam() == Format::Frames ? one.out + "/frame-00001.png" : one.out, "mine");
    auto const refused = run(one);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem().name, "export_name_taken");
    one.settings.existing = Existing::Replace;
    EXPECT_EQ(*run(one), Ending::Complete);
    EXPECT_NE(content(), "mine");
}

TEST_P(Export, LeavesNothingWhenCancelled) {
    if (traits_of(GetParam()).pictures == Pictures::One) GTEST_SKIP() << "one picture is done or not begun";
    std::stop_source stop;
    Hooks hooks;
    hooks.stop = stop.get_token();
    hooks.progress = [&](std::int64_t done, std::int64_t all) {
        EXPECT_EQ(all, kSmallSteps);
        if (done == 4) stop.request_stop();
    };
    EXPECT_EQ(*run(order(), hooks), Ending::Cancelled);
    EXPECT_EQ(folder_.names(), Names{});
}

TEST_P(Export, LeavesNothingWhenTheFileMayNotGrow) {
    EXPECT_TRUE(in_a_child([&] {
        ::signal(SIGXFSZ, SIG_IGN);
        rlimit const small{500, 500};
        ::setrlimit(RLIMIT_FSIZE, &small);
        auto const result = run(order());
        return !result && result.problem().name == "file_larger_than_allowed" &&
               result.problem().kind == base::Problem::Kind::Device;
    }));
    EXPECT_EQ(folder_.names(), Names{});
}

TEST_P(Export, SaysThatThereIsNoSuchFolder) {
    auto const refused = run(order("no/such/"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem().name, "folder_not_found");
    EXPECT_EQ(folder_.names(), Names{});
}

TEST_P(Export, KeepsALinkAndReplacesWhatItPointsTo) {
    if (GetParam() == Format::Frames) GTEST_SKIP() << "a folder";
    fs::create_directory(folder_ / "far");
    files::write_file(folder_ / "far/target", "old");
    auto one = order();
    fs::create_symlink(folder_ / "far/target", one.out);
    one.settings.existing = Existing::Replace;
    ASSERT_TRUE(run(one));
    EXPECT_TRUE(fs::is_symlink(one.out));
    EXPECT_NE(files::content_of(folder_ / "far/target"), "old");
}

INSTANTIATE_TEST_SUITE_P(All, Export, testing::ValuesIn(own_formats()),
                         [](auto const& of) { return std::string{traits_of(of.param).name}; });

// ---- what formats promise one by one

class Files : public testing::Test {
protected:
    std::string made(
        Format format, std::function<void(Settings&)> const& change = [](Settings&) {}) const {
        auto order = small_order(folder_ / name_of(format), format);
        order.settings.existing = Existing::Replace;
        change(order.settings);
        auto const ending = export_order(order, test_fonts());
        EXPECT_TRUE(ending) << ending.problem().name;
        return files::content_of(order.out);
    }

    files::ScratchFolder folder_;
};

int count(std::string const& text, std::string_view what) {
    int found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

TEST_F(Files, SvgSaysTheStepInWords) {
    auto const svg = made(Format::Svg, [](Settings& it) { it.selection.steps = StepRange{6, 6}; });
    EXPECT_NE(svg.find("<title>Fläche &lt;&amp; 面&gt; · Step 6 of 10: Slide</title>"), std::string::npos);
    EXPECT_NE(svg.find("y[1, 1] = 1 · 1 + 2 · 0 + 3 · (−1) + 4 · 0.5 = 0</desc>"), std::string::npos);
    EXPECT_NE(svg.find("viewBox=\"0 0 160 90\""), std::string::npos);
    EXPECT_GT(count(svg, "<text"), 10);
    EXPECT_EQ(count(svg, "<image"), 0);
}

TEST_F(Files, SizesOnPaperAreWhatWasAskedFor) {
    auto const paper = [](Settings& it) {
        it.size = {1004, 565};
        it.dpi = 300;
    };
    EXPECT_NE(made(Format::Svg, paper).find("width=\"85.005mm\" height=\"47.837mm\""), std::string::npos);
    EXPECT_NE(made(Format::Pdf, paper).find("/MediaBox [ 0 0 240.96"), std::string::npos);
}

TEST_F(Files, PdfHasAPageForEachStepAndABeamerDocument) {
    auto const pdf = made(Format::Pdf);
    EXPECT_EQ(count(pdf, "/MediaBox [ 0 0 120 67.5 ]"), kSmallSteps);
    EXPECT_EQ(count(pdf, "/Type3"), 0);
    auto const beamer = files::content_of(folder_ / "out-beamer.tex");
    EXPECT_NE(beamer.find("{1,...,11}"), std::string::npos);
    EXPECT_NE(beamer.find("{out.pdf}"), std::string::npos);
}

TEST_F(Files, PdfOfOneStepStandsAlone) {
    auto const pdf = made(Format::Pdf, [](Settings& it) { it.selection.steps = StepRange{3, 3}; });
    EXPECT_EQ(count(pdf, "/MediaBox"), 1);
    EXPECT_EQ(folder_.names(), Names{"out.pdf"});
}

TEST_F(Files, TexHasAPictureForEachStep) {
    auto const tex = made(Format::Tex);
    EXPECT_EQ(count(tex, "\\begin{tikzpicture}"), kSmallSteps);
    EXPECT_EQ(count(tex, "\\end{tikzpicture}"), kSmallSteps);
    EXPECT_EQ(count(tex, "\\newpage"), kSmallSteps);
}

TEST_F(Files, HtmlAsksNobodyForAnything) {
    auto const html = made(Format::Html);
    EXPECT_EQ(count(html, "<script type=\"text/plain\" class=\"step\""), kSmallSteps);
    // Namespaces are names, not places.
    auto const places = count(html, "http");
    EXPECT_EQ(places, count(html, "http://www.w3.org/2000/svg") + count(html, "http://www.w3.org/1999/xlink") +
                          count(html, "http-equiv"));
    EXPECT_EQ(count(html, "url(http") + count(html, "@import") + count(html, " src="), 0);
    EXPECT_NE(html.find("default-src 'none'"), std::string::npos);
    EXPECT_NE(html.find("aria-live=\"polite\""), std::string::npos);
}

// The hundredths of a second in a GIF's graphic control extensions.
std::vector<int> delays_in(std::string const& gif) {
    std::vector<int> delays;
    for (auto at = gif.find("\x21\xF9\x04"); at != std::string::npos; at = gif.find("\x21\xF9\x04", at + 1))
        delays.push_back(static_cast<unsigned char>(gif[at + 4]) + 256 * static_cast<unsigned char>(gif[at + 5]));
    return delays;
}

TEST_F(Files, GifTakesItsTimeFromTheTimeline) {
    EXPECT_EQ(delays_in(made(Format::Gif)), (std::vector<int>{100, 150, 70, 70, 70, 70, 70, 70, 70, 70, 70}));
    auto const fast =
        delays_in(made(Format::Gif, [](Settings& it) { it.speed = 2, it.hold_first = 1, it.hold_last = 3; }));
    EXPECT_EQ(fast, (std::vector<int>{150, 75, 35, 35, 35, 35, 35, 35, 35, 35, 335}));
}

TEST_F(Files, GifIsPlayedAsOftenAsAskedFor) {
    auto const repeats = [&](int loop) {
        auto const gif = made(Format::Gif, [&](Settings& it) { it.loop = loop; });
        auto const at = gif.find("NETSCAPE2.0\x03\x01");
        return at == std::string::npos ? -1 : static_cast<int>(gif[at + 13]);
    };
    EXPECT_EQ(repeats(0), 0);
    EXPECT_EQ(repeats(1), -1);
    EXPECT_EQ(repeats(4), 3);
}

TEST_F(Files, ApngIsAlsoAnOrdinaryPng) {
    auto const file = made(Format::Apng);
    EXPECT_EQ(count(file, "fcTL"), kSmallSteps);
    EXPECT_EQ(count(file, "fdAT"), kSmallSteps - 1);
    auto const picture = files::decode_picture({reinterpret_cast<std::uint8_t const*>(file.data()), file.size()}, "");
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->width, 160);
}

TEST_F(Files, CroppedPicturesAreAllAlike) {
    auto const order = [&] {
        auto made = small_order(folder_ / "frames", Format::Frames);
        made.settings.part = Part::Content;
        made.settings.labels = picture::Labels::Off;
        return made;
    }();
    ASSERT_TRUE(export_order(order, test_fonts()));
    auto const first = files::read_picture(folder_ / "frames/frame-00000.png");
    ASSERT_TRUE(first);
    EXPECT_LT(first->width, 160);
    for (int i = 1; i < kSmallSteps; ++i) {
        auto const name = std::string{"frames/frame-000"} + (i < 10 ? "0" : "") + std::to_string(i) + ".png";
        EXPECT_EQ(files::read_picture(folder_ / name)->width, first->width);
    }
    made(Format::Png, [](Settings& it) {
        it.part = Part::ContentToWidth;
        it.size = {500, 280};
    });
    EXPECT_EQ(files::read_picture(folder_ / "out.png")->width, 500);
}

TEST_F(Files, FramesOfTheSmoothTimelineHaveNoGaps) {
    auto order = small_order(folder_ / "frames", Format::Frames);
    order.settings.frames_per_second = 10;
    order.settings.hold_last = 1;
    std::int64_t all = 0, last = 0;
    Hooks hooks;
    hooks.progress = [&](std::int64_t done, std::int64_t of) {
        EXPECT_GT(done, last);
        last = done;
        all = of;
    };
    ASSERT_TRUE(export_order(order, test_fonts(), hooks));
    // 1 + 1.5 + 9 * 0.7 seconds.
    EXPECT_EQ(all, 89 + 10);
    EXPECT_EQ(last, all);
    int found = 0;
    for (auto const& entry : fs::directory_iterator{order.out}) found += entry.is_regular_file() ? 1 : 0;
    EXPECT_EQ(found, all);
    EXPECT_TRUE(fs::exists(order.out + "/frame-00098.png"));
}

TEST_F(Files, TooManyFramesAreRefused) {
    auto order = small_order(folder_ / "frames", Format::Frames);
    order.settings.frames_per_second = 240;
    order.settings.speed = 0.05;
    order.settings.hold_last = 600;
    auto const refused = export_order(order, test_fonts());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem().kind, base::Problem::Kind::Limit);
    EXPECT_EQ(folder_.names(), Names{});
}

TEST(Check, RefusesWhatAFormatCannotDo) {
    auto const problem = [](Format format, std::function<void(Settings&)> const& change) -> std::string {
        auto order = small_order("out", format);
        change(order.settings);
        auto const checked = check(order);
        return checked ? "" : checked.problem().name;
    };
    auto const transparent = [](Settings& it) { it.ground = Ground::Transparent; };
    auto const rate = [](Settings& it) { it.frames_per_second = 60; };
    auto const hold = [](Settings& it) { it.hold_first = 1; };
    EXPECT_EQ(problem(Format::Mp4, transparent), "export_option_not_for_format");
    EXPECT_EQ(problem(Format::Gif, transparent), "export_option_not_for_format");
    EXPECT_EQ(problem(Format::Apng, transparent), "");
    EXPECT_EQ(problem(Format::Gif, rate), "option_value_out_of_range");
    EXPECT_EQ(problem(Format::Mp4, rate), "");
    EXPECT_EQ(problem(Format::Svg, rate), "export_option_not_for_format");
    EXPECT_EQ(problem(Format::Frames, hold), "export_hold_needs_rate");
    EXPECT_EQ(problem(Format::Pptx, hold), "export_option_not_for_format");
    EXPECT_EQ(problem(Format::Gif, hold), "");
}

}  // namespace
}  // namespace deconvista::exporting
