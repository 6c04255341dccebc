#include <array>
#include <utility>

#include "app/ui/parameter_controls.h"
#include "app/ui/parameter_sections.h"

namespace deconvista::ui {
namespace {

using text::Name;

constexpr std::array kPaddings{
    std::pair{op::NamedPadding::Valid, Name::padding_valid}, std::pair{op::NamedPadding::Same, Name::padding_same},
    std::pair{op::NamedPadding::Full, Name::padding_full}, std::pair{op::NamedPadding::Half, Name::padding_half},
    std::pair{op::NamedPadding::Causal, Name::padding_causal}};

// Their own names, the same in every language.
constexpr std::array kConventions{
    std::pair{op::Convention::PyTorch, "PyTorch"}, std::pair{op::Convention::TensorFlow, "TensorFlow"},
    std::pair{op::Convention::Keras, "Keras"},     std::pair{op::Convention::Jax, "JAX"},
    std::pair{op::Convention::Onnx, "ONNX"},       std::pair{op::Convention::Caffe, "Caffe"},
    std::pair{op::Convention::Mxnet, "MXNet"},     std::pair{op::Convention::Matlab, "MATLAB"},
    std::pair{op::Convention::Scipy, "SciPy"}};

void padding_choice(Ui& ui) {
    auto const& padding = ui.state.exhibit.scene.padding;
    auto const* const named = std::get_if<op::NamedPadding>(&padding);
    std::vector<EditOption> options{{ui.say(Name::padding_numbers), scene::SetNamedPadding{}, named == nullptr}};
    for (auto const& [name, sentence] : kPaddings)
        options.push_back({ui.say(sentence), scene::SetNamedPadding{name}, named != nullptr && *named == name});
    edit_choice(ui, Name::param_padding_name, options);
}

void convention_choice(Ui& ui) {
    auto const current = ui.state.exhibit.scene.convention;
    std::vector<EditOption> options;
    for (auto const& [convention, name] : kConventions)
        options.push_back({name, scene::SetConvention{convention}, convention == current});
    edit_choice(ui, Name::param_convention, options);
}

void orientation_choice(Ui& ui) {
    auto const& scene = ui.state.exhibit.scene;
    auto const option = [&](Name name, std::optional<op::Orientation> orientation) {
        return EditOption{ui.say(name), scene::SetOrientation{orientation}, scene.orientation == orientation};
    };
    edit_choice(ui, Name::param_orientation,
                {option(Name::orientation_convention, std::nullopt),
                 option(Name::orientation_as_stored, op::Orientation::AsStored),
                 option(Name::orientation_flipped, op::Orientation::Flipped)});
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
        ui, Name::param_rounding,
        {rounding(Name::rounding_floor, op::Rounding::Floor), rounding(Name::rounding_ceil, op::Rounding::Ceil)});
    if (scene.operation == op::Kind::AveragePooling)
        edit_segments(ui, Name::param_padding_in_average,
                      {padding(Name::padding_counts, op::PaddingInAverage::Counted),
                       padding(Name::padding_does_not_count, op::PaddingInAverage::NotCounted)});
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
