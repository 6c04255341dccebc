#pragma once
// The whole result of a large operation, computed beside the window on a thread of its own. The latest wish wins: what
// was under way for an earlier one is given up.

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>

#include "core/op/computation.h"

namespace deconvista::state {

class WholeWork {
public:
    WholeWork() : thread_{[this](std::stop_token const& stop) { work(stop); }} {}
    WholeWork(WholeWork const&) = delete;
    WholeWork& operator=(WholeWork const&) = delete;
    // Gives up what is not done, and waits for that.
    ~WholeWork() { want_nothing(); }

    void want(op::Computation computation);
    void want_nothing();

    bool is_busy() const;
    float progress() const;  // of the latest wish, 0 to 1

    // The result of the latest wish, once, when it is there.
    std::optional<tensor::Tensor> take();

private:
    void work(std::stop_token const& stop);

    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::optional<op::Computation> wish_;    // that nobody has begun
    std::optional<std::stop_source> begun_;  // stops the one that has been begun
    std::optional<tensor::Tensor> result_;
    std::atomic<float> progress_{0};
    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace deconvista::state
