// JSON written as it is made: a report of many findings is never in memory as a whole.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace sidelint::reporters {

using Json = nlohmann::ordered_json;

// Indented by two, keys in the order in which they are given. Only ASCII is written (names from manifests may hold
// controls that a terminal obeys, or bytes that are not UTF-8: those become U+FFFD), so the bytes are the same
// everywhere.
class JsonWriter {
 public:
  explicit JsonWriter(std::ostream& out) : out_(out) {}

  void begin_object();
  void begin_array();
  void end();  // of what was begun last; after the outermost, ends the line
  void key(std::string_view name);
  void value(const Json& value);

 private:
  struct Level {
    char close;
    bool empty;
  };
  void begin(char open, char close);
  void separate();
  void indent();

  std::ostream& out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace sidelint::reporters
