#include "app/files/picture_tensor.h"

#include <gtest/gtest.h>

namespace deconvista::files {
namespace {

using Values = std::vector<float>;

TEST(PictureTensor, ChannelsBecomePlanes) {
    auto const tensor = as_tensor({2, 1, 3, {1, 2, 3, 4, 5, 6}});
    EXPECT_EQ(tensor.shape(), (tensor::Shape{1, 3, {1, 2}}));
    EXPECT_EQ((Values{tensor.values().begin(), tensor.values().end()}), (Values{1, 4, 2, 5, 3, 6}));
}

TEST(PictureTensor, GreyIsOnePlane) {
    auto const tensor = as_tensor({1, 3, 1, {0, 128, 255}});
    EXPECT_EQ(tensor.shape(), (tensor::Shape{1, 1, {3, 1}}));
    EXPECT_EQ((Values{tensor.values().begin(), tensor.values().end()}), (Values{0, 128, 255}));
}

TEST(PictureTensor, PassesTroubleOn) {
    EXPECT_EQ(read_picture_tensor("no/such.png").problem().name, "file_not_found");
}

}  // namespace
}  // namespace deconvista::files
