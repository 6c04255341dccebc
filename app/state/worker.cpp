#include "app/state/worker.h"

#include <algorithm>

namespace deconvista::state {

void Task::report(float progress) const {
    std::lock_guard const lock{worker_.mutex_};
    if (!is_given_up()) worker_.desks_[desk_].progress = progress;
}

void Task::deliver(std::any result) const {
    std::lock_guard const lock{worker_.mutex_};
    if (!is_given_up()) worker_.desks_[desk_].result = std::move(result);
}

Worker::Worker(std::size_t desks) : desks_(desks), thread_{[this](std::stop_token const& stop) { work(stop); }} {}

Worker::~Worker() {
    for (std::size_t desk = 0; desk < desks_.size(); ++desk) want_nothing(desk);
}

void Worker::put_down(Desk& desk) {
    desk.stop.request_stop();
    desk.stop = std::stop_source{};
    desk.waits = nullptr;
    desk.is_under_way = false;
    desk.result.reset();
    desk.progress = 0;
}

void Worker::want(std::size_t desk, Piece piece) {
    {
        std::lock_guard const lock{mutex_};
        put_down(desks_[desk]);
        desks_[desk].waits = std::move(piece);
    }
    changed_.notify_one();
}

void Worker::want_nothing(std::size_t desk) {
    std::lock_guard const lock{mutex_};
    put_down(desks_[desk]);
}

bool Worker::is_busy(std::size_t desk) const {
    std::lock_guard const lock{mutex_};
    return desks_[desk].waits || desks_[desk].is_under_way;
}

bool Worker::has_news(std::size_t desk) const {
    std::lock_guard const lock{mutex_};
    auto const& [waits, stop, is_under_way, result, progress] = desks_[desk];
    return waits || is_under_way || result.has_value();
}

float Worker::progress(std::size_t desk) const {
    std::lock_guard const lock{mutex_};
    return desks_[desk].progress;
}

Worker::Desk* Worker::most_urgent() {
    auto const found = std::ranges::find_if(desks_, [](Desk const& desk) { return desk.waits != nullptr; });
    return found == desks_.end() ? nullptr : &*found;
}

void Worker::work(std::stop_token const& stop) {
    std::unique_lock lock{mutex_};
    while (changed_.wait(lock, stop, [&] { return most_urgent() != nullptr; })) {
        auto& desk = *most_urgent();
        auto piece = std::exchange(desk.waits, nullptr);
        desk.is_under_way = true;
        Task const task{*this, static_cast<std::size_t>(&desk - desks_.data()), desk.stop.get_token()};
        lock.unlock();
        auto const left = piece(task);
        lock.lock();
        if (task.is_given_up()) continue;  // the desk belongs to another wish, or to none
        desk.is_under_way = false;
        if (left == Work::More) desk.waits = std::move(piece);
    }
}

}  // namespace deconvista::state
