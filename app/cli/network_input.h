#pragma once
// What commands on networks have in common: the model, the engine, what is put in.

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "app/cli/syntax.h"
#include "app/models/trouble.h"
#include "core/base/result.h"
#include "core/net/engine.h"
#include "core/net/preprocessing.h"
#include "core/story/viewing.h"
#include "core/text/text.h"

namespace deconvista::cli {

constexpr char const* kAutomaticEngine = "auto";  // the fast one, unless the command knows better

struct NetworkArguments {
    std::string model;
    std::vector<std::string> inputs;  // .npy files, in the order of the network's inputs
    std::string image, preprocess;    // in place of inputs; preprocess: as noted beside the model if not given
    std::string engine{"onednn"};
};

// MODEL and the options that go with it, with the values they have as what is taken when they are not given.
void declare_network(NetworkArguments& arguments, Syntax& command, text::Language language);

// The options that other commands on networks have as well.
void declare_preprocess(NetworkArguments& arguments, Syntax& command, text::Language language);
void declare_engine(NetworkArguments& arguments, Syntax& command, text::Language language);

using models::Trouble;

// Checks words and what excludes what, before any file is opened. Problems are of Kind::Usage.
base::Outcome check_network_arguments(NetworkArguments const& arguments);

// The same for a command that looks at a picture, which is then needed.
base::Outcome check_picture_arguments(NetworkArguments const& arguments, std::string const& command);

story::EngineChoice engine_choice(NetworkArguments const& arguments);
std::unique_ptr<net::Engine> make_engine(NetworkArguments const& arguments, net::Graph graph);

// How pictures are prepared: what the command line says, else what is noted beside the model.
std::variant<net::Preprocessing, Trouble> preprocessing_for(NetworkArguments const& arguments);

// The model, opened, and the arrays that it wants, from .npy files or from a picture.
struct OpenedNetwork {
    net::Graph graph;
    std::vector<net::Array> inputs;
};
std::variant<OpenedNetwork, Trouble> open_network(NetworkArguments const& arguments);

// The values of these names (of values or nodes); an unknown one is refused with the nearest that there is.
base::Result<std::vector<net::ValueId>> find_layers(net::Graph const& graph, std::vector<std::string> const& names);

}  // namespace deconvista::cli
