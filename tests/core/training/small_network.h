#pragma once
// A network small enough for tests of a moment.

#include "core/training/network.h"

namespace deconvista::training {

inline Architecture small_architecture() {
    return {.size = 16,
            .blocks = {{.filters = 6, .kernel = 5, .stride = 2, .padding = 2, .pooling = Pooling::Max2x2},
                       {.filters = 8, .kernel = 3, .padding = 1}}};
}

}  // namespace deconvista::training
