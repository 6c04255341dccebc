#pragma once
// The rows of an input as the loops of core/op/row_loops.h want them: of Numbers, and split where cells a stride apart
// are read. Each is made once and kept while the next rows of the output read it too.

#include <cstdint>
#include <vector>

#include "core/op/row_plan.h"

namespace deconvista::op {

// Number: float or double. Borrows the plan. Each thread has its own.
template <class Number>
class RowStore {
public:
    explicit RowStore(RowPlan const& plan);

    // A row of this channel, where taps of an output cell are. Stays as it is while only taps of that cell are asked
    // for.
    Number const* at(std::int64_t batch, std::int64_t channel, std::int64_t z, std::int64_t y);

private:
    // On one axis an output cell reads at most `count` rows, `apart` from one another: modulo `count`, each has a
    // place.
    struct Ring {
        std::int64_t apart{1}, count{1};
        std::int64_t place(std::int64_t row) const { return row / apart % count; }
    };
    static Ring ring_of(RowPlan const& plan, int axis);

    void make(Number* to, float const* from) const;

    RowPlan const& plan_;
    std::int64_t rows_of_map_;
    bool as_given_;  // nothing has to be made of them
    Ring z_, y_;
    std::vector<std::int64_t> kept_;  // which row is in a place, counted through the whole input
    std::vector<Number> cells_;
};

extern template class RowStore<float>;
extern template class RowStore<double>;

}  // namespace deconvista::op
