#include "app/export/show.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <thread>
#include <utility>

#include "app/export/content.h"
#include "app/paint/text_layout.h"
#include "core/base/number_text.h"
#include "core/op/fast_evaluate.h"
#include "core/picture/layout.h"
#include "core/picture/names.h"
#include "core/picture/picture.h"
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

base::Result<std::vector<StepRange>> runs_of(trace::Trace const& trace, Settings const& settings) {
    auto runs = select_steps(trace, settings.selection);
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

// Files show them finished; where the work was given up, so will be the pictures.
picture::Wholes wholes_of(scene::Scene const& scene, trace::Trace const& trace, picture::Wholes const& at_hand,
                          std::stop_token const& stop) {
    auto const threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    picture::Wholes wholes;
    auto const needed = picture::wholes_needed(scene, trace);
    for (std::size_t i = 0; i < needed.size(); ++i) {
        if (!needed[i]) continue;
        bool const is_there = !at_hand[i].progress && at_hand[i].values.shape() == needed[i]->output;
        if (is_there)
            wholes[i] = at_hand[i];
        else if (auto values = op::evaluate_fast(*needed[i], {stop, {}, threads}))
            wholes[i].values = *std::move(values);
    }
    return wholes;
}

int rounded(float value) {
    return std::max(1, static_cast<int>(std::lround(value)));
}

}  // namespace

base::Result<std::int64_t> count_frames(trace::Trace const& trace, Settings const& settings) {
    auto runs = runs_of(trace, settings);
    if (!runs) return runs.problem();
    return frames_of(trace::Timeline{trace}, *std::move(runs), pace_of(settings));
}

Show::Show(scene::Scene scene, trace::Trace trace, picture::Look look, std::vector<Showing> showings)
    : scene_{std::move(scene)}, trace_{std::move(trace)}, look_{look}, showings_{std::move(showings)} {}

base::Result<Show> Show::of(Order const& order, paint::FontData const& fonts, std::stop_token const& stop) {
    auto scene = order.scene;
    auto const& settings = order.settings;
    if (!settings.views.empty()) scene.views = settings.views;
    auto trace = picture::trace_of(scene);
    if (!trace) return trace.problem();
    auto runs = runs_of(*trace, settings);
    if (!runs) return runs.problem();
    auto showings = showings_of(trace::Timeline{*trace}, *std::move(runs), pace_of(settings));
    if (!showings) return showings.problem();
    Show show{std::move(scene), *std::move(trace), look_of(settings), *std::move(showings)};
    show.wholes_ = wholes_of(show.scene_, show.trace_, order.wholes, stop);
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

figure::Figure Show::composed(int picture) const {
    return picture::compose(scene_, trace_, showing(picture).moment, look_, std::nullopt, wholes_);
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

picture::StepWords Show::words(int picture) const {
    return picture::words_of(trace_, showing(picture).moment.step, look_.language);
}

figure::Color Show::ground() const {
    return picture::theme_of(look_.theme).ground;
}

std::string Show::title() const {
    return picture::title_of(scene_, trace_, look_.language);
}

}  // namespace deconvista::exporting
