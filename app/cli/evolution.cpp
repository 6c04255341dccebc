#include <memory>
#include <string>

#include "app/cli/command.h"
#include "app/cli/figure_output.h"
#include "app/cli/interrupt.h"
#include "app/cli/map_list.h"
#include "app/cli/network_input.h"
#include "app/cli/number_from.h"
#include "app/cli/progress_line.h"
#include "app/files/assets.h"
#include "app/models/checkpoints.h"
#include "app/models/model_file.h"
#include "app/models/picture_folder.h"
#include "app/models/picture_source.h"
#include "core/base/number_text.h"
#include "core/maps/evolution_figure.h"
#include "core/story/viewing.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

using base::Result;

struct Arguments {
    NetworkArguments network{};
    FigureArguments figure{};
    std::string checkpoints{}, folder{}, layer{"relu4"}, maps{}, count{"10"}, step{};
};

struct Wish {
    FigurePlan plan;
    std::vector<std::int64_t> maps;
    int of_each_class{};
    std::optional<std::int64_t> step;  // nothing: all checkpoints
};

Result<Wish> wish_of(Arguments const& arguments, text::Language language) {
    constexpr int kUsualMaps = 2, kMostSteps = 1 << 30;
    auto plan = figure_plan(arguments.figure, language);
    if (!plan) return plan.problem();
    auto maps = map_list(arguments.maps, kUsualMaps);
    if (!maps) return maps.problem();
    auto const count = integer_between(1, drawings::kMostOfAClass, "--count", arguments.count);
    if (!count) return count.problem();
    Wish wish{*std::move(plan), *std::move(maps), *count, {}};
    if (arguments.step.empty()) return wish;
    auto const step = integer_between(0, kMostSteps, "--step", arguments.step);
    if (!step) return step.problem();
    wish.step = *step;
    return wish;
}

// The folder that is named, else the bundled network's.
Result<std::string> folder_of(Arguments const& arguments) {
    if (!arguments.checkpoints.empty()) return arguments.checkpoints;
    auto const assets = files::find_assets();
    if (!assets) return assets.problem();
    return *assets + "/networks/drawings";
}

Result<std::vector<std::string>> pictures_of(Arguments const& arguments, Wish const& wish) {
    if (arguments.folder.empty()) return drawings::names_of_series(wish.of_each_class);
    return models::pictures_in(arguments.folder);
}

maps::PictureSource source_of(Arguments const& arguments, models::Preparation const& preparation) {
    if (arguments.folder.empty()) return models::drawing_source(preparation, drawings::kIndexedSeries);
    return models::folder_source(preparation, arguments.folder);
}

// All checkpoints one after the other, their progress as one.
class Job {
public:
    Job(Arguments const& arguments, Wish const& wish, Console const& console)
        : arguments_{arguments}, wish_{wish}, console_{console} {}

    std::variant<maps::Evolution, Trouble> run(net::Cancelled const& cancelled) {
        auto const folder = folder_of(arguments_);
        if (!folder) return Trouble{folder.problem(), ""};
        auto const files = models::checkpoints_in(*folder);
        if (!files) return Trouble{files.problem(), ""};
        auto pictures = pictures_of(arguments_, wish_);
        if (!pictures) return Trouble{pictures.problem(), ""};
        maps::Evolution evolution{arguments_.layer, wish_.maps, static_cast<std::int64_t>(pictures->size()), {}};
        request_ = {arguments_.layer, wish_.maps, *std::move(pictures), {}};
        for (std::size_t i = 0; i < files->size(); ++i) {
            auto checkpoint = look_at((*files)[i], maps::Watch{cancelled, [&](std::int64_t done, std::int64_t all) {
                                                                   tell(done + static_cast<std::int64_t>(i) * all,
                                                                        all * static_cast<std::int64_t>(files->size()));
                                                               }});
            if (!checkpoint) return Trouble{checkpoint.problem(), (*files)[i].path};
            evolution.checkpoints.push_back(*std::move(checkpoint));
        }
        return evolution;
    }

private:
    Result<maps::Checkpoint> look_at(models::CheckpointFile const& file, maps::Watch const& watch) {
        auto network = arguments_.network;
        network.model = file.path;
        auto const preprocessing = preprocessing_for(network);
        if (auto const* const trouble = std::get_if<Trouble>(&preprocessing)) return trouble->problem;
        auto graph = models::open_model(file.path);
        if (!graph) return graph.problem();
        auto const engine = make_engine(network, *std::move(graph));
        auto const how = std::get<net::Preprocessing>(preprocessing);
        request_.each.order = story::channel_order(how);
        return maps::make_checkpoint(*engine, file.step, source_of(arguments_, {how, engine->graph()}), request_,
                                     watch);
    }

    void tell(std::int64_t done, std::int64_t all) const {
        line_.show(
            text::fill(text::CommandLine::top9_progress, console_.language, {base::to_text(done), base::to_text(all)}));
    }

    Arguments const& arguments_;
    Wish const& wish_;
    Console const& console_;
    maps::EvolutionRequest request_;
    ProgressLine line_;
};

Result<figure::Figure> figure_of(maps::Evolution const& evolution, Wish const& wish) {
    if (!wish.step) return maps::evolution_figure(evolution, wish.plan.look);
    std::string steps;
    for (std::size_t i = 0; i < evolution.checkpoints.size(); ++i) {
        auto const step = evolution.checkpoints[i].step;
        if (step == *wish.step) return maps::checkpoint_figure(evolution, i, wish.plan.look);
        steps += (i > 0 ? ", " : "") + base::to_text(step);
    }
    return base::usage("option_value_unknown", {"--step", base::to_text(*wish.step), steps});
}

ExitCode run(Arguments const& arguments, Console& console) {
    auto network = arguments.network;
    network.image = "-";  // pictures are what goes in
    if (auto const fine = check_network_arguments(network); !fine) return complain(console, fine.problem());
    auto const wish = wish_of(arguments, console.language);
    if (!wish) return complain(console, wish.problem());
    InterruptWatch const watch;
    auto const stop = watch.token();
    auto const evolution = Job{arguments, *wish, console}.run([&] { return stop.stop_requested(); });
    if (stop.stop_requested()) return ExitCode::Interrupted;
    if (auto const* const trouble = std::get_if<Trouble>(&evolution))
        return complain(console, trouble->problem, trouble->file);
    auto const& found = std::get<maps::Evolution>(evolution);
    auto const figure = figure_of(found, *wish);
    if (!figure) return complain(console, figure.problem());
    auto const saved = save_figure(wish->plan, *figure, maps::evolution_words(found, console.language));
    return saved ? ExitCode::Done : complain(console, saved.problem());
}

void declare(Arguments& arguments, Syntax& command, text::Language language) {
    auto const say = [&](text::Name name) { return described(name, language); };
    command.add_option("OUT", arguments.figure.out, say(text::CommandLine::cli_figure_out)).required();
    command.add_option("--checkpoints", arguments.checkpoints, say(text::CommandLine::cli_evolution_checkpoints))
        .type_name("DIR");
    command.add_option("--layer", arguments.layer, say(text::CommandLine::cli_evolution_layer)).type_name("NAME");
    command.add_option("--maps", arguments.maps, say(text::CommandLine::cli_nine_maps)).type_name("A,B..C");
    command.add_option("--step", arguments.step, say(text::CommandLine::cli_evolution_step)).type_name("N");
    command.add_option("--images", arguments.folder, say(text::CommandLine::cli_nine_images)).type_name("DIR");
    command.add_option("--count", arguments.count, say(text::CommandLine::cli_evolution_count)).type_name("N");
    declare_preprocess(arguments.network, command, language);
    declare_figure(arguments.figure, command, language);
    declare_engine(arguments.network, command, language);
}

}  // namespace

Command evolution_command() {
    auto const arguments = std::make_shared<Arguments>();
    return {
        "evolution",
        "OUT",
        text::CommandLine::cli_evolution,
        {"evolution learning.svg --layer relu4 --maps 3,17,41", "evolution step-200.png --step 200"},
        std::nullopt,
        [arguments](Syntax& command, text::Language language) { declare(*arguments, command, language); },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
