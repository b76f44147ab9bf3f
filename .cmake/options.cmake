# Switches, language level, warnings and hardening, for every target of the project.
option(SIDELINT_TESTS "Build the tests" ON)
option(SIDELINT_STATIC_CHECKS "Add the target `tidy` and the format test (clang-tidy-14, clang-format-14)" OFF)
option(SIDELINT_FUZZERS "Build the libFuzzer targets (clang only)" OFF)
option(SIDELINT_BENCHMARKS "Build the benchmarks" OFF)
option(SIDELINT_DIST "Build what is released: static and packaged" OFF)
option(SIDELINT_PRECOMPILE "Precompile the headers that most sources include" OFF)
option(SIDELINT_WERROR "Treat warnings as errors" OFF)
set(SIDELINT_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them (address,undefined)")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)  # with the distributions' default of -pie: addresses differ at each run
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

add_library(sidelint_options INTERFACE)
target_include_directories(sidelint_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(sidelint_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  -Wno-missing-field-initializers  # designated initialisers of rules leave the optional fields out on purpose
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # g++ 12 sees overlaps in std::string that are none (its bug 105651)
  $<$<BOOL:${SIDELINT_WERROR}>:-Werror>
  -fstack-protector-strong)        # the input is hostile by assumption
target_compile_definitions(sidelint_options INTERFACE
  _GLIBCXX_ASSERTIONS)             # an index past a vector's end aborts, in release too
target_link_options(sidelint_options INTERFACE
  -Wl,-z,relro,-z,now)             # function tables are read-only once the program runs
if(SIDELINT_PRECOMPILE)
  add_compile_options(-fPIE -pthread)  # libraries too, and all of them: what is precompiled fits only where it would become the same
endif()
if(SIDELINT_SANITIZE)
  # Of the whole directory, and not of sidelint_options: a target's own options come behind these and can take some back.
  add_compile_options(-fsanitize=${SIDELINT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${SIDELINT_SANITIZE})
endif()
if(SIDELINT_SANITIZE MATCHES address AND SIDELINT_SANITIZE MATCHES undefined)
  # A third of what it takes to compile a room goes into these four kinds. What goes wrong where they would tell it, ASan or the
  # processor stops at the access itself, but for misalignment, which no supported processor minds.
  add_compile_options(-fno-sanitize=null,alignment,object-size,pointer-overflow)
endif()
if(SIDELINT_DIST)
  # One file that runs on any x86-64 Linux, whatever its C library: glibc itself is linked in as well, which is sound since
  # nothing here asks for names of users or hosts, the parts of it that load others at run time.
  target_link_options(sidelint_options INTERFACE -static-pie -Wl,--gc-sections
    -Wl,-z,pack-relative-relocs)  # a twentieth smaller
endif()
if(SIDELINT_FUZZERS)
  target_compile_options(sidelint_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
