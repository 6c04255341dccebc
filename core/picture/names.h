#pragma once
// The names of what is drawn, in the language of the picture.

#include <string>

#include "core/picture/shot.h"

namespace deconvista::picture {

// Short: where a title has little room, what can be seen anyway is not said.
enum class Wording : std::uint8_t { Full, Short };

// Titles of the groups of maps. The long variants are the longest that a title becomes during the trace, so that a
// layout can leave room for it and need not move.
std::string input_title(Shot const& shot, Wording wording);
std::string longest_input_title(Shot const& shot, Wording wording);
std::string output_title(Shot const& shot);
std::string longest_output_title(Shot const& shot);
std::string stored_kernel_title(Shot const& shot, Wording wording);  // also of a kernel that is slid as it is stored
std::string slid_kernel_title(Shot const& shot, Wording wording);
std::string products_title(Shot const& shot, double sum, Wording wording);

std::string overview_title(Shot const& shot, Wording wording);
std::string result_title(Shot const& shot, std::optional<float> progress);  // 0 to 1; none = it is there
std::string longest_result_title(Shot const& shot);
// What is not drawn: maps, and of three axes the slices among them that hold partners of the cell in focus.
struct LeftOut {
    std::int64_t maps{}, slices_met{};
};
// "4 more maps", "channel 2, 3 more" where one is shown, "meets 2 more slices"; empty where none is left out.
std::string maps_left_out(Shot const& shot, std::vector<std::string> const& shown, LeftOut const& count);
std::string rest_of_inputs(Shot const& shot);  // nothing where a picture of the whole shows all of them
std::string rest_of_outputs(Shot const& shot);
// The longest that such a line becomes while cells are pointed at, for layouts.
std::string longest_left_out(Shot const& shot, std::vector<std::string> const& shown, LeftOut count);
std::string longest_rest_of_inputs(Shot const& shot);
std::string longest_rest_of_outputs(Shot const& shot);

// "channel 2", of one map among several; with its slice where there are three axes.
std::string map_name(Shot const& shot, Plane const& plane);
std::vector<std::string> map_names(Shot const& shot, std::vector<Plane> const& planes);

// Of maps of the board: slices are those of the input, or "zeros"; of positions: as what they become once that is
// cropped.
std::vector<std::string> input_map_names(Shot const& shot);
std::vector<std::string> output_map_names(Shot const& shot);
// Of kernels, stored and as slid; short ones are "c0, s2" where a channel has slices.
std::vector<std::string> stored_kernel_names(Shot const& shot, Wording wording);
std::vector<std::string> slid_kernel_names(Shot const& shot, Wording wording);

// The scene's own title, or what its operation is called.
std::string title_of(scene::Scene const& scene, trace::Trace const& trace, text::Language language);
std::string parameters_text(Shot const& shot);  // "kernel 3×3 · stride 2 · padding 1"
std::string stage_text(Shot const& shot);       // "Slide · 5 of 25"

// "3×3", from spatial extents; and "2" when all axes agree, else "2×1".
std::string times_text(tensor::Extents const& extents);
std::string per_axis_text(tensor::Extents const& values);

std::string say(Shot const& shot, text::Name name, std::initializer_list<std::string> facts = {});

}  // namespace deconvista::picture
