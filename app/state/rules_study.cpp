#include <memory>

#include "app/export/figure_subject.h"
#include "app/state/network_focus.h"
#include "app/state/network_studies.h"

namespace deconvista::state {
namespace {

using RulesFinding = Finding<RulesKey, maps::Rules>;
using Values = std::shared_ptr<maps::Rules const>;

base::Result<maps::Rules> compare(NetworkBench& bench, RulesKey const& key, maps::Watch const& watch) {
    auto const& viewing = bench.viewing();
    auto const unit =
        projection::unit_at(viewing.graph(), *viewing.record, key.unit.layer, key.unit.channel, key.unit.cell);
    if (!unit) return unit.problem();
    maps::RulesRequest const request{
        *unit, key.other, key.dead_windows, {}, story::channel_order(bench.preprocessing())};
    return maps::compare_rules(viewing.graph(), *viewing.record, bench.pixels(), request, watch);
}

Work answer(NetworkBench& bench, RulesKey const& key, Task const& task) {
    if (!bench.holds(key.viewing)) return Work::Done;
    auto rules = compare(bench, key,
                         {[&] { return task.is_given_up(); },
                          [&](std::int64_t done, std::int64_t all) {
                              task.report(static_cast<float>(done) / static_cast<float>(all));
                          }});
    if (rules)
        task.deliver(RulesFinding{key, std::make_shared<maps::Rules const>(*std::move(rules))});
    else
        task.deliver(RulesFinding{key, rules.problem()});
    return Work::Done;
}

std::shared_ptr<exporting::Subject const> figure_of(Values const& rules, maps::RuleScale scale) {
    return exporting::figure_subject(
        {1, [rules, scale](std::int64_t, picture::Look const& look) { return maps::rules_figure(*rules, scale, look); },
         [rules](text::Language language) { return maps::rules_words(*rules, language); }});
}

// Of another layer there may be no such channel.
std::optional<std::int64_t> other_channel(NetworkState const& network, MapFocus const& focus) {
    auto const other = network.rules.choice.other;
    auto const* const station = station_of(network, focus.layer);
    bool const is_there = other && station != nullptr && *other < station->maps() && *other != focus.channel;
    return is_there ? other : std::nullopt;
}

}  // namespace

void ask_for_rules(NetworkState& network) {
    auto const focus = focus_of(network);
    if (!focus) return;
    RulesKey const key{network.picture->viewing, *focus, network.options.dead_windows, other_channel(network, *focus)};
    if (!is_new(network.rules, key)) return;
    network.work->ask(NetworkDesk::Rules,
                      [key](NetworkBench& bench, Task const& task) { return answer(bench, key, task); });
}

void look_after_rules(NetworkState& network) {
    take_finding(network, NetworkDesk::Rules, network.rules,
                 [&](Values const& rules) { return figure_of(rules, network.rules.choice.scale); });
}

void choose(NetworkState& network, RulesChoice const& choice) {
    auto& study = network.rules;
    bool const rescaled = study.choice.scale != choice.scale;
    study.choice = choice;
    if (rescaled && study.values) study.figure.subject = figure_of(study.values, choice.scale);
}

}  // namespace deconvista::state
