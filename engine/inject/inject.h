// The room's door: what the injectors of a repository make of its pods.
//
// Whoever asks says which injector serves a workload; whether one does is decided elsewhere. Injectors are made ready
// once, answers are computed when they are first asked for and kept.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/inject/admitted.h"
#include "engine/inject/injector.h"
#include "engine/istio/release.h"
#include "engine/model/injector.h"
#include "engine/model/pod_creation.h"

namespace sidelint::inject {

// The texts of ConfigMap istio-sidecar-injector; the mesh configuration is given besides, as it stands elsewhere.
InjectorSource source_of(const model::InjectorConfig& config, std::string mesh, istio::Release release,
                         std::optional<istio::Release> kubernetes = {});
// Key `mesh` of the ConfigMap that the call's injector reads; empty if none is seen.
std::string mesh_of(const model::InjectorCall& call);
// The release that the settings' images are of; empty if they tell none.
std::optional<istio::Release> told_release(std::string_view values);

// Whether an injector that goes by the versions of the cluster's nodes makes native sidecars there.
bool runs_native_sidecars(std::optional<istio::Release> kubernetes);

class Injections {
 public:
  struct Answer {
    // rejected: admitted.refusal says why, in the words that the pod's creator reads.
    enum class Kind : std::uint8_t { injected, not_injected, rejected, unknown };
    Kind kind = Kind::unknown;
    std::string unknown;          // why the outcome cannot be told
    bool refused_anyway = false;  // of rejected: without an injection, too
    // Without the provenance of its values: rendered ones have origins that no source holds. Without the pod as it was
    // sent, and of the injection's only what is not stored.
    Admitted admitted;
  };

  Injections();
  Injections(const Injections&) = delete;
  Injections& operator=(const Injections&) = delete;
  ~Injections();

  // Before the first question: the version of the clusters. Without it they are as new as can be.
  void run_on(std::optional<istio::Release> kubernetes) { kubernetes_ = kubernetes; }
  std::optional<istio::Release> kubernetes() const { return kubernetes_; }

  // From any thread. The same workload and injectors give the same answer, whatever else the creation says.
  const Answer& of(const model::PodCreation& creation) const;
  // Whom a call asks.
  const Injector& injector_of(const model::InjectorCall& call) const;

 private:
  struct Kept;
  std::unique_ptr<Kept> kept_;
  std::optional<istio::Release> kubernetes_;
};

}  // namespace sidelint::inject
