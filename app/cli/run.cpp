#include <memory>
#include <string>
#include <system_error>
#include <unordered_set>
#include <utility>

#include <filesystem>

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/json_output.h"
#include "app/cli/network_input.h"
#include "app/files/device_problem.h"
#include "app/files/text_file.h"
#include "app/models/model_notes.h"
#include "core/kernels/kernel.h"
#include "core/net/classes.h"
#include "core/net/npy.h"
#include "core/text/commands.h"
#include "core/text/utf8.h"

namespace deconvista::cli {
namespace {

namespace fs = std::filesystem;
using base::Outcome;
using base::Result;
using net::ValueId;

struct Arguments {
    NetworkArguments network;
    std::vector<std::string> layers;
    std::string output_dir, labels;
    bool top5{false};

    bool wants_classes() const { return top5 || !labels.empty(); }
};

// ---- files

// A name that is a file's and nothing more: without separators, control characters and leading dots, not too long, and
// none that was taken before.
std::string file_name(std::string const& value, std::unordered_set<std::string>& taken) {
    constexpr std::size_t kLongest = 200;
    auto name = text::one_line(value).substr(0, kLongest);
    for (auto& c : name)
        if (c == '/') c = '_';
    if (name.empty() || name.front() == '.') name.insert(0, "_");
    auto unique = name;
    for (int i = 2; !taken.insert(unique).second; ++i) unique = name + "_" + std::to_string(i);
    return unique + ".npy";
}

Outcome make_folder(std::string const& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (fs::is_directory(path)) return base::done();
    return error ? files::device_problem(error.value(), path) : base::device_trouble("folder_is_a_file", {path});
}

// Values that are declared as float16 are written so.
net::Precision precision_of(net::Graph const& graph, ValueId value) {
    for (auto const& port : graph.outputs)
        if (port.value == value) return port.precision;
    return net::Precision::Full;
}

Outcome write_values(std::string const& folder, net::Graph const& graph, net::Record const& record,
                     std::span<ValueId const> values) {
    if (auto const made = make_folder(folder); !made) return made;
    std::unordered_set<std::string> taken;
    for (auto const value : values) {
        auto const path = (fs::path{folder} / file_name(graph.value(value).name, taken)).native();
        auto const bytes = net::write_npy(record.array(value), precision_of(graph, value));
        if (auto const saved = files::save_atomically(path, bytes); !saved) return saved;
    }
    return base::done();
}

// ---- classes

// Empty where there are none: classes are then printed by number.
Result<std::vector<std::string>> labels_for(Arguments const& arguments, std::int64_t classes) {
    auto path = arguments.labels;
    if (path.empty()) {
        auto const notes = models::read_model_notes(arguments.network.model);
        if (!notes) return notes.problem();
        path = notes->labels.value_or("");
    }
    if (path.empty()) return std::vector<std::string>{};
    auto labels = models::read_labels(path);
    if (labels && static_cast<std::int64_t>(labels->size()) != classes)
        return base::refused("labels_count", {path, std::to_string(labels->size()), std::to_string(classes)});
    return labels;
}

void print_guesses(Output& out, std::string const& name, std::vector<net::Guess> const& guesses,
                   std::vector<std::string> const& labels) {
    out.write(R"({"output": )" + json(name) + R"(, "top": [)");
    for (auto const& guess : guesses) {
        out.write(&guess == &guesses.front() ? "{" : ", {");
        out.write(R"("class": )" + json(guess.index));
        if (!labels.empty()) out.write(R"(, "label": )" + json(labels.at(static_cast<std::size_t>(guess.index))));
        out.write(R"(, "probability": )" + json(guess.probability) + "}");
    }
    out.write("]}\n");
}

Outcome print_classes(Arguments const& arguments, Console& console, net::Graph const& graph, net::Record const& record,
                      ValueId value) {
    auto const& name = graph.value(value).name;
    auto const output = record.array(value);
    auto const classes = net::count_classes(output.dims());
    if (!classes) return base::refused("network_no_classes", {name, net::to_text(output.dims())});
    auto const labels = labels_for(arguments, *classes);
    if (!labels) return labels.problem();
    constexpr std::size_t kShown = 5;
    auto const scores = is_softmax(graph, value) ? net::Scores::Probabilities : net::Scores::Logits;
    auto const best = net::best_classes(output, scores, kShown);
    if (!best) return best.problem();
    for (auto const& guesses : *best) print_guesses(console.out, name, guesses, *labels);
    return base::done();
}

// ---- the command

Outcome check(Arguments const& arguments) {
    if (arguments.output_dir.empty() && !arguments.wants_classes())
        return base::usage("argument_missing", {"run", "--output-dir"});
    return check_network_arguments(arguments.network);
}

Result<std::vector<ValueId>> wanted_values(Arguments const& arguments, net::Graph const& graph) {
    return arguments.layers.empty() ? net::outputs_of(graph) : find_layers(graph, arguments.layers);
}

ExitCode run(Arguments const& arguments, Console& console) {
    if (auto const fine = check(arguments); !fine) return complain(console, fine.problem());
    InterruptWatch const watch;
    auto const& model = arguments.network.model;
    auto opened = open_network(arguments.network);
    if (auto const* const trouble = std::get_if<Trouble>(&opened))
        return complain(console, trouble->problem, trouble->file);
    auto& [graph, inputs] = std::get<OpenedNetwork>(opened);
    auto const wanted = wanted_values(arguments, graph);
    if (!wanted) return complain(console, wanted.problem(), model);
    if (auto const known = kernels::check_operators(graph, *wanted); !known)
        return complain(console, known.problem(), model);

    auto const engine = make_engine(arguments.network, std::move(graph));
    auto const stop = watch.token();
    auto const record = engine->run(inputs, *wanted, [&] { return stop.stop_requested(); });
    if (stop.stop_requested()) return ExitCode::Interrupted;
    if (!record) return complain(console, record.problem(), model);
    if (arguments.wants_classes()) {
        auto const printed = print_classes(arguments, console, engine->graph(), **record, wanted->front());
        if (!printed) return complain(console, printed.problem(), model);
    }
    if (arguments.output_dir.empty()) return ExitCode::Done;
    auto const written = write_values(arguments.output_dir, engine->graph(), **record, *wanted);
    return written ? ExitCode::Done : complain(console, written.problem(), model);
}

void declare(Arguments& arguments, Syntax& command, text::Language language) {
    auto const say = [&](text::Name name) { return described(name, language); };
    declare_network(arguments.network, command, language);
    command.add_option("--output-dir", arguments.output_dir, say(text::CommandLine::cli_run_output_dir))
        .type_name("DIR");
    command.add_option("--layer", arguments.layers, say(text::CommandLine::cli_run_layer)).type_name("NAME").one_each();
    command.add_flag("--top5", arguments.top5, say(text::CommandLine::cli_run_top5));
    command.add_option("--labels", arguments.labels, say(text::CommandLine::cli_run_labels)).type_name("FILE");
}

}  // namespace

Command run_command() {
    auto const arguments = std::make_shared<Arguments>();
    return {
        "run",
        "MODEL",
        text::CommandLine::cli_run,
        {
            "run alexnet.onnx --input x.npy --output-dir out/",
            "run alexnet.onnx --image photo.jpg --preprocess torchvision --labels synset.txt",
        },
        text::CommandLine::cli_run_notes,
        [arguments](Syntax& command, text::Language language) { declare(*arguments, command, language); },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
