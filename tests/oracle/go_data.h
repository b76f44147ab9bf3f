// JSON as Go's decoders hand it to a template, and the reading of recorded answers. For the tests of templates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"
#include "tests/harness/oracle.h"

namespace sidelint::testing {

// encoding/json makes every number a float64; Kubernetes' own decoder keeps whole ones as int64.
enum class GoNumbers : std::uint8_t { floating, whole_where_possible };

inline gotmpl::Value go_number(const nlohmann::json& json, GoNumbers numbers) {
  if (numbers == GoNumbers::whole_where_possible && json.is_number_integer() &&
      !(json.is_number_unsigned() && json.get<std::uint64_t>() > INT64_MAX))
    return gotmpl::Value::integer(json.get<std::int64_t>(), gotmpl::kInt64);
  return gotmpl::Value::real(json.get<double>());
}

// Recursion is as deep as the recorded answers are, which is 70 levels at most.
inline gotmpl::Value go_value(gotmpl::Heap& heap, const nlohmann::json& json, GoNumbers numbers) {
  using gotmpl::Value;
  if (json.is_boolean()) return Value::boolean(json.get<bool>());
  if (json.is_number()) return go_number(json, numbers);
  if (json.is_string()) return heap.text(json.get<std::string>());
  if (json.is_array()) {
    std::vector<Value> items;
    for (const auto& item : json) items.push_back(go_value(heap, item, numbers));
    return heap.appended_slice(std::move(items));
  }
  if (json.is_object()) {
    const Value map = heap.map();
    for (const auto& [key, item] : json.items()) heap.set(map, key, go_value(heap, item, numbers));
    return map;
  }
  return {};
}

inline std::string base64_decoded(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) continue;
    bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
    }
  }
  return out;
}

// A text of the recorded answers; one that is not UTF-8 stands in base64 under the name with B64 behind it.
inline std::string recorded_text(const nlohmann::json& object, const std::string& name) {
  if (object.contains(name)) return object.at(name).get<std::string>();
  if (object.contains(name + "B64")) return base64_decoded(object.at(name + "B64").get<std::string>());
  return {};
}

inline bool has_recorded(const nlohmann::json& object, const std::string& name) {
  return object.contains(name) || object.contains(name + "B64");
}

inline std::filesystem::path oracle_folder() {
  if (const char* folder = std::getenv("SIDELINT_ORACLE")) return folder;
  return std::filesystem::path(SIDELINT_SOURCE_DIR) / "../shared/oracle";
}

struct Agreement {
  std::size_t agreed = 0;
  std::size_t total = 0;
};

// Hands every line to `check`, which says what disagrees (an empty text: all is well) or that the line is not its own
// (nothing); tells the figures and the first ten.
inline Agreement compare_lines(const std::filesystem::path& file,
                               const std::function<std::optional<std::string>(const nlohmann::json&)>& check) {
  constexpr std::size_t kShown = 10;
  Agreement out;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    const nlohmann::json json = parse_json(line);
    const std::optional<std::string> wrong = check(json);
    if (!wrong) continue;
    ++out.total;
    if (wrong->empty()) {
      ++out.agreed;
    } else if (out.total - out.agreed <= kShown) {
      std::cout << (json.contains("id") ? json.at("id") : json.at("name")).get<std::string>() << ": " << *wrong << "\n";
    }
  }
  std::cout << "oracle " << file.filename().string() << ": " << out.agreed << " of " << out.total << "\n";
  return out;
}

}  // namespace sidelint::testing
