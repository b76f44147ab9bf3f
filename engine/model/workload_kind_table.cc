#include <array>

#include "engine/model/workload_kind.h"

namespace sidelint::model {
namespace {

constexpr std::string_view kTemplateMetadata = "spec.template.metadata";
constexpr std::string_view kTemplateSpec = "spec.template.spec";

// Labels of Jobs' pods: the first two on every release of Kubernetes, their twins since 1.27.
constexpr std::string_view kJobLabels =
    "job-name,controller-uid,batch.kubernetes.io/job-name,batch.kubernetes.io/controller-uid,"
    "batch.kubernetes.io/job-completion-index";
constexpr std::string_view kKnativeLabels =
    "app,serving.knative.dev/revision,serving.knative.dev/revisionUID,serving.knative.dev/service,"
    "serving.knative.dev/serviceUID,serving.knative.dev/configuration,serving.knative.dev/configurationUID,"
    "serving.knative.dev/configurationGeneration";
constexpr std::string_view kKubeVirtLabels =
    "kubevirt.io,kubevirt.io/created-by,kubevirt.io/domain,kubevirt.io/nodeName,vm.kubevirt.io/name";
constexpr std::string_view kPrometheusLabels =
    "prometheus,operator.prometheus.io/name,operator.prometheus.io/mode,operator.prometheus.io/shard,"
    "app.kubernetes.io/name,app.kubernetes.io/instance,app.kubernetes.io/managed-by,app.kubernetes.io/version,"
    "controller-revision-hash,statefulset.kubernetes.io/pod-name,apps.kubernetes.io/pod-index";
constexpr std::string_view kStatefulSetLabels =
    "controller-revision-hash,statefulset.kubernetes.io/pod-name,apps.kubernetes.io/pod-index";

constexpr std::string_view kGetPodFromTemplate =
    "kubernetes v1.36 pkg/controller/controller_utils.go GetPodFromTemplate";
constexpr std::string_view kJobController = "kubernetes v1.36 pkg/controller/job/job_controller.go";
constexpr std::string_view kKnativeMeta = "knative serving 98e5ef90 pkg/reconciler/revision/resources/meta.go";
constexpr std::string_view kKubeVirtTemplate = "kubevirt d923fdb8 pkg/virt-controller/services/template.go";
constexpr std::string_view kPrometheusTypes =
    "prometheus-operator pkg/apis/monitoring/v1/prometheus_types.go: documented at podMetadata";
constexpr std::string_view kUnchecked = "the resource's schema; its operator's code was not read";

constexpr std::string_view kPrometheusOperator = "prometheus-operator 0.85.0 CRDs: documented at podMetadata";
constexpr std::string_view kAlertmanagerLabels =
    "alertmanager,app.kubernetes.io/name,app.kubernetes.io/instance,app.kubernetes.io/managed-by,"
    "app.kubernetes.io/version,controller-revision-hash,statefulset.kubernetes.io/pod-name,apps.kubernetes.io/"
    "pod-index";
constexpr std::string_view kThanosLabels =
    "thanos-ruler,app.kubernetes.io/name,app.kubernetes.io/instance,app.kubernetes.io/managed-by,"
    "controller-revision-hash,statefulset.kubernetes.io/pod-name,apps.kubernetes.io/pod-index";
constexpr std::string_view kArgoWorkflows = "argo-workflows 00432101 workflow/controller/workflowpod.go addMetadata";
constexpr std::string_view kArgoLabels = "workflows.argoproj.io/workflow,workflows.argoproj.io/completed";
constexpr std::string_view kArgoTypes = "container,script,containerSet,resource,data";
constexpr std::string_view kJobSetLabels =
    "jobset.sigs.k8s.io/jobset-name,jobset.sigs.k8s.io/replicatedjob-name,jobset.sigs.k8s.io/replicatedjob-replicas,"
    "jobset.sigs.k8s.io/job-index,jobset.sigs.k8s.io/job-key,jobset.sigs.k8s.io/"
    "restart-attempt,job-name,controller-uid,"
    "batch.kubernetes.io/job-name,batch.kubernetes.io/controller-uid,batch.kubernetes.io/job-completion-index";
constexpr std::string_view kRay = "kuberay 00ac1468 ray-operator/controllers/ray/common/pod.go BuildPod, labelPod";
constexpr std::string_view kRayLabels =
    "ray.io/is-ray-node,ray.io/cluster,ray.io/node-type,ray.io/group,ray.io/identifier";
constexpr std::string_view kTraining = "training-operator 141c1501 pkg/controller.v1/common/pod.go createNewPod";
constexpr std::string_view kTrainingLabels =
    "training.kubeflow.org/operator-name,training.kubeflow.org/job-name,training.kubeflow.org/replica-type,"
    "training.kubeflow.org/replica-index,training.kubeflow.org/job-role";
constexpr std::string_view kElastic =
    "cloud-on-k8s 0379054e pkg/controller/common/defaults/pod_template.go NewPodTemplateBuilder";
constexpr std::string_view kBeat = "cloud-on-k8s 059dc76c pkg/controller/beat/common/pod.go buildPodTemplate";
constexpr std::string_view kElasticLabels =
    "common.k8s.elastic.co/type,elasticsearch.k8s.elastic.co/cluster-name,elasticsearch.k8s.elastic.co/"
    "statefulset-name,"
    "elasticsearch.k8s.elastic.co/version,kibana.k8s.elastic.co/name,kibana.k8s.elastic.co/version,"
    "apm.k8s.elastic.co/name,apm.k8s.elastic.co/version,pod-template-hash,controller-revision-hash,"
    "statefulset.kubernetes.io/pod-name,apps.kubernetes.io/pod-index";
constexpr std::string_view kStrimzi =
    "strimzi-kafka-operator 039c9118 cluster-operator/…/model/WorkloadUtils.java createStatefulPod, "
    "createPodTemplateSpec; operator-common/…/model/Labels.java fromResource";
constexpr std::string_view kOwnLabels = "metadata.labels";
constexpr std::string_view kStrimziLabels =
    "strimzi.io/cluster,strimzi.io/kind,strimzi.io/name,strimzi.io/component-type,strimzi.io/pod-name,"
    "strimzi.io/controller,strimzi.io/controller-name,strimzi.io/pool-name,strimzi.io/broker-role,"
    "strimzi.io/controller-role,statefulset.kubernetes.io/pod-name,app.kubernetes.io/name,app.kubernetes.io/instance,"
    "app.kubernetes.io/part-of,app.kubernetes.io/managed-by,pod-template-hash";
constexpr std::string_view kFlink =
    "flink-kubernetes-operator 07ae7a03 docs/content/docs/custom-resource/pod-template.md";
constexpr std::string_view kFlinkLabels = "app,component,type";
constexpr std::string_view kKServe =
    "kserve 0187b461 pkg/controller/v1beta1/inferenceservice/components/predictor.go buildPredictorResources: its "
    "runtime "
    "adds metadata, and some keys are kept out by configuration";
constexpr std::string_view kKruiseCron =
    "openkruise 14e21f5b pkg/controller/advancedcronjob/advancedcronjob_job_controller.go constructJobForCronJob, and "
    "its like for BroadcastJobs";
constexpr std::string_view kLeaderWorkerSet =
    "lws a8d8c525 pkg/controllers/leaderworkerset_controller.go and pod_controller.go, "
    "construct…StatefulSetApplyConfiguration";
constexpr std::string_view kSpark =
    "spark-operator ca37f6b7 internal/controller/sparkapplication/submission.go: as Spark's own settings";
constexpr std::string_view kPodTemplateMetadata = "spec.podTemplate.metadata";
constexpr std::string_view kPodTemplateSpec = "spec.podTemplate.spec";
constexpr std::string_view kSpecTemplatePod = "spec.template.pod";
constexpr std::string_view kSpecTemplatePodMetadata = "spec.template.pod.metadata";

using enum Propagation;
// group, kind, metadata path, spec path, inert paths, added labels, propagation, source; part, wanted, shared metadata,
// key of the labels, key of the annotations
constexpr std::array kKinds = std::to_array<WorkloadKind>({
    {"", "Pod", "metadata", "spec", "", "", copied, "kubernetes v1.36: it is the pod"},
    {"", "ReplicationController", kTemplateMetadata, kTemplateSpec, "metadata", "", copied, kGetPodFromTemplate},
    {"", "PodTemplate", "template.metadata", "template.spec", "metadata", "", no_pods, "kubernetes v1.36 core/v1"},
    {"apps", "Deployment", kTemplateMetadata, kTemplateSpec, "metadata", "pod-template-hash", copied,
     kGetPodFromTemplate},
    {"extensions", "Deployment", kTemplateMetadata, kTemplateSpec, "metadata", "pod-template-hash", copied,
     kGetPodFromTemplate},
    {"apps", "ReplicaSet", kTemplateMetadata, kTemplateSpec, "metadata", "", copied, kGetPodFromTemplate},
    {"extensions", "ReplicaSet", kTemplateMetadata, kTemplateSpec, "metadata", "", copied, kGetPodFromTemplate},
    {"apps", "StatefulSet", kTemplateMetadata, kTemplateSpec, "metadata", kStatefulSetLabels, copied,
     kGetPodFromTemplate},
    {"apps", "DaemonSet", kTemplateMetadata, kTemplateSpec, "metadata",
     "controller-revision-hash,pod-template-generation", copied, kGetPodFromTemplate},
    {"extensions", "DaemonSet", kTemplateMetadata, kTemplateSpec, "metadata",
     "controller-revision-hash,pod-template-generation", copied, kGetPodFromTemplate},
    {"batch", "Job", kTemplateMetadata, kTemplateSpec, "metadata", kJobLabels, copied, kJobController},
    {"batch", "CronJob", "spec.jobTemplate.spec.template.metadata", "spec.jobTemplate.spec.template.spec",
     "metadata,spec.jobTemplate.metadata", kJobLabels, copied, kJobController},
    {"apps.openshift.io", "DeploymentConfig", kTemplateMetadata, kTemplateSpec, "metadata",
     "deployment,deploymentconfig", copied, "openshift apps.openshift.io/v1: through a ReplicationController"},
    {"argoproj.io", "Rollout", kTemplateMetadata, kTemplateSpec, "metadata", "rollouts-pod-template-hash", copied,
     "argo-rollouts 9f8d111d pkg/apis/rollouts/v1alpha1/types.go, rollout/ephemeralmetadata.go"},
    {"serving.knative.dev", "Service", kTemplateMetadata, kTemplateSpec, "metadata", kKnativeLabels, copied,
     kKnativeMeta},
    {"serving.knative.dev", "Configuration", kTemplateMetadata, kTemplateSpec, "metadata", kKnativeLabels, copied,
     kKnativeMeta},
    {"serving.knative.dev", "Revision", "metadata", "spec", "", kKnativeLabels, copied, kKnativeMeta},
    {"kubevirt.io", "VirtualMachine", kTemplateMetadata, kTemplateSpec, "metadata", kKubeVirtLabels, copied,
     kKubeVirtTemplate},
    {"kubevirt.io", "VirtualMachineInstance", "metadata", "spec", "", kKubeVirtLabels, copied, kKubeVirtTemplate},
    {"kubevirt.io", "VirtualMachineInstanceReplicaSet", kTemplateMetadata, kTemplateSpec, "metadata", kKubeVirtLabels,
     copied, kKubeVirtTemplate},
    {"pool.kubevirt.io", "VirtualMachinePool", "spec.virtualMachineTemplate.spec.template.metadata",
     "spec.virtualMachineTemplate.spec.template.spec", "metadata,spec.virtualMachineTemplate.metadata", kKubeVirtLabels,
     copied, kKubeVirtTemplate},
    {"keda.sh", "ScaledJob", "spec.jobTargetRef.template.metadata", "spec.jobTargetRef.template.spec", "metadata",
     "scaledjob,job-name,controller-uid,batch.kubernetes.io/job-name,batch.kubernetes.io/controller-uid,"
     "batch.kubernetes.io/job-completion-index",
     copied, "keda 7f17c10c pkg/scaling/executor/scale_jobs.go"},
    {"apps.kruise.io", "CloneSet", kTemplateMetadata, kTemplateSpec, "metadata",
     "controller-revision-hash,pod-template-hash,apps.kruise.io/cloneset-instance-id,lifecycle.apps.kruise.io/state",
     copied, "openkruise 09dd45ef pkg/controller/cloneset/core/cloneset_core.go newVersionedPods"},
    {"apps.kruise.io", "StatefulSet", kTemplateMetadata, kTemplateSpec, "metadata", kStatefulSetLabels, copied,
     "openkruise 02685e22 pkg/controller/statefulset/stateful_set_utils.go newStatefulSetPod"},
    {"apps.kruise.io", "DaemonSet", kTemplateMetadata, kTemplateSpec, "metadata",
     "controller-revision-hash,pod-template-generation", not_known, kUnchecked},
    {"monitoring.coreos.com", "Prometheus", "spec.podMetadata", "spec", "metadata", kPrometheusLabels, copied,
     kPrometheusTypes},
    {"monitoring.coreos.com", "PrometheusAgent", "spec.podMetadata", "spec", "metadata", kPrometheusLabels, copied,
     kPrometheusTypes},
    {"monitoring.coreos.com", "Alertmanager", "spec.podMetadata", "spec", "metadata", kAlertmanagerLabels, copied,
     kPrometheusOperator},
    {"monitoring.coreos.com", "ThanosRuler", "spec.podMetadata", "spec", "metadata", kThanosLabels, copied,
     kPrometheusOperator},
    {"argoproj.io", "Workflow", "spec.templates[].metadata", "spec", "metadata", kArgoLabels, copied, kArgoWorkflows,
     "", kArgoTypes, "spec.podMetadata"},
    {"argoproj.io", "WorkflowTemplate", "spec.templates[].metadata", "spec", "metadata", kArgoLabels, copied,
     kArgoWorkflows, "", kArgoTypes, "spec.podMetadata"},
    {"argoproj.io", "CronWorkflow", "spec.workflowSpec.templates[].metadata", "spec.workflowSpec",
     "metadata,spec.workflowMetadata", kArgoLabels, copied, kArgoWorkflows, "", kArgoTypes,
     "spec.workflowSpec.podMetadata"},
    {"tekton.dev", "TaskRun", "metadata", "spec.podTemplate", "",
     "tekton.dev/taskRun,tekton.dev/task,app.kubernetes.io/managed-by", copied,
     "tekton pipeline 00f7cc6f pkg/pod/pod.go Build, makeLabels"},
    {"tekton.dev", "PipelineRun", "metadata", "spec.taskRunTemplate.podTemplate", "",
     "tekton.dev/taskRun,tekton.dev/task,tekton.dev/pipelineRun,tekton.dev/pipeline,tekton.dev/"
     "pipelineTask,app.kubernetes.io/managed-by",
     not_known, kUnchecked},
    {"jobset.x-k8s.io", "JobSet", "spec.replicatedJobs[].template.spec.template.metadata",
     "spec.replicatedJobs[].template.spec.template.spec", "metadata", kJobSetLabels, copied,
     "jobset 00b77257 pkg/controllers/jobset_controller.go constructJob"},
    {"ray.io", "RayCluster", "spec.headGroupSpec.template.metadata", "spec.headGroupSpec.template.spec", "metadata",
     kRayLabels, copied, kRay, "head", "spec.headGroupSpec"},
    {"ray.io", "RayCluster", "spec.workerGroupSpecs[].template.metadata", "spec.workerGroupSpecs[].template.spec",
     "metadata", kRayLabels, copied, kRay},
    {"ray.io", "RayJob", "spec.rayClusterSpec.headGroupSpec.template.metadata",
     "spec.rayClusterSpec.headGroupSpec.template.spec", "metadata", kRayLabels, copied, kRay, "head",
     "spec.rayClusterSpec.headGroupSpec"},
    {"ray.io", "RayJob", "spec.rayClusterSpec.workerGroupSpecs[].template.metadata",
     "spec.rayClusterSpec.workerGroupSpecs[].template.spec", "metadata", kRayLabels, copied, kRay},
    {"ray.io", "RayService", "spec.rayClusterConfig.headGroupSpec.template.metadata",
     "spec.rayClusterConfig.headGroupSpec.template.spec", "metadata", kRayLabels, copied, kRay, "head",
     "spec.rayClusterConfig.headGroupSpec"},
    {"ray.io", "RayService", "spec.rayClusterConfig.workerGroupSpecs[].template.metadata",
     "spec.rayClusterConfig.workerGroupSpecs[].template.spec", "metadata", kRayLabels, copied, kRay},
    {"kubeflow.org", "TFJob", "spec.tfReplicaSpecs.*.template.metadata", "spec.tfReplicaSpecs.*.template.spec",
     "metadata", kTrainingLabels, copied, kTraining},
    {"kubeflow.org", "PyTorchJob", "spec.pytorchReplicaSpecs.*.template.metadata",
     "spec.pytorchReplicaSpecs.*.template.spec", "metadata", kTrainingLabels, copied, kTraining},
    {"kubeflow.org", "XGBoostJob", "spec.xgbReplicaSpecs.*.template.metadata", "spec.xgbReplicaSpecs.*.template.spec",
     "metadata", kTrainingLabels, copied, kTraining},
    {"kubeflow.org", "PaddleJob", "spec.paddleReplicaSpecs.*.template.metadata",
     "spec.paddleReplicaSpecs.*.template.spec", "metadata", kTrainingLabels, copied, kTraining},
    {"kubeflow.org", "JAXJob", "spec.jaxReplicaSpecs.*.template.metadata", "spec.jaxReplicaSpecs.*.template.spec",
     "metadata", kTrainingLabels, copied, kTraining},
    {"kubeflow.org", "MPIJob", "spec.mpiReplicaSpecs.*.template.metadata", "spec.mpiReplicaSpecs.*.template.spec",
     "metadata", kTrainingLabels, copied,
     "mpi-operator cbe4f8aa pkg/controller/mpi_job_controller.go newLauncherPodTemplate, newWorker"},
    {"kubeflow.org", "Notebook", "metadata", "spec.template.spec", "",
     "statefulset,notebook-name,controller-revision-hash,statefulset.kubernetes.io/pod-name,apps.kubernetes.io/"
     "pod-index",
     copied, "kubeflow bb27fe05 components/notebook-controller/controllers/notebook_controller.go generateStatefulSet"},
    {"batch.volcano.sh", "Job", "spec.tasks[].template.metadata", "spec.tasks[].template.spec", "metadata",
     "volcano.sh/job-name,volcano.sh/job-namespace,volcano.sh/queue-name,volcano.sh/task-index,volcano.sh/task-spec",
     copied, "volcano 00bac39e pkg/controllers/job/job_controller_util.go createJobPod"},
    {"elasticsearch.k8s.elastic.co", "Elasticsearch", "spec.nodeSets[].podTemplate.metadata",
     "spec.nodeSets[].podTemplate.spec", "metadata", kElasticLabels, copied, kElastic},
    {"kibana.k8s.elastic.co", "Kibana", kPodTemplateMetadata, kPodTemplateSpec, "metadata", kElasticLabels, copied,
     kElastic},
    {"apm.k8s.elastic.co", "ApmServer", kPodTemplateMetadata, kPodTemplateSpec, "metadata", kElasticLabels, copied,
     kElastic},
    {"logstash.k8s.elastic.co", "Logstash", kPodTemplateMetadata, kPodTemplateSpec, "metadata", kElasticLabels, copied,
     kElastic},
    {"beat.k8s.elastic.co", "Beat", "spec.deployment.podTemplate.metadata", "spec.deployment.podTemplate.spec",
     "metadata", kElasticLabels, copied, kBeat, "Deployment", "spec.deployment"},
    {"beat.k8s.elastic.co", "Beat", "spec.daemonSet.podTemplate.metadata", "spec.daemonSet.podTemplate.spec",
     "metadata", kElasticLabels, copied, kBeat, "DaemonSet", "spec.daemonSet"},
    {"agent.k8s.elastic.co", "Agent", "spec.deployment.podTemplate.metadata", "spec.deployment.podTemplate.spec",
     "metadata", kElasticLabels, copied, kElastic, "Deployment", "spec.deployment"},
    {"agent.k8s.elastic.co", "Agent", "spec.daemonSet.podTemplate.metadata", "spec.daemonSet.podTemplate.spec",
     "metadata", kElasticLabels, copied, kElastic, "DaemonSet", "spec.daemonSet"},
    {"agent.k8s.elastic.co", "Agent", "spec.statefulSet.podTemplate.metadata", "spec.statefulSet.podTemplate.spec",
     "metadata", kElasticLabels, copied, kElastic, "StatefulSet", "spec.statefulSet"},
    {"kafka.strimzi.io", "Kafka", "spec.kafka.template.pod.metadata", "spec.kafka.template.pod", "", kStrimziLabels,
     copied, kStrimzi, "brokers", "spec.kafka", kOwnLabels},
    {"kafka.strimzi.io", "Kafka", "spec.zookeeper.template.pod.metadata", "spec.zookeeper.template.pod", "",
     kStrimziLabels, copied, kStrimzi, "ZooKeeper", "spec.zookeeper", kOwnLabels},
    {"kafka.strimzi.io", "Kafka", "spec.entityOperator.template.pod.metadata", "spec.entityOperator.template.pod", "",
     kStrimziLabels, copied, kStrimzi, "entity operator", "spec.entityOperator", kOwnLabels},
    {"kafka.strimzi.io", "Kafka", "spec.cruiseControl.template.pod.metadata", "spec.cruiseControl.template.pod", "",
     kStrimziLabels, copied, kStrimzi, "Cruise Control", "spec.cruiseControl", kOwnLabels},
    {"kafka.strimzi.io", "Kafka", "spec.kafkaExporter.template.pod.metadata", "spec.kafkaExporter.template.pod", "",
     kStrimziLabels, copied, kStrimzi, "exporter", "spec.kafkaExporter", kOwnLabels},
    {"kafka.strimzi.io", "KafkaNodePool", kSpecTemplatePodMetadata, kSpecTemplatePod, "", kStrimziLabels, copied,
     kStrimzi, "", "", kOwnLabels},
    {"kafka.strimzi.io", "KafkaConnect", kSpecTemplatePodMetadata, kSpecTemplatePod, "", kStrimziLabels, copied,
     kStrimzi, "", "", kOwnLabels},
    {"kafka.strimzi.io", "KafkaBridge", kSpecTemplatePodMetadata, kSpecTemplatePod, "", kStrimziLabels, copied,
     kStrimzi, "", "", kOwnLabels},
    {"kafka.strimzi.io", "KafkaMirrorMaker2", kSpecTemplatePodMetadata, kSpecTemplatePod, "", kStrimziLabels, copied,
     kStrimzi, "", "", kOwnLabels},
    {"flink.apache.org", "FlinkDeployment", "spec.jobManager.podTemplate.metadata", "spec.jobManager.podTemplate.spec",
     "metadata", kFlinkLabels, copied, kFlink, "JobManager", "", kPodTemplateMetadata},
    {"flink.apache.org", "FlinkDeployment", "spec.taskManager.podTemplate.metadata",
     "spec.taskManager.podTemplate.spec", "metadata", kFlinkLabels, copied, kFlink, "TaskManager", "",
     kPodTemplateMetadata},
    {"sparkoperator.k8s.io", "SparkApplication", "spec.driver", "spec.driver", "",
     "spark-role,spark-app-selector,spark-app-name,spark-version,sparkoperator.k8s.io/app-name,sparkoperator.k8s.io/"
     "launched-by-spark-operator,sparkoperator.k8s.io/submission-id",
     copied, kSpark, "driver"},
    {"sparkoperator.k8s.io", "SparkApplication", "spec.executor", "spec.executor", "",
     "spark-role,spark-app-selector,spark-app-name,spark-exec-id,spark-version,sparkoperator.k8s.io/"
     "app-name,sparkoperator.k8s.io/launched-by-spark-operator,sparkoperator.k8s.io/submission-id",
     copied, kSpark, "executors"},
    {"serving.kserve.io", "InferenceService", "spec.predictor", "spec.predictor", "",
     "serving.kserve.io/inferenceservice,component,app,serving.knative.dev/revision,serving.knative.dev/"
     "service,serving.knative.dev/configuration,pod-template-hash",
     not_known, kKServe, "predictor", "spec.predictor", "metadata"},
    {"serving.kserve.io", "InferenceService", "spec.transformer", "spec.transformer", "",
     "serving.kserve.io/inferenceservice,component,app,serving.knative.dev/revision,serving.knative.dev/"
     "service,serving.knative.dev/configuration,pod-template-hash",
     not_known, kKServe, "transformer", "spec.transformer", "metadata"},
    {"serving.kserve.io", "InferenceService", "spec.explainer", "spec.explainer", "",
     "serving.kserve.io/inferenceservice,component,app,serving.knative.dev/revision,serving.knative.dev/"
     "service,serving.knative.dev/configuration,pod-template-hash",
     not_known, kKServe, "explainer", "spec.explainer", "metadata"},
    {"postgresql.cnpg.io", "Cluster", "spec.inheritedMetadata", "spec", "",
     "cnpg.io/cluster,cnpg.io/instanceName,cnpg.io/instanceRole,cnpg.io/podRole,role,postgresql", copied,
     "cloudnative-pg 83a5f013 pkg/specs/inherited.go SetInheritedData: of its own metadata, only what the "
     "operator's configuration names, by default nothing"},
    {"acid.zalan.do", "postgresql", "spec", "spec", "",
     "application,cluster-name,spilo-role,team,controller-revision-hash,statefulset.kubernetes.io/"
     "pod-name,apps.kubernetes.io/pod-index",
     copied,
     "zalando postgres-operator 956fd137 pkg/cluster/k8sres.go generatePodAnnotations: of its labels, only those "
     "that the operator's configuration names (inherited_labels), by default none",
     "", "", "", "podLabels", "podAnnotations"},
    {"postgres-operator.crunchydata.com", "PostgresCluster", "spec.instances[].metadata", "spec.instances[]",
     "metadata",
     "postgres-operator.crunchydata.com/cluster,postgres-operator.crunchydata.com/"
     "instance,postgres-operator.crunchydata.com/instance-set,postgres-operator.crunchydata.com/"
     "data,postgres-operator.crunchydata.com/patroni,postgres-operator.crunchydata.com/role",
     copied,
     "crunchydata postgres-operator edd100f7 internal/controller/postgrescluster/instance.go "
     "generateInstanceStatefulSetIntent",
     "", "", "spec.metadata"},
    {"databases.spotahome.com", "RedisFailover", "spec.redis", "spec.redis", "",
     "app.kubernetes.io/component,app.kubernetes.io/name,app.kubernetes.io/part-of,app.kubernetes.io/"
     "managed-by,redisfailovers.databases.spotahome.com/name,redisfailovers-role,pod-template-hash",
     not_known,
     "redis-operator 0023f45b operator/redisfailover/service/generator.go: annotations arrive, which labels is "
     "configured",
     "redis", "spec.redis", "", "podLabels", "podAnnotations"},
    {"databases.spotahome.com", "RedisFailover", "spec.sentinel", "spec.sentinel", "",
     "app.kubernetes.io/component,app.kubernetes.io/name,app.kubernetes.io/part-of,app.kubernetes.io/"
     "managed-by,redisfailovers.databases.spotahome.com/name,redisfailovers-role,pod-template-hash",
     not_known,
     "redis-operator 0023f45b operator/redisfailover/service/generator.go: annotations arrive, which labels is "
     "configured",
     "sentinel", "spec.sentinel", "", "podLabels", "podAnnotations"},
    {"redis.redis.opstreelabs.in", "Redis", "metadata", "spec", "",
     "app,redis_setup_type,role,redis-role,statefulset.kubernetes.io/"
     "pod-name,controller-revision-hash,apps.kubernetes.io/pod-index",
     not_known, kUnchecked},
    {"redis.redis.opstreelabs.in", "RedisCluster", "metadata", "spec", "",
     "app,redis_setup_type,role,redis-role,statefulset.kubernetes.io/"
     "pod-name,controller-revision-hash,apps.kubernetes.io/pod-index",
     not_known, kUnchecked},
    {"redis.redis.opstreelabs.in", "RedisReplication", "metadata", "spec", "",
     "app,redis_setup_type,role,redis-role,statefulset.kubernetes.io/"
     "pod-name,controller-revision-hash,apps.kubernetes.io/pod-index",
     not_known, kUnchecked},
    {"redis.redis.opstreelabs.in", "RedisSentinel", "metadata", "spec", "",
     "app,redis_setup_type,role,redis-role,statefulset.kubernetes.io/"
     "pod-name,controller-revision-hash,apps.kubernetes.io/pod-index",
     not_known, kUnchecked},
    {"rabbitmq.com", "RabbitmqCluster", "spec.override.statefulSet.spec.template.metadata",
     "spec.override.statefulSet.spec.template.spec", "",
     "app.kubernetes.io/name,app.kubernetes.io/component,app.kubernetes.io/part-of,statefulset.kubernetes.io/"
     "pod-name,controller-revision-hash,apps.kubernetes.io/pod-index",
     copied, "rabbitmq cluster-operator 008183c5 internal/resource/statefulset.go Update, applyStsOverride", "", "",
     "metadata"},
    {"temporal.io", "TemporalCluster", "spec.services.overrides.deployment.spec.template.metadata",
     "spec.services.overrides.deployment.spec.template.spec", "metadata",
     "pod-template-hash,app.kubernetes.io/name,app.kubernetes.io/component,app.kubernetes.io/part-of", not_known,
     kUnchecked},
    {"grafana.integreatly.org", "Grafana", "spec.deployment.spec.template.metadata",
     "spec.deployment.spec.template.spec", "metadata", "app,pod-template-hash", not_known, kUnchecked},
    {"opentelemetry.io", "OpenTelemetryCollector", "spec", "spec", "",
     "app.kubernetes.io/name,app.kubernetes.io/instance,app.kubernetes.io/component,app.kubernetes.io/"
     "managed-by,app.kubernetes.io/part-of,app.kubernetes.io/version,pod-template-hash,controller-revision-hash",
     not_known, kUnchecked, "", "", "", "podLabels", "podAnnotations"},
    {"leaderworkerset.x-k8s.io", "LeaderWorkerSet", "spec.leaderWorkerTemplate.leaderTemplate.metadata",
     "spec.leaderWorkerTemplate.leaderTemplate.spec", "metadata",
     "leaderworkerset.sigs.k8s.io/name,leaderworkerset.sigs.k8s.io/group-index,leaderworkerset.sigs.k8s.io/"
     "worker-index,leaderworkerset.sigs.k8s.io/group-key",
     copied, kLeaderWorkerSet, "leader", "spec.leaderWorkerTemplate.leaderTemplate"},
    {"leaderworkerset.x-k8s.io", "LeaderWorkerSet", "spec.leaderWorkerTemplate.workerTemplate.metadata",
     "spec.leaderWorkerTemplate.workerTemplate.spec", "metadata",
     "leaderworkerset.sigs.k8s.io/name,leaderworkerset.sigs.k8s.io/group-index,leaderworkerset.sigs.k8s.io/"
     "worker-index,leaderworkerset.sigs.k8s.io/group-key",
     copied, kLeaderWorkerSet, "workers"},
    {"apps.kruise.io", "BroadcastJob", kTemplateMetadata, kTemplateSpec, "metadata",
     "broadcastjob-name,broadcastjob-controller-uid", copied,
     "openkruise 08e6a5e4 pkg/controller/broadcastjob/broadcastjob_controller.go createPod"},
    {"apps.kruise.io", "AdvancedCronJob", "spec.template.jobTemplate.spec.template.metadata",
     "spec.template.jobTemplate.spec.template.spec", "metadata", kJobLabels, copied, kKruiseCron, "Job",
     "spec.template.jobTemplate"},
    {"apps.kruise.io", "AdvancedCronJob", "spec.template.broadcastJobTemplate.spec.template.metadata",
     "spec.template.broadcastJobTemplate.spec.template.spec", "metadata",
     "broadcastjob-name,broadcastjob-controller-uid", copied, kKruiseCron, "BroadcastJob",
     "spec.template.broadcastJobTemplate"},
    {"actions.summerwind.dev", "RunnerDeployment", kTemplateMetadata, kTemplateSpec, "metadata",
     "runner-template-hash,runner-deployment-name,pod-template-hash", not_known, kUnchecked},
    {"actions.github.com", "AutoscalingRunnerSet", kTemplateMetadata, kTemplateSpec, "metadata",
     "actions.github.com/scale-set-name,actions.github.com/scale-set-namespace,app.kubernetes.io/"
     "component,app.kubernetes.io/part-of,pod-template-hash",
     copied,
     "actions-runner-controller a4c84de7 controllers/actions.github.com/resourcebuilder.go newEphemeralRunnerPod"},
});

}  // namespace

std::span<const WorkloadKind> workload_kinds() { return kKinds; }

}  // namespace sidelint::model
