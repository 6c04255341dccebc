#pragma once
// Numbers and lists as JSON.

#include <cmath>
#include <concepts>
#include <string>
#include <string_view>

#include "core/base/number_text.h"
#include "core/scene/json_text.h"
#include "core/tensor/shape.h"

namespace deconvista::cli {

// What is not finite becomes the string "NaN", "Infinity" or "-Infinity".
template <std::floating_point Float>
std::string json(Float value) {
    auto const text = base::shortest(value);
    return std::isfinite(value) ? text : scene::json_quoted(text);
}

inline std::string json(std::int64_t value) {
    return base::to_text(value);
}

inline std::string json(std::string_view text) {
    return scene::json_quoted(text);
}

// "[1, 0, 2, 2]": batch, channel and place.
inline std::string json(tensor::Index const& index) {
    return tensor::to_text(tensor::Shape{index.batch, index.channel, index.spatial});
}

inline std::string json(tensor::Shape const& shape) {
    return tensor::to_text(shape);
}

template <class T>
std::string json(tensor::PerAxis<T> const& list) {
    std::string text = "[";
    for (auto const& item : list) text.append(text.size() > 1 ? ", " : "").append(json(item));
    return text + "]";
}

}  // namespace deconvista::cli
