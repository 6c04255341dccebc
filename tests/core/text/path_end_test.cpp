#include "core/text/path_end.h"

#include <gtest/gtest.h>

#include "core/text/utf8.h"

namespace deconvista::text {
namespace {

std::string ending(std::string_view path, float characters) {
    return end_of_path(path, characters, [](std::string_view text) { return float(decode_utf8(text).size()); });
}

TEST(EndOfPath, KeepsWhatTellsAPathFromOthers) {
    EXPECT_EQ(ending("features/features.11", 20), "features/features.11");
    EXPECT_EQ(ending("a/b/features.11", 14), "…/features.11");
    EXPECT_EQ(ending("a/b/c", 4), "…/c");
    EXPECT_EQ(ending("features/features.11", 12), "features.11");
    EXPECT_EQ(ending("features/features.11", 5), "…s.11");
    EXPECT_EQ(ending("层/卷积层", 3), "卷积层");
    EXPECT_EQ(ending("层/卷积层", 2), "…层");
}

TEST(EndOfPath, HasNothingToSayWithoutRoom) {
    EXPECT_EQ(ending("relu2", 0), "");
    EXPECT_EQ(ending("", 0), "");
}

}  // namespace
}  // namespace deconvista::text
