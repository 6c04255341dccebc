#pragma once
// What the figures of networks have in common: a title, a line that says what of, sentences below, and pictures with
// their names in between.

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/net/box.h"
#include "core/picture/cells.h"
#include "core/picture/look.h"
#include "core/picture/step_words.h"
#include "core/picture/theme.h"
#include "core/text/pictures.h"

namespace deconvista::maps {

using picture::Shapes;

struct PageWords {
    std::string title, subtitle;
    std::vector<std::string> notes;  // broken into lines below the body
};

// For files that can carry text.
picture::StepWords as_step_words(PageWords const& words);

// A figure under way. Text sizes are ems in pixels.
struct Page {
    picture::Look look;
    picture::Theme const& theme;
    float margin{}, caption{}, gap{};
    figure::Rect body;  // what title and notes leave
    Shapes shapes;

    std::string say(text::Picture name, std::initializer_list<std::string> facts = {}) const;
    float line() const { return std::round(caption * 1.35f); }  // from one line of text to the next

    // One line, cut if it is wider than `room`; its middle at y.
    void write(figure::Point at, std::string_view text, figure::Color color, float room,
               figure::Horizontal horizontal = figure::Horizontal::Left,
               figure::Weight weight = figure::Weight::Regular);

    // Several lines from `top` on; how high they are.
    float write_lines(figure::Point top, std::string_view text, figure::Color color, float room);
    std::vector<std::string> lines_of(std::string_view text, float room) const;

    // As large as it fits into the area, in its middle, with a thin frame; where it lies. Nothing for no pixels.
    figure::Rect show(figure::Rect area, figure::Pixels const& pixels);
};

Page begin_page(picture::Look const& look, PageWords const& words);
figure::Figure finished(Page page);

// The largest rectangle of these proportions within the area, on whole pixels, in its middle.
figure::Rect fitted(figure::Rect area, double width, double height);

// "12 %"; "0.90", or a dash for what cannot be said.
std::string percent(double share);
std::string measured(std::optional<double> value);

// The end of a path that is too wide: "…/features.11", or less of it.
std::string end_of_path(std::string const& path, float ems);

// "53×53"
std::string extents_text(net::Box const& box);

// "(3, 5)"
std::string cell_text(std::vector<std::int64_t> const& cell);

}  // namespace deconvista::maps
