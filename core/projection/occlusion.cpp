#include "core/projection/occlusion.h"

#include <algorithm>
#include <cmath>

namespace deconvista::projection {
namespace {

net::Array with_square(net::Array const& picture, OcclusionRequest const& request, std::int64_t top,
                       std::int64_t left) {
    auto const& dims = picture.dims();
    auto const pixels = picture.values<float>();
    std::vector<float> values{pixels.begin(), pixels.end()};
    for (std::int64_t c = 0; c < dims[1]; ++c)
        for (auto y = top; y < std::min(dims[2], top + request.size); ++y) {
            auto* const row = values.data() + (c * dims[2] + y) * dims[3];
            std::fill(row + left, row + std::min(dims[3], left + request.size),
                      request.grey[static_cast<std::size_t>(c)]);
        }
    return {dims, std::move(values)};
}

// Probabilities, unless they are that already.
Occluded judge(std::span<float const> scores, std::optional<std::int64_t> class_index, bool are_probabilities) {
    auto const best = std::max_element(scores.begin(), scores.end());
    auto const own = double{scores[static_cast<std::size_t>(class_index.value_or(best - scores.begin()))]};
    Occluded result{own, best - scores.begin(), 0};
    if (are_probabilities) return result;
    double sum = 0;
    for (auto const score : scores) sum += std::exp(double{score} - double{*best});
    result.probability = std::exp(own - double{*best}) / sum;
    return result;
}

double activity_of(net::View const& view, std::int64_t channel) {
    net::Dims const extents{view.dims.begin() + 2, view.dims.end()};
    net::Dims index(extents.size(), 0);
    double sum = 0;
    for (auto left = *net::count_elements(extents); left > 0; --left, net::advance(extents, index)) {
        auto at = view.channel_offset(channel);
        for (std::size_t axis = 0; axis < index.size(); ++axis) at += index[axis] * view.layout.strides[axis];
        sum += double{view.data[at]};
    }
    return sum;
}

}  // namespace

std::vector<std::int64_t> square_places(std::int64_t extent, std::int64_t size, std::int64_t stride) {
    auto const last = std::max<std::int64_t>(0, extent - size);
    std::vector<std::int64_t> places;
    for (std::int64_t place = 0; place < last; place += stride) places.push_back(place);
    places.push_back(last);
    return places;
}

std::vector<std::pair<std::size_t, std::size_t>> coarse_to_fine(std::size_t rows, std::size_t columns) {
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t apart : {8U, 4U, 2U, 1U})
        for (std::size_t row = 0; row < rows; row += apart)
            for (std::size_t column = 0; column < columns; column += apart)
                if (apart == 8 || row % (2 * apart) != 0 || column % (2 * apart) != 0) order.emplace_back(row, column);
    return order;
}

base::Result<Occluded> occlude(net::Engine& engine, net::Array const& picture, OcclusionRequest const& request,
                               std::optional<std::pair<std::int64_t, std::int64_t>> place,
                               net::Cancelled const& cancelled) {
    auto const& dims = picture.dims();
    if (dims.size() != 4 || dims[0] != 1 || static_cast<std::size_t>(dims[1]) != request.grey.size() ||
        request.size < 1)
        return base::refused("occlusion_picture", {net::to_text(dims), std::to_string(request.grey.size())});
    std::vector const inputs{place ? with_square(picture, request, place->first, place->second) : picture};
    std::vector wanted{request.scores};
    if (request.layer != net::kNoValue) wanted.push_back(request.layer);
    auto const record = engine.run(inputs, wanted, cancelled);
    if (!record) return record.problem();
    auto const scores = (*record)->array(request.scores).aligned();
    auto const wanted_class = request.class_index.value_or(0);
    if (scores.type() != net::ElementType::Float32 || wanted_class < 0 || wanted_class >= scores.size())
        return base::refused("occlusion_class", {std::to_string(wanted_class), std::to_string(scores.size())});
    auto const producer = net::producer_of(engine.graph(), request.scores);
    bool const are_probabilities = producer && engine.graph().nodes[*producer].operation == "Softmax";
    auto result = judge(scores.values<float>(), request.class_index, are_probabilities);
    if (request.layer != net::kNoValue) result.activity = activity_of((*record)->view(request.layer), request.channel);
    return result;
}

}  // namespace deconvista::projection
