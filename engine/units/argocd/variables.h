// The variables that Argo CD fills in where a source names them: `$ARGOCD_APP_NAME`, `${ARGOCD_APP_NAME}`.
//
// Mirrors argo-cd 3.6: newEnv of reposerver/repository, and Env.Envsubst, which is os.Expand of Go. A name that stands
// for nothing is empty; `$$` is a `$`.
#pragma once

#include <string>
#include <string_view>

namespace sidelint::units {

struct BuildVariables {
  std::string name;  // of the Application
  std::string name_space = {};
  std::string project = {};
  std::string address = {};
  std::string path = {};
  std::string revision = {};  // that the source asks for
};

struct FilledIn {
  std::string text;
  bool is_open = false;  // it names the commit, which nobody knows before it is there
};
FilledIn fill_in(std::string_view text, const BuildVariables& variables);

}  // namespace sidelint::units
