#include "engine/helm/output/objects.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>

#include "engine/gotmpl/marks.h"
#include "engine/helm/data.h"
#include "engine/helm/output/landing.h"
#include "engine/helm/output/manifests.h"
#include "engine/helm/values/tables.h"
#include "engine/yaml/go_error.h"
#include "engine/yaml/load.h"
#include "engine/yaml/stream.h"

namespace sidelint::helm {
namespace {

using gotmpl::Mark;

// Gives the values of one document their origins, and takes the gaps out of its mappings and sequences.
class ObjectMaker {
 public:
  // `aliases` holds what stands in the document by an alias.
  ObjectMaker(const Provenance& provenance, const Placer& placer, const Landed& document, const Origins& aliases,
              UnknownTexts unknown)
      : provenance_(provenance), placer_(placer), document_(document), aliases_(aliases), unknown_(unknown) {}

  yaml::Value make(yaml::Node root) {
    yaml::Value value = yaml::to_value(root);
    settle(value, {});
    return value;
  }
  std::vector<Gap> take_gaps() { return std::move(gaps_); }

 private:
  using Tables = Placer::Tables;

  std::pair<std::size_t, std::size_t> bytes_of(OriginId id) const {
    const std::optional<Span> at = aliases_.where(id);
    if (!at) return {0, 0};
    return {document_.original(at->begin), document_.original(at->end)};
  }

  OriginId settled(OriginId id, const Tables& narrow) const {
    if (!id) return {};
    const auto [begin, end] = bytes_of(id);
    return with_anchor(id, placer_.place(begin, end, narrow));
  }

  // A value that stands in a template by an alias is the anchor's, too.
  OriginId with_anchor(OriginId id, OriginId placed) const {
    const Aliased* alias = id && !id.is_written() ? std::get_if<Aliased>(&aliases_.at(id)) : nullptr;
    if (alias == nullptr || !placed.is_written()) return placed;
    const Span at = placed.span();
    return provenance_.origins.add(static_cast<std::uint32_t>(at.source), Aliased{at, settled(alias->anchor, {})});
  }

  const Mark* mark_in(std::string_view text) const {
    if (provenance_.heap.marks().empty()) return nullptr;
    const auto found = gotmpl::find_mark(text);
    if (!found || found->number >= provenance_.heap.marks().size()) return nullptr;
    return &provenance_.heap.marks()[found->number];
  }

  void note(const Mark& mark, Gap::Of of) {
    gaps_.push_back({path_, of, std::string(mark.why), placer_.action_of(mark)});
  }

  // The action on one line; of a long one, of a block, and of what `tpl` ran, that there is one.
  std::string action_text(const Mark& mark) const {
    constexpr std::size_t kLongest = 60;
    const bool is_of_file = provenance_.sources.contains(mark.source);  // the texts of `tpl` are gone
    if (is_of_file && mark.action_end - mark.action_begin <= kLongest) {
      std::string text = mark.source->text.substr(mark.action_begin, mark.action_end - mark.action_begin);
      if (text.starts_with("{{") && text.find('\n') == std::string::npos) return text;
    }
    return "{{ … }}";
  }

  std::string as_in_template(std::string_view text) const {
    std::string shown;
    std::size_t done = 0;
    for (auto found = gotmpl::find_mark(text); found; found = gotmpl::find_mark(text, done)) {
      shown += text.substr(done, found->begin - done);
      done = found->end;
      if (found->number < provenance_.heap.marks().size())
        shown += action_text(provenance_.heap.marks()[found->number]);
    }
    return shown += text.substr(done);
  }

  void settle(yaml::Value& value, const Tables& tables) {
    if (const Mark* mark = value.is(yaml::Kind::string) ? mark_in(value.text) : nullptr) {
      note(*mark, Gap::Of::value);
      value.origin = placer_.place_gap(*mark);
      if (unknown_ == UnknownTexts::as_in_template) value.text = as_in_template(value.text);
      return;
    }
    // A block begins with its first entry; where it ends is no part of who wrote it.
    const OriginId id = value.origin;
    const auto [begin, end] = bytes_of(id);
    if (value.is(yaml::Kind::mapping)) settle_entries(value, tables);
    if (value.is(yaml::Kind::sequence)) settle_items(value, tables);
    value.origin = !id ? OriginId() : placer_.place(begin, value.is_collection() ? begin + 1 : end, tables);
    if (value.is_collection() && value.origin.is_written())
      value.origin = OriginId::written(placer_.written(begin, end));
    value.origin = with_anchor(id, value.origin);
  }

  void settle_entries(yaml::Value& mapping, const Tables& tables) {
    std::erase_if(mapping.entries, [this](const yaml::Entry& entry) {
      const Mark* mark = mark_in(entry.key);
      if (mark != nullptr) note(*mark, Gap::Of::entries);
      return mark != nullptr;
    });
    for (yaml::Entry& entry : mapping.entries) {
      Tables inner;
      const auto look_in = [&](const Tables& candidates) {
        for (const gotmpl::Value& table : candidates)
          if (is_table(table) && has_entry(table, entry.key)) inner.push_back(table.find(entry.key).unboxed());
      };
      look_in(tables);
      if (inner.empty()) look_in(placer_.tables_at(bytes_of(entry.key_origin).first));
      entry.key_origin = settled(entry.key_origin, inner);
      path_.push_back(entry.key);
      settle(entry.value, inner);
      path_.pop_back();
    }
  }

  void settle_items(yaml::Value& sequence, const Tables& tables) {
    std::erase_if(sequence.items, [this](const yaml::Value& item) {
      const bool alone = item.is(yaml::Kind::string) && gotmpl::is_only_marks(item.text);
      const Mark* mark = alone ? mark_in(item.text) : nullptr;
      if (mark != nullptr) note(*mark, Gap::Of::items);
      return mark != nullptr;
    });
    const Tables lists = tables.empty() ? placer_.tables_at(bytes_of(sequence.origin).first) : tables;
    const auto fits = [&sequence](const gotmpl::Value& list) {
      return list.kind() == gotmpl::Kind::slice && list.length() == sequence.items.size();
    };
    for (std::size_t i = 0; i < sequence.items.size(); ++i) {
      Tables inner;
      for (const gotmpl::Value& list : lists)
        if (fits(list)) inner.push_back(list.at(i).unboxed());
      path_.push_back(std::to_string(i));
      settle(sequence.items[i], inner);
      path_.pop_back();
    }
  }

  const Provenance& provenance_;
  const Placer& placer_;
  const Landed& document_;
  const Origins& aliases_;
  UnknownTexts unknown_;
  std::vector<std::string> path_;
  std::vector<Gap> gaps_;
};

// The parts of a document that helm itself looks at.
struct Head {
  std::string kind;
  std::optional<std::string> hook;
  std::string error;
};

constexpr std::string_view kMetadataType =
    R"(struct { Name string "json:\"name\""; Annotations map[string]string "json:\"annotations\"" })";

Head read_head(yaml::Node root) {
  Head head;
  const auto mismatch = [&head](yaml::Node node, std::string_view field, std::string_view type) {
    head.error = "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ";
    ((((head.error += json_kind(node.kind())) += " into Go ") += field) += " of type ") += type;
  };
  const auto is = [&](yaml::Node node, yaml::Kind kind, std::string_view field, std::string_view type) {
    if (!node || node.is(yaml::Kind::null)) return false;
    if (!node.is(kind) && head.error.empty()) mismatch(node, field, type);
    return node.is(kind);
  };
  if (!is(root, yaml::Kind::mapping, "value", "util.SimpleHead")) return head;
  const auto text = [&](yaml::Node node, std::string_view field) {
    std::optional<std::string> found = text_field(node);
    if (!found) is(node, yaml::Kind::string, field, "string");
    return found;
  };
  text(root.find("apiVersion"), "struct field SimpleHead.apiVersion");
  head.kind = text(root.find("kind"), "struct field SimpleHead.kind").value_or("");
  const yaml::Node metadata = root.find("metadata");
  if (!is(metadata, yaml::Kind::mapping, "struct field SimpleHead.metadata", kMetadataType)) return head;
  text(metadata.find("name"), "struct field .metadata.name");
  const yaml::Node annotations = metadata.find("annotations");
  if (!is(annotations, yaml::Kind::mapping, "struct field .metadata.annotations", "map[string]string")) return head;
  for (std::size_t i = 0; i < annotations.size(); ++i) text(annotations.value(i), "struct field .metadata.annotations");
  head.hook = text_field(annotations.find("helm.sh/hook"));
  return head;
}

class TextReader {
 public:
  TextReader(const Provenance& provenance, const RenderedFile& file, const Asked& asked)
      : provenance_(provenance),
        asked_(asked),
        name_(file.name),
        output_(file.output),
        placer_(provenance, file.source, file.output) {}

  TextObjects read() {
    for (const TextRange& document : split_manifests(output_.text)) read(document);
    return std::move(out_);
  }

 private:
  // Whether nothing that the document may hold, be it readable or not, is of interest.
  bool is_needless(TextRange bytes) const {
    if (!asked_.is_refused || !asked_.wanted) return false;
    const std::string_view text = std::string_view(output_.text).substr(bytes.begin, bytes.end - bytes.begin);
    const yaml::Sniffed kinds = yaml::sniff(text, "kind");
    return kinds.sure == yaml::Sniffed::Sure::yes &&
           std::none_of(kinds.values.begin(), kinds.values.end(), asked_.wanted) && !gotmpl::has_mark(text);
  }

  void read(TextRange bytes) {
    if (is_needless(bytes)) return;
    const Landed landed(output_.text, bytes);
    Origins origins;  // aliases get entries of a shard of their own, and a rendered text has none
    origins.reserve_shards(1);
    const std::string& text = landed.text();
    const yaml::Loaded loaded =
        yaml::load(text, Span{SourceId{0}, 0, static_cast<std::uint32_t>(text.size())}, origins);
    if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) {
      const std::size_t at = landed.original(problem->at.begin);
      return refuse(bytes, at, "error converting YAML to JSON: " + words_of(bytes, *problem));
    }
    const yaml::Node root = std::get<0>(loaded)->root();
    Head head = read_head(root);
    if (!head.error.empty()) return refuse(bytes, bytes.begin, head.error);
    if (!root.is(yaml::Kind::mapping)) {
      note_unknown(bytes);
      return;
    }
    if (asked_.wanted && !asked_.wanted(head.kind)) return;
    ObjectMaker maker(provenance_, placer_, landed, origins, asked_.unknown);
    RenderedObject object{maker.make(root), placer_.written(bytes.begin, bytes.end), name_, {}, {}};
    object.gaps = maker.take_gaps();
    if (head.hook) object.kind = RenderedObject::Kind::hook;
    if (head.hook && !gotmpl::has_mark(*head.hook) && hook_kind(*head.hook) == HookKind::unknown) return;
    out_.objects.push_back(std::move(object));
  }

  // Helm reads a document before it adds a line end to it.
  std::string words_of(TextRange bytes, const yaml::Problem& problem) const {
    const std::string text = output_.text.substr(bytes.begin, bytes.end - bytes.begin);
    Origins origins;
    origins.reserve_shards(1);
    const yaml::Loaded loaded =
        yaml::load(text, Span{SourceId{0}, 0, static_cast<std::uint32_t>(text.size())}, origins);
    const auto* own = std::get_if<yaml::Problem>(&loaded);
    return yaml::go_error(text, own != nullptr ? *own : problem);
  }

  // A document that holds a mark may be fine without it: then nothing is known of it.
  void refuse(TextRange bytes, std::size_t at, const std::string& why) {
    if (note_unknown(bytes) || out_.refusal) return;
    out_.refusal = Refusal{placer_.written(at, at + 1), "YAML parse error on " + name_ + ": " + why};
  }

  // Whether there is a mark in the document.
  bool note_unknown(TextRange bytes) {
    const std::string_view text = std::string_view(output_.text).substr(bytes.begin, bytes.end - bytes.begin);
    const auto found = gotmpl::find_mark(text);
    if (!found || found->number >= provenance_.heap.marks().size()) return false;
    const Mark& mark = provenance_.heap.marks()[found->number];
    out_.unknown.push_back({placer_.action_of(mark), name_, std::string(mark.why)});
    return true;
  }

  const Provenance& provenance_;
  const Asked& asked_;
  const std::string& name_;
  const gotmpl::Output& output_;
  Placer placer_;
  TextObjects out_;
};

}  // namespace

TextObjects read_objects(const Provenance& provenance, const RenderedFile& file, const Asked& asked) {
  return TextReader(provenance, file, asked).read();
}

}  // namespace sidelint::helm
