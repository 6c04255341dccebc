#include "app/cli/read_piece.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>

#include "app/files/device_problem.h"

namespace deconvista::cli {
namespace {

constexpr std::size_t kPiece = 1 << 16;

// Doubling all the way would take three times the memory at the end: the last step goes from about half of what is
// enough to all of it.
void make_room(std::string& text, std::int64_t longest) {
    auto const needed = text.size() + kPiece;
    if (needed <= text.capacity()) return;
    auto const enough = static_cast<std::size_t>(longest) + 2 * kPiece;
    auto const doubled = 2 * text.capacity();
    text.reserve(std::max(needed, doubled > enough / 2 ? enough : doubled));
}

}  // namespace

base::Result<Input> read_piece(int descriptor, std::string& text, std::int64_t longest, std::string const& name) {
    make_room(text, longest);
    auto const length = text.size();
    text.resize(length + kPiece);
    auto got = ::read(descriptor, text.data() + length, kPiece);
    while (got < 0 && errno == EINTR) got = ::read(descriptor, text.data() + length, kPiece);
    auto const error = errno;
    text.resize(length + (got > 0 ? static_cast<std::size_t>(got) : 0));
    if (got < 0) return files::device_problem(error, name);
    return got > 0 ? Input::GoesOn : Input::Ended;
}

}  // namespace deconvista::cli
