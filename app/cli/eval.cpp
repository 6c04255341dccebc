#include <memory>
#include <new>
#include <string>

#include "app/cli/command.h"
#include "app/cli/json_output.h"
#include "app/cli/line_reader.h"
#include "app/cli/scene_input.h"
#include "app/export/scene_place.h"
#include "app/models/story_teller.h"
#include "core/base/number_text.h"
#include "core/op/methods.h"
#include "core/scene/limits.h"
#include "core/scene/words.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

using base::Result;

struct Arguments : SceneArguments {
    std::string method;
};

// The method of the command line, else the scene's own.
Result<scene::Method> method_for(Arguments const& arguments, scene::Scene const& scene) {
    if (arguments.method.empty()) return scene.method;
    if (auto const method = scene::from_word<scene::Method>(arguments.method)) return *method;
    return base::usage("option_value_unknown",
                       {"--method", arguments.method, word_list(scene::Words<scene::Method>::kWords)});
}

// The tensor, or what is wrong with which file ("" for the scene itself).
using Evaluated = std::variant<tensor::Tensor, models::Trouble>;

// The pixels that a unit is projected to.
Evaluated project(story::ProjectionScene const& scene) {
    auto const told = models::tell_story(scene);
    if (auto const* const trouble = std::get_if<models::Trouble>(&told)) return *trouble;
    auto const& pixels = std::get<models::ToldStory>(told).story->projection().pixels;
    auto const shape = net::shape_from(pixels.dims());
    if (!shape) return models::Trouble{base::refused("projection_no_picture", {net::to_text(pixels.dims())}), ""};
    auto const values = pixels.values<float>();
    return tensor::Tensor{*shape, {values.begin(), values.end()}};
}

Result<tensor::Tensor> evaluate(Arguments const& arguments, scene::Scene const& scene) {
    auto const method = method_for(arguments, scene);
    if (!method) return method.problem();
    auto const computation = scene::computation_of(scene);
    if (!computation) return computation.problem();
    return op::evaluate(*computation, *method);
}

Evaluated evaluate(Arguments const& arguments, exporting::AnyScene const& any) {
    if (auto const* const projection = std::get_if<story::ProjectionScene>(&any)) {
        if (arguments.method.empty()) return project(*projection);
        return models::Trouble{base::usage("option_for_other_scenes", {"--method"}), ""};
    }
    auto result = evaluate(arguments, std::get<scene::Scene>(any));
    if (!result) return models::Trouble{result.problem(), ""};
    return *std::move(result);
}

void print(Output& out, tensor::Tensor const& result) {
    out.write(R"({"shape": )" + json(result.shape()) + R"(, "values": [)");
    bool first = true;
    for (auto const value : result.values()) {
        if (!first) out.write(", ");
        out.write(json(value));
        first = false;
    }
    out.write("]}\n");
}

// A line that is refused is answered as well, so that answers and lines stay together.
void answer(Console& console, Evaluated const& result) {
    if (auto const* const trouble = std::get_if<models::Trouble>(&result))
        console.out.write(R"({"error": )" + json(message(trouble->problem, console.language, trouble->file)) + "}\n");
    else
        print(console.out, std::get<tensor::Tensor>(result));
}

Evaluated evaluate_line(Arguments const& arguments, LineReader const& lines, std::string_view line) {
    auto const limit = base::to_text(scene::kMaxSceneFileBytes);
    if (lines.was_too_long()) return models::Trouble{base::over_limit("line_too_long", {limit}), ""};
    auto const scene = exporting::read_any_scene_in({}, line);
    if (!scene) return models::Trouble{scene.problem(), ""};
    try {
        return evaluate(arguments, *scene);
    } catch (std::bad_alloc const&) {
        return models::Trouble{base::device_trouble("out_of_memory"), ""};
    }
}

ExitCode run_lines(Arguments const& arguments, Console& console) {
    constexpr int kStandardInput = 0;
    LineReader lines{kStandardInput, scene::kMaxSceneFileBytes};
    for (;;) {
        // Who waits for an answer before asking on must get it.
        if (!lines.has_next()) static_cast<void>(console.out.flush());
        if (!console.out.is_open()) break;
        auto const line = lines.next();
        if (!line) break;
        answer(console, evaluate_line(arguments, lines, *line));
    }
    if (auto const read = lines.trouble(); !read) return complain(console, read.problem());
    return ExitCode::Done;
}

ExitCode run(Arguments const& arguments, Console& console) {
    if (arguments.scene == "-") return run_lines(arguments, console);
    auto const scene = load_any_scene(arguments);
    if (!scene) return complain(console, scene.problem(), arguments.name());
    auto const result = evaluate(arguments, *scene);
    if (auto const* const trouble = std::get_if<models::Trouble>(&result))
        return complain(console, trouble->problem, trouble->file.empty() ? arguments.name() : trouble->file);
    print(console.out, std::get<tensor::Tensor>(result));
    return ExitCode::Done;
}

}  // namespace

Command eval_command() {
    auto const arguments = std::make_shared<Arguments>();
    return {
        "eval",
        "SCENE",
        text::CommandLine::cli_eval,
        {"eval transposed_3x3_stride_2", "eval scene.json --method scatter", "eval - < scenes.jsonl"},
        text::CommandLine::cli_eval_notes,
        [arguments](Syntax& command, text::Language language) {
            declare_scene(*arguments, command, language, text::CommandLine::cli_eval_scene);
            command.add_option("--method", arguments->method, described(text::CommandLine::cli_eval_method, language))
                .type_name("M");
        },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
