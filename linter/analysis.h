// Everything a run learns of the input, in the order in which it is learnt. Owns the big things; addresses stay.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "engine/base/result.h"
#include "engine/decide/decide.h"
#include "engine/inject/inject.h"
#include "engine/model/repository.h"
#include "engine/source/file_system.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/source/walk.h"
#include "engine/units/scan/scan.h"
#include "engine/units/unit.h"
#include "linter/config.h"
#include "linter/extent.h"
#include "linter/options.h"
#include "rules/expectation.h"
#include "rules/unread_input.h"
#include "rules/verdict_change.h"

namespace sidelint::linter {

struct Analysis {
  Config config;
  Walk walk;
  SourceMap sources;
  Origins origins;
  std::optional<SourceId> config_source;         // the configuration's text, so that findings can point into it
  std::vector<rules::Expectation> expectations;  // the configuration's, with places in that source
  units::Scan scan;
  std::vector<rules::UnreadInput> unread;
  Extent extent = Extent::whole;  // of what belongs together
  std::vector<units::Unit> units;
  model::Repository repository;
  inject::Injections injections;  // which the decisions ask
  std::optional<decide::Decisions> decisions;
  std::vector<rules::VerdictChange> changes;  // to another state of the files, where one is compared with it
};

// Reads and decides what `options` name. `standard_input` is the text of the path "-". Failure: a root that does not
// exist.
Result<std::unique_ptr<const Analysis>> analyse(const FileSystem& files, const Options& options, const Config& config,
                                                std::optional<std::string> standard_input);
// The same, for whoever still adds to it what another state of the files was like.
Result<std::unique_ptr<Analysis>> analyse_for_comparison(const FileSystem& files, const Options& options,
                                                         const Config& config);

}  // namespace sidelint::linter
