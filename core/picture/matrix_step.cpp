#include "core/picture/matrix_step.h"

#include <algorithm>

#include "core/base/number_text.h"

namespace deconvista::picture {
namespace {

tensor::Shape item_of(tensor::Shape shape) {
    shape.batch = 1;
    return shape;
}

std::string joined(std::vector<std::int64_t> const& numbers) {
    std::string text;
    for (auto const number : numbers) text += (text.empty() ? "" : ",") + base::to_text(number);
    return text;
}

std::string cell_name(char letter, tensor::Shape const& shape, tensor::Index const& cell) {
    std::vector<std::int64_t> numbers;
    if (shape.channels > 1) numbers.push_back(cell.channel);
    numbers.insert(numbers.end(), cell.spatial.begin(), cell.spatial.end());
    return letter + ("[" + joined(numbers)) + "]";
}

}  // namespace

MatrixStep::MatrixStep(Shot const& of) : shot{of}, held_{of} {
    if (!shot.current) return;
    auto const& cell = shot.current->cell();
    if (auto const* const output = std::get_if<op::OutputCell>(&cell)) {
        auto at = output->at;
        at.batch = 0;
        row = offset(shot.trace.computation().output, at);
    }
    if (auto const* const input = std::get_if<op::InputCell>(&cell)) {
        auto at = input->at;
        at.batch = 0;
        auto const& shape = shot.trace.computation().input.shape();
        for (at.channel = 0; at.channel < shape.channels; ++at.channel) columns.push_back(offset(shape, at));
    }
}

bool MatrixStep::is_lit(op::MatrixEntry const& entry) const {
    return entry.row == row || std::ranges::find(columns, entry.column) != columns.end();
}

tensor::Index MatrixStep::input_cell(std::int64_t column) const {
    auto cell = index_at(item_of(shot.trace.computation().input.shape()), column);
    cell.batch = shot.position.slid.batch;
    return cell;
}

tensor::Index MatrixStep::output_cell(std::int64_t of_row) const {
    auto cell = index_at(item_of(shot.trace.computation().output), of_row);
    cell.batch = shot.position.slid.batch;
    return cell;
}

float MatrixStep::input_value(std::int64_t column) const {
    return shot.trace.computation().input[input_cell(column)];
}

std::vector<op::MatrixEntry> MatrixStep::entries(std::int64_t of_row) const {
    return op::matrix_row(shot.trace.computation(), output_cell(of_row));
}

std::string MatrixStep::input_name(std::int64_t column) const {
    return cell_name('x', shot.trace.computation().input.shape(), input_cell(column));
}

std::string MatrixStep::output_name(std::int64_t of_row) const {
    return cell_name('y', shot.trace.computation().output, output_cell(of_row));
}

std::string MatrixStep::weight_name(std::int64_t kernel) const {
    auto const& shape = shot.trace.computation().kernel.shape();
    auto const cell = index_at(shape, kernel);
    std::vector<std::int64_t> numbers;
    if (shape.batch > 1 || shape.channels > 1) numbers = {cell.batch, cell.channel};
    numbers.insert(numbers.end(), cell.spatial.begin(), cell.spatial.end());
    return "w" + joined(numbers);
}

}  // namespace deconvista::picture
