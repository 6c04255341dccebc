#include "app/shell/desktop.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/shell/chord.h"
#include "app/shell/window_body.h"

namespace deconvista::shell {
namespace {

constexpr int kFramesAfterAnEvent = 4;
// Only where the driver does not wait for the screen; shorter than the pause between the frames of a usual one.
constexpr double kShortestFrame = 1.0 / 120;

void add_keys(Event const& event, std::vector<KeyPress>& keys) {
    if (auto const* const key = std::get_if<KeyEvent>(&event)) {
        auto const repeats = key->motion == KeyMotion::Repeated ? Repeats::Yes : Repeats::No;
        if (!key->chord.empty()) keys.push_back({key->chord, repeats});
    }
    if (auto const* const character = std::get_if<CharacterEvent>(&event))
        if (auto chord = chord_of(character->character)) keys.push_back({*std::move(chord), Repeats::No});
}

}  // namespace

base::Result<Desktop> Desktop::open() {
    auto library = Library::start();
    if (!library) return library.problem();
    return Desktop{*std::move(library)};
}

Desktop::Desktop(std::shared_ptr<Library> library)
    : library_{std::move(library)}, clipboard_{std::make_unique<PictureClipboard>()} {}

base::Result<Window> Desktop::open_window(std::string const& title, Extent size, Pace pace) const {
    return Window::open(library_, title, size, pace);
}

Input Desktop::next_input(std::span<Window* const> windows, std::optional<double> seconds_until_news) {
    auto const any = [&](auto const& holds) {
        return std::ranges::any_of(windows, [&](Window const* window) { return holds(*window->body_); });
    };
    auto const is_seen = [](Window::Body const& body) {
        return glfwGetWindowAttrib(body.window.get(), GLFW_ICONIFIED) == GLFW_FALSE;
    };
    auto const latest_swap = windows.front()->body_->latest_swap;
    auto const begin = glfwGetTime();
    bool const more = any([](Window::Body const& body) { return !body.inbox.queue.empty(); });
    auto const next_frame = latest_swap + kShortestFrame;
    std::optional<double> until;
    if (seconds_until_news) until = std::max(begin + *seconds_until_news, next_frame);
    if (frames_owed_ > 0) until = next_frame;
    if (more) until = begin;

    auto const happened = [](Window::Body const& body) { return body.inbox.happened; };
    for (;;) {
        auto const now = glfwGetTime();
        bool const hidden = !any(is_seen);
        if (until && *until > now && !hidden)
            glfwWaitEventsTimeout(*until - now);
        else if (until && !hidden)
            glfwPollEvents();
        else
            glfwWaitEvents();
        if (any(happened) || more || (until && !hidden && glfwGetTime() >= *until)) break;
    }

    auto const now = glfwGetTime();
    frames_owed_ = any(happened) ? kFramesAfterAnEvent : std::max(0, frames_owed_ - 1);
    Input input{.seconds = now - std::exchange(latest_input_, now)};
    for (auto* const window : windows) {
        auto& body = *window->body_;
        body.drawn.quiet_before_input = now - body.latest_swap;
        body.inbox.happened = false;
        body.portion = body.inbox.queue.take_portion();
        for (auto const& event : body.portion) add_keys(event, input.keys);
        std::ranges::move(std::exchange(body.inbox.dropped, {}), std::back_inserter(input.dropped));
        body.was_asked_to_close = std::exchange(body.inbox.wants_to_close, false);
    }
    return input;
}

int Desktop::screens() const {
    return count_screens();
}

bool Desktop::offer_picture(std::vector<std::uint8_t> png) {
    return clipboard_->offer(std::move(png));
}

}  // namespace deconvista::shell
