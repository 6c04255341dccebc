#include "app/state/networks.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "app/export/scene_place.h"
#include "app/files/assets.h"
#include "app/files/image_file.h"
#include "app/state/changes.h"
#include "app/state/file_browser.h"
#include "app/state/lessons.h"
#include "app/state/network_files.h"
#include "app/state/network_focus.h"
#include "app/state/network_story.h"
#include "app/state/network_studies.h"
#include "app/state/network_walk.h"
#include "core/base/overloaded.h"

namespace deconvista::state {
namespace {

namespace fs = std::filesystem;

constexpr char const* kBundledModel = "/networks/drawings.onnx";
constexpr char const* kBundledPictures = "/pictures";
constexpr char const* kSamplePicture = "cat-00000.png";

NetworkWork& work_of(NetworkState& network) {
    if (!network.work) network.work = std::make_unique<NetworkWork>();
    return *network.work;
}

bool is_folder(std::string const& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

// ---- opening

// Models open on a picture that can be seen for certain: the one that is shown, or the sample.
void begin_opening(AppState& state, std::string const& model) {
    auto const assets = files::find_assets();
    if (!assets) return complain(state, assets.problem());
    auto const& seen = state.network.picture;
    open_network(state, model, seen ? seen->path : *assets + kBundledPictures + "/" + kSamplePicture, std::nullopt);
}

void open_bundled(AppState& state) {
    auto const assets = files::find_assets();
    if (!assets) return complain(state, assets.problem());
    begin_opening(state, *assets + kBundledModel);
}

void see(AppState& state, std::string const& path) {
    auto& network = state.network;
    if (network.opening.empty() && network.model) return work_of(network).see(path, network.model->preprocessing);
    network.opening_picture = path;
    if (network.opening.empty()) open_bundled(state);
}

void see_number(AppState& state, std::size_t number) {
    auto& pictures = state.network.pictures;
    if (number >= pictures.names.size()) return;
    pictures.wished = number;
    see(state, (fs::path{pictures.folder} / pictures.names[number]).native());
}

// From the one that was asked for last, also where it is still on its way or was refused: the list goes on behind it.
// At its ends it stays where it is.
void picture_by(AppState& state, Direction direction) {
    auto const& pictures = state.network.pictures;
    auto const from = pictures.wished ? pictures.wished : pictures.current;
    if (!from) return see_number(state, 0);
    if (direction == Direction::Forward) return see_number(state, *from + 1);
    if (*from > 0) see_number(state, *from - 1);
}

void prepare_as(AppState& state, net::Preprocessing preprocessing) {
    auto& network = state.network;
    if (!network.model || !network.picture) return;
    network.model->preprocessing = preprocessing;
    network.model->prepared_as = PreparedAs::Chosen;
    work_of(network).see(network.picture->path, preprocessing);
}

// ---- what is there

void find_in_list(NetworkState& network) {
    auto& pictures = network.pictures;
    pictures.current.reset();
    pictures.wished.reset();
    if (!network.picture || fs::path{network.picture->path}.parent_path() != fs::path{pictures.folder}) return;
    auto const found = std::ranges::find(pictures.names, last_part(network.picture->path));
    if (found == pictures.names.end()) return;
    pictures.current = pictures.wished = static_cast<std::size_t>(found - pictures.names.begin());
}

// The first activation: its maps are the first that say what was found.
std::size_t first_station(std::vector<maps::Station> const& strip) {
    auto const found = std::ranges::find_if(strip, [](auto const& station) { return station.silent.has_value(); });
    return found == strip.end() ? strip.size() - 1 : static_cast<std::size_t>(found - strip.begin());
}

void take_picture(NetworkState& network, SeenPicture picture) {
    network.picture = std::move(picture);
    find_in_list(network);
}

void take_model(NetworkState& network, OpenedNetwork opened) {
    network.model = std::move(opened.model);
    network.station = first_station(opened.picture.strip);
    network.sheet.reset();
    network.glimpse.reset();
    network.hovered.reset();
    network.pinned.reset();
    network.thumbs = Thumbs::Activations;
    take_picture(network, std::move(opened.picture));
}

template <class T, class Take>
void take_reply(AppState& state, NetworkDesk desk, Take const& take) {
    auto reply = state.network.work->take<Reply<T>>(desk);
    if (!reply) return;
    if (!reply->result) return complain(state, reply->result.problem(), reply->about);
    take(*std::move(reply->result));
}

// Where a model is refused and there is no other, the bundled one comes in its place.
void after_opening(AppState& state) {
    auto& network = state.network;
    if (network.opening.empty()) return;
    auto const model = std::exchange(network.opening, {});
    if (!network.model && !model.ends_with(kBundledModel)) return open_bundled(state);
    auto const picture = std::exchange(network.opening_picture, {});
    if (network.model && !picture.empty()) see(state, picture);
}

bool is_sample_folder(std::string const& folder) {
    auto const assets = files::find_assets();
    return assets && folder == *assets + kBundledPictures;
}

void take_listing(AppState& state, FolderListing listing) {
    auto& network = state.network;
    bool const is_sample = is_sample_folder(listing.folder);
    network.pictures = {std::move(listing.folder), std::move(listing.names), {}, {}};
    find_in_list(network);
    // The samples are only what there is to choose from.
    if (!network.pictures.current && !is_sample) see_number(state, 0);
}

// ---- what is wanted next

void ask_for_sheet(NetworkState& network) {
    SheetKey const key{network.picture->viewing, station_of(network).value, network.scale};
    if (network.asked_sheet == key) return;
    network.asked_sheet = key;
    network.work->make_sheet(key);
}

void ask_for_glimpse(NetworkState& network) {
    auto const focus = focus_of(network);
    if (!focus) return;
    GlimpseKey const key{network.picture->viewing, {focus->layer, focus->channel, focus->cell, network.options, {}}};
    if (network.asked_glimpse == key) return;
    network.asked_glimpse = key;
    network.work->glimpse(key);
}

void ask_for_what_is_shown(AppState& state) {
    auto& network = state.network;
    if (!network.picture || !network.work) return;
    ask_for_sheet(network);
    ask_for_glimpse(network);
    ask_for_story(network);
    ask_for_studies(network);
}

void show_view(NetworkState& network, NetworkView view) {
    if (view == NetworkView::Story)
        play_story(network);
    else
        network.view = view;
}

// What is shown is always wanted. The bundled network comes where there would be none.
void cancel(AppState& state) {
    auto& network = state.network;
    if (!network.work) return;
    bool const leaves_none = !network.model && !network.opening.ends_with(kBundledModel);
    for (std::size_t desk = 0; desk < kNetworkDesks; ++desk) {
        auto const which = static_cast<NetworkDesk>(desk);
        if (which != NetworkDesk::Sheet && which != NetworkDesk::Glimpse) network.work->give_up(which);
    }
    network.opening.clear();
    network.opening_picture.clear();
    network.pictures.wished = network.pictures.current;
    network.wanted_unit.reset();
    network.asked_story.reset();
    pursue_study(network, Pursuit::Stopped);
    if (leaves_none) open_bundled(state);
}

}  // namespace

std::optional<float> opening_progress(NetworkState const& network) {
    if (!network.work) return std::nullopt;
    for (auto const desk : {NetworkDesk::Model, NetworkDesk::Picture})
        if (network.work->is_busy(desk)) return network.work->progress(desk);
    return std::nullopt;
}

bool is_bundled(ModelFacts const& model) {
    auto const assets = files::find_assets();
    return assets && model.path == *assets + kBundledModel;
}

bool is_drawing(SeenPicture const& picture) {
    constexpr std::int64_t kExtent = 96;
    if (picture.width != kExtent || picture.height != kExtent) return false;
    // As generated drawings are called: a class, a hyphen, a number.
    auto const stem = fs::path{picture.path}.stem().native();
    auto const hyphen = stem.rfind('-');
    return hyphen != std::string::npos && hyphen + 1 < stem.size() &&
           std::ranges::all_of(stem.substr(hyphen + 1), [](char c) { return c >= '0' && c <= '9'; });
}

void enter(AppState& state, Workspace workspace) {
    if (workspace == Workspace::Lesson) return enter_lessons(state);
    state.workspace = workspace;
    if (workspace == Workspace::Network && !state.network.work) open_bundled(state);
}

void list_pictures(AppState& state, std::vector<std::string> const& paths) {
    FolderListing listing{fs::path{paths.front()}.parent_path().native(), {}};
    for (auto const& path : paths) listing.names.push_back(last_part(path));
    std::ranges::sort(listing.names);
    state.workspace = Workspace::Network;
    state.folder = listing.folder;
    work_of(state.network).give_up(NetworkDesk::Folder);
    take_listing(state, std::move(listing));
    auto const& pictures = state.network.pictures;
    if (!pictures.current && !pictures.wished) see_number(state, 0);
}

bool is_for_network(AppState const& state, std::string const& path) {
    if (is_model(path) || is_folder(path)) return true;
    return state.workspace == Workspace::Network && is_picture(path);
}

void open_network(AppState& state, std::string const& model, std::string const& picture,
                  std::optional<net::Preprocessing> preprocessing) {
    auto& network = state.network;
    network.opening = model;
    work_of(network).open(model, picture, preprocessing);
    auto const assets = files::find_assets();
    if (assets && network.pictures.names.empty()) work_of(network).list(*assets + kBundledPictures);
}

void open_in_network(AppState& state, std::string const& path) {
    state.workspace = Workspace::Network;
    if (is_folder(path)) {
        state.folder = path;
        if (!state.network.model && state.network.opening.empty()) open_bundled(state);
        return work_of(state.network).list(path);
    }
    state.folder = fs::path{path}.parent_path().native();
    note_recent(state.settings, path);
    if (is_model(path))
        begin_opening(state, path);
    else
        see(state, path);
}

void act_in_network(AppState& state, NetworkAction const& action) {
    auto& network = state.network;
    std::visit(
        base::Overloaded{
            [&](OpenBundledNetwork) { open_bundled(state); },
            [&](SeePicture const& it) { see_number(state, it.number); },
            [&](PictureBy const& it) { picture_by(state, it.direction); },
            [&](PreparePicturesAs const& it) { prepare_as(state, it.preprocessing); },
            [&](ShowLayer const& it) { show_layer(network, it.station); },
            [&](LayerBy const& it) { layer_by(network, it.direction); },
            [&](PointAtMap const& it) {
                if (network.picture) network.hovered = MapFocus{station_of(network).value, it.channel, {}};
            },
            [&](PinMap const& it) { pin_map(network, it.channel); },
            [&](PinUnit const& it) { pin_unit(network, it.cell); },
            [&](ProjectBy const& it) { network.options = it.options; },
            [&](SortMaps const& it) { network.order = it.order; },
            [&](ColorMaps const& it) { network.scale = it.scale; },
            [&](ShowThumbs const& it) { network.thumbs = it.thumbs; },
            [&](SizeThumbs const& it) { network.thumb_size = std::clamp(it.size, kSmallestThumb, kLargestThumb); },
            [&](ShowNetworkView const& it) { show_view(network, it.view); },
            [&](OpenStoryLayer) { open_story_layer(state); },
            [&](PinAnotherMap const& it) { pin_another(network, it.channel); },
            [&](MapBy it) { map_by(network, it.direction); },
            [&](UnitBy it) { unit_by(network, it); },
            [&](RulesChoice const& it) { choose(network, it); },
            [&](TopNineChoice const& it) { network.top_nine.choice = it; },
            [&](Checkpoints it) { choose(network, it); },
            [&](SquareChoice const& it) { network.occlusion.choice = it; },
            [&](Pursuit it) { pursue_study(network, it); },
            [&](CancelNetworkWork) { cancel(state); },
        },
        action);
    ask_for_what_is_shown(state);
}

void look_after_network(AppState& state) {
    auto& network = state.network;
    if (!network.work) return;
    // Asked before the reply is taken: one that comes in between is taken next time.
    bool const was_opening = network.work->is_busy(NetworkDesk::Model);
    take_reply<OpenedNetwork>(state, NetworkDesk::Model, [&](OpenedNetwork opened) {
        take_model(network, std::move(opened));
        find_wanted_unit(state);
    });
    if (!was_opening) after_opening(state);
    take_reply<SeenPicture>(state, NetworkDesk::Picture,
                            [&](SeenPicture picture) { take_picture(network, std::move(picture)); });
    take_reply<FolderListing>(state, NetworkDesk::Folder,
                              [&](FolderListing listing) { take_listing(state, std::move(listing)); });
    auto const number = network.picture ? network.picture->viewing : 0;
    if (auto sheet = network.work->take<LayerSheet>(NetworkDesk::Sheet); sheet && sheet->key.viewing == number)
        network.sheet = std::move(sheet);
    if (auto glimpse = network.work->take<UnitGlimpse>(NetworkDesk::Glimpse); glimpse && glimpse->key.viewing == number)
        network.glimpse = std::move(glimpse);
    look_after_story(state);
    look_after_studies(network);
    ask_for_what_is_shown(state);
}

}  // namespace deconvista::state
