#pragma once
// How the files of a sequence are called: DIR/frame-00000.png, or whatever a name with %05d in it says.

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace deconvista::exporting {

struct FrameNames {
    std::string folder;  // "." for the one that we are in
    std::string before{"frame-"}, after{".png"};
    int digits{5};          // at least so many, filled up with zeros
    bool own_folder{true};  // the folder is the sequence's own and may have to be made

    std::string name_of(int frame) const;
    std::string path_of(int frame) const { return folder + "/" + name_of(frame); }

    // The number of a frame, if the name is exactly that of one.
    std::optional<int> number_of(std::string_view name) const;

    bool operator==(FrameNames const&) const = default;
};

// "DIR/" or "DIR/name-%05d.png". A Usage problem if the pattern has no place for the number, or more than one.
base::Result<FrameNames> frame_names(std::string out);

}  // namespace deconvista::exporting
