// Where new entries go, and how they are written there. Private to the room.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/yaml/edit_sheet.h"

namespace sidelint::edit {

// An entry as it will stand there.
struct Fresh {
  std::string key;
  std::string value;               // on one line, good within brackets too; empty: nothing is written
  std::string block;               // instead of `value`: a block scalar whose lines are written for `block_column`
  std::size_t block_column = 0;    // of its key
  std::vector<std::string> above;  // comments
  std::string behind;
};

// Where keys lead to, as far as there is something.
struct Found {
  CstIndex mapping = kNoCst;         // the last mapping on the way
  CstIndex hole = kNoCst;            // its entry that holds nothing yet and shall hold the rest
  std::vector<std::string> missing;  // keys that lead on from there
};

std::vector<std::string> keys_of(std::string_view path);
// The value that the place begins at; none, with a refusal, if it is not written here.
CstIndex base_of(const Sheet& sheet, const Place& place, Draft& draft);
bool find_place(const Sheet& sheet, const Place& place, Found& found, Draft& draft);

bool insert(const Sheet& sheet, const Found& found, const Fresh& fresh, Draft& draft);
bool insert_item(const Sheet& sheet, CstIndex sequence, const std::string& text, Draft& draft);

}  // namespace sidelint::edit
