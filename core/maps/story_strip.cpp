#include "core/maps/story_strip.h"

#include <algorithm>
#include <cmath>

#include "core/picture/text_fit.h"
#include "core/picture/theme.h"
#include "core/text/pictures.h"

namespace deconvista::maps {
namespace {

using figure::Horizontal;
using trace::Stage;

// The numbers of stations: the picture is 0, the operations follow.
struct Progress {
    std::size_t now{};                    // where the show is
    std::size_t reached{};                // activations have been computed up to here
    std::optional<std::size_t> returned;  // and the signal has come down to here
};

Progress progress_of(story::Story const& story, std::int64_t step) {
    auto const [stage, layer] = story.step(step);
    auto const last = story.layers().size();
    switch (stage) {
        case Stage::Forward:
            return {*layer + 1, *layer + 1, std::nullopt};
        case Stage::Choose:
            return {last, last, last};
        case Stage::Down:
            return {*layer + 1, last, *layer};
        default:
            return {0, 0, std::nullopt};
    }
}

}  // namespace

void draw_strip(picture::Shapes& shapes, story::Story const& story, std::int64_t step, StoryLayout const& layout,
                picture::Look const& look) {
    auto const& theme = picture::theme_of(look.theme);
    auto const [now, reached, returned] = progress_of(story, step);
    bool const goes_down = returned.has_value();
    for (std::size_t i = 0; i < layout.stations.size(); ++i) {
        auto const& place = layout.stations[i];
        bool const is_lit = i <= reached, has_signal = returned && i >= *returned;
        auto const color = has_signal ? theme.cropped : i == 0 ? theme.input : theme.output;
        auto const fill =
            is_lit || has_signal ? picture::mixed(theme.ground, color, i == now ? 1.f : 0.28f) : theme.ground;
        if (i > 0) {
            auto const& before = layout.stations[i - 1];
            bool const passed = goes_down ? i > *returned : i <= reached;
            shapes.push_back(figure::Line{{before.right(), place.center().y},
                                          {place.x, place.center().y},
                                          {passed ? color : theme.rule, passed ? 3.f : 1.5f}});
        }
        shapes.push_back(
            figure::Box{place, 4, fill, figure::Stroke{i == now ? theme.ink : color, i == now ? 3.f : 1.5f}});
        if (layout.station_text == 0) continue;
        auto const name = i == 0 ? std::string{text::sentence(text::Picture::story_station_picture, look.language)}
                                 : story.layers()[i - 1].name;
        auto const ems = place.width / layout.station_text - 0.6f;
        shapes.push_back(picture::label(place.center(), layout.station_text, picture::shortened(name, ems),
                                        picture::ink_on(fill), Horizontal::Center,
                                        i == now ? figure::Weight::Bold : figure::Weight::Regular));
    }
    // Where names have no room, the station where the show is says its own below the strip.
    if (layout.station_text > 0 || layout.stations.empty() || now == 0) return;
    auto const& place = layout.stations[now];
    auto const size = layout.bands.caption;
    auto const name = story.layers()[now - 1].name;
    auto const half = picture::estimated_width(name) * size / 2;
    auto const& strip = layout.bands.stage;
    auto const x = std::clamp(place.center().x, strip.x + half, std::max(strip.x + half, strip.right() - half));
    shapes.push_back(picture::label({x, place.bottom() + size * 0.9f}, size, name, theme.ink, Horizontal::Center,
                                    figure::Weight::Bold));
}

}  // namespace deconvista::maps
