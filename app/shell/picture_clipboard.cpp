#include "app/shell/picture_clipboard.h"

#include <poll.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <xcb/xcb.h>

#include <array>
#include <string_view>
#include <thread>
#include <utility>

namespace deconvista::shell {
namespace {

struct Free {
    void operator()(void* memory) const { ::free(memory); }
};
template <class T>
using Reply = std::unique_ptr<T, Free>;

struct Disconnect {
    void operator()(xcb_connection_t* connection) const { xcb_disconnect(connection); }
};

}  // namespace

// Owns the selection from its making on; answers until it is destroyed or somebody else takes over.
class PictureClipboard::Owner {
public:
    explicit Owner(std::vector<std::uint8_t> png)
        : png_{std::move(png)}, connection_{xcb_connect(nullptr, nullptr)}, wake_{::eventfd(0, EFD_CLOEXEC)} {
        if (!is_connected()) return;
        auto* const connection = connection_.get();
        auto const* const screen = xcb_setup_roots_iterator(xcb_get_setup(connection)).data;
        window_ = xcb_generate_id(connection);
        xcb_create_window(connection, XCB_COPY_FROM_PARENT, window_, screen->root, 0, 0, 1, 1, 0,
                          XCB_WINDOW_CLASS_INPUT_ONLY, XCB_COPY_FROM_PARENT, 0, nullptr);
        clipboard_ = atom("CLIPBOARD");
        targets_ = atom("TARGETS");
        picture_ = atom("image/png");
        xcb_set_selection_owner(connection, window_, clipboard_, XCB_CURRENT_TIME);
        xcb_flush(connection);
        owns_ = owner_of_clipboard() == window_ && png_.size() <= longest();
        if (owns_) thread_ = std::jthread{[this](std::stop_token const& over) { answer(over); }};
    }
    Owner(Owner const&) = delete;
    Owner& operator=(Owner const&) = delete;
    ~Owner() {
        thread_.request_stop();
        std::uint64_t const one = 1;
        [[maybe_unused]] auto const woken = ::write(wake_, &one, sizeof one);
        if (thread_.joinable()) thread_.join();
        ::close(wake_);
    }

    bool owns() const { return owns_; }

private:
    bool is_connected() const { return xcb_connection_has_error(connection_.get()) == 0; }

    std::size_t longest() const {
        constexpr std::size_t kRoomForTheRest = 64;
        return 4 * std::size_t{xcb_get_maximum_request_length(connection_.get())} - kRoomForTheRest;
    }

    xcb_atom_t atom(std::string_view name) const {
        auto const asked = xcb_intern_atom(connection_.get(), 0, static_cast<std::uint16_t>(name.size()), name.data());
        Reply<xcb_intern_atom_reply_t> const reply{xcb_intern_atom_reply(connection_.get(), asked, nullptr)};
        return reply ? reply->atom : xcb_atom_t{XCB_ATOM_NONE};
    }

    xcb_window_t owner_of_clipboard() const {
        auto const asked = xcb_get_selection_owner(connection_.get(), clipboard_);
        Reply<xcb_get_selection_owner_reply_t> const reply{
            xcb_get_selection_owner_reply(connection_.get(), asked, nullptr)};
        return reply ? reply->owner : xcb_window_t{XCB_WINDOW_NONE};
    }

    void answer(std::stop_token const& over) {
        while (!over.stop_requested() && is_connected()) {
            while (Reply<xcb_generic_event_t> const event{xcb_poll_for_event(connection_.get())}) {
                constexpr std::uint8_t kSentByOthers = 0x80;
                auto const type = event->response_type & ~kSentByOthers;
                if (type == XCB_SELECTION_CLEAR) return;
                if (type == XCB_SELECTION_REQUEST)
                    give(*reinterpret_cast<xcb_selection_request_event_t const*>(event.get()));
            }
            std::array<pollfd, 2> waiting{pollfd{xcb_get_file_descriptor(connection_.get()), POLLIN, 0},
                                          pollfd{wake_, POLLIN, 0}};
            ::poll(waiting.data(), waiting.size(), -1);
        }
    }

    void give(xcb_selection_request_event_t const& request) const {
        auto* const connection = connection_.get();
        // Old programs leave the place to us.
        auto const place = request.property == XCB_ATOM_NONE ? request.target : request.property;
        xcb_selection_notify_event_t notice{};
        notice.response_type = XCB_SELECTION_NOTIFY;
        notice.time = request.time;
        notice.requestor = request.requestor;
        notice.selection = request.selection;
        notice.target = request.target;
        notice.property = place;
        if (request.target == targets_) {
            std::array const offered{targets_, picture_};
            xcb_change_property(connection, XCB_PROP_MODE_REPLACE, request.requestor, place, XCB_ATOM_ATOM, 32,
                                static_cast<std::uint32_t>(offered.size()), offered.data());
        } else if (request.target == picture_) {
            xcb_change_property(connection, XCB_PROP_MODE_REPLACE, request.requestor, place, picture_, 8,
                                static_cast<std::uint32_t>(png_.size()), png_.data());
        } else {
            notice.property = XCB_ATOM_NONE;
        }
        xcb_send_event(connection, 0, request.requestor, XCB_EVENT_MASK_NO_EVENT,
                       reinterpret_cast<char const*>(&notice));
        xcb_flush(connection);
    }

    std::vector<std::uint8_t> png_;
    std::unique_ptr<xcb_connection_t, Disconnect> connection_;
    int wake_;
    xcb_window_t window_{};
    xcb_atom_t clipboard_{}, targets_{}, picture_{};
    bool owns_{false};
    std::jthread thread_;  // last: it uses all of the above
};

PictureClipboard::PictureClipboard() = default;
PictureClipboard::~PictureClipboard() = default;

bool PictureClipboard::offer(std::vector<std::uint8_t> png) {
    owner_.reset();
    owner_ = std::make_unique<Owner>(std::move(png));
    return owner_->owns();
}

}  // namespace deconvista::shell
