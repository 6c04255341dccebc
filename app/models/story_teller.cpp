#include "app/models/story_teller.h"

#include <string_view>
#include <utility>

#include "app/files/picture_tensor.h"
#include "app/models/model_file.h"
#include "app/models/model_notes.h"
#include "app/models/picture_source.h"
#include "core/base/nearest.h"

namespace deconvista::models {
namespace {

std::string preprocessing_list() {
    std::string list;
    for (auto const name : net::preprocessing_names()) list.append(list.empty() ? "" : ", ").append(name);
    return list;
}

}  // namespace

std::variant<net::Preprocessing, Trouble> preprocessing_for(std::string const& model,
                                                            std::optional<net::Preprocessing> given) {
    if (given) return *given;
    auto const notes = read_model_notes(model);
    if (!notes) return Trouble{notes.problem(), notes_path(model)};
    if (notes->preprocessing) return *notes->preprocessing;
    return Trouble{base::usage("preprocess_needed", {notes_path(model), preprocessing_list()}), ""};
}

base::Result<net::ValueId> find_layer(net::Graph const& graph, std::string const& name) {
    auto const value = net::find_value(graph, name);
    if (value && *value != net::kNoValue) return *value;
    std::vector<std::string_view> names;
    for (auto const& known : graph.values) names.emplace_back(known.name);
    for (auto const& node : graph.nodes) names.emplace_back(node.name);
    return base::refused("network_layer_unknown", {name, std::string{base::nearest(name, names)}});
}

base::Result<projection::Unit> unit_of(net::Graph const& graph, net::Record const& record, net::ValueId layer,
                                       std::vector<std::int64_t> const& numbers) {
    std::optional<std::vector<std::int64_t>> cell;
    if (numbers.size() > 1) cell.emplace(numbers.begin() + 1, numbers.end());
    return projection::unit_at(graph, record, layer, numbers.front(), cell);
}

std::variant<ToldStory, Trouble> tell_story(story::ProjectionScene const& scene, net::Cancelled const& cancelled) {
    auto const in_model = [&](base::Problem problem) { return Trouble{std::move(problem), scene.model}; };
    auto graph = open_model(scene.model);
    if (!graph) return in_model(graph.problem());
    auto const named = find_layer(*graph, scene.layer);
    if (!named) return in_model(named.problem());
    auto const prepared = preprocessing_for(scene.model, scene.preprocessing);
    if (auto const* const trouble = std::get_if<Trouble>(&prepared)) return *trouble;
    auto const preprocessing = std::get<net::Preprocessing>(prepared);
    auto const photo = files::read_picture_tensor(scene.image);
    if (!photo) return Trouble{photo.problem(), scene.image};
    auto input = prepared_input({preprocessing, *graph}, *photo);
    if (!input) return in_model(input.problem());
    auto seen = net::seen_picture(preprocessing, *input);
    auto const layer = projection::seeded_layer(*graph, *named);
    auto const wanted = std::array{layer};
    auto viewing = story::Viewer{*std::move(graph)}.view({*std::move(input)}, wanted, cancelled);
    if (!viewing) return in_model(viewing.problem());
    auto const unit = unit_of(viewing->graph(), *viewing->record, layer, scene.unit);
    if (!unit) return in_model(unit.problem());
    auto story = story::Story::of(*viewing, std::move(seen), story::channel_order(preprocessing), *unit,
                                  {scene.rule, scene.dead_windows, true}, cancelled);
    if (!story) return in_model(story.problem());
    return ToldStory{std::make_shared<story::Story const>(*std::move(story)), *std::move(viewing)};
}

}  // namespace deconvista::models
