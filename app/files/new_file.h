#pragma once
// A file that grows beside its final place and appears there whole, or not at all.

#include <sys/stat.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/files/descriptor.h"
#include "core/base/result.h"

namespace deconvista::files {

// Whether the bytes must be on the device before the call returns. Files of a job that can be repeated need not.
enum class Durability : std::uint8_t { Synced, Cached };

// What happens to a file that has the name already.
enum class Existing : std::uint8_t { Refuse, Replace };

// A target that is a symbolic link is followed and what it points to is replaced; a replaced file keeps its mode and,
// where the system allows it, its owner. Until publish() the target is as it was, and what was written is gone with the
// object.
class NewFile {
public:
    // Problems: the name is taken (when refused), by something else than a file, no such folder, no permission.
    static base::Result<NewFile> create(std::string path, Existing existing);

    // A file at the path itself, which must be free: for folders that nobody else sees. It stays.
    static base::Result<NewFile> create_plain(std::string const& path);

    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;
    ~NewFile();

    // Buffered by the system only; a full disk is noticed here or when publishing.
    base::Outcome write(std::span<std::uint8_t const> bytes);
    base::Outcome write(std::string_view text);

    // Overwrites what has been written, from the beginning of the file on; for headers that say how much follows.
    base::Outcome write_at(std::int64_t offset, std::span<std::uint8_t const> bytes);

    // Where it grows, for a program that writes it.
    std::string const& temporary_path() const { return temporary_; }

    // A file that came since create() is not replaced when that was to be refused.
    base::Outcome publish(Durability durability = Durability::Synced);

private:
    NewFile(std::string path, std::string target, Existing existing);

    base::Outcome create_temporary();
    int take_after(struct stat const& replaced);
    int move_into_place();

    std::string path_;    // as it was given, for messages
    std::string target_;  // behind all links
    Existing existing_;
    std::string temporary_;
    Descriptor file_;
};

}  // namespace deconvista::files
