#include "app/models/model_notes.h"

#include <gtest/gtest.h>

#include "tests/app/files/scratch_folder.h"

namespace deconvista::models {
namespace {

using files::write_file;
using Lines = std::vector<std::string>;

TEST(ModelNotes, LieBesideTheModel) {
    EXPECT_EQ(notes_path("nets/alexnet.onnx"), "nets/alexnet.deconvista.json");
    files::ScratchFolder const folder;
    write_file(folder / "a.deconvista.json", R"({"preprocessing": "caffe-vgg", "labels": "synset.txt"})");
    auto const notes = read_model_notes(folder / "a.onnx");
    ASSERT_TRUE(notes) << notes.problem().name;
    EXPECT_EQ(notes->preprocessing, net::Preprocessing::CaffeVgg);
    EXPECT_EQ(notes->labels, folder / "synset.txt");
}

TEST(ModelNotes, MayBeMissing) {
    files::ScratchFolder const folder;
    auto const notes = read_model_notes(folder / "a.onnx");
    ASSERT_TRUE(notes);
    EXPECT_FALSE(notes->preprocessing || notes->labels);
}

TEST(ModelNotes, AreRefusedNamingTheKey) {
    files::ScratchFolder const folder;
    for (auto const& [text, problem] : {std::pair{R"({"preprocessing": "cafe"})", "word_unknown"},
                                        {R"({"preprocess": "caffe"})", "key_unknown"},
                                        {R"({"labels": "../synset.txt"})", "notes_labels_name"},
                                        {R"({"labels": 3})", "text_needed"},
                                        {R"(["caffe"])", "object_needed"},
                                        {R"({"labels": "a)", "json_ends_early"}}) {
        write_file(folder / "a.deconvista.json", text);
        auto const notes = read_model_notes(folder / "a.onnx");
        ASSERT_FALSE(notes) << text;
        EXPECT_EQ(notes.problem().name, problem) << text;
    }
}

TEST(Labels, AreLines) {
    files::ScratchFolder const folder;
    write_file(folder / "labels.txt", "\xef\xbb\xbftench\r\n\nn01443537 goldfish");
    auto const labels = read_labels(folder / "labels.txt");
    ASSERT_TRUE(labels);
    EXPECT_EQ(*labels, (Lines{"tench", "", "n01443537 goldfish"}));
    write_file(folder / "labels.txt", "a\n\xff\n");
    EXPECT_EQ(read_labels(folder / "labels.txt").problem().name, "labels_not_utf8");
}

}  // namespace
}  // namespace deconvista::models
