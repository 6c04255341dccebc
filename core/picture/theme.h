#pragma once
// The colours of the pictures by role. Roles are told apart by shape as well (core/picture/cells.h), so that they
// survive grey print and colour blindness. The hues are Okabe and Ito's (jfly.uni-koeln.de/color).

#include "core/figure/figure.h"
#include "core/picture/look.h"

namespace deconvista::picture {

struct Theme {
    figure::Color ground;     // behind everything
    figure::Color ink;        // text, and the frame of the current step
    figure::Color faint_ink;  // captions, zeros
    figure::Color input, kernel, output;
    figure::Color kernel_tint;                           // inside of kernel cells
    figure::Color input_text, kernel_text, output_text;  // the same roles, dark or light enough to be read as text
    figure::Color padding;                               // outline
    figure::Color inserted;                              // fill of an inserted zero
    figure::Color inserted_mark;                         // its dot
    figure::Color cropped, output_padding;
    figure::Color focus;  // rings around what belongs to the cell that is pointed at
    figure::Color rule;   // thin separating lines, empty cells
    bool operator==(Theme const&) const = default;
};

Theme const& theme_of(ThemeName name);

// Black or white, whichever has the higher contrast on the fill (WCAG 2 relative luminance).
figure::Color ink_on(figure::Color fill);

// The same colour with its alpha multiplied.
figure::Color faded(figure::Color color, float opacity);

// From a to b as t goes from 0 to 1, per channel.
figure::Color mixed(figure::Color a, figure::Color b, float t);

// WCAG 2 contrast ratio, 1 to 21, of opaque colours.
double contrast(figure::Color a, figure::Color b);

}  // namespace deconvista::picture
