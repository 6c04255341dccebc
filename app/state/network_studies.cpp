#include "app/state/network_studies.h"

#include <array>

namespace deconvista::state {
namespace {

std::optional<NetworkDesk> desk_of(NetworkView view) {
    switch (view) {
        case NetworkView::Rules:
            return NetworkDesk::Rules;
        case NetworkView::TopNine:
            return NetworkDesk::TopNine;
        case NetworkView::Evolution:
            return NetworkDesk::Evolution;
        case NetworkView::Occlusion:
            return NetworkDesk::Occlusion;
        case NetworkView::Maps:
        case NetworkView::Story:
            break;
    }
    return std::nullopt;
}

// Of the study that a view shows.
template <class Network, class Visit>
void visit_study(Network& network, NetworkView view, Visit const& visit) {
    if (view == NetworkView::Rules) visit(network.rules);
    if (view == NetworkView::TopNine) visit(network.top_nine);
    if (view == NetworkView::Evolution) visit(network.evolution);
    if (view == NetworkView::Occlusion) visit(network.occlusion);
}

// Nobody sees it: the worker shall be there for what is seen. What was found so far is kept.
void give_up(NetworkState& network, NetworkView view) {
    network.work->give_up(*desk_of(view));
    visit_study(network, view, [](auto& study) { study.asked.reset(); });
}

}  // namespace

std::optional<StudyShown> study_in(NetworkState const& network) {
    std::optional<StudyShown> shown;
    visit_study(network, network.view, [&](auto const& study) {
        shown.emplace(StudyShown{study.figure, study.pursuit, *desk_of(network.view)});
    });
    return shown;
}

void ask_for_studies(NetworkState& network) {
    for (auto const view : {NetworkView::Rules, NetworkView::TopNine, NetworkView::Evolution, NetworkView::Occlusion})
        if (view != network.view && network.work->is_busy(*desk_of(view))) give_up(network, view);
    if (network.view == NetworkView::Rules) ask_for_rules(network);
    if (network.view == NetworkView::TopNine) ask_for_top_nine(network);
    if (network.view == NetworkView::Evolution) ask_for_evolution(network);
    if (network.view == NetworkView::Occlusion) ask_for_occlusion(network);
}

void look_after_studies(NetworkState& network) {
    look_after_rules(network);
    look_after_top_nine(network);
    look_after_evolution(network);
    look_after_occlusion(network);
}

void pursue_study(NetworkState& network, Pursuit pursuit) {
    auto const desk = desk_of(network.view);
    if (!desk) return;
    if (pursuit == Pursuit::Stopped) network.work->give_up(*desk);
    visit_study(network, network.view, [&](auto& study) {
        if (pursuit == Pursuit::GoesOn) study.asked.reset();
        study.pursuit = pursuit;
    });
}

std::string_view name_of_study(NetworkView view) {
    constexpr std::array<std::string_view, kNetworkViews> kNames{"", "", "rules", "top9", "evolution", "occlusion"};
    return kNames.at(static_cast<std::size_t>(view));
}

}  // namespace deconvista::state
