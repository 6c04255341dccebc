#include <map>
#include <memory>
#include <utility>

#include "app/export/figure_subject.h"
#include "app/files/assets.h"
#include "app/models/checkpoints.h"
#include "app/models/model_file.h"
#include "app/models/picture_source.h"
#include "app/state/network_focus.h"
#include "app/state/network_studies.h"
#include "app/state/networks.h"
#include "core/maps/evolution_figure.h"

namespace deconvista::state {

// The bundled network's checkpoints, opened once, and the pictures that their strongest units are looked for in,
// prepared once. The worker's thread alone uses it.
class EvolutionSearch {
public:
    // One picture more at one of the checkpoints, or, where it has seen them all, the checkpoint.
    base::Result<Work> go_on(EvolutionKey const& key, Task const& task) {
        if (auto const there = begin(key); !there) return there.problem();
        auto const number = evolution_.checkpoints.size();
        if (number == files_.size()) return Work::Done;
        if (auto const opened = open(number); !opened) return opened.problem();
        auto& checkpoint = *opened_[number];
        auto& found = checkpoint.found[key.layer];
        net::Cancelled const cancelled = [&] { return task.is_given_up(); };
        auto const done = found.pictures < names_.size() ? add(checkpoint, found, cancelled)
                                                         : finish(checkpoint, number, found, cancelled);
        if (!done) return done.problem();
        auto const all = static_cast<float>(files_.size() * (names_.size() + 1));
        task.report((static_cast<float>(number * (names_.size() + 1) + found.pictures)) / all);
        return evolution_.checkpoints.size() == files_.size() ? Work::Done : Work::More;
    }

    maps::Evolution const& evolution() const { return evolution_; }

private:
    static constexpr auto kPreprocessing = net::Preprocessing::Bundled;
    static constexpr int kOfEachClass = 10;  // as in `deconvista evolution`

    struct Found {
        projection::TopUnits units;
        std::size_t pictures{0};  // that were looked at
    };
    struct Opened {
        explicit Opened(net::Graph graph) : viewer{std::move(graph)} {}
        story::Viewer viewer;
        std::map<std::string, Found> found;  // by layer
    };

    base::Outcome begin(EvolutionKey const& key) {
        if (files_.empty()) {
            auto const assets = files::find_assets();
            if (!assets) return assets.problem();
            auto files = models::checkpoints_in(*assets + "/networks/drawings");
            if (!files) return files.problem();
            files_ = *std::move(files);
            opened_.resize(files_.size());
            names_ = drawings::names_of_series(kOfEachClass);
        }
        if (key_ == key) return base::done();
        key_ = key;
        request_ = {
            key.layer, {key.map}, names_, {{key.rule, key.dead_windows, false}, story::channel_order(kPreprocessing)}};
        evolution_ = {key.layer, {key.map}, static_cast<std::int64_t>(names_.size()), {}};
        return base::done();
    }

    base::Outcome open(std::size_t number) {
        if (opened_[number]) return base::done();
        auto graph = models::open_model(files_[number].path);
        if (!graph) return graph.problem();
        opened_[number] = std::make_unique<Opened>(*std::move(graph));
        // All of them are the same network and want the same.
        if (!source_)
            source_ = models::remembered(
                models::drawing_source({kPreprocessing, opened_[number]->viewer.graph()}, drawings::kIndexedSeries),
                names_.size());
        return base::done();
    }

    base::Outcome add(Opened& checkpoint, Found& found, net::Cancelled const& cancelled) {
        auto& engine = checkpoint.viewer.fast();
        auto const layer = maps::layer_of(engine.graph(), request_);
        if (!layer) return layer.problem();
        auto const& name = names_[found.pictures];
        auto const picture = source_(name);
        if (!picture) return picture.problem();
        auto const added = maps::add_picture(engine, {*layer}, name, picture->input, found.units, cancelled);
        if (added) ++found.pictures;
        return added;
    }

    base::Outcome finish(Opened& checkpoint, std::size_t number, Found const& found, net::Cancelled const& cancelled) {
        auto made = maps::make_checkpoint(checkpoint.viewer.fast(), files_[number].step, source_, request_, found.units,
                                          cancelled);
        if (!made) return made.problem();
        evolution_.checkpoints.push_back(*std::move(made));
        return base::done();
    }

    std::vector<models::CheckpointFile> files_;
    std::vector<std::unique_ptr<Opened>> opened_;  // in their order; nothing: not yet
    std::vector<std::string> names_;               // of the drawings
    maps::PictureSource source_;
    std::optional<EvolutionKey> key_;
    maps::EvolutionRequest request_;
    maps::Evolution evolution_;  // of the key, as far as it is known
};

namespace {

using EvolutionFinding = Finding<EvolutionKey, maps::Evolution>;
using Values = std::shared_ptr<maps::Evolution const>;

Work go_on(EvolutionSearch& search, EvolutionKey const& key, Task const& task) {
    auto const before = search.evolution().checkpoints.size();
    auto const left = search.go_on(key, task);
    if (!left) {
        task.deliver(EvolutionFinding{key, left.problem()});
        return Work::Done;
    }
    bool const has_more = search.evolution().checkpoints.size() != before || *left == Work::Done;
    if (has_more) task.deliver(EvolutionFinding{key, std::make_shared<maps::Evolution const>(search.evolution())});
    return *left;
}

std::shared_ptr<exporting::Subject const> figure_of(Values const& evolution, Checkpoints choice) {
    bool const all = choice == Checkpoints::All;
    return exporting::figure_subject(
        {all ? 1 : static_cast<std::int64_t>(evolution->checkpoints.size()),
         [evolution, all](std::int64_t number, picture::Look const& look) {
             return all ? maps::evolution_figure(*evolution, look)
                        : maps::checkpoint_figure(*evolution, static_cast<std::size_t>(number), look);
         },
         [evolution](text::Language language) { return maps::evolution_words(*evolution, language); }});
}

// The newest checkpoint is shown as long as more come; of another map the same one.
void follow(EvolutionStudy& study, std::int64_t before) {
    auto const& timeline = study.figure.subject->timeline();
    auto const step = timeline.at(study.playback.seconds).step;
    if (study.playback.mode == Mode::Still && step >= before - 1)
        study.playback = at_step(study.playback, timeline, timeline.steps() - 1);
}

}  // namespace

void ask_for_evolution(NetworkState& network) {
    auto& study = network.evolution;
    auto const focus = focus_of(network);
    auto const* const station = focus ? station_of(network, focus->layer) : nullptr;
    if (station == nullptr) return;
    if (!is_bundled(*network.model)) {
        study.asked.reset();
        study.figure = {nullptr, base::refused("evolution_bundled_alone")};
        return;
    }
    EvolutionKey const key{station->layer, focus->channel, network.options.rule, network.options.dead_windows};
    if (!is_new(study, key)) return;
    if (!study.search) study.search = std::make_shared<EvolutionSearch>();
    network.work->ask(NetworkDesk::Evolution, [key, search = study.search](NetworkBench&, Task const& task) {
        return go_on(*search, key, task);
    });
}

void look_after_evolution(NetworkState& network) {
    auto& study = network.evolution;
    auto const before = study.figure.subject ? study.figure.subject->timeline().steps() : 0;
    bool const came = take_finding(network, NetworkDesk::Evolution, study,
                                   [&](Values const& values) { return figure_of(values, study.choice); });
    if (came && study.figure.subject) follow(study, before);
}

void choose(NetworkState& network, Checkpoints choice) {
    auto& study = network.evolution;
    study.choice = choice;
    if (study.values) study.figure.subject = figure_of(study.values, choice);
}

}  // namespace deconvista::state
