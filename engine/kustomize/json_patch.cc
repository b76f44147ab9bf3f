#include "engine/kustomize/json_patch.h"

#include <charconv>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

#include "engine/kustomize/print/printed.h"
#include "engine/yaml/json_grammar.h"
#include "engine/yaml/json_pointer.h"

namespace sidelint::kustomize {
namespace {

using Path = std::span<const std::string>;

struct Word {
  std::string_view name;
  JsonOperation::Kind kind;
};
constexpr Word kWords[] = {{"add", JsonOperation::Kind::add},         {"remove", JsonOperation::Kind::remove},
                           {"replace", JsonOperation::Kind::replace}, {"move", JsonOperation::Kind::move},
                           {"copy", JsonOperation::Kind::copy},       {"test", JsonOperation::Kind::test}};

// What stands before the first `/` does not count: to evanphx/json-patch v4 `data/key` is `/key`.
std::optional<std::vector<std::string>> split_pointer(std::string_view pointer) {
  std::vector<std::string> parts;
  if (pointer.empty()) return parts;
  const std::size_t first = pointer.find('/');
  if (first == std::string_view::npos) return std::nullopt;
  for (std::size_t begin = first + 1;;) {
    const std::size_t end = std::min(pointer.find('/', begin), pointer.size());
    parts.push_back(yaml::unescape_reference_token(pointer.substr(begin, end - begin)));
    if (end == pointer.size()) return parts;
    begin = end + 1;
  }
}

std::string to_text(Path path) {
  std::string text;
  for (const std::string& part : path) (text += '/') += part;
  return text;
}

// A position in a list; negative ones count from the end.
std::optional<std::size_t> index_of(const std::string& part, std::size_t size) {
  std::string_view digits = part;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  if (digits.starts_with('-') && digits.size() != part.size()) return std::nullopt;
  long long index = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (index < 0) index += static_cast<long long>(size);
  if (index < 0 || index > static_cast<long long>(size)) return std::nullopt;
  return static_cast<std::size_t>(index);
}

yaml::Value* child(yaml::Value& container, const std::string& part) {
  if (container.is(yaml::Kind::mapping)) return container.find(part);
  if (!container.is(yaml::Kind::sequence)) return nullptr;
  const std::optional<std::size_t> index = index_of(part, container.items.size());
  return index && *index < container.items.size() ? &container.items[*index] : nullptr;
}

yaml::Value* find(yaml::Value& object, Path path) {
  yaml::Value* at = &object;
  for (const std::string& part : path)
    if ((at = child(*at, part)) == nullptr) return nullptr;
  return at;
}

class Patcher {
 public:
  Patcher(Run& run, const Hand& hand, yaml::Value& object) : run_(run), hand_(hand), object_(object) {}

  bool apply(const JsonOperation& operation) {
    switch (operation.kind) {
      case JsonOperation::Kind::add:
        return add(operation, operation.value);
      case JsonOperation::Kind::remove:
        return remove(operation, operation.path).has_value();
      case JsonOperation::Kind::replace:
        return replace(operation);
      case JsonOperation::Kind::move: {
        std::optional<yaml::Value> moved = remove(operation, operation.from);
        return moved && add(operation, *std::move(moved));
      }
      case JsonOperation::Kind::copy: {
        const yaml::Value* source = operation.from.empty() ? nullptr : read(operation.from);
        if (source == nullptr) return fail(operation, operation.from);
        yaml::Value copy = *source;
        return run_.charge(copy) && add(operation, std::move(copy));
      }
      case JsonOperation::Kind::test:
        return test(operation);
      case JsonOperation::Kind::wrong:
        return run_.refuse(operation.at, std::string(operation.why_wrong));
    }
    return true;
  }

 private:
  bool fail(const JsonOperation& operation, Path path) {
    return run_.refuse(operation.at, "the patch does not apply: nothing at `" + to_text(path) + "`");
  }

  // To evanphx/json-patch v4 a key that a mapping lacks is there, and null; only a list has places that are missing.
  const yaml::Value* read(Path path) {
    if (const yaml::Value* value = find(object_, path)) return value;
    const yaml::Value* parent = find(object_, path.first(path.size() - 1));
    return parent != nullptr && parent->is(yaml::Kind::mapping) ? &absent_ : nullptr;
  }

  OriginId origin(const JsonOperation& operation, OriginId before) {
    return run_.patched(operation.value.origin ? operation.value.origin : OriginId::written(operation.at), hand_,
                        before);
  }

  bool add(const JsonOperation& operation, yaml::Value value) {
    value.origin = origin(operation, {});
    if (operation.path.empty()) return fail(operation, operation.path);
    yaml::Value* parent = find(object_, Path(operation.path).first(operation.path.size() - 1));
    const std::string& name = operation.path.back();
    if (parent != nullptr && parent->is(yaml::Kind::mapping)) {
      if (const yaml::Value* present = parent->find(name)) value.origin = origin(operation, present->origin);
      parent->set(name, std::move(value), OriginId::written(operation.at));
      return true;
    }
    if (parent == nullptr || !parent->is(yaml::Kind::sequence)) return fail(operation, operation.path);
    if (name == "-") return parent->items.push_back(std::move(value)), true;
    const std::optional<std::size_t> index = index_of(name, parent->items.size() + (name.starts_with('-') ? 1 : 0));
    if (!index || *index > parent->items.size()) return fail(operation, operation.path);
    parent->items.insert(parent->items.begin() + static_cast<std::ptrdiff_t>(*index), std::move(value));
    return true;
  }

  std::optional<yaml::Value> remove(const JsonOperation& operation, Path path) {
    yaml::Value* parent = path.empty() ? nullptr : find(object_, path.first(path.size() - 1));
    yaml::Value* value = parent == nullptr ? nullptr : child(*parent, path.back());
    if (value == nullptr) return fail(operation, path), std::nullopt;
    yaml::Value removed = std::move(*value);
    if (parent->is(yaml::Kind::mapping))
      parent->erase(path.back());
    else
      parent->items.erase(parent->items.begin() + (value - parent->items.data()));
    return removed;
  }

  bool replace(const JsonOperation& operation) {
    yaml::Value* value = find(object_, operation.path);
    if (value == nullptr)
      return read(operation.path) != nullptr ? add(operation, operation.value) : fail(operation, operation.path);
    const OriginId before = value->origin;
    *value = operation.value;
    value->origin = origin(operation, before);
    return true;
  }

  bool test(const JsonOperation& operation) {
    const yaml::Value* value = read(operation.path);
    if (value == nullptr) return fail(operation, operation.path);
    return yaml::same_json(*value, operation.value) ||
           run_.refuse(operation.at, "the patch does not apply: its test of `" + to_text(operation.path) + "` fails");
  }

  Run& run_;
  const Hand& hand_;
  yaml::Value& object_;
  const yaml::Value absent_ = yaml::Value::null();
};

JsonOperation read_operation(Run& run, const yaml::Value& record) {
  const yaml::Value* word = record.find("op");
  const yaml::Value* path = record.find("path");
  const yaml::Value* from = record.find("from");
  const yaml::Value* value = record.find("value");
  JsonOperation operation{
      JsonOperation::Kind::wrong, {}, {}, value != nullptr ? *value : yaml::Value::null(), run.place(record)};
  for (const Word& entry : kWords)
    if (word != nullptr && word->text == entry.name) operation.kind = entry.kind;
  const auto wrong = [&operation](std::string_view why) {
    operation.kind = JsonOperation::Kind::wrong;
    operation.why_wrong = why;
    return operation;
  };
  if (operation.kind == JsonOperation::Kind::wrong) return wrong("a JSON patch with an unknown operation");
  if (path == nullptr) return wrong("a JSON patch operation without a path");
  auto to = split_pointer(path->text);
  auto source = split_pointer(from == nullptr ? std::string_view() : std::string_view(from->text));
  if (!to || !source) return wrong("a path of a JSON patch must hold a `/`");
  operation.path = *std::move(to);
  operation.from = *std::move(source);
  return operation;
}

}  // namespace

bool is_broken_json_patch(std::string_view text) {
  struct {
    bool begin(std::size_t, bool) { return true; }
    bool end(std::size_t) { return true; }
    bool scalar(std::size_t, std::size_t) { return true; }
  } nothing;
  if (!text.starts_with('[')) return false;
  yaml::JsonGrammar grammar(text, 0, nothing);
  return !grammar.value() || yaml::skip_json_space(text, grammar.at()) != text.size();
}

std::optional<std::vector<JsonOperation>> read_json_patch(Run& run, const yaml::Value& list) {
  if (!list.is(yaml::Kind::sequence)) return run.refuse(run.place(list), "a JSON patch must be a list"), std::nullopt;
  std::vector<JsonOperation> patch;
  patch.reserve(list.items.size());
  for (const yaml::Value& record : list.items) patch.push_back(read_operation(run, record));
  return patch;
}

bool apply_json_patch(Run& run, const Hand& hand, const std::vector<JsonOperation>& patch, yaml::Value& object) {
  print_scalars(object);
  Patcher patcher(run, hand, object);
  for (const JsonOperation& operation : patch) {
    if (!run.charge(operation.value)) return false;
    if (!patcher.apply(operation)) return false;
  }
  pass_through_json(object);
  return true;
}

}  // namespace sidelint::kustomize
