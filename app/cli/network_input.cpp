#include "app/cli/network_input.h"

#include <algorithm>
#include <array>
#include <optional>

#include "app/cli/command.h"
#include "app/files/mapped_file.h"
#include "app/files/picture_tensor.h"
#include "app/models/model_file.h"
#include "app/models/picture_source.h"
#include "app/models/story_teller.h"
#include "core/dnnl/engine.h"
#include "core/kernels/reference_engine.h"
#include "core/net/npy.h"
#include "core/net/preprocessing.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

using net::Array;
using Inputs = std::variant<std::vector<Array>, Trouble>;

Inputs read_arrays(std::vector<std::string> const& paths) {
    std::vector<Array> arrays;
    for (auto const& path : paths) {
        auto const file = files::map_file(path);
        if (!file) return Trouble{file.problem(), path};
        auto array = net::read_npy({file->owner, file->bytes});
        if (!array) return Trouble{array.problem(), path};
        arrays.push_back(*std::move(array));
    }
    return arrays;
}

Inputs read_image(NetworkArguments const& arguments, net::Graph const& graph) {
    auto const preprocessing = preprocessing_for(arguments);
    if (auto const* const trouble = std::get_if<Trouble>(&preprocessing)) return *trouble;
    auto const picture = files::read_picture_tensor(arguments.image);
    if (!picture) return Trouble{picture.problem(), arguments.image};
    auto array = models::prepared_input({std::get<net::Preprocessing>(preprocessing), graph}, *picture);
    if (!array) return Trouble{array.problem(), arguments.model};
    return std::vector{*std::move(array)};
}

}  // namespace

void declare_network(NetworkArguments& arguments, Syntax& command, text::Language language) {
    auto const say = [&](text::Name name) { return described(name, language); };
    command.add_option("MODEL", arguments.model, say(text::CommandLine::cli_run_model)).required();
    command.add_option("--input", arguments.inputs, say(text::CommandLine::cli_run_input))
        .type_name("X.npy")
        .one_each();
    command.add_option("--image", arguments.image, say(text::CommandLine::cli_run_image)).type_name("FILE");
    declare_preprocess(arguments, command, language);
    declare_engine(arguments, command, language);
}

void declare_preprocess(NetworkArguments& arguments, Syntax& command, text::Language language) {
    command.add_option("--preprocess", arguments.preprocess, described(text::CommandLine::cli_run_preprocess, language))
        .type_name("NAME");
}

void declare_engine(NetworkArguments& arguments, Syntax& command, text::Language language) {
    command.add_option("--engine", arguments.engine, described(text::CommandLine::cli_run_engine, language))
        .type_name("onednn|reference|auto");
}

std::variant<net::Preprocessing, Trouble> preprocessing_for(NetworkArguments const& arguments) {
    return models::preprocessing_for(arguments.model, net::preprocessing_from(arguments.preprocess));
}

base::Outcome check_network_arguments(NetworkArguments const& arguments) {
    static constexpr std::array<std::string_view, 3> kEngines{"onednn", "reference", kAutomaticEngine};
    if (std::find(kEngines.begin(), kEngines.end(), arguments.engine) == kEngines.end())
        return base::usage("option_value_unknown", {"--engine", arguments.engine, word_list(kEngines)});
    auto const presets = net::preprocessing_names();
    if (!arguments.preprocess.empty() && !net::preprocessing_from(arguments.preprocess))
        return base::usage("option_value_unknown", {"--preprocess", arguments.preprocess, word_list(presets)});
    if (!arguments.image.empty() && !arguments.inputs.empty())
        return base::usage("options_exclude", {"--input", "--image"});
    if (arguments.image.empty() && !arguments.preprocess.empty())
        return base::usage("option_needs_option", {"--preprocess", "--image"});
    return base::done();
}

base::Outcome check_picture_arguments(NetworkArguments const& arguments, std::string const& command) {
    if (arguments.image.empty()) return base::usage("argument_missing", {command, "--image"});
    return check_network_arguments(arguments);
}

story::EngineChoice engine_choice(NetworkArguments const& arguments) {
    if (arguments.engine == kAutomaticEngine) return story::EngineChoice::Automatic;
    return arguments.engine == "reference" ? story::EngineChoice::Reference : story::EngineChoice::Fast;
}

std::unique_ptr<net::Engine> make_engine(NetworkArguments const& arguments, net::Graph graph) {
    return arguments.engine == "reference" ? kernels::make_reference_engine(std::move(graph))
                                           : dnnl_engine::make_engine(std::move(graph));
}

std::variant<OpenedNetwork, Trouble> open_network(NetworkArguments const& arguments) {
    auto graph = models::open_model(arguments.model);
    if (!graph) return Trouble{graph.problem(), arguments.model};
    auto inputs = arguments.image.empty() ? read_arrays(arguments.inputs) : read_image(arguments, *graph);
    if (auto* const trouble = std::get_if<Trouble>(&inputs)) return std::move(*trouble);
    return OpenedNetwork{*std::move(graph), std::get<std::vector<Array>>(std::move(inputs))};
}

base::Result<std::vector<net::ValueId>> find_layers(net::Graph const& graph, std::vector<std::string> const& names) {
    std::vector<net::ValueId> values;
    for (auto const& name : names) {
        auto const value = models::find_layer(graph, name);
        if (!value) return value.problem();
        values.push_back(*value);
    }
    return values;
}

}  // namespace deconvista::cli
