#include "engine/decide/worlds/key_reader.h"

#include <algorithm>
#include <utility>

namespace sidelint::decide {
namespace {

using model::Alteration;
using Field = model::Alteration::Field;

// The title of a policy has its quotes.
std::string in_quotes(std::string_view by) { return by.ends_with('`') ? std::string(by) : '`' + std::string(by) + '`'; }

}  // namespace

std::vector<Option> all_values(const Mention& mention) {
  std::vector<Option> values(mention.values.begin(), mention.values.end());
  values.emplace_back(kOtherValue);
  values.emplace_back(std::nullopt);
  return values;
}

void add_value(std::vector<Option>& values, const Option& value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

Missing alteration_missing(const Alteration& alteration, const std::string& what) {
  const std::string text = alteration.by == "substitution" ? "what is substituted in " + what
                           : alteration.by == "values"     ? "what values that are not here say of " + what
                                                           : "what " + in_quotes(alteration.by) + " makes of " + what;
  return {Missing::Fact::alteration, std::string(alteration.by), text, alteration.at};
}

bool changes(const Alteration& alteration, Field field, std::string_view key) {
  if (alteration.field == Field::anything) return field != Field::name_space;
  return alteration.field == field && (alteration.key.empty() || alteration.key == key);
}

KeyReader::KeyReader(const Mention& mention, const model::Field* written) : mention_(mention) {
  if (written == nullptr || !written->placeholder) {
    values_.push_back(written == nullptr ? std::nullopt : Option(written->value));
    return;
  }
  for (const std::string& value : mention.values) add_value(values_, value);
  add_value(values_, std::string(kOtherValue));
  missing_ = {Missing::Fact::label_value, mention.key, "the value of " + mention.key, written->at};
}

void KeyReader::alter(const std::vector<Alteration>& alterations, Field field) {
  for (const Alteration& alteration : alterations) {
    if (!changes(alteration, field, mention_.key)) continue;
    missing_ = alteration_missing(alteration, mention_.key);
    const bool told = alteration.value.has_value() && alteration.field == field && !alteration.key.empty();
    if (told) {
      add_value(values_, alteration.value);
    } else {
      for (const Option& value : all_values(mention_)) add_value(values_, value);
    }
  }
}

void KeyReader::set_by(Missing missing) {
  for (const std::string& value : mention_.values) add_value(values_, value);
  add_value(values_, std::string(kOtherValue));
  std::erase(values_, Option());
  missing_ = std::move(missing);
}

OpenKey KeyReader::open(OpenKey::Of of, std::string owner) const {
  return {of, std::move(owner), mention_.key, values_, missing_};
}

}  // namespace sidelint::decide
