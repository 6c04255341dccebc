#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/figure_output.h"
#include "app/cli/interrupt.h"
#include "app/cli/json_output.h"
#include "app/cli/network_input.h"
#include "app/cli/number_from.h"
#include "app/cli/progress_line.h"
#include "app/files/text_file.h"
#include "app/models/model_notes.h"
#include "core/base/number_text.h"
#include "core/maps/occlusion_figure.h"
#include "core/maps/pixels.h"
#include "core/net/npy.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

using base::Outcome;
using base::Result;

struct Arguments {
    NetworkArguments network{};
    FigureArguments figure{};
    std::string size{"20"}, stride{"4"}, class_index{}, map{};
};

struct Numbers {
    int size{}, stride{};
    std::optional<int> class_index;  // nothing: the picture's best
    std::optional<FigurePlan> plan;  // nothing: an array is written
};

Outcome plan_output(Arguments const& arguments, text::Language language, Numbers& numbers) {
    auto const& figure = arguments.figure;
    if (figure.out.ends_with(".npy")) return check_name_free(figure.out, figure.force);
    auto plan = figure_plan(figure, language);
    if (!plan) return plan.problem();
    numbers.plan = *std::move(plan);
    return base::done();
}

Result<Numbers> numbers_of(Arguments const& arguments, text::Language language) {
    constexpr int kLargest = 4096, kMostClasses = 1 << 20;
    auto const size = integer_between(1, kLargest, "--size", arguments.size);
    if (!size) return size.problem();
    auto const stride = integer_between(1, kLargest, "--stride", arguments.stride);
    if (!stride) return stride.problem();
    Numbers numbers{*size, *stride, {}, {}};
    if (auto const planned = plan_output(arguments, language, numbers); !planned) return planned.problem();
    if (arguments.class_index.empty()) return numbers;
    auto const index = integer_between(0, kMostClasses, "--class", arguments.class_index);
    if (!index) return index.problem();
    numbers.class_index = *index;
    return numbers;
}

// The layer and, after a comma, the map whose activity is watched; nothing: the network's own.
struct Watched {
    std::optional<net::ValueId> layer;
    std::optional<std::int64_t> map;
};

Result<Watched> watched_from(std::string const& text, net::Graph const& graph) {
    if (text.empty()) return Watched{};
    auto const comma = text.rfind(',');
    auto const layer = find_layers(graph, {text.substr(0, comma)});
    if (!layer) return layer.problem();
    Watched watched{layer->front(), {}};
    if (comma == std::string::npos) return watched;
    auto const map = number_from<std::int64_t>(std::string_view{text}.substr(comma + 1));
    if (!map) return base::usage("occlusion_map_needed", {text});
    watched.map = *map;
    return watched;
}

// The labels that are noted beside the model; without them classes are numbers.
std::vector<std::string> labels_of(std::string const& model) {
    auto const notes = models::read_model_notes(model);
    if (!notes || !notes->labels) return {};
    auto const labels = models::read_labels(*notes->labels);
    return labels ? *labels : std::vector<std::string>{};
}

class Job {
public:
    Job(Arguments const& arguments, Numbers const& numbers, Console& console)
        : arguments_{arguments}, numbers_{numbers}, console_{console} {}

    Result<ExitCode> run(net::Preprocessing preprocessing, std::unique_ptr<net::Engine> engine,
                         net::Array const& picture) {
        auto const& graph = engine->graph();
        auto const stop = watch_.token();
        net::Cancelled const cancelled = [&] { return stop.stop_requested(); };
        auto const watched = watched_from(arguments_.map, graph);
        if (!watched) return watched.problem();
        maps::SeenPicture const seen{picture, maps::pixels_of(net::seen_picture(preprocessing, picture))};
        maps::OcclusionWish const wish{numbers_.size,
                                       numbers_.stride,
                                       maps::middle_grey(preprocessing, graph, picture.dims().at(1)),
                                       numbers_.class_index,
                                       watched->layer,
                                       watched->map,
                                       labels_of(arguments_.network.model)};
        auto run = maps::OcclusionRun::begin(*engine, seen, wish, cancelled);
        if (stop.stop_requested()) return ExitCode::Interrupted;
        if (!run) return run.problem();
        ProgressLine const line;
        while (!run->maps().is_complete()) {
            auto const advanced = run->advance(1, cancelled);
            if (stop.stop_requested()) return ExitCode::Interrupted;
            if (!advanced) return advanced.problem();
            line.show(text::fill(text::CommandLine::top9_progress, console_.language,
                                 {base::to_text(run->maps().tried),
                                  base::to_text(static_cast<std::int64_t>(run->maps().places.size()))}));
        }
        return finish(run->maps());
    }

private:
    Result<ExitCode> finish(maps::OcclusionMaps const& maps) {
        std::vector<float> map;
        for (auto const& place : maps.places) map.push_back(static_cast<float>(place.probability));
        auto const least = *std::ranges::min_element(map);
        if (auto const saved = save(maps, std::move(map)); !saved) return saved.problem();
        console_.out.write(R"({"class": )" + json(maps.class_index) + R"(, "probability": )" +
                           json(maps.whole.probability) + R"(, "least": )" + json(least) + "}\n");
        return ExitCode::Done;
    }

    Outcome save(maps::OcclusionMaps const& maps, std::vector<float> map) const {
        if (numbers_.plan)
            return save_figure(*numbers_.plan, maps::occlusion_figure(maps, numbers_.plan->look),
                               maps::occlusion_words(maps, console_.language));
        net::Dims const dims{static_cast<std::int64_t>(maps.tops.size()), static_cast<std::int64_t>(maps.lefts.size())};
        return files::save_atomically(arguments_.figure.out, net::write_npy(net::Array{dims, std::move(map)}));
    }

    Arguments const& arguments_;
    Numbers const& numbers_;
    Console& console_;
    InterruptWatch watch_;
};

ExitCode run(Arguments const& arguments, Console& console) {
    if (auto const fine = check_picture_arguments(arguments.network, "occlusion"); !fine)
        return complain(console, fine.problem());
    auto const numbers = numbers_of(arguments, console.language);
    if (!numbers) return complain(console, numbers.problem());
    auto const& model = arguments.network.model;
    auto const preprocessing = preprocessing_for(arguments.network);
    if (auto const* const trouble = std::get_if<Trouble>(&preprocessing))
        return complain(console, trouble->problem, trouble->file);
    Job job{arguments, *numbers, console};
    auto opened = open_network(arguments.network);
    if (auto const* const trouble = std::get_if<Trouble>(&opened))
        return complain(console, trouble->problem, trouble->file);
    auto& [graph, inputs] = std::get<OpenedNetwork>(opened);
    auto const ending = job.run(std::get<net::Preprocessing>(preprocessing),
                                make_engine(arguments.network, std::move(graph)), inputs.front());
    return ending ? *ending : complain(console, ending.problem(), model);
}

void declare(Arguments& arguments, Syntax& command, text::Language language) {
    auto const say = [&](text::Name name) { return described(name, language); };
    auto& network = arguments.network;
    command.add_option("MODEL", network.model, say(text::CommandLine::cli_run_model)).required();
    command.add_option("OUT", arguments.figure.out, say(text::CommandLine::cli_occlusion_out)).required();
    command.add_option("--image", network.image, say(text::CommandLine::cli_occlusion_image)).type_name("FILE");
    declare_preprocess(network, command, language);
    command.add_option("--size", arguments.size, say(text::CommandLine::cli_occlusion_size)).type_name("PIXELS");
    command.add_option("--stride", arguments.stride, say(text::CommandLine::cli_occlusion_stride)).type_name("PIXELS");
    command.add_option("--class", arguments.class_index, say(text::CommandLine::cli_occlusion_class)).type_name("N");
    declare_engine(network, command, language);
    command.add_option("--map", arguments.map, say(text::CommandLine::cli_occlusion_map)).type_name("LAYER[,C]");
    declare_figure(arguments.figure, command, language, "--figure-size");
}

}  // namespace

Command occlusion_command() {
    auto const arguments = std::make_shared<Arguments>();
    return {
        "occlusion",
        "MODEL --image FILE OUT",
        text::CommandLine::cli_occlusion,
        {"occlusion alexnet.onnx --image photo.jpg --size 40 --stride 8 map.npy",
         "occlusion alexnet.onnx --image photo.jpg --map relu5,12 figure.svg"},
        std::nullopt,
        [arguments](Syntax& command, text::Language language) { declare(*arguments, command, language); },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
