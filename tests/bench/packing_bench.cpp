// What libdeflate at level 1 needs to pack the pixels of pictures, without filters, on all cores: the yardstick that
// tests/bench/export.py measures exports by. Started as PROGRAM FILE.png...; prints seconds.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include "app/export/deflate.h"
#include "app/files/stb_decode.h"
#include "app/files/text_file.h"

namespace {

using namespace deconvista;

// Rows of RGB, each behind the byte that says: no filter.
std::vector<std::uint8_t> scanlines(char const* path) {
    constexpr std::int64_t kMost = std::int64_t{64} << 20;
    auto const file = files::read_bytes(path, kMost);
    auto const picture = file ? files::stb_decode(*file, std::size_t{256} << 20) : std::nullopt;
    if (!picture || picture->channels != 3) std::exit(1);
    auto const row = static_cast<std::size_t>(picture->width) * 3;
    std::vector<std::uint8_t> lines;
    for (std::size_t begin = 0; begin < picture->values.size(); begin += row) {
        lines.push_back(0);
        lines.insert(lines.end(), picture->values.begin() + static_cast<std::ptrdiff_t>(begin),
                     picture->values.begin() + static_cast<std::ptrdiff_t>(begin + row));
    }
    return lines;
}

}  // namespace

int main(int count, char** arguments) {
    double seconds = 0;
    auto const cores = std::max(1u, std::thread::hardware_concurrency());
    // A portion at a time: 300 pictures do not fit into memory.
    constexpr int kPortion = 20;
    for (int first = 1; first < count; first += kPortion) {
        std::vector<std::vector<std::uint8_t>> pictures;
        for (int i = first; i < std::min(count, first + kPortion); ++i) pictures.push_back(scanlines(arguments[i]));
        std::atomic<std::size_t> next{0};
        auto const begin = std::chrono::steady_clock::now();
        {
            std::vector<std::jthread> threads;
            for (unsigned core = 0; core < cores; ++core)
                threads.emplace_back([&] {
                    exporting::Compressor compressor{exporting::Compressor::Effort::Fastest};
                    std::vector<std::uint8_t> packed;
                    for (auto i = next++; i < pictures.size(); i = next++) {
                        packed.clear();
                        compressor.append_zlib(packed, pictures[i]);
                    }
                });
        }
        seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    }
    std::printf("%.3f\n", seconds);
    return 0;
}
