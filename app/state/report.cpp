#include "app/state/report.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "app/state/file_browser.h"
#include "app/state/lessons.h"
#include "app/state/network_focus.h"
#include "app/state/network_studies.h"
#include "app/state/networks.h"
#include "app/state/values.h"
#include "core/base/number_text.h"
#include "core/base/overloaded.h"
#include "core/scene/edit.h"
#include "core/scene/words.h"

namespace deconvista::state {
namespace {

using Json = nlohmann::ordered_json;

char const* name_of(op::Kind operation) {
    switch (operation) {
        case op::Kind::Convolution:
            return "convolution";
        case op::Kind::TransposedConvolution:
            return "transposed_convolution";
        case op::Kind::MaxPooling:
            return "max_pooling";
        case op::Kind::AveragePooling:
            break;
    }
    return "average_pooling";
}

char const* name_of(Mode mode) {
    switch (mode) {
        case Mode::Still:
            return "still";
        case Mode::Playing:
            return "playing";
        case Mode::Stepping:
            break;
    }
    return "stepping";
}

char const* name_of(Dialog const& dialog) {
    return std::visit(
        base::Overloaded{
            [](std::monostate) { return ""; },
            [](UnsavedQuestion const&) { return "unsaved"; },
            [](FileDialog const& file) { return file.browser.purpose == Purpose::Open ? "open" : "save"; },
            [](ExportDialog const&) { return "export"; },
            [](ValuesDialog const&) { return "values"; },
            [](CropDialog const&) { return "crop"; },
            [](KeySheet) { return "keys"; },
            [](GetNetwork) { return "get_network"; },
            [](About) { return "about"; },
        },
        dialog);
}

Json numbers_of(scene::Scene const& scene, scene::Parameter parameter) {
    auto numbers = Json::array();
    for (int axis = 0; axis < scene.axes(); ++axis) numbers.push_back(scene::value_of(scene, parameter, axis));
    return numbers;
}

void add_scene(Json& json, scene::Scene const& scene) {
    using scene::Parameter;
    json["operation"] = name_of(scene.operation);
    json["input"] = numbers_of(scene, Parameter::InputExtent);
    json["kernel"] = numbers_of(scene, Parameter::KernelExtent);
    json["stride"] = numbers_of(scene, Parameter::Stride);
    json["padding_begin"] = numbers_of(scene, Parameter::PaddingBegin);
    json["padding_end"] = numbers_of(scene, Parameter::PaddingEnd);
    json["dilation"] = numbers_of(scene, Parameter::Dilation);
    json["output_padding"] = numbers_of(scene, Parameter::OutputPadding);
    json["crop"] = scene.crop == trace::CropForm::Before ? "before" : "after";
    json["view"] = scene::word_of(scene.views.front());
    json["views"] = scene.views.size();
}

// The cell that the values dialog is at, and the shape of its grid.
void add_values(Json& json, AppState const& state) {
    auto const& shape = state.exhibit.scene.input.tensor.shape();
    json["input_shape"] = tensor::to_text(shape);
    auto const* const asked = std::get_if<ValuesDialog>(&state.dialog);
    if (asked == nullptr) return;
    auto const dialog = within(*asked, state.exhibit.scene);
    auto const slice = slice_of(state.exhibit.scene, dialog);
    json["cell"] = {dialog.row, dialog.column};
    json["value"] = base::shortest(slice.at(dialog.row, dialog.column));
}

void add_show(Json& json, AppState const& state) {
    auto const moment = moment_of(state);
    auto const& trace = state.exhibit.trace;
    json["step"] = moment.step;
    json["phase"] = moment.phase;
    json["steps"] = trace.steps();
    json["stage"] = trace::identifier(trace.stage_of(moment.step));
    json["mode"] = name_of(state.playback.mode);
    json["speed"] = state.playback.speed;
}

void add_document(Json& json, AppState const& state) {
    auto const& document = document_of(state);
    json["path"] = document.path;
    json["preset"] = document.preset;
    json["unsaved"] = has_unsaved_changes(state);
    json["undo"] = state.history.undo_depth();
    json["redo"] = state.history.redo_depth();
    json["recent"] = state.settings.recent;
}

// ["output", item, channel, row, column]
Json place_of(op::Cell const& cell) {
    auto const place = [](char const* grid, tensor::Index const& at) {
        Json json{grid, at.batch, at.channel};
        for (auto const along : at.spatial) json.push_back(along);
        return json;
    };
    return std::visit(base::Overloaded{[&](op::InputCell const& input) { return place("input", input.at); },
                                       [&](op::KernelCell const& kernel) { return place("kernel", kernel.at); },
                                       [&](op::OutputCell const& output) { return place("output", output.at); }},
                      cell);
}

void add_window(Json& json, AppState const& state) {
    auto const& settings = state.settings;
    json["theme"] = picture::identifier(settings.theme);
    json["language"] = settings.language == text::Language::Chinese ? "zh" : "en";
    json["ui_scale"] = settings.ui_scale;
    json["motion"] = settings.motion == picture::Motion::Reduced ? "reduced" : "full";
    json["axes"] = settings.axes == Axes::Linked ? "linked" : "separate";
    json["panels"] = state.panels == Panels::Shown;
    json["first_hint"] = shows_first_hint(state);
    json["keyboard"] = state.keyboard == Keyboard::Controls ? "controls" : "show";
    json["full_screen"] = state.screen == Screen::Full;
    json["dialog"] = name_of(state.dialog);
    constexpr std::array kVeils{"none", "black", "white"};
    json["presenting"] = state.present.has_value();
    json["veil"] = state.present ? kVeils.at(static_cast<std::size_t>(state.present->veil)) : "";
    json["notes"] = state.present && state.present->notes == Notes::Shown;
    auto const seats = seats_of(state);
    json["seats"] = {seats.show.value_or(-1), seats.speaker.value_or(-1)};
    auto const& part = state.matrix_part;
    json["matrix"] = part ? Json{part->row, part->column, part->cell} : Json{};
    auto const& whole = state.wholes[0].result;
    json["pinned"] = state.pinned ? place_of(state.pinned->cell) : Json{};
    json["whole"] = whole.progress ? "computing" : whole.values.empty() ? "none" : "there";
    json["message"] = state.messages.empty() ? "" : state.messages.back().what.name;
}

char const* name_of(NetworkView view) {
    constexpr std::array kNames{"maps", "story", "rules", "top9", "evolution", "occlusion"};
    return kNames.at(static_cast<std::size_t>(view));
}

Json json_of(MapFocus const& focus) {
    return {focus.layer, focus.channel};
}

// What the panel shows, once it is of the map in focus.
Json glimpse_of(NetworkState const& network) {
    auto const focus = focus_of(network);
    auto const& shown = network.glimpse;
    if (!focus || !shown || shown->key != network.asked_glimpse) return {};
    if (!shown->glimpse) return shown->glimpse.problem().name;
    auto const& [unit, activation, field, patch, projection, map] = *shown->glimpse;
    return {{"channel", unit.channel}, {"cell", unit.cell}, {"activation", activation}, {"width", projection.width}};
}

// How far the study that is shown has come: nothing, so many figures, what it was refused for.
Json study_of(NetworkState const& network) {
    auto const shown = study_in(network);
    if (!shown) return {};
    auto const& [figure, pursuit, desk] = *shown;
    auto const steps = figure.subject ? figure.subject->timeline().steps() : 0;
    return {{"figures", steps},
            {"problem", figure.problem ? figure.problem->name : ""},
            {"busy", network.work->has_news(desk)},
            {"stopped", pursuit == Pursuit::Stopped}};
}

// Where a story or a training stands.
Json show_of(AppState const& state) {
    auto const playing = playing_in(state);
    if (state.workspace != Workspace::Network || !playing) return {};
    return {{"step", playing->timeline.at(playing->playback.seconds).step}, {"steps", playing->timeline.steps()}};
}

void add_network(Json& json, AppState const& state) {
    constexpr std::array kWorkspaces{"arithmetic", "network", "lesson"};
    json["workspace"] = kWorkspaces.at(static_cast<std::size_t>(state.workspace));
    auto const& network = state.network;
    if (!network.work) return;
    json["opening"] = opening_progress(network).has_value();
    json["network_view"] = name_of(network.view);
    json["model"] = network.model ? last_part(network.model->path) : "";
    if (!network.model || !network.picture) return;
    json["picture"] = last_part(network.picture->path);
    json["preprocessing"] = net::name_of(network.picture->preprocessing);
    json["pictures"] = network.pictures.names.size();
    json["layer"] = station_of(network).name;
    json["maps"] = station_of(network).maps();
    json["sheet"] = network.sheet && network.sheet->key == network.asked_sheet ? "there" : "coming";
    json["hovered"] = network.hovered ? json_of(*network.hovered) : Json{};
    json["pinned_map"] = network.pinned ? json_of(*network.pinned) : Json{};
    json["glimpse"] = glimpse_of(network);
    json["study"] = study_of(network);
    json["show"] = show_of(state);
    json["guess"] = network.picture->guesses.empty() ? -1 : network.picture->guesses.front().index;
}

void add_lesson(Json& json, LessonState const& lesson) {
    json["lesson"] = lesson.open ? lesson.open->name : "";
    if (!lesson.open) return;
    json["page"] = lesson.page + 1;
    json["pages"] = pages_of(lesson);
    auto const moment = view_of(lesson).moment;
    json["page_step"] = moment.step;
    json["page_phase"] = moment.phase;
    json["page_mode"] = name_of(lesson.playback.mode);
}

// [[row, column], ...]
Json json_of(quiz::Places const& places) {
    auto json = Json::array();
    for (auto const& place : places) json.push_back(std::vector(place.begin(), place.end()));
    return json;
}

// Of the question that stands where the show does, if one does.
void add_prediction(Json& json, AppState const& state) {
    auto const* const prediction = prediction_in(state);
    json["answer"] = prediction == nullptr ? "none" : prediction->revealed ? "shown" : "hidden";
    json["verdict"] = prediction == nullptr || !prediction->verdict  ? ""
                      : *prediction->verdict == quiz::Verdict::Right ? "right"
                                                                     : "wrong";
    json["chosen"] = prediction == nullptr ? Json::array() : json_of(prediction->asked.chosen);
    json["pointed"] =
        prediction != nullptr && prediction->asked.pointed ? json_of({*prediction->asked.pointed}).front() : Json{};
    auto const& practice = state.practice;
    json["practice"] = practice ? Json{practice->number, practice->asked, practice->right} : Json{};
}

Json json_of(AppState const& state, Places const& places) {
    Json json;
    add_lesson(json, state.lesson);
    add_prediction(json, state);
    add_network(json, state);
    add_show(json, state);
    add_scene(json, state.exhibit.scene);
    add_document(json, state);
    add_window(json, state);
    add_values(json, state);
    auto& all = json["places"] = Json::object();
    for (auto const& [name, place] : places) all[name] = {place.x, place.y, place.width, place.height};
    return json;
}

std::string text_of(Json const& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

Reporter::Reporter() : reports_{std::getenv("DECONVISTA_REPORT_STATE") != nullptr} {}

void Reporter::report(AppState const& state, Places const& places, FramesSoFar const& frames) {
    if (!reports_) return;
    auto json = json_of(state, places);
    auto line = text_of(json);
    if (line == last_) return;
    last_ = std::move(line);
    json["swaps"] = frames.swaps;
    json["first_swap"] = frames.first_swap;
    json["quiet_before_input"] = frames.quiet_before_input;
    std::puts(text_of(json).c_str());
    std::fflush(stdout);
}

std::string report_of(AppState const& state, Places const& places) {
    return text_of(json_of(state, places));
}

}  // namespace deconvista::state
