#include "app/state/whole_work.h"

#include <algorithm>
#include <utility>

#include "core/op/fast_evaluate.h"

namespace deconvista::state {

void WholeWork::want(op::Computation computation) {
    {
        std::lock_guard const lock{mutex_};
        if (begun_) begun_->request_stop();
        wish_ = std::move(computation);
        result_.reset();
        progress_ = 0;
    }
    changed_.notify_one();
}

void WholeWork::want_nothing() {
    std::lock_guard const lock{mutex_};
    if (begun_) begun_->request_stop();
    wish_.reset();
    result_.reset();
}

bool WholeWork::is_busy() const {
    std::lock_guard const lock{mutex_};
    return wish_ || (begun_ && !begun_->stop_requested());
}

float WholeWork::progress() const {
    return progress_;
}

std::optional<tensor::Tensor> WholeWork::take() {
    std::lock_guard const lock{mutex_};
    return std::exchange(result_, std::nullopt);
}

void WholeWork::work(std::stop_token const& stop) {
    auto const threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    std::unique_lock lock{mutex_};
    while (changed_.wait(lock, stop, [&] { return wish_.has_value(); })) {
        auto const computation = *std::exchange(wish_, std::nullopt);
        auto const own = begun_.emplace();
        lock.unlock();
        auto const report = [&](std::int64_t done, std::int64_t all) {
            progress_ = static_cast<float>(done) / static_cast<float>(all);
        };
        auto result = op::evaluate_fast(computation, {own.get_token(), report, threads});
        lock.lock();
        if (!own.stop_requested()) result_ = std::move(result);
        begun_.reset();
    }
}

}  // namespace deconvista::state
