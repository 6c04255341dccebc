#pragma once
// Scenes for tests: read from short text, made at random, and the project's own presets.

#include <random>
#include <string>
#include <string_view>

#include "core/scene/edit.h"
#include "core/scene/scene.h"
#include "core/scene/scene_file.h"

namespace deconvista::scene {

// Gives every picture 3 channels of 4 x 5 pixels.
base::Result<tensor::Tensor> small_picture(std::string const& path);

// The scene that the text holds; the test fails and ends if it is refused.
Scene scene_from(std::string_view json);

// The name of the sentence with which the text is refused, "" if it is a scene.
std::string problem_name(std::string_view json);

// A convolution or transposed convolution of a 1x1x3x3 input and kernel; `more` is put before the closing brace:
// R"(, "stride": 2)".
std::string convolution_text(std::string_view more = "");
std::string transposed_text(std::string_view more = "");
std::string pooling_text(std::string_view more = "");

// Any valid scene: all operations, 1 to 3 axes, conventions, generators, named paddings and what else a scene can say.
Scene random_scene(std::mt19937& random);

std::string preset_text(std::string_view name);

// The scene after the edit, which the test expects to be possible; the name of the sentence that refuses it, or "".
Scene changed(Scene const& scene, Edit const& edit);
std::string refusal(Scene const& scene, Edit const& edit);

std::vector<float> values_of(tensor::Tensor const& tensor);

std::string described(base::Problem const& problem);

}  // namespace deconvista::scene
