#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/figure_output.h"
#include "app/cli/interrupt.h"
#include "app/cli/network_input.h"
#include "app/cli/number_from.h"
#include "app/cli/progress_line.h"
#include "app/files/folder.h"
#include "app/files/picture_tensor.h"
#include "app/files/text_file.h"
#include "app/models/model_file.h"
#include "app/models/picture_folder.h"
#include "app/models/top_units_file.h"
#include "core/base/number_text.h"
#include "core/maps/example.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

using base::Outcome;
using base::Result;
using projection::Part;

struct Arguments {
    NetworkArguments network{};
    std::string folder{}, out{}, part{"1/1"};
    std::vector<std::string> layers{};
    bool force{false};
};

// "2/4"
Result<Part> part_from(std::string const& text) {
    auto const slash = text.find('/');
    auto const index = number_from<std::int64_t>(std::string_view{text}.substr(0, slash));
    auto const count =
        slash == std::string::npos ? std::nullopt : number_from<std::int64_t>(std::string_view{text}.substr(slash + 1));
    if (!index || !count || *index < 1 || *index > *count) return base::usage("top9_part_needed", {text});
    return Part{*index, *count};
}

std::vector<std::string> part_of(std::vector<std::string> const& names, Part part) {
    std::vector<std::string> own;
    for (auto i = static_cast<std::size_t>(part.index - 1); i < names.size(); i += static_cast<std::size_t>(part.count))
        own.push_back(names[i]);
    return own;
}

// One run over a folder. What it has found is saved every now and then beside OUT, so that the same command goes on
// where it was interrupted.
class Job {
public:
    Job(Arguments const& arguments, net::Preprocessing preprocessing, Part part, Console& console)
        : arguments_{arguments}, preprocessing_{preprocessing}, part_{part}, console_{console} {}

    Result<ExitCode> run() {
        auto const& model = arguments_.network.model;
        auto graph = models::open_model(model);
        if (!graph) return graph.problem();
        if (graph->inputs.size() != 1)
            return base::refused("network_input_count", {"1", std::to_string(graph->inputs.size())});
        engine_ = make_engine(arguments_.network, *std::move(graph));
        if (auto const found = find_layers(); !found) return found.problem();
        auto const names = models::pictures_in(arguments_.folder);
        if (!names) return names.problem();
        file_.units = {
            std::filesystem::path{model}.filename().native(), std::string{name_of(preprocessing_)}, {part_}, 0, {}};
        if (auto const resumed = resume(); !resumed) return resumed.problem();
        return run_over(part_of(*names, part_));
    }

private:
    std::string unfinished() const { return arguments_.out + ".unfinished"; }

    Outcome find_layers() {
        auto const& graph = engine_->graph();
        if (arguments_.layers.empty()) {
            layers_ = projection::usual_layers(graph);
            return base::done();
        }
        auto found = cli::find_layers(graph, arguments_.layers);
        if (!found) return found.problem();
        layers_ = *std::move(found);
        return base::done();
    }

    Outcome resume() {
        if (arguments_.force || !files::exists(unfinished())) return base::done();
        auto found = models::read_top_units(unfinished());
        if (!found) return found.problem();
        bool const is_ours = found->units.model == file_.units.model && found->units.parts == file_.units.parts &&
                             found->units.preprocessing == file_.units.preprocessing && has_layers(found->units);
        if (!is_ours) return base::refused("top9_other_run", {unfinished()});
        file_ = *std::move(found);
        return base::done();
    }

    bool has_layers(projection::TopUnits const& units) const {
        return std::equal(units.layers.begin(), units.layers.end(), layers_.begin(), layers_.end(),
                          [&](projection::LayerSummary const& summary, net::ValueId layer) {
                              return summary.layer == engine_->graph().value(layer).name;
                          });
    }

    Result<ExitCode> run_over(std::vector<std::string> const& names) {
        InterruptWatch const watch;
        ProgressLine const line;
        auto const stop = watch.token();
        auto saved_at = std::chrono::steady_clock::now();
        for (auto const& name : names) {
            if (file_.last && name <= *file_.last) continue;
            auto const added = add(name, [&] { return stop.stop_requested(); });
            if (stop.stop_requested()) {
                auto const kept = save(unfinished());
                return kept ? Result<ExitCode>{ExitCode::Interrupted} : kept.problem();
            }
            if (!added) return added.problem();
            file_.last = name;
            line.show(progress(names.size()));
            auto const now = std::chrono::steady_clock::now();
            if (now - saved_at < std::chrono::seconds{10}) continue;
            if (auto const kept = save(unfinished()); !kept) return kept.problem();
            saved_at = now;
        }
        if (file_.units.pictures == 0) return base::refused("top9_no_pictures", {arguments_.folder});
        file_.last.reset();
        if (auto const done = save(arguments_.out); !done) return done.problem();
        std::error_code ignored;
        std::filesystem::remove(unfinished(), ignored);
        if (left_out_ > 0) note_left_out();
        return ExitCode::Done;
    }

    Outcome save(std::string const& path) const { return files::save_atomically(path, write_top_units(file_)); }

    // A file that is no picture after all is left out and counted.
    Outcome add(std::string const& name, net::Cancelled const& cancelled) {
        auto const picture = files::read_picture_tensor(arguments_.folder + "/" + name);
        if (!picture) {
            ++left_out_;
            return base::done();
        }
        auto const& graph = engine_->graph();
        auto const input = net::preprocess(preprocessing_, *picture, graph, graph.inputs.front());
        if (!input) return input.problem();
        return maps::add_picture(*engine_, layers_, name, *input, file_.units, cancelled);
    }

    std::string progress(std::size_t all) const {
        return text::fill(text::CommandLine::top9_progress, console_.language,
                          {base::to_text(file_.units.pictures), std::to_string(all)});
    }

    void note_left_out() const {
        complain(console_, base::device_trouble("top9_left_out", {std::to_string(left_out_), arguments_.folder}));
    }

    Arguments const& arguments_;
    net::Preprocessing preprocessing_;
    Part part_;
    Console& console_;
    std::unique_ptr<net::Engine> engine_;
    std::vector<net::ValueId> layers_;
    models::TopUnitsFile file_;
    std::int64_t left_out_{0};
};

ExitCode run(Arguments const& arguments, Console& console) {
    auto network = arguments.network;
    network.image = arguments.folder;  // pictures are what goes in
    if (auto const fine = check_network_arguments(network); !fine) return complain(console, fine.problem());
    auto const part = part_from(arguments.part);
    if (!part) return complain(console, part.problem());
    if (auto const free = check_name_free(arguments.out, arguments.force); !free)
        return complain(console, free.problem());
    auto const preprocessing = preprocessing_for(network);
    if (auto const* const trouble = std::get_if<Trouble>(&preprocessing))
        return complain(console, trouble->problem, trouble->file);
    auto const ending = Job{arguments, std::get<net::Preprocessing>(preprocessing), *part, console}.run();
    return ending ? *ending : complain(console, ending.problem(), arguments.network.model);
}

void declare(Arguments& arguments, Syntax& command, text::Language language) {
    auto const say = [&](text::Name name) { return described(name, language); };
    command.add_option("MODEL", arguments.network.model, say(text::CommandLine::cli_run_model)).required();
    command.add_option("OUT", arguments.out, say(text::CommandLine::cli_top9_out)).required();
    command.add_option("--images", arguments.folder, say(text::CommandLine::cli_top9_images))
        .type_name("DIR")
        .required();
    declare_preprocess(arguments.network, command, language);
    command.add_option("--layer", arguments.layers, say(text::CommandLine::cli_top9_layer))
        .type_name("NAME")
        .one_each();
    command.add_option("--part", arguments.part, say(text::CommandLine::cli_top9_part)).type_name("K/N");
    declare_engine(arguments.network, command, language);
    command.add_flag("--force", arguments.force, say(text::CommandLine::cli_replace_files));
}

}  // namespace

Command top9_command() {
    auto const arguments = std::make_shared<Arguments>();
    return {
        "top9",
        "MODEL --images DIR OUT",
        text::CommandLine::cli_top9,
        {"top9 alexnet.onnx --images photos/ --preprocess torchvision top9.json",
         "top9 alexnet.onnx --images photos/ --part 2/4 part2.json"},
        text::CommandLine::cli_top9_notes,
        [arguments](Syntax& command, text::Language language) { declare(*arguments, command, language); },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
