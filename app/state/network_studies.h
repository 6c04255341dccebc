#pragma once
// The part of the network workspace that shows studies (app/state/studies.h): asks for what is to be seen and takes
// what the worker has found. Each study has a file of its own; here is what they have in common.

#include <utility>

#include "app/state/app_state.h"
#include "app/state/network_action.h"

namespace deconvista::state {

// Those of a view that shows a study.
struct StudyShown {
    StudyFigure const& figure;
    Pursuit pursuit;
    NetworkDesk desk;
};
std::optional<StudyShown> study_in(NetworkState const& network);

// Asks for the study that is shown, if it was not asked for yet; gives up the others.
void ask_for_studies(NetworkState& network);

// Takes what the worker has found.
void look_after_studies(NetworkState& network);

// What is under way is enough; or goes on.
void pursue_study(NetworkState& network, Pursuit pursuit);

// "rules", "top9" and the like, for files; empty where none is shown.
std::string_view name_of_study(NetworkView view);

// ---- each study: ask_for_x() asks for what its view shows, look_after_x() takes it.

void ask_for_rules(NetworkState& network);
void look_after_rules(NetworkState& network);
void choose(NetworkState& network, RulesChoice const& choice);

// Without an index there are the folder's.
PicturesFrom pictures_from(NetworkState const& network);
void ask_for_top_nine(NetworkState& network);
void look_after_top_nine(NetworkState& network);

void ask_for_evolution(NetworkState& network);
void look_after_evolution(NetworkState& network);
void choose(NetworkState& network, Checkpoints choice);

void ask_for_occlusion(NetworkState& network);
void look_after_occlusion(NetworkState& network);

// How large the square is and how far it moves, as it was chosen or as fits the picture, which is there.
struct Square {
    std::int64_t size{}, stride{};
};
Square square_of(NetworkState const& network);

// ---- for them

// A wish that is not the last one becomes it, and whatever was stopped goes on. False where it is the last one.
template <class Key, class Values>
bool is_new(Study<Key, Values>& study, Key const& key) {
    if (study.asked == key) return false;
    study.asked = key;
    study.pursuit = Pursuit::GoesOn;
    return true;
}

// The newest answer to the latest wish, with what shows it: figure_of(values). True where something came.
template <class Key, class Values, class FigureOf>
bool take_finding(NetworkState& network, NetworkDesk desk, Study<Key, Values>& study, FigureOf const& figure_of) {
    auto answer = network.work->take<Finding<Key, Values>>(desk);
    if (!answer || study.asked != answer->key) return false;
    study.figure = {};
    study.values = answer->values ? *answer->values : nullptr;
    if (study.values)
        study.figure.subject = figure_of(study.values);
    else
        study.figure.problem = answer->values.problem();
    return true;
}

}  // namespace deconvista::state
