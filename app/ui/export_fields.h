#pragma once
// Fields of the export dialog: a name, and beside it one control or two. A control shows what the settings say and is
// told what to change in them.

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/state/dialogs.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

using Change = std::function<void(exporting::Settings&)>;

// One of the things that a field can be set to.
struct Choice {
    std::string label;
    Change change;
};

// What can be chosen, and what is; a number beyond the last: something else.
struct Choices {
    char const* id{};
    std::vector<Choice> all;
    std::size_t current{};
};

// A field to type in, with proposals. Labels of proposals can be typed, too.
struct Entry {
    char const* id{};
    std::string shown;
    std::vector<Choice> proposals;
    std::function<std::optional<Change>(std::string const&)> read;  // nothing: it cannot be understood
};

// Several of the things that are there; the first, if it is alone, says all.
struct Checks {
    struct Check {
        std::string label;
        bool is_on;
        Change change;
    };
    char const* id{};
    std::string shown;
    std::vector<Check> all;
};

using Control = std::variant<Choices, Entry, Checks>;

// The values of one member of the settings.
template <class T, class Label>
Choices choices_of(char const* id, T exporting::Settings::*member, std::vector<T> const& values,
                   exporting::Settings const& settings, Label const& label) {
    Choices choices{id, {}, values.size()};
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const& value = values[i];
        if (settings.*member == value) choices.current = i;
        choices.all.push_back({label(value), [member, value](exporting::Settings& it) { it.*member = value; }});
    }
    return choices;
}

struct Range {
    double least{}, most{};
};

// The first number in a text.
std::optional<double> number_in(std::string const& text);

// A number, with some proposed. Words may stand around it: they are not read.

template <class T, class Label>
Entry number_entry(char const* id, T exporting::Settings::*member, Range const& range, std::vector<T> const& proposed,
                   exporting::Settings const& settings, Label const& label) {
    Entry entry{id, label(settings.*member), choices_of(id, member, proposed, settings, label).all, {}};
    entry.read = [member, range](std::string const& text) -> std::optional<Change> {
        auto const number = number_in(text);
        if (!number || *number < range.least || *number > range.most) return std::nullopt;
        return [member, value = static_cast<T>(*number)](exporting::Settings& it) { it.*member = value; };
    };
    return entry;
}

class ExportFields {
public:
    // Below one another from the cursor on, this wide.
    ExportFields(Ui& ui, state::ExportDialog const& form, float width);

    exporting::Settings const& settings() const { return form_.settings; }

    void file_name();
    void add(text::Name name, std::vector<Control> const& controls);

private:
    void begin(text::Name name);
    void draw(Choices const& choices, float width);
    void draw(Entry const& entry, float width);
    void draw(Checks const& checks, float width);
    enum class Frame : std::uint8_t { Own, Around };
    bool type(char const* id, std::string& text, float width, Frame frame);
    void propose(Entry const& entry, Rect const& place);
    void change(Change const& change);

    Ui& ui_;
    state::ExportDialog const& form_;
    float left_, width_;
};

}  // namespace deconvista::ui
