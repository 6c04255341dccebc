#include "app/export/zip_file.h"

#include <limits>
#include <utility>

#include "core/base/check.h"
#include "core/base/number_text.h"

namespace deconvista::exporting {
namespace {

using ByteBuffer = std::vector<std::uint8_t>;

constexpr std::uint16_t kVersion = 20, kUtf8 = 0x0800;
// 1 January 1980, the first day that the format knows.
constexpr std::uint16_t kTime = 0, kDate = 0x21;

void append(ByteBuffer& to, std::uint16_t value) {
    to.push_back(static_cast<std::uint8_t>(value));
    to.push_back(static_cast<std::uint8_t>(value >> 8));
}
void append(ByteBuffer& to, std::uint32_t value) {
    append(to, static_cast<std::uint16_t>(value));
    append(to, static_cast<std::uint16_t>(value >> 16));
}
void append(ByteBuffer& to, std::string_view text) {
    to.insert(to.end(), text.begin(), text.end());
}

}  // namespace

base::Outcome ZipFile::put(ByteBuffer const& bytes) {
    offset_ += bytes.size();
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
    if (offset_ > kMost)
        return base::over_limit("export_file_too_large", {base::to_text(static_cast<std::int64_t>(kMost))});
    return file_.write(bytes);
}

base::Outcome ZipFile::add(std::string name, std::string_view text) {
    return add(std::move(name), {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()}, How::Packed);
}

base::Outcome ZipFile::add(std::string name, Bytes content, How how) {
    ByteBuffer packed;
    if (how == How::Packed) compressor_.append_bare(packed, content);
    Bytes const body = how == How::Packed ? Bytes{packed} : content;
    Entry entry{std::move(name),
                checksum(content),
                static_cast<std::uint32_t>(body.size()),
                static_cast<std::uint32_t>(content.size()),
                static_cast<std::uint32_t>(offset_),
                static_cast<std::uint16_t>(how == How::Packed ? 8 : 0)};
    ByteBuffer local;
    append(local, "PK\x03\x04");
    for (auto const value : {kVersion, kUtf8, entry.method, kTime, kDate}) append(local, value);
    for (auto const value : {entry.checksum, entry.packed, entry.size}) append(local, value);
    append(local, static_cast<std::uint16_t>(entry.name.size()));
    append(local, std::uint16_t{0});
    append(local, entry.name);
    local.insert(local.end(), body.begin(), body.end());
    entries_.push_back(std::move(entry));
    return put(local);
}

base::Outcome ZipFile::finish() {
    DECONVISTA_CHECK(entries_.size() <= std::numeric_limits<std::uint16_t>::max());
    auto const begin = static_cast<std::uint32_t>(offset_);
    ByteBuffer directory;
    for (auto const& entry : entries_) {
        append(directory, "PK\x01\x02");
        for (auto const value : {kVersion, kVersion, kUtf8, entry.method, kTime, kDate}) append(directory, value);
        for (auto const value : {entry.checksum, entry.packed, entry.size}) append(directory, value);
        append(directory, static_cast<std::uint16_t>(entry.name.size()));
        for (int i = 0; i < 4; ++i) append(directory, std::uint16_t{0});
        append(directory, std::uint32_t{0});
        append(directory, entry.offset);
        append(directory, entry.name);
    }
    auto const length = static_cast<std::uint32_t>(directory.size());
    auto const count = static_cast<std::uint16_t>(entries_.size());
    append(directory, "PK\x05\x06");
    for (auto const value : {std::uint16_t{0}, std::uint16_t{0}, count, count}) append(directory, value);
    append(directory, length);
    append(directory, begin);
    append(directory, std::uint16_t{0});
    return put(directory);
}

}  // namespace deconvista::exporting
