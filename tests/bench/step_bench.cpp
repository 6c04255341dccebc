// What a step costs as the input grows (it must not grow with it), and a whole evaluation for comparison.

#include <benchmark/benchmark.h>

#include "core/op/computation.h"
#include "core/trace/trace.h"

namespace deconvista {
namespace {

tensor::Tensor filled(tensor::Shape const& shape) {
    std::vector<float> values(static_cast<std::size_t>(*count_cells(shape)));
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(i % 7) - 3;
    return {shape, std::move(values)};
}

op::Computation square(op::Kind kind, std::int64_t extent) {
    auto const stride = kind == op::Kind::TransposedConvolution ? 2 : 1;
    op::Operation operation{.kind = kind, .axes = {}};
    operation.axes =
        tensor::PerAxis<op::Axis>(2, {.kernel = 3, .stride = stride, .padding_begin = 1, .padding_end = 1});
    return *op::make_computation(operation, filled({1, 1, {extent, extent}}), filled({1, 1, {3, 3}}), {});
}

enum class Way { Play, Drag };

// Played, each step follows the one before. Dragged, they lie far apart: of a large input the cells are then no longer
// in the processor's cache, and fetching them is what the difference to a small one is.
void one_step(benchmark::State& state, op::Kind kind, Way way) {
    trace::Trace const trace{square(kind, state.range(0)), trace::CropForm::After};
    auto const slide = *trace.find(trace::Stage::Slide);
    auto const apart = way == Way::Play ? 1 : 7919 * (slide.count / 64 + 1);
    auto at = slide.count / 2;
    for (auto _ : state) {
        at = (at + apart) % slide.count;
        auto const step = trace.step(slide.first + at);
        benchmark::DoNotOptimize(trace.sum_of(*step.position));
    }
}

void whole_evaluation(benchmark::State& state, op::Kind kind) {
    auto const computation = square(kind, state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(op::evaluate(computation));
    auto const each = *op::count_multiplications(computation.operation, computation.input.shape(), computation.output);
    state.counters["multiplications"] =
        benchmark::Counter(static_cast<double>(state.iterations() * each), benchmark::Counter::kIsRate);
}

void grow(benchmark::internal::Benchmark* benchmark) {
    benchmark->RangeMultiplier(8)->Range(8, 4096);
}

BENCHMARK_CAPTURE(one_step, convolution_played, op::Kind::Convolution, Way::Play)->Apply(grow);
BENCHMARK_CAPTURE(one_step, convolution_dragged, op::Kind::Convolution, Way::Drag)->Apply(grow);
BENCHMARK_CAPTURE(one_step, transposed_played, op::Kind::TransposedConvolution, Way::Play)->Apply(grow);
BENCHMARK_CAPTURE(one_step, transposed_dragged, op::Kind::TransposedConvolution, Way::Drag)->Apply(grow);
BENCHMARK_CAPTURE(whole_evaluation, convolution, op::Kind::Convolution)->Arg(512)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole_evaluation, transposed, op::Kind::TransposedConvolution)
    ->Arg(512)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace deconvista
