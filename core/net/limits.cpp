#include "core/net/limits.h"

#include "core/net/node_problem.h"

namespace deconvista::net {

base::Outcome check_size(Node const& node, Dims const& dims) {
    auto const count = count_elements(dims);
    if (!count || *count > kMaxElementsOfValue || dims.size() > kMaxAxes)
        return node_limit(node, "node_value_too_large", {to_text(dims), std::to_string(kMaxElementsOfValue)});
    return base::done();
}

}  // namespace deconvista::net
