# What is checked without running the program: the target `tidy` (clang-tidy over every source of the rooms, .clang-tidy) and
# the test `house/format` (.clang-format). Both tools are pinned to release 14: another one judges otherwise.
find_program(CLANG_TIDY clang-tidy-14 REQUIRED)
find_program(CLANG_FORMAT clang-format-14 REQUIRED)

# One command a source, so that the build tool runs them in parallel and again only when something they read changed.
function(sidelint_add_tidy)
  get_property(sources GLOBAL PROPERTY sidelint_sources)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS engine/*.h rules/*.h reporters/*.h linter/*.h)
  file(GLOB settings CONFIGURE_DEPENDS .clang-tidy */.clang-tidy)
  set(stamps)
  foreach(source IN LISTS sources)
    file(RELATIVE_PATH name "${PROJECT_SOURCE_DIR}" "${source}")
    set(stamp "${PROJECT_BINARY_DIR}/tidy/${name}.tidy")
    add_custom_command(OUTPUT "${stamp}"
      COMMAND "${PROJECT_SOURCE_DIR}/.cmake/tidy.sh" "${CLANG_TIDY}" "${PROJECT_BINARY_DIR}" "${source}" "${stamp}"
      DEPENDS "${source}" ${headers} ${settings} "${PROJECT_SOURCE_DIR}/.cmake/tidy.sh"
      COMMENT "Tidying ${name}" VERBATIM)
    list(APPEND stamps "${stamp}")
  endforeach()
  add_custom_target(tidy DEPENDS ${stamps})
endfunction()

sidelint_add_tidy()
add_test(NAME house/format WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
  COMMAND "${PROJECT_SOURCE_DIR}/.cmake/check_format.sh" "${CLANG_FORMAT}")
set_tests_properties(house/format PROPERTIES LABELS house)
