// Texts that are no scenes, and by which sentence they are refused.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/scene/limits.h"
#include "core/text/text.h"
#include "tests/core/scene/scene_builders.h"

namespace deconvista::scene {
namespace {

using Kind = base::Problem::Kind;

struct Malformed {
    std::string text;
    char const* name;
    std::vector<std::string> quoted{};  // must all stand in the English sentence
    Kind kind{Kind::Refused};
};

// A scene with these input and kernel members.
std::string with(std::string_view input, std::string_view kernel, std::string_view more = "",
                 std::string_view operation = "convolution") {
    return R"({"version": 1, "operation": ")" + std::string{operation} + R"(", "input": {)" + std::string{input} +
           R"(}, "kernel": {)" + std::string{kernel} + "}" + std::string{more} + "}";
}

constexpr auto kInput = R"("shape": [1, 1, 3, 3], "generator": "ramp")";
constexpr auto kKernel = R"("shape": [1, 1, 2, 2], "generator": "ramp")";

std::vector<Malformed> documents() {
    return {
        {"", "json_is_empty"},
        {"[]", "scene_is_no_object", {"[]"}},
        {"7", "scene_is_no_object"},
        {"{}", "version_missing", {"1"}},
        {R"({"version": 2, "new_key": 1})", "version_not_known", {"2", "1"}},
        {R"({"version": 0})", "version_not_known"},
        {R"({"version": "1"})", "integer_needed", {"version", "\"1\""}},
        {R"({"version": 1.5})", "integer_needed"},
        {R"({"version": null})", "integer_needed", {"null"}},
        {R"({"version": 1})", "operation_missing", {"max_pooling"}},
        {R"({"version": 1, "operation": "convolution"})", "input_missing"},
        {R"({"version": 1, "operation": "deconvolution"})",
         "word_unknown",
         {"operation", "deconvolution", "\"convolution\""}},
        {R"({"version": 1, "operation": 3})", "word_unknown", {"3"}},
        {R"({"version": 1, "version": 1})", "key_given_twice", {"version"}},
        {convolution_text(R"(, "stride": 1, "stride": 1)"), "key_given_twice", {"stride"}},
        {convolution_text(R"(, "strides": 1)"), "key_unknown", {"strides", "stride"}},
        {convolution_text(R"(, "Padding": 1)"), "key_unknown", {"Padding", "padding"}},
        {convolution_text(R"(, "ouput_shape": 1)"), "key_unknown", {"output_shape"}},
        {convolution_text(R"(, "x\ny": 1)"), "key_unknown", {"x y"}},
        {R"({"version": 1, "operation": "conv)", "json_ends_early", {"line 1"}},
        {convolution_text(",}"), "json_unexpected"},
        {convolution_text() + "x", "json_goes_on"},
    };
}

std::vector<Malformed> tensors() {
    return {
        {with(R"("shape": [1, 1, 3, 3])", kKernel), "values_missing", {"input.values", "input.generator"}},
        {with(R"("generator": "ramp")", kKernel), "key_missing", {"input.shape"}},
        {with(R"("shape": [1, 1], "generator": "ramp")", kKernel),
         "list_length_out_of_range",
         {"input.shape", "2", "3", "5"}},
        {with(R"("shape": [1, 1, 1, 1, 1, 1], "generator": "ramp")", kKernel), "list_length_out_of_range"},
        {with(R"("shape": 3, "generator": "ramp")", kKernel), "list_needed", {"input.shape", "3"}},
        {with(R"("shape": [1, 1, "3", 3], "generator": "ramp")", kKernel),
         "integer_needed",
         {"input.shape[2]", "\"3\""}},
        {with(R"("shape": [1, 1, 2.5, 3], "generator": "ramp")", kKernel), "integer_needed", {"input.shape[2]", "2.5"}},
        {with(R"("shape": [1, 1, 0, 3], "generator": "ramp")", kKernel),
         "extent_too_small",
         {"input.shape[2]", "0", "1"}},
        {with(R"("shape": [0, 1, 3, 3], "generator": "ramp")", kKernel), "extent_too_small", {"input.shape[0]"}},
        {with(R"("shape": [1, -4, 3, 3], "generator": "ramp")", kKernel), "extent_too_small", {"input.shape[1]", "-4"}},
        {with(R"("shape": [1, 1, 2, 2], "values": [1, 2, 3])", kKernel),
         "values_do_not_fit",
         {"input.values", "3", "[1, 1, 2, 2]", "4"}},
        {with(R"("shape": [1, 1, 2, 2], "values": [1, 2, 3, 4, 5])", kKernel), "values_do_not_fit"},
        {with(R"("shape": [1, 1, 2, 2], "values": [[1, 2], [3, 4]])", kKernel),
         "cell_needed",
         {"input.values[0]", "[1, 2]"}},
        {with(R"("shape": [1, 1, 2, 2], "values": [1, "two", 3, 4])", kKernel),
         "cell_needed",
         {"input.values[1]", "two"}},
        {with(R"("shape": [1, 1, 2, 2], "values": [1, null, 3, 4])", kKernel), "cell_needed", {"null"}},
        {with(R"("shape": [1, 1, 2, 2], "values": [1, true, 3, 4])", kKernel), "cell_needed"},
        {with(R"("shape": [1, 1, 2, 2], "values": [1, 1e39, 3, 4])", kKernel),
         "number_beyond_float32",
         {"input.values[1]", "1e39"}},
        {with(R"("shape": [1, 1, 2, 2], "values": [1, -1e999, 3, 4])", kKernel), "number_beyond_float32"},
        {with(R"("shape": [1, 1, 2, 2], "values": "1234")", kKernel), "list_needed", {"input.values"}},
        {with(R"("shape": [1, 1, 2, 2], "values": [], "generator": "ones")", kKernel), "values_and_generator"},
        {with(R"("shape": [1, 1, 2, 2], "values": [1, 2, 3, 4], "seed": 1)", kKernel), "seed_without_generator"},
        {with(R"("shape": [1, 1, 2, 2], "generator": "rand")", kKernel),
         "word_unknown",
         {"input.generator", "rand", "\"random\""}},
        {with(R"("shape": [1, 1, 2, 2], "generator": "random", "seed": -1)", kKernel), "seed_needed", {"input.seed"}},
        {with(R"("shape": [1, 1, 2, 2], "generator": "random", "seed": 18446744073709551616)", kKernel), "seed_needed"},
        {with(R"("image": "a.png", "shape": [1, 3, 4, 5])", kKernel), "key_not_with_image", {"input.shape"}},
        {with(R"("image": "")", kKernel), "text_is_empty", {"input.image"}},
        {with(R"("image": 7)", kKernel), "text_needed", {"input.image", "7"}},
        {with(R"("image": "a\u0000b")", kKernel), "text_has_control_characters"},
        {with(R"("image": "a.png")", kKernel), "kernel_channels_differ", {"1", "3"}},
        {with(R"("picture": "a.png")", kKernel), "key_unknown", {"input.picture"}},
        {with(kInput, R"("shape": [1, 1, 2, 2], "image": "a.png")"), "key_unknown", {"kernel.image"}},
        {with(kInput, R"("shape": [1, 1, 2], "generator": "ramp")"), "list_length_differs", {"kernel.shape", "3", "4"}},
        {with(kInput, R"("shape": [2, 2], "generator": "ramp")"), "list_length_differs"},
        {with(kInput, R"("shape": [1, 1, 2, 0], "generator": "ramp")"), "extent_too_small", {"kernel.shape[3]"}},
        {with(kInput, R"("shape": [1, 2, 2, 2], "generator": "ramp")"), "kernel_channels_differ"},
        {with(kInput, R"("shape": [1, 1, 4, 2], "generator": "ramp")"), "output_has_no_cell"},
        {with(kInput, R"("shape": [1, 1, 2, 2])"), "values_missing", {"kernel.values"}},
        {R"({"version": 1, "operation": "convolution", "input": [], "kernel": {}})", "object_needed", {"input", "[]"}},
        {R"({"version": 1, "operation": "convolution", "input": {"shape": [1, 1, 3], "generator": "ones"}})",
         "kernel_missing",
         {"convolution"}},
        {R"({"version": 1, "operation": "max_pooling", "input": {"shape": [1, 1, 3], "generator": "ones"}})",
         "kernel_missing",
         {"max_pooling"}},
        {R"({"version": 1, "operation": "convolution", "input": {"shape": [1, 1, 3], "generator": "ones"}, "kernel": 3})",
         "object_needed",
         {"kernel"}},
    };
}

std::vector<Malformed> parameters() {
    return {
        {convolution_text(R"(, "stride": 0)"), "extent_too_small", {"stride[0]", "0"}},
        {convolution_text(R"(, "stride": [1, 0])"), "extent_too_small", {"stride[1]"}},
        {convolution_text(R"(, "stride": [1])"), "list_length_differs", {"stride", "1", "2"}},
        {convolution_text(R"(, "stride": [1, 1, 1])"), "list_length_differs"},
        {convolution_text(R"(, "stride": "2")"), "integer_or_list_needed", {"stride", "\"2\""}},
        {convolution_text(R"(, "stride": null)"), "integer_or_list_needed"},
        {convolution_text(R"(, "stride": [[1, 1], 1])"), "integer_needed", {"stride[0]"}},
        {convolution_text(R"(, "dilation": -1)"), "extent_too_small", {"dilation[0]", "-1"}},
        {convolution_text(R"(, "dilation": 1.25)"), "integer_needed", {"dilation"}},
        {convolution_text(R"(, "groups": 0)"), "extent_too_small", {"groups"}},
        {convolution_text(R"(, "groups": 2)"), "groups_do_not_divide_input", {"2", "1"}},
        {convolution_text(R"(, "groups": [1])"), "integer_needed", {"groups"}},
        {convolution_text(R"(, "padding": -1)"), "extent_too_small", {"padding[0]", "-1"}},
        {convolution_text(R"(, "padding": [[0, -1], 0])"), "extent_too_small", {"padding[0]"}},
        {convolution_text(R"(, "padding": [1])"), "padding_length_differs", {"1", "2"}},
        {convolution_text(R"(, "padding": [1, 1, 1, 1])"), "padding_length_differs", {"4"}},
        {convolution_text(R"(, "padding": [[1, 1, 1], 1])"), "list_length_differs", {"padding[0]"}},
        {convolution_text(R"(, "padding": ["1", 1])"), "integer_or_pair_needed", {"padding[0]"}},
        {convolution_text(R"(, "padding": "Same")"), "word_unknown", {"padding", "Same", "\"same\""}},
        {convolution_text(R"(, "padding": true)"), "padding_needed", {"true"}},
        {convolution_text(R"(, "padding": "same", "stride": 2)"), "same_needs_stride_one", {"2"}},
        {convolution_text(R"(, "bias": 1)"), "list_needed", {"bias"}},
        {convolution_text(R"(, "bias": [])"), "bias_size_differs", {"0", "1"}},
        {convolution_text(R"(, "bias": [1, 2])"), "bias_size_differs", {"2", "1"}},
        {convolution_text(R"(, "bias": ["NaN"])"), "number_needed", {"bias[0]"}},
        {convolution_text(R"(, "bias": null)"), "list_needed"},
        {convolution_text(R"(, "title": 5)"), "text_needed", {"title", "5"}},
        {convolution_text(R"(, "title": "a\nb")"), "text_has_control_characters"},
        {convolution_text(R"(, "flip_kernel": 1)"), "flag_needed", {"flip_kernel", "1"}},
        {convolution_text(R"(, "convention": "torch")"), "word_unknown", {"convention", "\"pytorch\""}},
        {convolution_text(R"(, "view": "3d")"), "word_unknown", {"view"}},
        {convolution_text(R"(, "method": "fft")"), "word_unknown", {"method"}},
        {convolution_text(R"(, "method": "phases")"), "phases_not_here"},
        {convolution_text(R"(, "output_padding": 0)"), "key_not_for_operation", {"output_padding", "convolution"}},
        {convolution_text(R"(, "crop": "before")"), "key_not_for_operation", {"crop"}},
        {convolution_text(R"(, "output_shape": [1, 1])"), "key_not_for_operation", {"output_shape"}},
        {convolution_text(R"(, "ceil_mode": false)"), "key_not_for_operation", {"ceil_mode"}},
        {convolution_text(R"(, "count_include_pad": true)"), "key_not_for_operation"},
        {transposed_text(R"(, "ceil_mode": true)"), "key_not_for_operation"},
        {transposed_text(R"(, "padding": 4)"), "output_has_no_cell"},
        {transposed_text(R"(, "output_padding": 1)"), "output_padding_too_large", {"1"}},
        {transposed_text(R"(, "output_padding": [0, -1])"), "extent_too_small", {"output_padding[1]"}},
        {transposed_text(R"(, "output_shape": 9)"), "output_shape_impossible", {"9", "5"}},
        {transposed_text(R"(, "output_shape": [0, 5])"), "extent_too_small", {"output_shape[0]"}},
        {transposed_text(R"(, "output_shape": 5, "output_padding": 0)"), "output_shape_and_output_padding"},
        {transposed_text(R"(, "output_shape": 6, "convention": "keras")"), "convention_has_no_output_shape"},
        {transposed_text(R"(, "crop": true)"), "word_unknown", {"crop", "true"}},
        {pooling_text(R"(, "bias": [1])"), "key_not_for_operation", {"bias", "max_pooling"}},
        {pooling_text(R"(, "groups": 1)"), "key_not_for_operation"},
        {pooling_text(R"(, "flip_kernel": true)"), "key_not_for_operation"},
        {pooling_text(R"(, "ceil_mode": "yes")"), "flag_needed", {"\"yes\""}},
        {pooling_text(R"(, "method": "phases")"), "phases_not_here"},
        {with(kInput, R"("shape": [2, 2], "values": [1, 1, 1, 1])", "", "max_pooling"),
         "key_not_for_operation",
         {"kernel.values"}},
        {with(kInput, R"("shape": [1, 1, 2, 2])", "", "average_pooling"), "list_length_differs", {"kernel.shape"}},
    };
}

std::vector<Malformed> too_large() {
    auto const limit = [](std::string text, char const* name, std::vector<std::string> quoted = {}) {
        return Malformed{std::move(text), name, std::move(quoted), Kind::Limit};
    };
    return {
        limit(with(R"("shape": [1, 1, 2000000000], "generator": "ones")", R"("shape": [1, 1, 2], "generator": "ones")"),
              "extent_too_large", {"input.shape[2]", "2000000000", "4096"}),
        limit(with(R"("shape": [1, 1, 4097], "generator": "ones")", R"("shape": [1, 1, 2], "generator": "ones")"),
              "extent_too_large", {"4097"}),
        limit(with(R"("shape": [4097, 1, 3], "generator": "ones")", R"("shape": [1, 1, 2], "generator": "ones")"),
              "extent_too_large", {"input.shape[0]"}),
        limit(with(R"("shape": [1, 1, 99999999999999999999999], "generator": "ones")",
                   R"("shape": [1, 1, 2], "generator": "ones")"),
              "integer_far_too_large", {"input.shape[2]"}),
        limit(with(R"("shape": [1, 1, 1e400], "generator": "ones")", R"("shape": [1, 1, 2], "generator": "ones")"),
              "integer_far_too_large"),
        limit(with(R"("shape": [4096, 4096, 4096, 4096, 4096], "generator": "ones")",
                   R"("shape": [1, 4096, 1, 1, 1], "generator": "ones")"),
              "too_much_memory"),
        limit(with(R"("shape": [1, 1, 4096, 4096, 4096], "generator": "ones")",
                   R"("shape": [1, 1, 1, 1, 1], "generator": "ones")"),
              "too_much_memory"),
        limit(with(R"("shape": [1, 1, 4096, 4096], "generator": "ones")",
                   R"("shape": [1, 1, 12, 12], "generator": "ones")"),
              "too_many_multiplications", {"2000000000"}),
        limit(with(R"("shape": [1, 1, 4096], "generator": "ones")", R"("shape": [4096, 1, 64], "generator": "ones")",
                   R"(, "padding": 4096)"),
              "too_many_multiplications"),
        limit(with(R"("shape": [1, 1, 100], "generator": "ones")", R"("shape": [1, 1, 65], "generator": "ones")"),
              "extent_too_large", {"kernel.shape[2]", "65", "64"}),
        limit(with(R"("shape": [1, 1, 100], "generator": "ones")", R"("shape": [65])", "", "max_pooling"),
              "extent_too_large", {"kernel.shape[0]"}),
        limit(convolution_text(R"(, "stride": 65)"), "extent_too_large", {"stride[0]"}),
        limit(convolution_text(R"(, "dilation": 9223372036854775807)"), "integer_far_too_large", {"dilation"}),
        limit(convolution_text(R"(, "dilation": [1, 4096])"), "extent_too_large", {"dilation[1]", "64"}),
        limit(convolution_text(R"(, "padding": 4097)"), "extent_too_large", {"padding[0]", "4096"}),
        limit(convolution_text(R"(, "padding": 2000000000)"), "extent_too_large"),
        limit(convolution_text(R"(, "groups": 2000000000)"), "extent_too_large", {"groups"}),
        limit(transposed_text(R"(, "output_padding": 4097)"), "extent_too_large"),
        limit(transposed_text(R"(, "output_shape": 2000000000, "convention": "onnx")"), "extent_too_large", {"262144"}),
        limit(transposed_text(R"(, "output_shape": 262144, "convention": "onnx")"), "too_much_memory"),
        limit(convolution_text(R"(, "title": ")" + std::string(1001, 'a') + "\""), "title_too_long"),
        limit(convolution_text(R"(, "title": ")" + std::string(70'000, 'a') + "\""), "json_string_too_long"),
        limit(std::string(200'000, '['), "json_too_deep", {"32"}),
        limit(R"({"version": 1, "x": )" + std::string(200'000, '[') + std::string(200'000, ']') + "}", "json_too_deep"),
        limit(std::string(kMaxSceneFileBytes + 1, ' '), "scene_text_too_long"),
    };
}

void expect_refused(std::vector<Malformed> const& cases) {
    for (auto const& [text, name, quoted, kind] : cases) {
        auto const excerpt = text.substr(0, 300);
        auto const scene = read_scene(text, small_picture);
        ASSERT_FALSE(scene) << excerpt;
        EXPECT_EQ(scene.problem().name, name) << excerpt << "\n" << described(scene.problem());
        EXPECT_EQ(scene.problem().kind, kind) << excerpt;
        auto const sentence = described(scene.problem());
        EXPECT_EQ(sentence.find('\n'), std::string::npos) << sentence;
        for (auto const& fact : quoted) EXPECT_NE(sentence.find(fact), std::string::npos) << fact << " in " << sentence;
        EXPECT_EQ(sentence.find("{0}"), std::string::npos) << sentence;
        EXPECT_NE(text::describe(scene.problem(), text::Language::Chinese), "");
    }
}

TEST(MalformedScene, DocumentsAreRefused) {
    expect_refused(documents());
}

TEST(MalformedScene, TensorsAreRefused) {
    expect_refused(tensors());
}

TEST(MalformedScene, ParametersAreRefused) {
    expect_refused(parameters());
}

TEST(MalformedScene, TooLargeOnesAreOverALimit) {
    expect_refused(too_large());
}

// Cut after every byte, a scene is never a scene.
TEST(MalformedScene, TruncatedTextIsRefused) {
    auto const text =
        transposed_text(R"(, "stride": [2, 2], "padding": [[1, 0], 1], "title": "反卷积", "output_padding": 1)");
    ASSERT_EQ(problem_name(text), "");
    for (std::size_t length = 0; length < text.size(); ++length)
        EXPECT_NE(problem_name(text.substr(0, length)), "") << text.substr(0, length);
}

// One byte replaced: whatever comes out, it is a scene or a problem that has a sentence.
TEST(MalformedScene, DamagedTextIsReadOrRefused) {
    auto const text = transposed_text(R"(, "stride": 2, "bias": [1])");
    for (std::size_t place = 0; place < text.size(); ++place) {
        for (char const damage : {'\0', '"', '{', ']', ',', '9', '-', 'e', '\xff'}) {
            auto damaged = text;
            damaged[place] = damage;
            auto const scene = read_scene(damaged, small_picture);
            if (!scene) {
                EXPECT_NE(described(scene.problem()), "") << damaged;
            }
        }
    }
}

// A list of values that is far too long is counted, not read.
TEST(MalformedScene, ValuesWithoutEndAreCounted) {
    std::string values = "1";
    for (int i = 1; i < 5'000'000; ++i) values += ",1";
    auto const text = with(R"("values": [)" + values + R"(], "shape": [1, 1, 3, 3])", kKernel);
    auto const scene = read_scene(text, small_picture);
    ASSERT_FALSE(scene);
    EXPECT_EQ(scene.problem().facts, (std::vector<std::string>{"input.values", "5000000", "[1, 1, 3, 3]", "9"}));
}

}  // namespace
}  // namespace deconvista::scene
