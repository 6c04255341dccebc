#include <functional>
#include <type_traits>

#include "core/kernels/operators.h"
#include "core/net/limits.h"
#include "core/net/node_problem.h"

namespace deconvista::kernels {
namespace {

using net::Array;
using net::Dims;

// Integers wrap around, as NumPy's do.
template <class T, class Operation>
T wrapping(T a, T b, Operation operation) {
    if constexpr (std::is_floating_point_v<T>)
        return operation(a, b);
    else
        return static_cast<T>(operation(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b)));
}

struct Plus {
    template <class T>
    T operator()(T a, T b) const {
        return wrapping(a, b, std::plus<>{});
    }
};
struct Minus {
    template <class T>
    T operator()(T a, T b) const {
        return wrapping(a, b, std::minus<>{});
    }
};
struct Times {
    template <class T>
    T operator()(T a, T b) const {
        return wrapping(a, b, std::multiplies<>{});
    }
};
// Integers are cut towards 0; division by 0 gives 0.
struct Over {
    template <class T>
    T operator()(T a, T b) const {
        if constexpr (std::is_floating_point_v<T>) {
            return a / b;
        } else {
            if (b == 0) return 0;
            if (std::is_signed_v<T> && b == static_cast<T>(-1)) return Minus{}(T{0}, a);
            return static_cast<T>(a / b);
        }
    }
};

template <class T, class Operation>
Array combine(Array const& a, Array const& b, Dims const& dims, Operation operation) {
    auto const count = static_cast<std::size_t>(*net::count_elements(dims));
    auto const left = a.aligned(), right = b.aligned();
    auto const x = left.values<T>(), y = right.values<T>();
    std::vector<T> values(count);
    if (a.dims() == dims && b.dims() == dims) {
        for (std::size_t i = 0; i < count; ++i) values[i] = operation(x[i], y[i]);
        return {dims, std::move(values)};
    }
    auto const x_strides = net::broadcast_strides(a.dims(), dims), y_strides = net::broadcast_strides(b.dims(), dims);
    Dims index(dims.size(), 0);
    for (std::size_t i = 0; i < count; ++i, net::advance(dims, index)) {
        std::int64_t at_x = 0, at_y = 0;
        for (std::size_t axis = 0; axis < dims.size(); ++axis) {
            at_x += index[axis] * x_strides[axis];
            at_y += index[axis] * y_strides[axis];
        }
        values[i] = operation(x[static_cast<std::size_t>(at_x)], y[static_cast<std::size_t>(at_y)]);
    }
    return {dims, std::move(values)};
}

// Before operator set 7 the second operand stretched only where `broadcast` said so, from `axis` on.
Array legacy_operand(Call const& call, Array const& a, Array const& b) {
    if (call.opset >= 7 || call.node.integer("broadcast", 0) == 0 || !call.node.has("axis")) return b;
    auto const axis = net::axis_at(call.node.integer("axis", 0), a.axes());
    if (!axis || *axis + b.axes() > a.axes()) return b;
    auto dims = b.dims();
    dims.resize(a.axes() - *axis, 1);
    return b.reshaped(dims);
}

base::Result<Array> combined(Call const& call, Array const& a, Array const& b, auto operation) {
    if (a.type() != b.type() || a.type() == net::ElementType::Bool)
        return net::node_problem(call.node, "node_types_differ",
                                 {std::string{name_of(a.type())}, std::string{name_of(b.type())}});
    auto const dims = net::broadcast(a.dims(), b.dims());
    if (!dims)
        return net::node_problem(call.node, "node_no_broadcast", {net::to_text(a.dims()), net::to_text(b.dims())});
    if (auto const size = net::check_size(call.node, *dims); !size) return size.problem();
    return net::visit_type(a.type(), [&]<class T>(T) { return combine<T>(a, b, *dims, operation); });
}

Outputs combine_two(Call const& call, auto operation) {
    auto const& a = call.input(0);
    auto result = combined(call, a, legacy_operand(call, a, call.input(1)), operation);
    if (!result) return result.problem();
    return std::vector{*std::move(result)};
}

}  // namespace

Outputs add(Call const& call) {
    return combine_two(call, Plus{});
}
Outputs subtract(Call const& call) {
    return combine_two(call, Minus{});
}
Outputs multiply(Call const& call) {
    return combine_two(call, Times{});
}
Outputs divide(Call const& call) {
    return combine_two(call, Over{});
}

Outputs sum(Call const& call) {
    auto total = call.input(0);
    for (auto const& term : call.inputs.subspan(1)) {
        auto next = combined(call, total, term, Plus{});
        if (!next) return next.problem();
        total = *std::move(next);
    }
    return std::vector{total};
}

}  // namespace deconvista::kernels
