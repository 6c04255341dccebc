#pragma once
// What an export shows, whatever it is: its steps, what each moment looks like, and what there is to say of it.

#include <cstdint>
#include <optional>
#include <string>

#include "app/export/slide.h"
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

    // Steps of one picture, or pages that stand for themselves; these are numbered from 1.
    enum class Kind : std::uint8_t { Steps, Pages };
    virtual Kind kind() const { return Kind::Steps; }

    // For formats whose text can be edited; none: it is all picture.
    virtual std::optional<Slide> slide(trace::Moment, picture::Look const&) const { return std::nullopt; }
};

}  // namespace deconvista::exporting
