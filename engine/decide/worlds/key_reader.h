// The values that a label or annotation may come to have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/worlds/facts.h"
#include "engine/model/object.h"

namespace sidelint::decide {

// The values of a key that matter: those that a selector names, another one, and none.
std::vector<Option> all_values(const Mention& mention);
void add_value(std::vector<Option>& values, const Option& value);

// What is not known, if something changes `what` before it is applied.
Missing alteration_missing(const model::Alteration& alteration, const std::string& what);

// Whether it changes this label, or annotation.
bool changes(const model::Alteration& alteration, model::Alteration::Field field, std::string_view key);

// What a label or annotation as written may become. Values beyond the one as written open the key.
class KeyReader {
 public:
  KeyReader(const Mention& mention, const model::Field* written);

  void alter(const std::vector<model::Alteration>& alterations, model::Alteration::Field field);
  // The key is there, with a value that something else gives it.
  void set_by(Missing missing);

  bool is_open() const { return values_.size() > 1; }
  const Option& value() const { return values_.front(); }
  OpenKey open(OpenKey::Of of, std::string owner) const;

 private:
  const Mention& mention_;
  std::vector<Option> values_;
  Missing missing_;
};

}  // namespace sidelint::decide
