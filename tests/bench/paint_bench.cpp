// What a figure costs once it is composed: painting a 64 x 64 grid of numbers, and writing a frame.

#include <benchmark/benchmark.h>

#include <optional>
#include <string>

#include "app/export/png.h"
#include "app/paint/imgui_painter.h"
#include "tests/app/paint/fonts_for_tests.h"
#include "tests/app/paint/imgui_headless.h"

namespace deconvista::paint {
namespace {

constexpr int kWidth = 1920, kHeight = 1080, kCells = 64;

// Square cells with an outline and a number, as the pictures of operations have them; `corner` makes them round.
figure::Figure grid(float corner) {
    constexpr float kPitch = 16;
    figure::Color const ink{17, 20, 24};
    figure::Figure figure{kWidth, kHeight, {250, 251, 252}, {}};
    for (int i = 0; i < kCells * kCells; ++i) {
        auto const column = i % kCells, row = i / kCells;
        auto const x = 20 + kPitch * static_cast<float>(column), y = 20 + kPitch * static_cast<float>(row);
        auto const level = static_cast<std::uint8_t>(i * 7 % 256);
        figure.shapes.push_back(
            figure::Box{{x, y, kPitch, kPitch}, corner, figure::Color{86, level, 233}, figure::Stroke{ink, 1}});
        figure.shapes.push_back(figure::Label{{x + kPitch / 2, y + kPitch / 2},
                                              figure::Horizontal::Center,
                                              figure::Vertical::Middle,
                                              9,
                                              {{std::to_string(i % 199 - 99), ink}}});
    }
    return figure;
}

float corner_of(benchmark::State const& state) {
    return static_cast<float>(state.range(0));
}

void paint_with_cairo(benchmark::State& state) {
    auto const figure = grid(corner_of(state));
    CairoFonts fonts{fonts_for_tests()};
    PixelBuffer buffer{kWidth, kHeight, {}};
    for (auto _ : state) {
        auto const painted = rasterize_into(buffer, figure, fonts);
        DECONVISTA_CHECK(painted);
        benchmark::DoNotOptimize(buffer.pixels.data());
    }
}
BENCHMARK(paint_with_cairo)->ArgName("corner")->Arg(0)->Arg(3)->Unit(benchmark::kMillisecond);

// The first number that is measured is the list alone; with a graphics card that is nearly all. The second adds what
// the software renderer of a machine without one needs.
enum class Until { ListIsMade, FrameIsDrawn };

void paint_on_screen(benchmark::State& state, Until until) {
    std::string why;
    auto const screen = HeadlessScreen::open(kWidth, kHeight, why);
    if (!screen) return state.SkipWithError(why.c_str());
    auto const figure = grid(corner_of(state));
    ImGuiFonts fonts{fonts_for_tests(), 16, U""};
    ImageTextures images;
    fonts.rebuild();
    auto const draw = [&](ImDrawList& list) { on_screen(figure, list, {0, 0}, 1, fonts, images); };
    screen->frame(draw);
    if (until == Until::FrameIsDrawn) {
        for (auto _ : state) {
            screen->frame(draw);
            screen->wait_until_drawn();
        }
        return;
    }
    ImDrawList list{ImGui::GetDrawListSharedData()};
    for (auto _ : state) {
        list._ResetForNewFrame();
        list.PushClipRect({0, 0}, {kWidth, kHeight});
        list.PushTextureID(fonts.glyphs().id());
        draw(list);
        benchmark::DoNotOptimize(list.VtxBuffer.Data);
    }
    state.counters["vertices"] = list.VtxBuffer.Size;
}
BENCHMARK_CAPTURE(paint_on_screen, list, Until::ListIsMade)
    ->ArgName("corner")
    ->Arg(0)
    ->Arg(3)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(paint_on_screen, frame, Until::FrameIsDrawn)
    ->ArgName("corner")
    ->Arg(0)
    ->Arg(3)
    ->Unit(benchmark::kMillisecond);

void rebuild_fonts(benchmark::State& state) {
    std::string why;
    auto const screen = HeadlessScreen::open(kWidth, kHeight, why);
    if (!screen) return state.SkipWithError(why.c_str());
    ImGuiFonts fonts{fonts_for_tests(), 16, U""};
    float size = 16;
    for (auto _ : state) {
        fonts.set_ui_size(size = 33 - size);
        fonts.rebuild();
        screen->frame([](ImDrawList&) {});
    }
}
BENCHMARK(rebuild_fonts)->Unit(benchmark::kMillisecond);

void encode_png(benchmark::State& state) {
    CairoFonts fonts{fonts_for_tests()};
    auto const picture = rasterize(grid(0), kWidth, kHeight, fonts);
    exporting::PngPacker packer;
    exporting::ByteBuffer file;
    for (auto _ : state) exporting::encode_png(file, packer, *picture);
    state.counters["bytes"] = static_cast<double>(file.size());
}
BENCHMARK(encode_png)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace deconvista::paint
