#pragma once
// The grey square slid over the picture, place after place from coarse to fine, and what is known of the maps at any
// time. Source: Zeiler and Fergus 2014, figure 7.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/maps/example.h"
#include "core/net/preprocessing.h"
#include "core/projection/occlusion.h"

namespace deconvista::maps {

struct OcclusionWish {
    std::int64_t size{20}, stride{4};         // of the square, in pixels of the network's input
    std::vector<float> grey;                  // as the network sees it: middle_grey()
    std::optional<std::int64_t> class_index;  // nothing: the picture's most probable
    std::optional<net::ValueId> layer;        // nothing: the last activation that still has maps
    std::optional<std::int64_t> map;          // nothing: the one with the largest sum over the picture
    std::vector<std::string> labels;          // of the classes; may be empty
};

// What is known so far: a value, which a window can show while the next places are tried.
struct OcclusionMaps {
    figure::Pixels picture;
    std::int64_t size{}, stride{};
    std::vector<std::int64_t> tops, lefts;     // places of the square
    std::vector<projection::Occluded> places;  // row-major; of those that are known
    std::vector<bool> known;
    std::int64_t tried{};
    std::optional<std::size_t> latest;  // of the places
    projection::Occluded whole;         // the picture without a square
    std::int64_t class_index{};
    std::string layer;  // empty: no layer has maps
    std::int64_t map{};
    std::vector<std::string> labels;

    bool is_complete() const { return tried == static_cast<std::int64_t>(places.size()); }
    // The place to be shown at row, column: itself, or the coarser one that stands for it; nothing yet.
    std::optional<std::size_t> standing_for(std::size_t row, std::size_t column) const;
    std::optional<std::size_t> most_harmful() const;    // where the class is least probable
    std::string label_of(std::int64_t of_class) const;  // its number where it has none
};

// The middle grey as a network sees it, one number for each channel of its input.
std::vector<float> middle_grey(net::Preprocessing preprocessing, net::Graph const& graph, std::int64_t channels);

// Used by one thread at a time, as its engine is, which outlives it.
class OcclusionRun {
public:
    // Runs the picture once. Refuses what projection::occlude() refuses, layers without maps, maps that are not there.
    static base::Result<OcclusionRun> begin(net::Engine& engine, SeenPicture const& picture, OcclusionWish wish,
                                            net::Cancelled const& cancelled = {});

    // Tries so many places more, as far as there are any.
    base::Outcome advance(std::int64_t places, net::Cancelled const& cancelled = {});

    OcclusionMaps const& maps() const { return maps_; }

private:
    OcclusionRun(net::Engine& engine, net::Array input) : engine_{&engine}, input_{std::move(input)} {}

    net::Engine* engine_;
    net::Array input_;
    projection::OcclusionRequest request_;
    std::vector<std::pair<std::size_t, std::size_t>> order_;
    OcclusionMaps maps_;
};

}  // namespace deconvista::maps
