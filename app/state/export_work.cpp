#include "app/state/export_work.h"

#include <utility>

#include "app/files/fonts.h"

namespace deconvista::state {

ExportWork::ExportWork(exporting::Order order)
    : order_{std::move(order)}, thread_{[this](std::stop_token const& stop) {
          ended_.emplace(run(stop));
          has_ended_ = true;
      }} {}

double ExportWork::seconds_spent() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

std::optional<ExportWork::Ended> const& ExportWork::ended() const {
    static std::optional<Ended> const kRunning;
    return has_ended_ ? ended_ : kRunning;
}

ExportWork::Ended ExportWork::run(std::stop_token const& stop) {
    auto const files = files::find_fonts();
    if (!files) return files.problem();
    auto const fonts = paint::load_fonts(*files);
    if (!fonts) return fonts.problem();
    exporting::Hooks hooks;
    hooks.progress = [&](std::int64_t done, std::int64_t all) {
        frames_ = all;
        frames_done_ = done;
    };
    hooks.stop = stop;
    return exporting::export_order(order_, *fonts, hooks);
}

}  // namespace deconvista::state
