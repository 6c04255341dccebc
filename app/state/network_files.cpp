#include "app/state/network_files.h"

#include "app/files/picture_format.h"
#include "app/files/text_file.h"

namespace deconvista::state {

bool is_model(std::string const& path) {
    return path.ends_with(".onnx") || path.ends_with(".ONNX");
}

bool is_picture(std::string const& path) {
    if (files::is_named_as_picture(path)) return true;
    constexpr std::int64_t kBegin = 64;
    auto const bytes = files::read_ends(path, kBegin);
    return bytes && (files::picture_format(*bytes) || files::mistaken_for_picture(*bytes));
}

}  // namespace deconvista::state
