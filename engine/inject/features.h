// What differs between releases of Istio's injector, as data.
#pragma once

namespace sidelint::inject {

struct Feature {
  int first = 0;  // minor releases: [first, past)
  int past = 1000;
  constexpr bool in(int minor) const { return minor >= first && minor < past; }
};

// istio, pkg/kube/inject/inject.go and webhook.go, at the tags 1.x.0.
inline constexpr Feature kLabelDecides{12};              // sidecar.istio.io/inject as a label as well
inline constexpr Feature kLooseInjectValues{0, 27};      // y, yes, on; anything else means no
inline constexpr Feature kSkipsInjected{2, 9};           // kube-inject passes pods with an istio-proxy and others by
inline constexpr Feature kOwnerOfPod{21};                // kube-inject finds the owner of a Pod
inline constexpr Feature kWarnsWithKind{21};             // kube-inject's warnings name the kind
inline constexpr Feature kSidecarAmongInit{19};          // the proxy is looked for among the init containers as well
inline constexpr Feature kNativeSidecars{20};            // ENABLE_NATIVE_SIDECARS
inline constexpr Feature kNativeByAnnotation{27};        // sidecar.istio.io/nativeSidecar is read by the program
inline constexpr Feature kNativeAuto{27};                // ENABLE_NATIVE_SIDECARS is auto by default
inline constexpr Feature kAdjustsInitUser{23};           // istio-init follows the proxy's user
inline constexpr Feature kInitContainerProbes{20};       // probes of init containers are rewritten
inline constexpr Feature kLifecycleRewrite{26};          // so are lifecycle handlers
inline constexpr Feature kGrpcProbes{14};                // and gRPC probes
inline constexpr Feature kTcpProbesByFlag{0, 19};        // REWRITE_TCP_PROBES
inline constexpr Feature kHonoursNoScrape{12};           // prometheus.io/scrape: "false" keeps the metrics apart
inline constexpr Feature kScrapeTargets{31};             // prometheus.io/scrape-targets
inline constexpr Feature kChecksScrapePort{31};          // a reserved port refuses the pod
inline constexpr Feature kSecureMetricsPort{31};         // prometheus.istio.io/secure-port
inline constexpr Feature kWritesCreationTime{0, 28};     // creationTimestamp: null (Kubernetes before 0.34)
inline constexpr Feature kFourIgnoredNamespaces{9};      // kube-node-lease and local-path-storage as well
inline constexpr Feature kImageVariant{18};              // values.global.variant
inline constexpr Feature kRevisionInStatus{11};          // the status annotation names the revision
inline constexpr Feature kEstimatesConcurrency{11, 18};  // EstimatedConcurrency
inline constexpr Feature kBetaCronJobs{0, 14};           // a CronJob's version is batch/v1beta1
inline constexpr Feature kOpenShiftIds{20};              // ProxyUID from the namespace

}  // namespace sidelint::inject
