#pragma once
// A lesson: pages of text, each with a scene at some step of it and what in its picture the text speaks of, in English
// and in Chinese. As values, checked: every page can be drawn and every place in its text can be filled.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/figure/figure.h"
#include "core/lesson/markup.h"
#include "core/op/partners.h"
#include "core/picture/look.h"
#include "core/picture/marks.h"
#include "core/picture/step_words.h"
#include "core/quiz/question.h"
#include "core/scene/scene.h"
#include "core/text/text.h"
#include "core/trace/timeline.h"
#include "core/trace/trace.h"

namespace deconvista::lesson {

template <class T>
struct InBoth {
    T english, chinese;
    T const& in(text::Language language) const { return language == text::Language::Chinese ? chinese : english; }
    bool operator==(InBoth const&) const = default;
};

// The steps that a page goes through; a picture that cannot move shows the last one, and the text speaks of it.
struct Steps {
    std::int64_t first{}, last{};
    bool operator==(Steps const&) const = default;
};

// A cell whose partners light up with it, or places that are marked by themselves.
using Highlight = std::variant<op::Cell, picture::Marked>;

struct Shown {
    scene::Scene scene;
    trace::Trace trace;               // the scene's own
    std::vector<std::int64_t> rates;  // of a stack of layers, the lowest first; else empty
    Steps steps;
    std::vector<Highlight> highlights;  // at most one of them a cell
};

// The story of a network's unit, which this room can show but not tell. Asked from any thread.
class Story {
public:
    virtual ~Story() = default;
    virtual trace::Timeline const& timeline() const = 0;
    virtual figure::Figure figure(trace::Moment moment, picture::Look const& look) const = 0;
    virtual picture::StepWords words(std::int64_t step, text::Language language) const = 0;
};

struct Told {
    std::shared_ptr<Story const> story;
    std::string file;  // its document, to be opened
    Steps steps;
};

// What the audience is asked to predict: the value that the step after the page's last one will make, the size of the
// output, or which cells the step after the last one touches.
using Question = quiz::Kind;

// Of a page whose title is what people say and get wrong: what is to be said of it, and where the question arises.
enum class Verdict : std::uint8_t { Wrong, Misleading, Depends };
enum class Topic : std::uint8_t { Operation, Kernel, Stride, Dilation, Padding, OutputPadding, Orientation, Framework };
struct Claim {
    Verdict verdict{};
    std::vector<Topic> about;  // at least one
};

struct Page {
    InBoth<std::string> title;
    InBoth<Blocks> text;
    InBoth<Blocks> notes;  // for who presents; may be empty
    std::optional<Shown> shown;
    std::optional<Told> told;  // in place of a scene
    std::optional<Question> question;
    std::optional<Claim> claim;
};

struct Lesson {
    InBoth<std::string> title;
    std::vector<Page> pages;  // at least one
};

}  // namespace deconvista::lesson
