#pragma once
// A step in words, for everybody who cannot see the picture and for files that can carry text: titles and descriptions
// of vector pictures, alternative texts of slides, what a screen reader says.

#include <cstdint>
#include <string>

#include "core/scene/scene.h"
#include "core/text/text.h"
#include "core/trace/trace.h"

namespace deconvista::picture {

struct StepWords {
    std::string title;  // "Step 7 of 22: Slide"; numbered from 0 to the last as in the trace
    std::string text;   // what happens, and the sum written out where there is one
    bool operator==(StepWords const&) const = default;
};

// A sum in words: "y[0, 1]", "1 · 2 + 3 · (−4)", "−10". Positions that are cropped are of "full".
struct WrittenSum {
    std::string cell, terms, value;
    bool operator==(WrittenSum const&) const = default;
};
WrittenSum written_sum(trace::Trace const& trace, std::int64_t step, text::Language language);  // of a slide step

// "Step 7 of 22: Slide. Each weight ..."
std::string in_one_line(StepWords const& words, text::Language language);

StepWords words_of(trace::Trace const& trace, std::int64_t step, text::Language language);

// The same with what a second scene beside this one does. `trace` is the scene's own.
StepWords words_of(scene::Scene const& scene, trace::Trace const& trace, std::int64_t step, text::Language language);

}  // namespace deconvista::picture
