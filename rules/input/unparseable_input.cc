// A document that should hold a Kubernetes object, but is no YAML; a file that cannot be read at all.
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

// "is larger than 10 bytes" goes on where "Permission denied" stands alone.
std::string_view subject(const UnreadInput& unread) {
  return unread.why.starts_with("is ") || unread.why.starts_with("holds ") ? "it " : "";
}

// What nobody could look into is an error only if it shows that it is meant for Kubernetes.
void report_unread(const UnreadInput& unread, Report& report) {
  const bool is_file = unread.kind == UnreadInput::Kind::file;
  report.at(unread.at, is_file ? "this file is not judged: " : "nothing here is judged: ", subject(unread), unread.why)
      .label("not read")
      .help("Let it be read, or leave it out with `exclude: [GLOB]` in .sidelint.yaml")
      .severity(unread.is_manifest ? Severity::error : Severity::note);
}

void check(const Input& input, Report& report) {
  for (const UnreadInput& unread : input.unread) report_unread(unread, report);
  for (const model::Unreadable& unreadable : input.repository.unreadable) {
    Finding finding = report.at(OriginId::written(unreadable.at), "this document is not judged: ", unreadable.message)
                          .label(unreadable.message)
                          .help(
                              "Correct the YAML; if the file is a template, render it first, or leave it out with "
                              "`exclude: [GLOB]` in .sidelint.yaml");
    if (unreadable.context_at) finding.note(OriginId::written(*unreadable.context_at), unreadable.context);
  }
}

constexpr Example kBad[] = {{"a list that is never closed", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: [shop
  labels: {}
#       ^
)"}};

constexpr Example kGood[] = {{"valid YAML", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: {}
)"},
                             {"a chart's template, which is rendered first", R"(-- chart/Chart.yaml --
apiVersion: v2
name: shop
version: 0.1.0
-- chart/templates/ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: {{ .Release.Namespace }}
)"}};

}  // namespace

extern constinit const Rule input_unparseable_input{
    .name = "input/unparseable-input",
    .since = "0.1.0",
    .summary = "A file or a document cannot be read as Kubernetes YAML.",
    .why = "Kubernetes refuses it, and no verdict about its objects or those that depend on it can be trusted.",
    .help = "Correct the YAML or let the file be read, or leave it out if it is not meant to be applied.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
