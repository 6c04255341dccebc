#pragma once
// Single lines of text in any size, as sharp as those of the pictures. ImGui's own text has one size.

#include <string_view>

#include "app/ui/ui.h"

namespace deconvista::ui {

struct Lettering {
    float size{};  // em, in ImGui's units
    figure::Color color;
    figure::Weight weight{figure::Weight::Regular};
    figure::Horizontal horizontal{figure::Horizontal::Left};
    figure::Vertical vertical{figure::Vertical::Middle};
};

void letter(Ui& ui, ImDrawList& list, ImVec2 at, std::string_view text, Lettering const& lettering);
float width_of(Ui& ui, std::string_view text, float size, figure::Weight weight = figure::Weight::Regular);

// As much of the text as fits, with an ellipsis where it is cut.
std::string fitted(Ui& ui, std::string_view text, float size, float width,
                   figure::Weight weight = figure::Weight::Regular);

// Of the name of a layer the end, which tells it from others.
std::string fitted_path(Ui& ui, std::string_view path, float size, float width,
                        figure::Weight weight = figure::Weight::Regular);

}  // namespace deconvista::ui
