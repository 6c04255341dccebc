// The three rules, at what stands for a ReLU.
#include <algorithm>
#include <limits>

#include "core/kernels/reference_engine.h"
#include "core/projection/backward.h"

namespace deconvista::projection {
namespace {

// The signal with each number R replaced by change(R, y), y the node's output there. Where y is not asked for it is not
// looked up.
enum class Looks : std::uint8_t { Never, AtOutput };

template <class Change>
Signal changed(Step const& step, Looks looks, Change&& change) {
    auto result = std::move(step.signal);
    auto const count = result.channels.count();
    if (looks == Looks::Never) {
        for (auto& number : result.numbers) number = change(number, 0.0F);
        return result;
    }
    auto const view = step.record.view(step.node.output(0));
    std::vector<std::int64_t> offsets;
    for (auto c = result.channels.first; c < result.channels.end; ++c) offsets.push_back(view.channel_offset(c));
    auto const spatial = extents_of(result.dims).spatial;
    for_each_cell(result, [&](std::int64_t cell, std::int64_t in_map) {
        std::int64_t at = 0;
        for (int axis = spatial.axes(); axis-- > 0; in_map /= spatial[axis])
            at += in_map % spatial[axis] * view.layout.strides[static_cast<std::size_t>(axis)];
        auto* const numbers = result.numbers.data() + cell * count;
        for (std::int64_t c = 0; c < count; ++c)
            if (numbers[c] != 0) numbers[c] = change(numbers[c], view.data[offsets[static_cast<std::size_t>(c)] + at]);
    });
    return result;
}

bool rectifies(Rule rule) {
    return rule != Rule::Gradient;
}

bool masks(Rule rule) {
    return rule != Rule::Deconvnet;
}

// slope(y): the derivative of the activation where its output is y.
template <class Slope>
Arrivals by_rule(Step const& step, Slope&& slope) {
    auto const rule = step.options.rule;
    auto result = changed(step, masks(rule) ? Looks::AtOutput : Looks::Never, [&](float signal, float y) {
        auto const kept = rectifies(rule) && !(signal > 0) ? 0.0F : signal;
        return masks(rule) ? kept * slope(y) : kept;
    });
    return std::vector{Arrival{step.node.input(0), std::move(result)}};
}

// The ends of a Clip, which is what the node computes at the ends of all numbers.
std::optional<std::pair<float, float>> ends_of(Step const& step) {
    std::vector<net::Array> values(step.graph.values.size());
    for (auto const input : step.node.inputs)
        if (input != net::kNoValue) values[static_cast<std::size_t>(input)] = step.graph.constant(input);
    auto constexpr kInfinity = std::numeric_limits<float>::infinity();
    values[static_cast<std::size_t>(step.node.input(0))] = net::Array{{2}, std::vector{-kInfinity, kInfinity}};
    auto const clipped = kernels::run_node(step.graph, step.node, values);
    if (!clipped) return std::nullopt;
    auto const ends = clipped->front().values<float>();
    return std::pair{ends[0], ends[1]};
}

}  // namespace

Arrivals undo_relu(Step const& step) {
    return by_rule(step, [](float y) { return y > 0 ? 1.0F : 0.0F; });
}

Arrivals undo_leaky_relu(Step const& step) {
    auto const alpha = step.node.number("alpha", 0.01F);
    return by_rule(step, [alpha](float y) { return y > 0 ? 1.0F : alpha; });
}

Arrivals undo_clip(Step const& step) {
    auto const ends = ends_of(step);
    if (!ends) return undo_relu(step);
    return by_rule(step, [&](float y) { return y > ends->first && y < ends->second ? 1.0F : 0.0F; });
}

Arrivals undo_sigmoid(Step const& step) {
    return by_rule(step, [](float y) { return y * (1 - y); });
}

}  // namespace deconvista::projection
