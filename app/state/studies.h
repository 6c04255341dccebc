#pragma once
// Studies: figures of the network that take work. What the user chose for each, what the worker was asked for, and
// what there is to see of it.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/export/subject.h"
#include "app/state/network_values.h"
#include "app/state/playback.h"
#include "core/maps/evolution.h"
#include "core/maps/occlusion.h"
#include "core/maps/rules_figure.h"
#include "core/maps/top_nine.h"

namespace deconvista::state {

// What a study shows: the newest answer, or that of the wish before until it is there.
struct StudyFigure {
    std::shared_ptr<exporting::Subject const> subject{};  // none yet, or there is a problem
    std::optional<base::Problem> problem{};
};

// Stopped: the user wants no more of it than there is.
enum class Pursuit : std::uint8_t { GoesOn, Stopped };

template <class Key, class Values>
struct Study {
    std::optional<Key> asked{};  // last
    Pursuit pursuit{Pursuit::GoesOn};
    std::shared_ptr<Values const> values{};  // that the figure shows
    StudyFigure figure{};
};

// ---- three rules side by side

struct RulesChoice {
    maps::RuleScale scale{};
    std::optional<std::int64_t> other{};  // channel beside the unit's own; nothing: the strongest
};
struct RulesKey {
    std::uint64_t viewing{};
    MapFocus unit;
    projection::DeadWindows dead_windows{};
    std::optional<std::int64_t> other{};
    bool operator==(RulesKey const&) const = default;
};
struct RulesStudy : Study<RulesKey, maps::Rules> {
    RulesChoice choice{};
};

// ---- the nine strongest

enum class MapsShown : std::uint8_t { One, Page };
enum class PicturesFrom : std::uint8_t { Index, Folder };  // Index: what came with the bundled network
struct TopNineChoice {
    MapsShown maps{MapsShown::One};
    PicturesFrom pictures{PicturesFrom::Index};
};
struct TopNineKey {
    std::string model;
    net::Preprocessing preprocessing{};
    std::optional<std::string> folder{};  // nothing: the index
    net::ValueId layer{};
    std::vector<std::int64_t> maps{};
    projection::Rule rule{};
    projection::DeadWindows dead_windows{};
    Pursuit search{};  // Stopped: over the pictures so far
    bool operator==(TopNineKey const&) const = default;
};
class TopNineSearch;  // the worker's
struct TopNineStudy : Study<TopNineKey, maps::TopNine> {
    TopNineChoice choice{};
    std::shared_ptr<TopNineSearch> search{};
};

// ---- a unit while the network learned

enum class Checkpoints : std::uint8_t { OneByOne, All };
struct EvolutionKey {
    std::string layer;
    std::int64_t map{};
    projection::Rule rule{};
    projection::DeadWindows dead_windows{};
    bool operator==(EvolutionKey const&) const = default;
};
class EvolutionSearch;
struct EvolutionStudy : Study<EvolutionKey, maps::Evolution> {
    Checkpoints choice{Checkpoints::OneByOne};
    Playback playback{};
    std::shared_ptr<EvolutionSearch> search{};
};

// ---- the grey square

struct SquareChoice {  // in pixels of the network's input; nothing: as fits the picture
    std::optional<std::int64_t> size{}, stride{};
};
struct OcclusionKey {
    std::uint64_t viewing{};
    std::int64_t size{}, stride{};
    std::optional<MapFocus> watched{};  // nothing: the strongest map of the last layer that has some
    bool operator==(OcclusionKey const&) const = default;
};
class OcclusionSearch;
struct OcclusionStudy : Study<OcclusionKey, maps::OcclusionMaps> {
    SquareChoice choice{};
    std::shared_ptr<OcclusionSearch> search{};
};

}  // namespace deconvista::state
