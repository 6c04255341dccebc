#include "app/shell/picture_clipboard.h"

#include <poll.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <xcb/xcb.h>

#include <algorithm>
#include <array>
#include <atomic>
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

// Longer files are handed over in pieces of this many bytes, as ICCCM 2.7.2 has it: whoever asks takes a piece away,
// and that asks for the next.
constexpr std::size_t kPiece = std::size_t{64} << 10;

// A file on its way to somebody, in pieces.
struct Transfer {
    xcb_window_t requestor{};
    xcb_atom_t place{};
    std::size_t given{};
};

// Who asks for pieces and never takes them shall not fill our memory.
constexpr std::size_t kMostTransfers = 64;

}  // namespace

// Owns the selection from its making on; answers until it is destroyed, or somebody else takes over and has been given
// what was asked for before.
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
        pieces_ = atom("INCR");
        xcb_set_selection_owner(connection, window_, clipboard_, XCB_CURRENT_TIME);
        xcb_flush(connection);
        owns_ = owner_of_clipboard() == window_;
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
        while (!over.stop_requested() && is_connected() && (owns_ || !transfers_.empty())) {
            while (Reply<xcb_generic_event_t> const event{xcb_poll_for_event(connection_.get())}) take(*event);
            std::array<pollfd, 2> waiting{pollfd{xcb_get_file_descriptor(connection_.get()), POLLIN, 0},
                                          pollfd{wake_, POLLIN, 0}};
            if (owns_ || !transfers_.empty()) ::poll(waiting.data(), waiting.size(), -1);
        }
    }

    void take(xcb_generic_event_t const& event) {
        constexpr std::uint8_t kSentByOthers = 0x80;
        switch (event.response_type & ~kSentByOthers) {
            case XCB_SELECTION_CLEAR:
                owns_ = false;
                break;
            case XCB_SELECTION_REQUEST:
                give(reinterpret_cast<xcb_selection_request_event_t const&>(event));
                break;
            case XCB_PROPERTY_NOTIFY: {
                auto const& notice = reinterpret_cast<xcb_property_notify_event_t const&>(event);
                if (notice.state == XCB_PROPERTY_DELETE) give_next_piece(notice.window, notice.atom);
                break;
            }
            case XCB_DESTROY_NOTIFY: {
                auto const gone = reinterpret_cast<xcb_destroy_notify_event_t const&>(event).window;
                std::erase_if(transfers_, [&](Transfer const& it) { return it.requestor == gone; });
                break;
            }
            default:  // errors about windows that are no more, and what concerns nobody here
                break;
        }
    }

    void give(xcb_selection_request_event_t const& request) {
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
        } else if (request.target == picture_ && png_.size() <= kPiece) {
            put(request.requestor, place, 0, png_.size());
        } else if (request.target != picture_ || !begin_pieces(request.requestor, place)) {
            notice.property = XCB_ATOM_NONE;
        }
        xcb_send_event(connection, 0, request.requestor, XCB_EVENT_MASK_NO_EVENT,
                       reinterpret_cast<char const*>(&notice));
        xcb_flush(connection);
    }

    void put(xcb_window_t requestor, xcb_atom_t place, std::size_t begin, std::size_t length) const {
        xcb_change_property(connection_.get(), XCB_PROP_MODE_REPLACE, requestor, place, picture_, 8,
                            static_cast<std::uint32_t>(length), png_.data() + begin);
    }

    // Says that pieces will come, and listens for their being taken. False if the window has gone.
    bool begin_pieces(xcb_window_t requestor, xcb_atom_t place) {
        std::erase_if(transfers_, [&](Transfer const& it) { return it.requestor == requestor && it.place == place; });
        if (transfers_.size() == kMostTransfers || !listen_to(requestor)) return false;
        auto const size = static_cast<std::uint32_t>(png_.size());
        xcb_change_property(connection_.get(), XCB_PROP_MODE_REPLACE, requestor, place, pieces_, 32, 1, &size);
        transfers_.push_back({requestor, place, 0});
        return true;
    }

    bool listen_to(xcb_window_t requestor) const {
        std::uint32_t const events = XCB_EVENT_MASK_PROPERTY_CHANGE | XCB_EVENT_MASK_STRUCTURE_NOTIFY;
        auto const asked =
            xcb_change_window_attributes_checked(connection_.get(), requestor, XCB_CW_EVENT_MASK, &events);
        return Reply<xcb_generic_error_t>{xcb_request_check(connection_.get(), asked)} == nullptr;
    }

    // An empty piece says that this was all.
    void give_next_piece(xcb_window_t requestor, xcb_atom_t place) {
        auto const found = std::ranges::find_if(
            transfers_, [&](Transfer const& it) { return it.requestor == requestor && it.place == place; });
        if (found == transfers_.end()) return;
        auto const length = std::min(kPiece, png_.size() - found->given);
        put(requestor, place, found->given, length);
        found->given += length;
        if (length == 0) transfers_.erase(found);
        xcb_flush(connection_.get());
    }

    std::vector<std::uint8_t> png_;
    std::unique_ptr<xcb_connection_t, Disconnect> connection_;
    int wake_;
    xcb_window_t window_{};
    xcb_atom_t clipboard_{}, targets_{}, picture_{}, pieces_{};
    std::atomic<bool> owns_{false};
    std::vector<Transfer> transfers_;
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
