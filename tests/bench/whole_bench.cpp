// A whole picture at once: core/op's rows beside oneDNN's own primitive for the same shape, with the reorders that the
// primitive asks for. Of the layouts that may be offered to it, each is measured; the best is what counts.

#include <benchmark/benchmark.h>

#include <iterator>
#include <thread>

#include <dnnl.hpp>

#include "core/op/fast_evaluate.h"

namespace deconvista {
namespace {

using dnnl::memory;

struct Shape {
    op::Kind kind;
    std::int64_t in, out, extent, kernel, stride{1}, dilation{1}, groups{1};
};

constexpr auto kForward = op::Kind::Convolution, kTransposed = op::Kind::TransposedConvolution;
constexpr Shape kShapes[] = {
    // Pictures: grey and in colours.
    {kForward, 1, 1, 2048, 7},
    {kForward, 1, 1, 2048, 3},
    {kForward, 3, 3, 2048, 3},
    {kForward, 1, 1, 2048, 3, 2},
    {kTransposed, 1, 1, 1024, 3, 2},
    {kTransposed, 3, 3, 512, 4, 2},
    // Many channels, as inside a network.
    {kForward, 64, 64, 256, 3},
    {kForward, 3, 64, 1024, 7, 2},
    {kForward, 3, 32, 1024, 7},
    {kForward, 64, 64, 256, 3, 1, 1, 64},
    {kForward, 64, 64, 256, 3, 1, 1, 4},
    {kForward, 32, 32, 256, 3, 1, 2},
    {kTransposed, 64, 32, 128, 4, 2},
    {kForward, 16, 16, 512, 3},
    {kForward, 8, 8, 512, 3},
    {kForward, 4, 4, 1024, 3},
};
constexpr int kLast = static_cast<int>(std::size(kShapes)) - 1;

// Whole numbers add up to floats exactly, sevenths do not.
enum class Values { Whole, Sevenths };

tensor::Tensor filled(tensor::Shape const& shape, Values kind) {
    std::vector<float> values(static_cast<std::size_t>(*count_cells(shape)));
    auto const divisor = kind == Values::Whole ? 1.F : 7.F;
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = (static_cast<float>(i % 7) - 3) / divisor;
    return {shape, std::move(values)};
}

op::Computation computation_of(Shape const& shape, Values values) {
    op::Operation operation{.kind = shape.kind, .axes = {}, .groups = shape.groups};
    auto const padding = (shape.kernel - 1) / 2 * shape.dilation;
    operation.axes = tensor::PerAxis<op::Axis>(2, {.kernel = shape.kernel,
                                                   .stride = shape.stride,
                                                   .dilation = shape.dilation,
                                                   .padding_begin = padding,
                                                   .padding_end = padding});
    bool const transposed = shape.kind == kTransposed;
    auto const rows = transposed ? shape.in : shape.out, columns = transposed ? shape.out : shape.in;
    return *op::make_computation(operation, filled({1, shape.in, {shape.extent, shape.extent}}, values),
                                 filled({rows, columns / shape.groups, {shape.kernel, shape.kernel}}, values), {});
}

void by_rows(benchmark::State& state, Values values) {
    auto const computation = computation_of(kShapes[state.range(0)], values);
    auto const threads = static_cast<int>(std::thread::hardware_concurrency());  // as many as oneDNN takes
    for (auto _ : state) benchmark::DoNotOptimize(op::evaluate_fast(computation, {.threads = threads}));
}

memory::dims dims_of(tensor::Shape const& shape) {
    return {shape.batch, shape.channels, shape.spatial[0], shape.spatial[1]};
}

// (groups, out, in, k...) of each group.
memory::dims weights_of(op::Computation const& computation) {
    auto const groups = computation.operation.groups, kernel = computation.operation.axes[0].kernel;
    auto const in = computation.input.shape().channels / groups, out = computation.output.channels / groups;
    if (groups == 1) return {out, in, kernel, kernel};
    return {groups, out, in, kernel, kernel};
}

struct Primitive {
    dnnl::primitive primitive;
    memory::desc source, weights, result;
};

template <class Forward>
Primitive primitive_of(op::Computation const& computation, dnnl::algorithm algorithm, memory::format_tag tag,
                       dnnl::engine const& engine) {
    auto const& axis = computation.operation.axes[0];
    bool const transposed = computation.operation.kind == op::Kind::TransposedConvolution;
    auto const in = computation.input.shape().spatial[0], out = computation.output.spatial[0];
    auto const big = transposed ? out : in, small = transposed ? in : out;
    auto const end = (small - 1) * axis.stride + op::reach(axis) - big - axis.padding_begin;
    auto const type = memory::data_type::f32;
    typename Forward::desc const wanted{dnnl::prop_kind::forward_inference,
                                        algorithm,
                                        {dims_of(computation.input.shape()), type, tag},
                                        {weights_of(computation), type, memory::format_tag::any},
                                        memory::desc{},
                                        {dims_of(computation.output), type, tag},
                                        {axis.stride, axis.stride},
                                        {axis.dilation - 1, axis.dilation - 1},
                                        {axis.padding_begin, axis.padding_begin},
                                        {end, end}};
    typename Forward::primitive_desc const made{wanted, engine};
    return {Forward{made}, made.src_desc(), made.weights_desc(), made.dst_desc()};
}

Primitive primitive_of(op::Computation const& computation, memory::format_tag tag, dnnl::engine const& engine) {
    if (computation.operation.kind == op::Kind::TransposedConvolution)
        return primitive_of<dnnl::deconvolution_forward>(computation, dnnl::algorithm::deconvolution_direct, tag,
                                                         engine);
    return primitive_of<dnnl::convolution_forward>(computation, dnnl::algorithm::convolution_direct, tag, engine);
}

void by_onednn(benchmark::State& state) {
    constexpr memory::format_tag kTags[] = {memory::format_tag::any, memory::format_tag::nchw,
                                            memory::format_tag::nhwc};
    auto const computation = computation_of(kShapes[state.range(0)], Values::Sevenths);
    dnnl::engine const engine{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream{engine};
    auto const primitive = primitive_of(computation, kTags[state.range(1)], engine);
    auto const type = memory::data_type::f32;
    memory plain_source{{dims_of(computation.input.shape()), type, memory::format_tag::nchw}, engine};
    memory plain_result{{dims_of(computation.output), type, memory::format_tag::nchw}, engine};
    memory source{primitive.source, engine}, weights{primitive.weights, engine}, result{primitive.result, engine};
    for (auto _ : state) {
        dnnl::reorder{plain_source, source}.execute(stream, plain_source, source);
        primitive.primitive.execute(stream,
                                    {{DNNL_ARG_SRC, source}, {DNNL_ARG_WEIGHTS, weights}, {DNNL_ARG_DST, result}});
        dnnl::reorder{result, plain_result}.execute(stream, result, plain_result);
        stream.wait();
    }
}

BENCHMARK_CAPTURE(by_rows, whole, Values::Whole)->DenseRange(0, kLast)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(by_rows, sevenths, Values::Sevenths)
    ->DenseRange(0, kLast)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(by_onednn)
    ->ArgsProduct({benchmark::CreateDenseRange(0, kLast, 1), {0, 1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace deconvista
