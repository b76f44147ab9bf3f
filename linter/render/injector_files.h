// An injector as files describe it: --injector, --values, --mesh-config.
#pragma once

#include <string_view>

#include "engine/base/result.h"
#include "engine/inject/injector.h"
#include "engine/source/file_system.h"
#include "linter/options.h"

namespace sidelint::linter {

// ConfigMaps istio-sidecar-injector and istio in one file, or the text of key `config`; a file that is neither is the
// template `sidecar` itself (before 1.9: the only one), as for istioctl's --injectConfigFile. `source` is what is known
// besides.
Result<inject::InjectorSource> injector_of_files(const FileSystem& files, const Options& options,
                                                 inject::InjectorSource source);

// Adds the `data` of ConfigMaps istio-sidecar-injector and istio that stand in the text. Whether the first does.
bool add_config_maps(std::string_view text, inject::InjectorSource& source);

// The same of the first file under the working directory that holds the injector's ConfigMap.
bool find_config_maps(const FileSystem& files, const Options& options, inject::InjectorSource& source);

// The release: as the flag says, else as the tag of the settings' images, else the newest.
istio::Release release_of(const Options& options, const inject::InjectorSource& source);

}  // namespace sidelint::linter
