#include "core/quiz/question_figure.h"

#include <algorithm>
#include <cmath>

#include "core/base/number_text.h"
#include "core/picture/hidden.h"
#include "core/picture/marks.h"
#include "core/picture/names.h"
#include "core/picture/picture.h"
#include "core/picture/text_fit.h"
#include "core/picture/theme.h"
#include "core/text/pictures.h"
#include "core/text/window.h"

namespace deconvista::quiz {
namespace {

using figure::Weight;
using picture::Shapes;
using text::Window;

// What the operation is made of, a line each; no size of an output among them.
std::vector<std::string> givens_of(scene::Scene const& scene, trace::Trace const& trace, text::Language language) {
    auto const& computation = trace.computation();
    auto const axes = computation.operation.axes;
    auto unnamed = scene;
    unnamed.title.clear();  // an operation's own name says what is computed
    std::vector<std::string> lines{picture::title_of(unnamed, trace, language)};
    auto const add = [&](Window name, std::int64_t op::Axis::*member, std::int64_t usual) {
        tensor::Extents values(axes.axes(), 0);
        for (int axis = 0; axis < axes.axes(); ++axis) values[axis] = axes[axis].*member;
        if (std::ranges::any_of(values, [&](auto value) { return value != usual; }))
            lines.push_back(text::fill(name, language, {picture::per_axis_text(values)}));
    };
    lines.push_back(
        text::fill(Window::given_input, language, {picture::times_text(computation.input.shape().spatial)}));
    tensor::Extents kernel(axes.axes(), 0);
    for (int axis = 0; axis < axes.axes(); ++axis) kernel[axis] = axes[axis].kernel;
    lines.push_back(text::fill(op::is_pooling(scene.operation) ? Window::given_window : Window::given_kernel, language,
                               {picture::times_text(kernel)}));
    add(Window::given_stride, &op::Axis::stride, 0);
    auto const& first = *axes.begin();
    if (first.padding_begin == first.padding_end) {
        add(Window::given_padding, &op::Axis::padding_begin, -1);
    } else {
        add(Window::given_padding_begin, &op::Axis::padding_begin, -1);
        add(Window::given_padding_end, &op::Axis::padding_end, -1);
    }
    add(Window::given_dilation, &op::Axis::dilation, 1);
    add(Window::given_output_padding, &op::Axis::output_padding, 0);
    return lines;
}

// The first line is a title, the last the question.
void write_lines(Shapes& shapes, std::vector<std::string> const& lines, std::string const& question,
                 picture::Look const& look) {
    auto const& theme = picture::theme_of(look.theme);
    float widest = picture::estimated_width(question);
    for (auto const& line : lines) widest = std::max(widest, picture::estimated_width(line));
    auto const rows = static_cast<float>(lines.size()) + 2.5f;
    auto const size =
        std::floor(std::min({look.height / 14, look.width * 0.84f / widest, look.height * 0.8f / rows / 1.5f}));
    auto y = (look.height - rows * size * 1.5f) / 2 + size;
    auto const line = [&](std::string const& text, figure::Color color, Weight weight) {
        shapes.emplace_back(figure::Label{
            {look.width / 2, y}, figure::Horizontal::Center, figure::Vertical::Middle, size, {{text, color, weight}}});
        y += size * 1.5f;
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        line(lines[i], i == 0 ? theme.ink : theme.faint_ink, i == 0 ? Weight::Bold : Weight::Regular);
        if (i == 0) y += size * 0.4f;
    }
    y += size * 0.6f;
    line(question, theme.focus, Weight::Bold);
}

void mark_places(Shapes& shapes, scene::Scene const& scene, trace::Trace const& trace, Asked const& asked,
                 picture::Look const& look) {
    using picture::Part;
    auto const& shape = shape_pointed_at(trace, asked.question);
    auto const part = points_at_input(asked.question) ? Part::Input : Part::Output;
    auto const mark = [&](tensor::Extents const& place, picture::MarkStyle style) {
        picture::CellBox const box{{0, 0, place}, {shape.batch - 1, shape.channels - 1, place}};
        draw_marked(shapes, scene, trace, moment_of(asked.question), look, {part, box, style});
    };
    for (auto const& place : asked.chosen) mark(place, picture::MarkStyle::Ring);
    if (asked.pointed) mark(*asked.pointed, picture::MarkStyle::Corners);
}

}  // namespace

trace::Moment moment_of(Question const& question) {
    return {std::max<std::int64_t>(0, question.step - 1), 1};
}

figure::Figure question_figure(scene::Scene const& scene, trace::Trace const& trace, Asked const& asked,
                               picture::Look const& look, picture::Wholes const& wholes) {
    auto const& question = asked.question;
    auto const words = wording(trace, question, look.language);
    if (question.kind == Kind::OutputSize) {
        figure::Figure page{look.width, look.height, picture::theme_of(look.theme).ground, {}};
        write_lines(page.shapes, givens_of(scene, trace, look.language), words, look);
        return page;
    }
    auto const moment = moment_of(question);
    // Of a value, what is summed is shown; of cells, only the one that is asked about.
    std::optional<picture::Focus> focus;
    if (question.kind == Kind::Value && trace.order() == trace::Order::Outputs) focus = picture::Focus{question.cell};
    auto figure = picture::compose(scene, trace, moment, look, focus, wholes);
    if (std::holds_alternative<op::OutputCell>(question.cell))
        hide_cell(figure.shapes, scene, trace, moment, look, question.cell);
    else if (auto const* const input = std::get_if<op::InputCell>(&question.cell))
        draw_marked(figure.shapes, scene, trace, moment, look,
                    {picture::Part::Input, picture::CellBox{input->at, input->at}});
    mark_places(figure.shapes, scene, trace, asked, look);
    write_in_place_of_sum(figure.shapes, scene, look, words);
    return figure;
}

std::optional<op::Cell> cell_at(scene::Scene const& scene, trace::Trace const& trace, Question const& question,
                                picture::Look const& look, figure::Point point) {
    auto const site = picture::site_at(scene, trace, moment_of(question), look, point);
    return site && site->half == picture::Half::First ? site->cell : std::nullopt;
}

}  // namespace deconvista::quiz
