#include "app/cli/export_progress.h"

#include "app/export/time_left.h"
#include "core/base/number_text.h"
#include "core/text/commands.h"

namespace deconvista::cli {

void ExportProgress::show(std::int64_t done, std::int64_t all) {
    constexpr std::chrono::milliseconds kBetween{100};
    auto const now = Clock::now();
    if (done < all && now - last_ < kBetween) return;
    last_ = now;
    auto const spent = std::chrono::duration<double>(now - begin_).count();
    auto const left = exporting::duration_text(exporting::seconds_left(spent, done, all));
    line_.show(text::fill(text::CommandLine::export_progress_left, language_,
                          {base::to_text(done), base::to_text(all), left}));
}

}  // namespace deconvista::cli
