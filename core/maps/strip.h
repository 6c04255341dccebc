#pragma once
// The layers of a network in the order in which they are computed, as an overview shows them.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/net/receptive_field.h"

namespace deconvista::maps {

struct Station {
    net::ValueId value{};
    std::string layer;      // the value's name in the file, by which commands find it
    std::string node;       // its node's name in the file, by which commands find it too; empty for the input
    std::string name;       // the node's, without what repeats its operator; for people
    std::string operation;  // "Conv"; empty for the input
    net::Dims dims;         // (1, maps, up to three extents)

    std::optional<std::vector<net::Reach>> reach{};  // nothing where it sees everything or no one can say
    double share{1};                                 // of the picture that a unit sees, 0 to 1
    std::optional<std::int64_t> silent{};            // maps without a positive value; only of what is never negative

    std::int64_t maps() const { return dims[1]; }
    bool operator==(Station const&) const = default;
};

// The name of the node that computes the value, as above; the value's own where none does.
std::string name_of_layer(net::Graph const& graph, net::ValueId value);

// Which station a scene names: by its value, or by its node.
std::optional<std::size_t> find_station(std::span<Station const> strip, std::string_view name);

// What the record holds of a network that looks at pictures: the input, then every layer that has maps. What only
// passes values on or scales them by a constant is left out.
std::vector<Station> stations_of(net::Graph const& graph, net::Record const& record);

}  // namespace deconvista::maps
