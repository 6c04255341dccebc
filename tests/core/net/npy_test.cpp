#include "core/net/npy.h"

#include <gtest/gtest.h>

namespace deconvista::net {
namespace {

Bytes bytes_of(std::string const& text) {
    auto const owner = std::make_shared<std::string const>(text);
    return {owner, std::as_bytes(std::span{*owner})};
}

std::string npy(std::string const& header, std::string const& values, char version = 1) {
    std::string file{"\x93NUMPY"};
    file += {version, '\0', static_cast<char>(header.size() & 0xFFU), static_cast<char>(header.size() >> 8U)};
    if (version > 1) file.append(2, '\0');
    return file + header + values;
}

std::string header(std::string const& descr, std::string const& shape, std::string const& order = "False") {
    return "{'descr': '" + descr + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }\n";
}

std::string problem_with(std::string const& file) {
    auto const array = read_npy(bytes_of(file));
    return array ? "none" : array.problem().name;
}

template <class T>
std::vector<T> values_of(Array const& array) {
    auto const aligned = array.aligned();
    return {aligned.values<T>().begin(), aligned.values<T>().end()};
}

TEST(Npy, ComesBackAsItWasWritten) {
    Array const array{{2, 3}, std::vector<std::int64_t>{1, -2, 3, 4, 5, std::int64_t{1} << 60}};
    auto const file = write_npy(array);
    EXPECT_EQ(file.find('\n') % 64, 63U);
    auto const back = read_npy(bytes_of(file));
    ASSERT_TRUE(back) << back.problem().name;
    EXPECT_EQ(back->dims(), array.dims());
    EXPECT_EQ(values_of<std::int64_t>(*back), values_of<std::int64_t>(array));
    for (auto const& dims : {Dims{}, Dims{1}, Dims{0, 4}, Dims{1, 1, 1}}) {
        Array const any{dims, std::vector<double>(static_cast<std::size_t>(*count_elements(dims)), 0.5)};
        auto const again = read_npy(bytes_of(write_npy(any)));
        ASSERT_TRUE(again) << to_text(dims);
        EXPECT_EQ(again->dims(), dims);
        EXPECT_EQ(again->type(), ElementType::Float64);
    }
}

TEST(Npy, HalvesAreReadAsFloatsAndWrittenAsHalves) {
    auto const file = write_npy({{3}, std::vector{1.5F, -65504.0F, 0.1F}}, Precision::Half);
    EXPECT_NE(file.find("'<f2'"), std::string::npos);
    EXPECT_EQ(file.size() % 64, 6U);
    auto const back = read_npy(bytes_of(file));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->type(), ElementType::Float32);
    EXPECT_EQ(values_of<float>(*back), (std::vector{1.5F, -65504.0F, 0.0999755859375F}));
}

TEST(Npy, ColumnMajorBecomesRowMajor) {
    auto const array = read_npy(bytes_of(npy(header("|u1", "(2, 3)", "True"), "adbecf")));
    ASSERT_TRUE(array) << array.problem().name;
    EXPECT_EQ(values_of<std::uint8_t>(*array), (std::vector<std::uint8_t>{'a', 'b', 'c', 'd', 'e', 'f'}));
    auto const cube = read_npy(bytes_of(npy(header("|i1", "(2, 2, 2)", "True"), "aebfcgdh")));
    ASSERT_TRUE(cube);
    EXPECT_EQ(values_of<std::int8_t>(*cube), (std::vector<std::int8_t>{'a', 'c', 'b', 'd', 'e', 'g', 'f', 'h'}));
}

TEST(Npy, OtherVersionsAndSpellingsAreRead) {
    EXPECT_EQ(problem_with(npy(header("<u1", "(1,)"), "x")), "none");
    EXPECT_EQ(problem_with(npy(header("|u1", "(1,)"), "x", 2)), "none");
    EXPECT_EQ(problem_with(npy(header("|u1", "(1L,)"), "x", 3)), "none");
    EXPECT_EQ(problem_with(npy("{\"shape\":(),\"fortran_order\":True,\"descr\":\"=i4\"}", "1234")), "none");
}

TEST(Npy, TruthsAreZeroOrOne) {
    auto const array = read_npy(bytes_of(npy(header("|b1", "(2,)"), std::string{"\x00\x07", 2})));
    ASSERT_TRUE(array);
    EXPECT_EQ(array->type(), ElementType::Bool);
    EXPECT_EQ(values_of<std::uint8_t>(*array), (std::vector<std::uint8_t>{0, 1}));
}

TEST(Npy, BrokenOnesAreRefused) {
    auto const whole = write_npy({{2, 2}, std::vector{1.0F, 2.0F, 3.0F, 4.0F}});
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_NE(problem_with(whole.substr(0, length)), "none") << length;
    EXPECT_EQ(problem_with(whole + "x"), "npy_size");
    EXPECT_EQ(problem_with("PK\x03\x04"), "npy_broken");
    EXPECT_EQ(problem_with(npy(header("|u1", "(1,)"), "x", 4)), "npy_broken");
    EXPECT_EQ(problem_with(npy(header(">f4", "(1,)"), "1234")), "npy_type");
    EXPECT_EQ(problem_with(npy(header("|O", "(1,)"), "1234")), "npy_type");
    for (auto const* text :
         {"", "{", "{}", "{'descr': '<f4', 'shape': (1,)}", "{'descr': '<f4', 'fortran_order': 0, 'shape': (1,)}",
          "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}",
          "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}",
          "{'descr': '<f4', 'fortran_order': False, 'shape': (1 1)}",
          "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} x",
          "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}",
          "{'descr': '<f4', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1)}"})
        EXPECT_EQ(problem_with(npy(text, "1234")), "npy_header") << text;
}

TEST(Npy, ClaimsCostNothing) {
    EXPECT_EQ(problem_with(npy(header("<f4", "(2000000000,)"), "1234")), "npy_size");
    EXPECT_EQ(problem_with(npy(header("<f4", "(4611686018427387904, 4)"), "")), "npy_dims");
    EXPECT_EQ(problem_with(npy(header("<f4", "(1000000000, 1000)", "True"), "1234")), "npy_size");
}

}  // namespace
}  // namespace deconvista::net
