# third::tree_sitter_yaml: tree-sitter and its YAML grammar, which no distribution packages. The grammar is a dependency
# like the others, so its 41,000 generated lines are fetched (.cmake/setup.sh, pinned by .cmake/tree-sitter-yaml.lock) and
# compiled with warnings off, never committed.
set(TREE_SITTER_YAML_DIR "${PROJECT_SOURCE_DIR}/.cache/tree-sitter-yaml-0.7.1" CACHE PATH
  "The unpacked source package tree-sitter-yaml (holds src/parser.c)")
set(grammar "${TREE_SITTER_YAML_DIR}/src")
if(NOT EXISTS "${grammar}/parser.c")
  message(FATAL_ERROR "tree-sitter's YAML grammar is missing: ${grammar}/parser.c does not exist.\n"
    "Run `.cmake/setup.sh grammar`, which fetches the source package named in .cmake/tree-sitter-yaml.lock, "
    "or name a folder that has it: -DTREE_SITTER_YAML_DIR=…")
endif()

add_library(tree_sitter_yaml STATIC "${grammar}/parser.c" "${grammar}/scanner.c")
target_include_directories(tree_sitter_yaml PRIVATE "${grammar}" "${CMAKE_CURRENT_LIST_DIR}/tree_sitter_yaml")
target_compile_definitions(tree_sitter_yaml PRIVATE YAML_SCHEMA=plain)  # tree_sitter_yaml/schema.plain.c says why
target_compile_options(tree_sitter_yaml PRIVATE -w)
set_target_properties(tree_sitter_yaml PROPERTIES C_STANDARD 11 C_CLANG_TIDY "")
target_link_libraries(tree_sitter_yaml PUBLIC PkgConfig::tree_sitter)
add_library(third::tree_sitter_yaml ALIAS tree_sitter_yaml)
