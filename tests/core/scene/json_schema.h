#pragma once
// As much of JSON Schema (draft 2020-12) as the project's schema uses.

#include <string>

#include <nlohmann/json.hpp>

namespace deconvista::scene {

// Why the value does not fit the schema ("/input/shape/0: minimum"), "" if it does. A keyword that is not implemented
// here is a reason as well.
std::string schema_fault(nlohmann::json const& schema, nlohmann::json const& value);

}  // namespace deconvista::scene
