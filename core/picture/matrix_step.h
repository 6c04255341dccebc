#pragma once
// The matrix at a moment: which rows and columns the current step is about, and what the output holds by then.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/op/matrix.h"
#include "core/picture/held_output.h"
#include "core/picture/shot.h"

namespace deconvista::picture {

class MatrixStep {
public:
    explicit MatrixStep(Shot const& shot);

    Shot const& shot;
    std::optional<std::int64_t> row;    // of the current output cell, in the order of outputs
    std::vector<std::int64_t> columns;  // of the current place's input cells, in the order of inputs

    bool is_lit(op::MatrixEntry const& entry) const;

    // The cells of the batch item that is shown.
    tensor::Index input_cell(std::int64_t column) const;
    tensor::Index output_cell(std::int64_t row) const;
    float input_value(std::int64_t column) const;

    std::optional<HeldOutput::Value> output_value(std::int64_t of_row) const { return held_.at(output_cell(of_row)); }

    std::vector<op::MatrixEntry> entries(std::int64_t row) const;

    // "x[0,2]", "y[1,0,2]" (with its channel, where there are several), "w0,2".
    std::string input_name(std::int64_t column) const;
    std::string output_name(std::int64_t row) const;
    std::string weight_name(std::int64_t kernel) const;

private:
    HeldOutput held_;
};

}  // namespace deconvista::picture
