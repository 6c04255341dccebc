#pragma once
// What a classifying network says: which classes, and how sure it is.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/net/graph.h"

namespace deconvista::net {

struct Guess {
    std::int64_t index{};  // of the class, from 0
    double probability{};  // 0 to 1
};

// How many classes an output of these extents tells apart: [classes], or [batch, classes, 1...]. Nothing for others.
std::optional<std::int64_t> count_classes(Dims const& dims);

// Whether the value comes from a Softmax, reshaped at most. The others are logits.
bool is_softmax(Graph const& graph, ValueId value);

// `output` has extents that count_classes() takes. The most probable classes, at most `count`, best first (the lower
// number of equals), for each batch item. Softmax is applied to logits. NaN are refused.
enum class Scores : std::uint8_t { Logits, Probabilities };
base::Result<std::vector<std::vector<Guess>>> best_classes(Array const& output, Scores scores, std::size_t count);

}  // namespace deconvista::net
