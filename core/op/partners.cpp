#include "core/op/partners.h"

#include <algorithm>

#include "core/base/overloaded.h"

namespace deconvista::op {
namespace {

bool holds(std::vector<std::int64_t> const& sorted, std::int64_t number) {
    return std::ranges::binary_search(sorted, number);
}

void keep_each_once(std::vector<std::int64_t>& numbers) {
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

tensor::Extents spatial_of(Cell const& cell) {
    return std::visit([](auto const& it) { return it.at.spatial; }, cell);
}

// Of the input and output channels that a weight joins.
struct Joined {
    std::int64_t input, output;
};

Joined channels_of(Kind kind, tensor::Index const& kernel, std::int64_t inputs_per_group,
                   std::int64_t outputs_per_group) {
    if (kind == Kind::TransposedConvolution)
        return {kernel.batch, kernel.batch / inputs_per_group * outputs_per_group + kernel.channel};
    return {kernel.batch / outputs_per_group * inputs_per_group + kernel.channel, kernel.batch};
}

}  // namespace

bool contains(Computation const& computation, Cell const& cell) {
    auto const within = [&](tensor::Shape const& shape, tensor::Index const& at) {
        return at.spatial.axes() == shape.spatial.axes() && tensor::contains(shape, at);
    };
    bool const pooled = is_pooling(computation.operation.kind);
    return std::visit(base::Overloaded{
                          [&](InputCell const& it) { return within(computation.input.shape(), it.at); },
                          [&](KernelCell const& it) {
                              return within(pooled ? kernel_plane_shape(computation) : computation.kernel.shape(),
                                            it.at);
                          },
                          [&](OutputCell const& it) { return within(computation.output, it.at); },
                      },
                      cell);
}

Partners::Partners(Computation const& computation, Cell const& cell)
    : cell_{cell}, batch_{-1}, kind_{computation.operation.kind}, axes_(computation.operation.axes.axes(), {}) {
    auto const groups = is_pooling(kind_) ? computation.output.channels : computation.operation.groups;
    inputs_per_group_ = computation.input.shape().channels / groups;
    outputs_per_group_ = computation.output.channels / groups;
    inputs_ = {0, computation.input.shape().channels};
    outputs_ = {0, computation.output.channels};
    if (auto const* const input = std::get_if<InputCell>(&cell)) {
        batch_ = input->at.batch;
        inputs_ = {input->at.channel, 1};
        outputs_ = {input->at.channel / inputs_per_group_ * outputs_per_group_, outputs_per_group_};
    } else if (auto const* const output = std::get_if<OutputCell>(&cell)) {
        batch_ = output->at.batch;
        outputs_ = {output->at.channel, 1};
        inputs_ = input_channels_of(computation, output->at.channel);
    } else if (!is_pooling(kind_)) {
        auto const joined = channels_of(kind_, std::get<KernelCell>(cell).at, inputs_per_group_, outputs_per_group_);
        inputs_ = {joined.input, 1};
        outputs_ = {joined.output, 1};
    }
    for (int axis = 0; axis < axes_.axes(); ++axis) {
        pair_up(computation, axis);
        for (auto* const list : {&axes_[axis].input, &axes_[axis].kernel, &axes_[axis].output}) keep_each_once(*list);
    }
}

void Partners::pair_up(Computation const& computation, int axis) {
    auto const& operation = computation.operation;
    auto const inputs = computation.input.shape().spatial[axis], outputs = computation.output.spatial[axis];
    auto const at = spatial_of(cell_)[axis];
    if (std::holds_alternative<OutputCell>(cell_))
        for (auto const& tap : axis_taps(operation, axis, inputs, at)) add(axis, tap.input, tap.kernel, at);
    if (std::holds_alternative<InputCell>(cell_))
        for (auto const& stamp : axis_stamps(operation, axis, outputs, at)) add(axis, at, stamp.kernel, stamp.output);
    if (std::holds_alternative<KernelCell>(cell_))
        for (std::int64_t input = 0; input < inputs; ++input)
            for (auto const& stamp : axis_stamps(operation, axis, outputs, input))
                if (stamp.kernel == at) add(axis, input, at, stamp.output);
}

void Partners::add(int axis, std::int64_t input, std::int64_t kernel, std::int64_t output) {
    auto& lists = axes_[axis];
    lists.input.push_back(input);
    lists.kernel.push_back(kernel);
    lists.output.push_back(output);
    ++lists.taps;
}

bool Partners::meets(tensor::Extents const& cell, std::vector<std::int64_t> AxisLists::*list) const {
    for (int axis = 0; axis < axes_.axes(); ++axis)
        if (!holds(axes_[axis].*list, cell[axis])) return false;
    return true;
}

bool Partners::has(InputCell const& input) const {
    if (Cell{input} == cell_) return true;
    if ((batch_ >= 0 && input.at.batch != batch_) || !inputs_.holds(input.at.channel)) return false;
    return meets(input.at.spatial, &AxisLists::input);
}

bool Partners::has(OutputCell const& output) const {
    if (Cell{output} == cell_) return true;
    if ((batch_ >= 0 && output.at.batch != batch_) || !outputs_.holds(output.at.channel)) return false;
    return meets(output.at.spatial, &AxisLists::output);
}

bool Partners::has(KernelCell const& kernel) const {
    if (Cell{kernel} == cell_) return true;
    if (!is_pooling(kind_)) {
        auto const joined = channels_of(kind_, kernel.at, inputs_per_group_, outputs_per_group_);
        if (!inputs_.holds(joined.input) || !outputs_.holds(joined.output)) return false;
    }
    return meets(kernel.at.spatial, &AxisLists::kernel);
}

bool Partners::has_input(int axis, std::int64_t at) const {
    return holds(axes_[axis].input, at);
}

bool Partners::has_output(int axis, std::int64_t at) const {
    return holds(axes_[axis].output, at);
}

bool Partners::joins(int axis, std::int64_t input, std::int64_t kernel, std::int64_t output) const {
    auto const& lists = axes_[axis];
    return holds(lists.input, input) && holds(lists.kernel, kernel) && holds(lists.output, output);
}

std::int64_t Partners::taps() const {
    bool const pooled_window = is_pooling(kind_) && std::holds_alternative<KernelCell>(cell_);
    auto count = pooled_window ? inputs_.count : inputs_.count * outputs_.count;
    for (auto const& lists : axes_) count *= lists.taps;
    return count;
}

}  // namespace deconvista::op
