#include "engine/units/argocd/filler.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "engine/gotmpl/exec.h"
#include "engine/gotmpl/funcs/sprig.h"
#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/limits.h"
#include "engine/gotmpl/marks.h"
#include "engine/gotmpl/template_set.h"
#include "engine/helm/data.h"
#include "engine/helm/functions/functions.h"

namespace sidelint::units {
namespace {

constexpr std::string_view kBegin = "{{";
constexpr std::string_view kEnd = "}}";

// A text that was filled, and the parameters that it holds.
struct Filled {
  std::string text;
  std::vector<OriginId> inputs = {};
};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// Whether a line of the text opens and closes an action: no other text is looked into.
bool holds_action(std::string_view text) {
  for (std::size_t begin = text.find(kBegin); begin != std::string_view::npos; begin = text.find(kBegin, begin + 1)) {
    const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    if (line.find(kEnd) != std::string_view::npos) return true;
  }
  return false;
}

// Nothing if an action is left open.
std::optional<Filled> fill_plainly(std::string_view text, const yaml::Value& known) {
  Filled filled;
  if (!holds_action(text)) return Filled{std::string(text)};
  for (std::size_t begin = text.find(kBegin); begin != std::string_view::npos; begin = text.find(kBegin)) {
    const std::size_t end = text.find(kEnd, begin);
    if (end == std::string_view::npos) return std::nullopt;
    const yaml::Value* found = known.find(trimmed(text.substr(begin + kBegin.size(), end - begin - kBegin.size())));
    filled.text += text.substr(0, begin);
    if (found != nullptr && found->is(yaml::Kind::string)) {
      filled.text += found->text;
      filled.inputs.push_back(found->origin);
    } else {
      filled.text += text.substr(begin, end + kEnd.size() - begin);
    }
    text.remove_prefix(end + kEnd.size());
  }
  filled.text += text;
  return filled;
}

gotmpl::Value normalize(gotmpl::Call& call) { return call.text(normalized_name(call.text_arg(0))); }

// A slug of a normalized name: dots and dashes in a row become one dash, none at the ends.
std::string as_slug(std::string_view name) {
  std::string made;
  for (const char letter : name) {
    const bool joins = letter == '.' || letter == '-';
    if (!joins) {
      made += letter;
    } else if (!made.empty() && made.back() != '-') {
      made += '-';
    }
  }
  if (made.ends_with('-')) made.pop_back();
  return made;
}

// In front of the last word that does not fit, or within the first.
std::string_view cut_at_word(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  const std::size_t dash = text.rfind('-', most);
  return text.substr(0, dash == std::string_view::npos ? most : dash);
}

// `slugify [length] [cut at a word] name`. Mirrors gosimple/slug 1.15, whose alphabets never meet a normalized name.
gotmpl::Value slugify(gotmpl::Call& call) {
  constexpr gotmpl::Kind kExpected[] = {gotmpl::Kind::native_int, gotmpl::Kind::boolean};
  std::size_t most = 50;
  bool at_word = true;
  std::string name;
  for (std::size_t i = 0; i < call.args.size(); ++i) {
    const gotmpl::Value given = call.args[i].unboxed();
    const bool is_name = i + 1 == call.args.size();
    if (!is_name && i >= std::size(kExpected)) return gotmpl::Value::unknown("a slug");
    if (given.concrete_kind() != (is_name ? gotmpl::Kind::string : kExpected[i]))
      return gotmpl::Value::unknown("a slug");
    if (is_name) {
      name = normalized_name(given.as_text());
    } else if (i == 1) {
      at_word = given.as_bool();
    } else {
      if (given.as_int() < 1) return gotmpl::Value::unknown("a slug");
      most = static_cast<std::size_t>(given.as_int());
    }
  }
  if (!at_word && name.size() < most) return call.text(as_slug(name));
  if (!at_word) return call.text(as_slug(std::string_view(name).substr(0, most)));
  return call.text(std::string(cut_at_word(as_slug(name), most)));
}

constexpr gotmpl::FuncDef kFunctions[] = {
    {"normalize", normalize, {&gotmpl::kString}},
    {"slugify", slugify, {&gotmpl::kAny}, gotmpl::Arity::variadic},
};

gotmpl::MissingKey missing_key(yaml::Node spec) {
  const yaml::Node options = spec.find("goTemplateOptions");
  gotmpl::MissingKey chosen = gotmpl::MissingKey::invalid;
  for (std::size_t i = 0; options.is(yaml::Kind::sequence) && i < options.size(); ++i) {
    if (options.item(i).text() == "missingkey=error") chosen = gotmpl::MissingKey::error;
    if (options.item(i).text() == "missingkey=zero") chosen = gotmpl::MissingKey::zero;
  }
  return chosen;
}

// Bytes that the texts of one application may need, with its parameters.
constexpr std::size_t kMostData = 8U << 20U;

// One set of parameters, ready for templates of Go.
class GoTemplates {
 public:
  // `steps` are those that are left for the whole set: none after an application whose texts do not fit.
  GoTemplates(const gotmpl::FuncMap& functions, gotmpl::MissingKey missing, std::uint64_t& steps,
              const Parameters& parameters)
      : functions_(functions), missing_(parameters.more ? gotmpl::MissingKey::error : missing), steps_(steps) {
    document_ = yaml::to_document(parameters.known);
    data_ = helm::to_data(heap_, &numbers_, document_->root());
    for (const std::string& name : parameters.unknown) {
      heap_.set(data_, heap_.keep(name), gotmpl::Value::unknown("nobody says"));
    }
  }

  // Nothing if the text is no template. What runs into an error stays as it is written.
  std::optional<Filled> fill(std::string_view text) {
    gotmpl::Library library;
    gotmpl::TemplateSet set(library, "");
    set.functions = functions_;
    set.missing_key = missing_;
    if (set.parse("", std::string(text))) return std::nullopt;
    gotmpl::Executor executor(heap_, {gotmpl::Gaps::marked, gotmpl::Failures::leave_gaps, steps_});
    const gotmpl::Outcome outcome = executor.run(set, "", data_);
    steps_ = heap_.exhausted() ? 0 : steps_ - std::min(steps_, executor.steps());
    if (outcome.error) return Filled{std::string(text)};
    Filled filled{with_placeholders(outcome.output.text)};
    std::vector<gotmpl::Origin> origins;
    for (const gotmpl::Segment& segment : outcome.output.segments) {
      origins.insert(origins.end(), segment.inputs.begin(), segment.inputs.end());
    }
    for (const gotmpl::Origin origin : heap_.data_of(origins)) filled.inputs.push_back(numbers_.at(origin));
    return filled;
  }

 private:
  // The action as written in the place of each mark.
  std::string with_placeholders(std::string_view text) const {
    std::string made;
    std::size_t done = 0;
    while (const std::optional<gotmpl::FoundMark> found = gotmpl::find_mark(text, done)) {
      made += text.substr(done, found->begin - done);
      const gotmpl::Mark& mark = heap_.marks()[found->number];
      std::string_view action;
      if (mark.source != nullptr && mark.action_end <= mark.source->text.size()) {
        action = std::string_view(mark.source->text).substr(mark.action_begin, mark.action_end - mark.action_begin);
      }
      made += action.starts_with(kBegin) ? action : std::string_view("{{ . }}");
      done = found->end;
    }
    made += text.substr(done);
    return made;
  }

  const gotmpl::FuncMap& functions_;
  gotmpl::MissingKey missing_;
  std::uint64_t& steps_;
  gotmpl::Heap heap_{kMostData};
  helm::OriginNumbers numbers_;
  std::unique_ptr<const yaml::Document> document_;
  gotmpl::Value data_;
};

}  // namespace

struct Filler::Language {
  Language(Origins& table, yaml::Node spec)
      : origins(table), is_go(spec.find("goTemplate").boolean() == true), missing(missing_key(spec)) {}

  Origins& origins;
  bool is_go;
  gotmpl::MissingKey missing;
  gotmpl::FuncMap functions = {};
  std::uint64_t steps = gotmpl::kMaxSteps;  // that are left
  std::optional<OriginId> broken = {};

  template <class Fill>
  yaml::Value deep(const yaml::Value& value, Fill& fill);
  template <class Fill>
  yaml::Value text(const yaml::Value& value, Fill& fill);
  OriginId origin(OriginId of_template, std::vector<OriginId> inputs);
};

OriginId Filler::Language::origin(OriginId of_template, std::vector<OriginId> inputs) {
  const std::optional<Span> at = origins.where(of_template);
  if (!at) return of_template;
  return origins.add(static_cast<std::uint32_t>(at->source), Templated{*at, std::move(inputs), {}});
}

template <class Fill>
yaml::Value Filler::Language::text(const yaml::Value& value, Fill& fill) {
  if (!value.is(yaml::Kind::string) || value.text.find(kBegin) == std::string::npos) return value;
  std::optional<Filled> filled = fill(value.text);
  if (!filled && !broken) broken = value.origin;
  if (!filled) return value;
  yaml::Value made = value;
  made.text = std::move(filled->text);
  made.origin = origin(value.origin, std::move(filled->inputs));
  return made;
}

template <class Fill>
yaml::Value Filler::Language::deep(const yaml::Value& value, Fill& fill) {
  if (!value.is_collection()) return text(value, fill);
  yaml::Value made{value.kind, value.style, value.origin, {}, {}, {}};
  for (const yaml::Value& item : value.items) made.items.push_back(deep(item, fill));
  for (const yaml::Entry& entry : value.entries) {
    if (entry.value.is(yaml::Kind::null)) continue;
    std::optional<Filled> key;
    const bool is_template = entry.key.find(kBegin) != std::string::npos;
    if (is_template) key = fill(entry.key);
    if (is_template && !key && !broken) broken = entry.key_origin;
    made.set(key ? key->text : entry.key, deep(entry.value, fill), entry.key_origin);
  }
  return made;
}

Filler::Filler(yaml::Node spec, Origins& origins) : language_(std::make_unique<Language>(origins, spec)) {
  gotmpl::sprig::add_all(language_->functions);
  for (const std::string_view name : {"env", "expandenv", "getHostByName"}) language_->functions.remove(name);
  language_->functions.add(helm::yaml_functions());
  language_->functions.add(kFunctions);
}

Filler::~Filler() = default;

bool Filler::is_go() const { return language_->is_go; }
std::optional<OriginId> Filler::broken() const { return language_->broken; }

yaml::Value Filler::fill(const yaml::Value& value, const Parameters& parameters) {
  if (parameters.known.entries.empty() && parameters.knows_all()) return value;
  if (language_->is_go) {
    GoTemplates templates(language_->functions, language_->missing, language_->steps, parameters);
    const auto fill = [&](std::string_view text) { return templates.fill(text); };
    return language_->deep(value, fill);
  }
  const auto fill = [&](std::string_view text) { return fill_plainly(text, parameters.known); };
  return language_->deep(value, fill);
}

}  // namespace sidelint::units
