#pragma once
// What the parameter panel shows of a scene: rows of numbers with their bounds. Computed, not drawn.

#include <optional>
#include <vector>

#include "app/state/settings.h"
#include "core/scene/edit.h"
#include "core/text/text.h"

namespace deconvista::ui {

// One number. Linked axes that are equal share a cell; linked ones that differ have one each, and become equal when
// one is changed.
struct ParameterCell {
    std::optional<int> axis;  // what an edit is made on; none = all
    std::int64_t value{};
    scene::Bounds bounds;
    bool operator==(ParameterCell const&) const = default;
};

struct ParameterRow {
    scene::Parameter parameter{};
    text::Name label{};
    std::vector<ParameterCell> cells;
    bool operator==(ParameterRow const&) const = default;
};

// In the order in which a person thinks; without those that the operation does not have.
std::vector<ParameterRow> parameter_rows(scene::Scene const& scene, state::Axes axes);

// All that the panel shows of a scene and that takes some time to find out.
struct ParameterTable {
    std::vector<ParameterRow> basic;
    std::vector<ParameterRow> channels;
    std::vector<std::int64_t> groups;        // that can be chosen; none for a pooling
    std::optional<ParameterRow> output;      // where the convention has a size to ask for
    std::optional<ParameterRow> upsampling;  // of an input that is upsampled, the factor
    bool operator==(ParameterTable const&) const = default;
};
ParameterTable parameter_table(scene::Scene const& scene, state::Axes axes);

text::Name name_of_axis(int axis, int axes);
text::Name name_of(op::Kind operation);

}  // namespace deconvista::ui
