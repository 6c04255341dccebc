#pragma once
// What is typed into the cell of a grid, and where the keys lead from there.

#include "app/state/values.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

class CellKeyboard {
public:
    // Both outlive it.
    CellKeyboard(Ui& ui, state::ValuesDialog const& dialog, state::Slice const& slice);

    // Takes in what was typed since the last frame. The cell that the keys lead to.
    state::ValuesDialog listen();

    // Goes to a cell, or to the nearest that there is; what was typed is kept.
    state::ValuesDialog leave(state::ValuesDialog to);

private:
    void type();
    void append(ImWchar character);
    state::ValuesDialog moved(std::int64_t rows, std::int64_t columns) const;
    state::ValuesDialog stepped(std::int64_t way) const;

    Ui& ui_;
    state::ValuesDialog const& dialog_;
    state::Slice const& slice_;
    Typing& typing_;
};

}  // namespace deconvista::ui
