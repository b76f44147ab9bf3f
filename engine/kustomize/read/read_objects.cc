#include "engine/kustomize/read/read_objects.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "engine/kustomize/print/written_keys.h"
#include "engine/kustomize/read/split.h"
#include "engine/yaml/load.h"
#include "engine/yaml/resolve.h"

namespace sidelint::kustomize {
namespace {

// The booleans of YAML 1.1 that YAML 1.2 has kept.
constexpr std::string_view kBooleans[] = {"true", "True", "TRUE", "false", "False", "FALSE"};

yaml::Kind kind_in_v3(yaml::Kind kind, yaml::Style style, std::string_view text) {
  if (kind != yaml::Kind::boolean || style != yaml::Style::plain) return kind;
  return std::ranges::find(kBooleans, text) == std::end(kBooleans) ? yaml::Kind::string : kind;
}

std::string_view text_of(const yaml::Value& object, std::string_view field) {
  const yaml::Value* value = object.find(field);
  return is_absent(value) ? std::string_view() : std::string_view(value->text);
}

// Why kustomize takes the value for no object; empty if it does.
std::string why_no_object(const yaml::Value& value) {
  if (is_absent(value.find("apiVersion")) && is_absent(value.find("kind")) && is_absent(value.find("metadata")))
    return "missing metadata";
  const std::string_view kind = text_of(value, "kind");
  if (kind.empty()) return "missing kind in object";
  if (!kind.ends_with("List") && metadata_text(value, "name").empty()) return "missing metadata.name in object";
  return {};
}

struct Piece {
  yaml::Value value;
  Span bytes;
  std::optional<Unprintable> unprintable;
};

std::optional<Unprintable> find_other_key(yaml::Node node) {
  for (std::size_t i = 0; i < node.size(); ++i) {
    if (node.is(yaml::Kind::mapping)) {
      const yaml::Node key = node.key(i);
      if (key.style() == yaml::Style::plain && key.origin().is_written() && is_other_than_string(key.text()))
        return Unprintable{key.origin().span(), std::string(key.text())};
    }
    auto found = find_other_key(node.is(yaml::Kind::mapping) ? node.value(i) : node.item(i));
    if (found) return found;
  }
  return std::nullopt;
}

std::optional<Unprintable> find_unprintable(const yaml::Document& document) {
  if (document.duplicate_keys().empty()) return find_other_key(document.root());
  const yaml::DuplicateKey& twice = document.duplicate_keys().front();
  return Unprintable{twice.wins, twice.key};
}

bool is_wrapping_list(const yaml::Value& value) {
  const std::string_view kind = text_of(value, "kind");
  return (kind == "List" || kind == "ResourceList") &&
         (value.find("items") != nullptr || value.find("functionConfig") != nullptr);
}

// Opens `kind: …List`, whose items come behind all others.
class Opener {
 public:
  std::optional<Flaw> take(Piece piece, const Origins& origins) {
    if (is_absent(&piece.value)) return std::nullopt;
    if (std::string why = why_no_object(piece.value); !why.empty())
      return Flaw{origins.where(piece.value.origin).value_or(piece.bytes), std::move(why)};
    waiting_.push_back(std::move(piece));
    return std::nullopt;
  }

  std::variant<std::vector<Resource>, Flaw> finish(const Origins& origins) {
    std::vector<Resource> objects;
    while (!waiting_.empty()) {
      Piece piece = std::move(waiting_.front());
      waiting_.pop_front();
      yaml::Value* items = text_of(piece.value, "kind").ends_with("List") ? piece.value.find("items") : nullptr;
      if (items == nullptr) {
        objects.push_back({std::move(piece.value), piece.bytes});
        objects.back().unprintable = std::move(piece.unprintable);
        continue;
      }
      if (!items->is(yaml::Kind::sequence) && !items->is(yaml::Kind::null))
        return Flaw{origins.where(items->origin).value_or(piece.bytes), "the items of a list must be a sequence"};
      for (yaml::Value& item : items->items)
        if (auto flaw = take({std::move(item), piece.bytes, std::nullopt}, origins)) return *std::move(flaw);
    }
    return objects;
  }

 private:
  std::deque<Piece> waiting_;
};

}  // namespace

yaml::Value value_of(yaml::Node node) {
  const std::string_view text = node.text();
  yaml::Value value{
      kind_in_v3(node.kind(), node.style(), text), node.style(), node.origin(), std::string(text), {}, {}};
  if (node.is(yaml::Kind::sequence)) {
    value.items.reserve(node.size());
    for (std::size_t i = 0; i < node.size(); ++i) value.items.push_back(value_of(node.item(i)));
  } else if (node.is(yaml::Kind::mapping)) {
    value.entries.reserve(node.size());
    for (std::size_t i = 0; i < node.size(); ++i) {
      const yaml::Node key = node.key(i);
      value.entries.push_back({std::string(key.text()), key.origin(), value_of(node.value(i))});
    }
  }
  return value;
}

yaml::Kind kind_of_plain(std::string_view text) {
  const yaml::Kind kind = yaml::resolve(yaml::Tag::none, text).value_or(yaml::Kind::string);
  return kind_in_v3(kind, yaml::Style::plain, text);
}

Objects read_objects(Run& run, const ParsedText& text) {
  if (text.flaw) return *text.flaw;
  const Origins& origins = run.files().origins();
  Opener opener;
  for (const ParsedDocument& parsed : text.documents) {
    const yaml::Node root = parsed.document->root();
    if (!root || root.is(yaml::Kind::null)) continue;
    Piece piece{value_of(root), parsed.bytes, std::nullopt};
    if (!run.charge(piece.value)) return Flaw{parsed.bytes, "too many values"};
    piece.unprintable = find_unprintable(*parsed.document);
    if (text.documents.size() == 1 && is_wrapping_list(piece.value)) {
      yaml::Value* items = piece.value.find("items");
      if (items == nullptr) continue;
      for (yaml::Value& item : items->items)
        if (auto flaw = opener.take({std::move(item), parsed.bytes, piece.unprintable}, origins))
          return *std::move(flaw);
    } else if (auto flaw = opener.take(std::move(piece), origins)) {
      return *std::move(flaw);
    }
  }
  return opener.finish(origins);
}

ParsedText parse_embedded(Run& run, const yaml::Value& scalar, yaml::WordKeys words) {
  Files& files = run.files();
  const Span at = run.place(scalar);
  ParsedText parsed;
  std::variant<std::vector<Span>, Flaw> pieces = split_documents(scalar.text, at.source);
  if (auto* flaw = std::get_if<Flaw>(&pieces)) {
    parsed.flaw = Flaw{at, std::move(flaw->message)};
    return parsed;
  }
  const auto& spans = std::get<std::vector<Span>>(pieces);
  for (const Span& span : spans) {
    yaml::Value piece = scalar;
    if (spans.size() > 1) {  // its values have the whole text's place
      piece.text = scalar.text.substr(span.begin, span.end - span.begin);
      piece.style = yaml::Style::double_quoted;
    }
    const std::unique_ptr<const yaml::Document> holder = yaml::to_document(piece);
    yaml::Loaded loaded = yaml::load_embedded(files.sources().text(at.source), holder->root(), files.origins(), words);
    if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) {
      parsed.flaw = Flaw{problem->at, "malformed YAML: " + problem->message};
      return parsed;
    }
    parsed.documents.push_back({std::get<std::unique_ptr<const yaml::Document>>(std::move(loaded)), at});
  }
  return parsed;
}

Objects read_embedded(Run& run, const yaml::Value& scalar) {
  return read_objects(run, parse_embedded(run, scalar, yaml::WordKeys::as_written));
}

}  // namespace sidelint::kustomize
