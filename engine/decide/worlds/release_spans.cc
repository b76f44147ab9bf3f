#include "engine/decide/worlds/release_spans.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/istio/annotations.h"
#include "engine/istio/templates.h"

namespace sidelint::decide {
namespace {

constexpr Release kBeginning{1, 0, 0};
constexpr Release kEnd{9, 0, 0};

// Releases that injectors read a pod alike in.
constexpr std::array<ReleaseSpan, 5> kReadings{{{kNewestRelease, {1, 27, 0}, kEnd, false},
                                                {{1, 26, 0}, {1, 12, 0}, {1, 27, 0}, false},
                                                {{1, 11, 0}, {1, 9, 0}, {1, 12, 0}, false},
                                                {{1, 8, 0}, {1, 1, 0}, {1, 9, 0}, true},
                                                {{1, 0, 0}, kBeginning, {1, 1, 0}, true}}};

// Where a check that goes on changes: engine/istio names each where it is made.
constexpr Release kChanges[] = {{1, 13, 0}, {1, 14, 0}, {1, 16, 0}, {1, 17, 0}};

bool holds(std::uint64_t mask, std::size_t index) { return (mask >> index & 1U) != 0; }

// What may differ between releases of one family: whether a value is refused, whether the chart has the templates.
std::pair<bool, bool> treatment(const model::FieldMap& annotations, Release release) {
  bool refused = false;
  bool unknown = false;
  const std::vector<std::string> known = istio::chart_templates(release);
  for (const model::Field& field : annotations) {
    if (field.placeholder) continue;
    refused = refused || istio::refuse_annotation(field.key, field.value, release).has_value();
    if (field.key != istio::kTemplatesAnnotation) continue;
    for (const std::string& name : istio::requested_templates(field.value, {}))
      unknown = unknown || std::find(known.begin(), known.end(), name) == known.end();
  }
  return {refused, unknown};
}

// The first releases of which something may change for these annotations, sorted.
std::vector<Release> changes(const model::FieldMap& annotations) {
  std::vector<Release> all;
  for (const model::Field& field : annotations) {
    for (const istio::CheckedAnnotation& check : istio::checked_annotations()) {
      if (check.name != field.key) continue;
      all.insert(all.end(), {check.first, check.past});
      all.insert(all.end(), std::begin(kChanges), std::end(kChanges));
    }
    if (field.key == istio::kTemplatesAnnotation) {
      for (const std::string& name : istio::requested_templates(field.value, {})) {
        if (const auto first = istio::first_with_template(name)) all.push_back(*first);
      }
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

void split(const ReleaseSpan& reading, const std::vector<Release>& cuts, const model::FieldMap& annotations,
           std::vector<ReleaseSpan>& spans) {
  std::vector<ReleaseSpan> parts{reading};
  for (const Release cut : cuts) {
    ReleaseSpan& last = parts.back();
    if (cut <= last.first || cut >= last.past || cut > kNewestRelease) continue;
    const Release before = std::max(last.first, last.representative < cut ? last.representative : last.first);
    if (treatment(annotations, before) == treatment(annotations, cut)) continue;
    ReleaseSpan behind = last;
    last.past = cut;
    last.representative = before;
    behind.first = cut;
    behind.representative = std::max(reading.representative, cut);
    parts.push_back(behind);
  }
  spans.insert(spans.end(), parts.rbegin(), parts.rend());
}

std::string text_of(Release release) {
  const std::string text = std::to_string(release.major) + '.' + std::to_string(release.minor);
  return release.patch == 0 ? text : text + '.' + std::to_string(release.patch);
}

// The last release, as far as one speaks of it, before that one.
std::string text_before(Release release) {
  if (release.patch > 0)
    --release.patch;
  else
    --release.minor;
  return text_of(release);
}

}  // namespace

std::vector<ReleaseSpan> release_spans(const model::FieldMap& annotations) {
  const std::vector<Release> cuts = changes(annotations);
  std::vector<ReleaseSpan> spans;
  for (const ReleaseSpan& reading : kReadings) split(reading, cuts, annotations, spans);
  return spans;
}

std::vector<std::string> release_texts(const std::vector<ReleaseSpan>& spans, std::uint64_t mask) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (!holds(mask, i)) continue;
    const std::string to = spans[i].past == kEnd ? "" : text_before(spans[i].past);
    while (i + 1 < spans.size() && holds(mask, i + 1)) ++i;
    const std::string from = i + 1 == spans.size() ? "" : text_of(spans[i].first);
    if (from.empty())
      parts.push_back(to + " or older");
    else if (to.empty())
      parts.push_back(from + " or newer");
    else
      parts.push_back(from == to ? from : std::string(from).append(" to ").append(to));
  }
  return parts;
}

}  // namespace sidelint::decide
