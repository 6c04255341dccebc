#pragma once
// A question about a step that is not shown yet: what an audience is asked to predict, what is right, and the sum that
// decides.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/op/partners.h"
#include "core/text/text.h"
#include "core/trace/trace.h"

namespace deconvista::quiz {

// Value: what an output cell gets. OutputSize: how large the output is. Touched: which input cells an output cell
// reads, respectively which output cells the stamp of an input cell falls on.
enum class Kind : std::uint8_t { Value, OutputSize, Touched };

struct Question {
    Kind kind{};
    std::int64_t step{};  // that shows the answer; until then the one before it is seen
    op::Cell cell{};      // that is asked about; says nothing for OutputSize
    bool operator==(Question const&) const = default;
};

// The next question of the kind, about this step or a later one; nothing where there is none any more. A value that is
// not finite is not asked for, and of a stamp one cell in the middle of it.
std::optional<Question> ask(trace::Trace const& trace, Kind kind, std::int64_t step);

// The places of cells along the spatial axes alone, sorted, each once: whichever channel was pointed at.
using Places = std::vector<tensor::Extents>;

// What is right. For the kind that is asked.
double right_value(trace::Trace const& trace, Question const& question);
tensor::Extents right_size(trace::Trace const& trace);
Places right_places(trace::Trace const& trace, Question const& question);

// Whether cells of the input are pointed at for Touched, or of the output; and the shape of that tensor.
bool points_at_input(Question const& question);
tensor::Shape const& shape_pointed_at(trace::Trace const& trace, Question const& question);

// The cell with its place added to those that were chosen, or taken out of them again; nothing for a cell that is of
// the wrong tensor.
std::optional<Places> chosen(Places places, Question const& question, op::Cell const& cell);

// A question that stands, and what was pointed at so far.
struct Asked {
    Question question;
    Places chosen{};
    std::optional<tensor::Extents> pointed{};  // where the keyboard is
    bool operator==(Asked const&) const = default;
};

enum class Verdict : std::uint8_t { Right, Wrong };

// A value is right to the digits that were typed, at least two; a size is written as 3x3, "3 × 3", "3, 3", or as one
// number where all axes agree; cells as "0,0 0,1 1,0". Refused: what is none of these.
base::Result<Verdict> judge(trace::Trace const& trace, Question const& question, std::string_view typed);
Verdict judge(trace::Trace const& trace, Question const& question, Places const& places);

// "Which value does y[1, 2] get?"
std::string wording(trace::Trace const& trace, Question const& question, text::Language language);

// The sum, the formula with its numbers, or the cells: "y[1, 2] = 1 · 2 + 3 · 4 = 14".
std::string solution(trace::Trace const& trace, Question const& question, text::Language language);

}  // namespace deconvista::quiz
