#pragma once
// A picture book: scenes by name, each as a picture in its own views and an isometric one, and an index page that shows
// them.

#include <string>
#include <vector>

#include "app/export/order.h"
#include "app/export/task.h"

namespace deconvista::exporting {

struct BookScene {
    std::string name;  // of its files: NAME.png, NAME-isometric.png
    std::string title;
    scene::Scene scene;
};

// Into a directory, which may exist and whose parent must: the pictures and index.html, all of them or none; pictures
// of an earlier book stay as they were until then, other files always. Each
// picture shows its scene at three fifths of the slide. Of the settings size, look and language count. Problems: a name
// is taken (when refused), what the disk says.
base::Result<Ending> export_book(std::string const& directory, std::vector<BookScene> const& scenes,
                                 Settings const& settings, paint::FontData const& fonts, Hooks const& hooks);

}  // namespace deconvista::exporting
