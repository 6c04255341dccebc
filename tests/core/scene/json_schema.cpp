#include "tests/core/scene/json_schema.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace deconvista::scene {
namespace {

using nlohmann::json;

bool is_integral(json const& value) {
    return value.is_number_integer() ||
           (value.is_number_float() && std::floor(value.get<double>()) == value.get<double>());
}

bool has_type(std::string const& type, json const& value) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "number") return value.is_number();
    return type == "integer" && is_integral(value);
}

class Validator {
public:
    explicit Validator(json const& root) : root_{root} {}

    std::string fault(json const& schema, json const& value, std::string const& path) const {
        if (schema.is_boolean()) return schema.get<bool>() ? "" : path + ": not allowed";
        for (auto const& [keyword, argument] : schema.items()) {
            auto const found = keywords().find(keyword);
            if (found == keywords().end()) return path + ": keyword " + keyword + " is not implemented";
            auto const inner = found->second(*this, argument, value, path, schema);
            if (!inner.empty()) return inner;
        }
        return "";
    }

private:
    using Keyword = std::function<std::string(Validator const&, json const& argument, json const& value,
                                              std::string const& path, json const& schema)>;

    static std::string unless(bool fits, std::string const& path, char const* keyword) {
        return fits ? "" : path + ": " + keyword;
    }

    bool fits(json const& schema, json const& value) const { return fault(schema, value, "").empty(); }

    std::int64_t fitting(json const& schemas, json const& value) const {
        return std::count_if(schemas.begin(), schemas.end(), [&](json const& schema) { return fits(schema, value); });
    }

    std::string members_fault(json const& schemas, json const& value, std::string const& path) const {
        if (!value.is_object()) return "";
        for (auto const& [key, schema] : schemas.items()) {
            if (!value.contains(key)) continue;
            auto const inner = fault(schema, value.at(key), path + "/" + key);
            if (!inner.empty()) return inner;
        }
        return "";
    }

    std::string items_fault(json const& schema, json const& value, std::string const& path) const {
        if (!value.is_array()) return "";
        for (std::size_t i = 0; i < value.size(); ++i) {
            auto const inner = fault(schema, value.at(i), path + "/" + std::to_string(i));
            if (!inner.empty()) return inner;
        }
        return "";
    }

    std::string branch_fault(json const& condition, json const& value, std::string const& path,
                             json const& schema) const {
        auto const* const branch = fits(condition, value) ? "then" : "else";
        return schema.contains(branch) ? fault(schema.at(branch), value, path) : "";
    }

    json const& referred(json const& reference) const {
        return root_.at(json::json_pointer{reference.get<std::string>().substr(1)});
    }

    static std::map<std::string, Keyword> const& keywords() {
        auto const note = [](auto const&...) { return std::string{}; };
        static std::map<std::string, Keyword> const known{
            {"$schema", note},
            {"$defs", note},
            {"title", note},
            {"description", note},
            {"then", note},
            {"else", note},
            {"$ref", [](auto& self, auto& to, auto& value, auto& path,
                        auto&) { return self.fault(self.referred(to), value, path); }},
            {"type", [](auto&, auto& type, auto& value, auto& path,
                        auto&) { return unless(has_type(type, value), path, "type"); }},
            {"const",
             [](auto&, auto& only, auto& value, auto& path, auto&) { return unless(only == value, path, "const"); }},
            {"enum", [](auto&, auto& all, auto& value, auto& path,
                        auto&) { return unless(std::find(all.begin(), all.end(), value) != all.end(), path, "enum"); }},
            {"required",
             [](auto&, auto& keys, auto& value, auto& path, auto&) {
                 auto const there = [&](json const& key) { return value.contains(key.template get<std::string>()); };
                 return unless(!value.is_object() || std::all_of(keys.begin(), keys.end(), there), path, "required");
             }},
            {"properties", [](auto& self, auto& all, auto& value, auto& path,
                              auto&) { return self.members_fault(all, value, path); }},
            {"additionalProperties",
             [](auto&, auto&, auto& value, auto& path, auto& schema) {
                 auto const known_key = [&](auto const& member) {
                     return schema.at("properties").contains(member.key());
                 };
                 if (!value.is_object()) return std::string{};
                 auto const members = value.items();
                 return unless(std::all_of(members.begin(), members.end(), known_key), path, "additionalProperties");
             }},
            {"items", [](auto& self, auto& each, auto& value, auto& path,
                         auto&) { return self.items_fault(each, value, path); }},
            {"minItems", [](auto&, auto& n, auto& value, auto& path,
                            auto&) { return unless(!value.is_array() || value.size() >= n, path, "minItems"); }},
            {"maxItems", [](auto&, auto& n, auto& value, auto& path,
                            auto&) { return unless(!value.is_array() || value.size() <= n, path, "maxItems"); }},
            {"minLength",
             [](auto&, auto& n, auto& value, auto& path, auto&) {
                 return unless(!value.is_string() || value.template get<std::string>().size() >= n, path, "minLength");
             }},
            {"maxLength",
             [](auto&, auto& n, auto& value, auto& path, auto&) {
                 return unless(!value.is_string() || value.template get<std::string>().size() <= n, path, "maxLength");
             }},
            {"minimum", [](auto&, auto& n, auto& value, auto& path,
                           auto&) { return unless(!value.is_number() || value >= n, path, "minimum"); }},
            {"maximum", [](auto&, auto& n, auto& value, auto& path,
                           auto&) { return unless(!value.is_number() || value <= n, path, "maximum"); }},
            {"anyOf", [](auto& self, auto& all, auto& value, auto& path,
                         auto&) { return unless(self.fitting(all, value) > 0, path, "anyOf"); }},
            {"oneOf", [](auto& self, auto& all, auto& value, auto& path,
                         auto&) { return unless(self.fitting(all, value) == 1, path, "oneOf"); }},
            {"allOf",
             [](auto& self, auto& all, auto& value, auto& path, auto&) {
                 for (auto const& schema : all)
                     if (auto const inner = self.fault(schema, value, path); !inner.empty()) return inner;
                 return std::string{};
             }},
            {"if", [](auto& self, auto& condition, auto& value, auto& path,
                      auto& schema) { return self.branch_fault(condition, value, path, schema); }},
        };
        return known;
    }

    json const& root_;
};

}  // namespace

std::string schema_fault(json const& schema, json const& value) {
    return Validator{schema}.fault(schema, value, "");
}

}  // namespace deconvista::scene
