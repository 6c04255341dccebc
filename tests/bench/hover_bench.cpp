// The pointer on a map of the network workspace, its sheets and a hundred pictures in a row: from the wish to the
// finished glimpse, on the worker's thread as in the window. bench_hover_bench [MODEL.onnx LAYER]...; without arguments
// the bundled network.

#include <benchmark/benchmark.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "app/files/assets.h"
#include "app/state/network_work.h"

namespace deconvista {
namespace {

using state::NetworkDesk;

template <class Result>
Result waited_for(state::NetworkWork& work, NetworkDesk desk) {
    auto result = work.take<Result>(desk);
    for (; !result; result = work.take<Result>(desk))
        std::this_thread::sleep_for(std::chrono::microseconds{20});  // the worker gets every core, as between frames
    return *std::move(result);
}

struct Seen {
    state::NetworkWork work;
    state::SeenPicture picture;
};

std::unique_ptr<Seen> seen(std::string const& model) {
    auto seen = std::make_unique<Seen>();
    seen->work.open(model, *files::find_assets() + "/pictures/cat-00000.png", std::nullopt);
    auto opened = waited_for<state::Reply<state::OpenedNetwork>>(seen->work, NetworkDesk::Model);
    seen->picture = opened.result.value().picture;
    return seen;
}

void hover(benchmark::State& state, std::string const& model, std::string const& layer) {
    auto const all = seen(model);
    auto const& strip = all->picture.strip;
    auto const station = std::ranges::find(strip, layer, &maps::Station::layer);
    if (station == strip.end()) return state.SkipWithError("no such layer");
    std::int64_t channel = 0;
    double slowest = 0;
    for (auto _ : state) {
        auto const begin = std::chrono::steady_clock::now();
        channel = (channel + 7) % station->maps();
        all->work.glimpse({all->picture.viewing, {station->value, channel, {}, {}, {}}});
        benchmark::DoNotOptimize(waited_for<state::UnitGlimpse>(all->work, NetworkDesk::Glimpse));
        auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        slowest = std::max(slowest, seconds);
    }
    state.counters["slowest_ms"] = slowest * 1000;
}

void sheet(benchmark::State& state, std::string const& model, std::string const& layer) {
    auto const all = seen(model);
    auto const& strip = all->picture.strip;
    auto const station = std::ranges::find(strip, layer, &maps::Station::layer);
    if (station == strip.end()) return state.SkipWithError("no such layer");
    for (auto _ : state) {
        all->work.make_sheet({all->picture.viewing, station->value, maps::ScaleOf::Map});
        benchmark::DoNotOptimize(waited_for<state::LayerSheet>(all->work, NetworkDesk::Sheet));
    }
}

double resident_mb() {
    std::ifstream statm{"/proc/self/statm"};
    double pages = 0, resident = 0;
    statm >> pages >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

// A hundred pictures in a row, each with a sheet and a glimpse: the memory must not grow.
void pictures(benchmark::State& state, std::string const& model, std::string const& layer) {
    auto const all = seen(model);
    auto const names = *files::find_assets() + "/pictures/";
    std::vector<std::string> const pictures{names + "car-00000.png", names + "face-00000.png",
                                            names + "sailboat-00000.png"};
    auto const station = std::ranges::find(all->picture.strip, layer, &maps::Station::layer);
    if (station == all->picture.strip.end()) return state.SkipWithError("no such layer");
    auto const value = station->value;
    std::size_t seen_pictures = 0;
    double after_ten = 0;
    for (auto _ : state) {
        all->work.see(pictures[seen_pictures % pictures.size()], all->picture.preprocessing);
        auto picture = waited_for<state::Reply<state::SeenPicture>>(all->work, NetworkDesk::Picture).result;
        if (!picture) return state.SkipWithError("a picture was refused");
        all->work.make_sheet({picture->viewing, value, maps::ScaleOf::Map});
        all->work.glimpse({picture->viewing, {value, 0, {}, {}, {}}});
        benchmark::DoNotOptimize(waited_for<state::LayerSheet>(all->work, NetworkDesk::Sheet));
        benchmark::DoNotOptimize(waited_for<state::UnitGlimpse>(all->work, NetworkDesk::Glimpse));
        if (++seen_pictures == 10) after_ten = resident_mb();
    }
    state.counters["mb_after_10"] = after_ten;
    state.counters["mb_at_end"] = resident_mb();
}

void add(std::string const& model, std::string const& layer) {
    auto const name = model.substr(model.rfind('/') + 1) + " " + layer;
    auto const add_one = [&](std::string const& what, auto const& function) {
        benchmark::RegisterBenchmark((what + name).c_str(),
                                     [=](benchmark::State& state) { function(state, model, layer); })
            ->UseRealTime()
            ->Unit(benchmark::kMillisecond);
    };
    add_one("hover ", hover);
    add_one("sheet ", sheet);
    benchmark::RegisterBenchmark(("pictures " + name).c_str(),
                                 [=](benchmark::State& state) { pictures(state, model, layer); })
        ->UseRealTime()
        ->Iterations(100)
        ->Unit(benchmark::kMillisecond);
}

}  // namespace
}  // namespace deconvista

int main(int argc, char** argv) {
    using namespace deconvista;
    benchmark::Initialize(&argc, argv);
    auto const bundled = *files::find_assets() + "/networks/drawings.onnx";
    for (auto const* const layer : {"relu1", "relu3", "relu5", "logits"}) add(bundled, layer);
    for (int i = 1; i + 1 < argc; i += 2) add(argv[i], argv[i + 1]);
    benchmark::RunSpecifiedBenchmarks();
}
