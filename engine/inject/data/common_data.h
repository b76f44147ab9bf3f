// What the templates of an injector read that is no pod's own: the values and the mesh's settings, as values of
// templates made once. Pods share them, as they do in Istio.
#pragma once

#include <deque>
#include <string_view>
#include <utility>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"
#include "engine/inject/data/kube_values.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

class CommonData {
 public:
  CommonData() = default;
  CommonData(const CommonData&) = delete;
  CommonData& operator=(const CommonData&) = delete;

  gotmpl::Heap& heap() { return heap_; }
  // Of the values in the heap. A pod's own table begins with them.
  OriginTable& origins() { return origins_; }
  const OriginTable& origins() const { return origins_; }
  // What a tree stands for in templates; trees are told apart by their address.
  void keep(const yaml::Value& tree, gotmpl::Value made) { made_.emplace_back(&tree, made); }

  // Null if it is not kept.
  const gotmpl::Value* find(const yaml::Value* tree) const;

 private:
  gotmpl::Heap heap_;
  OriginTable origins_;
  std::deque<std::pair<const yaml::Value*, gotmpl::Value>> made_;
};

// Whether a template's text may name a function of Sprig's that changes the map it is given, which the next pod would
// see.
bool may_change_maps(std::string_view text);

}  // namespace sidelint::inject
