#pragma once
// An export that runs beside the window, on a thread of its own.

#include <atomic>
#include <optional>
#include <string>
#include <thread>

#include "app/export/frames.h"
#include "app/state/dialogs.h"
#include "app/state/exhibit.h"

namespace deconvista::state {

struct ExportOrder {
    Exhibit exhibit;
    ExportDialog form;
    text::Language language{};
};

// How many frames the order makes: one a step, or samples of the timeline up to and including its end.
std::int64_t frames_of(Exhibit const& exhibit, ExportDialog const& form);
trace::Moment moment_of_frame(Exhibit const& exhibit, ExportDialog const& form, std::int64_t frame);

class ExportWork {
public:
    using Ended = base::Result<exporting::Ending>;

    explicit ExportWork(ExportOrder order);
    ExportWork(ExportWork const&) = delete;
    ExportWork& operator=(ExportWork const&) = delete;
    // Gives up what is not done, and waits for that.
    ~ExportWork() = default;

    std::int64_t frames() const { return frames_; }
    std::int64_t frames_done() const { return frames_done_; }
    std::string const& folder() const { return order_.form.folder; }

    void cancel() { thread_.request_stop(); }

    // Nothing as long as it runs.
    std::optional<Ended> const& ended() const;

private:
    Ended run(std::stop_token const& stop);

    ExportOrder order_;
    std::int64_t frames_;
    std::atomic<std::int64_t> frames_done_{0};
    std::atomic<bool> has_ended_{false};
    std::optional<Ended> ended_;  // written before has_ended_ is set, and not read before
    std::jthread thread_;         // last: it uses all of the above
};

}  // namespace deconvista::state
