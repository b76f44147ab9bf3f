// Enough of JSON Schema 2020-12 to hold reports against their schema: $ref inside the document, type, const, enum,
// required, properties, additionalProperties: false, items, minItems, minLength, minimum, pattern, anyOf. Other
// keywords count as notes.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>
#include <regex.h>

namespace sidelint::testing {

class JsonSchema {
 public:
  using Json = nlohmann::ordered_json;

  explicit JsonSchema(Json schema) : schema_(std::move(schema)) {}

  // What does not hold, each with its place; empty if the value is valid.
  std::vector<std::string> complaints(const Json& value) const {
    std::vector<std::string> found;
    check(schema_, value, "", found);
    return found;
  }

 private:
  using Found = std::vector<std::string>;

  static bool has_type(const Json& value, const std::string& type) {
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    return std::string(value.type_name()) == type;
  }

  static bool has_one_of(const Json& value, const Json& types) {
    if (types.is_string()) return has_type(value, types);
    return std::any_of(types.begin(), types.end(), [&](const Json& type) { return has_type(value, type); });
  }

  void check(const Json& schema, const Json& value, const std::string& at, Found& found) const {
    const auto complain = [&](const std::string& why) { found.push_back((at.empty() ? "/" : at) + ": " + why); };
    const auto says = [&](const char* keyword) { return schema.contains(keyword); };
    if (says("$ref")) {
      check(schema_.at(Json::json_pointer(std::string(schema["$ref"]).substr(1))), value, at, found);
    }
    if (says("type") && !has_one_of(value, schema["type"])) return complain("is no " + schema["type"].dump());
    if (says("const") && value != schema["const"]) complain("is not " + schema["const"].dump());
    if (says("enum") && std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end()) {
      complain("is none of " + schema["enum"].dump());
    }
    if (says("minimum") && value.is_number() && value < schema["minimum"]) complain("is too small");
    if (says("anyOf")) check_any(schema["anyOf"], value, at, found);
    if (value.is_string()) check_string(schema, value, complain);
    if (value.is_array()) check_items(schema, value, at, found);
    if (value.is_object()) check_members(schema, value, at, found);
  }

  template <class Complain>
  static void check_string(const Json& schema, const std::string& value, const Complain& complain) {
    if (schema.contains("minLength") && value.size() < schema["minLength"]) complain("is too short");
    if (schema.contains("pattern") && !matches(value, schema["pattern"])) {
      complain("does not match " + schema["pattern"].dump());
    }
  }

  // The patterns of our schemas mean the same as POSIX extended regular expressions. g++ 12 warns of <regex>.
  static bool matches(const std::string& value, const std::string& pattern) {
    regex_t compiled{};
    if (regcomp(&compiled, pattern.c_str(), REG_EXTENDED | REG_NOSUB) != 0) return false;
    const bool found = regexec(&compiled, value.c_str(), 0, nullptr, 0) == 0;
    regfree(&compiled);
    return found;
  }

  void check_any(const Json& schemas, const Json& value, const std::string& at, Found& found) const {
    for (const Json& schema : schemas) {
      Found here;
      check(schema, value, at, here);
      if (here.empty()) return;
    }
    found.push_back(at + ": is none of the choices");
  }

  void check_items(const Json& schema, const Json& value, const std::string& at, Found& found) const {
    if (schema.contains("minItems") && value.size() < schema["minItems"]) found.push_back(at + ": has too few items");
    if (!schema.contains("items")) return;
    for (std::size_t i = 0; i < value.size(); ++i) {
      check(schema["items"], value[i], at + '/' + std::to_string(i), found);
    }
  }

  void check_members(const Json& schema, const Json& value, const std::string& at, Found& found) const {
    for (const Json& key : schema.value("required", Json::array())) {
      if (!value.contains(std::string(key))) found.push_back(at + ": lacks " + std::string(key));
    }
    const Json properties = schema.value("properties", Json::object());
    for (const auto& [key, member] : value.items()) {
      if (properties.contains(key)) {
        check(properties[key], member, at + '/' + key, found);
      } else if (schema.value("additionalProperties", Json()) == Json(false)) {
        found.push_back(at + ": may not have " + key);
      }
    }
  }

  Json schema_;
};

}  // namespace sidelint::testing
