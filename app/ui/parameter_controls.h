#pragma once
// What the sections of the parameters panel are made of.

#include <optional>
#include <string>
#include <vector>

#include "app/ui/parameter_rows.h"
#include "app/ui/ui.h"
#include "core/lesson/lesson.h"

namespace deconvista::ui {

constexpr float kControl = 28;  // height of a control
constexpr float kLabelColumn = 142;
constexpr float kShortLabelColumn = 84;  // beside lists, whose words are longer than numbers
constexpr float kControlGap = 8;

// A small line above a control.
void caption(Ui& ui, text::Name name, std::optional<lesson::Topic> topic = {});

// A label at the left, and after it, or below where it is long, a question mark that lists the common mistakes about
// it; the cursor is then where its control begins, and so much room is there.
float beside_label(Ui& ui, text::Name name, float column = kLabelColumn, std::optional<lesson::Topic> topic = {});

// The cursor below the row that beside_label() began there.
void end_row(Ui& ui, ImVec2 begin);

// Where the numbers of a row with one for each of so many axes begin: beside its label, or, where that would leave no
// room for three, below it at the left.
constexpr float column_of_axes(int axes) {
    return axes > 2 ? 0 : kLabelColumn;
}

// A name with the numbers of its axes, and below each the numbers that it can reach.
void parameter_row(Ui& ui, ParameterRow const& row);

// A heading that opens and closes what lies below it. Closed at first.
bool fold(Ui& ui, char const* id, text::Name name);

// One of the values that a choice can be set to. What the edit would be refused for is seen when the list is open.
struct EditOption {
    std::string label;
    scene::Edit edit;
    bool chosen{false};
    std::string brief{};  // while the list is closed; empty: the label
    std::string const& shown() const { return brief.empty() ? label : brief; }
};

// A list to choose from; `otherwise` is shown if none of the options is chosen.
void edit_list(Ui& ui, std::string const& id, std::vector<EditOption> const& options, std::string const& otherwise,
               float width);

struct ChoiceRow {
    std::string otherwise{};
    std::optional<lesson::Topic> topic{};
    float column{kShortLabelColumn};
};

// The same with a label at the left, and two or three options side by side.
void edit_choice(Ui& ui, text::Name label, std::vector<EditOption> const& options, ChoiceRow const& row = {});
void edit_segments(Ui& ui, text::Name label, std::vector<EditOption> const& options);

}  // namespace deconvista::ui
