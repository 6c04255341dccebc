#pragma once
// What is noted beside a model, in NAME.deconvista.json for NAME.onnx:
//
//   {"preprocessing": "caffe", "labels": "synset.txt"}
//
// Both keys may be left out. `labels` is the plain name of a text file in the same folder.

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/net/preprocessing.h"

namespace deconvista::models {

struct ModelNotes {
    std::optional<net::Preprocessing> preprocessing;
    std::optional<std::string> labels;  // the path of the file
};

// Where the notes of this model are looked for.
std::string notes_path(std::string const& model);

// Empty notes where there is no such file.
base::Result<ModelNotes> read_model_notes(std::string const& model);

// One label a line; the last line need not end.
base::Result<std::vector<std::string>> read_labels(std::string const& path);

}  // namespace deconvista::models
