#include "engine/source/ignore_scope.h"

#include <cstdint>
#include <iterator>
#include <utility>

namespace sidelint {
namespace {

constexpr std::uint64_t kLargestPatternFile = 16U << 20U;

// The folder that holds `path`, an absolute path without a `/` at the end; empty above the topmost folder.
std::string parent(const std::string& path) { return path.substr(0, path.rfind('/')); }

}  // namespace

bool is_ignored(const IgnoreScope* scope, std::string_view path, Gitignore::Entry entry) {
  for (; scope != nullptr; scope = scope->outer) {
    const Gitignore::Answer answer = scope->patterns.ask(path.substr(scope->base), entry);
    if (answer != Gitignore::Answer::silent) return answer == Gitignore::Answer::ignored;
  }
  return false;
}

const IgnoreScope* IgnoreReader::read(const std::string& file, std::size_t base, const IgnoreScope* outer) {
  const Result<std::string> text = files_->read(file, kLargestPatternFile);
  if (!text) {
    unread_.push_back({file, text.failure().text});
    return outer;
  }
  Gitignore patterns(*text);
  if (patterns.empty()) return outer;
  scopes_.push_back(std::make_unique<const IgnoreScope>(IgnoreScope{std::move(patterns), base, outer}));
  return scopes_.back().get();
}

const IgnoreScope* IgnoreReader::read_folder(const std::string& path, std::size_t base, const IgnoreScope* outer) {
  return read(path + ".gitignore", base, outer);
}

const IgnoreScope* IgnoreReader::read_repository(const std::string& path, std::size_t base) {
  const std::string file = path + ".git/info/exclude";
  return files_->kind(file) ? read(file, base, nullptr) : nullptr;
}

IgnoreReader::Above IgnoreReader::read_above(const std::string& real_root) {
  std::string top = real_root;
  while (!top.empty() && !files_->kind(top + "/.git")) top = parent(top);
  if (top.empty() || top == real_root) return {"", nullptr};

  const IgnoreScope* scope = read_repository(top + "/", 0);
  // The folders from the top down to the one that holds the root; the walk reads the root's own file.
  for (std::size_t end = top.size(); end != std::string::npos; end = real_root.find('/', end + 1)) {
    const std::string folder = real_root.substr(0, end + 1);
    const std::string file = folder + ".gitignore";
    // git reads no .gitignore that is a symbolic link.
    const Result<std::string> real = files_->real_path(file);
    if (real && *real == file) scope = read_folder(folder, folder.size() - top.size() - 1, scope);
  }
  return {real_root.substr(top.size() + 1) + "/", scope};
}

void IgnoreReader::adopt(IgnoreReader&& other) {
  scopes_.insert(scopes_.end(), std::make_move_iterator(other.scopes_.begin()),
                 std::make_move_iterator(other.scopes_.end()));
  unread_.insert(unread_.end(), std::make_move_iterator(other.unread_.begin()),
                 std::make_move_iterator(other.unread_.end()));
}

}  // namespace sidelint
