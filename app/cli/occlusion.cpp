#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/json_output.h"
#include "app/cli/network_input.h"
#include "app/cli/number_from.h"
#include "app/cli/progress_line.h"
#include "app/files/folder.h"
#include "app/files/text_file.h"
#include "core/net/npy.h"
#include "core/projection/occlusion.h"
#include "core/projection/projector.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

using base::Outcome;
using base::Result;
using projection::OcclusionRequest;

struct Arguments {
    NetworkArguments network{};
    std::string out{}, size{"20"}, stride{"4"}, class_index{};
    bool force{false};
};

struct Numbers {
    int size{}, stride{};
    std::optional<int> class_index;  // nothing: the picture's best
};

Result<Numbers> numbers_of(Arguments const& arguments) {
    constexpr int kLargest = 4096, kMostClasses = 1 << 20;
    auto const size = integer_between(1, kLargest, "--size", arguments.size);
    if (!size) return size.problem();
    auto const stride = integer_between(1, kLargest, "--stride", arguments.stride);
    if (!stride) return stride.problem();
    Numbers numbers{*size, *stride, {}};
    if (arguments.class_index.empty()) return numbers;
    auto const index = integer_between(0, kMostClasses, "--class", arguments.class_index);
    if (!index) return index.problem();
    numbers.class_index = *index;
    return numbers;
}

// The middle grey, as the network sees it: a grey picture, prepared.
std::vector<float> grey_of(net::Preprocessing preprocessing, net::Graph const& graph, std::int64_t channels) {
    constexpr std::int64_t kSide = 8;
    tensor::Tensor const grey{{1, 3, {kSide, kSide}}, std::vector<float>(3 * kSide * kSide, 127.5F)};
    auto const prepared = net::preprocess(preprocessing, grey, graph, graph.inputs.front());
    std::vector<float> values(static_cast<std::size_t>(channels));
    if (!prepared) return values;
    auto const plane = static_cast<std::size_t>(prepared->size() / channels);
    for (std::size_t c = 0; c < values.size(); ++c) values[c] = prepared->values<float>()[c * plane];
    return values;
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
        OcclusionRequest request{numbers_.size, numbers_.stride, grey_of(preprocessing, graph, picture.dims().at(1)),
                                 projection::seeded_layer(graph, graph.outputs.front().value), numbers_.class_index};
        auto const whole = projection::occlude(*engine, picture, request, std::nullopt, cancelled);
        if (stop.stop_requested()) return ExitCode::Interrupted;
        if (!whole) return whole.problem();
        if (!request.class_index) request.class_index = whole->best;

        auto const rows = projection::square_places(picture.dims()[2], request.size, request.stride);
        auto const columns = projection::square_places(picture.dims()[3], request.size, request.stride);
        std::vector<float> map;
        ProgressLine const line;
        for (auto const y : rows)
            for (auto const x : columns) {
                auto const covered = projection::occlude(*engine, picture, request, std::pair{y, x}, cancelled);
                if (stop.stop_requested()) return ExitCode::Interrupted;
                if (!covered) return covered.problem();
                map.push_back(static_cast<float>(covered->probability));
                line.show(text::fill(text::CommandLine::top9_progress, console_.language,
                                     {std::to_string(map.size()), std::to_string(rows.size() * columns.size())}));
            }
        return finish(request, *whole,
                      {static_cast<std::int64_t>(rows.size()), static_cast<std::int64_t>(columns.size())},
                      std::move(map));
    }

private:
    Result<ExitCode> finish(OcclusionRequest const& request, projection::Occluded const& whole, net::Dims const& dims,
                            std::vector<float> map) {
        auto const least = *std::min_element(map.begin(), map.end());
        auto const saved = files::save_atomically(arguments_.out, net::write_npy(net::Array{dims, std::move(map)}));
        if (!saved) return saved.problem();
        console_.out.write(R"({"class": )" + json(*request.class_index) + R"(, "probability": )" +
                           json(whole.probability) + R"(, "least": )" + json(least) + "}\n");
        return ExitCode::Done;
    }

    Arguments const& arguments_;
    Numbers numbers_;
    Console& console_;
    InterruptWatch watch_;
};

ExitCode run(Arguments const& arguments, Console& console) {
    if (arguments.network.image.empty())
        return complain(console, base::usage("argument_missing", {"occlusion", "--image"}));
    if (auto const fine = check_network_arguments(arguments.network); !fine) return complain(console, fine.problem());
    auto const numbers = numbers_of(arguments);
    if (!numbers) return complain(console, numbers.problem());
    if (!arguments.force && files::exists(arguments.out))
        return complain(console, base::device_trouble("export_name_taken", {arguments.out}));
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

void declare(Arguments& arguments, CLI::App& command, text::Language language) {
    auto const say = [&](text::Name name) { return described(name, language); };
    auto& network = arguments.network;
    command.add_option("MODEL", network.model, say(text::CommandLine::cli_run_model))->required();
    command.add_option("OUT", arguments.out, say(text::CommandLine::cli_occlusion_out))->required();
    command.add_option("--image", network.image, say(text::CommandLine::cli_occlusion_image))->type_name("FILE");
    command.add_option("--preprocess", network.preprocess, say(text::CommandLine::cli_run_preprocess))
        ->type_name("NAME");
    command.add_option("--size", arguments.size, say(text::CommandLine::cli_occlusion_size))->type_name("PIXELS");
    command.add_option("--stride", arguments.stride, say(text::CommandLine::cli_occlusion_stride))->type_name("PIXELS");
    command.add_option("--class", arguments.class_index, say(text::CommandLine::cli_occlusion_class))->type_name("N");
    command.add_option("--engine", network.engine, say(text::CommandLine::cli_run_engine))
        ->type_name("onednn|reference");
    command.add_flag("--force", arguments.force, say(text::CommandLine::cli_replace_files));
}

}  // namespace

Command occlusion_command() {
    auto const arguments = std::make_shared<Arguments>();
    return {
        "occlusion",
        "MODEL --image FILE OUT",
        text::CommandLine::cli_occlusion,
        {"occlusion alexnet.onnx --image photo.jpg --size 40 --stride 8 map.npy"},
        std::nullopt,
        [arguments](CLI::App& command, text::Language language) { declare(*arguments, command, language); },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
