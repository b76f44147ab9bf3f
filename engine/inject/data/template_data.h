// What a template is given: Istio's SidecarTemplateData, as each release has it.
//
// Mirrors istio, pkg/kube/inject/inject.go.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/gotmpl/heap.h"
#include "engine/inject/data/common_data.h"
#include "engine/inject/data/deploy_meta.h"
#include "engine/inject/data/kube_values.h"
#include "engine/inject/data/message_values.h"
#include "engine/inject/mesh/mesh_config.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

struct TemplateData {
  const yaml::Value* pod = nullptr;  // round-tripped
  DeployMeta deploy;
  const yaml::Value* deploy_metadata =
      nullptr;                                // the whole metadata, for releases before 1.22; null: name and namespace
  const yaml::Value* proxy_config = nullptr;  // decoded messages
  const yaml::Value* mesh_config = nullptr;
  const yaml::Value* values = nullptr;
  const CommonData* common = nullptr;  // what of these is made already
  std::string revision;
  std::string proxy_image;
  std::string proxy_init_image;
  std::int64_t proxy_uid = 1337;
  std::int64_t proxy_gid = 1337;
  std::string compliance_policy;
  std::string inbound_mode;
  bool native_sidecars = false;
  std::int64_t estimated_concurrency = 0;
};

// The Go types of one release. Values made with them must not outlive it.
class DataTypes {
 public:
  explicit DataTypes(const MeshTypes& mesh);
  DataTypes(const DataTypes&) = delete;
  DataTypes& operator=(const DataTypes&) = delete;

  // A pointer to the struct.
  gotmpl::Value make(gotmpl::Heap& heap, OriginTable& origins, const TemplateData& data) const;
  // Makes what pods share; a tree may be given as both proxy configurations.
  struct CommonTrees {
    const yaml::Value& values;
    const yaml::Value& mesh_config;
    const yaml::Value& proxy_config;            // kube-inject's
    const yaml::Value& effective_proxy_config;  // the webhook's
  };
  void make_common(const CommonTrees& trees, CommonData& common) const;

 private:
  int minor_;
  TypeStore store_;
  MessageTypes messages_;
  const MessageType* mesh_config_;
  const MessageType* proxy_config_;
  const gotmpl::Type* object_meta_;
  const gotmpl::Type* pod_spec_;
  gotmpl::Type* root_;
  const gotmpl::Type* root_pointer_;
};

}  // namespace sidelint::inject
