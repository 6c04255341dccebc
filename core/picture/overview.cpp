#include "core/picture/overview.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/picture/color_scale.h"
#include "core/picture/names.h"

namespace deconvista::picture {
namespace {

// Samples of one axis: places that hold input cells, evenly spread.
std::vector<std::int64_t> samples(trace::BoardAxis const& axis, int count) {
    std::vector<std::int64_t> places;
    for (int i = 0; i < count; ++i) places.push_back(axis.inputs * i / count * axis.spacing);
    return places;
}

figure::Pixels thumbnail(Shot const& shot, Plane const& plane, int width, int height) {
    auto const rows = samples(shot.y, height), columns = samples(shot.x, width);
    std::vector<float> values;
    for (auto const row : rows)
        for (auto const column : columns) values.push_back(shot.input_value(plane, row, column).value_or(0));
    ColorScale const scale{tensor::finite_range(values)};
    auto rgba = std::make_shared<std::vector<std::uint8_t>>();
    for (auto const value : values) {
        auto const color = scale.of(value);
        rgba->insert(rgba->end(), {color.red, color.green, color.blue, color.alpha});
    }
    return {width, height, std::move(rgba)};
}

// The largest rectangle of the input's proportions in the middle of the area.
figure::Rect fitted(Shot const& shot, figure::Rect area) {
    auto const width = static_cast<float>(shot.x.inputs), height = static_cast<float>(shot.y.inputs);
    auto const scale = std::min(area.width / width, area.height / height);
    figure::Rect rect{0, 0, std::max(2.f, std::round(width * scale)), std::max(2.f, std::round(height * scale))};
    rect.x = std::round(area.x + (area.width - rect.width) / 2);
    rect.y = area.y;
    return rect;
}

figure::Rect marked_page(Shot const& shot, figure::Rect rect) {
    auto const along = [](trace::BoardAxis const& axis, Span page, float from, float length) {
        auto const share = [&](std::int64_t place) {
            return std::clamp(static_cast<float>(place) / static_cast<float>(axis.stretched()), 0.f, 1.f);
        };
        auto const begin = from + length * share(page.first), end = from + length * share(page.end());
        return std::pair{begin, std::max(3.f, end - begin)};
    };
    auto const [x, width] = along(shot.x, shot.columns, rect.x, rect.width);
    auto const [y, height] = along(shot.y, shot.rows, rect.y, rect.height);
    return {x, y, width, height};
}

}  // namespace

void draw_overview(Shapes& shapes, Shot const& shot, FlatLayout const& layout) {
    if (layout.overview.width <= 0) return;
    auto const rect = fitted(shot, layout.overview);
    auto const width = static_cast<int>(std::min<float>(rect.width, static_cast<float>(shot.x.inputs)));
    auto const height = static_cast<int>(std::min<float>(rect.height, static_cast<float>(shot.y.inputs)));
    auto const size = layout.bands.caption;
    if (shot.look.labels == Labels::On)
        shapes.push_back(label({rect.center().x, rect.y - size * 0.8f}, size, overview_title(shot),
                               shot.theme.input_text, figure::Horizontal::Center));
    shapes.push_back(figure::Image{rect, thumbnail(shot, shot.inputs.front(), width, height)});
    auto const page = marked_page(shot, rect);
    shapes.push_back(figure::Box{page, 0, {}, figure::Stroke{shot.theme.ground, 4}});
    shapes.push_back(figure::Box{page, 0, {}, figure::Stroke{shot.theme.kernel, 2.5f}});
}

}  // namespace deconvista::picture
