#pragma once
// What SVG files are made of here, and HTML pages and slides from them.

#include <string>

#include "app/export/show.h"
#include "app/export/task.h"
#include "app/paint/svg_painter.h"

namespace deconvista::exporting {

paint::SvgPainter svg_painter(paint::FontData const& fonts, paint::SvgText text);

// A picture of the show as an <svg> element with <title> and <desc>. Standalone: with what a file of its own needs, and
// the scene, if there is one to carry.
enum class SvgPlace : unsigned char { Standalone, InPage };
std::string svg_element(Task const& task, int picture, paint::SvgPainter& painter, SvgPlace place);

// Any figure likewise, for a place in another document.
std::string svg_element(figure::Figure const& figure, picture::StepWords const& words, paint::SvgPainter& painter);

}  // namespace deconvista::exporting
