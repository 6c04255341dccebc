#include "core/training/batch.h"

#include <algorithm>
#include <cstdint>
#include <thread>

#include "core/base/parts.h"

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
    auto const threads = static_cast<int>(std::thread::hardware_concurrency());
    base::in_parts(count, threads, [&](std::int64_t begin, std::int64_t end) {
        for (auto i = begin; i < end; ++i) {
            auto const number = first + static_cast<std::uint64_t>(i);
            auto const drawing = drawings::draw(drawings::seed_in_series(series, number), class_of(number), size);
            put_drawing(drawing, batch.images.values.data() + static_cast<std::size_t>(i) * floats);
        }
    });
    return batch;
}

}  // namespace deconvista::training
