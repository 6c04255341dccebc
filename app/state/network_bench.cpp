#include "app/state/network_bench.h"

#include <algorithm>
#include <utility>

#include "app/files/picture_tensor.h"
#include "app/models/model_file.h"
#include "app/models/model_notes.h"
#include "app/models/picture_source.h"
#include "app/state/file_browser.h"
#include "core/base/number_text.h"
#include "core/kernels/kernel.h"

namespace deconvista::state {
namespace {

using base::Result;

constexpr std::size_t kGuesses = 5;

// First outputs of the nodes, up to the first node that nobody here can compute.
std::vector<net::ValueId> computable(net::Graph const& graph, std::optional<base::Problem>& missing) {
    std::vector<net::ValueId> values;
    for (auto const& node : graph.nodes) {
        if (!kernels::find_kernel(node)) {
            missing = kernels::unknown_operator(node);
            break;
        }
        if (node.output(0) != net::kNoValue) values.push_back(node.output(0));
    }
    return values;
}

std::int64_t count_weights(net::Graph const& graph) {
    std::int64_t count = 0;
    for (auto const& value : graph.values)
        if (!value.constant.empty() && net::is_float(value.constant.type())) count += value.constant.size();
    return count;
}

Result<ModelFacts> facts_of(std::string const& path, net::Graph const& graph,
                            std::optional<net::Preprocessing> chosen) {
    auto const notes = models::read_model_notes(path);
    if (!notes) return notes.problem();
    ModelFacts facts;
    facts.path = path;
    facts.weights = count_weights(graph);
    facts.prepared_as = chosen ? PreparedAs::Chosen : notes->preprocessing ? PreparedAs::Noted : PreparedAs::Assumed;
    facts.preprocessing = chosen.value_or(notes->preprocessing.value_or(net::Preprocessing::Torchvision));
    if (!notes->labels) return facts;
    auto labels = models::read_labels(*notes->labels);
    if (!labels) return labels.problem();
    facts.labels = *std::move(labels);
    return facts;
}

// Of the first output that tells classes apart.
std::vector<net::Guess> guesses_of(story::Viewing const& viewing) {
    for (auto const& port : viewing.graph().outputs) {
        if (!viewing.record->holds(port.value) || !net::count_classes(viewing.record->dims(port.value))) continue;
        auto const scores =
            net::is_softmax(viewing.graph(), port.value) ? net::Scores::Probabilities : net::Scores::Logits;
        auto const best = net::best_classes(viewing.record->array(port.value), scores, kGuesses);
        if (best && !best->empty()) return best->front();
    }
    return {};
}

// Where pictures go in as large as they are, there may be nothing left of a small one half way.
base::Problem refusal_of(base::Problem problem, net::Array const& input) {
    constexpr std::int64_t kSmall = 32;
    auto const& dims = input.dims();
    bool const is_small = problem.name != "cancelled" && dims.size() == 4 && std::min(dims[2], dims[3]) < kSmall;
    if (!is_small) return problem;
    return base::refused("picture_too_small", {base::to_text(dims[3]), base::to_text(dims[2])});
}

// Asked between layers, it knows how many have been computed.
net::Cancelled counting(Hooks const& hooks, std::size_t layers) {
    return [hooks, layers, asked = std::size_t{0}]() mutable {
        auto const share = static_cast<float>(++asked) / static_cast<float>(std::max<std::size_t>(1, layers));
        if (hooks.report) hooks.report(std::min(share, 1.0F));
        return hooks.cancelled && hooks.cancelled();
    };
}

}  // namespace

Result<NetworkBench::Look> NetworkBench::look(Open& open, std::string const& path, net::Preprocessing preprocessing,
                                              Hooks const& hooks) {
    auto const picture = files::read_picture_tensor(path);
    if (!picture) return picture.problem();
    auto const& graph = open.viewer->graph();
    auto const prepared = models::seen_picture({preprocessing, graph}, *picture);
    if (!prepared) return prepared.problem();
    auto const& [input, pixels] = *prepared;
    auto viewing = open.viewer->view({input}, open.wanted, counting(hooks, open.wanted.size()));
    if (!viewing) return refusal_of(viewing.problem(), input);
    auto const& extents = picture->shape().spatial;
    auto const number = ++last_number_;
    SeenPicture seen{.viewing = number,
                     .path = path,
                     .width = extents[1],
                     .height = extents[0],
                     .preprocessing = preprocessing,
                     .pixels = pixels,
                     .strip = maps::stations_of(graph, *viewing->record),
                     .guesses = guesses_of(*viewing)};
    return Look{{number, *std::move(viewing), pixels, preprocessing}, std::move(seen)};
}

Reply<OpenedNetwork> NetworkBench::open(std::string const& model, std::string const& picture,
                                        std::optional<net::Preprocessing> preprocessing, Hooks const& hooks) {
    auto graph = models::open_model(model);
    if (!graph) return {graph.problem(), last_part(model)};
    auto facts = facts_of(model, *graph, preprocessing);
    if (!facts) return {facts.problem(), last_part(models::notes_path(model))};
    Open opened;
    opened.path = model;
    opened.wanted = computable(*graph, facts->missing);
    opened.viewer = std::make_unique<story::Viewer>(*std::move(graph));
    opened.projector = std::make_unique<projection::Projector>(opened.viewer->graph());
    auto look = this->look(opened, picture, facts->preprocessing, hooks);
    if (!look) return {look.problem(), last_part(model)};
    seen_ = std::move(look->seen);
    open_ = std::move(opened);
    return {OpenedNetwork{*std::move(facts), std::move(look->picture)}, {}};
}

Reply<SeenPicture> NetworkBench::see(std::string const& picture, net::Preprocessing preprocessing, Hooks const& hooks) {
    if (!open_) return {base::refused("network_none_open"), last_part(picture)};
    auto look = this->look(*open_, picture, preprocessing, hooks);
    if (!look) return {look.problem(), last_part(picture)};
    seen_ = std::move(look->seen);
    return {std::move(look->picture), {}};
}

std::optional<LayerSheet> NetworkBench::sheet(SheetKey const& key) {
    if (!holds(key.viewing) || !seen_->viewing.record->holds(key.layer)) return std::nullopt;
    auto const order = story::channel_order(seen_->preprocessing);
    return LayerSheet{key, maps::make_sheet(seen_->viewing.record->view(key.layer), key.scale),
                      maps::first_filters(open_->viewer->graph(), key.layer, order)};
}

std::optional<UnitGlimpse> NetworkBench::glimpse(GlimpseKey const& key, net::Cancelled const& cancelled) {
    if (!holds(key.viewing)) return std::nullopt;
    auto asked = key.request;
    asked.order = story::channel_order(seen_->preprocessing);
    return UnitGlimpse{key, maps::make_glimpse(open_->viewer->graph(), *seen_->viewing.record, *open_->projector,
                                               seen_->pixels, asked, cancelled)};
}

}  // namespace deconvista::state
