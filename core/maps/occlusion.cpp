#include "core/maps/occlusion.h"

#include <algorithm>
#include <array>
#include <limits>

#include "core/maps/strip.h"
#include "core/projection/top_units.h"

namespace deconvista::maps {
namespace {

using projection::OcclusionRequest;

bool has_maps(net::Dims const& dims) {
    return dims.size() == 4 && dims[0] == 1 && dims[2] * dims[3] > 1;
}

std::optional<net::ValueId> last_layer_with_maps(net::Graph const& graph, net::Record const& record) {
    std::optional<net::ValueId> found;
    for (auto const layer : projection::usual_layers(graph))
        if (record.holds(layer) && has_maps(record.dims(layer))) found = layer;
    return found;
}

std::int64_t most_active_map(net::Record const& record, net::ValueId layer) {
    auto const activations = record.array(layer).aligned();
    auto const values = activations.values<float>();
    auto const channels = activations.dims()[1];
    auto const plane = static_cast<std::size_t>(activations.size() / channels);
    std::int64_t best = 0;
    auto largest = -std::numeric_limits<double>::infinity();
    for (std::int64_t map = 0; map < channels; ++map) {
        double sum = 0;
        for (auto const value : values.subspan(static_cast<std::size_t>(map) * plane, plane)) sum += double{value};
        if (!(sum > largest)) continue;
        largest = sum;
        best = map;
    }
    return best;
}

// Which map is watched; where no layer has maps, none.
base::Outcome choose_map(net::Graph const& graph, net::Record const& record, OcclusionWish const& wish,
                         OcclusionRequest& request) {
    auto const layer = wish.layer ? wish.layer : last_layer_with_maps(graph, record);
    if (!layer) return base::done();
    auto const& name = graph.value(*layer).name;
    if (!record.holds(*layer) || !has_maps(record.dims(*layer)))
        return base::refused("projection_layer_not_run", {name});
    auto const maps = record.dims(*layer)[1];
    auto const map = wish.map.value_or(most_active_map(record, *layer));
    if (map < 0 || map >= maps)
        return base::refused("top_nine_map_missing", {std::to_string(map), name, std::to_string(maps - 1)});
    request.layer = *layer;
    request.channel = map;
    return base::done();
}

std::vector<net::ValueId> layers_to_see(net::Graph const& graph, net::ValueId scores, OcclusionWish const& wish) {
    auto wanted = projection::usual_layers(graph);
    wanted.push_back(scores);
    if (wish.layer) wanted.push_back(*wish.layer);
    return wanted;
}

}  // namespace

std::optional<std::size_t> OcclusionMaps::standing_for(std::size_t row, std::size_t column) const {
    for (std::size_t const apart : {1U, 2U, 4U, 8U}) {
        auto const place = (row - row % apart) * lefts.size() + column - column % apart;
        if (known[place]) return place;
    }
    return std::nullopt;
}

std::optional<std::size_t> OcclusionMaps::most_harmful() const {
    std::optional<std::size_t> found;
    for (std::size_t place = 0; place < places.size(); ++place)
        if (known[place] && (!found || places[place].probability < places[*found].probability)) found = place;
    return found;
}

std::string OcclusionMaps::label_of(std::int64_t of_class) const {
    auto const at = static_cast<std::size_t>(of_class);
    return of_class >= 0 && at < labels.size() ? labels[at] : std::to_string(of_class);
}

std::vector<float> middle_grey(net::Preprocessing preprocessing, net::Graph const& graph, std::int64_t channels) {
    constexpr std::int64_t kSide = 8;
    tensor::Tensor const grey{{1, 3, {kSide, kSide}}, std::vector<float>(3 * kSide * kSide, 127.5F)};
    auto const prepared = net::preprocess(preprocessing, grey, graph, graph.inputs.front());
    std::vector<float> values(static_cast<std::size_t>(channels));
    if (!prepared || prepared->dims()[1] != channels) return values;
    auto const floats = prepared->converted(net::ElementType::Float32);
    auto const plane = static_cast<std::size_t>(floats.size() / channels);
    for (std::size_t c = 0; c < values.size(); ++c) values[c] = floats.values<float>()[c * plane];
    return values;
}

base::Result<OcclusionRun> OcclusionRun::begin(net::Engine& engine, SeenPicture const& picture, OcclusionWish wish,
                                               net::Cancelled const& cancelled) {
    auto const& graph = engine.graph();
    OcclusionRun run{engine, picture.input};
    auto& request = run.request_;
    request.size = wish.size;
    request.stride = wish.stride;
    request.grey = wish.grey;
    request.scores = projection::seeded_layer(graph, graph.outputs.front().value);
    request.class_index = wish.class_index;
    auto const record = engine.run(std::vector{picture.input}, layers_to_see(graph, request.scores, wish), cancelled);
    if (!record) return record.problem();
    if (auto const chosen = choose_map(graph, **record, wish, request); !chosen) return chosen.problem();
    auto const whole = projection::occlude(engine, picture.input, request, std::nullopt, cancelled);
    if (!whole) return whole.problem();
    if (!request.class_index) request.class_index = whole->best;

    auto& maps = run.maps_;
    auto const& dims = picture.input.dims();
    maps.picture = picture.pixels;
    maps.size = wish.size;
    maps.stride = wish.stride;
    maps.tops = projection::square_places(dims[2], wish.size, wish.stride);
    maps.lefts = projection::square_places(dims[3], wish.size, wish.stride);
    maps.places.resize(maps.tops.size() * maps.lefts.size());
    maps.known.resize(maps.places.size());
    maps.whole = *whole;
    maps.class_index = *request.class_index;
    if (request.layer != net::kNoValue) maps.layer = name_of_layer(graph, request.layer);
    maps.map = request.channel;
    maps.labels = std::move(wish.labels);
    run.order_ = projection::coarse_to_fine(maps.tops.size(), maps.lefts.size());
    return run;
}

base::Outcome OcclusionRun::advance(std::int64_t places, net::Cancelled const& cancelled) {
    for (; places > 0 && !maps_.is_complete(); --places) {
        auto const [row, column] = order_[static_cast<std::size_t>(maps_.tried)];
        auto const covered =
            projection::occlude(*engine_, input_, request_, std::pair{maps_.tops[row], maps_.lefts[column]}, cancelled);
        if (!covered) return covered.problem();
        auto const place = row * maps_.lefts.size() + column;
        maps_.places[place] = *covered;
        maps_.known[place] = true;
        maps_.latest = place;
        ++maps_.tried;
    }
    return base::done();
}

}  // namespace deconvista::maps
