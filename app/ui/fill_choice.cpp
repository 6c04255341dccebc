#include "app/ui/fill_choice.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/overloaded.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using scene::Generator;
using text::Name;
using text::Window;

// In the order of scene::Generator.
constexpr std::array<Name, scene::kGenerators> kNames{
    Window::generator_ones,    Window::generator_ramp,     Window::generator_one_hot,   Window::generator_checker,
    Window::generator_random,  Window::generator_identity, Window::generator_box,       Window::generator_gaussian,
    Window::generator_sobel_x, Window::generator_sobel_y,  Window::generator_laplacian, Window::generator_sharpen,
    Window::generator_emboss,  Window::generator_bilinear};

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

// "Ramp" of "Ramp: 1, 2, 3, ...".
std::string without_explanation(std::string const& label) {
    auto end = label.size();
    for (auto const* const mark : {":", ",", "：", "，"}) end = std::min(end, label.find(mark));
    return label.substr(0, end);
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
        auto const label = ui.say(kNames.at(static_cast<std::size_t>(i)));
        options.push_back({label, scene::Fill{grid, {generator, seed}}, chosen, without_explanation(label)});
    }
    return options;
}

std::string source_text(Ui const& ui, scene::Grid grid) {
    bool const picture =
        grid == scene::Grid::Input && std::holds_alternative<scene::ImageFile>(ui.state.exhibit.scene.input.source);
    return ui.say(picture ? Window::source_picture : Window::source_given);
}

}  // namespace deconvista::ui
