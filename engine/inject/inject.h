// The room's door: what the injectors of a repository make of its pods.
//
// Whoever asks says which injector serves a workload; whether one does is decided elsewhere. Injectors are made ready
// once, answers are computed when they are first asked for and kept.
#pragma once

#include <memory>
#include <string>

#include "engine/inject/admitted.h"
#include "engine/inject/injector.h"
#include "engine/istio/release.h"
#include "engine/model/injector.h"
#include "engine/model/namespace.h"
#include "engine/model/workload.h"

namespace sidelint::inject {

// Releases before 1.9 render another form than a patch of the pod; their injectors cannot be asked.
inline constexpr int kFirstRelease = 9;

// The texts of ConfigMap istio-sidecar-injector; the mesh configuration is given besides, as it stands elsewhere.
InjectorSource source_of(const model::InjectorConfig& config, std::string mesh, istio::Release release);

class Injections {
 public:
  struct Question {
    const model::Workload* workload = nullptr;
    const model::InjectorConfig* injector = nullptr;
    istio::Release release = istio::kNewestRelease;
    std::string webhook;                           // the entry that is called, as messages name it
    std::string mesh;                              // key `mesh` of ConfigMap istio
    std::string name_space;                        // of the pod
    const model::Namespace* definition = nullptr;  // of that namespace; null: not declared
  };
  struct Answer {
    // rejected: admitted.refusal says why, in the words that the pod's creator reads.
    enum class Kind : std::uint8_t { injected, not_injected, rejected, unknown };
    Kind kind = Kind::unknown;
    std::string unknown;  // why the outcome cannot be told
    Admitted admitted;    // without the provenance of its values: rendered ones have origins that no source holds
  };

  Injections();
  Injections(const Injections&) = delete;
  Injections& operator=(const Injections&) = delete;
  ~Injections();

  // From any thread. The same workload and injector give the same answer, whatever else the question says.
  const Answer& of(const Question& question) const;

 private:
  struct Kept;
  std::unique_ptr<Kept> kept_;
};

}  // namespace sidelint::inject
