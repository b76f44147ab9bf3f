#include "engine/yaml/builder.h"

#include <limits>
#include <utility>

namespace sidelint::yaml {

void Builder::expect(std::size_t bytes) {
  constexpr std::size_t kBytesOfAValue = 16;
  document_->values_.reserve(bytes / kBytesOfAValue);
  document_->children_.reserve(bytes / kBytesOfAValue);
  document_->pool_.reserve(bytes / 2);
}

Builder::Ref Builder::add(const Node::Data& value) {
  document_->values_.push_back(value);
  return Ref{static_cast<std::uint32_t>(document_->values_.size() - 1)};
}

Builder::Ref Builder::scalar(Kind kind, Style style, std::string_view text, OriginId origin) {
  const auto first = static_cast<std::uint32_t>(document_->pool_.size());
  document_->pool_ += text;
  return add({kind, style, origin, first, static_cast<std::uint32_t>(text.size())});
}

Builder::Ref Builder::sequence(Style style, std::span<const Ref> items, OriginId origin) {
  const auto first = static_cast<std::uint32_t>(document_->children_.size());
  for (const Ref item : items) document_->children_.push_back(static_cast<std::uint32_t>(item));
  return add({Kind::sequence, style, origin, first, static_cast<std::uint32_t>(items.size())});
}

Builder::Ref Builder::mapping(Style style, std::span<const Entry> entries, OriginId origin) {
  const auto first = static_cast<std::uint32_t>(document_->children_.size());
  for (const Entry& entry : entries) {
    document_->children_.push_back(static_cast<std::uint32_t>(entry.key));
    document_->children_.push_back(static_cast<std::uint32_t>(entry.value));
  }
  return add({Kind::mapping, style, origin, first, static_cast<std::uint32_t>(entries.size())});
}

Builder::Ref Builder::again(Ref value, OriginId origin) {
  Node::Data copy = at(value);
  copy.origin = origin;
  return add(copy);
}

std::string_view Builder::text(Ref value) const {
  const Node::Data& scalar = at(value);
  if (scalar.kind == Kind::sequence || scalar.kind == Kind::mapping) return {};
  return std::string_view(document_->pool_).substr(scalar.first, scalar.count);
}

Builder::Ref Builder::item(Ref sequence, std::uint32_t index) const {
  return Ref{document_->children_[at(sequence).first + index]};
}

Builder::Entry Builder::entry(Ref mapping, std::uint32_t index) const {
  const std::size_t slot = at(mapping).first + std::size_t{2} * index;
  return {Ref{document_->children_[slot]}, Ref{document_->children_[slot + 1]}};
}

bool Builder::has_room(std::size_t bytes) const {
  return bytes <= std::numeric_limits<std::uint32_t>::max() - document_->pool_.size();
}

std::unique_ptr<const Document> Builder::finish(Ref root) {
  document_->root_ = static_cast<std::uint32_t>(root);
  document_->values_.shrink_to_fit();  // documents stay as long as the model
  document_->children_.shrink_to_fit();
  document_->pool_.shrink_to_fit();
  return std::move(document_);
}

}  // namespace sidelint::yaml
