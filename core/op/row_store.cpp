#include "core/op/row_store.h"

#include <algorithm>
#include <numeric>
#include <type_traits>

namespace deconvista::op {

template <class Number>
auto RowStore<Number>::ring_of(RowPlan const& plan, int axis) -> Ring {
    auto const& operation = plan.computation.operation;
    auto const& here = operation.axes[axis];
    // Those of a transposed convolution skip the kernel cells that fall between inputs.
    bool const skips = operation.kind == Kind::TransposedConvolution;
    auto const apart = skips ? here.dilation / std::gcd(here.dilation, here.stride) : here.dilation;
    auto const rows = plan.computation.input.shape().spatial[axis];
    return {apart, std::min(here.kernel, (rows + apart - 1) / apart)};
}

template <class Number>
RowStore<Number>::RowStore(RowPlan const& plan)
    : plan_{plan},
      rows_of_map_{plane_size(plan.computation.input.shape()) / plan.input_width},
      as_given_{std::is_same_v<Number, float> && plan.input_row.parts() == 1} {
    if (as_given_) return;
    auto const axes = plan.computation.operation.axes.axes();
    if (axes == 3) z_ = ring_of(plan, 0);
    if (axes >= 2) y_ = ring_of(plan, axes - 2);
    auto const places = plan.computation.input.shape().channels * z_.count * y_.count;
    kept_.assign(static_cast<std::size_t>(places), -1);
    cells_.resize(static_cast<std::size_t>(places * plan.input_row.size()));
}

template <class Number>
Number const* RowStore<Number>::at(std::int64_t batch, std::int64_t channel, std::int64_t z, std::int64_t y) {
    auto const& shape = plan_.computation.input.shape();
    auto const row = (batch * shape.channels + channel) * rows_of_map_ + z * plan_.input_height + y;
    auto const* const given = plan_.computation.input.values().data() + row * plan_.input_width;
    if constexpr (std::is_same_v<Number, float>)
        if (as_given_) return given;
    auto const place = (channel * z_.count + z_.place(z)) * y_.count + y_.place(y);
    auto* const cells = cells_.data() + place * plan_.input_row.size();
    auto& kept = kept_[static_cast<std::size_t>(place)];
    if (kept != row) make(cells, given);
    kept = row;
    return cells;
}

// A row that does not fill the parts of its split leaves their last cells as they are: no tap reads them.
template <class Number>
void RowStore<Number>::make(Number* to, float const* from) const {
    auto const parts = plan_.input_row.parts();
    for (std::int64_t rest = 0; rest < std::min(parts, plan_.input_width); ++rest)
        copy_cells(to + plan_.input_row.place(rest), from + rest, parts,
                   (plan_.input_width - rest + parts - 1) / parts);
}

template class RowStore<float>;
template class RowStore<double>;

}  // namespace deconvista::op
