#include "app/state/network_work.h"

#include <utility>

#include "app/models/picture_folder.h"
#include "app/state/file_browser.h"

namespace deconvista::state {
namespace {

Hooks hooks_of(Task const& task) {
    return {[&task](float progress) { task.report(progress); }, [&task] { return task.is_given_up(); }};
}

Reply<FolderListing> listing(std::string const& folder) {
    auto names = models::pictures_in(folder);
    if (!names) return {names.problem(), {}};
    if (names->empty()) return {base::refused("folder_without_pictures"), last_part(folder)};
    return {FolderListing{folder, *std::move(names)}, {}};
}

}  // namespace

void NetworkWork::ask(NetworkDesk desk, Question question) {
    worker_.want(number(desk),
                 [this, question = std::move(question)](Task const& task) { return question(bench_, task); });
}

void NetworkWork::open(std::string model, std::string picture, std::optional<net::Preprocessing> preprocessing) {
    give_up(NetworkDesk::Picture);
    ask(NetworkDesk::Model,
        [model = std::move(model), picture = std::move(picture), preprocessing](NetworkBench& bench, Task const& task) {
            task.deliver(bench.open(model, picture, preprocessing, hooks_of(task)));
            return Work::Done;
        });
}

void NetworkWork::see(std::string picture, net::Preprocessing preprocessing) {
    ask(NetworkDesk::Picture, [picture = std::move(picture), preprocessing](NetworkBench& bench, Task const& task) {
        task.deliver(bench.see(picture, preprocessing, hooks_of(task)));
        return Work::Done;
    });
}

void NetworkWork::make_sheet(SheetKey key) {
    ask(NetworkDesk::Sheet, [key](NetworkBench& bench, Task const& task) {
        if (auto sheet = bench.sheet(key)) task.deliver(*std::move(sheet));
        return Work::Done;
    });
}

void NetworkWork::glimpse(GlimpseKey key) {
    ask(NetworkDesk::Glimpse, [key = std::move(key)](NetworkBench& bench, Task const& task) {
        if (auto glimpse = bench.glimpse(key, [&] { return task.is_given_up(); })) task.deliver(*std::move(glimpse));
        return Work::Done;
    });
}

void NetworkWork::list(std::string folder) {
    ask(NetworkDesk::Folder, [folder = std::move(folder)](NetworkBench&, Task const& task) {
        task.deliver(listing(folder));
        return Work::Done;
    });
}

bool NetworkWork::has_news() const {
    for (std::size_t desk = 0; desk < kNetworkDesks; ++desk)
        if (worker_.has_news(desk)) return true;
    return false;
}

}  // namespace deconvista::state
