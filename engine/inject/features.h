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
inline constexpr Feature kWarnsWithKind{9};              // kube-inject's warnings name kind and namespace
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
inline constexpr Feature kProxyResources{13};            // ProxyConfig resources (networking.istio.io)
inline constexpr Feature kReplacesProxyFields{18};       // mergeWithPrecedence goes by field, not by proto.Merge
inline constexpr Feature kOpenShiftIds{20};              // ProxyUID from the namespace

// Up to 1.8 (legacy/). pilot/pkg/kube/inject up to 1.3; the templates' side is in rows of their tables.
inline constexpr Feature kAddsSpec{0, 9};             // what the template renders is added to the pod, not merged
inline constexpr Feature kSquareDelimiters{0, 2};     // [[ ]]: the chart's own actions were {{ }}
inline constexpr Feature kReadsValues{2};             // key `values`
inline constexpr Feature kTypedValues{8};             // it is decoded into a message as well
inline constexpr Feature kRendersTexts{2, 14};        // the function `render`
inline constexpr Feature kInjectSelectors{1};         // neverInjectSelector, alwaysInjectSelector
inline constexpr Feature kAddsAnnotations{3};         // injectedAnnotations
inline constexpr Feature kNamespaceOfRequest{1};      // a pod without a namespace is in that of the request
inline constexpr Feature kAppliesProxyConfig{6};      // proxy.istio.io/config
inline constexpr Feature kMergesProxyMetadata{9};     // its proxyMetadata is laid over the mesh's
inline constexpr Feature kCleansProxyConfig{6};       // protoToJSON leaves out what equals its default
inline constexpr Feature kWrapsTemplateErrors{3};     // "failed parsing generated injected YAML"
inline constexpr Feature kWrapsValueErrors{3};        // "could not parse configuration values"
inline constexpr Feature kSetsConcurrency{1, 9};      // --concurrency from the proxy's CPU
inline constexpr Feature kClusterOfPath{6, 8};        // /inject/cluster/CLUSTER/net/NETWORK
inline constexpr Feature kClusterOfSettings{8};       // and of the settings and of the pod's label
inline constexpr Feature kPatchesFromFile{8};         // kube-inject does what the webhook does
inline constexpr Feature kSetsDnsConfig{1};           // dnsConfig
inline constexpr Feature kRedirectAnnotations{3, 8};  // podRedirectAnnot, in kube-inject
inline constexpr Feature kPullSecretsFromFile{7};     // kube-inject adds imagePullSecrets
inline constexpr Feature kHoldsInSpec{7, 8};          // holdApplicationUntilProxyStarts is said by the template
inline constexpr Feature kPutsInFront{7, 9};          // istio-validation, and the proxy if it holds the application
inline constexpr Feature kSharesToken{1, 9};          // the proxy mounts the application's service account
inline constexpr Feature kGroupForTokenMount{1, 3};   // fsGroup 1337 with enableSdsTokenMount and sdsUdsPath
inline constexpr Feature kGroupForSds{3, 8};          // with sdsUdsPath
inline constexpr Feature kKeepsSecurityContext{5};    // beside the fsGroup
inline constexpr Feature kGroupByFlag{8, 9};          // ENABLE_LEGACY_FSGROUP_INJECTION
inline constexpr Feature kTlsModeLabel{4};            // security.istio.io/tlsMode
inline constexpr Feature kRevisionLabel{6};           // istio.io/rev, and from the webhook the canonical labels
inline constexpr Feature kNetworkOfProxy{8};          // topology.istio.io/network
inline constexpr Feature kNamesDefaultRevision{8};    // the webhook's revision is `default` where none is named
inline constexpr Feature kCronJobOwners{6};           // the owner of a Job may be a CronJob
inline constexpr Feature kMergesMetrics{6};           // prometheus.istio.io/merge-metrics
inline constexpr Feature kMergesMetricsUnasked{7};    // even if the mesh does not say so
inline constexpr Feature kRewritesProbes{1};          // rewriteAppHTTPProbe
inline constexpr Feature kRewriteByAnnotation{2};     // sidecar.istio.io/rewriteAppHTTPProbers
inline constexpr Feature kProbersInArgs{1, 2};        // --kubeAppProberConfig; later an environment variable
inline constexpr Feature kPlainProbeScheme{2};        // probes over HTTPS reach the sidecar over HTTP
inline constexpr Feature kStatusPortInArgs{1, 6};     // the proxy's --statusPort; later the mesh's or an annotation
inline constexpr Feature kProbeTimeouts{6};           // the sidecar is told the timeouts
inline constexpr Feature kStartupProbes{7};           // startup probes are rewritten as well
inline constexpr Feature kRewritesBeforeAdding{7};    // the patch names the probes' places before it moves containers
inline constexpr Feature kWarnsWithOwner{3};          // kube-inject's warnings fall back on the owner's name
inline constexpr Feature kWarnsWithArrow{8};          // "===> Skipping"

}  // namespace sidelint::inject
