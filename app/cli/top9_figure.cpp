#include <algorithm>
#include <memory>
#include <string>

#include "app/cli/command.h"
#include "app/cli/figure_output.h"
#include "app/cli/interrupt.h"
#include "app/cli/map_list.h"
#include "app/cli/network_input.h"
#include "app/cli/progress_line.h"
#include "app/cli/unit_arguments.h"
#include "app/models/model_file.h"
#include "app/models/picture_source.h"
#include "app/models/top_units_file.h"
#include "core/base/number_text.h"
#include "core/maps/top_nine_figure.h"
#include "core/story/viewing.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

struct Arguments {
    NetworkArguments network{};
    FigureArguments figure{};
    std::string index{}, folder{}, layer{}, maps{};
};

// NAME.top9.json for NAME.onnx.
std::string index_beside(std::string const& model) {
    constexpr std::string_view kEnding = ".onnx";
    auto const stem = model.ends_with(kEnding) ? model.substr(0, model.size() - kEnding.size()) : model;
    return stem + ".top9.json";
}

// Where the index's pictures are to be had; without a folder they are drawings.
maps::PictureSource source_of(Arguments const& arguments, models::Preparation const& preparation) {
    if (arguments.folder.empty()) return models::drawing_source(preparation, drawings::kIndexedSeries);
    return models::folder_source(preparation, arguments.folder);
}

bool shows_nothing(maps::TopNine const& nine) {
    return nine.missing > 0 &&
           std::ranges::all_of(nine.maps, [](maps::MapExamples const& map) { return map.best.empty(); });
}

class Job {
public:
    Job(Arguments const& arguments, FigurePlan const& plan) : arguments_{arguments}, plan_{plan} {}

    base::Result<maps::TopNine> run(net::Preprocessing preprocessing, projection::TopUnits const& units,
                                    maps::Watch const& watch) const {
        auto graph = models::open_model(arguments_.network.model);
        if (!graph) return graph.problem();
        auto const engine = make_engine(arguments_.network, *std::move(graph));
        auto const layer = find_layers(engine->graph(), {arguments_.layer});
        if (!layer) return layer.problem();
        maps::TopNineRequest request{layer->front(), {}, {{}, story::channel_order(preprocessing)}};
        auto const numbers = map_list(arguments_.maps, maps::maps_on_a_page(plan_.look));
        if (!numbers) return numbers.problem();
        request.maps = *numbers;
        clamp_to_layer(units, engine->graph().value(layer->front()).name, request.maps);
        auto nine = maps::make_top_nine(*engine, units, source_of(arguments_, {preprocessing, engine->graph()}),
                                        request, watch);
        if (nine && shows_nothing(*nine)) return base::refused("top_nine_no_pictures", {base::to_text(nine->missing)});
        return nine;
    }

private:
    // Of a page that nobody chose, those that there are.
    void clamp_to_layer(projection::TopUnits const& units, std::string const& name,
                        std::vector<std::int64_t>& numbers) const {
        if (!arguments_.maps.empty()) return;
        auto const found = std::ranges::find(units.layers, name, &projection::LayerSummary::layer);
        if (found == units.layers.end()) return;
        std::erase_if(numbers, [&](std::int64_t map) { return map >= static_cast<std::int64_t>(found->maps.size()); });
    }

    Arguments const& arguments_;
    FigurePlan const& plan_;
};

ExitCode run(Arguments const& arguments, Console& console) {
    auto network = arguments.network;
    network.image = "-";  // pictures are what goes in
    if (auto const fine = check_network_arguments(network); !fine) return complain(console, fine.problem());
    auto const plan = figure_plan(arguments.figure, console.language);
    if (!plan) return complain(console, plan.problem());
    auto const preprocessing = preprocessing_for(network);
    if (auto const* const trouble = std::get_if<Trouble>(&preprocessing))
        return complain(console, trouble->problem, trouble->file);
    auto const index = arguments.index.empty() ? index_beside(arguments.network.model) : arguments.index;
    auto const units = models::read_top_units(index);
    if (!units) return complain(console, units.problem(), index);
    InterruptWatch const interrupt;
    ProgressLine const line;
    auto const stop = interrupt.token();
    maps::Watch const watch{[&] { return stop.stop_requested(); },
                            [&](std::int64_t done, std::int64_t all) {
                                line.show(text::fill(text::CommandLine::top9_progress, console.language,
                                                     {base::to_text(done), base::to_text(all)}));
                            }};
    auto const nine = Job{arguments, *plan}.run(std::get<net::Preprocessing>(preprocessing), units->units, watch);
    if (stop.stop_requested()) return ExitCode::Interrupted;
    if (!nine) return complain(console, nine.problem(), arguments.network.model);
    auto const saved =
        save_figure(*plan, maps::top_nine_figure(*nine, plan->look), maps::top_nine_words(*nine, plan->look.language));
    return saved ? ExitCode::Done : complain(console, saved.problem());
}

void declare(Arguments& arguments, Syntax& command, text::Language language) {
    auto const say = [&](text::Name name) { return described(name, language); };
    command.add_option("MODEL", arguments.network.model, say(text::CommandLine::cli_run_model)).required();
    command.add_option("OUT", arguments.figure.out, say(text::CommandLine::cli_figure_out)).required();
    command.add_option("--layer", arguments.layer, say(text::CommandLine::cli_nine_layer)).type_name("NAME").required();
    command.add_option("--maps", arguments.maps, say(text::CommandLine::cli_nine_maps)).type_name("A,B..C");
    command.add_option("--index", arguments.index, say(text::CommandLine::cli_nine_index)).type_name("FILE");
    command.add_option("--images", arguments.folder, say(text::CommandLine::cli_nine_images)).type_name("DIR");
    declare_preprocess(arguments.network, command, language);
    declare_figure(arguments.figure, command, language);
    declare_engine(arguments.network, command, language);
}

}  // namespace

Command top9_figure_command() {
    auto const arguments = std::make_shared<Arguments>();
    return {
        "top9-figure",
        "MODEL OUT",
        text::CommandLine::cli_nine,
        {"top9-figure alexnet.onnx --layer relu3 --index top9.json --images photos/ relu3.pdf",
         "top9-figure alexnet.onnx --layer relu5 --maps 0..5,17 --images photos/ relu5.png"},
        std::nullopt,
        [arguments](Syntax& command, text::Language language) { declare(*arguments, command, language); },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
