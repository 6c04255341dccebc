#include "app/export/deflate.h"

#include <libdeflate.h>

#include <new>

#include "core/base/check.h"

namespace deconvista::exporting {

std::uint32_t checksum(Bytes data) {
    return static_cast<std::uint32_t>(libdeflate_crc32(0, data.data(), data.size()));
}

void Compressor::Free::operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
}

Compressor::Compressor(Effort effort) : compressor_{libdeflate_alloc_compressor(static_cast<int>(effort))} {
    if (!compressor_) throw std::bad_alloc{};
}

void Compressor::append_zlib(std::vector<std::uint8_t>& to, Bytes data) {
    auto const begin = to.size();
    to.resize(begin + libdeflate_zlib_compress_bound(compressor_.get(), data.size()));
    auto const packed =
        libdeflate_zlib_compress(compressor_.get(), data.data(), data.size(), to.data() + begin, to.size() - begin);
    DECONVISTA_CHECK(packed > 0);
    to.resize(begin + packed);
}

void Compressor::append_bare(std::vector<std::uint8_t>& to, Bytes data) {
    auto const begin = to.size();
    to.resize(begin + libdeflate_deflate_compress_bound(compressor_.get(), data.size()));
    auto const packed =
        libdeflate_deflate_compress(compressor_.get(), data.data(), data.size(), to.data() + begin, to.size() - begin);
    DECONVISTA_CHECK(packed > 0);
    to.resize(begin + packed);
}

std::optional<std::string> unpacked_zlib(Bytes data, std::size_t most) {
    struct Free {
        void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
    };
    std::unique_ptr<libdeflate_decompressor, Free> const decompressor{libdeflate_alloc_decompressor()};
    if (!decompressor) return std::nullopt;
    std::string text(most, '\0');
    std::size_t length = 0;
    auto const result =
        libdeflate_zlib_decompress(decompressor.get(), data.data(), data.size(), text.data(), text.size(), &length);
    if (result != LIBDEFLATE_SUCCESS) return std::nullopt;
    text.resize(length);
    return text;
}

}  // namespace deconvista::exporting
