#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/figure_output.h"
#include "app/cli/interrupt.h"
#include "app/cli/network_input.h"
#include "app/cli/unit_arguments.h"
#include "app/export/picture_file.h"
#include "app/files/folder.h"
#include "app/files/text_file.h"
#include "app/models/story_teller.h"
#include "core/net/npy.h"
#include "core/projection/display.h"
#include "core/projection/projector.h"
#include "core/story/viewing.h"
#include "core/story/words.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

using base::Outcome;
using base::Result;
using projection::Rule;

struct Arguments {
    NetworkArguments network{};
    UnitArguments unit{};
    std::string rule{"deconvnet"}, out{}, signals{};
    bool crop{false}, force{false};
};

Result<projection::Options> options_of(Arguments const& arguments) {
    auto const rule = word_in<Rule>("--rule", arguments.rule);
    if (!rule) return rule.problem();
    auto const dead = word_in<projection::DeadWindows>("--dead-windows", arguments.unit.dead_windows);
    if (!dead) return dead.problem();
    return projection::Options{*rule, *dead, !arguments.signals.empty()};
}

enum class Form { Array, Picture };

Result<Form> form_of(std::string const& out) {
    if (out.ends_with(".npy")) return Form::Array;
    if (out.ends_with(".png")) return Form::Picture;
    return base::usage("project_out_ending", {out});
}

// Pictures of networks that see blue first are turned round; of an array nobody knows.
projection::ChannelOrder order_of(NetworkArguments const& network) {
    if (network.image.empty() && network.preprocess.empty()) return projection::ChannelOrder::Rgb;
    auto const found = preprocessing_for(network);
    auto const* const known = std::get_if<net::Preprocessing>(&found);
    return known ? story::channel_order(*known) : projection::ChannelOrder::Rgb;
}

Outcome save_picture(Arguments const& arguments, projection::Projection const& projected) {
    auto part = projected.receptive_field;
    auto const& dims = projected.pixels.dims();
    if (!arguments.crop && dims.size() == 4) part = {net::Range{0, dims[2]}, net::Range{0, dims[3]}};
    auto picture = projection::display(projected.pixels, part, order_of(arguments.network));
    if (!picture) return picture.problem();
    return exporting::save_picture(arguments.out, {picture->width, picture->height, 3, std::move(picture->rgb)},
                                   arguments.force ? exporting::Existing::Replace : exporting::Existing::Refuse);
}

// 00-relu3.npy, 01-conv3.npy and so on down to the pixels, each of the value's whole extents.
Outcome save_signals(std::string const& folder, net::Graph const& graph, projection::Projection const& projected) {
    if (auto const made = files::make_folder(folder); !made) return made;
    for (std::size_t i = 0; i < projected.stops.size(); ++i) {
        auto const& [value, signal] = projected.stops[i];
        auto name = graph.value(value).name;
        std::replace(name.begin(), name.end(), '/', '_');
        auto const number = (i < 10 ? "0" : "") + std::to_string(i);
        auto const bytes = net::write_npy(net::Array{signal.dims, projection::dense(signal)});
        auto const path = folder + "/" + number + "-" + name.substr(0, 200) + ".npy";
        if (auto const saved = files::save_atomically(path, bytes); !saved) return saved;
    }
    return base::done();
}

Outcome save(Arguments const& arguments, Form form, net::Graph const& graph, projection::Projection const& projected) {
    if (!arguments.signals.empty())
        if (auto const saved = save_signals(arguments.signals, graph, projected); !saved) return saved;
    if (form == Form::Picture) return save_picture(arguments, projected);
    return files::save_atomically(arguments.out, net::write_npy(projected.pixels));
}

Result<projection::Projection> project(story::Viewing const& viewing, net::ValueId layer,
                                       std::vector<std::int64_t> const& numbers, projection::Options const& options,
                                       net::Cancelled const& cancelled) {
    auto const unit = models::unit_of(viewing.graph(), *viewing.record, layer, numbers);
    if (!unit) return unit.problem();
    return projection::Projector{viewing.graph()}.project(*viewing.record, *unit, options, cancelled);
}

ExitCode run(Arguments const& arguments, Console& console) {
    auto const refuse = [&](base::Problem const& problem) { return complain(console, problem); };
    if (auto const fine = check_network_arguments(arguments.network); !fine) return refuse(fine.problem());
    auto const options = options_of(arguments);
    if (!options) return refuse(options.problem());
    auto const numbers = unit_numbers(arguments.unit.unit);
    if (!numbers) return refuse(numbers.problem());
    auto const form = form_of(arguments.out);
    if (!form) return refuse(form.problem());
    if (auto const free = check_name_free(arguments.out, arguments.force); !free) return refuse(free.problem());

    InterruptWatch const watch;
    auto const& model = arguments.network.model;
    auto const opened = open_network(arguments.network);
    if (auto const* const trouble = std::get_if<Trouble>(&opened))
        return complain(console, trouble->problem, trouble->file);
    auto const& [graph, inputs] = std::get<OpenedNetwork>(opened);
    auto const named = find_layers(graph, {arguments.unit.layer});
    if (!named) return complain(console, named.problem(), model);
    auto const layer = projection::seeded_layer(graph, named->front());
    auto const stop = watch.token();
    net::Cancelled const cancelled = [&] { return stop.stop_requested(); };
    story::Viewer viewer{graph, engine_choice(arguments.network)};
    auto const viewing = viewer.view(inputs, std::array{layer}, cancelled);
    if (stop.stop_requested()) return ExitCode::Interrupted;
    if (!viewing) return complain(console, viewing.problem(), model);
    auto const projected = project(*viewing, layer, *numbers, *options, cancelled);
    if (stop.stop_requested()) return ExitCode::Interrupted;
    if (!projected) return complain(console, projected.problem(), model);
    auto const saved = save(arguments, *form, viewing->graph(), *projected);
    return saved ? ExitCode::Done : refuse(saved.problem());
}

void declare(Arguments& arguments, Syntax& command, text::Language language) {
    auto const say = [&](text::Name name) { return described(name, language); };
    arguments.network.engine = kAutomaticEngine;
    declare_network(arguments.network, command, language);
    command.add_option("OUT", arguments.out, say(text::CommandLine::cli_project_out)).required();
    declare_unit(arguments.unit, command, language);
    command.add_option("--rule", arguments.rule, say(text::CommandLine::cli_project_rule))
        .type_name("deconvnet|guided|gradient");
    command.add_option("--signals", arguments.signals, say(text::CommandLine::cli_project_signals)).type_name("DIR");
    command.add_flag("--crop", arguments.crop, say(text::CommandLine::cli_project_crop));
    command.add_flag("--force", arguments.force, say(text::CommandLine::cli_replace_files));
}

}  // namespace

Command project_command() {
    auto const arguments = std::make_shared<Arguments>();
    return {
        "project",
        "MODEL OUT",
        text::CommandLine::cli_project,
        {
            "project alexnet.onnx --input x.npy --layer relu3 --unit 12,6,6 out.npy",
            "project alexnet.onnx --image cat.jpg --layer relu5 --unit 7 --rule guided out.png",
        },
        text::CommandLine::cli_project_notes,
        [arguments](Syntax& command, text::Language language) { declare(*arguments, command, language); },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
