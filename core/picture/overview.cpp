#include "core/picture/overview.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/base/number_text.h"
#include "core/picture/color_scale.h"
#include "core/picture/names.h"

namespace deconvista::picture {
namespace {

// A map of a tensor as a picture: one channel by a scale of colours, or three as they are.
struct Map {
    tensor::Tensor const& tensor;
    std::int64_t batch{}, channel{}, slice{};
    bool in_color{};

    std::int64_t rows() const { return extent(1); }
    std::int64_t columns() const { return extent(0); }
    float at(std::int64_t of_channel, std::int64_t row, std::int64_t column) const {
        auto const axes = tensor.shape().spatial.axes();
        tensor::Index cell{batch, of_channel, tensor::Extents(axes, 0)};
        cell.spatial[axes - 1] = column;
        if (axes >= 2) cell.spatial[axes - 2] = row;
        if (axes == 3) cell.spatial[0] = slice;
        return tensor[cell];
    }

private:
    std::int64_t extent(int from_last) const {
        auto const& spatial = tensor.shape().spatial;
        return from_last < spatial.axes() ? spatial[spatial.axes() - 1 - from_last] : 1;
    }
};

// Evenly spread over the cells of an axis.
std::vector<std::int64_t> samples(std::int64_t cells, int count) {
    std::vector<std::int64_t> places;
    for (int i = 0; i < count; ++i) places.push_back(cells * i / count);
    return places;
}

std::vector<float> sampled(Map const& map, std::int64_t channel, int width, int height) {
    auto const columns = samples(map.columns(), width);
    std::vector<float> values;
    for (auto const row : samples(map.rows(), height))
        for (auto const column : columns) values.push_back(map.at(channel, row, column));
    return values;
}

using Bytes = std::vector<std::uint8_t>;

std::shared_ptr<Bytes> by_scale(std::vector<float> const& values) {
    ColorScale const scale{tensor::finite_range(values)};
    auto rgba = std::make_shared<Bytes>();
    for (auto const value : values) {
        auto const color = scale.of(value);
        rgba->insert(rgba->end(), {color.red, color.green, color.blue, color.alpha});
    }
    return rgba;
}

// Nothing if some value is no level of a colour.
std::shared_ptr<Bytes> as_colors(Map const& map, int width, int height) {
    auto rgba = std::make_shared<Bytes>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 255);
    for (std::int64_t channel = 0; channel < 3; ++channel) {
        auto const values = sampled(map, channel, width, height);
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!(values[i] > -0.5f && values[i] < 255.5f)) return nullptr;
            (*rgba)[i * 4 + static_cast<std::size_t>(channel)] = static_cast<std::uint8_t>(std::lround(values[i]));
        }
    }
    return rgba;
}

figure::Pixels thumbnail(Map const& map, figure::Rect const& rect) {
    auto const width = static_cast<int>(std::min<float>(rect.width, static_cast<float>(map.columns())));
    auto const height = static_cast<int>(std::min<float>(rect.height, static_cast<float>(map.rows())));
    auto rgba = map.in_color ? as_colors(map, width, height) : nullptr;
    if (!rgba) rgba = by_scale(sampled(map, map.channel, width, height));
    return {width, height, std::move(rgba)};
}

// The largest rectangle of the map's proportions in the middle of the area.
figure::Rect fitted(std::int64_t rows, std::int64_t columns, figure::Rect area) {
    auto const width = static_cast<float>(columns), height = static_cast<float>(rows);
    auto const scale = std::min(area.width / width, area.height / height);
    figure::Rect rect{0, 0, std::max(2.f, std::round(width * scale)), std::max(2.f, std::round(height * scale))};
    rect.x = std::round(area.x + (area.width - rect.width) / 2);
    rect.y = area.y;
    return rect;
}

// An axis of a picture: as many places, of which the page is drawn as cells.
struct Line {
    std::int64_t places{};
    Span page;
};

figure::Rect marked_page(Line const& rows, Line const& columns, figure::Rect rect) {
    auto const along = [](Line const& line, float from, float length) {
        auto const share = [&](std::int64_t place) {
            return std::clamp(static_cast<float>(place) / static_cast<float>(line.places), 0.f, 1.f);
        };
        auto const begin = from + length * share(line.page.first), end = from + length * share(line.page.end());
        return std::pair{begin, std::max(3.f, end - begin)};
    };
    auto const [x, width] = along(columns, rect.x, rect.width);
    auto const [y, height] = along(rows, rect.y, rect.height);
    return {x, y, width, height};
}

void mark_page(Shapes& shapes, Shot const& shot, figure::Rect page, figure::Color color) {
    shapes.push_back(figure::Box{page, 0, {}, figure::Stroke{shot.theme.ground, 4}});
    shapes.push_back(figure::Box{page, 0, {}, figure::Stroke{color, 2.5f}});
}

void name_picture(Shapes& shapes, Shot const& shot, FlatLayout const& layout, figure::Rect rect,
                  std::string const& text, figure::Color color) {
    if (shot.look.labels == Labels::Off) return;
    auto const size = layout.bands.caption;
    shapes.push_back(label({rect.center().x, rect.y - size * 0.8f}, size, text, color, figure::Horizontal::Center));
}

bool has_colors(Shot const& shot, tensor::Shape const& shape) {
    return std::holds_alternative<scene::ImageFile>(shot.scene.input.source) && shape.channels == 3;
}

Map input_map(Shot const& shot) {
    auto const& input = shot.trace.computation().input;
    auto const& plane = shot.inputs.front();
    return {input, shot.position.slid.batch, plane.channel, shot.slices.input, has_colors(shot, input.shape())};
}

Map result_map(Shot const& shot, tensor::Tensor const& values) {
    auto const& shape = values.shape();
    auto const batch = std::min(shot.position.slid.batch, shape.batch - 1);
    auto const channel = std::min(shot.position.slid.channel, shape.channels - 1);
    auto const slice =
        shape.spatial.axes() == 3 && shot.axes() == 3 ? std::min(shot.output_slice(), shape.spatial[0] - 1) : 0;
    return {values, batch, channel, slice, has_colors(shot, shape)};
}

figure::Rect place_of_input(Shot const& shot, FlatLayout const& layout) {
    return fitted(shot.y.inputs, shot.x.inputs, layout.overview);
}

figure::Rect place_of_result(Shot const& shot, FlatLayout const& layout) {
    return fitted(shot.y.kept(), shot.x.kept(), layout.result);
}

// The cell at a share of the rectangle.
tensor::Extents cell_at(Shot const& shot, tensor::Extents const& extents, std::int64_t slice, figure::Rect const& rect,
                        figure::Point point) {
    auto const at = [](float share, std::int64_t cells) {
        return std::clamp(static_cast<std::int64_t>(share * static_cast<float>(cells)), std::int64_t{0}, cells - 1);
    };
    auto const axes = extents.axes();
    auto const row = axes >= 2 ? at((point.y - rect.y) / rect.height, extents[axes - 2]) : 0;
    return shot.at(slice, row, at((point.x - rect.x) / rect.width, extents[axes - 1]));
}

// An output cell that an input cell takes part in, or the nearest in proportion.
tensor::Extents output_near(Shot const& shot, tensor::Extents const& input) {
    auto const& computation = shot.trace.computation();
    auto output = input;
    for (int axis = 0; axis < input.axes(); ++axis) {
        auto const extent = computation.output.spatial[axis];
        auto const stamps = op::axis_stamps(computation.operation, axis, extent, input[axis]);
        output[axis] = stamps.empty() ? input[axis] * extent / computation.input.shape().spatial[axis]
                                      : stamps[stamps.size() / 2].output;
    }
    return output;
}

std::int64_t step_at(Shot const& shot, tensor::Index const& input, tensor::Index const& output) {
    bool const stamps = shot.leading.order() == trace::Order::Inputs;
    return stamps ? shot.leading.step_of_stamp(input) : shot.leading.step_of_output(output);
}

void draw_values(Shapes& shapes, Shot const& shot, FlatLayout const& layout, WholeResult const& whole) {
    auto const map = result_map(shot, whole.values);
    auto const rect = fitted(map.rows(), map.columns(), layout.result);
    shapes.push_back(figure::Image{rect, thumbnail(map, rect)});
    if (whole.progress) {
        shapes.push_back(figure::Box{rect, 0, faded(shot.theme.ground, 0.55f), {}});
        return;
    }
    auto const page = [](trace::BoardAxis const& axis, Span const& positions) {
        return Line{axis.kept(), {positions.first - axis.crop_begin, positions.count}};
    };
    mark_page(shapes, shot, marked_page(page(shot.y, shot.output_rows), page(shot.x, shot.output_columns), rect),
              shot.theme.ink);
}

}  // namespace

void draw_overview(Shapes& shapes, Shot const& shot, FlatLayout const& layout) {
    if (layout.overview.width <= 0) return;
    auto const rect = place_of_input(shot, layout);
    name_picture(shapes, shot, layout, rect, overview_title(shot, layout.bands.wording), shot.theme.input_text);
    shapes.push_back(figure::Image{rect, thumbnail(input_map(shot), rect)});
    mark_page(shapes, shot, marked_page({shot.y.stretched(), shot.rows}, {shot.x.stretched(), shot.columns}, rect),
              shot.theme.kernel);
}

void draw_result(Shapes& shapes, Shot const& shot, FlatLayout const& layout) {
    if (layout.result.width <= 0) return;
    WholeResult const none{{}, 0.f};
    auto const& whole = shot.whole != nullptr ? *shot.whole : none;
    auto const rect = place_of_result(shot, layout);
    name_picture(shapes, shot, layout, rect, result_title(shot, whole.progress), shot.theme.output_text);
    if (!whole.values.empty())
        draw_values(shapes, shot, layout, whole);
    else
        shapes.push_back(figure::Box{rect, 0, {}, figure::Stroke{shot.theme.output, 1.5f}});
    if (!whole.progress) return;
    // A bar along the lower edge: how far the new one has come.
    auto const height = std::max(3.f, std::round(layout.bands.caption * 0.3f));
    figure::Rect const bar{rect.x, rect.bottom() - height, rect.width * std::clamp(*whole.progress, 0.f, 1.f), height};
    shapes.push_back(figure::Box{bar, 0, shot.theme.output, {}});
}

std::optional<Site> overview_site_at(Shot const& shot, FlatLayout const& layout, figure::Point point) {
    auto const& computation = shot.trace.computation();
    if (layout.overview.width > 0 && place_of_input(shot, layout).holds(point)) {
        auto const rect = place_of_input(shot, layout);
        auto const map = input_map(shot);
        tensor::Index const input{map.batch, map.channel,
                                  cell_at(shot, computation.input.shape().spatial, map.slice, rect, point)};
        tensor::Index const output{map.batch, shot.position.slid.channel, output_near(shot, input.spatial)};
        return Site{.quad = quad_of(rect),
                    .cell = op::Cell{op::InputCell{input}},
                    .step = step_at(shot, input, output),
                    .in_picture = true};
    }
    if (layout.result.width > 0 && place_of_result(shot, layout).holds(point)) {
        auto const rect = place_of_result(shot, layout);
        tensor::Index const output{shot.position.slid.batch, shot.position.slid.channel,
                                   cell_at(shot, computation.output.spatial, shot.output_slice(), rect, point)};
        Site site{.quad = quad_of(rect), .cell = op::Cell{op::OutputCell{output}}, .in_picture = true};
        if (shot.leading.order() == trace::Order::Outputs) site.step = shot.leading.step_of_output(output);
        return site;
    }
    return std::nullopt;
}

}  // namespace deconvista::picture
