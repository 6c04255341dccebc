#pragma once
// The stages of an operation, in the order in which they can occur; and of the story of a network's unit.

#include <cstdint>
#include <string_view>

namespace deconvista::trace {

enum class Stage : std::uint8_t {
    Start,          // what goes in, before anything is done
    DilateKernel,   // the kernel's cells move apart
    InsertZeros,    // transposed: the input's cells move apart, zeros appear between them
    Pad,            // a border of zeros
    Cut,            // transposed: a negative border cuts into the stretched input
    OutputPadding,  // transposed: the cells that output_padding adds at the end
    Flip,           // the kernel turns by 180 degrees
    Slide,          // one position of the window
    Stamp,          // one cell of the input lays its multiple of the kernel on the output, in place of Slide
    Crop,           // transposed: what was slid over and does not stay falls away

    // After Start, of a story (core/story):
    Forward,  // a layer of the network, on the way from the picture to the unit
    Choose,   // all activations of the unit's layer become 0, except the unit's own
    Down,     // a layer undone, on the way from the unit to the pixels
};

// As in the `trace` command and --stages: "insert_zeros".
std::string_view identifier(Stage stage);

constexpr int kStages = static_cast<int>(Stage::Down) + 1;

}  // namespace deconvista::trace
