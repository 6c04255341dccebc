#pragma once
// Controls beside one another, in as many rows as their panel's width asks for.

#include <optional>
#include <span>

#include "app/ui/buttons.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

class ControlFlow {
public:
    ControlFlow(Ui& ui, ImVec2 begin, float width) : ui_{ui}, begin_{begin}, width_{width}, at_{begin} {}

    // Where a control of this width stands, in the next row if this one has no room; the cursor is there.
    Rect take(float width);

    // One of several that exclude each other; the one that was chosen anew. `id` names it for ImGui and for tests.
    std::optional<int> choice(char const* id, std::span<text::Name const> names, int current);
    std::optional<int> choice(char const* id, text::Name label, std::span<text::Name const> names, int current);

    // A whole number between bounds, or the one that is wanted.
    struct Number {
        std::int64_t value{}, low{}, high{};
    };
    std::optional<std::int64_t> number(char const* id, text::Name label, Number const& number);

    bool button(char const* id, text::Name name, ButtonLook look = ButtonLook::Normal);
    bool button_at_end(char const* id, text::Name name);  // of a row
    bool icon(char const* id, Icon icon, float width, text::Name tip, ButtonLook look = ButtonLook::Normal);

    // A bar of how far something is, 0 to 1.
    void progress(float share);

    // What is left of this row, between the controls so far and the right end.
    Rect rest() const;

    float height() const;

private:
    Rect take(text::Name label, float width);
    float width_of_button(std::string const& text) const;

    Ui& ui_;
    ImVec2 begin_;
    float width_;
    ImVec2 at_;
};

}  // namespace deconvista::ui
