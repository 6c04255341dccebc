#include "app/state/whole_work.h"

#include <algorithm>
#include <utility>

#include "core/op/fast_evaluate.h"

namespace deconvista::state {

void WholeWork::want(op::Computation computation) {
    auto const threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    worker_.want(0, [computation = std::move(computation), threads](Task const& task) {
        auto const report = [&](std::int64_t done, std::int64_t all) {
            task.report(static_cast<float>(done) / static_cast<float>(all));
        };
        if (auto result = op::evaluate_fast(computation, {task.stop(), report, threads}))
            task.deliver(*std::move(result));
        return Work::Done;
    });
}

}  // namespace deconvista::state
