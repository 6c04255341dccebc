#include "app/export/production.h"

#include <system_error>

namespace deconvista::exporting {

ProductionLine::ProductionLine(int count, int slots, std::stop_token const& stop)
    : count_{count},
      slots_{slots},
      stop_{stop},
      ready_(static_cast<std::size_t>(slots), 0),
      wake_{stop, [this] {
                std::lock_guard const lock{mutex_};
                changed_.notify_all();
            }} {}

std::optional<int> ProductionLine::next() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return is_over() || next_ >= count_ || next_ < taken_ + slots_; });
    if (is_over() || next_ >= count_) return std::nullopt;
    return next_++;
}

void ProductionLine::made(int number) {
    std::lock_guard const lock{mutex_};
    ready_[static_cast<std::size_t>(number % slots_)] = 1;
    changed_.notify_all();
}

void ProductionLine::fail(base::Problem problem) {
    std::lock_guard const lock{mutex_};
    if (!problem_) problem_ = std::move(problem);
    changed_.notify_all();
}

bool ProductionLine::wait_for(int number) {
    std::unique_lock lock{mutex_};
    auto const slot = static_cast<std::size_t>(number % slots_);
    changed_.wait(lock, [&] { return is_over() || ready_[slot] != 0; });
    if (is_over()) return false;
    ready_[slot] = 0;
    return true;
}

void ProductionLine::taken() {
    std::lock_guard const lock{mutex_};
    ++taken_;
    changed_.notify_all();
}

std::optional<base::Problem> ProductionLine::problem() {
    std::lock_guard const lock{mutex_};
    return problem_;
}

int workers_for(int count) {
    auto const cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    return std::max(1, std::min(cores, count));
}

std::vector<std::jthread> start_workers(int wanted, std::function<void()> const& work) {
    std::vector<std::jthread> threads;
    try {
        while (static_cast<int>(threads.size()) < wanted) threads.emplace_back(work);
    } catch (std::system_error const&) {
        // Those that there are do it all.
    }
    return threads;
}

}  // namespace deconvista::exporting
