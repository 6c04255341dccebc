#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "app/export/figure_subject.h"
#include "app/state/network_focus.h"
#include "app/state/network_studies.h"
#include "core/maps/occlusion_figure.h"

namespace deconvista::state {

// A square under way. Kept from one wish to the next, so that what was found is not looked for again; the worker's
// thread alone uses it.
class OcclusionSearch {
public:
    // One place more, or, at first, the picture without a square.
    base::Outcome go_on(NetworkBench& bench, OcclusionKey const& key, std::vector<std::string> const& labels,
                        net::Cancelled const& cancelled) {
        if (run_ && key_ == key) return run_->advance(1, cancelled);
        run_.reset();
        auto const& input = bench.viewing().inputs.front();
        maps::OcclusionWish wish;
        wish.size = key.size;
        wish.stride = key.stride;
        wish.grey = maps::middle_grey(bench.preprocessing(), bench.viewer().graph(), input.dims().at(1));
        wish.labels = labels;
        if (key.watched) {
            wish.layer = key.watched->layer;
            wish.map = key.watched->channel;
        }
        auto run =
            maps::OcclusionRun::begin(bench.viewer().fast(), {input, bench.pixels()}, std::move(wish), cancelled);
        if (!run) return run.problem();
        run_ = *std::move(run);
        key_ = key;
        return base::done();
    }

    maps::OcclusionMaps const& maps() const { return run_->maps(); }

private:
    std::optional<OcclusionKey> key_;
    std::optional<maps::OcclusionRun> run_;
};

namespace {

using OcclusionFinding = Finding<OcclusionKey, maps::OcclusionMaps>;

Work go_on(OcclusionSearch& search, NetworkBench& bench, OcclusionKey const& key,
           std::vector<std::string> const& labels, Task const& task) {
    if (!bench.holds(key.viewing)) return Work::Done;
    auto const tried = search.go_on(bench, key, labels, [&] { return task.is_given_up(); });
    if (!tried) {
        task.deliver(OcclusionFinding{key, tried.problem()});
        return Work::Done;
    }
    auto const& maps = search.maps();
    task.report(static_cast<float>(maps.tried) / static_cast<float>(std::max<std::size_t>(1, maps.places.size())));
    task.deliver(OcclusionFinding{key, std::make_shared<maps::OcclusionMaps const>(maps)});
    return maps.is_complete() ? Work::Done : Work::More;
}

std::shared_ptr<exporting::Subject const> figure_of(std::shared_ptr<maps::OcclusionMaps const> const& maps) {
    return exporting::figure_subject(
        {1, [maps](std::int64_t, picture::Look const& look) { return maps::occlusion_figure(*maps, look); },
         [maps](text::Language language) { return maps::occlusion_words(*maps, language); }});
}

// What is pinned is watched where it is a map.
std::optional<MapFocus> watched_map(NetworkState const& network) {
    auto const& pinned = network.pinned;
    auto const* const station = pinned ? station_of(network, pinned->layer) : nullptr;
    bool const is_map = station != nullptr && station->dims.size() == 4 && station->dims[2] * station->dims[3] > 1;
    return is_map ? std::optional{MapFocus{pinned->layer, pinned->channel, {}}} : std::nullopt;
}

}  // namespace

Square square_of(NetworkState const& network) {
    auto const& pixels = network.picture->pixels;
    auto const& choice = network.occlusion.choice;
    auto const extent = static_cast<double>(std::min(pixels.width, pixels.height));
    // As `deconvista occlusion` has it for the bundled network's pictures, of 96 pixels.
    auto const fitting = [&](double of_96) { return std::max<std::int64_t>(1, std::llround(extent * of_96 / 96)); };
    return {choice.size.value_or(fitting(20)), choice.stride.value_or(fitting(4))};
}

void ask_for_occlusion(NetworkState& network) {
    auto& study = network.occlusion;
    auto const [size, stride] = square_of(network);
    OcclusionKey const key{network.picture->viewing, size, stride, watched_map(network)};
    if (!is_new(study, key)) return;
    if (!study.search) study.search = std::make_shared<OcclusionSearch>();
    network.work->ask(NetworkDesk::Occlusion,
                      [key, search = study.search, labels = network.model->labels](
                          NetworkBench& bench, Task const& task) { return go_on(*search, bench, key, labels, task); });
}

void look_after_occlusion(NetworkState& network) {
    take_finding(network, NetworkDesk::Occlusion, network.occlusion, figure_of);
}

}  // namespace deconvista::state
