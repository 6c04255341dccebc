#include "core/maps/top_nine.h"

#include <algorithm>
#include <map>

#include "core/maps/strip.h"

namespace deconvista::maps {
namespace {

using projection::LayerSummary;

// Where an example belongs: which of the maps, and which place.
struct Place {
    std::size_t map{}, rank{};
};
using Places = std::map<std::string, std::vector<Place>>;  // by picture

std::string names_of(projection::TopUnits const& units) {
    std::string names;
    for (auto const& layer : units.layers) names += (names.empty() ? "" : ", ") + layer.layer;
    return names;
}

base::Result<LayerSummary const*> summary_of(net::Graph const& graph, projection::TopUnits const& units,
                                             TopNineRequest const& request) {
    auto const& name = graph.value(request.layer).name;
    auto const found = std::ranges::find(units.layers, name, &LayerSummary::layer);
    if (found == units.layers.end()) return base::refused("top_nine_layer_missing", {name, names_of(units)});
    auto const maps = static_cast<std::int64_t>(found->maps.size());
    for (auto const map : request.maps)
        if (map < 0 || map >= maps)
            return base::refused("top_nine_map_missing", {std::to_string(map), name, std::to_string(maps - 1)});
    return &*found;
}

class Collection {
public:
    Collection(net::Engine& engine, PictureSource const& source, TopNineRequest const& request, Watch const& watch)
        : engine_{engine}, source_{source}, request_{request}, watch_{watch}, projector_{engine.graph()} {}

    base::Result<TopNine> run(projection::TopUnits const& units) {
        auto const summary = summary_of(engine_.graph(), units, request_);
        if (!summary) return summary.problem();
        nine_ = {units.model, name_of_layer(engine_.graph(), request_.layer), units.pictures, 0, request_.each.options,
                 {}};
        auto const places = list(**summary);
        std::int64_t done = 0;
        for (auto const& [picture, wanted] : places) {
            if (watch_.is_cancelled()) return cancelled();
            watch_.tell(done++, static_cast<std::int64_t>(places.size()));
            if (auto const added = add(**summary, picture, wanted); !added) return added.problem();
        }
        for (auto& map : nine_.maps) std::erase_if(map.best, [](Example const& one) { return !one.patch.rgba; });
        return std::move(nine_);
    }

private:
    Places list(LayerSummary const& summary) {
        Places places;
        for (auto const number : request_.maps) {
            auto const& map = summary.maps[static_cast<std::size_t>(number)];
            auto const share = map.cells > 0 ? static_cast<double>(map.positive) / static_cast<double>(map.cells) : 0;
            auto const count = std::min(map.best.size(), projection::kTopUnits);
            nine_.maps.push_back({number, std::vector<Example>(count), share, map.is_dead()});
            for (std::size_t rank = 0; rank < count; ++rank)
                places[map.best[rank].picture].push_back({nine_.maps.size() - 1, rank});
        }
        return places;
    }

    base::Outcome add(LayerSummary const& summary, std::string const& name, std::vector<Place> const& wanted) {
        auto const picture = source_(name);
        if (!picture) {
            nine_.missing += static_cast<std::int64_t>(wanted.size());
            return base::done();
        }
        auto const record = engine_.run(std::vector{picture->input}, std::vector{request_.layer}, watch_.cancelled);
        if (!record) return record.problem();
        for (auto const& [map, rank] : wanted) {
            auto const number = nine_.maps[map].map;
            auto const& best = summary.maps[static_cast<std::size_t>(number)].best[rank];
            auto example = make_example(projector_, engine_.graph(), **record, *picture,
                                        {request_.layer, number, best.cell}, request_.each, watch_.cancelled);
            if (!example) return example.problem();
            example->picture = name;
            nine_.maps[map].best[rank] = *std::move(example);
        }
        return base::done();
    }

    net::Engine& engine_;
    PictureSource const& source_;
    TopNineRequest const& request_;
    Watch const& watch_;
    projection::Projector projector_;
    TopNine nine_;
};

}  // namespace

base::Result<TopNine> make_top_nine(net::Engine& engine, projection::TopUnits const& units, PictureSource const& source,
                                    TopNineRequest const& request, Watch const& watch) {
    return Collection{engine, source, request, watch}.run(units);
}

}  // namespace deconvista::maps
