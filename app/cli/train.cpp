#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/json_output.h"
#include "app/cli/number_from.h"
#include "app/cli/progress_line.h"
#include "app/files/folder.h"
#include "app/files/text_file.h"
#include "app/models/model_notes.h"
#include "core/onnx/onnx_writer.h"
#include "core/text/commands.h"
#include "core/training/trainer.h"

namespace deconvista::cli {
namespace {

using base::Outcome;
using base::Result;

namespace fs = std::filesystem;

constexpr int kMostSteps = 100000;

// Dense where the network changes fast.
constexpr std::array kCheckpoints{0, 20, 50, 100, 200, 400, 800, 1600};

// Drawings that judge the result: a hundred of each class.
constexpr int kJudges = 100 * drawings::kClasses;

struct Arguments {
    std::string out{}, steps{"2000"}, seed{"1"}, checkpoints{};
    bool force{false};
};

// The files of a training, by their paths; written when all is done.
using Products = std::map<std::string, std::string>;

// A network and the labels beside it.
struct Place {
    std::string network, labels;
};

Result<training::TrainingPlan> plan_of(Arguments const& arguments) {
    if (!arguments.out.ends_with(".onnx")) return base::usage("train_out_needed", {arguments.out});
    auto const steps = integer_between(1, kMostSteps, "--steps", arguments.steps);
    if (!steps) return steps.problem();
    auto const seed = seed_from("--seed", arguments.seed);
    if (!seed) return seed.problem();
    training::TrainingPlan plan;
    plan.schedule.steps = *steps;
    plan.seed = *seed;
    return plan;
}

Place place_of_result(std::string const& out) {
    return {out, fs::path{out}.replace_extension(".labels.txt").native()};
}

Place place_of_checkpoint(std::string const& folder, int step) {
    auto const digits = base::to_text(step);
    return {folder + "/checkpoint-" + std::string(5 - digits.size(), '0') + digits + ".onnx", folder + "/labels.txt"};
}

std::string labels() {
    std::string text;
    for (int i = 0; i < drawings::kClasses; ++i)
        text.append(drawings::identifier(static_cast<drawings::Class>(i))).append("\n");
    return text;
}

std::string notes(Place const& place) {
    return "{\"preprocessing\": " + json(net::name_of(net::Preprocessing::Bundled)) +
           ", \"labels\": " + json(std::string_view{fs::path{place.labels}.filename().native()}) + "}\n";
}

void add(Products& products, Place const& place, training::Classifier const& classifier) {
    products[place.labels] = labels();
    products[models::notes_path(place.network)] = notes(place);
    products[place.network] = onnx::write_onnx(training::as_graph(classifier), "drawings", net::Precision::Half);
}

bool is_checkpoint(training::TrainingPlan const& plan, int step) {
    return step < plan.schedule.steps && std::ranges::find(kCheckpoints, step) != kCheckpoints.end();
}

Outcome look_for_folder_of(std::string const& path) {
    auto const folder = fs::path{path}.parent_path().native();
    if (folder.empty() || files::exists(folder)) return base::done();
    return base::device_trouble("folder_not_found", {folder});
}

// What would go wrong when the work is done is better said before.
Outcome look_for_places(Arguments const& arguments, training::TrainingPlan const& plan) {
    for (auto const& path : {arguments.out, arguments.checkpoints})
        if (auto const found = look_for_folder_of(path); !found) return found;
    if (arguments.force) return base::done();
    std::vector<Place> places{place_of_result(arguments.out)};
    for (auto const step : kCheckpoints)
        if (!arguments.checkpoints.empty() && is_checkpoint(plan, step))
            places.push_back(place_of_checkpoint(arguments.checkpoints, step));
    for (auto const& [network, labels] : places)
        for (auto const& path : {network, labels, models::notes_path(network)})
            if (files::exists(path)) return base::device_trouble("export_name_taken", {path});
    return base::done();
}

struct Training {
    Products products;
    training::Confusion confusion;
    float loss{};  // smoothed over the last steps
};

// Nothing if it was interrupted.
std::optional<Training> train(Arguments const& arguments, training::TrainingPlan const& plan, text::Language language) {
    InterruptWatch const watch;
    ProgressLine const line;
    training::Trainer trainer{plan};
    Training result;
    for (;;) {
        auto const step = trainer.steps_done();
        if (!arguments.checkpoints.empty() && is_checkpoint(plan, step))
            add(result.products, place_of_checkpoint(arguments.checkpoints, step), trainer.classifier());
        if (trainer.is_done()) break;
        if (watch.token().stop_requested()) return std::nullopt;
        auto const loss = trainer.step();
        constexpr float kMemory = 0.98F;
        result.loss = step == 0 ? loss : kMemory * result.loss + (1 - kMemory) * loss;
        line.show(text::fill(text::CommandLine::train_progress, language,
                             {base::to_text(step + 1), base::to_text(plan.schedule.steps),
                              base::pretty(static_cast<double>(result.loss), 3)}));
    }
    auto const classifier = training::rounded_to_half(trainer.classifier());
    result.confusion = trainer.judged(classifier, kJudges);
    add(result.products, place_of_result(arguments.out), classifier);
    return result;
}

std::string report(training::TrainingPlan const& plan, Training const& training) {
    auto const& confusion = training.confusion;
    std::string classes;
    for (int drawn = 0; drawn < confusion.classes; ++drawn) {
        auto const name = json(drawings::identifier(static_cast<drawings::Class>(drawn)));
        classes.append(drawn == 0 ? "" : ", ").append(name + ": " + json(confusion.recall(drawn)));
    }
    return "{\"steps\": " + base::to_text(plan.schedule.steps) + ", \"seed\": " + std::to_string(plan.seed) +
           ", \"loss\": " + json(training.loss) + ", \"judged\": " + base::to_text(kJudges) +
           ", \"accuracy\": " + json(confusion.accuracy()) + ", \"classes\": {" + classes + "}}\n";
}

Outcome save_all(Products const& products) {
    for (auto const& [path, content] : products)
        if (auto const saved = files::save_atomically(path, content); !saved) return saved;
    return base::done();
}

ExitCode run(Arguments const& arguments, Console& console) {
    auto const plan = plan_of(arguments);
    if (!plan) return complain(console, plan.problem());
    if (auto const free = look_for_places(arguments, *plan); !free) return complain(console, free.problem());
    auto const training = train(arguments, *plan, console.language);
    if (!training) return ExitCode::Interrupted;
    if (!arguments.checkpoints.empty())
        if (auto const made = files::make_folder(arguments.checkpoints); !made)
            return complain(console, made.problem());
    if (auto const saved = save_all(training->products); !saved) return complain(console, saved.problem());
    console.out.write(report(*plan, *training));
    return ExitCode::Done;
}

void declare(Arguments& arguments, Syntax& command, text::Language language) {
    auto const say = [&](text::Name name) { return described(name, language); };
    command.add_option("OUT.onnx", arguments.out, say(text::CommandLine::cli_train_out)).required();
    command.add_option("--steps", arguments.steps, say(text::CommandLine::cli_train_steps)).type_name("N");
    command.add_option("--seed", arguments.seed, say(text::CommandLine::cli_train_seed)).type_name("S");
    command.add_option("--checkpoints", arguments.checkpoints, say(text::CommandLine::cli_train_checkpoints))
        .type_name("DIR");
    command.add_flag("--force", arguments.force, say(text::CommandLine::cli_replace_files));
}

}  // namespace

Command train_command() {
    auto const arguments = std::make_shared<Arguments>();
    return {
        "train",
        "OUT.onnx",
        text::CommandLine::cli_train,
        {"train drawings.onnx", "train drawings.onnx --checkpoints drawings/", "train other.onnx --seed 2 --steps 500"},
        text::CommandLine::cli_train_notes,
        [arguments](Syntax& command, text::Language language) { declare(*arguments, command, language); },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
