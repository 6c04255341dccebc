#include "core/op/matrix.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/op/matrix_density.h"
#include "tests/core/op/random_cases.h"

namespace deconvista::op {
namespace {

constexpr Kind kKinds[] = {Kind::Convolution, Kind::TransposedConvolution, Kind::MaxPooling, Kind::AveragePooling};

tensor::Shape item_of(tensor::Shape shape) {
    shape.batch = 1;
    return shape;
}

// All entries, row after row.
std::vector<MatrixEntry> entries_of(Computation const& computation) {
    std::vector<MatrixEntry> entries;
    for (std::int64_t row = 0; row < matrix_extents(computation).rows; ++row)
        for (auto const& entry : matrix_row(computation, index_at(item_of(computation.output), row)))
            entries.push_back(entry);
    return entries;
}

std::vector<MatrixEntry> entries_by_columns(Computation const& computation) {
    std::vector<MatrixEntry> entries;
    for (std::int64_t column = 0; column < matrix_extents(computation).columns; ++column)
        for (auto const& entry : matrix_column(computation, index_at(item_of(computation.input.shape()), column)))
            entries.push_back(entry);
    return entries;
}

bool by_rows(MatrixEntry const& a, MatrixEntry const& b) {
    return std::pair{a.row, a.column} < std::pair{b.row, b.column};
}

TEST(Matrix, RowsAndColumnsHoldTheSameEntries) {
    Random random{21};
    for (int i = 0; i < 400; ++i) {
        auto const computation = random_computation(random, kKinds[i % 4]);
        auto const rows = entries_of(computation);
        EXPECT_TRUE(std::ranges::is_sorted(rows, by_rows));
        auto columns = entries_by_columns(computation);
        EXPECT_TRUE(std::ranges::is_sorted(columns, {}, [](MatrixEntry const& entry) {
            return std::pair{entry.column, entry.row};
        }));
        std::ranges::sort(columns, by_rows);
        ASSERT_EQ(columns, rows);
    }
}

TEST(Matrix, NamesTheWeightOfEachEntry) {
    Random random{22};
    for (int i = 0; i < 100; ++i) {
        auto const computation =
            random_computation(random, i % 2 == 0 ? Kind::Convolution : Kind::TransposedConvolution);
        for (auto const& entry : entries_of(computation))
            ASSERT_EQ(entry.weight, double{computation.kernel.values()[static_cast<std::size_t>(entry.kernel)]});
    }
}

// The matrix of a transposed convolution is the transpose of the convolution's with the same kernel.
TEST(MatrixRow, TransposedMeansTransposed) {
    Operation convolution;
    convolution.axes = {Axis{3, 2, 1, 1, 1}, Axis{2, 1, 2, 0, 1}};
    tensor::Tensor const kernel{{1, 1, {3, 2}}, {1, 2, 3, 4, 5, 6}};
    auto const forward = *make_computation(convolution, {{1, 1, {5, 6}}, std::vector<float>(30, 0)}, kernel, {});
    auto backward_operation = convolution;
    backward_operation.kind = Kind::TransposedConvolution;
    auto const cells = static_cast<std::size_t>(*count_cells(forward.output));
    auto const backward =
        *make_computation(backward_operation, {forward.output, std::vector<float>(cells, 0)}, kernel, {});
    ASSERT_EQ(backward.output, forward.input.shape());

    std::vector<double> dense(cells * 30, 0);
    auto const at = [&](std::int64_t row, std::int64_t column) -> double& {
        return dense[static_cast<std::size_t>(row * 30 + column)];
    };
    for (std::int64_t row = 0; row < static_cast<std::int64_t>(cells); ++row)
        for (auto const& entry : matrix_row(forward, index_at(forward.output, row)))
            at(row, entry.column) += entry.weight;
    EXPECT_GT(std::ranges::count_if(dense, [](double weight) { return weight != 0; }), 40);
    for (std::int64_t column = 0; column < 30; ++column)
        for (auto const& entry : matrix_row(backward, index_at(backward.output, column)))
            at(entry.column, column) -= entry.weight;
    EXPECT_EQ(dense, std::vector<double>(dense.size(), 0));
}

// ---- im2col

// The flattened weights of an output channel times the column make the cell.
TEST(Im2col, TimesTheWeightsIsTheOutput) {
    Random random{23};
    for (int i = 0; i < 200; ++i) {
        auto const kind = i % 2 == 0 ? Kind::Convolution : Kind::TransposedConvolution;
        auto const computation = random_computation(random, kind);
        auto const extents = im2col_extents(computation);
        auto const cell = index_at(computation.output, random.pick(0, *count_cells(computation.output) - 1));
        auto const column = im2col_column(computation, cell);
        ASSERT_EQ(static_cast<std::int64_t>(column.size()), extents.rows);
        EXPECT_EQ(extents.columns, plane_size(computation.output));
        auto const item = cell.batch * matrix_extents(computation).columns;
        auto const cells = plane_size(computation.kernel.shape());
        double sum = computation.bias.empty() ? 0 : computation.bias[static_cast<std::size_t>(cell.channel)];
        for (std::size_t row = 0; row < column.size(); ++row) {
            if (!column[row]) continue;
            auto const place = static_cast<std::int64_t>(row);
            auto const from = input_channels_of(computation, cell.channel).first + place / cells;
            auto weight = kernel_index(computation, cell.channel, from, tensor::Extents(cell.spatial.axes(), 0));
            auto const at = offset(computation.kernel.shape(), weight) + place % cells;
            sum += double{computation.input.values()[static_cast<std::size_t>(item + *column[row])]} *
                   double{computation.kernel.values()[static_cast<std::size_t>(at)]};
        }
        ASSERT_EQ(static_cast<float>(sum), value_at(computation, cell));
    }
}

TEST(Im2col, LeavesPaddingAndInsertedZerosOut) {
    Operation const padded{.axes = {Axis{.kernel = 3, .padding_begin = 1, .padding_end = 1}}};
    auto const convolution = *make_computation(padded, {{1, 1, {4}}, {1, 2, 3, 4}}, {{1, 1, {3}}, {1, 1, 1}}, {});
    using Column = std::vector<std::optional<std::int64_t>>;
    EXPECT_EQ(im2col_column(convolution, {0, 0, {0}}), (Column{std::nullopt, 0, 1}));
    EXPECT_EQ(im2col_column(convolution, {0, 0, {2}}), (Column{1, 2, 3}));
    Operation const stretched{.kind = Kind::TransposedConvolution, .axes = {Axis{.kernel = 3, .stride = 2}}};
    auto const transposed = *make_computation(stretched, {{1, 1, {2}}, {1, 2}}, {{1, 1, {3}}, {1, 1, 1}}, {});
    EXPECT_EQ(im2col_column(transposed, {0, 0, {2}}), (Column{1, std::nullopt, 0}));
}

// ---- density

// Where the relation has a tap.
std::vector<char> structure_of(Computation const& computation) {
    auto const [rows, columns] = matrix_extents(computation);
    std::vector<char> dense(static_cast<std::size_t>(rows * columns), 0);
    for (std::int64_t row = 0; row < rows; ++row) {
        auto const cell = index_at(item_of(computation.output), row);
        for (auto const& from : im2col_column(computation, cell))
            if (from) dense[static_cast<std::size_t>(row * columns + *from)] = 1;
    }
    return dense;
}

MatrixDensity density_by_counting(Computation const& computation, MatrixArea const& area, std::int64_t width,
                                  std::int64_t height) {
    auto const dense = structure_of(computation);
    auto const stride = matrix_extents(computation).columns;
    MatrixDensity density{std::min(width, area.columns), std::min(height, area.rows), {}};
    for (std::int64_t y = 0; y < density.height; ++y)
        for (std::int64_t x = 0; x < density.width; ++x) {
            double entries = 0, cells = 0;
            for (auto row = y * area.rows / density.height; row < (y + 1) * area.rows / density.height; ++row)
                for (auto column = x * area.columns / density.width; column < (x + 1) * area.columns / density.width;
                     ++column) {
                    ++cells;
                    entries +=
                        dense[static_cast<std::size_t>((area.first_row + row) * stride + area.first_column + column)];
                }
            density.shares.push_back(static_cast<float>(entries / cells));
        }
    return density;
}

TEST(MatrixDensity, IsWhatCountingGives) {
    Random random{24};
    for (int i = 0; i < 800; ++i) {
        auto const computation = random_computation(random, kKinds[i % 4]);
        auto const [rows, columns] = matrix_extents(computation);
        MatrixArea area{0, rows, 0, columns};
        if (i % 3 != 0) {
            area.first_row = random.pick(0, rows - 1);
            area.first_column = random.pick(0, columns - 1);
            area.rows = random.pick(1, rows - area.first_row);
            area.columns = random.pick(1, columns - area.first_column);
        }
        auto const width = random.pick(1, 40), height = random.pick(1, 40);
        ASSERT_EQ(matrix_density(computation, area, width, height),
                  density_by_counting(computation, area, width, height))
            << i;
    }
}

// 4 million by 4 million entries, never visited.
TEST(MatrixDensity, OfAHugeMatrixIsItsBand) {
    Operation const operation{.axes = {Axis{.kernel = 1}, Axis{.kernel = 1}}};
    tensor::Shape const image{1, 1, {2048, 2048}};
    std::int64_t const cells = 2048L * 2048;
    std::vector<float> zeros(static_cast<std::size_t>(cells), 0);
    auto const computation = *make_computation(operation, {image, std::move(zeros)}, {{1, 1, {1, 1}}, {1}}, {});
    auto const density = matrix_density(computation, {0, cells, 0, cells}, 4, 4);
    auto const diagonal = 4 / static_cast<float>(cells);
    for (std::size_t i = 0; i < 16; ++i) EXPECT_EQ(density.shares[i], i % 5 == 0 ? diagonal : 0);
}

}  // namespace
}  // namespace deconvista::op
