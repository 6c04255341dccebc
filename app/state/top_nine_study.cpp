#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include "app/export/figure_subject.h"
#include "app/files/assets.h"
#include "app/models/picture_folder.h"
#include "app/models/picture_source.h"
#include "app/models/top_units_file.h"
#include "app/state/file_browser.h"
#include "app/state/network_focus.h"
#include "app/state/network_studies.h"
#include "app/state/networks.h"
#include "core/maps/top_nine_figure.h"

namespace deconvista::state {

// The index of a folder's strongest units while it is made, and the figure of it while that is. Kept from one wish to
// the next, so that no picture is looked at twice; the worker's thread alone uses it.
class TopNineSearch {
public:
    // One picture more, or one map more of the figure.
    base::Result<Work> go_on(NetworkBench& bench, TopNineKey const& key, Task const& task) {
        if (auto const there = find_units(bench, key); !there) return there.problem();
        if (next_ < names_.size() && key.search == Pursuit::GoesOn) return search(bench, key, task);
        if (units_.layers.empty()) return base::refused("top9_no_pictures", {key.folder.value_or("")});
        return draw(bench, key, task);
    }

    maps::TopNine const& nine() const { return nine_; }

private:
    // What the units are of.
    struct Ground {
        std::string model;
        net::Preprocessing preprocessing{};
        std::optional<std::string> folder;
        bool operator==(Ground const&) const = default;
    };

    base::Outcome find_units(NetworkBench& bench, TopNineKey const& key) {
        Ground wanted{key.model, key.preprocessing, key.folder};
        if (ground_ == wanted) return base::done();
        ground_.reset();
        drawn_.reset();
        names_.clear();
        next_ = 0;
        auto found = key.folder ? begin_search(bench, key) : read_index();
        if (!found) return found.problem();
        units_ = *std::move(found);
        ground_ = std::move(wanted);
        return base::done();
    }

    static base::Result<projection::TopUnits> read_index() {
        auto const assets = files::find_assets();
        if (!assets) return assets.problem();
        auto file = models::read_top_units(*assets + "/networks/drawings.top9.json");
        if (!file) return file.problem();
        return std::move(file->units);
    }

    base::Result<projection::TopUnits> begin_search(NetworkBench& bench, TopNineKey const& key) {
        auto names = models::pictures_in(*key.folder);
        if (!names) return names.problem();
        names_ = *std::move(names);
        layers_ = projection::usual_layers(bench.viewer().graph());
        std::erase_if(layers_, [&](net::ValueId layer) { return !bench.viewing().record->holds(layer); });
        return projection::TopUnits{
            last_part(key.model), std::string{net::name_of(key.preprocessing)}, {{1, 1}}, 0, {}};
    }

    // A file that is no picture after all is left out, and not counted.
    base::Result<Work> search(NetworkBench& bench, TopNineKey const& key, Task const& task) {
        auto const& name = names_[next_];
        auto const source = models::folder_source({key.preprocessing, bench.viewer().graph()}, *key.folder);
        if (auto const picture = source(name)) {
            auto const added = maps::add_picture(bench.viewer().fast(), layers_, name, picture->input, units_,
                                                 [&] { return task.is_given_up(); });
            if (!added) return added.problem();
        }
        ++next_;
        drawn_.reset();
        task.report(static_cast<float>(next_) / static_cast<float>(names_.size()));
        return Work::More;
    }

    base::Result<Work> draw(NetworkBench& bench, TopNineKey const& key, Task const& task) {
        auto const layer = layer_for(bench, key.layer);
        if (!layer) return layer.problem();
        if (drawn_ != key) nine_ = {};
        drawn_.reset();  // unless this goes well
        auto const done = nine_.maps.size();
        if (done == key.maps.size()) return finished(key);
        auto const& graph = bench.viewer().graph();
        models::Preparation const preparation{key.preprocessing, graph};
        auto const source = key.folder ? models::folder_source(preparation, *key.folder)
                                       : models::drawing_source(preparation, drawings::kIndexedSeries);
        maps::TopNineRequest const request{
            *layer, {key.maps[done]}, {{key.rule, key.dead_windows, false}, story::channel_order(key.preprocessing)}};
        auto one = maps::make_top_nine(bench.viewer().fast(), units_, source, request,
                                       {[&] { return task.is_given_up(); }, {}});
        if (!one) return one.problem();
        add(*std::move(one));
        task.report(static_cast<float>(done + 1) / static_cast<float>(key.maps.size()));
        return finished(key);
    }

    void add(maps::TopNine one) {
        one.maps.insert(one.maps.begin(), std::make_move_iterator(nine_.maps.begin()),
                        std::make_move_iterator(nine_.maps.end()));
        one.missing += nine_.missing;
        nine_ = std::move(one);
    }

    Work finished(TopNineKey const& key) {
        drawn_ = key;
        return nine_.maps.size() == key.maps.size() ? Work::Done : Work::More;
    }

    // The layer whose units are known, for one that has the same maps: of a convolution its ReLU, as of the pooling
    // behind it.
    base::Result<net::ValueId> layer_for(NetworkBench& bench, net::ValueId wanted) const {
        auto const& graph = bench.viewer().graph();
        auto const& record = *bench.viewing().record;
        auto const place = [&](net::ValueId value) {
            auto const producer = net::producer_of(graph, value);
            return producer ? static_cast<std::int64_t>(*producer) : -1;
        };
        std::optional<net::ValueId> best;
        std::string names;
        for (auto const& summary : units_.layers) {
            names += (names.empty() ? "" : ", ") + summary.layer;
            auto const layer = net::find_value(graph, summary.layer);
            auto const maps = static_cast<std::int64_t>(summary.maps.size());
            if (!layer || record.dims(wanted).size() < 2 || record.dims(wanted)[1] != maps) continue;
            auto const apart = [&](net::ValueId value) { return std::abs(place(value) - place(wanted)); };
            if (!best || apart(*layer) < apart(*best)) best = layer;
        }
        if (best) return *best;
        return base::refused("top_nine_layer_missing", {graph.value(wanted).name, names});
    }

    std::optional<Ground> ground_;
    std::vector<std::string> names_;  // of the folder
    std::size_t next_{0};
    std::vector<net::ValueId> layers_;
    projection::TopUnits units_;
    std::optional<TopNineKey> drawn_;  // what nine_ is of
    maps::TopNine nine_;               // the first maps of it
};

namespace {

constexpr std::int64_t kMapsOfAPage = 6;

using TopNineFinding = Finding<TopNineKey, maps::TopNine>;

Work go_on(TopNineSearch& search, NetworkBench& bench, TopNineKey const& key, Task const& task) {
    if (!bench.has_open(key.model)) return Work::Done;
    auto const left = search.go_on(bench, key, task);
    if (!left) {
        task.deliver(TopNineFinding{key, left.problem()});
        return Work::Done;
    }
    if (!search.nine().maps.empty())
        task.deliver(TopNineFinding{key, std::make_shared<maps::TopNine const>(search.nine())});
    return *left;
}

std::shared_ptr<exporting::Subject const> figure_of(std::shared_ptr<maps::TopNine const> const& nine) {
    return exporting::figure_subject(
        {1, [nine](std::int64_t, picture::Look const& look) { return maps::top_nine_figure(*nine, look); },
         [nine](text::Language language) { return maps::top_nine_words(*nine, language); }});
}

// That of the focus, or the page that it is on.
std::vector<std::int64_t> maps_shown(NetworkState const& network, MapFocus const& focus) {
    if (network.top_nine.choice.maps == MapsShown::One) return {focus.channel};
    auto const* const station = station_of(network, focus.layer);
    auto const first = focus.channel - focus.channel % kMapsOfAPage;
    std::vector<std::int64_t> maps;
    for (auto map = first; map < std::min(first + kMapsOfAPage, station->maps()); ++map) maps.push_back(map);
    return maps;
}

std::optional<TopNineKey> wanted(NetworkState const& network) {
    auto const focus = focus_of(network);
    if (!focus || !network.model || station_of(network, focus->layer) == nullptr) return std::nullopt;
    TopNineKey key;
    key.model = network.model->path;
    key.preprocessing = network.model->preprocessing;
    if (pictures_from(network) == PicturesFrom::Folder) key.folder = network.pictures.folder;
    key.layer = focus->layer;
    key.maps = maps_shown(network, *focus);
    key.rule = network.options.rule;
    key.dead_windows = network.options.dead_windows;
    return key;
}

// Stopping a search is a wish of its own: for the figure of what was found so far.
bool is_new(TopNineStudy& study, TopNineKey key) {
    key.search = study.pursuit;
    if (study.asked == key) return false;
    if (study.asked) {
        auto same = *study.asked;
        same.search = key.search;
        if (same != key) key.search = study.pursuit = Pursuit::GoesOn;
    }
    study.asked = key;
    return true;
}

}  // namespace

PicturesFrom pictures_from(NetworkState const& network) {
    bool const has_index = network.model && is_bundled(*network.model);
    return has_index ? network.top_nine.choice.pictures : PicturesFrom::Folder;
}

void ask_for_top_nine(NetworkState& network) {
    auto& study = network.top_nine;
    auto const key = wanted(network);
    if (!key || !is_new(study, *key)) return;
    if (!study.search) study.search = std::make_shared<TopNineSearch>();
    network.work->ask(NetworkDesk::TopNine,
                      [key = *study.asked, search = study.search](NetworkBench& bench, Task const& task) {
                          return go_on(*search, bench, key, task);
                      });
}

void look_after_top_nine(NetworkState& network) {
    take_finding(network, NetworkDesk::TopNine, network.top_nine, figure_of);
}

}  // namespace deconvista::state
