// Repositories as text, and what is built of a folder in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/kustomize/build.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/yaml/json.h"
#include "tests/harness/memory_file_system.h"
#include "tests/harness/txtar.h"

namespace sidelint::kustomize {

// The files of a txtar text, and one build of them.
struct Repository {
  explicit Repository(std::string_view files) {
    for (const testing::TxtarFile& file : testing::parse_txtar(files).files) disk.file(file.path, file.text);
  }

  Built build(std::string_view folder = ".", Builder::Setting setting = {{"."}}) {
    return Builder(disk, sources, origins, std::move(setting)).build(folder);
  }

  testing::MemoryFileSystem disk;
  SourceMap sources;
  Origins origins;
};

// The objects as JSON; a refusal is the only line instead.
inline std::vector<std::string> objects_of(std::string_view files, std::string_view folder = ".") {
  Repository repository(files);
  const Built built = repository.build(folder);
  if (built.refusal) return {"refused: " + built.refusal->message};
  std::vector<std::string> lines;
  for (const BuiltObject& object : built.objects)
    lines.push_back(yaml::to_json(yaml::to_document(object.value)->root()));
  return lines;
}

// The message of a refusal, behind the file and line that it names.
inline std::string refusal_of(std::string_view files, std::string_view folder = ".") {
  Repository repository(files);
  const Built built = repository.build(folder);
  if (!built.refusal) return "built";
  const Span at = built.refusal->at;
  const Position position = repository.sources.position(at.source, at.begin);
  return repository.sources.path(at.source) + ":" + std::to_string(position.line) + ": " + built.refusal->message;
}

}  // namespace sidelint::kustomize
