#include "core/op/partners.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "core/tensor/for_each.h"
#include "tests/core/op/random_cases.h"

namespace deconvista::op {
namespace {

// All taps of a computation, found from its outputs.
struct AllTaps {
    explicit AllTaps(Computation const& computation) {
        tensor::for_each_index(computation.output, [&](tensor::Index const& output) {
            for (auto const& term : sum_at(computation, output).terms)
                taps.push_back({term.input, term.kernel, output});
        });
    }
    struct One {
        tensor::Index input, kernel, output;
    };
    std::vector<One> taps;
};

template <class Mine, class Theirs>
bool meet(AllTaps const& all, Mine&& mine, Theirs&& theirs) {
    return std::any_of(all.taps.begin(), all.taps.end(), [&](auto const& tap) { return mine(tap) && theirs(tap); });
}

TEST(Partners, AreTheTapsOfEachCell) {
    Random random{71};
    for (int seed = 0; seed < 80; ++seed) {
        auto const kind = seed % 2 == 0 ? Kind::Convolution : Kind::TransposedConvolution;
        auto const computation = random_computation(random, kind);
        AllTaps const all{computation};
        auto const check = [&](Cell const& cell, auto&& mine) {
            Partners const partners{computation, cell};
            auto const is_itself = [&](Cell const& other) { return other == cell; };
            tensor::for_each_index(computation.input.shape(), [&](tensor::Index const& at) {
                ASSERT_EQ(partners.has(InputCell{at}),
                          is_itself(InputCell{at}) || meet(all, mine, [&](auto const& tap) { return tap.input == at; }))
                    << seed;
            });
            tensor::for_each_index(computation.kernel.shape(), [&](tensor::Index const& at) {
                ASSERT_EQ(
                    partners.has(KernelCell{at}),
                    is_itself(KernelCell{at}) || meet(all, mine, [&](auto const& tap) { return tap.kernel == at; }))
                    << seed;
            });
            tensor::for_each_index(computation.output, [&](tensor::Index const& at) {
                ASSERT_EQ(
                    partners.has(OutputCell{at}),
                    is_itself(OutputCell{at}) || meet(all, mine, [&](auto const& tap) { return tap.output == at; }))
                    << seed;
            });
        };
        auto const some = [&](tensor::Shape const& shape) {
            return index_at(shape, (std::int64_t{seed} * 7919) % *count_cells(shape));
        };
        auto const input = some(computation.input.shape()), kernel = some(computation.kernel.shape()),
                   output = some(computation.output);
        check(InputCell{input}, [&](auto const& tap) { return tap.input == input; });
        check(KernelCell{kernel}, [&](auto const& tap) { return tap.kernel == kernel; });
        check(OutputCell{output}, [&](auto const& tap) { return tap.output == output; });
    }
}

TEST(Partners, CountTaps) {
    Random random{72};
    for (int seed = 0; seed < 60; ++seed) {
        auto const computation = random_computation(random, static_cast<Kind>(seed % 4));
        auto const output = index_at(computation.output, (std::int64_t{seed} * 31) % *count_cells(computation.output));
        EXPECT_EQ((Partners{computation, OutputCell{output}}.taps()), count_terms(computation, output)) << seed;
    }
}

}  // namespace
}  // namespace deconvista::op
