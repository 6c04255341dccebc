#pragma once
// The parts of a presentation that one slide consists of, as PresentationML (ECMA-376, part 1, 19).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/export/slide.h"
#include "core/figure/figure.h"
#include "core/picture/step_words.h"
#include "core/text/text.h"

namespace deconvista::exporting::pptx {

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kSpaces =
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

// In English metric units, 914400 of an inch; `unit` is one of the figure.
struct SlideSize {
    std::int64_t width{}, height{};
    double unit{};
};

// One relation of a part to another. Its type is the last word of the type's name, or its last two.
struct Relation {
    std::string type, target;
};
std::string relations(std::vector<Relation> const& all);

// The slide. Of its relations the second is the picture as PNG and the third the picture as SVG, if it has a picture.
// `words` are its alternative text.
struct SlideLook {
    SlideSize size;
    figure::Color ground;
    text::Language language{};
};
std::string slide_part(Slide const& slide, picture::StepWords const& words, SlideLook const& look);

// The page of notes that belongs to a slide, and the master of all of them.
std::string notes_part(std::vector<std::string> const& paragraphs, text::Language language);
std::string notes_master_part();

}  // namespace deconvista::exporting::pptx
