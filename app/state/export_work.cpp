#include "app/state/export_work.h"

#include <cmath>
#include <new>
#include <utility>

#include "app/files/fonts.h"
#include "app/state/opening.h"
#include "core/base/number_text.h"
#include "core/picture/picture.h"
#include "core/scene/scene_file.h"

namespace deconvista::state {
namespace {

base::Result<paint::FontData> fonts() {
    auto const files = files::find_fonts();
    if (!files) return files.problem();
    return paint::load_fonts(*files);
}

picture::Look look_of(ExportOrder const& order) {
    picture::Look look;
    look.width = static_cast<float>(order.form.width);
    look.height = static_cast<float>(order.form.height);
    look.theme = order.form.theme;
    look.language = order.language;
    return look;
}

}  // namespace

std::int64_t frames_of(Exhibit const& exhibit, ExportDialog const& form) {
    if (form.frames == Frames::OnePerStep) return exhibit.trace.steps();
    return static_cast<std::int64_t>(std::floor(exhibit.timeline.duration() * form.frames_per_second)) + 1;
}

trace::Moment moment_of_frame(Exhibit const& exhibit, ExportDialog const& form, std::int64_t frame) {
    auto const last = exhibit.trace.steps() - 1;
    if (form.frames == Frames::OnePerStep) return {frame, 1};
    if (frame == frames_of(exhibit, form) - 1) return {last, 1};
    return exhibit.timeline.at(static_cast<double>(frame) / form.frames_per_second);
}

ExportWork::ExportWork(ExportOrder order)
    : order_{std::move(order)},
      frames_{frames_of(order_.exhibit, order_.form)},
      thread_{[this](std::stop_token const& stop) {
          try {
              ended_.emplace(run(stop));
          } catch (std::bad_alloc const&) {
              ended_.emplace(base::device_trouble(
                  "export_out_of_memory", {base::to_text(order_.form.width), base::to_text(order_.form.height)}));
          }
          has_ended_ = true;
      }} {}

std::optional<ExportWork::Ended> const& ExportWork::ended() const {
    static std::optional<Ended> const kRunning;
    return has_ended_ ? ended_ : kRunning;
}

ExportWork::Ended ExportWork::run(std::stop_token const& stop) {
    if (frames_ > exporting::kMaxFrames)
        return base::over_limit("export_too_many_frames",
                                {base::to_text(frames_), base::to_text(exporting::kMaxFrames)});
    auto const data = fonts();
    if (!data) return data.problem();
    auto const& [scene, trace, timeline] = order_.exhibit;
    auto const look = look_of(order_);
    exporting::FramesJob job;
    job.directory = order_.form.folder;
    job.frames = static_cast<int>(frames_);
    job.size = {order_.form.width, order_.form.height};
    job.existing = order_.form.existing;
    job.origin = {"Deconvista " DECONVISTA_VERSION, scene::write_scene_line(as_seen_from(order_.form.folder, scene))};
    job.figure_of = [&](int frame) {
        return picture::compose(order_.exhibit.scene, order_.exhibit.trace,
                                moment_of_frame(order_.exhibit, order_.form, frame), look);
    };
    job.progress = [&](int done) { frames_done_ = done; };
    job.stop = stop;
    return exporting::export_frames(job, *data);
}

}  // namespace deconvista::state
