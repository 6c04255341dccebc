#include "app/ui/fill_choice.h"

#include <array>
#include <optional>

#include "core/base/overloaded.h"

namespace deconvista::ui {
namespace {

using scene::Generator;
using text::Name;

// In the order of scene::Generator.
constexpr std::array<Name, scene::kGenerators> kNames{
    Name::generator_ones,    Name::generator_ramp,     Name::generator_one_hot,   Name::generator_checker,
    Name::generator_random,  Name::generator_identity, Name::generator_box,       Name::generator_gaussian,
    Name::generator_sobel_x, Name::generator_sobel_y,  Name::generator_laplacian, Name::generator_sharpen,
    Name::generator_emboss,  Name::generator_bilinear};

scene::Data const& data_of(Ui const& ui, scene::Grid grid) {
    auto const& scene = ui.state.exhibit.scene;
    return grid == scene::Grid::Kernel ? scene.kernel : scene.input;
}

std::optional<scene::Generated> generated_of(Ui const& ui, scene::Grid grid) {
    if (grid == scene::Grid::Bias) return std::nullopt;
    auto const& source = data_of(ui, grid).source;
    if (auto const* const generated = std::get_if<scene::Generated>(&source)) return *generated;
    auto const* const upsampled = std::get_if<scene::Upsampled>(&source);
    return upsampled != nullptr ? upsampled->generated : std::nullopt;
}

}  // namespace

std::vector<EditOption> fill_options(Ui const& ui, scene::Grid grid) {
    auto const current = generated_of(ui, grid);
    std::vector<EditOption> options;
    for (int i = 0; i < scene::kGenerators; ++i) {
        auto const generator = static_cast<Generator>(i);
        if (makes_kernels_only(generator) && grid != scene::Grid::Kernel) continue;
        bool const chosen = current && current->generator == generator;
        auto const seed = chosen && generator == Generator::Random ? current->seed + 1 : 0;
        options.push_back(
            {ui.say(kNames.at(static_cast<std::size_t>(i))), scene::Fill{grid, {generator, seed}}, chosen});
    }
    return options;
}

std::string source_text(Ui const& ui, scene::Grid grid) {
    bool const picture =
        grid == scene::Grid::Input && std::holds_alternative<scene::ImageFile>(ui.state.exhibit.scene.input.source);
    return ui.say(picture ? Name::source_picture : Name::source_given);
}

}  // namespace deconvista::ui
