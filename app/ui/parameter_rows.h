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

text::Name name_of_axis(int axis, int axes);
text::Name name_of(op::Kind operation);

}  // namespace deconvista::ui
