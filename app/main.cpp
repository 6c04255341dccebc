// Makes the parts, and turns the loop: what was done becomes actions, actions change the state, the state is drawn.

#include <cstdio>
#include <exception>

#include "app/cli/cli.h"
#include "app/state/report.h"
#include "app/state/settings_file.h"
#include "app/state/update.h"
#include "app/windows/windows.h"
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

base::Outcome show_windows(cli::WindowRequest const& request, state::Settings settings) {
    auto state = state::initial_state(settings);
    if (!state) return state.problem();
    auto windows = windows::Windows::open(*state);
    if (!windows) return windows.problem();
    open_files(*state, request);
    for (state::Reporter reporter; !state->wants_to_quit;) {
        windows->take_input(*state);
        state::Places places;
        windows->draw(*state, reporter.reports() ? &places : nullptr);
        auto const& drawn = windows->drawn();
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
    auto const shown = show_windows(request, settings);
    if (!shown) std::fprintf(stderr, "deconvista: %s\n", text::describe(shown.problem(), settings.language).c_str());
    return shown ? 0 : 3;
} catch (std::exception const& what) {
    std::fprintf(stderr, "deconvista: %s\n", what.what());
    return 3;
}
