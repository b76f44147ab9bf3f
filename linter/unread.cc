#include "linter/unread.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace sidelint::linter {
namespace {

using rules::UnreadInput;

// In whatever encoding: what stands between the letters in UTF-16 is NUL.
bool speaks_of_objects(std::string bytes) {
  std::erase(bytes, '\0');
  const auto holds = [&](std::string_view word) { return bytes.find(word) != std::string::npos; };
  return holds("apiVersion") && holds("kind");
}

// Most JSON in a repository is somebody else's data.
bool is_named_as_manifest(std::string_view path) { return !path.ends_with(".json"); }

}  // namespace

std::vector<UnreadInput> unread_input(const FileSystem& files, const Walk& walk, const units::Scan& scan,
                                      std::uint64_t limit, SourceMap& sources) {
  std::vector<UnreadInput> all;
  for (const units::ScannedFile& file : scan.files) {
    if (!file.unreadable) continue;
    const std::string& path = sources.path(file.source);
    Result<std::string> bytes = files.read(path, limit);
    all.push_back({.at = OriginId::written({file.source, 0, 0}),
                   .kind = UnreadInput::Kind::file,
                   .why = *file.unreadable,
                   .is_manifest = bytes ? speaks_of_objects(std::move(bytes).value()) : is_named_as_manifest(path)});
  }
  for (const Unread& unread : walk.unread) {
    all.push_back({.at = OriginId::written({sources.add(unread.path), 0, 0}),
                   .kind = UnreadInput::Kind::folder_or_link,
                   .why = unread.why});
  }
  return all;
}

}  // namespace sidelint::linter
