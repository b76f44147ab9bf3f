#include "engine/kustomize/print/written_keys.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "engine/kustomize/read/read_objects.h"
#include "engine/yaml/timestamp.h"

namespace sidelint::kustomize {

bool is_other_than_string(std::string_view key) {
  constexpr std::string_view kWords[] = {"true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL"};
  constexpr std::size_t kLongestWord = 5;
  const char first = key.empty() ? '~' : key.front();
  if (first <= '9' || first == '~') return kind_of_plain(key) != yaml::Kind::string || yaml::is_timestamp(key);
  return key.size() <= kLongestWord && std::ranges::find(kWords, key) != std::end(kWords);
}

void note_written_key(Resource& resource, std::string_view key) {
  if (!resource.unprintable && is_other_than_string(key))
    resource.unprintable = Unprintable{resource.written, std::string(key)};
}

void note_written_keys(Resource& resource, const yaml::Value* mapping) {
  if (mapping == nullptr) return;
  for (const yaml::Entry& entry : mapping->entries) note_written_key(resource, entry.key);
}

}  // namespace sidelint::kustomize
