#include <numeric>

#include "core/kernels/reference_engine.h"
#include "core/net/node_problem.h"
#include "core/projection/backward.h"

namespace deconvista::projection {

Arrivals undo_view(Step const& step) {
    auto const input = step.node.input(0);
    auto const dims = step.record.dims(input);
    if (dims == step.signal.dims) return std::vector{Arrival{input, std::move(step.signal)}};
    return std::vector{Arrival{input, from_dense(dims, dense(step.signal))}};
}

// Along the channels each input gets its slice; along other axes any move does.
Arrivals undo_concat(Step const& step) {
    auto const& dims = step.signal.dims;
    auto const axis = net::axis_at(step.node.integer("axis", 1), dims.size());
    if (axis != std::size_t{1} || dims[0] != 1 || dims.size() > 5) return undo_move(step);
    std::vector<Arrival> arrivals;
    std::int64_t first = 0;
    for (auto const input : step.node.inputs) {
        auto const part =
            step.graph.constant(input).empty() ? step.record.dims(input) : step.graph.constant(input).dims();
        net::Range const slice{std::max(first, step.signal.channels.first),
                               std::min(first + part[1], step.signal.channels.end)};
        if (slice.count() > 0 && step.graph.constant(input).empty()) {
            auto signal = zeros(part, {slice.first - first, slice.end - first}, step.signal.box);
            auto const wide = step.signal.channels.count(), narrow = slice.count();
            auto const shift = slice.first - step.signal.channels.first;
            for (std::int64_t cell = 0; cell < signal.cells(); ++cell)
                std::copy_n(step.signal.numbers.data() + cell * wide + shift, narrow,
                            signal.numbers.data() + cell * narrow);
            arrivals.push_back({input, std::move(signal)});
        }
        first += part[1];
    }
    return arrivals;
}

// The node is run on numbered elements: the numbers that come out say where each element came from. 0 is nowhere.
Arrivals undo_move(Step const& step) {
    std::vector<net::Array> values(step.graph.values.size());
    std::vector<net::ValueId> sources;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < step.node.inputs.size(); ++i) {
        auto const input = step.node.inputs[i];
        if (input == net::kNoValue) continue;
        auto& value = values[static_cast<std::size_t>(input)];
        bool const is_moved = i == 0 || step.node.operation == "Concat";
        if (!is_moved || !step.constant(i).empty()) {
            value = step.constant(i).empty() ? step.record.array(input) : step.constant(i);
            // What is put in from elsewhere has the type of the numbers.
            if (value.type() == net::ElementType::Float32)
                value = net::Array{value.dims(), std::vector<std::int64_t>(static_cast<std::size_t>(value.size()))};
            continue;
        }
        if (!value.empty()) continue;  // it is read twice
        auto const dims = step.record.dims(input);
        std::vector<std::int64_t> numbers(static_cast<std::size_t>(*net::count_elements(dims)));
        std::iota(numbers.begin(), numbers.end(), count + 1);
        count += static_cast<std::int64_t>(numbers.size());
        value = net::Array{dims, std::move(numbers)};
        sources.push_back(input);
    }
    auto const moved = kernels::run_node(step.graph, step.node, values);
    if (!moved) return moved.problem();
    auto const signal = dense(step.signal);
    std::vector<float> arrived(static_cast<std::size_t>(count) + 1);
    auto const origins = moved->front().values<std::int64_t>();
    for (std::size_t i = 0; i < signal.size(); ++i) arrived[static_cast<std::size_t>(origins[i])] += signal[i];

    std::vector<Arrival> arrivals;
    std::size_t first = 1;
    for (auto const source : sources) {
        auto const dims = step.record.dims(source);
        auto const size = static_cast<std::size_t>(*net::count_elements(dims));
        arrivals.push_back({source, from_dense(dims, std::span{arrived}.subspan(first, size))});
        first += size;
    }
    return arrivals;
}

}  // namespace deconvista::projection
