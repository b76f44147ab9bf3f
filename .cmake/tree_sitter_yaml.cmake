# third::tree_sitter_yaml: tree-sitter and its YAML grammar, which no distribution packages. The grammar is a dependency
# like the others: its 41,000 generated lines are fetched once into .cache/, as .cmake/tree-sitter-yaml.lock pins them, and
# compiled with warnings off, never committed.
set(cached "${PROJECT_SOURCE_DIR}/.cache/tree-sitter-yaml-0.7.1")
set(TREE_SITTER_YAML_DIR "${cached}" CACHE PATH "The unpacked source package tree-sitter-yaml (holds src/parser.c)")
set(grammar "${TREE_SITTER_YAML_DIR}/src")
set(lock "${PROJECT_SOURCE_DIR}/.cmake/tree-sitter-yaml.lock")
if(NOT EXISTS "${grammar}/parser.c" AND TREE_SITTER_YAML_DIR STREQUAL cached)
  message(STATUS "Fetching tree-sitter's YAML grammar")
  execute_process(COMMAND "${PROJECT_SOURCE_DIR}/.cmake/fetch_grammar.sh" "${lock}" "${cached}")
endif()
if(NOT EXISTS "${grammar}/parser.c")
  message(FATAL_ERROR "tree-sitter's YAML grammar is missing: there is no ${grammar}/parser.c.\n"
    "Unpack the source package that ${lock} names and pass its folder: -DTREE_SITTER_YAML_DIR=FOLDER")
endif()

# The scanner comes with a guard: tree_sitter_yaml/guarded_scanner.c says why.
add_library(tree_sitter_yaml STATIC "${grammar}/parser.c" "${CMAKE_CURRENT_LIST_DIR}/tree_sitter_yaml/guarded_scanner.c")
target_include_directories(tree_sitter_yaml PRIVATE "${grammar}" "${CMAKE_CURRENT_LIST_DIR}/tree_sitter_yaml")
target_compile_definitions(tree_sitter_yaml PRIVATE YAML_SCHEMA=plain)  # tree_sitter_yaml/schema.plain.c says why
target_compile_options(tree_sitter_yaml PRIVATE -w)
if(SIDELINT_SANITIZE)
  target_compile_options(tree_sitter_yaml PRIVATE -fno-sanitize=all)
endif()
set_target_properties(tree_sitter_yaml PROPERTIES C_STANDARD 11)
target_link_libraries(tree_sitter_yaml PUBLIC PkgConfig::tree_sitter)
add_library(third::tree_sitter_yaml ALIAS tree_sitter_yaml)
