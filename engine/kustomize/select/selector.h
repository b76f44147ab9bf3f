// Whom a patch or a replacement means: `target:`, `select:`, `reject:`.
//
// Mirrors kustomize api 0.21, types/selector.go: expressions that must match the whole of a field.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/kustomize/resource.h"
#include "engine/kustomize/run.h"
#include "engine/kustomize/select/label_selector.h"
#include "engine/kustomize/select/regex.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

class Selector {
 public:
  // Of a record that conforms; empty (and a refusal) if it holds what is no expression or no selector.
  static std::optional<Selector> read(Run& run, const yaml::Value& record);

  // By its first or its present name and namespace, its kind, its labels and annotations.
  bool selects(const Resource& resource) const;
  // The parts of that question.
  bool selects_id(const Id& id) const;  // the namespace as it is written
  bool selects_metadata(const Resource& resource) const;
  // The only name that it selects, if its pattern is a plain word.
  std::optional<std::string_view> plain_name() const { return name_.plain(); }
  bool names_anything() const;  // group, version, kind, name or namespace
  bool has_metadata() const { return !labels_text_.empty() || !annotations_text_.empty(); }

 private:
  class Pattern {
   public:
    explicit Pattern(std::string_view text);
    bool ok() const { return !regex_ || regex_->ok(); }
    bool is_any() const { return text_.empty(); }
    bool matches(std::string_view text) const;
    std::optional<std::string_view> plain() const {
      return is_any() || regex_ ? std::nullopt : std::optional<std::string_view>(text_);
    }

   private:
    std::string text_;
    std::optional<Regex> regex_;  // none if the text is a plain word
  };
  Selector() = default;
  bool selects_gvk(const Gvk& gvk) const;

  Pattern group_{""};
  Pattern version_{""};
  Pattern kind_{""};
  Pattern name_{""};
  Pattern ns_{""};
  std::string labels_text_;
  std::string annotations_text_;
  LabelSelector labels_;
  LabelSelector annotations_;
};

}  // namespace sidelint::kustomize
