#include "engine/model/metadata_refusal.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/model/repository.h"

namespace sidelint::model {
namespace {

std::string refused(std::string_view text) {
  const Read read(text);
  const auto& refusal = read.workload().refusal;
  return refusal ? refusal->message : "accepted";
}

TEST(MetadataRefusal, NamesTheFieldAsTheDecoderDoes) {
  EXPECT_EQ(
      refused("{apiVersion: apps/v1, kind: Deployment, metadata: {name: x}, spec: {template: {metadata: {labels: "
              "{a: \"b\", c: false}}}}}"),
      "Deployment in version \"v1\" cannot be handled as a Deployment: json: cannot unmarshal bool into Go struct "
      "field ObjectMeta.spec.template.metadata.labels of type string");
  EXPECT_EQ(
      refused("{apiVersion: batch/v1, kind: CronJob, metadata: {name: x, annotations: {n: [1]}}}"),
      "CronJob in version \"v1\" cannot be handled as a CronJob: json: cannot unmarshal array into Go struct field "
      "ObjectMeta.metadata.annotations of type string");
}

TEST(MetadataRefusal, LeavesOutMetadataInThePathOfATemplate) {
  EXPECT_EQ(refused("{apiVersion: apps/v1, kind: Deployment, metadata: {name: x}, spec: {template: {metadata: {labels: "
                    "{/a: b}, annotations: {b/: c}}}}}"),
            "Deployment.apps \"x\" is invalid: [spec.template.labels: Invalid value: \"/a\": prefix part must be "
            "non-empty, spec.template.annotations: Invalid value: \"b/\": name part must be non-empty, "
            "spec.template.annotations: Invalid value: \"b/\": name part must consist of alphanumeric characters, '-', "
            "'_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or "
            "'123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')]");
}

TEST(MetadataRefusal, SaysNothingOfWhatIsNotKnown) {
  EXPECT_EQ(refused("{apiVersion: v1, kind: Pod, metadata: {name: x, labels: {a: \"${A B}\", b: null}}}"), "accepted");
  // What a custom resource may hold is up to its schema.
  EXPECT_EQ(
      refused("{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: x}, spec: {template: {metadata: "
              "{labels: {a: true}}}}}"),
      "accepted");
}

TEST(MetadataRefusal, OfAPodComesBeforeOrAfterItsWebhooks) {
  const Read unreadable("{apiVersion: v1, kind: Pod, metadata: {name: x, labels: {a: true}}}");
  const Read invalid("{apiVersion: v1, kind: Pod, metadata: {name: x, labels: {a: 'b '}}}");
  EXPECT_FALSE(unreadable.workload().refusal->after_webhooks);
  EXPECT_TRUE(invalid.workload().refusal->after_webhooks);
  EXPECT_EQ(invalid.text(invalid.workload().refusal->at), "a: 'b '");
}

}  // namespace
}  // namespace sidelint::model
