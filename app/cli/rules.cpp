#include <array>
#include <memory>
#include <string>

#include "app/cli/command.h"
#include "app/cli/figure_output.h"
#include "app/cli/interrupt.h"
#include "app/cli/network_input.h"
#include "app/cli/number_from.h"
#include "app/cli/unit_arguments.h"
#include "app/models/story_teller.h"
#include "core/maps/pixels.h"
#include "core/maps/rules_figure.h"
#include "core/story/viewing.h"
#include "core/story/words.h"
#include "core/text/commands.h"

namespace deconvista::scene {

template <>
struct Words<maps::RuleScale> {
    static constexpr std::array<std::string_view, 2> kWords{"own", "common"};
};

}  // namespace deconvista::scene

namespace deconvista::cli {
namespace {

struct Arguments {
    NetworkArguments network{};
    UnitArguments unit{};
    FigureArguments figure{};
    std::string other{}, relu{}, scale{"own"};
};

// What the command line asks for, before the network is known.
struct Wish {
    FigurePlan plan;
    std::vector<std::int64_t> unit;
    projection::DeadWindows dead_windows{};
    std::optional<std::int64_t> other;
    maps::RuleScale scale{};
};

base::Result<Wish> wish_of(Arguments const& arguments, text::Language language) {
    constexpr int kMostMaps = 1 << 20;
    auto plan = figure_plan(arguments.figure, language);
    if (!plan) return plan.problem();
    auto unit = unit_numbers(arguments.unit.unit);
    if (!unit) return unit.problem();
    auto const dead = word_in<projection::DeadWindows>("--dead-windows", arguments.unit.dead_windows);
    if (!dead) return dead.problem();
    auto const scale = word_in<maps::RuleScale>("--scale", arguments.scale);
    if (!scale) return scale.problem();
    Wish wish{*std::move(plan), *std::move(unit), *dead, {}, *scale};
    if (arguments.other.empty()) return wish;
    auto const other = integer_between(0, kMostMaps, "--other", arguments.other);
    if (!other) return other.problem();
    wish.other = *other;
    return wish;
}

// The network's layers by name: the unit's, and the ReLU's if one is named.
struct Layers {
    net::ValueId unit{};
    std::optional<net::ValueId> relu;
};

base::Result<Layers> layers_of(Arguments const& arguments, net::Graph const& graph) {
    auto const unit = find_layers(graph, {arguments.unit.layer});
    if (!unit) return unit.problem();
    Layers layers{projection::seeded_layer(graph, unit->front()), {}};
    if (arguments.relu.empty()) return layers;
    auto const relu = find_layers(graph, {arguments.relu});
    if (!relu) return relu.problem();
    layers.relu = relu->front();
    return layers;
}

base::Result<maps::Rules> compare(Arguments const& arguments, Wish const& wish, OpenedNetwork const& network,
                                  net::Preprocessing preprocessing, net::Cancelled const& cancelled) {
    auto const layers = layers_of(arguments, network.graph);
    if (!layers) return layers.problem();
    story::Viewer viewer{network.graph, engine_choice(arguments.network)};
    auto const viewing = viewer.view(network.inputs, std::array{layers->unit}, cancelled);
    if (!viewing) return viewing.problem();
    auto const unit = models::unit_of(viewing->graph(), *viewing->record, layers->unit, wish.unit);
    if (!unit) return unit.problem();
    return maps::compare_rules(
        viewing->graph(), *viewing->record, maps::pixels_of(net::seen_picture(preprocessing, network.inputs.front())),
        {*unit, wish.other, wish.dead_windows, layers->relu, story::channel_order(preprocessing)}, {cancelled, {}});
}

ExitCode run(Arguments const& arguments, Console& console) {
    if (auto const fine = check_picture_arguments(arguments.network, "rules"); !fine)
        return complain(console, fine.problem());
    auto const wish = wish_of(arguments, console.language);
    if (!wish) return complain(console, wish.problem());
    InterruptWatch const watch;
    auto const preprocessing = preprocessing_for(arguments.network);
    if (auto const* const trouble = std::get_if<Trouble>(&preprocessing))
        return complain(console, trouble->problem, trouble->file);
    auto const opened = open_network(arguments.network);
    if (auto const* const trouble = std::get_if<Trouble>(&opened))
        return complain(console, trouble->problem, trouble->file);
    auto const stop = watch.token();
    auto const rules = compare(arguments, *wish, std::get<OpenedNetwork>(opened),
                               std::get<net::Preprocessing>(preprocessing), [&] { return stop.stop_requested(); });
    if (stop.stop_requested()) return ExitCode::Interrupted;
    if (!rules) return complain(console, rules.problem(), arguments.network.model);
    auto const& look = wish->plan.look;
    auto const saved = save_figure(wish->plan, maps::rules_figure(*rules, wish->scale, look),
                                   maps::rules_words(*rules, look.language));
    return saved ? ExitCode::Done : complain(console, saved.problem());
}

void declare(Arguments& arguments, Syntax& command, text::Language language) {
    auto const say = [&](text::Name name) { return described(name, language); };
    arguments.network.engine = kAutomaticEngine;
    command.add_option("MODEL", arguments.network.model, say(text::CommandLine::cli_run_model)).required();
    command.add_option("OUT", arguments.figure.out, say(text::CommandLine::cli_figure_out)).required();
    command.add_option("--image", arguments.network.image, say(text::CommandLine::cli_occlusion_image))
        .type_name("FILE");
    declare_preprocess(arguments.network, command, language);
    declare_unit(arguments.unit, command, language);
    command.add_option("--other", arguments.other, say(text::CommandLine::cli_rules_other)).type_name("C");
    command.add_option("--relu", arguments.relu, say(text::CommandLine::cli_rules_relu)).type_name("NAME");
    command.add_option("--scale", arguments.scale, say(text::CommandLine::cli_rules_scale)).type_name("own|common");
    declare_figure(arguments.figure, command, language);
    declare_engine(arguments.network, command, language);
}

}  // namespace

Command rules_command() {
    auto const arguments = std::make_shared<Arguments>();
    return {
        "rules",
        "MODEL --image FILE OUT",
        text::CommandLine::cli_rules,
        {"rules alexnet.onnx --image cat.jpg --layer relu5 --unit 7 rules.svg"},
        std::nullopt,
        [arguments](Syntax& command, text::Language language) { declare(*arguments, command, language); },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
