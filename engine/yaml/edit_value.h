// Operations done on values: what an edited document must read as.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "engine/yaml/value.h"

namespace sidelint::edit {

// A key of a mapping, or the number of an item.
using Step = std::variant<std::string, std::size_t>;
using Path = std::vector<Step>;

struct ValueChange {
  enum class What : std::uint8_t {
    erase,   // the entry at `path`
    set,     // the value at `path` becomes `text`
    rename,  // the entry at `path` gets the key `text`
    add,     // the mapping at `path` gets `text` under `key`; it and its parents are made where they are missing
    append,  // the sequence at `path` gets `text`
    move,    // the entry at `from` goes to the mapping at `path`
  } what;
  Path path;
  std::string text = {};
  std::string key = {};
  Path from = {};
};

// Whether it could be done: that a key is there, or is not there yet.
bool apply(yaml::Value& root, const ValueChange& change);

}  // namespace sidelint::edit
