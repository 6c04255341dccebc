#include "app/ui/parameter_rows.h"

#include <gtest/gtest.h>

#include "app/state/opening.h"
#include "core/scene/presets.h"
#include "core/text/pictures.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using scene::Parameter;
using state::Axes;

scene::Scene preset(std::string_view name) {
    auto scene = state::load_preset(name);
    DECONVISTA_CHECK(scene);
    return *std::move(scene);
}

ParameterRow const& row_of(std::vector<ParameterRow> const& rows, Parameter parameter) {
    auto const found = std::ranges::find(rows, parameter, &ParameterRow::parameter);
    DECONVISTA_CHECK(found != rows.end());
    return *found;
}

TEST(ParameterRows, AreThoseOfTheOperation) {
    EXPECT_EQ(parameter_rows(preset("transposed_3x3_stride_2"), Axes::Linked).size(), 7u);
    EXPECT_EQ(parameter_rows(preset("padding_strides"), Axes::Linked).size(), 6u) << "no output padding";
    EXPECT_EQ(row_of(parameter_rows(preset("numerical_max_pooling"), Axes::Linked), Parameter::KernelExtent).label,
              text::Window::param_window);
}

TEST(ParameterRows, LinkedAndEqualAxesShareACell) {
    for (auto const& row : parameter_rows(preset("transposed_3x3_stride_2"), Axes::Linked)) {
        ASSERT_EQ(row.cells.size(), 1u);
        EXPECT_EQ(row.cells[0].axis, std::nullopt);
    }
    for (auto const& row : parameter_rows(preset("transposed_3x3_stride_2"), Axes::Separate)) {
        ASSERT_EQ(row.cells.size(), 2u);
        EXPECT_EQ(row.cells[1].axis, 1);
    }
}

TEST(ParameterRows, LinkedAxesThatDifferAreShownApartAndChangedTogether) {
    auto const uneven = scene::apply(preset("transposed_3x3_stride_2"), scene::SetParameter{Parameter::Stride, 1, 3});
    ASSERT_TRUE(uneven);
    auto const rows = parameter_rows(*uneven, Axes::Linked);
    auto const& stride = row_of(rows, Parameter::Stride);
    ASSERT_EQ(stride.cells.size(), 2u);
    EXPECT_EQ(stride.cells[0].value, 2);
    EXPECT_EQ(stride.cells[1].value, 3);
    EXPECT_EQ(stride.cells[1].axis, std::nullopt);
    EXPECT_EQ(row_of(rows, Parameter::KernelExtent).cells.size(), 1u);
}

// What a control offers can be had, and what it does not offer cannot.
TEST(ParameterRows, OfferWhatIsPossible) {
    for (auto const& preset_entry : scene::presets()) {
        auto const scene = preset(preset_entry.name);
        for (auto const& row : parameter_rows(scene, Axes::Separate))
            for (auto const& cell : row.cells) {
                auto const set = [&](std::int64_t value) {
                    return static_cast<bool>(scene::apply(scene, scene::SetParameter{row.parameter, cell.axis, value}));
                };
                auto const where = std::string{preset_entry.name} + " " + std::string{text::identifier(row.label)};
                EXPECT_TRUE(set(cell.bounds.low)) << where;
                EXPECT_FALSE(set(cell.bounds.low - 1)) << where;
                EXPECT_FALSE(set(cell.bounds.high + 1)) << where;
                EXPECT_LE(cell.bounds.low, cell.value) << where;
                EXPECT_GE(cell.bounds.high, cell.value) << where;
            }
    }
}

TEST(Axes, HaveTheirNames) {
    EXPECT_EQ(name_of_axis(0, 1), text::Picture::axis_width);
    EXPECT_EQ(name_of_axis(0, 2), text::Picture::axis_height);
    EXPECT_EQ(name_of_axis(0, 3), text::Picture::axis_depth);
    EXPECT_EQ(name_of_axis(2, 3), text::Picture::axis_width);
}

TEST(ParameterTable, HasWhatTheOperationHas) {
    auto const transposed = parameter_table(preset("transposed_3x3_stride_2"), Axes::Linked);
    EXPECT_EQ(transposed.channels.size(), 3u);
    EXPECT_EQ(transposed.groups, (std::vector<std::int64_t>{1}));
    ASSERT_TRUE(transposed.output);
    EXPECT_EQ(transposed.output->cells[0].bounds.high, 6);
    EXPECT_FALSE(transposed.upsampling);
    auto const pooling = parameter_table(preset("numerical_max_pooling"), Axes::Linked);
    EXPECT_EQ(pooling.channels.size(), 2u) << "batch and channels of the input";
    EXPECT_TRUE(pooling.groups.empty());
    EXPECT_FALSE(pooling.output);
    auto const grouped = parameter_table(preset("groups_4_to_8"), Axes::Separate);
    EXPECT_EQ(grouped.groups, (std::vector<std::int64_t>{1, 2, 4}));
    for (auto const& row : grouped.channels) EXPECT_EQ(row.cells.size(), 1u) << "one number, whatever the axes";
    auto const upsampled = parameter_table(preset("nearest_then_convolution"), Axes::Linked);
    ASSERT_TRUE(upsampled.upsampling);
    EXPECT_EQ(upsampled.upsampling->cells[0].value, 2);
}

}  // namespace
}  // namespace deconvista::ui
