#include "core/op/agreement.h"

#include <algorithm>
#include <cmath>

namespace deconvista::op {
namespace {

bool same(float a, float b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

}  // namespace

base::Result<Agreement> compare_methods(Computation const& computation) {
    Agreement agreement{{Method::Gather, Method::Scatter, Method::Matrix}};
    if (computation.operation.kind == Kind::TransposedConvolution) agreement.methods.push_back(Method::Phases);
    auto const gathered = evaluate(computation);
    agreement.cells = *count_cells(computation.output);
    std::vector<bool> agree(static_cast<std::size_t>(agreement.cells), true);
    for (auto const method : agreement.methods) {
        if (method == Method::Gather) continue;
        auto const other = evaluate(computation, method);
        if (!other) return other.problem();
        for (std::size_t i = 0; i < agree.size(); ++i) {
            auto const a = gathered.values()[i], b = other->values()[i];
            if (!same(a, b)) agree[i] = false;
            if (std::isfinite(a) && std::isfinite(b))
                agreement.largest_difference = std::max(agreement.largest_difference, std::abs(double{a} - double{b}));
        }
    }
    agreement.equal = std::ranges::count(agree, true);
    return agreement;
}

}  // namespace deconvista::op
