#include "app/windows/windows.h"

#include <utility>
#include <vector>

#include "app/state/keys.h"
#include "core/text/window.h"

namespace deconvista::windows {
namespace {

constexpr shell::Extent kMain{1280, 720}, kSpeaker{1024, 640};

template <class View>
base::Result<Shown<View>> open_with_view(shell::Desktop const& desktop, std::string const& title, shell::Extent size,
                                         shell::Pace pace) {
    auto window = desktop.open_window(title, size, pace);
    if (!window) return window.problem();
    window->activate();
    auto view = View::make();
    if (!view) return view.problem();
    return Shown<View>{*std::move(window), *std::move(view)};
}

template <class View>
void draw_in(Shown<View>& shown, state::AppState& state, state::Places* places) {
    auto& [window, view] = shown;
    window.activate();
    view.prepare(state, {window.ui_scale(), window.density()});
    window.begin_frame();
    for (auto const& it : view.frame(state, places)) update(state, it);
    auto const [red, green, blue, alpha] = view.ground(state);
    window.end_frame({red / 255.0f, green / 255.0f, blue / 255.0f});
}

std::string speaker_title(state::AppState const& state) {
    auto const language = state.settings.language;
    return std::string{text::sentence(text::Window::speaker_title, language)} + " – " +
           std::string{text::sentence(text::Window::program_name, language)};
}

}  // namespace

base::Result<Windows> Windows::open(state::AppState const& state) {
    auto desktop = shell::Desktop::open();
    if (!desktop) return desktop.problem();
    auto main = open_with_view<ui::Interface>(*desktop, state::window_title(state), kMain, shell::Pace::WithTheScreen);
    if (!main) return main.problem();
    return Windows{*std::move(desktop), *std::move(main)};
}

void Windows::take_input(state::AppState& state) {
    auto news = main_.view.next_frame_in(state);
    std::vector<shell::Window*> all{&main_.window};
    if (speaker_) {
        news = ui::sooner(news, speaker_->view.next_frame_in());
        all.push_back(&speaker_->window);
    }
    auto const input = desktop_.next_input(all, news);
    main_.window.activate();
    update(state, state::TimePassed{input.seconds});
    update(state, state::InPresent{state::ScreensSeen{desktop_.screens(), main_.window.screen()}});
    for (auto const& [chord, repeats] : input.keys) {
        auto const press = repeats == shell::Repeats::Yes ? state::Press::Repeat : state::Press::First;
        auto const action = state::action_of(chord, press, state);
        if (action && !main_.view.takes_key(chord, state)) update(state, *action);
    }
    if (!input.dropped.empty()) update(state, state::OpenTogether{input.dropped});
    if (main_.window.was_asked_to_close()) update(state, state::Quit{});
    if (speaker_ && speaker_->window.was_asked_to_close()) update(state, state::InPresent{state::ToggleNotes{}});
}

void Windows::draw(state::AppState& state, state::Places* places) {
    draw_in(main_, state, places);
    if (!state.copied_picture.empty())
        update(state, state::PictureOffered{desktop_.offer_picture(state.copied_picture)});
    main_.window.set_title(state::window_title(state));
    take_seats(state);
    if (!speaker_) return;
    auto const [width, height] = main_.window.pixels();
    speaker_->view.set_audience(static_cast<float>(width), static_cast<float>(height));
    draw_in(*speaker_, state, places);
}

void Windows::take_seats(state::AppState& state) {
    auto const seats = state::seats_of(state);
    main_.window.fill(seats.show);
    seat_speaker(state, seats.speaker);
}

void Windows::seat_speaker(state::AppState& state, std::optional<int> screen) {
    if (!screen) return speaker_.reset();
    if (speaker_) return speaker_->window.move_to(*screen);
    if (auto const opened = open_speaker(state, *screen); !opened)
        update(state, state::InPresent{state::NotesRefused{opened.problem()}});
}

base::Outcome Windows::open_speaker(state::AppState const& state, int screen) {
    auto opened = open_with_view<ui::SpeakerView>(desktop_, speaker_title(state), kSpeaker, shell::Pace::AtOnce);
    if (!opened) return opened.problem();
    speaker_.emplace(*std::move(opened));
    speaker_->window.move_to(screen);
    return base::done();
}

}  // namespace deconvista::windows
