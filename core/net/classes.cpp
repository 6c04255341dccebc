#include "core/net/classes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>

namespace deconvista::net {
namespace {

bool keeps_values(Node const& node) {
    static constexpr std::array<std::string_view, 6> kOperators{"Reshape",   "Flatten",  "Squeeze",
                                                                "Unsqueeze", "Identity", "Dropout"};
    return std::ranges::find(kOperators, node.operation) != kOperators.end();
}

void to_probabilities(std::vector<double>& scores) {
    auto const largest = *std::ranges::max_element(scores);
    for (auto& score : scores) score = std::exp(score - largest);
    auto const sum = std::accumulate(scores.begin(), scores.end(), 0.0);
    for (auto& score : scores) score /= sum;
}

std::vector<Guess> best(std::vector<double> const& probabilities, std::size_t count) {
    std::vector<Guess> guesses;
    for (std::size_t i = 0; i < probabilities.size(); ++i)
        guesses.push_back({static_cast<std::int64_t>(i), probabilities[i]});
    std::ranges::stable_sort(guesses, std::greater{}, &Guess::probability);
    guesses.resize(std::min(count, guesses.size()));
    return guesses;
}

}  // namespace

std::optional<std::int64_t> count_classes(Dims const& dims) {
    if (dims.size() == 1 && dims[0] > 0) return dims[0];
    if (dims.size() < 2 || dims[0] < 1 || dims[1] < 1) return std::nullopt;
    bool const is_flat = std::all_of(dims.begin() + 2, dims.end(), [](auto extent) { return extent == 1; });
    return is_flat ? std::optional{dims[1]} : std::nullopt;
}

bool is_softmax(Graph const& graph, ValueId value) {
    for (auto producer = producer_of(graph, value); producer; producer = producer_of(graph, value)) {
        auto const& node = graph.nodes[*producer];
        if (node.operation == "Softmax") return true;
        if (!keeps_values(node)) return false;
        value = node.input(0);
    }
    return false;
}

base::Result<std::vector<std::vector<Guess>>> best_classes(Array const& output, Scores scores, std::size_t count) {
    auto const classes = count_classes(output.dims());
    DECONVISTA_CHECK(classes);
    auto const numbers = output.converted(ElementType::Float64).aligned();
    auto const all = numbers.values<double>();
    if (std::any_of(all.begin(), all.end(), [](double x) { return std::isnan(x); }))
        return base::refused("network_classes_nan");
    std::vector<std::vector<Guess>> guesses;
    for (std::int64_t begin = 0; begin < output.size(); begin += *classes) {
        auto const line = all.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(*classes));
        std::vector<double> item{line.begin(), line.end()};
        if (scores == Scores::Logits) to_probabilities(item);
        guesses.push_back(best(item, count));
    }
    return guesses;
}

}  // namespace deconvista::net
