#pragma once
// The thread that owns the network: everything slow is wished for here, and taken as a value when it is there. Of each
// kind the latest wish wins, and the cheap and urgent ones go first.

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/state/network_bench.h"
#include "app/state/worker.h"

namespace deconvista::state {

// In order of urgency. What takes minutes comes last, and is done in pieces.
enum class NetworkDesk : std::uint8_t {
    Model,
    Picture,
    Glimpse,
    Sheet,
    Folder,
    Opening,
    Story,
    Rules,
    Occlusion,
    Evolution,
    TopNine,
};
constexpr std::size_t kNetworkDesks = 11;

class NetworkWork {
public:
    void open(std::string model, std::string picture, std::optional<net::Preprocessing> preprocessing);
    void see(std::string picture, net::Preprocessing preprocessing);
    void make_sheet(SheetKey key);
    void glimpse(GlimpseKey key);
    void list(std::string folder);

    // Any other question to the network: called on the worker's thread, again as long as it returns Work::More. What it
    // delivers is taken from the same desk.
    using Question = std::function<Work(NetworkBench& bench, Task const& task)>;
    void ask(NetworkDesk desk, Question question);
    void give_up(NetworkDesk desk) { worker_.want_nothing(number(desk)); }

    // Answers are of these types: Model: Reply<OpenedNetwork>; Picture: Reply<SeenPicture>; Glimpse: UnitGlimpse;
    // Sheet: LayerSheet; Folder: Reply<FolderListing>; Story: ToldStory; Opening: Reply<story::OpenedLayer>; those
    // of studies: Finding.
    template <class Result>
    std::optional<Result> take(NetworkDesk desk) {
        return worker_.take<Result>(number(desk));
    }

    bool is_busy(NetworkDesk desk) const { return worker_.is_busy(number(desk)); }
    bool has_news(NetworkDesk desk) const { return worker_.has_news(number(desk)); }
    bool has_news() const;  // at any desk
    float progress(NetworkDesk desk) const { return worker_.progress(number(desk)); }

private:
    static std::size_t number(NetworkDesk desk) { return static_cast<std::size_t>(desk); }

    NetworkBench bench_;  // the worker's thread alone touches it
    Worker worker_{kNetworkDesks};
};

}  // namespace deconvista::state
