#include "engine/decide/steps/refusal.h"

namespace sidelint::decide {

// Mirrors k8s.io/apiserver v0.36, pkg/admission/plugin/webhook/errors/statuserror.go (ToStatusErr), around the error
// of istio, pkg/kube/inject/webhook.go (injectPod), 1.30.3.
std::string denial(const Inquiry& inquiry, std::string_view error) {
  std::string text = "admission webhook \"";
  text.append(inquiry.hook->entry->name.value).append("\" denied the request: failed to run injection template: ");
  return text.append(error);
}

std::string on_one_line(std::string_view text) {
  std::string line;
  bool space = false;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      space = !line.empty();
    } else {
      if (space) line += ' ';
      line += c;
      space = false;
    }
  }
  return line;
}

}  // namespace sidelint::decide
