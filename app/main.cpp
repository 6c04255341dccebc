// Makes the parts, and turns the loop: what was done becomes actions, actions change the state, the state is drawn.

#include <cstdio>
#include <exception>

#include "app/cli/cli.h"
#include "app/shell/window.h"
#include "app/state/keys.h"
#include "app/state/report.h"
#include "app/state/settings_file.h"
#include "app/state/update.h"
#include "app/ui/interface.h"
#include "core/base/overloaded.h"

namespace deconvista {
namespace {

void open_files(state::AppState& state, cli::WindowRequest const& request) {
    base::Overloaded const open{[&](cli::ScenePath const& it) { update(state, state::OpenFile{it.path}); },
                                [&](cli::PresetName const& it) { update(state, state::ShowPreset{it.name}); }};
    for (auto const& file : request.files) std::visit(open, file);
    if (request.practice) update(state, state::InPrediction{state::BeginPractice{request.practice}});
    if (!request.lesson.empty()) update(state, state::InLesson{state::OpenBundledLesson{request.lesson}});
    if (!request.state.empty()) update(state, state::OpenState{request.state});
}

void take_input(state::AppState& state, shell::Input const& input, ui::Interface const& interface) {
    update(state, state::TimePassed{input.seconds});
    for (auto const& [chord, repeats] : input.keys) {
        auto const press = repeats == shell::Repeats::Yes ? state::Press::Repeat : state::Press::First;
        auto const action = state::action_of(chord, press, state);
        if (action && !interface.takes_keys(state)) update(state, *action);
    }
    if (!input.dropped.empty()) update(state, state::OpenTogether{input.dropped});
    if (input.wants_to_close) update(state, state::Quit{});
}

base::Outcome show_window(cli::WindowRequest const& request, state::Settings settings) {
    auto state = state::initial_state(settings);
    if (!state) return state.problem();
    auto window = shell::Window::open(state::window_title(*state), 1280, 720);
    if (!window) return window.problem();
    auto interface = ui::Interface::make();
    if (!interface) return interface.problem();
    open_files(*state, request);
    for (state::Reporter reporter; !state->wants_to_quit;) {
        take_input(*state, window->next_input(interface->next_frame_in(*state)), *interface);
        interface->prepare(*state, {window->ui_scale(), window->density()});
        window->begin_frame();
        state::Places places;
        for (auto const& it : interface->frame(*state, reporter.reports() ? &places : nullptr)) update(*state, it);
        auto const [red, green, blue, alpha] = interface->ground(*state);
        window->end_frame({red / 255.0f, green / 255.0f, blue / 255.0f});
        if (!state->copied_picture.empty())
            update(*state, state::PictureOffered{window->offer_picture(state->copied_picture)});
        window->set_title(state::window_title(*state));
        window->set_screen(state::fills_screen(*state) ? shell::Screen::Full : shell::Screen::Window);
        auto const& drawn = window->drawn();
        reporter.report(*state, places, {drawn.swaps, drawn.first_swap, drawn.quiet_before_input});
        if (state->settings != settings) state::keep_settings(settings = state->settings);
    }
    return base::done();
}

}  // namespace
}  // namespace deconvista

int main(int argc, char** argv) try {
    using namespace deconvista;
    auto const asked = cli::run(argc, argv);
    if (auto const* const code = std::get_if<int>(&asked)) return *code;
    auto const& request = std::get<cli::WindowRequest>(asked);
    auto const settings = state::settings_at_start({request.language, request.theme, request.ui_scale});
    auto const shown = show_window(request, settings);
    if (!shown) std::fprintf(stderr, "deconvista: %s\n", text::describe(shown.problem(), settings.language).c_str());
    return shown ? 0 : 3;
} catch (std::exception const& what) {
    std::fprintf(stderr, "deconvista: %s\n", what.what());
    return 3;
}
