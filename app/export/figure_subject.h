#pragma once
// Figures that stand for themselves as what an export shows: one, or several that follow one another.

#include <functional>
#include <memory>

#include "app/export/subject.h"

namespace deconvista::exporting {

struct Figures {
    std::int64_t count{1};
    std::function<figure::Figure(std::int64_t number, picture::Look const& look)> figure;  // numbers from 0
    std::function<picture::StepWords(text::Language language)> words;                      // of all of them
};

// Its steps are the figures; it carries no document.
std::shared_ptr<Subject const> figure_subject(Figures figures);

}  // namespace deconvista::exporting
