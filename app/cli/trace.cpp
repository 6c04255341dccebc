#include "core/trace/trace.h"

#include <memory>
#include <string>

#include "app/cli/command.h"
#include "app/cli/json_output.h"
#include "app/cli/scene_input.h"
#include "app/cli/story_lines.h"
#include "app/models/story_teller.h"
#include "core/scene/words.h"
#include "core/tensor/for_each.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

using trace::BoardAxis;
using trace::Stage;

// One JSON object on a line of its own.
class Line {
public:
    Line(std::int64_t step, Stage stage) {
        text_ = R"({"step": )" + json(step) + R"(, "stage": )" + json(identifier(stage));
    }

    Line& member(std::string_view key, std::string_view value) {
        text_.append(", \"").append(key).append("\": ").append(value);
        return *this;
    }

    // One number for each axis of the board.
    template <class Number>
    Line& per_axis(std::string_view key, trace::Board const& board, Number number_of) {
        tensor::Extents numbers(board.axes(), 0);
        for (int axis = 0; axis < board.axes(); ++axis) numbers[axis] = number_of(board[axis]);
        return member(key, json(numbers));
    }

    std::string end() && { return std::move(text_) + "}\n"; }

private:
    std::string text_;
};

std::string sizes_text(trace::Trace const& trace) {
    auto const& kernel = trace.computation().kernel;
    if (!kernel.empty()) return json(kernel.shape());
    tensor::Extents window(trace.board().axes(), 0);
    for (int axis = 0; axis < window.axes(); ++axis) window[axis] = trace.board()[axis].kernel;
    return json(window);
}

// The values of the kernel as slid, in the order of the stored one.
std::string kernel_as_slid(trace::Trace const& trace) {
    auto const& kernel = trace.computation().kernel;
    std::string text = R"({"shape": )" + json(kernel.shape()) + R"(, "values": [)";
    bool first = true;
    tensor::for_each_index(kernel.shape(), [&](tensor::Index cell) {
        cell.spatial = trace.stored_cell(cell.spatial);
        text.append(first ? "" : ", ").append(json(kernel[cell]));
        first = false;
    });
    return text + "]}";
}

std::string structure_line(trace::Trace const& trace, trace::Step const& step) {
    auto const& board = trace.board();
    Line line{step.number, step.stage};
    switch (step.stage) {
        case Stage::Start:
            line.member("operation", json(scene::word_of(trace.computation().operation.kind)))
                .member("input", json(trace.computation().input.shape()))
                .member("kernel", sizes_text(trace))
                .member("output", json(trace.computation().output));
            break;
        case Stage::DilateKernel:
            line.per_axis("dilation", board, [](BoardAxis const& axis) { return axis.dilation; })
                .per_axis("size", board, [](BoardAxis const& axis) { return axis.reach(); });
            break;
        case Stage::InsertZeros:
            line.per_axis("stride", board, [](BoardAxis const& axis) { return axis.spacing; })
                .per_axis("size", board, [](BoardAxis const& axis) { return axis.stretched(); });
            break;
        case Stage::Pad:
            line.per_axis("begin", board, [](BoardAxis const& axis) { return axis.padded_begin(); })
                .per_axis("end", board, [](BoardAxis const& axis) { return axis.padded_end(); })
                .per_axis("size", board, [](BoardAxis const& axis) {
                    return axis.stretched() + axis.padded_begin() + axis.padded_end();
                });
            break;
        case Stage::Cut:
            line.per_axis("begin", board, [](BoardAxis const& axis) { return axis.cut_begin(); })
                .per_axis("end", board, [](BoardAxis const& axis) { return axis.cut_end(); })
                .per_axis("size", board,
                          [](BoardAxis const& axis) { return axis.places() - axis.overhang - axis.output_padding; });
            break;
        case Stage::OutputPadding:
            line.per_axis("places", board, [](BoardAxis const& axis) { return axis.output_padding; })
                .per_axis("returned", board, [](BoardAxis const& axis) { return axis.returned; })
                .per_axis("size", board, [](BoardAxis const& axis) { return axis.places() - axis.overhang; });
            break;
        case Stage::Flip:
            line.member("kernel", kernel_as_slid(trace));
            break;
        case Stage::Crop:
            line.per_axis("begin", board, [](BoardAxis const& axis) { return axis.crop_begin; })
                .per_axis("end", board, [](BoardAxis const& axis) { return axis.crop_end; })
                .per_axis("size", board, [](BoardAxis const& axis) { return axis.kept(); });
            break;
        case Stage::Slide:
        case Stage::Stamp:
        case Stage::Forward:
        case Stage::Choose:
        case Stage::Down:
            break;
    }
    return std::move(line).end();
}

std::string slide_line(trace::Trace const& trace, trace::Step const& step) {
    auto const sum = trace.sum_of(*step.position);
    std::string terms = "[";
    for (auto const& term : sum.terms) {
        terms.append(terms.size() > 1 ? R"(, {"input": )" : R"({"input": )").append(json(term.input));
        terms.append(R"(, "kernel": )").append(json(term.kernel));
        terms.append(R"(, "x": )").append(json(term.x)).append(R"(, "w": )").append(json(term.w)).append("}");
    }
    terms += "]";
    bool const kept = step.position->fate == trace::Fate::Kept;
    Line line{step.number, step.stage};
    line.member(kept ? "output" : "cropped", json(step.position->output))
        .member("terms", terms)
        .member("bias", json(sum.bias))
        .member("value", json(sum.value));
    return std::move(line).end();
}

// Where the place's products land: on the output, or on what is cropped of it.
std::string stamp_line(trace::Trace const& trace, trace::Step const& step) {
    std::string terms = "[";
    for (auto const& landing : trace.landings_of(*step.stamped)) {
        auto const [fate, canvas, output] = trace.position_of(landing.canvas);
        terms.append(terms.size() > 1 ? R"(, {"input": )" : R"({"input": )").append(json(landing.input));
        terms.append(R"(, "kernel": )").append(json(landing.kernel));
        terms.append(fate == trace::Fate::Kept ? R"(, "output": )" : R"(, "cropped": )").append(json(output));
        terms.append(R"(, "x": )").append(json(landing.x)).append(R"(, "w": )").append(json(landing.w)).append("}");
    }
    Line line{step.number, step.stage};
    line.member("batch", json(step.stamped->batch)).member("place", json(step.stamped->spatial));
    line.member("terms", terms + "]");
    return std::move(line).end();
}

ExitCode run_story(story::ProjectionScene const& scene, Console& console) {
    auto const told = models::tell_story(scene);
    if (auto const* const trouble = std::get_if<models::Trouble>(&told))
        return complain(console, trouble->problem, trouble->file);
    auto const& story = *std::get<models::ToldStory>(told).story;
    for (std::int64_t step = 0; step < story.steps() && console.out.is_open(); ++step)
        console.out.write(story_line(story, step));
    return ExitCode::Done;
}

ExitCode run(SceneArguments const& arguments, Console& console) {
    auto const any = load_any_scene(arguments);
    if (!any) return complain(console, any.problem(), arguments.name());
    if (auto const* const projection = std::get_if<story::ProjectionScene>(&*any))
        return run_story(*projection, console);
    auto const& scene = std::get<scene::Scene>(*any);
    auto computation = scene::computation_of(scene);
    if (!computation) return complain(console, computation.problem(), arguments.name());
    trace::Trace const trace{*std::move(computation), scene.crop, scene.order()};
    for (std::int64_t number = 0; number < trace.steps() && console.out.is_open(); ++number) {
        auto const step = trace.step(number);
        console.out.write(step.position  ? slide_line(trace, step)
                          : step.stamped ? stamp_line(trace, step)
                                         : structure_line(trace, step));
    }
    return ExitCode::Done;
}

}  // namespace

Command trace_command() {
    auto const scene = std::make_shared<SceneArguments>();
    return {
        "trace",
        "SCENE",
        text::CommandLine::cli_trace,
        {"trace dilation", "trace scene.json | grep '\"slide\"'"},
        text::CommandLine::cli_trace_notes,
        [scene](Syntax& command, text::Language language) {
            declare_scene(*scene, command, language, text::CommandLine::cli_scene);
        },
        [scene](Console& console) { return run(*scene, console); },
    };
}

}  // namespace deconvista::cli
