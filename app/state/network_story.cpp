#include "app/state/network_story.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "app/export/story_subject.h"
#include "app/state/changes.h"
#include "app/state/documents.h"
#include "app/state/file_browser.h"
#include "app/state/network_focus.h"
#include "app/state/networks.h"
#include "core/base/nearest.h"
#include "core/base/number_text.h"
#include "core/net/preprocessing.h"
#include "core/story/opened_layer.h"

namespace deconvista::state {
namespace {

base::Result<story::Story> tell(NetworkBench& bench, maps::GlimpseRequest const& request,
                                net::Cancelled const& cancelled) {
    auto const& viewing = bench.viewing();
    auto const unit =
        projection::unit_at(viewing.graph(), *viewing.record, request.layer, request.channel, request.cell);
    if (!unit) return unit.problem();
    auto picture = net::seen_picture(bench.preprocessing(), viewing.inputs.front());
    return story::Story::of(viewing, std::move(picture), story::channel_order(bench.preprocessing()), *unit,
                            request.options, cancelled);
}

std::optional<GlimpseKey> wanted_story(NetworkState const& network) {
    auto const focus = focus_of(network);
    if (!focus || !network.picture) return std::nullopt;
    return GlimpseKey{network.picture->viewing, {focus->layer, focus->channel, focus->cell, network.options, {}}};
}

// A story of another unit begins at its picture; by another rule it goes on where it was.
void take_story(NetworkState& network, ToldStory const& told) {
    bool const same_unit = network.story && network.story->key.request.layer == told.key.request.layer &&
                           network.story->key.request.channel == told.key.request.channel &&
                           network.story->key.request.cell == told.key.request.cell;
    UnitStory story{told.key, told.story, nullptr};
    if (story.story) {
        auto scene = projection_scene_of(network);
        story.subject = exporting::story_subject(*story.story, scene.value_or(story::ProjectionScene{}));
    }
    network.story = std::move(story);
    if (!same_unit) network.playback = {.mode = Mode::Playing, .speed = network.playback.speed};
}

}  // namespace

std::optional<story::ProjectionScene> projection_scene_of(NetworkState const& network) {
    auto const focus = focus_of(network);
    if (!focus || !network.model || !network.picture) return std::nullopt;
    auto const& strip = network.picture->strip;
    auto const station = std::ranges::find(strip, focus->layer, &maps::Station::value);
    if (station == strip.end()) return std::nullopt;
    story::ProjectionScene scene;
    scene.model = network.model->path;
    scene.image = network.picture->path;
    scene.preprocessing = network.picture->preprocessing;
    scene.layer = station->layer;
    scene.unit = focus->cell.value_or(std::vector<std::int64_t>{});
    scene.unit.insert(scene.unit.begin(), focus->channel);
    scene.rule = network.options.rule;
    scene.dead_windows = network.options.dead_windows;
    return scene;
}

std::string file_stem_of(story::ProjectionScene const& scene) {
    auto name = std::filesystem::path{scene.model}.stem().native() + "-" + scene.layer;
    for (auto const number : scene.unit) name += "-" + base::to_text(number);
    std::replace(name.begin(), name.end(), '/', '_');
    return name;
}

void ask_for_story(NetworkState& network) {
    if (network.view != NetworkView::Story) return;
    auto const key = wanted_story(network);
    if (!key || network.asked_story == key) return;
    network.asked_story = key;
    network.work->ask(NetworkDesk::Story, [key = *key](NetworkBench& bench, Task const& task) {
        if (!bench.holds(key.viewing)) return Work::Done;
        auto told = tell(bench, key.request, [&] { return task.is_given_up(); });
        if (told)
            task.deliver(ToldStory{key, std::make_shared<story::Story const>(*std::move(told))});
        else
            task.deliver(ToldStory{key, told.problem()});
        return Work::Done;
    });
}

void play_story(NetworkState& network) {
    if (auto const focus = focus_of(network)) network.pinned = focus;
    network.view = NetworkView::Story;
    if (network.story && wanted_story(network) == network.story->key)
        network.playback = {.mode = Mode::Playing, .speed = network.playback.speed};
}

void open_story_layer(AppState& state) {
    auto& network = state.network;
    auto const playing = playing_in(state);
    if (!playing || !network.story || !network.story->story) return;
    auto const step = playing->timeline.at(playing->playback.seconds).step;
    network.work->ask(NetworkDesk::Opening, [key = network.story->key, story = *network.story->story, step](
                                                NetworkBench& bench, Task const& task) {
        if (!bench.holds(key.viewing)) return Work::Done;
        task.deliver(Reply<story::OpenedLayer>{
            story::open_layer(bench.viewing(), *story, step, [&] { return task.is_given_up(); }), {}});
        return Work::Done;
    });
}

void look_after_story(AppState& state) {
    auto& network = state.network;
    auto const number = network.picture ? network.picture->viewing : 0;
    if (auto told = network.work->take<ToldStory>(NetworkDesk::Story); told && told->key.viewing == number)
        take_story(network, *told);
    auto opened = network.work->take<Reply<story::OpenedLayer>>(NetworkDesk::Opening);
    if (!opened) return;
    if (!opened->result) return complain(state, opened->result.problem());
    state.workspace = Workspace::Arithmetic;
    show_opened_layer(state, *std::move(opened->result));
}

void open_projection_scene(AppState& state, story::ProjectionScene const& scene) {
    state.workspace = Workspace::Network;
    state.network.wanted_unit = scene;
    open_network(state, scene.model, scene.image, scene.preprocessing);
}

void find_wanted_unit(AppState& state) {
    auto& network = state.network;
    auto const scene = std::exchange(network.wanted_unit, std::nullopt);
    if (!scene || !network.model || !network.picture || network.model->path != scene->model) return;
    auto const& strip = network.picture->strip;
    auto const station = maps::find_station(strip, scene->layer);
    if (!station) {
        std::vector<std::string_view> names;
        for (auto const& known : strip) names.emplace_back(known.layer);
        return complain(state, base::refused("network_layer_unknown",
                                             {scene->layer, std::string{base::nearest(scene->layer, names)}}));
    }
    network.station = *station;
    MapFocus focus{strip[*station].value, scene->unit.front(), {}};
    if (scene->unit.size() > 1) focus.cell.emplace(scene->unit.begin() + 1, scene->unit.end());
    network.pinned = focus;
    network.options = {scene->rule, scene->dead_windows, false};
    play_story(network);
}

}  // namespace deconvista::state
