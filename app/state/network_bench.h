#pragma once
// Where networks are opened and run. Holds engines and records; used on the worker's thread and nowhere else.

#include <functional>
#include <memory>
#include <string>

#include "app/state/network_values.h"
#include "core/story/viewing.h"

namespace deconvista::state {

// How far something is, 0 to 1, and whether it is still wanted.
struct Hooks {
    std::function<void(float)> report{};
    net::Cancelled cancelled{};
};

class NetworkBench {
public:
    // Opens the model and lets it see the picture. Where either is refused, the network so far stays.
    Reply<OpenedNetwork> open(std::string const& model, std::string const& picture,
                              std::optional<net::Preprocessing> preprocessing, Hooks const& hooks);

    // Another picture for the network that is open.
    Reply<SeenPicture> see(std::string const& picture, net::Preprocessing preprocessing, Hooks const& hooks);

    // Nothing where the viewing is not the one that is here.
    std::optional<LayerSheet> sheet(SheetKey const& key);
    std::optional<UnitGlimpse> glimpse(GlimpseKey const& key, net::Cancelled const& cancelled);

    // Whether it is the model of this file that is open.
    bool has_open(std::string const& model) const { return open_ && open_->path == model; }

    // For whatever else is asked of what is seen. There is a viewing, and it has this number.
    bool holds(std::uint64_t viewing) const { return seen_ && seen_->number == viewing; }
    story::Viewing const& viewing() const { return seen_->viewing; }
    story::Viewer& viewer() { return *open_->viewer; }
    projection::Projector& projector() { return *open_->projector; }
    figure::Pixels const& pixels() const { return seen_->pixels; }
    net::Preprocessing preprocessing() const { return seen_->preprocessing; }

private:
    struct Open {
        std::string path;
        std::unique_ptr<story::Viewer> viewer;
        std::unique_ptr<projection::Projector> projector;  // of the viewer's graph
        std::vector<net::ValueId> wanted;
    };
    struct Seen {
        std::uint64_t number{};
        story::Viewing viewing;
        figure::Pixels pixels;
        net::Preprocessing preprocessing{};
    };
    struct Look {
        Seen seen;
        SeenPicture picture;
    };

    base::Result<Look> look(Open& open, std::string const& picture, net::Preprocessing preprocessing,
                            Hooks const& hooks);

    std::optional<Open> open_;
    std::optional<Seen> seen_;
    std::uint64_t last_number_{0};
};

}  // namespace deconvista::state
