// Random operations on any bytes: what was edited must read as the value with the operation done on it (told here by
// the reader's own tree, not by the editor's), every comment and every byte outside the edits must still be there, and
// the other documents must be as they were. The operations are drawn from the bytes themselves.
#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/check.h"
#include "engine/source/origin.h"
#include "engine/yaml/comments.h"
#include "engine/yaml/edit.h"
#include "engine/yaml/load.h"
#include "engine/yaml/value.h"

namespace {

using sidelint::Edit;
using sidelint::OriginId;
using sidelint::Origins;
using sidelint::SourceId;
using sidelint::Span;
namespace yaml = sidelint::yaml;
namespace edit = sidelint::edit;

// Numbers that depend on the text alone.
class Dice {
 public:
  explicit Dice(std::string_view text) {
    for (const char c : text) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  std::size_t below(std::size_t bound) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return bound == 0 ? 0 : static_cast<std::size_t>(state_ % bound);
  }

 private:
  std::uint64_t state_ = 0xCBF29CE484222325U;
};

// A value of a mapping, and the keys and numbers that lead there.
struct Spot {
  yaml::Node key;
  yaml::Node value;
  std::vector<std::string> path;
};

std::vector<Spot> spots_of(yaml::Node root) {
  constexpr std::size_t kMost = 2000;
  std::vector<Spot> spots{{{}, root, {}}};
  for (std::size_t i = 0; i < spots.size() && spots.size() < kMost; ++i) {
    const Spot at = spots[i];
    for (std::size_t child = 0; child < at.value.size(); ++child) {
      const bool mapping = at.value.is(yaml::Kind::mapping);
      Spot next{mapping ? at.value.key(child) : yaml::Node(), mapping ? at.value.value(child) : at.value.item(child),
                at.path};
      next.path.push_back(mapping ? "k" + std::string(next.key.text()) : "i" + std::to_string(child));
      spots.push_back(std::move(next));
    }
  }
  return spots;
}

yaml::Value* find(yaml::Value& root, const std::vector<std::string>& path, std::size_t length) {
  yaml::Value* at = &root;
  for (std::size_t i = 0; i < length; ++i) {
    at = path[i][0] == 'k' ? at->find(std::string_view(path[i]).substr(1)) : &at->items[std::stoul(path[i].substr(1))];
    SIDELINT_CHECK(at != nullptr, "a node's path leads nowhere");
  }
  return at;
}

// An operation and what it must come to.
struct Trial {
  edit::Operation operation;
  yaml::Value expected;
  bool prunes = false;  // mappings that end up empty may go as well
};

std::string word(Dice& dice) {
  constexpr std::string_view kWords[] = {"enabled", "true", "it's", "a: b", "- x", "#",  "5432", "",   "{}",
                                         "\"",      "%a",   " x ",  "a,b",  "~",   "*x", "&x",   "!t", "line\nline"};
  return std::string(kWords[dice.below(std::size(kWords))]);
}

std::optional<Trial> trial_of(yaml::Node root, Dice& dice) {
  const std::vector<Spot> spots = spots_of(root);
  const Spot& spot = spots[dice.below(spots.size())];
  Trial trial{edit::remove({}), yaml::to_value(root)};
  const std::string text = word(dice);
  yaml::Value& whole = trial.expected;
  const std::size_t kind = dice.below(7);
  if (kind == 0 && spot.value.is(yaml::Kind::mapping)) {
    trial.operation = edit::add_key({spot.value.origin(), ""}, "sidecar.istio.io/inject", text);
    yaml::Value* mapping = find(whole, spot.path, spot.path.size());
    if (mapping->find("sidecar.istio.io/inject") != nullptr) return std::nullopt;
    mapping->set("sidecar.istio.io/inject", yaml::Value::string(text));
    return trial;
  }
  if (kind == 1 && spot.value.is(yaml::Kind::sequence)) {
    trial.operation = edit::append({spot.value.origin(), ""}, text);
    find(whole, spot.path, spot.path.size())->items.push_back(yaml::Value::string(text));
    return trial;
  }
  if (kind == 2) {
    trial.operation = edit::comment(spot.value.origin(), text);
    return trial;
  }
  if (!spot.key) return std::nullopt;
  const std::string key(spot.key.text());
  yaml::Value* holder = find(whole, spot.path, spot.path.size() - 1);
  if (kind == 3) {
    trial.operation = edit::rename(spot.key.origin(), "a/b.c");
    if (holder->find("a/b.c") != nullptr) return std::nullopt;
    yaml::Value moved = *holder->find(key);
    holder->erase(key);
    holder->set("a/b.c", std::move(moved));
  } else if (kind == 4) {
    trial.operation = edit::set(spot.key.origin(), text);
    *holder->find(key) = yaml::Value::string(text);
  } else if (kind == 5 && root.is(yaml::Kind::mapping) && root.find_key("metadata")) {
    trial.operation = edit::move(spot.key.origin(), {root.origin(), "metadata.labels"});
    yaml::Value moved = *holder->find(key);
    holder->erase(key);
    yaml::Value* metadata = whole.find("metadata");
    if (metadata == nullptr || !metadata->is(yaml::Kind::mapping)) return std::nullopt;
    yaml::Value* labels = metadata->find("labels");
    if (labels == nullptr || labels->is(yaml::Kind::null)) labels = &metadata->set("labels", yaml::Value::mapping());
    if (!labels->is(yaml::Kind::mapping) || labels->find(key) != nullptr) return std::nullopt;
    labels->set(key, std::move(moved));
    trial.prunes = true;
  } else {
    trial.operation = edit::remove(spot.key.origin());
    holder->erase(key);
    trial.prunes = true;
  }
  return trial;
}

// Whether `is` is `wanted`, but perhaps for entries with nothing in them.
bool is_pruned(const yaml::Value& is, const yaml::Value& wanted) {
  if (is.kind != wanted.kind || !is.is_collection()) return yaml::same_json(is, wanted);
  if (is.is(yaml::Kind::sequence)) {
    return std::equal(is.items.begin(), is.items.end(), wanted.items.begin(), wanted.items.end(), is_pruned);
  }
  const auto holds_nothing = [](const yaml::Value& value) {
    const yaml::Value* at = &value;
    while (at->is(yaml::Kind::mapping) && at->entries.size() == 1) at = &at->entries.front().value;
    return at->is(yaml::Kind::mapping) && at->entries.empty();
  };
  for (const yaml::Entry& entry : is.entries)
    if (wanted.find(entry.key) == nullptr) return false;
  return std::all_of(wanted.entries.begin(), wanted.entries.end(), [&](const yaml::Entry& entry) {
    const yaml::Value* there = is.find(entry.key);
    return there != nullptr ? is_pruned(*there, entry.value) : holds_nothing(entry.value);
  });
}

std::string_view bytes(std::string_view text, Span span) { return text.substr(span.begin, span.end - span.begin); }

void check_edits(const std::vector<Edit>& edits, Span document) {
  std::uint32_t end = document.begin;
  for (const Edit& edit : edits) {
    SIDELINT_CHECK(edit.replace.begin >= end && edit.replace.begin <= edit.replace.end, "edits out of order");
    SIDELINT_CHECK(edit.replace.end <= document.end, "an edit outside its document");
    end = edit.replace.end;
  }
}

void check_comments(std::string_view before, const yaml::Piece& was, std::string_view after, const yaml::Piece& is,
                    const std::vector<Edit>& edits) {
  std::map<std::string_view, std::size_t> left;
  for (const yaml::Comment& comment : yaml::comments(after, is.bytes)) ++left[bytes(after, comment.at)];
  for (const yaml::Comment& comment : yaml::comments(before, was.bytes)) {
    const bool gone = std::any_of(edits.begin(), edits.end(), [&](const Edit& edit) {
      return edit.replace.begin <= comment.at.begin && comment.at.begin < edit.replace.end;
    });
    std::size_t& found = left[bytes(before, comment.at)];
    SIDELINT_CHECK(gone || found > 0, "a comment is lost");
    if (!gone) --found;
  }
}

void check_piece(const std::string& text, const std::vector<yaml::Piece>& pieces, std::size_t index, Dice& dice) {
  const yaml::Piece& piece = pieces[index];
  Origins origins;
  origins.reserve_shards(1);
  const yaml::Loaded loaded = yaml::load_piece(text, piece, origins);
  if (loaded.index() == 1 || !std::get<0>(loaded)->root()) return;
  const auto document = bytes(text, piece.bytes);
  constexpr std::ptrdiff_t kFewAliases = 16;  // behind many, values are larger than anybody can compare
  if (std::count(document.begin(), document.end(), '*') > kFewAliases) return;
  const edit::Editor editor(text, piece);
  constexpr int kTrials = 8;
  for (int i = 0; i < kTrials; ++i) {
    const std::optional<Trial> trial = trial_of(std::get<0>(loaded)->root(), dice);
    if (!trial) continue;
    const edit::Plan plan = editor.plan({&trial->operation, 1});
    if (plan.index() == 1) {
      SIDELINT_CHECK(!std::get<1>(plan).why.empty(), "a refusal without a reason");
      continue;
    }
    const std::vector<Edit>& edits = std::get<0>(plan);
    check_edits(edits, piece.bytes);
    const std::string after = edit::edited(text, edits);
    const std::vector<yaml::Piece> others = yaml::split(after, SourceId{0});
    SIDELINT_CHECK(others.size() == pieces.size(), "another document appeared or went");
    for (std::size_t other = 0; other < pieces.size(); ++other) {
      const bool same = bytes(text, pieces[other].bytes) == bytes(after, others[other].bytes);
      SIDELINT_CHECK(other == index || same, "another document changed");
    }
    const yaml::Loaded again = yaml::load_piece(after, others[index], origins);
    SIDELINT_CHECK(again.index() == 0, "the edited document cannot be read");
    const yaml::Value got = yaml::to_value(std::get<0>(again)->root());
    SIDELINT_CHECK(trial->prunes ? is_pruned(got, trial->expected) : yaml::same_json(got, trial->expected),
                   "the edited document reads otherwise");
    check_comments(text, piece, after, others[index], edits);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  yaml::Decoded decoded = yaml::decode(std::string(reinterpret_cast<const char*>(data), size));
  if (decoded.refused) return 0;
  Dice dice(decoded.text);
  const std::vector<yaml::Piece> pieces = yaml::split(decoded.text, SourceId{0});
  constexpr std::size_t kMostPieces = 8;
  for (std::size_t i = 0; i < std::min(pieces.size(), kMostPieces); ++i) {
    if (!pieces[i].is_refused()) check_piece(decoded.text, pieces, i, dice);
  }
  return 0;
}
