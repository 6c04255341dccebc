#pragma once
// "Did you mean ...?": the known word that a mistyped one is nearest to.

#include <span>
#include <string_view>

namespace deconvista::base {

// How many letters must be inserted, removed, replaced or swapped with their neighbour to turn one word into the other.
// Bytes count as letters. Words longer than 64 bytes are compared by their first 64.
int edit_distance(std::string_view a, std::string_view b);

// The candidate at the smallest distance, the first of several; there is at least one candidate.
std::string_view nearest(std::string_view word, std::span<std::string_view const> candidates);

}  // namespace deconvista::base
