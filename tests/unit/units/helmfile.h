// Repositories with a helmfile and one chart, for the tests of their releases.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/units/delivered.h"

namespace sidelint::units {

using Lines = std::vector<std::string>;

// A chart whose one Deployment shows who installs it, and with which values.
inline constexpr std::string_view kChart = R"(-- charts/web/Chart.yaml --
apiVersion: v2
name: web
version: 1.0.0
-- charts/web/values.yaml --
color: none
size: 0
-- charts/web/templates/web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-{{ .Values.color }}-{{ .Values.size }}
)";

inline Lines units_of(std::string_view helmfile) {
  Lines lines = delivered(Rendered(std::string(helmfile) + std::string(kChart)));
  lines.erase(lines.begin());
  return lines;
}

}  // namespace sidelint::units
