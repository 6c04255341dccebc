#include "core/maps/rules_figure.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/base/number_text.h"
#include "core/maps/page.h"
#include "core/picture/text_fit.h"
#include "core/text/pictures.h"

namespace deconvista::maps {
namespace {

using figure::Horizontal;
using figure::Point;
using figure::Rect;
using picture::Look;
using projection::Rule;
using text::Picture;

struct Bits {
    Picture name, formula;
    bool forward_mask{}, switches{true}, backward_relu{};
};

Bits bits_of(Rule rule) {
    switch (rule) {
        case Rule::Deconvnet:
            return {Picture::rule_deconvnet, Picture::rule_deconvnet_formula, false, true, true};
        case Rule::Guided:
            return {Picture::rule_guided, Picture::rule_guided_formula, true, true, true};
        case Rule::Gradient:
            return {Picture::rule_gradient, Picture::rule_gradient_formula, true, true, false};
    }
    DECONVISTA_CHECK(false);
}

std::string say(text::Language language, Picture name, std::initializer_list<std::string> facts = {}) {
    return text::fill(name, language, facts);
}

std::string name_of(text::Language language, RuleView const& view) {
    return say(language, bits_of(view.rule).name);
}

// ---- sentences

// The rule whose measure is the largest; nothing where none has one.
template <class Measure>
RuleView const* largest(Rules const& rules, Measure measure) {
    RuleView const* found = nullptr;
    for (auto const& view : rules.views)
        if (measure(view) && (found == nullptr || *measure(view) > *measure(*found))) found = &view;
    return found;
}

std::vector<std::string> notes_of(Rules const& rules, text::Language language) {
    std::vector notes{say(language, Picture::rules_honest)};
    if (auto const* const least = largest(rules, [](RuleView const& view) { return view.cosine; }))
        notes.push_back(
            say(language, Picture::rules_least_specific,
                {name_of(language, *least), base::to_text(rules.other_channel.value_or(0)), measured(least->cosine)}));
    if (auto const* const edged = largest(rules, [](RuleView const& view) { return view.edges; }))
        notes.push_back(say(language, Picture::rules_edges, {name_of(language, *edged), measured(edged->edges)}));
    auto const has_all = rules.dead_windows == projection::DeadWindows::Passed;
    notes.push_back(
        say(language, has_all ? Picture::rules_dead_shown : Picture::rules_dead_hidden, {percent(rules.dead_share)}));
    return notes;
}

PageWords words_of(Rules const& rules, text::Language language) {
    auto const number = base::to_text(rules.unit.channel);
    auto const place = rules.unit.cell.empty() ? number : number + " " + cell_text(rules.unit.cell);
    return {say(language, Picture::rules_title),
            say(language, Picture::rules_subtitle, {rules.layer, place, base::pretty(double{rules.seed}, 4)}),
            notes_of(rules, language)};
}

// ---- the table

// Where its columns begin and how wide they are.
struct Columns {
    Rect side, name, before, after, picture, other, measures;
    float header{}, row{};
};

Columns columns_of(Page const& page) {
    auto const& body = page.body;
    Columns columns;
    auto const side = std::min(std::round(body.width * 0.2f), (body.height - 3 * page.line()) / 3);
    columns.side = {body.x, body.y, side, body.height};
    auto const name = page.caption * 10.5f, measures = page.caption * 10;
    auto const left = body.x + std::max(side + 2 * page.gap, page.caption * 10.5f);
    auto const pictures = (body.right() - left - name - measures - 5 * page.gap) / 4;
    auto x = left;
    for (auto [column, width] : {std::pair{&columns.name, name}, std::pair{&columns.before, pictures},
                                 std::pair{&columns.after, pictures}, std::pair{&columns.picture, pictures},
                                 std::pair{&columns.other, pictures}, std::pair{&columns.measures, measures}}) {
        *column = {x, body.y, width, body.height};
        x += width + page.gap;
    }
    return columns;
}

Rect cell_of(Columns const& columns, Rect const& column, std::size_t row) {
    return {column.x, column.y + columns.header + static_cast<float>(row) * columns.row, column.width, columns.row};
}

// A tick or a dash, told apart by their shapes.
void draw_bit(Page& page, Point middle, bool is_set) {
    auto const reach = page.caption * 0.32f;
    figure::Stroke const stroke{is_set ? page.theme.output_text : page.theme.padding,
                                std::max(1.5f, page.caption * 0.13f)};
    if (is_set)
        page.shapes.push_back(figure::Polyline{{{middle.x - reach, middle.y},
                                                {middle.x - reach * 0.25f, middle.y + reach * 0.75f},
                                                {middle.x + reach, middle.y - reach * 0.8f}},
                                               stroke});
    else
        page.shapes.push_back(
            figure::Line{{middle.x - reach * 0.8f, middle.y}, {middle.x + reach * 0.8f, middle.y}, stroke});
}

void draw_rule(Page& page, Rect const& cell, RuleView const& view) {
    auto const bits = bits_of(view.rule);
    auto const top = cell.y + (cell.height - 5 * page.line()) / 2 + page.line() / 2;
    page.write({cell.x, top}, page.say(bits.name), page.theme.ink, cell.width, Horizontal::Left, figure::Weight::Bold);
    page.write({cell.x, top + page.line()}, page.say(bits.formula), page.theme.faint_ink, cell.width + page.gap);
    auto y = top + 2 * page.line();
    for (auto const& [name, is_set] :
         {std::pair{Picture::rules_forward_mask, bits.forward_mask}, std::pair{Picture::rules_switches, bits.switches},
          std::pair{Picture::rules_backward_relu, bits.backward_relu}}) {
        draw_bit(page, {cell.x + page.caption * 0.5f, y}, is_set);
        page.write({cell.x + page.caption * 1.4f, y}, page.say(name), is_set ? page.theme.ink : page.theme.faint_ink,
                   cell.width - page.caption * 1.4f);
        y += page.line();
    }
}

// A picture with a line of text under it.
Rect draw_captioned(Page& page, Rect const& cell, figure::Pixels const& pixels, std::string const& text) {
    auto const rect =
        page.show({cell.x, cell.y + page.gap * 0.3f, cell.width, cell.height - page.line() - page.gap * 0.6f}, pixels);
    page.write({cell.x + cell.width / 2, rect.bottom() + page.line() * 0.55f}, text, page.theme.faint_ink,
               cell.width + page.gap, Horizontal::Center);
    return rect;
}

std::string plus_minus(float scale) {
    return "±" + base::pretty(double{scale}, 2);
}

void draw_arrow(Page& page, Point from, float length) {
    auto const head = page.caption * 0.3f;
    figure::Stroke const stroke{page.theme.faint_ink, std::max(1.f, page.caption * 0.09f)};
    page.shapes.push_back(figure::Line{from, {from.x + length, from.y}, stroke});
    page.shapes.push_back(figure::Polyline{
        {{from.x + length - head, from.y - head}, {from.x + length, from.y}, {from.x + length - head, from.y + head}},
        stroke});
}

void draw_passage(Page& page, Rect const& before, Rect const& after, Passage const& passage) {
    auto const range = tensor::finite_range(passage.before.values);
    auto const most = std::max(std::abs(range.low), std::abs(range.high));
    tensor::Range const both{-std::max(most, 1e-30F), most};
    auto const from = draw_captioned(page, before, colored(passage.before, both), plus_minus(most));
    auto const to = draw_captioned(page, after, colored(passage.after, both),
                                   page.say(Picture::rules_kept, {percent(passage.kept)}));
    auto const gap = to.x - from.right();
    draw_arrow(page, {from.right() + gap * 0.2f, from.center().y}, gap * 0.6f);
}

// A number with a bar from 0 to 1.
void draw_measure(Page& page, Rect const& area, Picture name, std::optional<double> value, std::string const& fact) {
    page.write({area.x, area.y + page.line() / 2}, page.say(name, {fact}), page.theme.faint_ink, area.width);
    auto const number = page.caption * 3.7f;  // "−0.12", bold
    auto const y = area.y + page.line() * 1.5f;
    page.write({area.x, y}, measured(value), page.theme.ink, number, Horizontal::Left, figure::Weight::Bold);
    Rect bar{area.x + number, y - page.caption * 0.3f, area.width - number, page.caption * 0.6f};
    page.shapes.push_back(figure::Box{bar, 0, page.theme.inserted, {}});
    if (!value) return;
    bar.width *= static_cast<float>(std::clamp(std::abs(*value), 0.0, 1.0));
    page.shapes.push_back(figure::Box{bar, 0, *value < 0 ? page.theme.input : page.theme.kernel, {}});
}

void draw_row(Page& page, Columns const& columns, Rules const& rules, std::size_t row, RuleScale scale) {
    auto const& view = rules.views[row];
    auto const at = [&](Rect const& column) { return cell_of(columns, column, row); };
    auto const y = at(columns.name).y;
    page.shapes.push_back(figure::Line{{columns.name.x, y}, {columns.measures.right(), y}, {page.theme.rule, 1}});
    draw_rule(page, at(columns.name), view);
    if (view.passage) draw_passage(page, at(columns.before), at(columns.after), *view.passage);
    bool const own = scale == RuleScale::Own;
    draw_captioned(page, at(columns.picture), own ? view.picture : view.on_common_scale,
                   plus_minus(own ? view.scale : rules.common_scale));
    auto measures = at(columns.measures);
    measures.y += (measures.height - 4.6f * page.line()) / 2;
    if (rules.other_channel) {
        draw_captioned(page, at(columns.other), view.other, "");
        draw_measure(page, measures, Picture::rules_cosine, view.cosine, base::to_text(*rules.other_channel));
    }
    measures.y += 2.6f * page.line();
    draw_measure(page, measures, Picture::rules_edge_measure, view.edges, "");
}

// A column's name in lines.
struct Heading {
    Rect column;
    std::vector<std::string> lines;
};

std::vector<Heading> headings_of(Page const& page, Columns const& columns, Rules const& rules, RuleScale scale) {
    std::vector<Heading> headings;
    auto const add = [&](Rect const& column, std::string const& text) {
        headings.push_back({column, page.lines_of(text, column.width + page.gap * 0.4f)});
    };
    add(columns.name, page.say(Picture::rules_column_rule));
    if (!rules.relu.empty()) {
        auto const map = base::to_text(rules.relu_channel);
        auto const relu = end_of_path(rules.relu, columns.before.width / page.caption * 0.9f);
        add(columns.before, page.say(Picture::rules_column_before, {relu, map}));
        add(columns.after, page.say(Picture::rules_column_after, {relu, map}));
    }
    add(columns.picture, page.say(scale == RuleScale::Own ? Picture::rules_column_own : Picture::rules_column_common));
    if (rules.other_channel)
        add(columns.other, page.say(Picture::rules_column_other, {base::to_text(*rules.other_channel)}));
    add(columns.measures, page.say(Picture::rules_column_measured));
    return headings;
}

// Names with few lines and with many end alike, and the rows share what is left below them.
void draw_headings(Page& page, Columns& columns, std::vector<Heading> const& headings) {
    std::size_t most = 0;
    for (auto const& heading : headings) most = std::max(most, heading.lines.size());
    columns.header = static_cast<float>(most) * page.line() + page.gap * 0.3f;
    columns.row = std::floor((page.body.height - columns.header) / 3);
    for (auto const& [column, lines] : headings) {
        auto y = column.y + (static_cast<float>(most - lines.size()) + 0.5f) * page.line();
        for (auto const& part : lines) {
            page.write({column.x, y}, part, page.theme.ink, 1.2f * (column.width + page.gap));
            y += page.line();
        }
    }
}

// ---- what was put in

Rect marked(net::Box const& part, figure::Pixels const& pixels, Rect const& rect) {
    auto const x = rect.width / static_cast<float>(pixels.width), y = rect.height / static_cast<float>(pixels.height);
    return {rect.x + static_cast<float>(part[1].first) * x, rect.y + static_cast<float>(part[0].first) * y,
            static_cast<float>(part[1].count()) * x, static_cast<float>(part[0].count()) * y};
}

void draw_side(Page& page, Rect const& side, Rules const& rules) {
    auto const height = side.height / 3;
    auto const place = [&](int i, std::string const& name) {
        Rect const area{side.x, side.y + static_cast<float>(i) * height, side.width, height};
        page.write({area.x, area.y + page.line() / 2}, name, page.theme.ink,
                   std::max(side.width + page.gap, page.caption * 10));
        auto const room = area.height - page.line() - page.gap * 0.4f;
        return Rect{area.x, area.y + page.line(), std::min(area.width, room), room};
    };
    auto const picture = page.show(place(0, page.say(Picture::rules_picture)), rules.picture);
    auto const field = marked(rules.receptive_field, rules.picture, picture);
    page.shapes.push_back(figure::Box{field, 0, {}, figure::Stroke{page.theme.ground, 4}});
    page.shapes.push_back(figure::Box{field, 0, {}, figure::Stroke{page.theme.kernel, 2}});
    page.show(place(1, page.say(Picture::rules_patch, {extents_text(rules.receptive_field)})), rules.patch);
    if (rules.relu.empty()) return;
    auto const map = base::to_text(rules.relu_channel);
    auto const beside = picture::estimated_width(page.say(Picture::rules_forward, {"", map}));
    auto const name = page.say(Picture::rules_forward, {end_of_path(rules.relu, 10 - beside), map});
    page.show(place(2, name), colored(rules.forward, tensor::finite_range(rules.forward.values)));
}

}  // namespace

picture::StepWords rules_words(Rules const& rules, text::Language language) {
    return as_step_words(words_of(rules, language));
}

figure::Figure rules_figure(Rules const& rules, RuleScale scale, Look const& look) {
    auto page = begin_page(look, words_of(rules, look.language));
    auto columns = columns_of(page);
    draw_side(page, columns.side, rules);
    draw_headings(page, columns, headings_of(page, columns, rules, scale));
    for (std::size_t row = 0; row < rules.views.size(); ++row) draw_row(page, columns, rules, row, scale);
    return finished(std::move(page));
}

}  // namespace deconvista::maps
