#pragma once
// A picture on the X11 clipboard, given to who asks for it, from a connection and a thread of its own: GLFW's clipboard
// knows text only.

#include <cstdint>
#include <memory>
#include <vector>

namespace deconvista::shell {

class PictureClipboard {
public:
    PictureClipboard();
    PictureClipboard(PictureClipboard const&) = delete;
    PictureClipboard& operator=(PictureClipboard const&) = delete;
    ~PictureClipboard();

    // A PNG file of any length up to 4 GiB, kept until something else is copied anywhere, or this goes. False without
    // an X server, or if that gives the clipboard to somebody else.
    bool offer(std::vector<std::uint8_t> png);

private:
    class Owner;
    std::unique_ptr<Owner> owner_;
};

}  // namespace deconvista::shell
