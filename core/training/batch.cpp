#include "core/training/batch.h"

#include <algorithm>
#include <thread>

namespace deconvista::training {
namespace {

drawings::Class class_of(std::uint64_t number) {
    return static_cast<drawings::Class>(number % drawings::kClasses);
}

void put_drawing(drawings::Drawing const& drawing, float* to) {
    std::ranges::transform(drawing.rgb, to, as_input);
}

}  // namespace

Batch batch_of(std::uint64_t series, std::uint64_t first, int count, int size) {
    Batch batch{Maps<float>{MapsShape{count, size, size, 3}}, {}};
    for (int i = 0; i < count; ++i)
        batch.labels.push_back(static_cast<int>(class_of(first + static_cast<std::uint64_t>(i))));
    auto const floats = batch.images.values.size() / static_cast<std::size_t>(count);
    auto const draw_some = [&](int from, int step) {
        for (int i = from; i < count; i += step) {
            auto const number = first + static_cast<std::uint64_t>(i);
            auto const drawing = drawings::draw(drawings::seed_in_series(series, number), class_of(number), size);
            put_drawing(drawing, batch.images.values.data() + static_cast<std::size_t>(i) * floats);
        }
    };
    auto const cores = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, count);
    std::vector<std::jthread> threads;
    for (int i = 1; i < cores; ++i) threads.emplace_back(draw_some, i, cores);
    draw_some(0, cores);
    return batch;
}

}  // namespace deconvista::training
