// What a finding is recognised by from one run to the next.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/diagnostic.h"

namespace sidelint::reporters {

// `primaryLocationLineHash` of each line, as github/codeql-action (src/fingerprints.ts) computes it: a rolling hash
// over the next 100 UTF-16 code units from the line's start without blanks, then `:` and how often that hash was seen
// in the file. Lines end at LF, CR or CRLF there.
std::vector<std::string> line_hashes(std::string_view text);

// `resourceRule/v1`: the rule and the resource (without one, the file), wherever they stand and however they are laid
// out; then `:` and the number of the finding among those of the same rule and resource.
class ResourceFingerprints {
 public:
  std::string next(const Diagnostic& finding, std::string_view path);

 private:
  std::map<std::uint64_t, std::uint32_t> seen_;
};

}  // namespace sidelint::reporters
