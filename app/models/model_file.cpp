#include "app/models/model_file.h"

#include <map>
#include <optional>

#include "app/files/mapped_file.h"
#include "app/files/picture_format.h"
#include "core/onnx/onnx_reader.h"

namespace deconvista::models {
namespace {

// What people drop in place of a model.
std::optional<base::Problem> mistaken_for_model(std::span<std::byte const> file) {
    std::span const bytes{reinterpret_cast<std::uint8_t const*>(file.data()), file.size()};
    if (bytes.empty()) return base::refused("model_is_empty");
    if (files::picture_format(bytes)) return base::refused("model_is_a_picture");
    // No message of ONNX begins with the field that '{' would be.
    if (bytes.front() == '{') return base::refused("model_is_json");
    auto const mistaken = files::mistaken_for_picture(bytes);
    if (mistaken == files::Mistaken::LargeFilePointer) return base::refused("model_is_a_pointer");
    if (mistaken == files::Mistaken::WebPage) return base::refused("model_is_a_web_page");
    return std::nullopt;
}

}  // namespace

base::Result<net::Graph> open_model(std::string const& path) {
    auto const file = files::map_file(path);
    if (!file) return file.problem();
    if (auto const mistaken = mistaken_for_model(file->bytes)) return *mistaken;
    auto const folder = files::open_folder_of(path);
    if (!folder) return folder.problem();
    std::map<std::string, net::Bytes> opened;
    return onnx::read_onnx({file->owner, file->bytes}, [&](std::string const& name) -> base::Result<net::Bytes> {
        if (auto const known = opened.find(name); known != opened.end()) return known->second;
        auto const beside = files::map_beside(*folder, name);
        if (!beside) return beside.problem();
        return opened[name] = net::Bytes{beside->owner, beside->bytes};
    });
}

}  // namespace deconvista::models
