#include "engine/decide/plane/reach.h"

#include <gtest/gtest.h>

namespace sidelint::decide {
namespace {

TEST(Reach, IsOverWhatLiesApartButNotOutOfACaseNorIntoAnAlternative) {
  struct Case {
    const char* definition;
    const char* file;
    bool speaks;
  };
  const Case cases[] = {
      {"hooks.yaml", "apps/x.yaml", true},
      {"istio/hooks.yaml", "apps/x.yaml", true},
      {"apps/x.yaml", "apps/x.yaml", true},
      {"clusters/prod/istio-system/hooks.yaml", "apps/x.yaml", true},
      {"clusters/prod/istio-system/hooks.yaml", "clusters/prod/apps/x.yaml", true},
      {"clusters/prod/istio-system/hooks.yaml", "clusters/dev/apps/x.yaml", false},
      {"clusters/prod/istio-system/hooks.yaml", "clusters/dev/", false},
      {"clusters/hooks.yaml", "clusters/dev/x.yaml", true},
      {"env/blue/ns.yaml", "env/green/x.yaml", false},
      {"regions/eu/hooks.yaml", "regions/us/x.yaml", false},
      {"infra/clusters/prod/hooks.yaml", "apps/clusters/dev/x.yaml", false},
      {"infra/clusters/a/hooks.yaml", "apps/clusters/b/x.yaml", true},
      {"dev/ns.yaml", "prod/x.yaml", false},
      {"dev/ns.yaml", "apps/x.yaml", true},
      {"environments/test/hooks.yaml", "environments/test/apps/x.yaml", true},
      {"apps/overlays/dev/ns.yaml", "apps/overlays/prod/kustomization.yaml", false},
      {"environments/test/istio/hooks.yaml", "environments/test/apps/x.yaml", true},
      {"tests/fixtures/a/hooks.yaml", "tests/fixtures/a/x.yaml", true},
      {"tests/fixtures/a/istio/hooks.yaml", "tests/fixtures/a/apps/x.yaml", true},
      {"tests/fixtures/a/hooks.yaml", "tests/fixtures/b/x.yaml", false},
      {"tests/fixtures/a/hooks.yaml", "tests/fixtures/b/", false},
      {"tests/fixtures/a/hooks.yaml", "apps/x.yaml", false},
      {"istio/hooks.yaml", "tests/fixtures/a/x.yaml", true},
      {"testdata/hooks.yaml", "testdata/x.yaml", false},
      {"testdata/hooks.yaml", "testdata/a/x.yaml", false},
      {"samples/shop/mesh.yaml", "samples/shop/k8s/x.yaml", true},
      {"pkg/testdata/hooks.yaml", "samples/shop/x.yaml", false},
      {"test/istio/hooks.yaml", "test/apps/x.yaml", true},
      {"docs/guide/namespace.yaml", "apps/x.yaml", false},
      {"docs/guide/namespace.yaml", "docs/guide/x.yaml", true},
      {"infra/hooks.yaml", "docs/guide/x.yaml", true},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(speaks_for(each.definition, each.file), each.speaks) << each.definition << " for " << each.file;
  }
}

TEST(Reach, IsNearerWhereFoldersAreNamedAlike) {
  EXPECT_EQ(shared_names("infra/prod/istio/hooks.yaml", "apps/prod/x.yaml"), 1U);
  EXPECT_EQ(shared_names("infra/dev/istio/hooks.yaml", "apps/prod/x.yaml"), 0U);
}

}  // namespace
}  // namespace sidelint::decide
