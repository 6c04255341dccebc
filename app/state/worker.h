#pragma once
// A thread that works beside the window.
//
// What it is asked for lies on desks, one wish on each. The latest wish of a desk wins: what was under way for an
// earlier one is given up. Lower desks are more urgent. Work that takes long is done in pieces, between which whatever
// is more urgent goes first.

#include <any>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace deconvista::state {

class Worker;

// What a piece of work is told, and how it tells what became of it. Used on the worker's thread.
class Task {
public:
    bool is_given_up() const { return stop_.stop_requested(); }
    std::stop_token const& stop() const { return stop_; }

    void report(float progress) const;  // 0 to 1

    // The result, for Worker::take() of the same type; again with a better one. Of work that was given up it is
    // dropped.
    void deliver(std::any result) const;

private:
    friend class Worker;
    Task(Worker& worker, std::size_t desk, std::stop_token stop)
        : worker_{worker}, desk_{desk}, stop_{std::move(stop)} {}

    Worker& worker_;
    std::size_t desk_;
    std::stop_token stop_;
};

// More: the piece is called once more when nothing more urgent waits.
enum class Work : std::uint8_t { Done, More };
using Piece = std::function<Work(Task const&)>;

class Worker {
public:
    explicit Worker(std::size_t desks);
    Worker(Worker const&) = delete;
    Worker& operator=(Worker const&) = delete;
    // Gives up what is not done, and waits for that.
    ~Worker();

    void want(std::size_t desk, Piece piece);
    void want_nothing(std::size_t desk);

    bool is_busy(std::size_t desk) const;
    bool has_news(std::size_t desk) const;   // busy, or a result waits to be taken
    float progress(std::size_t desk) const;  // of the latest wish, 0 to 1

    // The newest result of the latest wish, once, when it is there.
    template <class Result>
    std::optional<Result> take(std::size_t desk);

private:
    friend class Task;
    struct Desk {
        Piece waits;            // none: nobody wants anything, or it is under way
        std::stop_source stop;  // of the latest wish
        bool is_under_way{false};
        std::any result{};
        float progress{0};
    };

    void work(std::stop_token const& stop);
    Desk* most_urgent();
    void put_down(Desk& desk);

    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::vector<Desk> desks_;
    std::jthread thread_;  // last: it uses all of the above
};

// ---- implementation ----

template <class Result>
std::optional<Result> Worker::take(std::size_t desk) {
    std::lock_guard const lock{mutex_};
    auto& result = desks_[desk].result;
    auto* const value = std::any_cast<Result>(&result);
    if (value == nullptr) return std::nullopt;
    std::optional taken{std::move(*value)};
    result.reset();
    return taken;
}

}  // namespace deconvista::state
