#pragma once
// What is exported, ready to be asked for: a scene with its trace and its look, and the pictures of it in their order.

#include <optional>
#include <stop_token>
#include <vector>

#include "app/export/order.h"
#include "app/export/showing.h"
#include "app/paint/font_data.h"
#include "core/figure/figure.h"
#include "core/picture/look.h"
#include "core/picture/step_words.h"
#include "core/picture/whole.h"
#include "core/trace/trace.h"

namespace deconvista::exporting {

// How large the pictures are: which part of each composed figure is shown, and on how many pixels.
struct Canvas {
    figure::Rect part;
    Size pixels;
    double dpi{96};
    Ground ground{};

    double inches_wide() const { return pixels.width / dpi; }
    double inches_high() const { return pixels.height / dpi; }
};

// How many frames an export makes of a trace; refused as Show::of() refuses.
base::Result<std::int64_t> count_frames(trace::Trace const& trace, Settings const& settings);

class Show {
public:
    // Refused scenes, steps that are not there, too many frames. To know its canvas it may have to compose all
    // figures once; asked to stop in between, it stops looking.
    static base::Result<Show> of(Order const& order, paint::FontData const& fonts, std::stop_token const& stop);

    int pictures() const { return static_cast<int>(showings_.size()); }
    Showing const& showing(int picture) const { return showings_[static_cast<std::size_t>(picture)]; }
    std::vector<Showing> const& showings() const { return showings_; }

    // Exactly the part of the canvas, from 0, 0 on. From any thread.
    figure::Figure figure(int picture) const;
    picture::StepWords words(int picture) const;

    Canvas const& canvas() const { return canvas_; }
    scene::Scene const& scene() const { return scene_; }
    trace::Trace const& trace() const { return trace_; }
    text::Language language() const { return look_.language; }
    figure::Color ground() const;

    // What there is to say where captions have no room for the size that was asked for.
    std::optional<base::Problem> smaller_letters() const;

    // The scene's own title, or what its operation is called.
    std::string title() const;

private:
    Show(scene::Scene scene, trace::Trace trace, picture::Look look, std::vector<Showing> showings);

    figure::Figure composed(int picture) const;
    void find_canvas(Settings const& settings, paint::FontData const& fonts, std::stop_token const& stop);

    scene::Scene scene_;
    trace::Trace trace_;
    picture::Look look_;
    picture::Wholes wholes_;
    std::vector<Showing> showings_;
    Canvas canvas_;
};

}  // namespace deconvista::exporting
