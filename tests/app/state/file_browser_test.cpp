#include "app/state/file_browser.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/app/files/scratch_folder.h"

namespace deconvista::state {
namespace {

class Browsing : public testing::Test {
protected:
    Browsing() {
        std::filesystem::create_directory(folder / "sub");
        for (auto const* name : {"b.json", "a.PNG", "notes.txt", ".hidden.json", "odd\xff.json"})
            files::write_file(folder / name, "12345");
    }

    std::vector<std::string> names(FileBrowser const& browser) const {
        std::vector<std::string> all;
        for (auto const& entry : browser.entries) all.push_back(entry.name);
        return all;
    }

    files::ScratchFolder folder;
};

TEST_F(Browsing, ListsFoldersFirstAndKnownFiles) {
    auto const browser = browse(Purpose::Open, folder.path());
    EXPECT_EQ(names(browser), (std::vector<std::string>{"sub", "a.PNG", "b.json", "odd\xff.json"}));
    EXPECT_EQ(browser.entries[0].kind, EntryKind::Folder);
    EXPECT_EQ(browser.entries[1].bytes, 5);
}

TEST_F(Browsing, ListsAllFilesWhenAsked) {
    auto const browser = browse_again(browse(Purpose::Open, folder.path()), Shown::AllFiles);
    EXPECT_EQ(names(browser), (std::vector<std::string>{"sub", "a.PNG", "b.json", "notes.txt", "odd\xff.json"}));
}

TEST_F(Browsing, SavingShowsScenesAndChoosingAFolderFolders) {
    EXPECT_EQ(names(browse(Purpose::SaveScene, folder.path())),
              (std::vector<std::string>{"sub", "b.json", "odd\xff.json"}));
    EXPECT_EQ(names(browse(Purpose::ChooseFolder, folder.path())), std::vector<std::string>{"sub"});
}

TEST_F(Browsing, TakesAFileThatIsThere) {
    auto const accepted = accept(named(browse(Purpose::Open, folder.path()), "odd\xff.json"));
    EXPECT_EQ(accepted.what, Accepted::What::Take);
    EXPECT_EQ(accepted.path, folder / "odd\xff.json");
}

TEST_F(Browsing, SaysWhatIsNotThere) {
    auto const accepted = accept(named(browse(Purpose::Open, folder.path()), "none.json"));
    EXPECT_EQ(accepted.what, Accepted::What::Browse);
    ASSERT_TRUE(accepted.browser.trouble);
    EXPECT_EQ(accepted.browser.trouble->name, "file_not_found");
}

TEST_F(Browsing, GoesIntoFoldersAndBack) {
    auto const accepted = accept(named(browse(Purpose::Open, folder.path()), "sub"));
    EXPECT_EQ(accepted.what, Accepted::What::Browse);
    EXPECT_EQ(accepted.browser.folder, folder / "sub");
    EXPECT_EQ(accepted.browser.name, "");
    EXPECT_EQ(entered_parent(accepted.browser).folder, folder.path());
    EXPECT_EQ(entered_parent(browse(Purpose::Open, "/")).folder, "/");
}

TEST_F(Browsing, TakesAFullPathFromAnywhere) {
    auto const accepted = accept(named(browse(Purpose::Open, "/"), folder / "b.json"));
    EXPECT_EQ(accepted.path, folder / "b.json");
}

TEST_F(Browsing, KnowsTheHomeFolder) {
    ::setenv("HOME", folder.path().c_str(), 1);
    EXPECT_EQ(accept(named(browse(Purpose::Open, "/"), "~/b.json")).path, folder / "b.json");
    EXPECT_EQ(accept(named(browse(Purpose::Open, "/"), "~")).browser.folder, folder.path());
}

TEST_F(Browsing, AFolderThatCannotBeReadIsATrouble) {
    auto const here = browse(Purpose::Open, folder.path());
    auto const inside = entered(here, folder / "no such folder");
    EXPECT_TRUE(inside.trouble);
    EXPECT_EQ(inside.folder, folder.path()) << "it stays where something is to be seen";
    EXPECT_EQ(inside.entries, here.entries);
}

TEST_F(Browsing, SavingAsksBeforeItReplaces) {
    auto const browser = named(browse(Purpose::SaveScene, folder.path()), "b");
    auto const first = accept(browser);
    EXPECT_EQ(first.what, Accepted::What::Browse);
    EXPECT_TRUE(first.browser.asks_to_replace);
    auto const second = accept(first.browser);
    EXPECT_EQ(second.what, Accepted::What::Take);
    EXPECT_EQ(second.path, folder / "b.json");
    EXPECT_FALSE(named(first.browser, "c").asks_to_replace) << "another name is another question";
}

TEST_F(Browsing, SavingUnderANewNameDoesNotAsk) {
    auto const accepted = accept(named(browse(Purpose::SaveScene, folder.path()), "new"));
    EXPECT_EQ(accepted.what, Accepted::What::Take);
    EXPECT_EQ(accepted.path, folder / "new.json");
}

TEST_F(Browsing, WithoutANameNothingHappens) {
    EXPECT_EQ(accept(browse(Purpose::Open, folder.path())).what, Accepted::What::Nothing);
    EXPECT_EQ(accept(browse(Purpose::SaveScene, folder.path())).what, Accepted::What::Nothing);
    EXPECT_EQ(accept(browse(Purpose::ChooseFolder, folder.path())).path, folder.path());
}

TEST(FoldersAbove, BeginAtTheRoot) {
    EXPECT_EQ(folders_above("/a/b"), (std::vector<std::string>{"/", "/a", "/a/b"}));
    EXPECT_EQ(last_part("/a/b"), "b");
    EXPECT_EQ(last_part("/"), "/");
}

}  // namespace
}  // namespace deconvista::state
