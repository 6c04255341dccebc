#include "app/export/show.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

#include "app/export/content.h"
#include "app/export/scene_subject.h"
#include "app/paint/text_layout.h"
#include "core/base/number_text.h"
#include "core/picture/layout.h"
#include "core/picture/theme.h"

namespace deconvista::exporting {
namespace {

picture::Look look_of(Settings const& settings) {
    picture::Look look;
    look.width = static_cast<float>(settings.size.width);
    look.height = static_cast<float>(settings.size.height);
    look.theme = settings.theme;
    look.language = settings.language;
    look.labels = settings.labels;
    look.font_size = settings.font_size;
    look.digits = settings.digits;
    return look;
}

Pace pace_of(Settings const& settings) {
    auto const& traits = traits_of(settings.format);
    auto rate = settings.frames_per_second;
    if (!rate && traits.default_rate > 0) rate = traits.default_rate;
    return {rate, settings.speed, settings.hold_first, settings.hold_last};
}

base::Result<std::vector<StepRange>> runs_of(trace::Timeline const& timeline, Settings const& settings) {
    auto runs = select_steps(timeline, settings.selection);
    bool const one = traits_of(settings.format).pictures == Pictures::One;
    if (!runs || !one) return runs;
    auto const last = runs->back().last;
    return std::vector<StepRange>{{last, last}};
}

// On whole pixels, with a margin, within the figure.
figure::Rect with_margin(figure::Rect const& content, picture::Look const& look) {
    auto const margin = std::round(std::min(look.width, look.height) / 64);
    auto const left = std::max(0.f, std::floor(content.x - margin)),
               top = std::max(0.f, std::floor(content.y - margin));
    return {left, top, std::min(look.width, std::ceil(content.right() + margin)) - left,
            std::min(look.height, std::ceil(content.bottom() + margin)) - top};
}

// A scene in the views that are asked for; everything else is ready.
base::Result<std::shared_ptr<Subject const>> subject_of(Order const& order, std::stop_token const& stop) {
    auto const* const own = std::get_if<scene::Scene>(&order.shown);
    if (own == nullptr) return std::get<std::shared_ptr<Subject const>>(order.shown);
    auto scene = *own;
    if (!order.settings.views.empty()) scene.views = order.settings.views;
    return scene_subject(std::move(scene), order.wholes, stop);
}

int rounded(float value) {
    return std::max(1, static_cast<int>(std::lround(value)));
}

}  // namespace

base::Result<std::int64_t> count_frames(trace::Timeline const& timeline, Settings const& settings) {
    auto runs = runs_of(timeline, settings);
    if (!runs) return runs.problem();
    return frames_of(timeline, *std::move(runs), pace_of(settings));
}

Show::Show(std::shared_ptr<Subject const> subject, picture::Look look, std::vector<Showing> showings)
    : subject_{std::move(subject)}, look_{look}, showings_{std::move(showings)} {}

base::Result<Show> Show::of(Order const& order, paint::FontData const& fonts, std::stop_token const& stop) {
    auto const& settings = order.settings;
    auto subject = subject_of(order, stop);
    if (!subject) return subject.problem();
    auto const& timeline = (*subject)->timeline();
    auto runs = runs_of(timeline, settings);
    if (!runs) return runs.problem();
    auto showings = showings_of(timeline, *std::move(runs), pace_of(settings));
    if (!showings) return showings.problem();
    Show show{*std::move(subject), look_of(settings), *std::move(showings)};
    show.find_canvas(settings, fonts, stop);
    return show;
}

std::optional<base::Problem> Show::smaller_letters() const {
    constexpr float kRounding = 1;
    if (look_.font_size <= 0 || look_.labels == picture::Labels::Off) return std::nullopt;
    auto const letters = picture::bands_of(look_).caption;
    if (letters > look_.font_size - kRounding) return std::nullopt;
    auto const enlarged = static_cast<float>(canvas_.pixels.width) / canvas_.part.width;
    auto const text = [&](float size) { return base::decimal(double{size * enlarged}, 0); };
    return base::usage("export_font_limited", {text(look_.font_size), text(letters)});
}

void Show::find_canvas(Settings const& settings, paint::FontData const& fonts, std::stop_token const& stop) {
    canvas_ = {{0, 0, look_.width, look_.height}, settings.size, settings.dpi.value_or(96), settings.ground};
    if (settings.part == Part::Whole) return;
    paint::FontMetrics metrics{fonts};
    auto const part = [&] {
        std::optional<figure::Rect> all;
        for (int picture = 0; picture < pictures() && !stop.stop_requested(); ++picture) {
            auto const content = content_of(composed(picture), metrics);
            if (content) all = all ? united(*all, *content) : *content;
        }
        return all ? with_margin(*all, look_) : canvas_.part;
    };
    canvas_.part = part();
    canvas_.pixels = {rounded(canvas_.part.width), rounded(canvas_.part.height)};
    if (settings.part == Part::Content) return;
    auto const enlarged = static_cast<float>(settings.size.width) / canvas_.part.width;
    if (look_.font_size > 0 && enlarged > 1) {
        // Letters shall have the size that was asked for when they have been enlarged with the rest.
        look_.font_size /= enlarged;
        canvas_.part = part();
    }
    canvas_.pixels = {settings.size.width,
                      rounded(static_cast<float>(settings.size.width) * canvas_.part.height / canvas_.part.width)};
}

figure::Figure Show::figure(int picture) const {
    auto figure = cut_out(composed(picture), canvas_.part);
    if (canvas_.ground == Ground::Transparent) figure.ground.alpha = 0;
    return figure;
}

std::int64_t Show::number(int picture) const {
    return showing(picture).moment.step + (is_pages() ? 1 : 0);
}

Slide Show::slide(int picture) const {
    if (auto slide = subject_->slide(showing(picture).moment, look_)) return *std::move(slide);
    Slide slide;
    slide.picture = figure(picture);
    slide.place = {0, 0, canvas_.part.width, canvas_.part.height};
    return slide;
}

figure::Color Show::ground() const {
    return picture::theme_of(look_.theme).ground;
}

}  // namespace deconvista::exporting
