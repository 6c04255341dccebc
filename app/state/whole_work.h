#pragma once
// The whole result of a large operation, computed beside the window. The latest wish wins.

#include <optional>

#include "app/state/worker.h"
#include "core/op/computation.h"

namespace deconvista::state {

class WholeWork {
public:
    void want(op::Computation computation);
    void want_nothing() { worker_.want_nothing(0); }

    bool is_busy() const { return worker_.is_busy(0); }
    float progress() const { return worker_.progress(0); }  // of the latest wish, 0 to 1

    // The result of the latest wish, once, when it is there.
    std::optional<tensor::Tensor> take() { return worker_.take<tensor::Tensor>(0); }

private:
    Worker worker_{1};
};

}  // namespace deconvista::state
