#include "core/maps/occlusion_figure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/base/number_text.h"
#include "core/maps/page.h"
#include "core/maps/planes.h"

namespace deconvista::maps {
namespace {

using figure::Horizontal;
using figure::Rect;
using projection::Occluded;
using text::Picture;

// What of a place is shown.
using Value = double (*)(Occluded const&);

// The places as a plane; those that are only known coarsely have the value that stands for them.
struct Seen {
    Plane plane;
    std::vector<bool> known;
};

Seen seen_places(OcclusionMaps const& maps, Value value) {
    Seen seen{{static_cast<int>(maps.lefts.size()), static_cast<int>(maps.tops.size()), {}}, {}};
    for (std::size_t row = 0; row < maps.tops.size(); ++row)
        for (std::size_t column = 0; column < maps.lefts.size(); ++column) {
            auto const place = maps.standing_for(row, column);
            seen.known.push_back(place.has_value());
            seen.plane.values.push_back(place ? static_cast<float>(value(maps.places[*place])) : 0);
        }
    return seen;
}

tensor::Range range_of(Seen const& seen) {
    std::vector<float> values;
    for (std::size_t i = 0; i < seen.known.size(); ++i)
        if (seen.known[i]) values.push_back(seen.plane.values[i]);
    return tensor::finite_range(values);
}

// A class by its label; where nobody knows the labels, by its number.
std::string class_name(OcclusionMaps const& maps, text::Language language, std::int64_t of_class) {
    if (!maps.labels.empty()) return maps.label_of(of_class);
    return text::fill(Picture::occlusion_numbered_class, language, {base::to_text(of_class)});
}

// ---- where things lie

// The part of the picture that the middles of the square cover, in pixels of the figure.
struct Extent {
    float first{}, length{};
};

Extent covered(std::vector<std::int64_t> const& places, OcclusionMaps const& maps, int pixels) {
    auto const half = static_cast<float>(maps.size) / 2, step = static_cast<float>(maps.stride) / 2;
    if (places.size() == 1) return {0, static_cast<float>(pixels)};
    return {static_cast<float>(places.front()) + half - step,
            static_cast<float>(places.back() - places.front()) + 2 * step};
}

Rect covered(OcclusionMaps const& maps, Rect const& picture) {
    auto const x = picture.width / static_cast<float>(maps.picture.width);
    auto const y = picture.height / static_cast<float>(maps.picture.height);
    auto const across = covered(maps.lefts, maps, maps.picture.width);
    auto const down = covered(maps.tops, maps, maps.picture.height);
    return {picture.x + across.first * x, picture.y + down.first * y, across.length * x, down.length * y};
}

struct Panels {
    std::array<Rect, 4> areas;  // of the pictures
    float below{};              // where what is said under them begins
};

Panels panels_of(Page const& page, OcclusionMaps const& maps) {
    auto const& body = page.body;
    auto const width = (body.width - 3 * page.gap) / 4;
    auto const proportion = static_cast<float>(maps.picture.height) / static_cast<float>(maps.picture.width);
    auto const legend = 7.5f * page.line();
    auto const height = std::max(20.f, std::min(width * proportion, body.height - legend - 2 * page.line()));
    auto const top = body.y + 2 * page.line() + std::max(0.f, (body.height - legend - 2 * page.line() - height) * 0.4f);
    Panels panels;
    for (std::size_t i = 0; i < panels.areas.size(); ++i)
        panels.areas[i] = {std::round(body.x + static_cast<float>(i) * (width + page.gap)), std::round(top), width,
                           height};
    panels.below = top + height + page.gap * 0.6f;
    return panels;
}

// What stands above the map of a layer: of a long name as much of the end as leaves two lines.
std::string activity_name(Page const& page, Rect const& area, OcclusionMaps const& maps) {
    std::string name;
    for (auto const ems : {12.f, 9.f, 7.f, 5.f}) {
        name = page.say(Picture::occlusion_activity, {end_of_path(maps.layer, ems), base::to_text(maps.map)});
        if (page.lines_of(name, area.width).size() <= 2) break;
    }
    return name;
}

// At most two lines above the area.
void draw_name(Page& page, Rect const& area, std::string const& name) {
    auto lines = page.lines_of(name, area.width);
    if (lines.size() > 2) lines.resize(2);
    auto y = area.y - page.gap * 0.35f - (static_cast<float>(lines.size()) - 0.5f) * page.line();
    for (auto const& part : lines) {
        page.write({area.x, y}, part, page.theme.ink, 1.2f * area.width);
        y += page.line();
    }
}

// The picture, faint, so that the map over it can be read against it.
Rect draw_faint_picture(Page& page, Rect const& area, OcclusionMaps const& maps) {
    auto const rect = page.show(area, maps.picture);
    page.shapes.push_back(figure::Box{rect, 0, picture::faded(page.theme.ground, 0.7f), {}});
    return rect;
}

// ---- the panels

void draw_square(Page& page, Rect const& area, OcclusionMaps const& maps) {
    auto const rect = page.show(area, maps.picture);
    auto const place = maps.is_complete() ? maps.most_harmful() : maps.latest;
    if (!place) return;
    auto const x = rect.width / static_cast<float>(maps.picture.width);
    auto const y = rect.height / static_cast<float>(maps.picture.height);
    auto const top = maps.tops[*place / maps.lefts.size()], left = maps.lefts[*place % maps.lefts.size()];
    auto const width = std::min<std::int64_t>(maps.size, maps.picture.width);
    auto const height = std::min<std::int64_t>(maps.size, maps.picture.height);
    Rect const square{rect.x + static_cast<float>(left) * x, rect.y + static_cast<float>(top) * y,
                      static_cast<float>(width) * x, static_cast<float>(height) * y};
    page.shapes.push_back(figure::Box{square, 0, figure::Color{128, 128, 128, 255}, {}});
    page.shapes.push_back(figure::Box{square, 0, {}, figure::Stroke{page.theme.kernel, 2}});
}

// A bar of the scale's colours with the numbers at its ends, and what the picture alone gives.
void draw_scale(Page& page, Rect const& area, float top, tensor::Range range, std::string const& alone) {
    constexpr int kColors = 64;
    Plane bar{kColors, 1, {}};
    for (int i = 0; i < kColors; ++i)
        bar.values.push_back(range.low + (range.high - range.low) * static_cast<float>(i) / (kColors - 1));
    Rect const rect{area.x, top, area.width, std::round(page.caption * 0.6f)};
    page.shapes.push_back(figure::Image{rect, colored(bar, range)});
    auto const y = rect.bottom() + page.line() * 0.6f;
    page.write({area.x, y}, base::pretty(double{range.low}, 3), page.theme.ink, area.width / 2);
    page.write({area.x + area.width, y}, base::pretty(double{range.high}, 3), page.theme.ink, area.width / 2,
               Horizontal::Right);
    page.write_lines({area.x, y + page.line() * 0.6f}, alone, page.theme.faint_ink, area.width);
}

void draw_map(Page& page, Rect const& area, float below, OcclusionMaps const& maps, Value value,
              std::string const& alone) {
    auto const rect = draw_faint_picture(page, area, maps);
    auto const seen = seen_places(maps, value);
    if (std::ranges::count(seen.known, true) == 0) return;
    auto const range = range_of(seen);
    page.shapes.push_back(figure::Image{covered(maps, rect), colored(seen.plane, range, seen.known)});
    draw_scale(page, area, below, range, alone);
}

// ---- the most probable class

// Okabe and Ito's hues; what there is no room for is grey.
constexpr std::array<figure::Color, 6> kClassColors{{{0, 114, 178, 255},
                                                     {230, 159, 0, 255},
                                                     {0, 158, 115, 255},
                                                     {204, 121, 167, 255},
                                                     {213, 94, 0, 255},
                                                     {86, 180, 233, 255}}};
constexpr figure::Color kOtherClass{150, 150, 150, 255};

struct ClassShare {
    std::int64_t of_class{};
    std::int64_t places{};
};

// The class that is asked for, then the most frequent.
std::vector<ClassShare> classes_of(OcclusionMaps const& maps, Seen const& seen) {
    std::map<std::int64_t, std::int64_t> counts;
    for (std::size_t i = 0; i < seen.known.size(); ++i)
        if (seen.known[i]) ++counts[std::llround(seen.plane.values[i])];
    std::vector<ClassShare> shares;
    for (auto const& [of_class, places] : counts) shares.push_back({of_class, places});
    std::ranges::stable_sort(shares, [&](ClassShare const& a, ClassShare const& b) {
        auto const first = a.of_class == maps.class_index, second = b.of_class == maps.class_index;
        return first != second ? first : a.places > b.places;
    });
    return shares;
}

figure::Color color_of(std::vector<ClassShare> const& shares, std::int64_t of_class) {
    auto const found = std::ranges::find(shares, of_class, &ClassShare::of_class) - shares.begin();
    auto const at = static_cast<std::size_t>(found);
    return at < kClassColors.size() ? kClassColors[at] : kOtherClass;
}

figure::Pixels class_pixels(std::vector<ClassShare> const& shares, Seen const& seen) {
    auto rgba = std::make_shared<std::vector<std::uint8_t>>();
    for (std::size_t i = 0; i < seen.known.size(); ++i) {
        auto const color = color_of(shares, std::llround(seen.plane.values[i]));
        rgba->insert(rgba->end(),
                     {color.red, color.green, color.blue, static_cast<std::uint8_t>(seen.known[i] ? 255 : 0)});
    }
    return {seen.plane.width, seen.plane.height, std::move(rgba)};
}

// Of the places of a class, the one nearest to their middle: there its number stands.
std::pair<std::size_t, std::size_t> middle_of(Seen const& seen, std::int64_t of_class) {
    auto const columns = static_cast<std::size_t>(seen.plane.width);
    auto const place_of = [&](std::size_t i) { return std::pair{i / columns, i % columns}; };
    double rows = 0, across = 0, count = 0;
    auto const is_there = [&](std::size_t i) {
        return seen.known[i] && std::llround(seen.plane.values[i]) == of_class;
    };
    for (std::size_t i = 0; i < seen.known.size(); ++i)
        if (is_there(i)) {
            auto const [row, column] = place_of(i);
            rows += static_cast<double>(row);
            across += static_cast<double>(column);
            ++count;
        }
    std::pair<std::size_t, std::size_t> best{};
    auto nearest = -1.0;
    for (std::size_t i = 0; i < seen.known.size(); ++i) {
        if (!is_there(i)) continue;
        auto const [row, column] = place_of(i);
        auto const distance =
            std::hypot(static_cast<double>(row) - rows / count, static_cast<double>(column) - across / count);
        if (nearest >= 0 && distance >= nearest) continue;
        nearest = distance;
        best = place_of(i);
    }
    return best;
}

void draw_classes(Page& page, Rect const& area, float below, OcclusionMaps const& maps) {
    auto const rect = draw_faint_picture(page, area, maps);
    auto const seen = seen_places(maps, [](Occluded const& place) { return static_cast<double>(place.best); });
    auto const shares = classes_of(maps, seen);
    if (shares.empty()) return;
    auto const map = covered(maps, rect);
    page.shapes.push_back(figure::Image{map, class_pixels(shares, seen)});
    auto const all = static_cast<double>(std::ranges::count(seen.known, true));
    std::vector<figure::Point> numbered;
    for (std::size_t i = 0; i < std::min(shares.size(), kClassColors.size()); ++i) {
        auto const number = base::to_text(static_cast<std::int64_t>(i) + 1);
        auto const [row, column] = middle_of(seen, shares[i].of_class);
        auto const cell_width = map.width / static_cast<float>(seen.plane.width);
        auto const cell_height = map.height / static_cast<float>(seen.plane.height);
        figure::Point const middle{map.x + (static_cast<float>(column) + 0.5f) * cell_width,
                                   map.y + (static_cast<float>(row) + 0.5f) * cell_height};
        auto const is_near = [&](figure::Point other) {
            return std::abs(other.x - middle.x) < page.caption && std::abs(other.y - middle.y) < page.caption;
        };
        // Where two classes are but a few places, the larger one has its number.
        if (std::ranges::none_of(numbered, is_near)) {
            page.write(middle, number, picture::ink_on(kClassColors[i]), page.caption * 4, Horizontal::Center,
                       figure::Weight::Bold);
            numbered.push_back(middle);
        }
        auto const y = below + (static_cast<float>(i) + 0.5f) * page.line();
        Rect const mark{area.x, y - page.caption * 0.45f, page.caption * 0.9f, page.caption * 0.9f};
        page.shapes.push_back(figure::Box{mark, 0, kClassColors[i], {}});
        page.write({mark.right() + page.caption * 0.5f, y},
                   number + "  " + class_name(maps, page.look.language, shares[i].of_class) + "  " +
                       percent(static_cast<double>(shares[i].places) / all),
                   page.theme.ink, area.width - page.caption * 1.4f);
    }
}

// ---- words

PageWords words_of(OcclusionMaps const& maps, text::Language language) {
    auto const say = [&](Picture name, std::initializer_list<std::string> facts) {
        return text::fill(name, language, facts);
    };
    PageWords words;
    words.title = say(Picture::occlusion_title, {});
    words.subtitle = say(Picture::occlusion_subtitle,
                         {base::to_text(maps.size), base::to_text(maps.stride), base::to_text(maps.tried),
                          base::to_text(static_cast<std::int64_t>(maps.places.size()))});
    words.notes.push_back(say(Picture::occlusion_note, {}));
    if (auto const worst = maps.most_harmful(); worst && maps.is_complete())
        words.notes.push_back(say(Picture::occlusion_worst, {class_name(maps, language, maps.class_index),
                                                             base::pretty(maps.whole.probability, 3),
                                                             base::pretty(maps.places[*worst].probability, 3)}));
    return words;
}

}  // namespace

picture::StepWords occlusion_words(OcclusionMaps const& maps, text::Language language) {
    return as_step_words(words_of(maps, language));
}

figure::Figure occlusion_figure(OcclusionMaps const& maps, picture::Look const& look) {
    auto page = begin_page(look, words_of(maps, look.language));
    if (!maps.picture.rgba) return finished(std::move(page));
    auto const panels = panels_of(page, maps);
    draw_name(page, panels.areas[0],
              page.say(maps.is_complete() ? Picture::occlusion_square_worst : Picture::occlusion_square));
    draw_square(page, panels.areas[0], maps);
    if (!maps.layer.empty()) {
        draw_name(page, panels.areas[1], activity_name(page, panels.areas[1], maps));
        draw_map(
            page, panels.areas[1], panels.below, maps, [](Occluded const& place) { return place.activity; },
            page.say(Picture::occlusion_alone, {base::pretty(maps.whole.activity, 3)}));
    }
    draw_name(page, panels.areas[2],
              page.say(Picture::occlusion_probability, {class_name(maps, look.language, maps.class_index)}));
    draw_map(
        page, panels.areas[2], panels.below, maps, [](Occluded const& place) { return place.probability; },
        page.say(Picture::occlusion_alone, {base::pretty(maps.whole.probability, 3)}));
    draw_name(page, panels.areas[3], page.say(Picture::occlusion_classes));
    draw_classes(page, panels.areas[3], panels.below, maps);
    return finished(std::move(page));
}

}  // namespace deconvista::maps
