// References to container images, as k8s.io/kubernetes pkg/util/parsers reads them (github.com/distribution/reference).
#pragma once

#include <string_view>

namespace sidelint::kube {

// The tag: `latest` where neither a tag nor a digest is given, nothing for a digest alone or what is no reference.
std::string_view image_tag(std::string_view image);

}  // namespace sidelint::kube
