#pragma once
// What an export shows, whatever it is: its steps, what each moment looks like, and what there is to say of it.

#include <string>

#include "core/figure/figure.h"
#include "core/picture/look.h"
#include "core/picture/step_words.h"
#include "core/trace/timeline.h"

namespace deconvista::exporting {

// Asked from any thread.
class Subject {
public:
    virtual ~Subject() = default;

    virtual trace::Timeline const& timeline() const = 0;
    virtual figure::Figure figure(trace::Moment moment, picture::Look const& look) const = 0;
    virtual picture::StepWords words(std::int64_t step, text::Language language) const = 0;
    virtual std::string title(text::Language language) const = 0;

    // The document on one line, as a file in this folder carries it; empty if it is too long for that.
    virtual std::string document(std::string const& folder) const = 0;
};

}  // namespace deconvista::exporting
