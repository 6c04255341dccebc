#include <numeric>

#include "core/kernels/floats.h"
#include "core/kernels/operators.h"
#include "core/net/node_problem.h"

namespace deconvista::kernels {
namespace {

using net::Array;
using net::Dims;

// The axes to reduce: an attribute until operator set 17, an input from 18 on. None given: all of them.
base::Result<std::vector<bool>> reduced_axes(Call const& call) {
    auto const count = call.input(0).axes();
    auto given = call.node.integers("axes");
    if (call.opset >= 18 && call.has(1) && call.input(1).type() == net::ElementType::Int64) {
        auto const list = call.input(1).aligned();
        given.assign(list.values<std::int64_t>().begin(), list.values<std::int64_t>().end());
    }
    std::vector<bool> reduced(count, given.empty() && call.node.integer("noop_with_empty_axes", 0) == 0);
    for (auto const wanted : given) {
        auto const axis = net::axis_at(wanted, count);
        if (!axis)
            return net::node_problem(call.node, "node_axes_refused",
                                     {net::to_text(given), net::to_text(call.input(0).dims())});
        reduced[*axis] = true;
    }
    return reduced;
}

}  // namespace

Outputs reduce_mean(Call const& call) {
    auto const input = float_input(call, 0);
    if (!input) return input.problem();
    auto const reduced = reduced_axes(call);
    if (!reduced) return reduced.problem();
    auto const& dims = input->dims();
    auto kept = dims;
    for (std::size_t axis = 0; axis < dims.size(); ++axis)
        if ((*reduced)[axis]) kept[axis] = 1;
    auto const strides = net::broadcast_strides(kept, dims);
    std::vector<double> sums(static_cast<std::size_t>(*net::count_elements(kept)));
    Dims index(dims.size(), 0);
    for (auto const x : input->values<float>()) {
        auto const at = std::inner_product(index.begin(), index.end(), strides.begin(), std::int64_t{0});
        sums[static_cast<std::size_t>(at)] += double{x};
        net::advance(dims, index);
    }
    std::vector<float> means;
    auto const count = static_cast<double>(input->size()) / static_cast<double>(sums.size());
    for (auto const sum : sums) means.push_back(static_cast<float>(sum / count));
    Dims result;
    bool const keeps = call.node.integer("keepdims", 1) != 0;
    for (std::size_t axis = 0; axis < dims.size(); ++axis)
        if (keeps || !(*reduced)[axis]) result.push_back(kept[axis]);
    return std::vector{like_input(call, Array{result, std::move(means)})};
}

}  // namespace deconvista::kernels
