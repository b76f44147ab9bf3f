# sidelint_precompile(TARGET [header…]): parses headers once instead of once a source: those of the standard library that most
# sources use, and the ones named here. A target that names none takes what `sidelint_precompiled`, a target, has parsed: so
# all of them must be compiled alike. The checks and ./lint ask for it (SIDELINT_PRECOMPILE): a source must say what it
# includes, and every other build holds it to that.
set(sidelint_precompiled sidelint_engine_base)
function(sidelint_precompile target)
  if(NOT SIDELINT_PRECOMPILE)
    return()
  endif()
  if(ARGN OR target STREQUAL sidelint_precompiled)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <cstdint> <functional> <map> <memory> <optional> <span> <string> <string_view> <utility> <variant> <vector> ${ARGN})
  else()
    target_precompile_headers(${target} REUSE_FROM ${sidelint_precompiled})
  endif()
endfunction()

# sidelint_room(NAME [RUNS_SELDOM] [SOURCES …] [USES room…] [NEEDS library…] [PRECOMPILES header…])
#
# One static library a room, made of the .cc files of its folder unless SOURCES names others. USES lists the rooms whose headers its own may include (engine/README.md has the table, a test
# holds every #include against it); NEEDS lists third-party targets, which stay private to the room's .cc files.
# PRECOMPILES names what nearly every source of a large room includes anyway. RUNS_SELDOM says that next to no time is spent
# in the room: a release compiles it for size, to two thirds of what it takes otherwise.
# Every header of the folder belongs to the room and must compile alone: the check
# preset builds `all_verify_interface_header_sets`, one generated file a header.
function(sidelint_room name)
  cmake_parse_arguments(room "RUNS_SELDOM" "" "SOURCES;USES;NEEDS;PRECOMPILES" ${ARGN})
  set(target "sidelint_${name}")
  if(NOT room_SOURCES)
    file(GLOB_RECURSE room_SOURCES CONFIGURE_DEPENDS "*.cc")
  endif()
  list(TRANSFORM room_USES PREPEND "sidelint_")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS "*.h")
  if(room_SOURCES)
    add_library(${target} STATIC ${room_SOURCES})
    target_link_libraries(${target} PUBLIC sidelint_options ${room_USES} PRIVATE ${room_NEEDS})
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${headers})
    if(room_RUNS_SELDOM AND SIDELINT_DIST)
      target_compile_options(${target} PRIVATE -Os)
    endif()
    list(TRANSFORM room_PRECOMPILES PREPEND "${PROJECT_SOURCE_DIR}/" REGEX "^[^<]")
    sidelint_precompile(${target} ${room_PRECOMPILES})
  else()
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE sidelint_options ${room_USES})
    target_sources(${target} INTERFACE FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${headers})
  endif()
  set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  set_property(GLOBAL APPEND PROPERTY sidelint_rooms ${target})  # what tests of the whole house link
  foreach(source IN LISTS room_SOURCES)  # what clang-tidy reads: all but generated sources
    cmake_path(ABSOLUTE_PATH source)
    cmake_path(IS_PREFIX PROJECT_BINARY_DIR "${source}" generated)
    if(NOT generated)
      set_property(GLOBAL APPEND PROPERTY sidelint_sources "${source}")
    endif()
  endforeach()
endfunction()
