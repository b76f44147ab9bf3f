// What is ordered on top of a kustomization. Expected objects are those of fluxcd/pkg kustomize 1.35 (Generator,
// SecureBuild) on the same files.
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "engine/yaml/load.h"
#include "tests/unit/kustomize/built.h"

namespace sidelint::kustomize {
namespace {

using Lines = std::vector<std::string>;

// A repository in which `order.yaml` says what is ordered.
struct Ordered {
  explicit Ordered(std::string_view files, std::string_view fields) : repository(files) {
    const SourceId source = repository.sources.add("order.yaml");
    repository.origins.reserve_shards(1);
    repository.sources.keep(source, std::string(fields));
    const Span whole{source, 0, static_cast<std::uint32_t>(fields.size())};
    const yaml::Loaded loaded = yaml::load(repository.sources.text(source), whole, repository.origins);
    amendment.fields = yaml::to_value(std::get<std::unique_ptr<const yaml::Document>>(loaded)->root());
    amendment.ordered_at = whole;
    amendment.reader = Amendment::Reader::flux;
  }

  Built build(std::string_view folder) {
    return Builder(repository.disk, repository.sources, repository.origins, {{"."}}).build(folder, amendment);
  }
  // The objects as JSON; a refusal is the only line instead.
  Lines lines(std::string_view folder) {
    const Built built = build(folder);
    if (built.refusal) return {"refused: " + built.refusal->message};
    Lines lines;
    for (const BuiltObject& object : built.objects)
      lines.push_back(yaml::to_json(yaml::to_document(object.value)->root()));
    return lines;
  }

  Repository repository;
  Amendment amendment;
};

constexpr std::string_view kApp = R"(-- app/kustomization.yaml --
namespace: from-file
resources: [web.yaml]
images: [{name: nginx, newName: mirror/nginx, newTag: "1"}]
patches:
- patch: '{apiVersion: v1, kind: Pod, metadata: {name: web, labels: {first: file, who: file}}}'
-- app/web.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: a, image: nginx}]}
)";

TEST(Amendment, TextsReplaceAndListsAreAppended) {
  Ordered ordered(kApp, R"(namespace: from-order
namePrefix: a-
nameSuffix: -z
patches:
- patch: |
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      labels:
        who: order
)");
  EXPECT_EQ(ordered.lines("app"),
            Lines{R"({"apiVersion":"v1","kind":"Pod","metadata":{"labels":{"first":"file","who":"order"},)"
                  R"("name":"a-web-z","namespace":"from-order"},)"
                  R"("spec":{"containers":[{"image":"mirror/nginx:1","name":"a"}]}})"});
}

TEST(Amendment, ImagesOfOneNameAreMergedAndADigestTakesTheTagAway) {
  Ordered ordered(kApp, "images: [{name: nginx, digest: 'sha256:0'}, {name: other, newTag: '2'}]\n");
  EXPECT_EQ(ordered.lines("app"),
            Lines{R"({"apiVersion":"v1","kind":"Pod","metadata":{"labels":{"first":"file","who":"file"},)"
                  R"("name":"web","namespace":"from-file"},)"
                  R"("spec":{"containers":[{"image":"mirror/nginx@sha256:0","name":"a"}]}})"});
}

TEST(Amendment, ItsLinesAreNamed) {
  Ordered ordered(kApp, "namespace: from-order\n");
  const Built built = ordered.build("app");
  ASSERT_EQ(built.objects.size(), 1U);
  const yaml::Value* ns = built.objects[0].value.find_path({"metadata", "namespace"});
  ASSERT_NE(ns, nullptr);
  const std::optional<Span> at = ordered.repository.origins.where(ns->origin);
  ASSERT_TRUE(at.has_value());
  EXPECT_EQ(ordered.repository.sources.path(at->source), "order.yaml");
  EXPECT_EQ(ordered.repository.sources.text(*at), "from-order");
}

TEST(Amendment, AFolderWithoutAKustomizationGetsOneOfAllManifestsBelow) {
  Ordered ordered(R"(-- app/b.yaml --
apiVersion: v1
kind: ServiceAccount
metadata: {name: b}
-- app/a/z.yml --
apiVersion: v1
kind: ServiceAccount
metadata: {name: z}
-- app/a/values.json --
{"not": "read"}
-- app/c/kustomization.yaml --
resources: [c.yaml]
namespace: own
-- app/c/c.yaml --
apiVersion: v1
kind: ServiceAccount
metadata: {name: c}
-- app/c/unlisted.yaml --
apiVersion: v1
kind: ServiceAccount
metadata: {name: unlisted}
-- app/.sops.yaml --
creation_rules: []
)",
                  "{}\n");
  EXPECT_EQ(ordered.lines("app"),
            (Lines{R"({"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"z"}})",
                   R"({"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"b"}})",
                   R"({"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"c","namespace":"own"}})"}));
}

TEST(Amendment, FilesThatAreNotPackedAreNoManifests) {
  Ordered ordered(R"(-- app/a.yaml --
apiVersion: v1
kind: ServiceAccount
metadata: {name: a}
-- app/test/values.yaml --
not: an object
-- app/test/keep.yaml --
apiVersion: v1
kind: ServiceAccount
metadata: {name: kept}
-- .sourceignore --
app/test/*
!app/test/keep.yaml
)",
                  "{}\n");
  EXPECT_EQ(ordered.lines("app"), (Lines{R"({"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"a"}})",
                                         R"({"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"kept"}})"}));
}

TEST(Amendment, AManifestThatIsNoObjectStopsFlux) {
  Ordered ordered("-- app/values.yaml --\nreplicas: 1\n", "{}\n");
  EXPECT_EQ(ordered.lines("app"), Lines{"refused: missing metadata"});
}

TEST(Amendment, AFolderWithoutManifestsIsBuiltOfNothing) {
  Ordered ordered("-- app/readme.md --\nnothing\n", "namespace: shop\n");
  EXPECT_EQ(ordered.lines("app"), Lines{});
}

TEST(Amendment, FieldsThatFluxDoesNotKnowAreDropped) {
  Ordered ordered("-- app/kustomization.yaml --\nresources: []\nreleases: {}\n", "namespace: shop\n");
  EXPECT_EQ(ordered.lines("app"), Lines{});
  ordered.amendment.reader = Amendment::Reader::kustomize;
  EXPECT_EQ(ordered.lines("app"), Lines{"refused: unknown field `releases`"});
}

TEST(Amendment, AKustomizationWithoutResourcesNotesWhereItsObjectsComeFrom) {
  Ordered ordered(R"(-- app/kustomization.yaml --
configMapGenerator: [{name: a, literals: [b=c], options: {disableNameSuffixHash: true}}]
)",
                  "{}\n");
  EXPECT_EQ(ordered.lines("app"),
            Lines{R"({"apiVersion":"v1","data":{"b":"c"},"kind":"ConfigMap","metadata":{"annotations":)"
                  R"({"config.kubernetes.io/origin":"configuredIn: kustomization.yaml\nconfiguredBy:\n  )"
                  R"(apiVersion: builtin\n  kind: ConfigMapGenerator\n"},"name":"a"}})"});
}

TEST(Amendment, AFieldOfTheWrongTypeIsRefusedAtItsLine) {
  Ordered ordered(kApp, "namespace: [shop]\n");
  const Built built = ordered.build("app");
  ASSERT_TRUE(built.refusal.has_value());
  EXPECT_EQ(built.refusal->message, "`namespace` must be a string");
  EXPECT_EQ(ordered.repository.sources.path(built.refusal->at.source), "order.yaml");
}

TEST(Amendment, ChangesObjectsThatAreThere) {
  Ordered ordered(kApp, R"(patches:
- target: {kind: Pod}
  patch: |
    - {op: add, path: /metadata/labels, value: {late: "yes"}}
)");
  ordered.amendment.reader = Amendment::Reader::kustomize;
  yaml::Value pod = yaml::Value::mapping();
  pod.set("apiVersion", yaml::Value::string("v1"));
  pod.set("kind", yaml::Value::string("Pod"));
  pod.set("metadata", yaml::Value::mapping()).set("name", yaml::Value::string("web"));
  std::vector<BuiltObject> objects;
  objects.push_back({std::move(pod), {}});
  Repository& repository = ordered.repository;
  const Built built = Builder(repository.disk, repository.sources, repository.origins, {{"."}})
                          .change(std::move(objects), ordered.amendment);
  ASSERT_EQ(built.objects.size(), 1U);
  EXPECT_EQ(yaml::to_json(yaml::to_document(built.objects[0].value)->root()),
            R"({"apiVersion":"v1","kind":"Pod","metadata":{"labels":{"late":"yes"},"name":"web"}})");
}

}  // namespace
}  // namespace sidelint::kustomize
