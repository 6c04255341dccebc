#include "core/tensor/unwritten.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace deconvista::tensor {
namespace {

// Small ones, and one above the size from which blocks are the system's own.
TEST(Unwritten, EveryValueCanBeWritten) {
    for (std::int64_t const count : {1, 1000, (8 << 20) + 3}) {
        auto const values = unwritten(count);
        std::fill_n(values.get(), count, 7.0F);
        EXPECT_EQ(std::count(values.get(), values.get() + count, 7.0F), count);
    }
}

}  // namespace
}  // namespace deconvista::tensor
