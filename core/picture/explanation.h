#pragma once
// The words beside the picture: what the current stage does, how the output's size comes about and how the current
// number does, with the numbers put in. For the explanation panel; the picture itself carries its own short labels.

#include <string>
#include <vector>

#include "core/text/text.h"
#include "core/trace/timeline.h"
#include "core/trace/trace.h"

namespace deconvista::picture {

// One row of the table of the current sum: x times w, and the sum so far.
struct SumRow {
    std::string input, kernel;  // where: "x[0, 2]", "w[1, 1]"; of a stamp, in place of the input, the output "y[0, 2]"
    std::string x, w, product, running;
    bool operator==(SumRow const&) const = default;
};

struct SizeFormula {
    std::string axis;                   // "height", "width", "axis 0"; empty when all axes are alike
    std::string formula, with_numbers;  // "(i - 1)·s - pb - pe + d·(k - 1) + op + 1" and the same in numbers
    bool operator==(SizeFormula const&) const = default;
};

struct Explanation {
    std::string stage;     // the name of the stage: "Insert zeros"
    std::string sentence;  // what it does here, in one or two sentences with the numbers
    std::vector<SizeFormula> sizes;
    std::vector<SumRow> sum;  // at most kMaxSumRows
    std::int64_t rows_left_out{};
    bool zeros_alone{};       // are left out
    std::string bias, value;  // of the current sum; empty outside of a slide step
    bool operator==(Explanation const&) const = default;
};

constexpr int kMaxSumRows = 64;

Explanation explain(trace::Trace const& trace, trace::Moment moment, text::Language language);

// "height", "axis 0": of `axes` axes.
std::string axis_title(int axis, int axes, text::Language language);

// Names of stages for the timeline's bands.
text::Name name_of(trace::Stage stage);

}  // namespace deconvista::picture
