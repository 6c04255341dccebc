#include "app/export/gif_image.h"

#include <gif_lib.h>

#include <memory>
#include <new>

#include "core/base/check.h"

namespace deconvista::exporting {
namespace {

int append(GifFileType* file, GifByteType const* bytes, int count) {
    auto& to = *static_cast<std::vector<std::uint8_t>*>(file->UserData);
    to.insert(to.end(), bytes, bytes + count);
    return count;
}

struct Free {
    void operator()(ColorMapObject* map) const { GifFreeMapObject(map); }
};

// Palettes of a GIF have 2, 4, ... 256 entries.
std::unique_ptr<ColorMapObject, Free> map_of(std::vector<std::uint32_t> const& palette) {
    int entries = 2;
    while (entries < static_cast<int>(palette.size())) entries *= 2;
    std::unique_ptr<ColorMapObject, Free> map{GifMakeMapObject(entries, nullptr)};
    if (!map) throw std::bad_alloc{};
    for (std::size_t i = 0; i < palette.size(); ++i)
        map->Colors[i] = {static_cast<GifByteType>(palette[i] >> 16), static_cast<GifByteType>(palette[i] >> 8),
                          static_cast<GifByteType>(palette[i])};
    return map;
}

}  // namespace

void append_gif_image(std::vector<std::uint8_t>& to, Indexed const& image, int width, int height, int delay) {
    constexpr std::size_t kHeader = 13, kEnd = 1;
    std::vector<std::uint8_t> file;
    int error = 0;
    auto* const gif = EGifOpen(&file, append, &error);
    if (gif == nullptr) throw std::bad_alloc{};
    EGifSetGifVersion(gif, true);
    auto const map = map_of(image.palette);
    GraphicsControlBlock const control{DISPOSE_DO_NOT, false, delay, NO_TRANSPARENT_COLOR};
    std::uint8_t extension[4];
    EGifGCBToExtension(&control, extension);
    bool fine = EGifPutScreenDesc(gif, width, height, 8, 0, nullptr) == GIF_OK &&
                EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, sizeof extension, extension) == GIF_OK &&
                EGifPutImageDesc(gif, 0, 0, width, height, false, map.get()) == GIF_OK;
    std::vector<std::uint8_t> row;
    for (int y = 0; y < height && fine; ++y) {
        // giflib masks the pixels where they are.
        auto const* const begin = &image.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width)];
        row.assign(begin, begin + width);
        fine = EGifPutLine(gif, row.data(), width) == GIF_OK;
    }
    fine = EGifCloseFile(gif, &error) == GIF_OK && fine;
    // It writes into memory: what fails is the memory.
    if (!fine || file.size() < kHeader + kEnd) throw std::bad_alloc{};
    to.insert(to.end(), file.begin() + kHeader, file.end() - kEnd);
}

}  // namespace deconvista::exporting
