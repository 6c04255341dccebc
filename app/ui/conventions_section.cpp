#include <array>
#include <utility>

#include "app/ui/parameter_controls.h"
#include "app/ui/parameter_sections.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using text::Name;
using text::Window;

constexpr std::array kPaddings{
    std::pair{op::NamedPadding::Valid, Window::padding_valid}, std::pair{op::NamedPadding::Same, Window::padding_same},
    std::pair{op::NamedPadding::Full, Window::padding_full}, std::pair{op::NamedPadding::Half, Window::padding_half},
    std::pair{op::NamedPadding::Causal, Window::padding_causal}};

// Their own names, the same in every language.
constexpr std::array kConventions{
    std::pair{op::Convention::PyTorch, "PyTorch"}, std::pair{op::Convention::TensorFlow, "TensorFlow"},
    std::pair{op::Convention::Keras, "Keras"},     std::pair{op::Convention::Jax, "JAX"},
    std::pair{op::Convention::Onnx, "ONNX"},       std::pair{op::Convention::Caffe, "Caffe"},
    std::pair{op::Convention::Mxnet, "MXNet"},     std::pair{op::Convention::Matlab, "MATLAB"},
    std::pair{op::Convention::Scipy, "SciPy"}};

// As wide as the numbers above.
ChoiceRow aligned(std::optional<lesson::Topic> topic = {}) {
    return {.topic = topic, .column = kLabelColumn};
}

void padding_choice(Ui& ui) {
    auto const& padding = ui.state.exhibit.scene.padding;
    auto const* const named = std::get_if<op::NamedPadding>(&padding);
    std::vector<EditOption> options{{ui.say(Window::padding_numbers), scene::SetNamedPadding{}, named == nullptr}};
    for (auto const& [name, sentence] : kPaddings)
        options.push_back({ui.say(sentence), scene::SetNamedPadding{name}, named != nullptr && *named == name});
    edit_choice(ui, Window::param_padding_name, options, aligned());
}

void convention_choice(Ui& ui) {
    auto const current = ui.state.exhibit.scene.convention;
    std::vector<EditOption> options;
    for (auto const& [convention, name] : kConventions)
        options.push_back({name, scene::SetConvention{convention}, convention == current});
    edit_choice(ui, Window::param_convention, options, aligned(lesson::Topic::Framework));
}

void orientation_choice(Ui& ui) {
    auto const& scene = ui.state.exhibit.scene;
    auto const option = [&](Name name, std::optional<op::Orientation> orientation) {
        return EditOption{ui.say(name), scene::SetOrientation{orientation}, scene.orientation == orientation};
    };
    edit_choice(ui, Window::param_orientation,
                {option(Window::orientation_convention, std::nullopt),
                 option(Window::orientation_as_stored, op::Orientation::AsStored),
                 option(Window::orientation_flipped, op::Orientation::Flipped)},
                aligned(lesson::Topic::Orientation));
}

void pooling_choices(Ui& ui) {
    auto const& scene = ui.state.exhibit.scene;
    auto const rounding = [&](Name name, op::Rounding value) {
        return EditOption{ui.say(name), scene::SetRounding{value}, scene.rounding == value};
    };
    auto const padding = [&](Name name, op::PaddingInAverage value) {
        return EditOption{ui.say(name), scene::SetPaddingInAverage{value}, scene.padding_in_average == value};
    };
    edit_segments(
        ui, Window::param_rounding,
        {rounding(Window::rounding_floor, op::Rounding::Floor), rounding(Window::rounding_ceil, op::Rounding::Ceil)});
    if (scene.operation == op::Kind::AveragePooling)
        edit_segments(ui, Window::param_padding_in_average,
                      {padding(Window::padding_counts, op::PaddingInAverage::Counted),
                       padding(Window::padding_does_not_count, op::PaddingInAverage::NotCounted)});
}

}  // namespace

void conventions_section(Ui& ui, ParameterTable const& table) {
    padding_choice(ui);
    convention_choice(ui);
    if (table.output) parameter_row(ui, *table.output);
    if (op::is_pooling(ui.state.exhibit.scene.operation))
        pooling_choices(ui);
    else
        orientation_choice(ui);
}

}  // namespace deconvista::ui
