// Marks that stand alone on a line, made part of the YAML around them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/helm/output/manifests.h"

namespace sidelint::helm {

// A document that can be read: where a mark begins or ends an item or entry of its own, a dash or a colon is added. It
// ends with the line end that helm prints behind it.
class Landed {
 public:
  Landed(std::string_view text, TextRange document);

  const std::string& text() const { return text_; }
  // The place in the whole text that a place of this one stands for.
  std::size_t original(std::size_t offset) const;

 private:
  struct Addition {
    std::size_t at;  // in text_
    std::size_t length;
  };
  void add(std::string_view what);

  std::string text_;
  std::size_t begin_;
  std::vector<Addition> additions_;
};

}  // namespace sidelint::helm
