#include "app/models/picture_source.h"

#include <map>
#include <memory>
#include <utility>

#include "app/files/picture_tensor.h"
#include "core/maps/pixels.h"

namespace deconvista::models {

base::Result<net::Array> prepared_input(Preparation const& preparation, tensor::Tensor const& picture) {
    auto const& [preprocessing, graph] = preparation;
    if (graph.inputs.size() != 1)
        return base::refused("network_input_count", {"1", std::to_string(graph.inputs.size())});
    return net::preprocess(preprocessing, picture, graph, graph.inputs.front());
}

base::Result<maps::SeenPicture> seen_picture(Preparation const& preparation, tensor::Tensor const& picture) {
    auto input = prepared_input(preparation, picture);
    if (!input) return input.problem();
    auto pixels = maps::pixels_of(net::seen_picture(preparation.preprocessing, *input));
    return maps::SeenPicture{*std::move(input), std::move(pixels)};
}

maps::PictureSource folder_source(Preparation const& preparation, std::string folder) {
    return [preparation, folder = std::move(folder)](std::string const& name) -> base::Result<maps::SeenPicture> {
        // Names come from files, too: they are of this folder and no other.
        if (name.find('/') != std::string::npos) return base::device_trouble("file_not_found", {name});
        auto const picture = files::read_picture_tensor(folder + "/" + name);
        if (!picture) return picture.problem();
        return seen_picture(preparation, *picture);
    };
}

maps::PictureSource drawing_source(Preparation const& preparation, std::uint64_t series) {
    return [preparation, series](std::string const& name) -> base::Result<maps::SeenPicture> {
        auto const numbered = drawings::drawing_named(name);
        if (!numbered) return base::device_trouble("file_not_found", {name});
        auto drawing = drawings::draw(series, *numbered);
        return seen_picture(preparation, files::as_tensor({drawing.size, drawing.size, 3, std::move(drawing.rgb)}));
    };
}

maps::PictureSource remembered(maps::PictureSource source, std::size_t most) {
    using Shelf = std::map<std::string, maps::SeenPicture, std::less<>>;
    auto const shelf = std::make_shared<Shelf>();
    return [source = std::move(source), shelf, most](std::string const& name) -> base::Result<maps::SeenPicture> {
        if (auto const found = shelf->find(name); found != shelf->end()) return found->second;
        auto picture = source(name);
        if (picture && shelf->size() < most) shelf->emplace(name, *picture);
        return picture;
    };
}

}  // namespace deconvista::models
