#pragma once
// How far an export has come, on the terminal: frames, and how long the rest will take.

#include <chrono>
#include <cstdint>

#include "app/cli/progress_line.h"
#include "core/text/text.h"

namespace deconvista::cli {

class ExportProgress {
public:
    explicit ExportProgress(text::Language language) : language_{language} {}

    // Written a few times a second.
    void show(std::int64_t done, std::int64_t all);

private:
    using Clock = std::chrono::steady_clock;

    ProgressLine line_;
    text::Language language_;
    Clock::time_point begin_{Clock::now()}, last_{};
};

}  // namespace deconvista::cli
