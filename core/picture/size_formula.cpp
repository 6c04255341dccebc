#include "core/picture/size_formula.h"

#include "core/base/number_text.h"

namespace deconvista::picture {
namespace {

// The same formula is written twice, once with symbols and once with numbers: these are its letters.
struct Letters {
    std::string input, kernel, stride, dilation, begin, end, output_padding;
};

std::string in_parentheses_if_negative(std::int64_t value) {
    auto const text = base::to_text(value);
    return value < 0 ? "(−" + text.substr(1) + ")" : text;
}

Letters symbols(bool alike) {
    return {"i", "k", "s", "d", alike ? "p" : "p₁", alike ? "p" : "p₂", "op"};
}

Letters numbers(op::Axis const& axis, std::int64_t input) {
    return {base::to_text(input),
            base::to_text(axis.kernel),
            base::to_text(axis.stride),
            base::to_text(axis.dilation),
            in_parentheses_if_negative(axis.padding_begin),
            in_parentheses_if_negative(axis.padding_end),
            base::to_text(axis.output_padding)};
}

std::string written(op::Operation const& operation, op::Axis const& axis, Letters const& l) {
    bool const alike = axis.padding_begin == axis.padding_end;
    auto const reach = l.dilation + "·(" + l.kernel + " − 1)";
    if (operation.kind == op::Kind::TransposedConvolution) {
        auto const padding = alike ? " − 2·" + l.begin : " − " + l.begin + " − " + l.end;
        auto const returned = axis.output_padding > 0 ? " + " + l.output_padding : "";
        return "(" + l.input + " − 1)·" + l.stride + padding + " + " + reach + returned + " + 1";
    }
    bool const ceil = operation.rounding == op::Rounding::Ceil;
    auto const padding = alike ? " + 2·" + l.begin : " + " + l.begin + " + " + l.end;
    auto const quotient = "(" + l.input + padding + " − " + reach + " − 1) / " + l.stride;
    return (ceil ? "⌈" : "⌊") + quotient + (ceil ? "⌉" : "⌋") + " + 1";
}

}  // namespace

std::string size_formula(op::Operation const& operation, op::Axis const& axis) {
    return "o = " + written(operation, axis, symbols(axis.padding_begin == axis.padding_end));
}

std::string size_formula_with_numbers(op::Operation const& operation, op::Axis const& axis, std::int64_t input,
                                      std::int64_t output) {
    return written(operation, axis, numbers(axis, input)) + " = " + base::to_text(output);
}

}  // namespace deconvista::picture
