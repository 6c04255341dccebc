#pragma once
// What the window knows of a network: values that the worker made, none of which holds an engine or a record.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/maps/glimpse.h"
#include "core/maps/sheet.h"
#include "core/maps/strip.h"
#include "core/net/classes.h"
#include "core/net/preprocessing.h"
#include "core/story/story.h"

namespace deconvista::state {

// How it is known how pictures have to be prepared.
enum class PreparedAs : std::uint8_t {
    Noted,    // it stands beside the model
    Chosen,   // the user said so
    Assumed,  // nobody said anything
};

struct ModelFacts {
    std::string path;
    std::vector<std::string> labels;  // of the classes; empty where none are noted
    net::Preprocessing preprocessing{};
    PreparedAs prepared_as{};
    std::int64_t weights{};                // numbers that were learned
    std::optional<base::Problem> missing;  // names the first operator that cannot be computed: layers end before it
};

// A picture as a network saw it. `viewing` numbers what was seen: what was made of another viewing is stale.
struct SeenPicture {
    std::uint64_t viewing{};
    std::string path;
    std::int64_t width{}, height{};  // of the file
    net::Preprocessing preprocessing{};
    figure::Pixels pixels;  // of the input's extents
    std::vector<maps::Station> strip;
    std::vector<net::Guess> guesses;  // the most probable classes; empty where the network names none
};

struct OpenedNetwork {
    ModelFacts model;
    SeenPicture picture;
};

// A map of a layer, and one of its units; no cell: the strongest.
struct MapFocus {
    net::ValueId layer{};
    std::int64_t channel{};
    std::optional<std::vector<std::int64_t>> cell{};
    bool operator==(MapFocus const&) const = default;
};

struct SheetKey {
    std::uint64_t viewing{};
    net::ValueId layer{};
    maps::ScaleOf scale{};
    bool operator==(SheetKey const&) const = default;
};
struct LayerSheet {
    SheetKey key;
    maps::Sheet sheet;
    std::optional<maps::Atlas> filters;  // of the first layer's maps
};

struct GlimpseKey {
    std::uint64_t viewing{};
    maps::GlimpseRequest request;
    bool operator==(GlimpseKey const&) const = default;
};
struct UnitGlimpse {
    GlimpseKey key;
    base::Result<maps::Glimpse> glimpse;
};

// What the worker found, and what it was asked for.
template <class Key, class Values>
struct Finding {
    Key key;
    base::Result<std::shared_ptr<Values const>> values;
};

// A story, told of what a glimpse at the same unit would show.
struct ToldStory {
    GlimpseKey key;
    base::Result<std::shared_ptr<story::Story const>> story;
};

struct FolderListing {
    std::string folder;
    std::vector<std::string> names;  // sorted
};

// A result or why there is none, and the file that it is about.
template <class T>
struct Reply {
    base::Result<T> result;
    std::string about;
};

}  // namespace deconvista::state
