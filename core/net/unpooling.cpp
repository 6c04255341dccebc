#include "core/net/unpooling.h"

#include "core/net/limits.h"
#include "core/net/node_problem.h"
#include "core/net/window.h"

namespace deconvista::net {

base::Result<Dims> unpooled_dims(Node const& node, Dims const& input) {
    if (!shape_from(input)) return node_problem(node, "node_input_axes", {to_text(input)});
    auto const axes = input.size() - 2;
    auto const kernel = node.integers("kernel_shape");
    auto strides = node.integers("strides"), pads = node.integers("pads");
    if (strides.empty()) strides.assign(axes, 1);
    if (pads.empty()) pads.assign(2 * axes, 0);
    for (auto const& [name, found, needed] :
         {std::tuple{"kernel_shape", kernel.size(), axes}, std::tuple{"strides", strides.size(), axes},
          std::tuple{"pads", pads.size(), 2 * axes}})
        if (found != needed)
            return node_problem(node, "node_attribute_count", {name, std::to_string(found), std::to_string(needed)});
    constexpr std::int64_t kMax = 1 << 20;
    auto dims = input;
    for (std::size_t axis = 0; axis < axes; ++axis) {
        for (auto const number : {kernel[axis], strides[axis], pads[axis], pads[axes + axis], input[axis + 2]})
            if (number < 0 || number > kMax)
                return node_problem(node, "node_sizes_refused", {to_text(input), to_text(kernel)});
        dims[axis + 2] = (input[axis + 2] - 1) * strides[axis] + kernel[axis] - pads[axis] - pads[axes + axis];
    }
    if (!shape_from(dims)) return node_problem(node, "node_sizes_refused", {to_text(input), to_text(kernel)});
    if (auto const outcome = check_size(node, dims); !outcome) return outcome.problem();
    return dims;
}

std::int64_t unpooled_place(std::int64_t place, Dims const& natural, Dims const& dims) {
    if (place < 0 || place >= *count_elements(natural)) return -1;
    if (natural == dims || natural.size() != dims.size()) return place;
    auto const strides = strides_of(dims);
    std::int64_t there = 0;
    for (auto axis = natural.size(); axis-- > 0; place /= natural[axis]) {
        auto const at = place % natural[axis];
        if (at >= dims[axis]) return -1;
        there += at * strides[axis];
    }
    return there;
}

}  // namespace deconvista::net
