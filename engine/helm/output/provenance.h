// Where each value of a rendered text comes from: the bytes of a template, or an action and the data that it read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/gotmpl/exec.h"
#include "engine/gotmpl/heap.h"
#include "engine/helm/data.h"
#include "engine/source/origin.h"

namespace sidelint::helm {

// The data of one rendering: values by the number of their origin, so that what a map or a list was printed for can be
// told value by value.
class DataIndex {
 public:
  explicit DataIndex(const gotmpl::Value& values) { add(values, 0); }
  gotmpl::Value find(gotmpl::Origin number) const;

 private:
  void add(const gotmpl::Value& value, std::size_t depth);

  std::unordered_map<gotmpl::Origin, gotmpl::Value> values_;
};

// What a rendering's origins are made of.
struct Provenance {
  const gotmpl::Heap& heap;
  const OriginNumbers& numbers;
  const std::map<const gotmpl::Source*, SourceId>& sources;
  const DataIndex& data;
  Origins& origins;
};

// Places of one rendered text.
class Placer {
 public:
  // `own` is the template whose output it is; others may have written parts of it.
  Placer(const Provenance& provenance, const gotmpl::Source* own, const gotmpl::Output& output);

  // The tables and lists that may have been printed where the byte stands.
  using Tables = std::vector<gotmpl::Value>;
  const Tables& tables_at(std::size_t offset) const;

  // The origin of what stands at [begin, end). `narrow` are the values that are known to be printed there.
  OriginId place(std::size_t begin, std::size_t end, const Tables& narrow) const;
  // The same for something unknown.
  OriginId place_gap(const gotmpl::Mark& mark) const;
  // The bytes of the templates; an empty span if they are in none.
  Span written(std::size_t begin, std::size_t end) const;
  Span action_of(const gotmpl::Mark& mark) const;

 private:
  // Where a segment comes from.
  struct Piece {
    std::optional<SourceId> source;
    bool is_plain = false;  // it is text of the template
  };
  // The segments from the first byte of a stretch to the last.
  struct Stretch {
    std::size_t first;
    std::size_t last;
  };
  std::size_t segment_at(std::size_t offset) const;
  Stretch segments_at(std::size_t begin, std::size_t end) const;
  bool is_plain(const gotmpl::Segment& segment) const;
  bool is_one_text(Stretch stretch) const;
  Span piece(std::size_t segment, std::size_t begin, std::size_t end) const;
  Span written(Stretch stretch, std::size_t begin, std::size_t end) const;
  const std::vector<OriginId>& inputs_of(const std::vector<gotmpl::Origin>& origins) const;

  const Provenance& provenance_;
  const gotmpl::Source* own_;
  const gotmpl::Output& output_;
  std::vector<Piece> pieces_;  // of each segment

  // The last answers: what one action prints holds many values, about each of which the same is asked.
  struct Printed {
    const gotmpl::Segment* by = nullptr;
    Tables tables;
  };
  mutable Printed last_printed_;
  struct Read {
    std::vector<gotmpl::Origin> origins;
    std::vector<OriginId> inputs;
  };
  mutable Read last_read_;
};

}  // namespace sidelint::helm
