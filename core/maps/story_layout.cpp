#include "core/maps/story_layout.h"

#include <algorithm>
#include <cmath>

#include "core/picture/text_fit.h"

namespace deconvista::maps {
namespace {

std::vector<figure::Rect> stations_of(figure::Rect strip, std::size_t count) {
    auto const gap = std::round(std::min(strip.height * 0.5f, strip.width / static_cast<float>(count) * 0.25f));
    auto const all = static_cast<float>(count);
    // A short network's stations keep the width of a name.
    auto const width = std::min((strip.width + gap) / all - gap, strip.height * 5);
    auto x = strip.x + (strip.width - all * (width + gap) + gap) / 2;
    std::vector<figure::Rect> stations;
    for (std::size_t i = 0; i < count; ++i, x += width + gap) stations.push_back({x, strip.y, width, strip.height});
    return stations;
}

float text_that_fits(story::Story const& story, float width, float largest, float smallest) {
    float longest = 1;
    for (auto const& layer : story.layers()) longest = std::max(longest, picture::estimated_width(layer.name));
    auto const size = std::floor(std::min(largest, width / (longest + 1)));
    return size >= smallest ? size : 0;
}

}  // namespace

StoryLayout story_layout(story::Story const& story, picture::Look const& look) {
    StoryLayout layout;
    layout.bands = picture::bands_of(look);
    auto const caption = layout.bands.caption;
    auto area = layout.bands.stage;
    if (look.labels == picture::Labels::On) {
        figure::Rect const strip{area.x, area.y + caption * 0.5f, area.width, std::round(caption * 1.8f)};
        layout.stations = stations_of(strip, story.layers().size() + 1);
        layout.station_text = text_that_fits(story, layout.stations.front().width, std::round(caption * 0.85f),
                                             std::max(caption * 0.6f, look.smallest_text));
        auto const used = strip.bottom() + caption * 3.2f - area.y;  // the line below is for titles
        area.y += used;
        area.height -= used;
    }
    auto const gap = caption * 2;
    auto const card = std::round(area.width * 0.22f), side = std::floor((area.width - card) / 2 - gap);
    layout.left = {area.x, area.y, side, area.height};
    layout.card = {area.x + side + gap, area.y, card, area.height};
    layout.right = {area.right() - side, area.y, side, area.height};
    return layout;
}

std::vector<figure::Rect> map_places(figure::Rect area, std::size_t count, float proportion, float name) {
    std::size_t best = 1;
    float largest = 0;
    auto const rows = [&](std::size_t across) { return (count + across - 1) / across; };
    auto const room = [&](std::size_t across) {
        auto const down = static_cast<float>(rows(across));
        auto const gap = std::round(std::max(4.f, name * 0.7f));
        auto const wide = (area.width + gap) / static_cast<float>(across) - gap;
        auto const high = (area.height + gap) / down - gap - name;
        return std::pair{std::min(wide / proportion, high), gap};
    };
    for (std::size_t across = 1; across <= std::max<std::size_t>(count, 1); ++across)
        if (room(across).first > largest) {
            largest = room(across).first;
            best = across;
        }
    auto const [height, gap] = room(best);
    auto const h = std::max(1.f, std::floor(height)), w = std::max(1.f, std::floor(height * proportion));
    auto const used = static_cast<float>(std::min(best, count)) * (w + gap) - gap;
    auto const left = std::round(area.x + (area.width - used) / 2);
    auto const down = static_cast<float>(rows(best));
    area.y += std::round(std::max(0.f, area.height - down * (h + gap + name) + gap) / 2);
    std::vector<figure::Rect> places;
    for (std::size_t i = 0; i < count; ++i) {
        auto const row = i / best, column = i % best;
        places.push_back({left + static_cast<float>(column) * (w + gap),
                          std::round(area.y + name + static_cast<float>(row) * (h + gap + name)), w, h});
    }
    return places;
}

figure::Rect inscribed(figure::Rect area, float proportion) {
    auto const height = std::floor(std::min(area.height, area.width / proportion));
    auto const width = std::floor(height * proportion);
    return {std::round(area.x + (area.width - width) / 2), std::round(area.y + (area.height - height) / 2), width,
            height};
}

}  // namespace deconvista::maps
