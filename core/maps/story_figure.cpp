#include "core/maps/story_figure.h"

#include <algorithm>
#include <cmath>

#include "core/base/number_text.h"
#include "core/maps/map_image.h"
#include "core/maps/pixels.h"
#include "core/maps/story_card.h"
#include "core/maps/story_strip.h"
#include "core/maps/story_words.h"
#include "core/picture/explanation.h"
#include "core/picture/text_fit.h"
#include "core/picture/theme.h"
#include "core/scene/words.h"
#include "core/story/words.h"
#include "core/text/pictures.h"

namespace deconvista::maps {
namespace {

using figure::Horizontal;
using figure::Rect;
using figure::Weight;
using net::ValueId;
using picture::Shapes;
using story::Maps;
using story::Story;
using text::Picture;
using trace::Stage;

// Which numbers are drawn at a value.
enum class Shown : std::uint8_t { Activations, Signal };

// What every part of the picture needs.
struct Sheet {
    Shapes& shapes;
    Story const& story;
    picture::Look const& look;
    picture::Theme const& theme;
    StoryLayout layout;

    float caption() const { return layout.bands.caption; }
    // Of names beside maps, and of what is said in passing.
    float small() const { return std::max(std::round(caption() * 0.85f), std::min(caption(), look.smallest_text)); }
    bool labelled() const { return look.labels == picture::Labels::On; }
    std::string say(text::Name name, std::initializer_list<std::string> facts = {}) const {
        return text::fill(name, look.language, facts);
    }
    void write(figure::Point at, float size, std::string text, figure::Color color,
               Horizontal horizontal = Horizontal::Left, Weight weight = Weight::Regular) const {
        if (labelled()) shapes.push_back(picture::label(at, size, std::move(text), color, horizontal, weight));
    }
    // Above an area, as wide as it is at most.
    void title(Rect const& area, std::string const& text, figure::Color color) const {
        write({area.center().x, area.y - caption() * 0.8f}, caption(),
              picture::shortened(text, area.width / caption() + 2), color, Horizontal::Center, Weight::Bold);
    }
};

constexpr int kLongestImage = 256;

bool is_picture(Story const& story, ValueId value) {
    return value == story.projection().input;
}

// A box of a map as it lies on its image.
Rect box_on(Rect const& image, net::Box const& whole, net::Box const& box) {
    auto const share = [&](int axis, std::int64_t at) {
        return static_cast<float>(at - whole[axis].first) / static_cast<float>(whole[axis].count());
    };
    auto const y = share(0, box[0].first), x = share(1, box[1].first);
    return {image.x + image.width * x, image.y + image.height * y, image.width * (share(1, box[1].end) - x),
            image.height * (share(0, box[0].end) - y)};
}

void ring(Shapes& shapes, picture::Theme const& theme, Rect const& rect, figure::Color color) {
    shapes.push_back(figure::Box{rect, 0, {}, figure::Stroke{theme.ground, 5}});
    shapes.push_back(figure::Box{rect, 0, {}, figure::Stroke{color, 2.5f}});
}

bool is_within(net::Box const& box, net::Box const& whole) {
    return box.axes() == 2 && whole.axes() == 2 && box != whole;
}

Rect at_least(Rect rect, float side) {
    auto const wider = std::max(0.f, side - rect.width) / 2, higher = std::max(0.f, side - rect.height) / 2;
    return {rect.x - wider, rect.y - higher, rect.width + 2 * wider, rect.height + 2 * higher};
}

net::Box unit_box(projection::Unit const& unit) {
    net::Box box(static_cast<int>(unit.cell.size()), {});
    for (int axis = 0; axis < box.axes(); ++axis) {
        auto const at = unit.cell[static_cast<std::size_t>(axis)];
        box[axis] = {at, at + 1};
    }
    return box;
}

// ---- maps

std::string maps_title(Sheet const& sheet, ValueId value, Shown shown) {
    auto const& name = sheet.story.short_name_of(value);
    auto const maps = maps_text(sheet.story.activations(value).dims, sheet.look.language);
    return (shown == Shown::Signal ? sheet.say(Picture::story_signal, {name}) : name) + " · " + maps;
}

// How much is seen of a layer's maps, and of all but the unit where it is chosen.
struct Fading {
    float all{1}, others{1};
};

float proportion_of(Frame frame) {
    return std::clamp(static_cast<float>(frame.width) / static_cast<float>(frame.height), 0.2f, 5.f);
}

Frame frame_in(net::Box const& box) {
    tensor::Extents extents(box.axes(), 1);
    for (int axis = 0; axis < box.axes(); ++axis) extents[axis] = box[axis].count();
    return frame_of(extents);
}

// What is marked on a map: the unit itself, or the part that it hears.
void mark(Sheet const& sheet, ValueId value, Maps const& maps, std::size_t number, Rect const& image) {
    auto const& unit = sheet.story.unit();
    if (value == unit.layer) {
        bool const is_own = maps.channels[number] == unit.channel;
        if (is_own && maps.box.axes() == 2)
            ring(sheet.shapes, sheet.theme, at_least(box_on(image, maps.box, unit_box(unit)), 9), sheet.theme.kernel);
        else if (is_own)
            ring(sheet.shapes, sheet.theme, image, sheet.theme.kernel);
        return;
    }
    auto const& heard = sheet.story.signal(value).box;
    if (is_within(heard, maps.box))
        ring(sheet.shapes, sheet.theme, at_least(box_on(image, maps.box, heard), 5), sheet.theme.kernel);
}

// The one number that stays when the others of its layer go.
void draw_unit(Sheet const& sheet, Maps const& maps, Rect const& image, picture::ColorScale const& scale) {
    auto const box = unit_box(sheet.story.unit());
    auto const rect = box.axes() == 2 ? box_on(image, maps.box, box) : image;
    sheet.shapes.push_back(figure::Box{rect, 0, scale.of(sheet.story.projection().seed), {}});
}

void draw_maps(Sheet const& sheet, ValueId value, Rect const& area, Shown shown, Fading fading) {
    auto const& maps = shown == Shown::Signal ? sheet.story.signal(value) : sheet.story.activations(value);
    auto const range = shown == Shown::Signal ? around_zero(maps.range) : maps.range;
    picture::ColorScale const scale{range};
    auto const frame = frame_in(maps.box);
    auto const name = sheet.labelled() ? sheet.small() : 0.f;
    auto const places = map_places(area, maps.channels.size(), proportion_of(frame), name * 1.35f);
    sheet.title(area, maps_title(sheet, value, shown),
                shown == Shown::Signal ? sheet.theme.ink : sheet.theme.output_text);
    for (std::size_t i = 0; i < places.size(); ++i) {
        bool const is_own = value == sheet.story.unit().layer && maps.channels[i] == sheet.story.unit().channel;
        auto const opacity = fading.all * (value == sheet.story.unit().layer ? fading.others : 1);
        figure::Group group{{}, 1, opacity, {}, {}};
        auto const side = static_cast<int>(std::max(places[i].width, places[i].height));
        group.shapes.push_back(
            figure::Image{places[i], map_image(maps.planes[i], frame, scale, std::clamp(side, 1, kLongestImage))});
        group.shapes.push_back(figure::Box{places[i], 0, {}, figure::Stroke{sheet.theme.rule, 1}});
        sheet.shapes.push_back(std::move(group));
        if (is_own && fading.others < 1) draw_unit(sheet, maps, places[i], scale);
        if (shown == Shown::Activations && fading.all > 0.5f) mark(sheet, value, maps, i, places[i]);
        sheet.write({places[i].center().x, places[i].y - name * 0.65f}, name,
                    sheet.say(Picture::story_map, {base::to_text(maps.channels[i])}), sheet.theme.faint_ink,
                    Horizontal::Center);
    }
}

// ---- the picture and its pixels

// Two images, below one another where that makes them larger.
std::pair<Rect, Rect> halves(Sheet const& sheet, Rect const& area) {
    auto const gap = sheet.labelled() ? sheet.caption() * 2.4f : sheet.caption() * 0.5f;
    if (area.width > area.height) {
        auto const width = (area.width - sheet.caption()) / 2;
        return {{area.x, area.y, width, area.height}, {area.right() - width, area.y, width, area.height}};
    }
    auto const height = (area.height - gap) / 2;
    return {{area.x, area.y, area.width, height}, {area.x, area.bottom() - height, area.width, height}};
}

net::Box whole_photo(Story const& story) {
    return net::whole(story.picture().shape().spatial);
}

float proportion_of(net::Box const& box) {
    return static_cast<float>(box[1].count()) / static_cast<float>(box[0].count());
}

void draw_photo(Sheet const& sheet, Rect const& area, net::Box const& part, text::Name title) {
    auto const image = inscribed(area, proportion_of(part));
    sheet.title({area.x, image.y, area.width, image.height}, sheet.say(title), sheet.theme.input_text);
    sheet.shapes.push_back(figure::Image{image, cut(pixels_of(sheet.story.picture()), part)});
    auto const& seen = sheet.story.projection().receptive_field;
    if (is_within(seen, part))
        ring(sheet.shapes, sheet.theme, box_on(image, part, seen), sheet.theme.kernel);
    else
        ring(sheet.shapes, sheet.theme, image, part == seen ? sheet.theme.kernel : sheet.theme.rule);
}

void draw_pixels(Sheet const& sheet, Rect const& area, net::Box const& part, float opacity) {
    auto const picture = projection::display(sheet.story.projection().pixels, part, sheet.story.channel_order());
    if (!picture) return;
    auto const image = inscribed(area, proportion_of(part));
    // Beside another title there may be room for the shorter one only.
    auto const name = sheet.say(Picture::story_pixels);
    auto const with_grey = name + " · " + sheet.say(Picture::story_pixels_grey);
    bool const fits = picture::estimated_width(with_grey) * sheet.caption() <= area.width;
    sheet.title({area.x, image.y, area.width, image.height}, fits ? with_grey : name, sheet.theme.input_text);
    figure::Group group{{}, 1, opacity, {}, {figure::Image{image, pixels_of(*picture)}}};
    sheet.shapes.push_back(std::move(group));
    ring(sheet.shapes, sheet.theme, image, sheet.theme.kernel);
}

// Forward: the picture, and the part of it that the unit sees. Down: that part, and what came down to it.
void draw_ground_floor(Sheet const& sheet, Rect const& area, Shown shown, float opacity) {
    auto const& seen = sheet.story.projection().receptive_field;
    auto const [first, second] = halves(sheet, area);
    if (shown == Shown::Activations) {
        draw_photo(sheet, first, whole_photo(sheet.story), Picture::story_picture);
        draw_photo(sheet, second, seen, Picture::story_patch);
        return;
    }
    draw_photo(sheet, first, seen, Picture::story_patch);
    draw_pixels(sheet, second, seen, opacity);
}

void draw_value(Sheet const& sheet, ValueId value, Rect const& area, Shown shown, Fading fading) {
    if (is_picture(sheet.story, value))
        draw_ground_floor(sheet, area, shown, fading.all);
    else
        draw_maps(sheet, value, area, shown, fading);
}

// ---- head, sentences, scale

void draw_head(Sheet const& sheet, std::string const& title, std::string const& stage) {
    auto const& head = sheet.layout.bands.head;
    auto const large = sheet.layout.bands.title;
    auto const first = head.y + large * 0.7f, second = head.bottom() - sheet.caption() * 0.8f;
    auto const activation =
        sheet.say(Picture::story_activation, {base::pretty(double{sheet.story.projection().seed}, 4)});
    auto const rule = sheet.say(Picture::story_rule, {std::string{scene::word_of(sheet.story.options().rule)}});
    auto const room = head.width / large - picture::estimated_width(activation) - 1;
    sheet.write({head.x, first}, large, picture::shortened(title, room), sheet.theme.ink, Horizontal::Left,
                Weight::Bold);
    sheet.write({head.right(), first}, large, activation, sheet.theme.ink, Horizontal::Right, Weight::Bold);
    sheet.write({head.x, second}, sheet.caption(), stage, sheet.theme.faint_ink);
    sheet.write({head.right(), second}, sheet.caption(), rule, sheet.theme.faint_ink, Horizontal::Right);
}

void draw_sentences(Sheet const& sheet, StorySentences const& sentences) {
    auto const& band = sheet.layout.bands.sum;
    auto const line = [&](float y, std::string const& text, figure::Color color) {
        auto const fits = band.width / std::max(1.f, picture::estimated_width(text));
        auto const size = std::max(std::max(sheet.caption() * 0.8f, sheet.look.smallest_text),
                                   std::min(sheet.caption() * 1.1f, fits));
        sheet.write({band.center().x, y}, size, picture::shortened(text, band.width / size), color, Horizontal::Center);
    };
    line(band.y + band.height * 0.25f, sentences.what, sheet.theme.ink);
    line(band.y + band.height * 0.8f, sentences.numbers, sheet.theme.faint_ink);
}

// The colours of a value's maps and what they stand for.
void draw_scale(Sheet const& sheet, ValueId value, Shown shown, Rect const& below) {
    if (!sheet.labelled() || is_picture(sheet.story, value)) return;
    auto const& maps = shown == Shown::Signal ? sheet.story.signal(value) : sheet.story.activations(value);
    auto const range = shown == Shown::Signal ? around_zero(maps.range) : maps.range;
    picture::ColorScale const scale{range};
    auto const& legend = sheet.layout.bands.legend;
    auto const size = sheet.caption();
    Rect const bar{std::round(below.center().x - size * 4), std::round(legend.center().y - size * 0.5f), size * 8,
                   size};
    constexpr int kSteps = 32;
    for (int i = 0; i < kSteps; ++i) {
        auto const share = static_cast<float>(i) / (kSteps - 1);
        auto const width = bar.width / kSteps;
        sheet.shapes.push_back(figure::Box{{bar.x + static_cast<float>(i) * width, bar.y, width + 0.5f, bar.height},
                                           0,
                                           scale.of(std::lerp(range.low, range.high, share)),
                                           {}});
    }
    auto const text = [](float number) { return base::pretty(double{number}, 3); };
    sheet.write({bar.x - size * 0.4f, bar.center().y}, size, text(range.low), sheet.theme.faint_ink, Horizontal::Right);
    sheet.write({bar.right() + size * 0.4f, bar.center().y}, size, text(range.high), sheet.theme.faint_ink);
}

// Which maps are shown, where not all of them are.
void draw_choice_of_maps(Sheet const& sheet, ValueId value) {
    auto const& maps = sheet.story.activations(value);
    if (is_picture(sheet.story, value) ||
        projection::extents_of(maps.dims).channels <= static_cast<std::int64_t>(story::kMapsKept))
        return;
    auto const& legend = sheet.layout.bands.legend;
    sheet.write(legend.center(), sheet.small(),
                sheet.say(Picture::story_shown, {base::to_text(static_cast<std::int64_t>(maps.channels.size()))}),
                sheet.theme.faint_ink, Horizontal::Center);
}

// ---- the stages

void draw_layer(Sheet const& sheet, std::size_t number, Stage stage, float phase) {
    auto const& layer = sheet.story.layers()[number];
    auto const shown = stage == Stage::Down ? Shown::Signal : Shown::Activations;
    auto const left = layer.inputs.front(), right = layer.output;
    auto const arriving = Fading{phase, 1}, there = Fading{};
    draw_value(sheet, left, sheet.layout.left, shown, stage == Stage::Down ? arriving : there);
    draw_value(sheet, right, sheet.layout.right, shown, stage == Stage::Down ? there : arriving);
    draw_card(sheet.shapes, sheet.story, number, stage, sheet.layout, sheet.look);
    draw_scale(sheet, left, shown, sheet.layout.left);
    draw_scale(sheet, right, shown, sheet.layout.right);
    draw_choice_of_maps(sheet, right);
}

void draw_choice(Sheet const& sheet, float phase) {
    auto const layer = sheet.story.unit().layer;
    draw_ground_floor(sheet, sheet.layout.left, Shown::Activations, 1);
    if (is_picture(sheet.story, layer)) return;
    draw_maps(sheet, layer, sheet.layout.right, Shown::Activations, {1, 1 - 0.92f * phase});
    draw_scale(sheet, layer, Shown::Activations, sheet.layout.right);
}

void draw_start(Sheet const& sheet) {
    auto const& [left, card, right] = std::tie(sheet.layout.left, sheet.layout.card, sheet.layout.right);
    Rect const stage{left.x, left.y, right.right() - left.x, left.height};
    auto const width = (stage.width - sheet.caption() * 3) / 2;
    draw_photo(sheet, {stage.x, stage.y, width, stage.height}, whole_photo(sheet.story), Picture::story_picture);
    draw_photo(sheet, {stage.right() - width, stage.y, width, stage.height}, sheet.story.projection().receptive_field,
               Picture::story_patch);
}

}  // namespace

std::string title_of(Story const& story, text::Language language) {
    return text::fill(Picture::story_title, language,
                      {unit_text(story.unit(), language), story.short_name_of(story.unit().layer)});
}

picture::StepWords words_of(Story const& story, std::int64_t step, text::Language language) {
    auto const sentences = sentences_of(story, step, language);
    auto const stage = std::string{text::sentence(picture::name_of(story.step(step).stage), language)};
    return {text::fill(Picture::step_title, language, {base::to_text(step), base::to_text(story.steps() - 1), stage}),
            sentences.numbers.empty() ? sentences.what : sentences.what + " " + sentences.numbers};
}

figure::Figure compose(Story const& story, trace::Moment moment, picture::Look const& look, std::string const& title) {
    auto const& theme = picture::theme_of(look.theme);
    figure::Figure figure{look.width, look.height, theme.ground, {}};
    Sheet const sheet{figure.shapes, story, look, theme, story_layout(story, look)};
    auto const [stage, layer] = story.step(moment.step);
    auto const sentences = sentences_of(story, moment.step, look.language);
    auto const phase = look.motion == picture::Motion::Reduced ? 1.f : moment.phase;
    draw_head(sheet, title.empty() ? title_of(story, look.language) : title, sentences.stage);
    draw_strip(figure.shapes, story, moment.step, sheet.layout, look);
    if (layer)
        draw_layer(sheet, *layer, stage, phase);
    else if (stage == Stage::Choose)
        draw_choice(sheet, phase);
    else
        draw_start(sheet);
    draw_sentences(sheet, sentences);
    return figure;
}

std::optional<std::int64_t> step_at(Story const& story, trace::Moment moment, picture::Look const& look,
                                    figure::Point point) {
    auto const layout = story_layout(story, look);
    auto const stage = story.step(moment.step).stage;
    bool const goes_down = stage == Stage::Down || stage == Stage::Choose;
    auto const count = static_cast<std::int64_t>(story.layers().size());
    for (std::size_t i = 0; i < layout.stations.size(); ++i) {
        if (!layout.stations[i].holds(point)) continue;
        auto const station = static_cast<std::int64_t>(i);
        return goes_down ? 2 * count + 1 - std::max<std::int64_t>(station - 1, 0) : station;
    }
    return std::nullopt;
}

}  // namespace deconvista::maps
