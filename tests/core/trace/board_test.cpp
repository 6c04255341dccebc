#include "core/trace/board.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/trace/trace.h"
#include "tests/core/op/naive.h"
#include "tests/core/op/random_cases.h"

namespace deconvista::trace {
namespace {

using op::Axis;
using op::Kind;

// One letter a place: Input, inserted zero, Padding, Output padding, Hang-over.
char letter(PlaceRole role) {
    switch (role) {
        case PlaceRole::Input:
            return 'I';
        case PlaceRole::InsertedZero:
            return '0';
        case PlaceRole::Padding:
            return 'P';
        case PlaceRole::OutputPadding:
            return 'O';
        case PlaceRole::Overhang:
            return 'H';
    }
    return '?';
}

std::string drawing(Board const& board) {
    std::string letters;
    for (auto place = board[0].begin(); place < board[0].end(); ++place) letters += letter(role_at(board, {place}));
    return letters;
}

std::string repeated(std::int64_t times, char c) {
    return std::string(static_cast<std::size_t>(std::max<std::int64_t>(0, times)), c);
}

std::string stretched(std::int64_t input, std::int64_t stride) {
    std::string text = "I";
    while (--input > 0) text += repeated(stride - 1, '0') + "I";
    return text;
}

// What is added at the begin, then at the end, as padding and as output padding; negative counts cut cells away.
std::string bordered(std::string text, std::int64_t begin, std::int64_t end, std::int64_t output_padding) {
    text = repeated(begin, 'P') + text + repeated(end, 'P') + repeated(output_padding, 'O');
    if (begin < 0) text.erase(0, static_cast<std::size_t>(-begin));
    if (end < 0) text.erase(text.size() - static_cast<std::size_t>(-end));
    return text;
}

// The grid of a transposed convolution as one draws it by hand: the stretched input with a border of reach - 1 -
// padding. output_padding gives back what a negative border would cut, before it adds places of its own.
std::string drawn_before(Axis const& axis, std::int64_t input) {
    auto const border = reach(axis) - 1;
    auto const end = border - axis.padding_end;
    auto const given_back = end < 0 ? std::min(-end, axis.output_padding) : 0;
    return bordered(stretched(input, axis.stride), border - axis.padding_begin, end + given_back,
                    axis.output_padding - given_back);
}

// A border of reach - 1, and room for every cell that lies beyond the full result.
std::string drawn_after(Axis const& axis, std::int64_t input) {
    auto const border = reach(axis) - 1;
    auto const before = std::max<std::int64_t>(0, -axis.padding_begin);
    auto const after = std::max<std::int64_t>(0, axis.output_padding - axis.padding_end);
    auto const added = std::min(after, axis.output_padding);
    return bordered(stretched(input, axis.stride), border + before, border + after - added, added);
}

TEST(Board, OfATransposedConvolutionIsTheOneDrawnByHand) {
    op::Random random{21};
    int boards = 0;
    while (boards < 3000) {
        auto const axis = op::random_axis(random, Kind::TransposedConvolution, 1);
        auto const input = random.pick(1, 7);
        op::Operation const operation{.kind = Kind::TransposedConvolution, .axes = {axis}};
        auto const output = op::output_extents(operation, {input});
        if (!output) continue;
        ++boards;
        auto const before = make_board(operation, {input}, *output, CropForm::Before);
        auto const after = make_board(operation, {input}, *output, CropForm::After);
        ASSERT_EQ(drawing(before), drawn_before(axis, input)) << drawn_after(axis, input);
        ASSERT_EQ(drawing(after), drawn_after(axis, input));
        ASSERT_EQ(before[0].positions, (*output)[0]);
        for (auto const& board : {before[0], after[0]}) {
            ASSERT_EQ(board.places() - board.reach() + 1, board.positions);
            ASSERT_EQ(board.kept(), (*output)[0]);
            ASSERT_EQ(board.places(), board.stretched() + board.padded_begin() + board.padded_end() +
                                          board.output_padding - board.cut_begin() - board.cut_end());
            ASSERT_GE(board.padded_end(), 0);
            ASSERT_EQ(board.returned, std::min(axis.output_padding, (*output)[0]));
        }
    }
}

TEST(Board, OfAConvolutionIsThePaddedInput) {
    op::Operation const operation{
        .kind = Kind::Convolution,
        .axes = {{.kernel = 3, .stride = 2, .dilation = 2, .padding_begin = 2, .padding_end = 1}}};
    auto const board = make_board(operation, {4}, *output_extents(operation, {4}), CropForm::After);
    EXPECT_EQ(drawing(board), "PPIIIIP");
    EXPECT_EQ(board[0].positions, 2);
    EXPECT_EQ(board[0].window_begin(1), 0);
}

TEST(Board, OfACeiledPoolingHasAnOverhang) {
    op::Operation const operation{.kind = Kind::MaxPooling,
                                  .axes = {{.kernel = 3, .stride = 2, .padding_begin = 1, .padding_end = 1}},
                                  .rounding = op::Rounding::Ceil};
    auto const board = make_board(operation, {4}, *output_extents(operation, {4}), CropForm::Before);
    EXPECT_EQ(drawing(board), "PIIIIPH");
}

TEST(Board, AnyAxisDecidesTheRole) {
    op::Operation operation{.kind = Kind::TransposedConvolution, .axes = {}};
    operation.axes = {{.kernel = 2, .stride = 2}, {.kernel = 3, .stride = 2, .output_padding = 1}};
    auto const board = make_board(operation, {2, 2}, *output_extents(operation, {2, 2}), CropForm::Before);
    EXPECT_EQ(role_at(board, {0, 0}), PlaceRole::Input);
    EXPECT_EQ(role_at(board, {0, 1}), PlaceRole::InsertedZero);
    EXPECT_EQ(role_at(board, {1, 0}), PlaceRole::InsertedZero);
    EXPECT_EQ(role_at(board, {1, 1}), PlaceRole::InsertedZero);
    EXPECT_EQ(role_at(board, {-1, 0}), PlaceRole::Padding);
    EXPECT_EQ(role_at(board, {-1, 1}), PlaceRole::Padding);
    EXPECT_EQ(role_at(board, {0, 5}), PlaceRole::OutputPadding);
    EXPECT_EQ(role_at(board, {-1, 5}), PlaceRole::OutputPadding);
    EXPECT_EQ(input_at(board, {2, 2}), (tensor::Extents{1, 1}));
    EXPECT_EQ(input_at(board, {2, 1}), std::nullopt);
    EXPECT_EQ(input_at(board, {0, 4}), std::nullopt);
    EXPECT_EQ(input_at(board, {-2, 0}), std::nullopt);
}

TEST(Board, RemembersWhatWasCutAway) {
    op::Operation const operation{.kind = Kind::TransposedConvolution,
                                  .axes = {{.kernel = 1, .stride = 2, .padding_begin = 1, .padding_end = 2}}};
    auto const board = make_board(operation, {4}, *output_extents(operation, {4}), CropForm::Before);
    EXPECT_TRUE(cuts(board));
    EXPECT_FALSE(pads(board));
    EXPECT_EQ(drawing(board), "0I0I");
    EXPECT_EQ(role_at(board, {0}), PlaceRole::Input);
    EXPECT_EQ(role_at(board, {5}), PlaceRole::InsertedZero);
    EXPECT_EQ(role_at(board, {6}), PlaceRole::Input);
    EXPECT_EQ(input_at(board, {6}), (tensor::Extents{3}));
}

// An input cell and the cell of the stored kernel that lies on it.
using Pairs = std::set<std::pair<std::int64_t, std::int64_t>>;

Pairs pairs_under_window(Trace const& trace, Position const& position) {
    auto const& board = trace.board();
    auto const input = tensor::Shape{1, 1, trace.computation().input.shape().spatial};
    tensor::Shape kernel{1, 1, input.spatial};
    for (int i = 0; i < board.axes(); ++i) kernel.spatial[i] = board[i].kernel;
    Pairs pairs;
    op::naive::for_each_index(kernel.spatial, [&](tensor::Extents const& cell) {
        auto place = cell;
        for (int i = 0; i < board.axes(); ++i) {
            place[i] = board[i].window_begin(position.slid.spatial[i]) + cell[i] * board[i].dilation;
            EXPECT_GE(place[i], board[i].begin());
            EXPECT_LT(place[i], board[i].end());
        }
        auto const under = input_at(board, place);
        EXPECT_EQ(under.has_value(), role_at(board, place) == PlaceRole::Input);
        if (under) pairs.emplace(offset(input, {0, 0, *under}), offset(kernel, {0, 0, trace.stored_cell(cell)}));
    });
    return pairs;
}

Pairs pairs_of_taps(Trace const& trace, Position const& position) {
    auto const& computation = trace.computation();
    auto const table =
        op::TapTable::of_one(computation.operation, computation.input.shape().spatial, position.output.spatial);
    Pairs pairs;
    table.of(0, 0, 0).for_each([&](op::Tap const& tap) { pairs.emplace(tap.input, tap.kernel); });
    return pairs;
}

TEST(Window, CoversTheInputCellsOfTheTapsAndNoOther) {
    op::Random random{22};
    for (int i = 0; i < 200; ++i) {
        auto const kind = static_cast<Kind>(i % 4);
        auto const computation = op::random_computation(random, kind);
        for (auto const form : {CropForm::Before, CropForm::After}) {
            Trace const trace{computation, form};
            auto const plane = tensor::Shape{1, 1, trace.slid_shape().spatial};
            for (std::int64_t place = 0; place < *count_cells(plane); ++place) {
                auto const position = trace.position_of(index_at(plane, place));
                ASSERT_EQ(pairs_under_window(trace, position), pairs_of_taps(trace, position)) << i;
            }
        }
    }
}

}  // namespace
}  // namespace deconvista::trace
