#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "core/tensor/for_each.h"
#include "core/trace/lockstep.h"
#include "core/trace/trace.h"
#include "tests/core/op/random_cases.h"

namespace deconvista::trace {
namespace {

constexpr op::Kind kKinds[] = {op::Kind::Convolution, op::Kind::TransposedConvolution, op::Kind::MaxPooling,
                               op::Kind::AveragePooling};

// Calls visit(computation) for many random operations of every kind.
template <class Visit>
void for_many(std::uint32_t seed, int of_each, Visit&& visit) {
    op::Random random{seed};
    for (int i = 0; i < of_each; ++i)
        for (auto const kind : kKinds) visit(op::random_computation(random, kind));
}

TEST(Stamps, HaveNoBoardToBuild) {
    for_many(31, 60, [](op::Computation const& computation) {
        Trace const trace{computation, CropForm::Before, Order::Inputs};
        EXPECT_EQ(trace.crop_form(), CropForm::After);
        for (auto const& span : trace.stages())
            EXPECT_TRUE(span.stage == Stage::Start || span.stage == Stage::DilateKernel || span.stage == Stage::Stamp ||
                        span.stage == Stage::Crop)
                << identifier(span.stage);
        EXPECT_EQ(trace.work().count, *count_cells(trace.stamp_shape()));
    });
}

TEST(Stamps, LandEveryTapOfTheOutputOnce) {
    for_many(32, 60, [](op::Computation const& computation) {
        Trace const trace{computation, CropForm::After, Order::Inputs};
        std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> landed;  // output, input
        for (auto number = trace.work().first; number < trace.work().first + trace.work().count; ++number) {
            auto const place = *trace.step(number).stamped;
            auto const all = trace.landings_of(place);
            EXPECT_EQ(trace.count_landings(place), static_cast<std::int64_t>(all.size()));
            EXPECT_EQ(trace.landings_of(place, 2).size(), std::min<std::size_t>(all.size(), 2));
            for (auto const& landing : all) {
                auto const position = trace.position_of(landing.canvas);
                if (position.fate == Fate::Cropped) continue;
                ++landed[{offset(computation.output, position.output),
                          offset(computation.input.shape(), landing.input)}];
            }
        }
        std::int64_t taps = 0;
        tensor::for_each_index(computation.output, [&](tensor::Index const& output) {
            for (auto const& term : op::sum_at(computation, output).terms) {
                ++taps;
                auto const key =
                    std::pair{offset(computation.output, output), offset(computation.input.shape(), term.input)};
                EXPECT_EQ(landed[key], 1);
            }
        });
        EXPECT_EQ(static_cast<std::int64_t>(landed.size()), taps);
    });
}

TEST(Stamps, AddUpToTheOutput) {
    for_many(33, 60, [](op::Computation const& computation) {
        Trace const trace{computation, CropForm::After, Order::Inputs};
        auto const all = plane_size(trace.stamp_shape());
        tensor::for_each_index(trace.slid_shape(), [&](tensor::Index const& canvas) {
            auto const position = trace.position_of(canvas);
            EXPECT_FALSE(trace.stamped_value(canvas, 0).has_value() && all > 0);
            auto const value = op::value_at(computation, position.output);
            EXPECT_EQ(trace.stamped_value(canvas, all), value);
            // Each stamp adds what it lands there.
            if (op::is_pooling(computation.operation.kind)) return;
            double sum = 0;
            for (std::int64_t stamps = 1; stamps <= all; ++stamps) {
                auto place = index_at(trace.stamp_shape(), canvas.batch * all + stamps - 1);
                bool touched = false;
                for (auto const& landing : trace.landings_of(place))
                    if (landing.canvas == canvas) {
                        sum += double{landing.x} * landing.w;
                        touched = true;
                    }
                auto const held = trace.stamped_value(canvas, stamps);
                if (touched && held) {
                    EXPECT_TRUE(*held == static_cast<float>(sum) || *held == value);
                }
            }
        });
    });
}

TEST(Lockstep, NeitherTraceGoesBackAndAllThatIsGatheredHasBeenStamped) {
    for_many(34, 60, [](op::Computation const& computation) {
        for (auto const form : {CropForm::Before, CropForm::After}) {
            Trace const gathering{computation, form}, stamping{computation, form, Order::Inputs};
            std::int64_t before = 0;
            for (std::int64_t step = 0; step < gathering.steps(); ++step) {
                auto const there = corresponding(gathering, {step, 1}, stamping);
                ASSERT_GE(there.step, before);
                ASSERT_LT(there.step, stamping.steps());
                EXPECT_EQ(there.phase, 1);
                before = there.step;
                auto const position = gathering.step(step).position;
                if (!position || position->fate == Fate::Cropped) continue;
                for (auto const& term : op::sum_at(computation, position->output).terms) {
                    auto const stamp = stamping.step_of_stamp({term.input.batch, 0, term.input.spatial});
                    EXPECT_LE(stamp, there.step);
                }
            }
            before = 0;
            for (std::int64_t step = 0; step < stamping.steps(); ++step) {
                auto const there = corresponding(stamping, {step, 1}, gathering);
                ASSERT_LT(there.step, gathering.steps());
                ASSERT_GE(there.step, before);
                before = there.step;
            }
        }
    });
}

TEST(Lockstep, ReachesBothEndsTogether) {
    for_many(35, 60, [](op::Computation const& computation) {
        Trace const gathering{computation, CropForm::After}, stamping{computation, CropForm::After, Order::Inputs};
        EXPECT_EQ(corresponding(gathering, {0, 1}, stamping).step, 0);
        EXPECT_EQ(corresponding(stamping, {0, 1}, gathering).step, 0);
        if (computation.output.channels > 1 || !gathering.find(Stage::Crop)) return;
        EXPECT_EQ(corresponding(gathering, {gathering.steps() - 1, 1}, stamping).step, stamping.steps() - 1);
    });
}

TEST(Alongside, TwoTracesBeginAndEndTogetherAndNeverGoBack) {
    op::Random random{36};
    for (int i = 0; i < 100; ++i)
        for (auto const order : {Order::Outputs, Order::Inputs}) {
            Trace const from{op::random_computation(random, kKinds[i % 4]), CropForm::After, order};
            Trace const to{op::random_computation(random, kKinds[i / 4 % 4]), CropForm::Before, order};
            std::int64_t before = 0;
            for (std::int64_t step = 0; step < from.steps(); ++step) {
                auto const there = alongside(from, {step, 0.5f}, to);
                ASSERT_GE(there.step, before);
                ASSERT_LT(there.step, to.steps());
                before = there.step;
                auto const stage = from.stage_of(step);
                if (to.find(stage)) {
                    EXPECT_EQ(to.stage_of(there.step), stage);
                }
            }
            auto const last_work = from.work().first + from.work().count - 1;
            EXPECT_EQ(alongside(from, {last_work, 1}, to).step, to.work().first + to.work().count - 1);
            EXPECT_EQ(alongside(from, {0, 1}, to).step, 0);
        }
}

TEST(Alongside, ATraceIsAlwaysWhereItIs) {
    op::Random random{37};
    for (int i = 0; i < 40; ++i) {
        Trace const trace{op::random_computation(random, kKinds[i % 4]), CropForm::After};
        for (std::int64_t step = 0; step < trace.steps(); ++step)
            EXPECT_EQ(alongside(trace, {step, 0.25f}, trace), (Moment{step, 0.25f}));
    }
}

}  // namespace
}  // namespace deconvista::trace
