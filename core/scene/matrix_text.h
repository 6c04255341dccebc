#pragma once
// Matrices as text: what people paste from NumPy, PyTorch, MATLAB, spreadsheets and papers, and what is copied back.
//
// Read are rows of numbers with spaces, tabs or commas between them, each row on a line or after a semicolon; blank
// lines between matrices. (On several lines with nothing but semicolons between the numbers, these are what stands
// between cells.) Brackets of any kind may nest as in NumPy, [[1, 2], [3, 4]], or hold semicolons as in MATLAB,
// [1 2; 3 4]; a name before them, array( or A =, and what follows the last bracket do not matter. Within nested
// brackets line breaks are nothing, within a single pair they end a row unless a comma stands before. What numbers look
// like: number_words.h. '#' and '%' begin a comment.
//
// The text may come from anywhere: its length is limited before anything is read.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/tensor/tensor.h"

namespace deconvista::scene {

constexpr std::int64_t kMaxMatrixText = std::int64_t{16} << 20;  // bytes
constexpr int kMaxMatrixNesting = 6;

// Row-major, the outermost extent first: {3} for a single row, {2, 3} for two of them, more for nested brackets and for
// matrices with blank lines between them.
struct Numbers {
    std::vector<std::int64_t> extents;
    std::vector<float> values;
    bool operator==(Numbers const&) const = default;
};

// Problems name the row (counted from 1) and the word.
base::Result<Numbers> read_matrix(std::string_view text);

// As a tensor with so many spatial axes. The last extents are the axes; missing ones are 1; one more extent is the
// channels, two more batch and channels. In one dimension several rows make a plane with two axes.
base::Result<tensor::Tensor> tensor_from(Numbers const& numbers, int axes);

// Rows on lines with tabs between the cells, for a single plane; brackets as in NumPy for anything more. Reads back as
// the same numbers.
std::string matrix_text(tensor::Tensor const& tensor);

}  // namespace deconvista::scene
