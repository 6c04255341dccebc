#pragma once
// Packing and checksums, as PNG and ZIP files have them.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

// libdeflate's own name.
struct libdeflate_compressor;

namespace deconvista::exporting {

using Bytes = std::span<std::uint8_t const>;

std::uint32_t checksum(Bytes data);  // CRC-32

// Keeps what it needs between calls; for one thread. The same data gives the same bytes.
class Compressor {
public:
    enum class Effort : int { Fastest = 1, Usual = 6, Smallest = 12 };

    explicit Compressor(Effort effort);

    // Append the packed data: with zlib's header and checksum, or bare.
    void append_zlib(std::vector<std::uint8_t>& to, Bytes data);
    void append_bare(std::vector<std::uint8_t>& to, Bytes data);

private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

// Data with zlib's header, of which no more than `most` bytes are unpacked; nothing if there is more, or it is broken.
std::optional<std::string> unpacked_zlib(Bytes data, std::size_t most);

}  // namespace deconvista::exporting
