#pragma once
// A directory that a sequence of frames goes into, whole or not at all.
//
// Frames are written into a hidden directory beside their final places and moved there when all are complete. Until
// then, and whenever something fails, the directory is as it was before; files other than frames are never touched.

#include <string>
#include <utility>
#include <vector>

#include "app/export/frame_names.h"
#include "app/export/moves.h"
#include "app/files/new_file.h"
#include "core/base/result.h"

namespace deconvista::exporting {

using files::Existing;

class FrameFolder {
public:
    // The directory may exist; if not, and if it is the sequence's own, its parent must. At least one frame. Problems:
    // a frame's name is taken (when refused), something else than a file has it, no permission.
    static base::Result<FrameFolder> open(FrameNames names, int frames, Existing existing);

    FrameFolder(FrameFolder&& other) noexcept;
    FrameFolder& operator=(FrameFolder&&) = delete;
    // Takes back everything that was not published.
    ~FrameFolder();

    // Where the frame is to be written, and where it will be; may be asked for from any thread.
    std::string path_of(int frame) const { return staging_ + "/" + names_.name_of(frame); }
    std::string target_of(int frame) const { return names_.path_of(frame); }

    // All frames have been written: moves them to their places. Frames that were there before are replaced, and those
    // with higher numbers removed, if that was asked for.
    base::Outcome publish();

private:
    enum class Created : unsigned char { No, Yes };

    FrameFolder(FrameNames names, int frames, Created created);

    base::Outcome look_for_frames(Existing existing);
    base::Outcome make_staging();
    base::Outcome move_all();

    FrameNames names_;
    int frames_;
    Created created_;
    std::vector<std::string> replaced_;  // names of frames that were there before
    std::string staging_;
    Moves moves_;
};

}  // namespace deconvista::exporting
