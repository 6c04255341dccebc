#pragma once
// An export that runs beside the window, on a thread of its own.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <thread>

#include "app/export/job.h"

namespace deconvista::state {

class ExportWork {
public:
    using Ended = base::Result<exporting::Ending>;

    explicit ExportWork(exporting::Order order);
    ExportWork(ExportWork const&) = delete;
    ExportWork& operator=(ExportWork const&) = delete;
    // Gives up what is not done, and waits for that.
    ~ExportWork() = default;

    std::int64_t frames() const { return frames_; }  // 0 until they have been counted
    std::int64_t frames_done() const { return frames_done_; }
    double seconds_spent() const;
    std::string const& out() const { return order_.out; }

    void cancel() { thread_.request_stop(); }

    // Nothing as long as it runs.
    std::optional<Ended> const& ended() const;

private:
    Ended run(std::stop_token const& stop);

    exporting::Order order_;
    std::chrono::steady_clock::time_point begin_{std::chrono::steady_clock::now()};
    std::atomic<std::int64_t> frames_{0}, frames_done_{0};
    std::atomic<bool> has_ended_{false};
    std::optional<Ended> ended_;  // written before has_ended_ is set, and not read before
    std::jthread thread_;         // last: it uses all of the above
};

}  // namespace deconvista::state
