// A network of VGG-16's size: the forward run against oneDNN's primitives alone, and one unit's projection. Random
// weights; tests/bench/network.py times PyTorch on the same network and prints the ratios.

#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <dnnl.hpp>

#include "app/files/assets.h"
#include "app/models/model_file.h"
#include "core/dnnl/engine.h"
#include "core/projection/projector.h"

namespace deconvista {
namespace {

using net::Array;
using net::Graph;
using net::ValueId;

// 0 is a pool; the rest are convolutions' outputs.
constexpr std::array kPlan{64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0};
constexpr std::int64_t kSide = 224;

// Numbers in -1 to 1 from an integer hash: splitmix64.
float chance(std::uint64_t& state) {
    auto bits = state += 0x9E3779B97F4A7C15ULL;
    bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBULL;
    return static_cast<float>(static_cast<double>(bits >> 40U) / (1 << 23) - 1);
}

Array random_array(net::Dims dims, double scale) {
    auto state = static_cast<std::uint64_t>(dims[0]);
    std::vector<float> values(static_cast<std::size_t>(*net::count_elements(dims)));
    for (auto& value : values) value = static_cast<float>(scale) * chance(state);
    return {std::move(dims), std::move(values)};
}

class Builder {
public:
    Builder() {
        input_ = add("x", {});
        graph.opset = 13;
        graph.inputs = {{input_, net::ElementType::Float32, net::Precision::Full, net::Dims{1, 3, kSide, kSide}}};
        last_ = input_;
    }

    void convolution(std::string const& name, std::int64_t in, std::int64_t out) {
        auto const scale = std::sqrt(6.0 / static_cast<double>(in * 9));
        auto const weights = add(name + ".w", random_array({out, in, 3, 3}, scale));
        auto const bias = add(name + ".b", random_array({out}, 0.01));
        node(name, "Conv", {last_, weights, bias}, {{"pads", std::vector<std::int64_t>{1, 1, 1, 1}}});
        node("relu_" + name, "Relu", {last_}, {});
    }
    void pool(std::string const& name) {
        std::vector<std::int64_t> const two{2, 2};
        node(name, "MaxPool", {last_}, {{"kernel_shape", two}, {"strides", two}});
    }
    void full(std::string const& name, std::int64_t in, std::int64_t out) {
        auto const weights = add(name + ".w", random_array({out, in}, std::sqrt(6.0 / static_cast<double>(in))));
        node(name, "Gemm", {last_, weights, add(name + ".b", random_array({out}, 0.01))},
             {{"transB", std::int64_t{1}}});
    }
    void node(std::string const& name, char const* operation, std::vector<ValueId> inputs,
              std::map<std::string, net::Attribute, std::less<>> attributes) {
        last_ = add(name, {});
        graph.nodes.push_back({name, operation, "", std::move(inputs), {last_}, std::move(attributes)});
    }
    ValueId last() const { return last_; }

    Graph graph;

private:
    ValueId add(std::string const& name, Array constant) {
        graph.values.push_back({name, std::move(constant)});
        return static_cast<ValueId>(graph.values.size()) - 1;
    }
    ValueId input_{}, last_{};
};

// conv1_1, relu_conv1_1, ..., as the network's authors name them.
Graph vgg16() {
    Builder builder;
    std::int64_t in = 3;
    int block = 1, number = 1;
    for (auto const out : kPlan) {
        if (out == 0) {
            builder.pool("pool" + std::to_string(block++));
            number = 1;
            continue;
        }
        builder.convolution("conv" + std::to_string(block) + "_" + std::to_string(number++), in, out);
        in = out;
    }
    builder.node("flat", "Flatten", {builder.last()}, {});
    builder.full("fc6", 512 * 49, 4096);
    builder.node("relu6", "Relu", {builder.last()}, {});
    builder.full("fc7", 4096, 4096);
    builder.node("relu7", "Relu", {builder.last()}, {});
    builder.full("fc8", 4096, 1000);
    builder.graph.outputs = {{builder.last(), net::ElementType::Float32, net::Precision::Full, net::Dims{1, 1000}}};
    return std::move(builder.graph);
}

struct Run {
    std::unique_ptr<net::Engine> engine{dnnl_engine::make_engine(vgg16())};
    std::vector<Array> inputs{random_array({1, 3, kSide, kSide}, 2)};
    std::vector<ValueId> wanted{net::outputs_of(engine->graph())};
    std::shared_ptr<net::Record const> record{*engine->run(inputs, wanted)};
};

void Forward(benchmark::State& state) {
    Run run;
    for (auto _ : state) {
        run.record.reset();
        run.record = *run.engine->run(run.inputs, run.wanted);
    }
}
BENCHMARK(Forward)->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(3);

// Each primitive of the network in the layout that oneDNN likes best, memory ready, nothing in between.
class Bare {
public:
    void convolution(std::int64_t in, std::int64_t out, std::int64_t side) {
        using dnnl::memory;
        auto const open = [](net::Dims const& dims) {
            return memory::desc{dims, memory::data_type::f32, memory::format_tag::any};
        };
        dnnl::post_ops after;
        after.append_eltwise(1, dnnl::algorithm::eltwise_relu, 0, 0);
        dnnl::primitive_attr attributes;
        attributes.set_post_ops(after);
        dnnl::convolution_forward::desc const desc{dnnl::prop_kind::forward_inference,
                                                   dnnl::algorithm::convolution_direct,
                                                   open({1, in, side, side}),
                                                   open({out, in, 3, 3}),
                                                   open({out}),
                                                   open({1, out, side, side}),
                                                   {1, 1},
                                                   {1, 1},
                                                   {1, 1}};
        dnnl::convolution_forward::primitive_desc const made{desc, attributes, engine_};
        add(dnnl::convolution_forward{made}, {{DNNL_ARG_SRC, make(made.src_desc())},
                                              {DNNL_ARG_WEIGHTS, make(made.weights_desc())},
                                              {DNNL_ARG_BIAS, make(made.bias_desc())},
                                              {DNNL_ARG_DST, make(made.dst_desc())}});
        last_ = made.dst_desc();
    }
    void pool(std::int64_t channels, std::int64_t side) {
        dnnl::memory::desc const out{
            {1, channels, side / 2, side / 2}, dnnl::memory::data_type::f32, dnnl::memory::format_tag::any};
        dnnl::pooling_forward::desc const desc{dnnl::prop_kind::forward_inference,
                                               dnnl::algorithm::pooling_max,
                                               last_,
                                               out,
                                               {2, 2},
                                               {2, 2},
                                               {0, 0},
                                               {0, 0}};
        dnnl::pooling_forward::primitive_desc const made{desc, engine_};
        add(dnnl::pooling_forward{made},
            {{DNNL_ARG_SRC, make(made.src_desc())}, {DNNL_ARG_DST, make(made.dst_desc())}});
    }
    void full(std::int64_t in, std::int64_t out) {
        using dnnl::memory;
        memory::desc const x{{1, in}, memory::data_type::f32, memory::format_tag::ab};
        memory::desc const w{{out, in}, memory::data_type::f32, memory::format_tag::ab};
        memory::desc const b{{out}, memory::data_type::f32, memory::format_tag::a};
        memory::desc const y{{1, out}, memory::data_type::f32, memory::format_tag::ab};
        dnnl::inner_product_forward::desc const desc{dnnl::prop_kind::forward_inference, x, w, b, y};
        dnnl::inner_product_forward::primitive_desc const made{desc, engine_};
        add(dnnl::inner_product_forward{made},
            {{DNNL_ARG_SRC, make(x)}, {DNNL_ARG_WEIGHTS, make(w)}, {DNNL_ARG_BIAS, make(b)}, {DNNL_ARG_DST, make(y)}});
    }
    void run() {
        for (auto const& [primitive, arguments] : steps_) {
            primitive.execute(stream_, arguments);
            stream_.wait();
        }
    }

private:
    using Arguments = std::unordered_map<int, dnnl::memory>;
    dnnl::memory make(dnnl::memory::desc const& desc) {
        dnnl::memory memory{desc, engine_};
        auto* const floats = static_cast<float*>(memory.get_data_handle());
        std::fill(floats, floats + desc.get_size() / sizeof(float), 0.01F);
        return memory;
    }
    void add(dnnl::primitive const& primitive, Arguments arguments) {
        steps_.emplace_back(primitive, std::move(arguments));
    }

    dnnl::engine engine_{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream_{engine_};
    dnnl::memory::desc last_;
    std::vector<std::pair<dnnl::primitive, Arguments>> steps_;
};

void BarePrimitives(benchmark::State& state) {
    Bare bare;
    std::int64_t in = 3, side = kSide;
    for (auto const out : kPlan) {
        if (out == 0) {
            bare.pool(in, side);
            side /= 2;
        } else {
            bare.convolution(in, out, side);
            in = out;
        }
    }
    bare.full(512 * 49, 4096);
    bare.full(4096, 4096);
    bare.full(4096, 1000);
    for (auto _ : state) bare.run();
}
BENCHMARK(BarePrimitives)->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(3);

// The unit in the middle of the map, in the channel that is strongest there.
void Project(benchmark::State& state, char const* layer) {
    Run run;
    auto const value = *net::find_value(run.engine->graph(), layer);
    auto const view = run.record->view(value);
    projection::Unit unit{value, 0, {}};
    for (std::size_t axis = 2; axis < view.dims.size(); ++axis) unit.cell.push_back(view.dims[axis] / 2);
    float best = 0;
    for (std::int64_t channel = 0; channel < view.dims[1]; ++channel) {
        auto at = view.channel_offset(channel);
        for (std::size_t axis = 0; axis < unit.cell.size(); ++axis) at += unit.cell[axis] * view.layout.strides[axis];
        if (view.data[at] > best) {
            best = view.data[at];
            unit.channel = channel;
        }
    }
    projection::Projector projector{run.engine->graph()};
    for (auto _ : state) benchmark::DoNotOptimize(projector.project(*run.record, unit, {}));
}
BENCHMARK_CAPTURE(Project, conv3_3, "relu_conv3_3")->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(2);
BENCHMARK_CAPTURE(Project, conv4_3, "relu_conv4_3")->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(2);
BENCHMARK_CAPTURE(Project, conv5_3, "relu_conv5_3")->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(2);
BENCHMARK_CAPTURE(Project, fc7, "relu7")->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(2);

// The strongest unit of the bundled network's fourth convolution, on a drawing's worth of noise.
void ProjectBundled(benchmark::State& state) {
    auto const engine =
        dnnl_engine::make_engine(*models::open_model(*files::find_assets() + "/networks/drawings.onnx"));
    std::vector const inputs{random_array({1, 3, 96, 96}, 2)};
    std::vector const wanted{*net::find_value(engine->graph(), "relu4")};
    auto const record = *engine->run(inputs, wanted);
    auto const unit = *projection::strongest_unit(engine->graph(), *record, wanted.front(), 42);
    projection::Projector projector{engine->graph()};
    for (auto _ : state) benchmark::DoNotOptimize(projector.project(*record, unit, {}));
}
BENCHMARK(ProjectBundled)->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(1);

}  // namespace
}  // namespace deconvista
