#include "engine/yaml/node.h"

#include "engine/yaml/resolve.h"

namespace sidelint::yaml {

Node Document::root() const { return values_.empty() ? Node() : Node(this, root_); }

std::string_view Node::text() const {
  if (document_ == nullptr || is(Kind::sequence) || is(Kind::mapping)) return {};
  return std::string_view(document_->pool_).substr(data().first, data().count);
}

std::optional<bool> Node::boolean() const {
  if (!is(Kind::boolean)) return std::nullopt;
  return boolean_value(text());
}

std::optional<std::int64_t> Node::integer() const {
  if (!is(Kind::integer)) return std::nullopt;
  const Number number = number_value(text());
  const auto* value = std::get_if<std::int64_t>(&number);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

Node Node::item(std::size_t index) const { return is(Kind::sequence) && index < data().count ? child(index) : Node(); }

Node Node::key(std::size_t index) const {
  return is(Kind::mapping) && index < data().count ? child(2 * index) : Node();
}

Node Node::value(std::size_t index) const {
  return is(Kind::mapping) && index < data().count ? child(2 * index + 1) : Node();
}

// Asked more than anything else of a document, so it looks at what is stored, and not through nodes.
Node Node::find(std::string_view key) const {
  if (!is(Kind::mapping)) return {};
  const Data& mapping = data();
  for (std::size_t i = 0; i < mapping.count; ++i) {
    const Data& written = document_->values_[document_->children_[mapping.first + 2 * i]];
    const bool is_scalar = written.kind != Kind::sequence && written.kind != Kind::mapping;
    if (is_scalar && written.count == key.size() && document_->pool_.compare(written.first, written.count, key) == 0)
      return value(i);
  }
  return {};
}

Node Node::find_key(std::string_view key) const {
  for (std::size_t i = 0; i < size(); ++i)
    if (is(Kind::mapping) && this->key(i).text() == key) return this->key(i);
  return {};
}

}  // namespace sidelint::yaml
