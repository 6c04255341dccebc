#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "app/export/job.h"
#include "app/files/fonts.h"
#include "app/state/update.h"
#include "tests/app/files/scratch_folder.h"
#include "tests/app/state/exhibits.h"

namespace deconvista::state {
namespace {

class Exports : public testing::Test {
protected:
    Exports() {
        state.folder = folder.path();
        update(state, AskExport{});
        auto form = std::get<ExportDialog>(state.dialog);
        form.out = folder / "frames";
        form.settings.size = {160, 90};
        update(state, SetExport{form});
    }

    ExportDialog const* dialog() const { return std::get_if<ExportDialog>(&state.dialog); }

    // As the window does: time passes until the work is over.
    void wait() {
        while (state.export_work) {
            std::this_thread::sleep_for(std::chrono::milliseconds{2});
            update(state, TimePassed{0.002});
        }
    }

    std::vector<std::string> frames() const {
        std::vector<std::string> names;
        for (auto const& entry : std::filesystem::directory_iterator{folder / "frames"})
            names.push_back(entry.path().filename());
        std::ranges::sort(names);
        return names;
    }

    files::ScratchFolder folder;
    AppState state{fresh_state()};
};

TEST_F(Exports, ProposeAFolderBesideTheScene) {
    update(state, AskExport{});
    EXPECT_EQ(dialog()->out, folder / "transposed_3x3_stride_2-frames");
}

TEST_F(Exports, WriteOneFrameForEachStepAndSaySo) {
    update(state, StartExport{});
    EXPECT_EQ(seconds_until_news(state), 0.1);
    wait();
    EXPECT_EQ(dialog(), nullptr);
    ASSERT_EQ(state.messages.size(), 1u);
    EXPECT_EQ(state.messages[0].what.name, "export_done");
    EXPECT_EQ(static_cast<std::int64_t>(frames().size()), state.exhibit.trace.steps());
}

TEST_F(Exports, LetGoOfWhatAnotherFormatCannotDo) {
    auto form = *dialog();
    form.settings.ground = exporting::Ground::Transparent;
    form.settings.frames_per_second = 60;
    form.settings.hold_last = 2;
    update(state, SetExport{form});
    EXPECT_EQ(dialog()->settings, form.settings);
    form.settings.format = exporting::Format::Gif;
    update(state, SetExport{form});
    EXPECT_EQ(dialog()->settings.ground, exporting::Ground::Opaque);
    EXPECT_EQ(dialog()->settings.frames_per_second, std::nullopt) << "browsers slow it down";
    EXPECT_EQ(dialog()->settings.hold_last, 2);
    form.settings.format = exporting::Format::Svg;
    update(state, SetExport{form});
    EXPECT_EQ(dialog()->settings.hold_last, 0);
    EXPECT_TRUE(exporting::check({state.exhibit.scene, dialog()->out, dialog()->settings}));
}

TEST_F(Exports, AskBeforeTheyReplaceFrames) {
    update(state, StartExport{});
    wait();
    update(state, AskExport{});
    auto form = *dialog();
    form.out = folder / "frames";
    form.settings.size = {160, 90};
    update(state, SetExport{form});
    update(state, StartExport{});
    wait();
    ASSERT_NE(dialog(), nullptr);
    ASSERT_TRUE(dialog()->trouble);
    EXPECT_EQ(dialog()->trouble->name, "export_name_taken");
    update(state, StartExport{});
    wait();
    EXPECT_EQ(dialog(), nullptr) << "asked twice, they are replaced";
}

TEST_F(Exports, ThatAreCancelledLeaveNothing) {
    auto form = *dialog();
    form.settings.frames_per_second = 60;
    form.settings.size = {1280, 720};
    update(state, SetExport{form});
    update(state, StartExport{});
    update(state, CancelExport{});
    wait();
    EXPECT_FALSE(std::filesystem::exists(folder / "frames"));
    EXPECT_EQ(state.messages.back().what.name, "export_cancelled");
}

TEST_F(Exports, CanBeOpenedAgainAsTheirScene) {
    update(state, CloseDialog{});
    update(state, stride(3));
    update(state, AskExport{});
    auto form = *dialog();
    form.out = folder / "frames";
    form.settings.size = {160, 90};
    update(state, SetExport{form});
    update(state, StartExport{});
    wait();
    auto again = fresh_state();
    update(again, OpenFile{folder / "frames/frame-00000.png"});
    EXPECT_EQ(again.exhibit.scene, state.exhibit.scene);
    EXPECT_TRUE(document_of(again).path.empty()) << "saving must not write over the picture";
    EXPECT_EQ(title_of(again), "frame-00000.png");
}

TEST_F(Exports, AreCalledAfterTheirFormat) {
    auto form = *dialog();
    for (auto const& [format, name] : {std::pair{exporting::Format::Gif, "frames.gif"},
                                       {exporting::Format::Mp4, "frames.mp4"},
                                       {exporting::Format::Frames, "frames-frames"},
                                       {exporting::Format::Svg, "frames.svg"}}) {
        form = *dialog();
        form.settings.format = format;
        update(state, SetExport{form});
        EXPECT_EQ(dialog()->out, folder / name);
    }
}

TEST_F(Exports, MakeTheSameBytesAsAnOrderFromElsewhere) {
    auto form = *dialog();
    form.settings.format = exporting::Format::Svg;
    form.out = folder / "window.svg";
    update(state, SetExport{form});
    update(state, StartExport{});
    wait();
    auto const fonts = paint::load_fonts(*files::find_fonts());
    exporting::Order const order{state.exhibit.scene, folder / "order.svg", form.settings};
    ASSERT_TRUE(exporting::export_order(order, *fonts));
    EXPECT_EQ(files::content_of(folder / "window.svg"), files::content_of(folder / "order.svg"));
}

}  // namespace
}  // namespace deconvista::state
