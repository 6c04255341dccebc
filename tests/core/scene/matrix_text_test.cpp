#include "core/scene/matrix_text.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "core/scene/number_words.h"
#include "core/text/text.h"
#include "tests/core/scene/scene_builders.h"

namespace deconvista::scene {
namespace {

constexpr auto kInfinity = std::numeric_limits<float>::infinity();
constexpr auto kNan = std::numeric_limits<float>::quiet_NaN();

using Extents = std::vector<std::int64_t>;
using Values = std::vector<float>;

Numbers numbers(std::string_view text) {
    auto const read = read_matrix(text);
    EXPECT_TRUE(read) << text << "\n" << described(read.problem());
    return read ? *read : Numbers{};
}

std::string refusal(std::string_view text) {
    auto const read = read_matrix(text);
    return read ? "" : described(read.problem());
}

Numbers const kTwoByTwo{{2, 2}, {1, 2, 3, 4}};
Numbers const kTwoByThree{{2, 3}, {1, 2, 3, 4, 5, 6}};

TEST(ReadMatrix, EverySeparatorOfCellsAndRows) {
    for (auto const* const text : {"1 2\n3 4", "1,2\n3,4\n", "1\t2\n3\t4", "1 2;3 4", "1, 2; 3, 4;", "1;2\n3;4",
                                   "1;2;\n3;4;\n", " 1  ,2 \r\n3 , 4\r\n\r\n", "1,2,\n3,4,", "\n\n1 2\n3 4\n\n",
                                   "1\xEF\xBC\x8C"
                                   "2\xEF\xBC\x9B"
                                   "3\xE3\x80\x81"
                                   "4",
                                   "# a b\n1 2\n3 4 % c",
                                   "1\xC2\xA0"
                                   "2\n3 4",
                                   "\xEF\xBB\xBF"
                                   "1 2\n3 4",
                                   "A =\n\n     1     2\n     3     4\n\n", "1 2\r3 4"})
        EXPECT_EQ(numbers(text), kTwoByTwo) << text;
    EXPECT_EQ(numbers("7"), (Numbers{{1}, {7}}));
    EXPECT_EQ(numbers("1 2 3"), (Numbers{{3}, {1, 2, 3}}));
    EXPECT_EQ(numbers("1\n2\n3"), (Numbers{{3, 1}, {1, 2, 3}}));
    EXPECT_EQ(numbers("1;2;3"), (Numbers{{3, 1}, {1, 2, 3}}));
    EXPECT_EQ(numbers("1\n\n2\n\n3\n"), (Numbers{{3, 1}, {1, 2, 3}}));
}

TEST(ReadMatrix, Brackets) {
    for (auto const* const text :
         {"[[1, 2], [3, 4]]", "array([[1., 2.],\n       [3., 4.]])", "array([[1, 2],\n       [3, 4]], dtype=int32)",
          "np.array([[1, 2], [3, 4]], dtype=np.float32)", "tensor([[1., 2.],\n        [3., 4.]], device='cuda:0')",
          "[[1. 2.]\n [3. 4.]]", "[[1,\n 2], [3,\n 4]]", "[1 2; 3 4]", "[1, 2; 3, 4];", "A = [1 2\n 3 4]",
          "x = [1 2;\n3 4;\n];", "[1, 2]\n[3, 4]", "[1 2], [3 4]", "((1, 2), (3, 4))", "{{1, 2}, {3, 4}};",
          "np.array(((1, 2), (3, 4)))", "[[1, 2], [3, 4],]", "\xEF\xBC\xBB[1, 2], [3, 4]\xEF\xBC\xBD"}) {
        EXPECT_EQ(numbers(text), kTwoByTwo) << text;
    }
    EXPECT_EQ(numbers("[1, 2,\n 3]"), (Numbers{{3}, {1, 2, 3}}));
    EXPECT_EQ(numbers("[1 2 3]"), (Numbers{{3}, {1, 2, 3}}));
    EXPECT_EQ(numbers("[[1 2 3]]"), (Numbers{{1, 3}, {1, 2, 3}}));
    EXPECT_EQ(numbers("[1 2 3;]"), (Numbers{{1, 3}, {1, 2, 3}}));
    EXPECT_EQ(numbers("[[1, 2, 3],\n\n\n [4, 5, 6]]"), kTwoByThree);
    EXPECT_EQ(numbers("tensor(5.)"), (Numbers{{1}, {5}}));
}

TEST(ReadMatrix, DeeperNestingAndBlankLines) {
    Numbers const two_planes{{2, 2, 2}, {1, 2, 3, 4, 5, 6, 7, 8}};
    EXPECT_EQ(numbers("[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]"), two_planes);
    EXPECT_EQ(numbers("[[[1 2]\n  [3 4]]\n\n [[5 6]\n  [7 8]]]"), two_planes);
    EXPECT_EQ(numbers("1 2\n3 4\n\n5 6\n7 8\n"), two_planes);
    EXPECT_EQ(numbers("[1 2; 3 4], [5 6; 7 8]"), two_planes);
    EXPECT_EQ(numbers("[[[[1, 2]], [[3, 4]]]]").extents, (Extents{1, 2, 1, 2}));
}

TEST(ReadMatrix, Numbers) {
    EXPECT_EQ(numbers("1. .5 -2 +3 1e3 1E-3 -1.5e+2 1/4 2f \xE2\x88\x92"
                      "7 \xEF\xBC\x8D\xEF\xBC\x99 true False -0")
                  .values,
              (Values{1, 0.5F, -2, 3, 1000, 0.001F, -150, 0.25F, 2, -7, -9, 1, 0, 0}));
    EXPECT_EQ(
        numbers("inf -inf +Inf Infinity -INFINITY \xE2\x88\x9E -\xE2\x88\x9E \xE2\x88\x92\xE2\x88\x9E 1.#INF").values,
        (Values{kInfinity, -kInfinity, kInfinity, kInfinity, -kInfinity, kInfinity, -kInfinity, -kInfinity,
                kInfinity}));
    for (auto const value : numbers("nan NaN -nan NAN 1.#QNAN -nan(ind) NA").values) EXPECT_TRUE(std::isnan(value));
    for (auto const value : numbers("nan(ind) nan").values) EXPECT_TRUE(std::isnan(value));
    EXPECT_EQ(numbers("0.1 16777217 3.4028235e38 1e50/1e20").values,
              (Values{0.1F, 16777216, std::numeric_limits<float>::max(), 1e30F}));
    EXPECT_FALSE(std::signbit(numbers("-0.0").values[0]));
}

// As NumPy and PyTorch round: what is smaller than normal numbers keeps what it can, and then is 0.
TEST(ReadMatrix, NumbersTooSmall) {
    EXPECT_EQ(numbers("1e-40 1e-60 -1e-60 1e-999 1e-60/2 1/1e60").values, (Values{1e-40F, 0, 0, 0, 0, 0}));
    EXPECT_FALSE(std::signbit(numbers("-1e-60").values[0]));
}

TEST(ReadMatrix, NumbersTooLargeAreNamedAsSuch) {
    EXPECT_EQ(refusal("1 2\n3 1e50"),
              "row 2, column 2: 1e50 is beyond float32; -3.4028235e38 to 3.4028235e38 is allowed");
    EXPECT_EQ(text::describe(read_matrix("[[-1e39]]").problem(), text::Language::Chinese),
              "第 1 行第 1 列：-1e39 超出 float32 范围，允许 -3.4028235e38 到 3.4028235e38");
    for (auto const* const word : {"1e999", "+1e50", "3.4028236e38", "1e50f", "1e30/1e-30", "1e999/2"})
        EXPECT_EQ(read_matrix(word).problem().name, "matrix_word_beyond_float32") << word;
    for (auto const* const word : {"1e50x", "e50", "--1e50", "1e999/1e999", "1e50/0"})
        EXPECT_EQ(read_matrix(word).problem().name, "matrix_word") << word;
}

TEST(ReadMatrix, SaysWhere) {
    EXPECT_EQ(refusal("1 2\n3 4 5"), "row 2 has 3 numbers; the rows before it have 2");
    EXPECT_EQ(refusal("[[1, 2], [3]]"), "row 2 has 1 numbers; the rows before it have 2");
    EXPECT_EQ(refusal("1 2\n3 x"), "row 2, column 2: 'x' is no number");
    EXPECT_EQ(refusal("1 2\n3,,4"), "row 2: a number is missing before a comma");
    EXPECT_EQ(refusal(",1"), "row 1: a number is missing before a comma");
    EXPECT_EQ(refusal("1 2\n3 4\n\n5 6"), "matrix 2 has 1 rows; the first has 2");
    EXPECT_EQ(refusal("[[[1], [2]], [[3]]]"),
              "the bracket that begins with row 3 holds more or less than the one before it");
    EXPECT_EQ(refusal("[[1, 2], 3]"), "row 2: numbers and brackets stand side by side");
    EXPECT_EQ(refusal("[1, [2]]"), "row 1: numbers and brackets stand side by side");
    EXPECT_EQ(refusal("[1 2"), "a bracket '[' is not closed");
    EXPECT_EQ(refusal("[1 2)"), "')' closes no bracket of its kind");
    EXPECT_EQ(refusal("[1 2]]"), "']' closes no bracket of its kind");
    EXPECT_EQ(refusal("[1 2] x"), "'x' stands outside the brackets");
    EXPECT_EQ(refusal("1 [2]"), "'[' stands outside the brackets");
    EXPECT_EQ(refusal(""), "there is no number in the text");
    EXPECT_EQ(refusal(" ;,\n[] "), "there is no number in the text");
    EXPECT_EQ(refusal("[[1], []]"), "there is no number in the text");
    EXPECT_EQ(refusal("[[[[[[[1]]]]]]]"), "brackets are nested more than 6 deep");
    EXPECT_NE(refusal("1,5;2,5\n3,5;4,5"), "");
    for (auto const* const word :
         {"1e999", "-1e39", "0x10", "1_000", "1-2", "1e", "--1", "1/0", "/", "1/", "...", "e5", ".", "+", "1..2"})
        EXPECT_NE(refusal(word), "") << word;
}

TEST(ReadMatrix, TextFromAnywhere) {
    EXPECT_NE(refusal("\xFF\xFE 1"), "");
    EXPECT_NE(refusal(std::string_view{"1 \0 2", 5}), "");
    EXPECT_NE(refusal(std::string(100'000, 'x')), "");
    EXPECT_NE(refusal(std::string(100'000, '[')), "");
    EXPECT_EQ(numbers(std::string(100'000, ' ') + "1").values, (Values{1}));
    auto const long_text = std::string(static_cast<std::size_t>(kMaxMatrixText) + 1, ' ');
    EXPECT_EQ(read_matrix(long_text).problem().kind, base::Problem::Kind::Limit);
    std::string ones;
    for (int i = 0; i < 1'000'000; ++i) ones += i % 1000 == 999 ? "1\n" : "1 ";
    EXPECT_EQ(numbers(ones).extents, (Extents{1000, 1000}));
}

// Any text of the characters that matter: read or refused with a sentence, and what was read fits its extents.
TEST(ReadMatrix, AnyTextIsReadOrRefused) {
    std::mt19937 random{5};
    constexpr std::string_view kPieces[] = {"1",    "-", "2.5", ",",   ";", "\n", " ",      "[",  "]",
                                            "(",    ")", "nan", "inf", "#", "%",  "array(", "A=", "\xE2\x88\x92",
                                            "\xE2", "e", "/",   ".",   "{", "}",  "\r\n",   "\t"};
    int read = 0;
    for (int i = 0; i < 60'000; ++i) {
        std::string text;
        for (auto n = random() % 14; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
        auto const result = read_matrix(text);
        if (!result) {
            EXPECT_FALSE(described(result.problem()).empty());
            continue;
        }
        ++read;
        std::int64_t cells = 1;
        for (auto const extent : result->extents) cells *= extent;
        ASSERT_EQ(cells, std::ssize(result->values)) << text;
    }
    EXPECT_GT(read, 1000);
}

TEST(TensorFrom, TheLastExtentsAreTheAxes) {
    auto const shape = [](Extents const& extents, int axes) {
        std::int64_t cells = 1;
        for (auto const extent : extents) cells *= extent;
        auto const tensor = tensor_from({extents, Values(static_cast<std::size_t>(cells))}, axes);
        return tensor ? tensor::to_text(tensor->shape()) : tensor.problem().name;
    };
    EXPECT_EQ(shape({3}, 2), "[1, 1, 1, 3]");
    EXPECT_EQ(shape({2, 3}, 2), "[1, 1, 2, 3]");
    EXPECT_EQ(shape({4, 2, 3}, 2), "[1, 4, 2, 3]");
    EXPECT_EQ(shape({5, 4, 2, 3}, 2), "[5, 4, 2, 3]");
    EXPECT_EQ(shape({6, 5, 4, 2, 3}, 2), "matrix_too_many_extents");
    EXPECT_EQ(shape({3}, 1), "[1, 1, 3]");
    EXPECT_EQ(shape({1, 3}, 1), "[1, 1, 3]");
    EXPECT_EQ(shape({2, 3}, 1), "[1, 1, 2, 3]");
    EXPECT_EQ(shape({2, 3}, 3), "[1, 1, 1, 2, 3]");
    EXPECT_EQ(shape({4, 2, 3}, 3), "[1, 1, 4, 2, 3]");
}

TEST(MatrixText, ReadsBackAsTheSameTensor) {
    tensor::Tensor const plane{{1, 1, {2, 3}}, {1, -2.5F, kNan, kInfinity, -kInfinity, 0.1F}};
    EXPECT_EQ(matrix_text(plane), "1\t-2.5\tnan\ninf\t-inf\t0.1\n");
    EXPECT_EQ(matrix_text({{1, 2, {2, 1}}, {1, 2, 3, 4}}), "[[[1],\n[2]],\n\n[[3],\n[4]]]\n");
    for (auto const& shape : {tensor::Shape{1, 1, {2, 3}}, tensor::Shape{1, 1, {1, 1}}, tensor::Shape{1, 1, {5}},
                              tensor::Shape{1, 1, {4, 1}}, tensor::Shape{1, 3, {2, 2}}, tensor::Shape{2, 3, {1, 2}},
                              tensor::Shape{1, 1, {2, 2, 2}}, tensor::Shape{2, 1, {3}}, tensor::Shape{1, 2, {3}}}) {
        auto const tensor = generate({Generator::Random, 3}, shape);
        auto const again = tensor_from(numbers(matrix_text(tensor)), shape.spatial.axes());
        ASSERT_TRUE(again);
        EXPECT_EQ(*again, tensor) << tensor::to_text(shape);
    }
}

}  // namespace
}  // namespace deconvista::scene
