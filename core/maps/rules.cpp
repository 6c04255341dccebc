#include "core/maps/rules.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/maps/likeness.h"
#include "core/maps/pixels.h"
#include "core/maps/strip.h"
#include "core/projection/top_units.h"

namespace deconvista::maps {
namespace {

using net::ValueId;
using projection::DeadWindows;
using projection::Projection;
using projection::Rule;
using projection::Signal;
using projection::signal_at;
using projection::Unit;

using AllRules = std::array<Projection, kRules.size()>;

bool is_read_once(net::Graph const& graph, ValueId value) {
    std::int64_t readers = 0;
    for (auto const& node : graph.nodes) readers += std::ranges::count(node.inputs, value);
    return readers == 1;
}

// The ReLUs that the signal goes through, from the unit down. Where something else reads what a ReLU reads, its own
// signal cannot be told from that of the others.
std::vector<ValueId> relus_below(net::Graph const& graph, Projection const& projection) {
    std::vector<ValueId> relus;
    for (auto const& stop : projection.stops) {
        auto const producer = net::producer_of(graph, stop.value);
        if (!producer || !projection::is_activation(graph.nodes[*producer])) continue;
        auto const input = graph.nodes[*producer].input(0);
        if (is_read_once(graph, input) && signal_at(projection, input) != nullptr) relus.push_back(stop.value);
    }
    return relus;
}

double sum_of_magnitudes(std::span<float const> values) {
    double sum = 0;
    for (auto const value : values) sum += std::abs(double{value});
    return sum;
}

// For each channel of the whole value, its share of the sum of the magnitudes.
void add_shares(Signal const& signal, std::vector<double>& shares) {
    auto const whole = sum_of_magnitudes(signal.numbers);
    if (!(whole > 0)) return;
    auto const count = static_cast<std::size_t>(signal.channels.count());
    for (std::size_t i = 0; i < signal.numbers.size(); ++i)
        shares[static_cast<std::size_t>(signal.channels.first) + i % count] +=
            std::abs(double{signal.numbers[i]}) / whole;
}

// The channel with the largest share of what is there, all rules together.
std::int64_t strongest_channel(AllRules const& projections, ValueId value) {
    std::vector<double> shares;
    for (auto const& projection : projections) {
        auto const* const signal = signal_at(projection, value);
        if (signal == nullptr) continue;
        shares.resize(static_cast<std::size_t>(projection::extents_of(signal->dims).channels));
        add_shares(*signal, shares);
    }
    return std::ranges::max_element(shares) - shares.begin();
}

Passage passage_of(Signal const& before, Signal const& after, std::int64_t channel) {
    auto const whole = sum_of_magnitudes(before.numbers);
    return {plane_of(before, channel), plane_of(after, channel),
            whole > 0 ? sum_of_magnitudes(after.numbers) / whole : 0};
}

// A value of the forward run in the part where a signal lies.
Plane forward_plane(net::Record const& record, ValueId value, Signal const& part, std::int64_t channel) {
    auto forward = projection::from_dense(part.dims, record.array(value).aligned().values<float>());
    auto own = projection::zeros(part.dims, {channel, channel + 1}, part.box);
    auto const all = static_cast<std::size_t>(forward.channels.count());
    std::size_t at = 0;
    projection::for_each_cell(own, [&](std::int64_t, std::int64_t in_map) {
        own.numbers[at++] = forward.numbers[static_cast<std::size_t>(in_map) * all + static_cast<std::size_t>(channel)];
    });
    return plane_of(own, channel);
}

// All values on the way to it that are needed.
class Comparison {
public:
    Comparison(net::Graph const& graph, net::Record const& record, RulesRequest const& request, Watch const& watch)
        : graph_{graph}, record_{record}, request_{request}, watch_{watch}, projector_{graph} {}

    base::Result<Rules> run(figure::Pixels const& seen) {
        auto unit = request_.unit;
        unit.layer = projection::seeded_layer(graph_, unit.layer);
        if (auto const fine = projection::check_unit(graph_, record_, unit); !fine) return fine.problem();
        rules_.unit = unit;
        rules_.layer = name_of_layer(graph_, unit.layer);
        rules_.dead_windows = request_.dead_windows;
        for (std::size_t i = 0; i < kRules.size(); ++i) {
            auto projected = project(unit, {kRules[i], request_.dead_windows, true});
            if (!projected) return projected.problem();
            own_[i] = *std::move(projected);
        }
        if (auto const shown = show_input(seen); !shown) return shown.problem();
        if (auto const shown = show_pictures(); !shown) return shown.problem();
        if (auto const shown = show_other(); !shown) return shown.problem();
        if (auto const measured = measure_dead_windows(); !measured) return measured.problem();
        show_passages();
        return std::move(rules_);
    }

private:
    base::Result<Projection> project(Unit const& unit, projection::Options const& options) {
        constexpr std::int64_t kAll = 2 * kRules.size() + 1;
        auto projected = projector_.project(record_, unit, options, watch_.cancelled);
        watch_.tell(++done_, kAll);
        return projected;
    }

    base::Outcome show_input(figure::Pixels const& seen) {
        auto const& first = own_.front();
        rules_.seed = first.seed;
        rules_.receptive_field = first.receptive_field;
        auto const& dims = first.pixels.dims();
        bool const fits = dims.size() == 4 && dims[2] == seen.height && dims[3] == seen.width && seen.rgba;
        if (!fits) return base::refused("projection_no_picture", {net::to_text(dims)});
        rules_.picture = seen;
        rules_.patch = cut(seen, first.receptive_field);
        return base::done();
    }

    base::Result<figure::Pixels> picture_of(Projection const& projection, float scale) const {
        auto const picture = projection::display(projection.pixels, rules_.receptive_field, request_.order, scale);
        if (!picture) return picture.problem();
        return pixels_of(*picture);
    }

    base::Outcome show_pictures() {
        for (auto const& projection : own_)
            rules_.common_scale =
                std::max(rules_.common_scale, projection::display_scale(projection.pixels.values<float>()));
        auto const& dims = own_.front().pixels.dims();
        auto const input = record_.array(own_.front().input).converted(net::ElementType::Float32).aligned();
        auto const sobel = edges(input.values<float>(), dims[2], dims[3], rules_.receptive_field);
        for (std::size_t i = 0; i < kRules.size(); ++i) {
            auto& view = rules_.views[i];
            auto const values = own_[i].pixels.values<float>();
            view.rule = kRules[i];
            view.scale = projection::display_scale(values);
            auto const alone = picture_of(own_[i], view.scale);
            if (!alone) return alone.problem();
            auto const common = picture_of(own_[i], rules_.common_scale);
            if (!common) return common.problem();
            view.picture = *alone;
            view.on_common_scale = *common;
            view.edges = correlation(magnitudes(values, dims[2], dims[3], rules_.receptive_field), sobel);
        }
        return base::done();
    }

    std::optional<std::int64_t> other_channel() const {
        if (request_.other_channel) return request_.other_channel;
        std::optional<std::int64_t> best;
        auto largest = -std::numeric_limits<float>::infinity();
        auto other = rules_.unit;
        for (other.channel = 0; other.channel < record_.dims(other.layer)[1]; ++other.channel) {
            auto const value = projection::activation_of(record_, other);
            if (other.channel == rules_.unit.channel || (best && !(value > largest))) continue;
            best = other.channel;
            largest = value;
        }
        return best;
    }

    base::Outcome show_other() {
        auto const channel = other_channel();
        if (!channel) return base::done();
        auto other = rules_.unit;
        other.channel = *channel;
        for (std::size_t i = 0; i < kRules.size(); ++i) {
            auto const projected = project(other, {kRules[i], request_.dead_windows});
            if (!projected) return projected.problem();
            auto const values = projected->pixels.values<float>();
            auto const picture = picture_of(*projected, projection::display_scale(values));
            if (!picture) return picture.problem();
            rules_.views[i].other = *picture;
            rules_.views[i].cosine = cosine(own_[i].pixels.values<float>(), values);
            rules_.other_seed = projected->seed;
        }
        rules_.other_channel = channel;
        return base::done();
    }

    base::Outcome measure_dead_windows() {
        bool const has_all = request_.dead_windows == DeadWindows::Passed;
        auto const turned =
            project(rules_.unit, {Rule::Deconvnet, has_all ? DeadWindows::Dropped : DeadWindows::Passed});
        if (!turned) return turned.problem();
        auto const own = own_.front().pixels.values<float>(), other = turned->pixels.values<float>();
        rules_.dead_share = has_all ? change(own, other) : change(other, own);
        return base::done();
    }

    // At the unit itself the signal is one number, at the pixels it has as many as there are: half way it can be seen.
    ValueId chosen_relu() const {
        auto const& relus = rules_.relus;
        if (request_.relu && std::ranges::count(relus, *request_.relu) > 0) return *request_.relu;
        auto const own = relus.front() == rules_.unit.layer ? std::size_t{1} : std::size_t{0};
        return own < relus.size() ? relus[own + (relus.size() - own) / 2] : relus.front();
    }

    void show_passages() {
        rules_.relus = relus_below(graph_, own_.front());
        if (rules_.relus.empty()) return;
        auto const relu = chosen_relu();
        auto const input = graph_.nodes[*net::producer_of(graph_, relu)].input(0);
        rules_.relu = name_of_layer(graph_, relu);
        // Of what goes on: a channel that no rule lets through would show nothing.
        rules_.relu_channel = strongest_channel(own_, input);
        rules_.forward = forward_plane(record_, relu, *signal_at(own_.front(), relu), rules_.relu_channel);
        for (std::size_t i = 0; i < kRules.size(); ++i)
            rules_.views[i].passage =
                passage_of(*signal_at(own_[i], relu), *signal_at(own_[i], input), rules_.relu_channel);
    }

    net::Graph const& graph_;
    net::Record const& record_;
    RulesRequest const& request_;
    Watch const& watch_;
    projection::Projector projector_;
    AllRules own_;
    Rules rules_;
    std::int64_t done_{0};
};

}  // namespace

base::Result<Rules> compare_rules(net::Graph const& graph, net::Record const& record, figure::Pixels const& seen,
                                  RulesRequest const& request, Watch const& watch) {
    return Comparison{graph, record, request, watch}.run(seen);
}

}  // namespace deconvista::maps
