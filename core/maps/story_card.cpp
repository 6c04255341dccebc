#include "core/maps/story_card.h"

#include <algorithm>
#include <cmath>

#include "core/base/number_text.h"
#include "core/maps/map_image.h"
#include "core/maps/story_words.h"
#include "core/picture/text_fit.h"
#include "core/text/pictures.h"

namespace deconvista::maps {
namespace {

using figure::Horizontal;
using figure::Weight;
using picture::Shapes;
using projection::Rule;
using story::Layer;
using text::Picture;
using trace::Stage;

// What all parts of a card need.
struct Card {
    Shapes& shapes;
    story::Story const& story;
    Layer const& layer;
    Stage stage;
    figure::Rect area;
    float caption;
    picture::Look const& look;
    picture::Theme const& theme;

    std::string say(text::Name name, std::initializer_list<std::string> facts = {}) const {
        return text::fill(name, look.language, facts);
    }
    bool labelled() const { return look.labels == picture::Labels::On; }
    bool is_down() const { return stage == Stage::Down; }

    // Centred; made shorter where it is too long for the card.
    void write(float y, std::string const& text, figure::Color color, Weight weight = Weight::Regular,
               float share = 1) const {
        if (!labelled()) return;
        auto const widest = area.width + caption * 3;
        auto const size = std::floor(std::min(caption * share, widest / std::max(1.f, picture::estimated_width(text))));
        shapes.push_back(picture::label({area.center().x, y}, size, text, color, Horizontal::Center, weight));
    }
};

// The middle of the card, for its drawing.
figure::Rect drawing_of(Card const& card) {
    auto const above = card.labelled() ? card.caption * 1.2f : 0.f;
    auto const below = card.caption * 5.5f;
    return {card.area.x, card.area.y + above, card.area.width, std::max(8.f, card.area.height - above - below)};
}

// A grid of numbers, coloured by a scale around zero; returns where it lies.
struct Grid {
    Frame frame;
    std::vector<float> values;
    std::optional<std::size_t> marked;
};

figure::Rect draw_grid(Card const& card, Grid const& grid) {
    auto const area = drawing_of(card);
    auto const rows = static_cast<float>(grid.frame.height), columns = static_cast<float>(grid.frame.width);
    auto const cell = std::floor(std::min({area.width / columns, area.height / rows, card.caption * 4}));
    figure::Rect const whole{std::round(area.center().x - cell * columns / 2),
                             std::round(area.center().y - cell * rows / 2), cell * columns, cell * rows};
    picture::ColorScale const scale{around_zero(tensor::finite_range(grid.values))};
    auto const fit = picture::fit_numbers(grid.values, {cell * 0.86f, std::min(cell * 0.5f, card.caption),
                                                        std::max(card.caption * 0.55f, card.look.smallest_text), 2});
    for (std::size_t i = 0; i < grid.values.size(); ++i) {
        auto const row = i / static_cast<std::size_t>(grid.frame.width),
                   column = i % static_cast<std::size_t>(grid.frame.width);
        figure::Rect const place{whole.x + cell * static_cast<float>(column), whole.y + cell * static_cast<float>(row),
                                 cell, cell};
        auto const text = fit.digits > 0 ? picture::number(double{grid.values[i]}, fit) : std::string{};
        picture::filled_cell(card.shapes, picture::inset(place), scale.of(grid.values[i]), {text, fit.size});
        if (grid.marked == i) picture::frame(card.shapes, picture::inset(place), card.theme.ink, 3);
    }
    return whole;
}

bool is_small(tensor::Extents const& extents) {
    constexpr std::int64_t kMost = 11;
    return std::all_of(extents.begin(), extents.end(), [](std::int64_t extent) { return extent <= kMost; });
}

tensor::Extents extents_of(net::Box const& box) {
    tensor::Extents extents(box.axes(), 1);
    for (int axis = 0; axis < box.axes(); ++axis) extents[axis] = box[axis].count();
    return extents;
}

void draw_filter(Card const& card, story::Filter const& filter) {
    auto weights = filter.weights;
    if (card.is_down()) std::reverse(weights.begin(), weights.end());
    auto const whole = draw_grid(card, {frame_of(filter.extents), weights, std::nullopt});
    card.shapes.push_back(figure::Box{whole, 5, {}, figure::Stroke{card.theme.kernel, 2.5f}});
    auto const line = whole.bottom() + card.caption * 1.3f;
    if (card.is_down()) return card.write(line, card.say(Picture::story_filter_turned), card.theme.kernel_text);
    card.write(line, card.say(Picture::story_filter, {base::to_text(filter.to), base::to_text(filter.from)}),
               card.theme.kernel_text);
}

void draw_window(Card const& card, story::PooledWindow const& pooled) {
    auto values = pooled.values;
    if (card.is_down()) {
        std::fill(values.begin(), values.end(), 0.f);
        values[pooled.place] = pooled.signal;
    }
    auto const whole = draw_grid(card, {frame_of(extents_of(pooled.cells)), values, pooled.place});
    card.write(whole.bottom() + card.caption * 1.3f, card.say(Picture::story_switch), card.theme.ink);
    card.write(whole.bottom() + card.caption * 2.6f, card.say(Picture::story_map, {base::to_text(pooled.channel)}),
               card.theme.faint_ink);
}

void draw_curve(Card const& card) {
    auto const area = drawing_of(card);
    auto const side = std::min({area.width, area.height, card.caption * 8});
    figure::Point const origin{std::round(area.center().x), std::round(area.center().y + side * 0.2f)};
    auto const half = side / 2;
    figure::Stroke const axis{card.theme.faint_ink, 1.5f}, curve{card.theme.output, 4};
    card.shapes.push_back(figure::Line{{origin.x - half, origin.y}, {origin.x + half, origin.y}, axis});
    card.shapes.push_back(figure::Line{{origin.x, origin.y + half * 0.4f}, {origin.x, origin.y - half * 1.1f}, axis});
    card.shapes.push_back(figure::Polyline{
        {{origin.x - half, origin.y}, origin, {origin.x + half * 0.9f, origin.y - half * 0.9f}}, curve});
}

// Which of the two questions a rule asks.
void draw_rule(Card const& card) {
    auto const rule = card.story.options().rule;
    bool const masks = rule != Rule::Deconvnet, rectifies = rule != Rule::Gradient;
    auto const area = drawing_of(card);
    auto y = area.center().y - card.caption * 1.6f;
    auto const line = [&](text::Name name, char const* condition, bool holds) {
        auto const color = holds ? card.theme.ink : card.theme.faint_ink;
        auto const side = std::round(card.caption * 1.1f);
        figure::Rect const box{std::round(area.x), std::round(y - side / 2), side, side};
        card.shapes.push_back(
            figure::Box{box, 3, holds ? std::optional{card.theme.output} : std::nullopt, figure::Stroke{color, 1.5f}});
        if (holds) {
            figure::Stroke const tick{picture::ink_on(card.theme.output), 2.5f};
            card.shapes.push_back(figure::Polyline{{{box.x + side * 0.22f, box.y + side * 0.52f},
                                                    {box.x + side * 0.43f, box.y + side * 0.74f},
                                                    {box.x + side * 0.8f, box.y + side * 0.26f}},
                                                   tick});
        }
        if (card.labelled())
            card.shapes.push_back(picture::label({box.right() + card.caption * 0.5f, y}, card.caption,
                                                 card.say(name) + "  " + condition, color, Horizontal::Left,
                                                 holds ? Weight::Bold : Weight::Regular));
        y += card.caption * 2;
    };
    line(Picture::story_mask, "x > 0", masks);
    line(Picture::story_rectified, "R > 0", rectifies);
}

void draw_arrow(Card const& card) {
    auto const y = card.area.bottom() - card.caption * 0.9f;
    auto const reach = card.area.width * 0.42f, head = card.caption * 0.7f;
    auto const middle = card.area.center().x;
    auto const color = card.is_down() ? card.theme.cropped : card.theme.output;
    auto const sign = card.is_down() ? -1.f : 1.f;
    auto const tip = middle + sign * reach;
    card.shapes.push_back(figure::Line{{middle - sign * reach, y}, {tip - sign * head, y}, {color, 4}});
    std::vector<figure::Point> corners{
        {tip - sign * head, y - head * 0.7f}, {tip, y}, {tip - sign * head, y + head * 0.7f}};
    if (card.is_down()) std::reverse(corners.begin(), corners.end());
    card.shapes.push_back(figure::Polygon{corners, color, {}});
}

}  // namespace

void draw_card(Shapes& shapes, story::Story const& story, std::size_t number, Stage stage, StoryLayout const& layout,
               picture::Look const& look) {
    auto const& layer = story.layers()[number];
    auto const& theme = picture::theme_of(look.theme);
    Card const card{shapes, story, layer, stage, layout.card, layout.bands.caption, look, theme};
    card.write(layout.card.y - card.caption * 0.8f, operation_text(layer, look.language), theme.ink, Weight::Bold);
    if (layer.filter && is_small(layer.filter->extents))
        draw_filter(card, *layer.filter);
    else if (layer.pooled && is_small(extents_of(layer.pooled->cells)))
        draw_window(card, *layer.pooled);
    else if (layer.operation == "Relu")
        card.is_down() ? draw_rule(card) : draw_curve(card);
    draw_arrow(card);
}

}  // namespace deconvista::maps
