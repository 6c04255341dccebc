#pragma once
// What is exported, ready to be asked for: a subject with its look, and the pictures of it in their order.

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "app/export/order.h"
#include "app/export/showing.h"
#include "app/export/subject.h"
#include "app/paint/font_data.h"
#include "core/figure/figure.h"
#include "core/picture/look.h"

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
base::Result<std::int64_t> count_frames(trace::Timeline const& timeline, Settings const& settings);

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
    picture::StepWords words(int picture) const { return subject_->words(showing(picture).moment.step, language()); }

    // By which files tell it from the others: the step, or the page from 1.
    std::int64_t number(int picture) const;
    // The picture taken apart.
    Slide slide(int picture) const;

    Canvas const& canvas() const { return canvas_; }
    bool is_pages() const { return subject_->kind() == Subject::Kind::Pages; }
    Subject const& subject() const { return *subject_; }
    text::Language language() const { return look_.language; }
    figure::Color ground() const;

    // What there is to say where captions have no room for the size that was asked for.
    std::optional<base::Problem> smaller_letters() const;

    std::string title() const { return subject_->title(language()); }

private:
    Show(std::shared_ptr<Subject const> subject, picture::Look look, std::vector<Showing> showings);

    figure::Figure composed(int picture) const { return subject_->figure(showing(picture).moment, look_); }
    void find_canvas(Settings const& settings, paint::FontData const& fonts, std::stop_token const& stop);

    std::shared_ptr<Subject const> subject_;
    picture::Look look_;
    std::vector<Showing> showings_;
    Canvas canvas_;
};

}  // namespace deconvista::exporting
