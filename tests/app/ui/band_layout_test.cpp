#include "app/ui/band_layout.h"

#include <gtest/gtest.h>

#include "app/state/exhibit.h"
#include "app/state/opening.h"

namespace deconvista::ui {
namespace {

state::Exhibit exhibit_of(std::string_view preset) {
    auto scene = state::load_preset(preset);
    DECONVISTA_CHECK(scene);
    auto exhibit = state::exhibit_of(*std::move(scene));
    DECONVISTA_CHECK(exhibit);
    return *std::move(exhibit);
}

class Band : public testing::Test {
protected:
    std::vector<StageBand> lay_out(float width, float least) const {
        std::vector<float> const all(exhibit.trace.stages().size(), least);
        return band_layout(exhibit.timeline, width, all);
    }

    state::Exhibit exhibit{exhibit_of("transposed_3x3_stride_2")};
};

TEST_F(Band, FillsTheWidthWithoutGaps) {
    for (float const width : {1000.0f, 300.0f, 37.0f}) {
        auto const bands = lay_out(width, 60);
        EXPECT_EQ(bands.front().left, 0);
        EXPECT_NEAR(bands.back().right, width, 0.01);
        for (std::size_t i = 1; i < bands.size(); ++i) {
            EXPECT_EQ(bands[i].left, bands[i - 1].right);
            EXPECT_DOUBLE_EQ(bands[i].begin, bands[i - 1].end);
            EXPECT_GT(bands[i].right, bands[i].left);
        }
    }
}

TEST_F(Band, GivesEveryStageItsLeast) {
    for (auto const& band : lay_out(1000, 80)) EXPECT_GE(band.right - band.left, 79.99f);
}

TEST_F(Band, IsInProportionToTimeWhereThereIsRoom) {
    auto const bands = lay_out(1000, 1);
    auto const per_second = 1000 / exhibit.timeline.duration();
    for (auto const& band : bands) EXPECT_NEAR(band.right - band.left, (band.end - band.begin) * per_second, 0.01);
}

TEST_F(Band, PlacesAndSecondsAreInverse) {
    auto const bands = lay_out(700, 90);
    for (double seconds = 0; seconds <= exhibit.timeline.duration(); seconds += 0.37)
        EXPECT_NEAR(seconds_at(place_of(seconds, bands), bands), seconds, 1e-3);
    EXPECT_EQ(seconds_at(-5, bands), 0);
    EXPECT_DOUBLE_EQ(seconds_at(1e6, bands), exhibit.timeline.duration());
    EXPECT_NEAR(place_of(exhibit.timeline.duration(), bands), 700, 0.01);
}

TEST_F(Band, AClickOnAStageLeadsIntoIt) {
    auto const bands = lay_out(500, 80);
    for (auto const& band : bands) {
        auto const moment = exhibit.timeline.at(seconds_at((band.left + band.right) / 2, bands));
        EXPECT_EQ(exhibit.trace.stage_of(moment.step), band.stage);
    }
}

}  // namespace
}  // namespace deconvista::ui
