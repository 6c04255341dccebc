#pragma once
// Figures as picture files: one, or a numbered sequence drawn on all cores.

#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "app/export/frame_folder.h"
#include "app/paint/cairo_painter.h"
#include "app/paint/font_data.h"
#include "core/base/result.h"
#include "core/figure/figure.h"

namespace deconvista::exporting {

struct Size {
    int width{1920}, height{1080};
};

// What the pictures carry besides pixels. The scene goes into the first only, and is left out when it is longer than
// scene_in_png() would read.
struct Origin {
    std::string software;              // the program and its version
    std::optional<std::string> scene;  // as its file would hold it
};

struct FramesJob {
    std::string directory;
    int frames{};
    Size size;
    Existing existing{Existing::Refuse};
    Origin origin;

    // Called for every frame from 0 on, in no particular order and by several threads at a time.
    std::function<figure::Figure(int frame)> figure_of;

    // Called by the thread that runs the job, with how many frames are written; may be empty.
    std::function<void(int frames_done)> progress;

    // Asks for the job to be given up; heard between two frames.
    std::stop_token stop;
};

enum class Ending : unsigned char { Complete, Cancelled };

// Writes frame-00000.png and so on into the directory, as FrameFolder tells: all of them, or, when the job is cancelled
// or fails, none. Each core has one frame in its hands at a time.
base::Result<Ending> export_frames(FramesJob const& job, paint::FontData const& fonts);

// One picture. Saved atomically.
base::Outcome export_still(std::string const& path, figure::Figure const& figure, Size size, Existing existing,
                           Origin const& origin, paint::FontData const& fonts);

}  // namespace deconvista::exporting
