#pragma once
// Fields of the export dialog: a name, and beside it one or two lists to choose from.

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "app/state/dialogs.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

// One of the things that a field can be set to.
struct Choice {
    std::string label;
    std::function<void(exporting::Settings&)> set;
};

// What can be chosen, and what is; a number beyond the last: something else.
struct Choices {
    std::vector<Choice> all;
    std::size_t current{};
};

// The values of one member of the settings.
template <class T, class Label>
Choices choices_of(T exporting::Settings::*member, std::vector<T> const& values, exporting::Settings const& settings,
                   Label const& label) {
    Choices choices;
    choices.current = values.size();
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const value = values[i];
        if (settings.*member == value) choices.current = i;
        choices.all.push_back({label(value), [member, value](exporting::Settings& it) { it.*member = value; }});
    }
    return choices;
}

class ExportFields {
public:
    // Below one another from the cursor on, this wide.
    ExportFields(Ui& ui, state::ExportDialog const& form, float width);

    exporting::Settings const& settings() const { return form_.settings; }

    void file_name();
    void choose(text::Name name, char const* id, Choices const& choices);
    void choose_two(text::Name name, std::pair<char const*, char const*> ids, Choices const& first,
                    Choices const& second);

private:
    void begin(text::Name name);
    void list(char const* id, Choices const& choices, float width);

    Ui& ui_;
    state::ExportDialog const& form_;
    float left_, width_;
};

}  // namespace deconvista::ui
