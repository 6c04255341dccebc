// Time to compose a picture, and to paint it with Cairo: a 64x64 grid with numbers, the default scene, and a step in
// the middle of inputs from 8x8 to 4096x4096, which must cost the same. Compare figures of one run only.

#include <benchmark/benchmark.h>

#include <cstdint>

#include "app/files/fonts.h"
#include "app/paint/cairo_painter.h"
#include "core/picture/picture.h"

namespace {

using namespace deconvista;

scene::Scene convolution(std::int64_t extent) {
    scene::Scene scene;
    scene.operation = op::Kind::Convolution;
    scene::Generated const random{scene::Generator::Random, 1};
    scene.input = {random, scene::generate(random, {1, 1, {extent, extent}})};
    scene.kernel = {random, scene::generate(random, {1, 1, {3, 3}})};
    scene.kernel_extents = {3, 3};
    scene.stride = scene.dilation = {1, 1};
    scene.padding = tensor::PerAxis<op::PaddingPair>{{1, 1}, {1, 1}};
    return scene;
}

// The size at which 64x64 cells still have room for numbers.
constexpr picture::Look kLarge{.width = 3840, .height = 2160};

void compose(benchmark::State& state, picture::Look const& look) {
    auto const scene = convolution(state.range(0));
    auto const trace = *picture::trace_of(scene);
    trace::Moment const middle{trace.steps() / 2, 1};
    for (auto _ : state) benchmark::DoNotOptimize(picture::compose(scene, trace, middle, look));
}

void compose_step(benchmark::State& state) {
    compose(state, {});
}
BENCHMARK(compose_step)->RangeMultiplier(8)->Range(8, 4096)->Unit(benchmark::kMillisecond);

void compose_64x64_with_numbers(benchmark::State& state) {
    compose(state, kLarge);
}
BENCHMARK(compose_64x64_with_numbers)->Arg(64)->Unit(benchmark::kMillisecond);

// From the pointer on a cell to the picture: four views at once, with what belongs to the cell lit in each.
void point_in_four_views(benchmark::State& state) {
    auto scene = convolution(32);
    using enum scene::View;
    scene.views = {Flat, Scatter, Matrix, Connections};
    auto const trace = *picture::trace_of(scene);
    trace::Moment const middle{trace.steps() / 2, 1};
    picture::Look const look;
    std::int64_t turn = 0;
    for (auto _ : state) {
        auto const site = picture::site_at(scene, trace, middle, look, {300, 300});
        benchmark::DoNotOptimize(site);
        picture::Focus const focus{op::Cell{op::OutputCell{{0, 0, {turn++ % 32, 7}}}}};
        benchmark::DoNotOptimize(picture::compose(scene, trace, middle, look, focus));
    }
}
BENCHMARK(point_in_four_views)->Unit(benchmark::kMillisecond);

// A matrix of 10,000 x 10,000 while it is dragged, at so many hundredths of a pixel a cell.
void pan_matrix(benchmark::State& state) {
    auto scene = convolution(100);
    scene.views = {scene::View::Matrix};
    auto const trace = *picture::trace_of(scene);
    auto look = kLarge;
    std::int64_t turn = 0;
    for (auto _ : state) {
        ++turn;
        look.matrix =
            picture::MatrixViewport{turn * 7 % 5000, turn * 7 % 5000, static_cast<float>(state.range(0)) / 100};
        benchmark::DoNotOptimize(picture::compose(scene, trace, {5000, 1}, look));
    }
}
BENCHMARK(pan_matrix)->Arg(20)->Arg(100)->Arg(600)->Arg(2400)->Unit(benchmark::kMillisecond);

void paint_64x64_with_numbers(benchmark::State& state) {
    auto const scene = convolution(64);
    auto const trace = *picture::trace_of(scene);
    auto const figure = picture::compose(scene, trace, {trace.steps() / 2, 1}, kLarge);
    auto const paths = files::find_fonts();
    if (!paths) return state.SkipWithError("no fonts");
    auto const data = paint::load_fonts(*paths);
    if (!data) return state.SkipWithError("no fonts");
    paint::CairoFonts fonts{*data};
    for (auto _ : state) benchmark::DoNotOptimize(paint::rasterize(figure, 3840, 2160, fonts));
}
BENCHMARK(paint_64x64_with_numbers)->Unit(benchmark::kMillisecond);

}  // namespace
