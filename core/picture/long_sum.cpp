#include "core/picture/long_sum.h"

namespace deconvista::picture {
namespace {

constexpr std::int64_t kMostLookedThrough = 32'768;  // within a frame

bool is_zero(op::Term const& term) {
    return double{term.x} * term.w == 0;
}

std::vector<op::Term> telling_terms(op::Computation const& computation, tensor::Index const& output,
                                    std::int64_t count) {
    if (op::is_pooling(computation.operation.kind) || count > kMostLookedThrough) return {};
    auto terms = op::terms_at(computation, output, 0, count);
    std::erase_if(terms, is_zero);
    return terms;
}

}  // namespace

LongSum long_sum(op::Computation const& computation, tensor::Index const& output, std::int64_t head,
                 std::int64_t tail) {
    auto const count = op::count_terms(computation, output);
    if (count <= head + tail) return {op::terms_at(computation, output, 0, count), {}, 0, false};
    auto telling = telling_terms(computation, output, count);
    auto const found = static_cast<std::int64_t>(telling.size());
    if (found > head + tail)
        return {{telling.begin(), telling.begin() + head},
                {telling.end() - tail, telling.end()},
                count - head - tail,
                false};
    if (found > 0) return {std::move(telling), {}, count - found, true};
    return {op::terms_at(computation, output, 0, head), op::terms_at(computation, output, count - tail, tail),
            count - head - tail, false};
}

}  // namespace deconvista::picture
