#pragma once
// A ZIP file, written entry by entry. Nothing of the day it is made on goes into it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/export/deflate.h"
#include "app/files/new_file.h"
#include "core/base/result.h"

namespace deconvista::exporting {

class ZipFile {
public:
    // Writes into the file, which outlives this.
    explicit ZipFile(files::NewFile& file) : file_{file} {}

    // Stored: for what is packed already. Problems: the disk, or more than 4 GiB in all.
    enum class How : std::uint8_t { Packed, Stored };
    base::Outcome add(std::string name, Bytes content, How how);
    base::Outcome add(std::string name, std::string_view text);

    // At most 65535 entries.
    base::Outcome finish();

private:
    struct Entry {
        std::string name;
        std::uint32_t checksum{}, packed{}, size{}, offset{};
        std::uint16_t method{};
    };

    base::Outcome put(std::vector<std::uint8_t> const& bytes);

    files::NewFile& file_;
    Compressor compressor_{Compressor::Effort::Usual};
    std::vector<Entry> entries_;
    std::uint64_t offset_{0};
};

}  // namespace deconvista::exporting
