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
