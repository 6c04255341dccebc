#include "core/lesson/lessons.h"

#include <array>

namespace deconvista::lesson {
namespace {

constexpr std::array<std::string_view, 8> kLessons{
    "convolution", "transposed_convolution", "output_size", "dilated_convolution", "checkerboards", "deconvnet",
    "names",       kCommonMistakes,
};

}  // namespace

std::span<std::string_view const> lessons() {
    return kLessons;
}

}  // namespace deconvista::lesson
