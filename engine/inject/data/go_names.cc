#include <array>

#include "engine/inject/data/kube_values.h"

namespace sidelint::inject {
namespace {

struct GoName {
  std::string_view json;
  std::string_view go;
  std::string_view type = {};  // only in this struct; empty: in every one
};

// Source: the field names of k8s.io/api v0.35.3 core/v1 and of apimachinery's meta/v1, where they are not the JSON name
// with a capital letter.
constexpr std::array<GoName, 51> kNames = {{
    {"apiVersion", "APIVersion"},
    {"awsElasticBlockStore", "AWSElasticBlockStore"},
    {"cephfs", "CephFS"},
    {"chapAuthDiscovery", "DiscoveryCHAPAuth"},
    {"chapAuthSession", "SessionCHAPAuth"},
    {"clusterName", "ZZZ_DeprecatedClusterName", "ObjectMeta"},
    {"csi", "CSI"},
    {"diskName", "DiskName"},
    {"diskURI", "DataDiskURI"},
    {"dnsConfig", "DNSConfig"},
    {"dnsPolicy", "DNSPolicy"},
    {"fc", "FC"},
    {"fsGroup", "FSGroup"},
    {"fsGroupChangePolicy", "FSGroupChangePolicy"},
    {"fsType", "FSType"},
    {"gcePersistentDisk", "GCEPersistentDisk"},
    {"gmsaCredentialSpec", "GMSACredentialSpec"},
    {"gmsaCredentialSpecName", "GMSACredentialSpecName"},
    {"grpc", "GRPC"},
    {"httpGet", "HTTPGet"},
    {"httpHeaders", "HTTPHeaders"},
    {"image", "RBDImage", "RBDVolumeSource"},
    {"ip", "IP"},
    {"iqn", "IQN"},
    {"iscsi", "ISCSI"},
    {"iscsiInterface", "ISCSIInterface"},
    {"kind", "Kind"},
    {"monitors", "CephMonitors", "RBDVolumeSource"},
    {"nfs", "NFS"},
    {"os", "OS"},
    {"pdID", "PdID"},
    {"pdName", "PDName"},
    {"pool", "RBDPool", "RBDVolumeSource"},
    {"rbd", "RBD"},
    {"seLinuxChangePolicy", "SELinuxChangePolicy"},
    {"seLinuxOptions", "SELinuxOptions"},
    {"sslEnabled", "SSLEnabled"},
    {"storageos", "StorageOS"},
    {"targetWWNs", "TargetWWNs"},
    {"tcpSocket", "TCPSocket"},
    {"tty", "TTY"},
    {"ttlSecondsAfterFinished", "TTLSecondsAfterFinished"},
    {"uid", "UID"},
    {"user", "RadosUser", "RBDVolumeSource"},
    {"volumeID", "VolumeID"},
    {"volumeName", "VolumeName"},
    {"wwids", "WWIDs"},
    {"podIP", "PodIP"},
    {"hostIP", "HostIP"},
    {"podIPs", "PodIPs"},
    {"resourceVersion", "ResourceVersion"},
}};

}  // namespace

std::string go_field_name(std::string_view type, std::string_view json_name) {
  for (const GoName& name : kNames)
    if (name.json == json_name && (name.type.empty() || name.type == type)) return std::string(name.go);
  std::string out(json_name);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

}  // namespace sidelint::inject
