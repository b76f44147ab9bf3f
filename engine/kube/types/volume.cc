// A volume and its sources.
//
// Source: k8s.io/api v0.35.3 core/v1, the struct tags.
#include "engine/kube/types/rows.h"
#include "engine/kube/types/types.h"

namespace sidelint::kube::types {

constexpr Field kHostPathVolumeSourceFields[] = {text("path"),
                                                 text("type").pointer().omitempty().named("v1.HostPathType")};
constexpr Type kHostPathVolumeSource{"HostPathVolumeSource", kHostPathVolumeSourceFields};

constexpr Field kEmptyDirVolumeSourceFields[] = {text("medium").omitempty().named("v1.StorageMedium"),
                                                 quantity("sizeLimit").pointer().omitempty()};
constexpr Type kEmptyDirVolumeSource{"EmptyDirVolumeSource", kEmptyDirVolumeSourceFields};

constexpr Field kGCEPersistentDiskVolumeSourceFields[] = {
    text("pdName"), text("fsType").omitempty(), int32("partition").omitempty(), boolean("readOnly").omitempty()};
constexpr Type kGCEPersistentDiskVolumeSource{"GCEPersistentDiskVolumeSource", kGCEPersistentDiskVolumeSourceFields};

constexpr Field kAWSElasticBlockStoreVolumeSourceFields[] = {
    text("volumeID"), text("fsType").omitempty(), int32("partition").omitempty(), boolean("readOnly").omitempty()};
constexpr Type kAWSElasticBlockStoreVolumeSource{"AWSElasticBlockStoreVolumeSource",
                                                 kAWSElasticBlockStoreVolumeSourceFields};

constexpr Field kGitRepoVolumeSourceFields[] = {text("repository"), text("revision").omitempty(),
                                                text("directory").omitempty()};
constexpr Type kGitRepoVolumeSource{"GitRepoVolumeSource", kGitRepoVolumeSourceFields};

constexpr Field kKeyToPathFields[] = {text("key"), text("path"), int32("mode").pointer().omitempty()};
constexpr Type kKeyToPath{"KeyToPath", kKeyToPathFields};

constexpr Field kSecretVolumeSourceFields[] = {
    text("secretName").omitempty(), object("items", kKeyToPath).list().omitempty(),
    int32("defaultMode").pointer().omitempty(), boolean("optional").pointer().omitempty()};
constexpr Type kSecretVolumeSource{"SecretVolumeSource", kSecretVolumeSourceFields};

constexpr Field kNFSVolumeSourceFields[] = {text("server"), text("path"), boolean("readOnly").omitempty()};
constexpr Type kNFSVolumeSource{"NFSVolumeSource", kNFSVolumeSourceFields};

constexpr Field kISCSIVolumeSourceFields[] = {text("targetPortal"),
                                              text("iqn"),
                                              int32("lun"),
                                              text("iscsiInterface").omitempty(),
                                              text("fsType").omitempty(),
                                              boolean("readOnly").omitempty(),
                                              text("portals").list().omitempty(),
                                              boolean("chapAuthDiscovery").omitempty(),
                                              boolean("chapAuthSession").omitempty(),
                                              object("secretRef", kLocalObjectReference).pointer().omitempty(),
                                              text("initiatorName").pointer().omitempty()};
constexpr Type kISCSIVolumeSource{"ISCSIVolumeSource", kISCSIVolumeSourceFields};

constexpr Field kGlusterfsVolumeSourceFields[] = {text("endpoints"), text("path"), boolean("readOnly").omitempty()};
constexpr Type kGlusterfsVolumeSource{"GlusterfsVolumeSource", kGlusterfsVolumeSourceFields};

constexpr Field kPersistentVolumeClaimVolumeSourceFields[] = {text("claimName"), boolean("readOnly").omitempty()};
constexpr Type kPersistentVolumeClaimVolumeSource{"PersistentVolumeClaimVolumeSource",
                                                  kPersistentVolumeClaimVolumeSourceFields};

constexpr Field kRBDVolumeSourceFields[] = {text("monitors").list(),
                                            text("image"),
                                            text("fsType").omitempty(),
                                            text("pool").omitempty(),
                                            text("user").omitempty(),
                                            text("keyring").omitempty(),
                                            object("secretRef", kLocalObjectReference).pointer().omitempty(),
                                            boolean("readOnly").omitempty()};
constexpr Type kRBDVolumeSource{"RBDVolumeSource", kRBDVolumeSourceFields};

constexpr Field kFlexVolumeSourceFields[] = {text("driver"), text("fsType").omitempty(),
                                             object("secretRef", kLocalObjectReference).pointer().omitempty(),
                                             boolean("readOnly").omitempty(), text("options").map().omitempty()};
constexpr Type kFlexVolumeSource{"FlexVolumeSource", kFlexVolumeSourceFields};

constexpr Field kCinderVolumeSourceFields[] = {text("volumeID"), text("fsType").omitempty(),
                                               boolean("readOnly").omitempty(),
                                               object("secretRef", kLocalObjectReference).pointer().omitempty()};
constexpr Type kCinderVolumeSource{"CinderVolumeSource", kCinderVolumeSourceFields};

constexpr Field kCephFSVolumeSourceFields[] = {text("monitors").list(),
                                               text("path").omitempty(),
                                               text("user").omitempty(),
                                               text("secretFile").omitempty(),
                                               object("secretRef", kLocalObjectReference).pointer().omitempty(),
                                               boolean("readOnly").omitempty()};
constexpr Type kCephFSVolumeSource{"CephFSVolumeSource", kCephFSVolumeSourceFields};

constexpr Field kFlockerVolumeSourceFields[] = {text("datasetName").omitempty(), text("datasetUUID").omitempty()};
constexpr Type kFlockerVolumeSource{"FlockerVolumeSource", kFlockerVolumeSourceFields};

constexpr Field kDownwardAPIVolumeFileFields[] = {
    text("path"), object("fieldRef", kObjectFieldSelector).pointer().omitempty(),
    object("resourceFieldRef", kResourceFieldSelector).pointer().omitempty(), int32("mode").pointer().omitempty()};
constexpr Type kDownwardAPIVolumeFile{"DownwardAPIVolumeFile", kDownwardAPIVolumeFileFields};

constexpr Field kDownwardAPIVolumeSourceFields[] = {object("items", kDownwardAPIVolumeFile).list().omitempty(),
                                                    int32("defaultMode").pointer().omitempty()};
constexpr Type kDownwardAPIVolumeSource{"DownwardAPIVolumeSource", kDownwardAPIVolumeSourceFields};

constexpr Field kFCVolumeSourceFields[] = {text("targetWWNs").list().omitempty(), int32("lun").pointer().omitempty(),
                                           text("fsType").omitempty(), boolean("readOnly").omitempty(),
                                           text("wwids").list().omitempty()};
constexpr Type kFCVolumeSource{"FCVolumeSource", kFCVolumeSourceFields};

constexpr Field kAzureFileVolumeSourceFields[] = {text("secretName"), text("shareName"),
                                                  boolean("readOnly").omitempty()};
constexpr Type kAzureFileVolumeSource{"AzureFileVolumeSource", kAzureFileVolumeSourceFields};

constexpr Field kConfigMapVolumeSourceFields[] = {
    text("name").omitempty().within("LocalObjectReference"), object("items", kKeyToPath).list().omitempty(),
    int32("defaultMode").pointer().omitempty(), boolean("optional").pointer().omitempty()};
constexpr Type kConfigMapVolumeSource{"ConfigMapVolumeSource", kConfigMapVolumeSourceFields};

constexpr Field kVsphereVirtualDiskVolumeSourceFields[] = {text("volumePath"), text("fsType").omitempty(),
                                                           text("storagePolicyName").omitempty(),
                                                           text("storagePolicyID").omitempty()};
constexpr Type kVsphereVirtualDiskVolumeSource{"VsphereVirtualDiskVolumeSource", kVsphereVirtualDiskVolumeSourceFields};

constexpr Field kQuobyteVolumeSourceFields[] = {text("registry"),
                                                text("volume"),
                                                boolean("readOnly").omitempty(),
                                                text("user").omitempty(),
                                                text("group").omitempty(),
                                                text("tenant").omitempty()};
constexpr Type kQuobyteVolumeSource{"QuobyteVolumeSource", kQuobyteVolumeSourceFields};

constexpr Field kAzureDiskVolumeSourceFields[] = {
    text("diskName"),
    text("diskURI"),
    text("cachingMode").pointer().omitempty().named("v1.AzureDataDiskCachingMode"),
    text("fsType").pointer().omitempty(),
    boolean("readOnly").pointer().omitempty(),
    text("kind").pointer().omitempty().named("v1.AzureDataDiskKind")};
constexpr Type kAzureDiskVolumeSource{"AzureDiskVolumeSource", kAzureDiskVolumeSourceFields};

constexpr Field kPhotonPersistentDiskVolumeSourceFields[] = {text("pdID"), text("fsType").omitempty()};
constexpr Type kPhotonPersistentDiskVolumeSource{"PhotonPersistentDiskVolumeSource",
                                                 kPhotonPersistentDiskVolumeSourceFields};

constexpr Field kSecretProjectionFields[] = {text("name").omitempty().within("LocalObjectReference"),
                                             object("items", kKeyToPath).list().omitempty(),
                                             boolean("optional").pointer().omitempty()};
constexpr Type kSecretProjection{"SecretProjection", kSecretProjectionFields};

constexpr Field kDownwardAPIProjectionFields[] = {object("items", kDownwardAPIVolumeFile).list().omitempty()};
constexpr Type kDownwardAPIProjection{"DownwardAPIProjection", kDownwardAPIProjectionFields};

constexpr Field kConfigMapProjectionFields[] = {text("name").omitempty().within("LocalObjectReference"),
                                                object("items", kKeyToPath).list().omitempty(),
                                                boolean("optional").pointer().omitempty()};
constexpr Type kConfigMapProjection{"ConfigMapProjection", kConfigMapProjectionFields};

constexpr Field kServiceAccountTokenProjectionFields[] = {
    text("audience").omitempty(), int64("expirationSeconds").pointer().omitempty(), text("path")};
constexpr Type kServiceAccountTokenProjection{"ServiceAccountTokenProjection", kServiceAccountTokenProjectionFields};

constexpr Field kClusterTrustBundleProjectionFields[] = {text("name").pointer().omitempty(),
                                                         text("signerName").pointer().omitempty(),
                                                         object("labelSelector", kLabelSelector).pointer().omitempty(),
                                                         boolean("optional").pointer().omitempty(), text("path")};
constexpr Type kClusterTrustBundleProjection{"ClusterTrustBundleProjection", kClusterTrustBundleProjectionFields};

constexpr Field kPodCertificateProjectionFields[] = {text("signerName").omitempty(),
                                                     text("keyType").omitempty(),
                                                     int32("maxExpirationSeconds").pointer().omitempty(),
                                                     text("credentialBundlePath").omitempty(),
                                                     text("keyPath").omitempty(),
                                                     text("certificateChainPath").omitempty(),
                                                     text("userAnnotations").map().omitempty()};
constexpr Type kPodCertificateProjection{"PodCertificateProjection", kPodCertificateProjectionFields};

constexpr Field kVolumeProjectionFields[] = {
    object("secret", kSecretProjection).pointer().omitempty(),
    object("downwardAPI", kDownwardAPIProjection).pointer().omitempty(),
    object("configMap", kConfigMapProjection).pointer().omitempty(),
    object("serviceAccountToken", kServiceAccountTokenProjection).pointer().omitempty(),
    object("clusterTrustBundle", kClusterTrustBundleProjection).pointer().omitempty(),
    object("podCertificate", kPodCertificateProjection).pointer().omitempty()};
constexpr Type kVolumeProjection{"VolumeProjection", kVolumeProjectionFields};

constexpr Field kProjectedVolumeSourceFields[] = {object("sources", kVolumeProjection).list(),
                                                  int32("defaultMode").pointer().omitempty()};
constexpr Type kProjectedVolumeSource{"ProjectedVolumeSource", kProjectedVolumeSourceFields};

constexpr Field kPortworxVolumeSourceFields[] = {text("volumeID"), text("fsType").omitempty(),
                                                 boolean("readOnly").omitempty()};
constexpr Type kPortworxVolumeSource{"PortworxVolumeSource", kPortworxVolumeSourceFields};

constexpr Field kScaleIOVolumeSourceFields[] = {text("gateway"),
                                                text("system"),
                                                object("secretRef", kLocalObjectReference).pointer(),
                                                boolean("sslEnabled").omitempty(),
                                                text("protectionDomain").omitempty(),
                                                text("storagePool").omitempty(),
                                                text("storageMode").omitempty(),
                                                text("volumeName").omitempty(),
                                                text("fsType").omitempty(),
                                                boolean("readOnly").omitempty()};
constexpr Type kScaleIOVolumeSource{"ScaleIOVolumeSource", kScaleIOVolumeSourceFields};

constexpr Field kStorageOSVolumeSourceFields[] = {text("volumeName").omitempty(), text("volumeNamespace").omitempty(),
                                                  text("fsType").omitempty(), boolean("readOnly").omitempty(),
                                                  object("secretRef", kLocalObjectReference).pointer().omitempty()};
constexpr Type kStorageOSVolumeSource{"StorageOSVolumeSource", kStorageOSVolumeSourceFields};

constexpr Field kCSIVolumeSourceFields[] = {
    text("driver"), boolean("readOnly").pointer().omitempty(), text("fsType").pointer().omitempty(),
    text("volumeAttributes").map().omitempty(),
    object("nodePublishSecretRef", kLocalObjectReference).pointer().omitempty()};
constexpr Type kCSIVolumeSource{"CSIVolumeSource", kCSIVolumeSourceFields};

constexpr Field kImageVolumeSourceFields[] = {text("reference").omitempty(),
                                              text("pullPolicy").omitempty().named("v1.PullPolicy")};
constexpr Type kImageVolumeSource{"ImageVolumeSource", kImageVolumeSourceFields};

constexpr Field kVolumeFields[] = {
    text("name"),
    object("hostPath", kHostPathVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("emptyDir", kEmptyDirVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("gcePersistentDisk", kGCEPersistentDiskVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("awsElasticBlockStore", kAWSElasticBlockStoreVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("gitRepo", kGitRepoVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("secret", kSecretVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("nfs", kNFSVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("iscsi", kISCSIVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("glusterfs", kGlusterfsVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("persistentVolumeClaim", kPersistentVolumeClaimVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("rbd", kRBDVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("flexVolume", kFlexVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("cinder", kCinderVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("cephfs", kCephFSVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("flocker", kFlockerVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("downwardAPI", kDownwardAPIVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("fc", kFCVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("azureFile", kAzureFileVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("configMap", kConfigMapVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("vsphereVolume", kVsphereVirtualDiskVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("quobyte", kQuobyteVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("azureDisk", kAzureDiskVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("photonPersistentDisk", kPhotonPersistentDiskVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("projected", kProjectedVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("portworxVolume", kPortworxVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("scaleIO", kScaleIOVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("storageos", kStorageOSVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("csi", kCSIVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("ephemeral", kEphemeralVolumeSource).pointer().omitempty().within("VolumeSource"),
    object("image", kImageVolumeSource).pointer().omitempty().within("VolumeSource")};
constinit const Type kVolume{"Volume", kVolumeFields};

}  // namespace sidelint::kube::types
