// Who wrote a value. Every field of the model carries an OriginId, so a finding is placed where a person can edit.
//
// Nearly every value stands in a file as it is, so a written origin is its own span and needs no table. The other
// kinds are entries of Origins, an append-only table in shards: one shard for each source and each unit, written
// by the one thread that reads or renders it. Whoever changes a value adds an entry that keeps the one before.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/source/span.h"

namespace sidelint {

class OriginId {
 public:
  // Nothing is known of where the value comes from: the origin of facts that no file holds.
  OriginId() = default;
  static OriginId written(Span at) { return {Kind::written, static_cast<std::uint32_t>(at.source), at.begin, at.end}; }
  static OriginId entry(std::uint32_t shard, std::uint32_t index) { return {Kind::entry, shard, index, 0}; }

  bool is_written() const { return kind_ == Kind::written; }
  bool is_entry() const { return kind_ == Kind::entry; }
  explicit operator bool() const { return kind_ != Kind::none; }

  // Only of a written origin.
  Span span() const { return {SourceId{shard_}, a_, b_}; }
  // Only of an entry.
  std::uint32_t shard() const { return shard_; }
  std::uint32_t index() const { return a_; }

  auto operator<=>(const OriginId&) const = default;

 private:
  enum class Kind : std::uint32_t { none, written, entry };
  OriginId(Kind kind, std::uint32_t shard, std::uint32_t a, std::uint32_t b)
      : kind_(kind), shard_(shard), a_(a), b_(b) {}

  Kind kind_ = Kind::none;
  std::uint32_t shard_ = 0;
  std::uint32_t a_ = 0;
  std::uint32_t b_ = 0;
};

// `*alias`, or a key merged by `<<`: used at `at`, written at the anchor.
struct Aliased {
  Span at;
  OriginId anchor;
};
// Changed by a transformer (`namespace:`, `commonLabels:` of a kustomization at `by`); `before` is what it replaced.
struct Transformed {
  Span by;
  std::string_view field;  // the transformer's key, a string literal
  OriginId before;
};
// Written by a patch at `at`, which the line at `listed_in` orders; `before` is what it replaced, none if it added.
struct Patched {
  Span at;
  Span listed_in;
  OriginId before;
};
// Made for the line at `by`: an entry of a generator.
struct Generated {
  Span by;
};
// Written by the action of a template at `action`, of the data that it read.
struct Templated {
  Span action;
  std::vector<OriginId> inputs;
  std::string unknown;  // why what stands here is unknown; empty: it is known
};
// Nothing is written: a default of Kubernetes or Istio, or an assumption. `why` is a string literal.
struct Assumed {
  std::string_view why;
};
using Origin = std::variant<Aliased, Transformed, Patched, Generated, Templated, Assumed>;

template <class T>
struct Traced {
  T value{};
  OriginId origin{};
};

class Origins {
 public:
  // Makes room for `count` shards; ids already given stay good.
  void reserve_shards(std::size_t count);
  // Thread-safe for different shards.
  OriginId add(std::uint32_t shard, Origin origin);
  const Origin& at(OriginId entry) const;

  // The last hand that wrote the value: the primary location of a finding. Empty if no file holds it.
  std::optional<Span> where(OriginId id) const;
  // Every hand, newest first: the related locations.
  std::vector<Span> chain(OriginId id) const;

 private:
  std::vector<std::vector<Origin>> shards_;
};

}  // namespace sidelint
