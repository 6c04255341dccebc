#include "core/picture/isometric_layout.h"

#include <algorithm>
#include <cmath>

#include "core/picture/text_fit.h"

namespace deconvista::picture {
namespace {

// How far a row recedes, in cells: to the right, and upwards.
constexpr float kRecedeRight = 0.5f;
constexpr float kRecedeUp = 0.5f;

float plane_width(Span rows, Span columns) {
    return static_cast<float>(columns.count) + kRecedeRight * static_cast<float>(rows.count);
}
float plane_height(Span rows) {
    return kRecedeUp * static_cast<float>(rows.count);
}

// Planes of equal size in rows of `across`, rows behind one another; under each row, room for names, the longest of
// which has a width.
struct PlaneRows {
    std::size_t planes{}, across{1};
    Span rows, columns;
    float name_width{};

    std::size_t deep() const { return (planes + across - 1) / across; }
    // From one plane to the next at its side.
    float pitch(float cell, float gap) const {
        return std::max(plane_width(rows, columns) * cell, across > 1 ? name_width : 0) + gap;
    }
    float width(float cell, float gap) const {
        return static_cast<float>(across - 1) * pitch(cell, gap) + plane_width(rows, columns) * cell;
    }
    float height(float cell, float name) const {
        auto const count = static_cast<float>(deep());
        return count * plane_height(rows) * cell + (count - 1) * name;
    }
};

// The planes, centred in the width of an area and standing on its lower side, the first one at the back.
std::vector<ObliquePlane> place(PlaneRows const& block, float cell, figure::Rect area, float gap, float name) {
    auto const left = area.x + (area.width - block.width(cell, gap)) / 2;
    auto const next_x = block.pitch(cell, gap);
    auto const next_y = plane_height(block.rows) * cell + name;
    std::vector<ObliquePlane> planes;
    for (std::size_t i = 0; i < block.planes; ++i) {
        auto const row = i / block.across;
        auto const from_front = static_cast<float>(block.deep() - 1 - row);
        auto const across = static_cast<float>(i % block.across);
        planes.push_back({{std::round(left + across * next_x), std::round(area.bottom() - from_front * next_y)},
                          cell,
                          block.rows,
                          block.columns});
    }
    return planes;
}

}  // namespace

figure::Point ObliquePlane::at(float row, float column) const {
    auto const from_near = static_cast<float>(rows.end()) - row;
    return {origin.x + (column - static_cast<float>(columns.first) + kRecedeRight * from_near) * cell,
            origin.y - kRecedeUp * from_near * cell};
}

Quad ObliquePlane::block(float row, float column, float row_count, float column_count, float gap) const {
    return {{at(row + gap, column + gap), at(row + gap, column + column_count - gap),
             at(row + row_count - gap, column + column_count - gap), at(row + row_count - gap, column + gap)}};
}

figure::Rect ObliquePlane::bounds() const {
    auto const height = plane_height(rows) * cell;
    return {origin.x, origin.y - height, plane_width(rows, columns) * cell, height};
}

figure::Point ObliquePlane::inverse(figure::Point point) const {
    auto const from_near = (origin.y - point.y) / (kRecedeUp * cell);
    auto const column = (point.x - origin.x) / cell - kRecedeRight * from_near + static_cast<float>(columns.first);
    return {column, static_cast<float>(rows.end()) - from_near};
}

IsometricLayout isometric_layout(Shot const& shot, Bands const& bands) {
    auto const& stage = bands.stage;
    bool const are_named = shot.inputs.size() > 1 || shot.outputs.size() > 1 || !rest_of_inputs(shot).empty() ||
                           !rest_of_outputs(shot).empty();
    auto const line = shot.look.labels == Labels::On ? bands.caption : 0.f;
    auto const title = std::round(line * (are_named ? 3.2f : 1.7f)), name = std::round(line * 1.8f);
    auto const gap = bands.margin;
    float longest_name = 0;
    for (auto const& names : {input_map_names(shot), output_map_names(shot)})
        for (auto const& one : names) longest_name = std::max(longest_name, estimated_width(one));
    auto const name_width = line * longest_name;
    figure::Rect const area{stage.x, stage.y, std::round(stage.width * 0.72f), stage.height};
    figure::Rect const column{area.right() + gap, stage.y, stage.right() - area.right() - gap, stage.height};
    // Air between the planes: enough for the rays to be seen apart.
    auto const air = std::round(area.height * 0.12f);
    auto const used = [&](PlaneRows const& inputs, PlaneRows const& outputs, float cell) {
        return inputs.height(cell, name) + outputs.height(cell, name) + 2 * title + air;
    };
    PlaneRows inputs, outputs;
    float cell = 0;
    for (std::size_t in = 1; in <= shot.inputs.size(); ++in)
        for (std::size_t out = 1; out <= shot.outputs.size(); ++out) {
            PlaneRows const below{shot.inputs.size(), in, shot.rows, shot.columns, name_width};
            PlaneRows const above{shot.outputs.size(), out, shot.output_rows, shot.output_columns, name_width};
            auto fitting = std::max(1.f, std::floor(area.height / 5));
            while (fitting > 1 && (used(below, above, fitting) > area.height ||
                                   below.width(fitting, gap) > area.width || above.width(fitting, gap) > area.width))
                --fitting;
            if (fitting <= cell) continue;
            cell = fitting;
            inputs = below;
            outputs = above;
        }
    auto const height = used(inputs, outputs, cell);
    auto const top = area.y + (area.height - height) / 2;
    auto const output_bottom = top + title + outputs.height(cell, name);
    IsometricLayout layout;
    auto kernel_bands = bands;
    auto const longest = shot.pooling() ? "" : stored_kernel_title(shot, Wording::Full);
    bool const names_fit = shot.kernels.size() < 2 || 2 * name_width + gap <= column.width;
    if (!names_fit || bands.caption * estimated_width(longest) > column.width) kernel_bands.wording = Wording::Short;
    layout.kernel = kernel_column(shot, kernel_bands, column);
    layout.inputs = place(inputs, cell, {area.x, top, area.width, height - title}, gap, name);
    layout.outputs = place(outputs, cell, {area.x, top, area.width, output_bottom - top}, gap, name);
    return layout;
}

}  // namespace deconvista::picture
