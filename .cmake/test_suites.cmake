# The kinds of test executables (CONTRIBUTING.md lists the kinds of tests). Each is found by its place under tests/, so a
# new test file needs no edit here or there.
find_package(GTest 1.12 REQUIRED)
include(GoogleTest)

# sidelint_tests_sanitize(TARGET): what is on trial is the program. Its tests keep ASan, as they read what the program gave
# them, and do without UBSan, which would take a quarter of their build.
function(sidelint_tests_sanitize target)
  if(SIDELINT_SANITIZE MATCHES undefined)
    target_compile_options(${target} PRIVATE -fno-sanitize=undefined)
  endif()
endfunction()

# sidelint_tests(TARGET LABEL kind PREFIX text SOURCES … [LINKS …]): one GoogleTest executable; ctest sees each of its tests
# as PREFIX/Suite.Name. Tests run in the source directory, where their data lies.
function(sidelint_tests target)
  cmake_parse_arguments(suite "" "LABEL;PREFIX" "SOURCES;LINKS" ${ARGN})
  if(NOT suite_SOURCES)
    return()
  endif()
  set(suite_COST 0)
  if(suite_LABEL STREQUAL oracle)
    set(suite_COST 50)  # the longest start first, so that none of them runs alone at the end
  endif()
  add_executable(${target} ${suite_SOURCES})
  target_link_libraries(${target} PRIVATE ${suite_LINKS} sidelint_options third::json third::fmt GTest::gtest_main)
  target_compile_definitions(${target} PRIVATE "SIDELINT_SOURCE_DIR=\"${PROJECT_SOURCE_DIR}\"")
  sidelint_tests_sanitize(${target})
  sidelint_precompile(${target})
  gtest_discover_tests(${target} TEST_PREFIX "${suite_PREFIX}/" DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" PROPERTIES LABELS ${suite_LABEL} TIMEOUT 600 COST ${suite_COST})
endfunction()

# tests/unit/ROOM/*.cc against that room alone; a folder that is no room (house) links none.
function(sidelint_unit_tests room)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/unit/${room}/*.cc")
  set(links)
  foreach(candidate IN ITEMS sidelint_engine_${room} sidelint_tests_${room} sidelint_${room})
    if(TARGET ${candidate})
      list(APPEND links sidelint_tests_harness ${candidate})
    endif()
  endforeach()
  if(room STREQUAL linter)
    list(PREPEND links sidelint_tests_pipeline)  # which is that room, run as a whole
  endif()
  sidelint_tests(test_${room} LABEL unit PREFIX "unit/${room}" SOURCES ${sources} LINKS ${links})
endfunction()

# tests/FOLDER/*.cc as one executable against the whole house.
function(sidelint_folder_tests folder label)
  get_property(rooms GLOBAL PROPERTY sidelint_rooms)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cc")
  sidelint_tests(tests_${folder} LABEL ${label} PREFIX ${folder} SOURCES ${sources} LINKS ${rooms})
endfunction()

# tests/FOLDER/*.cc as one executable that runs the program itself, which it finds as SIDELINT_PROGRAM.
function(sidelint_program_tests folder label)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cc")
  sidelint_tests(tests_${folder} LABEL ${label} PREFIX ${folder} SOURCES ${sources} LINKS sidelint_tests_harness)
  if(sources)
    target_compile_definitions(tests_${folder} PRIVATE "SIDELINT_PROGRAM=\"$<TARGET_FILE:sidelint>\"")
    add_dependencies(tests_${folder} sidelint)
  endif()
endfunction()

# tests/validators/NAME_test.sh: what programs of the package registries say of what the program writes. A test is
# skipped where its program is not installed (tests/validators/install.sh; ./check --all runs it).
function(sidelint_validators)
  set(folder "${CMAKE_CURRENT_SOURCE_DIR}/validators")
  file(GLOB tests CONFIGURE_DEPENDS RELATIVE "${folder}" "${folder}/*_test.sh")
  foreach(test IN ITEMS reports_setup.sh LISTS tests)
    cmake_path(GET test STEM name)
    add_test(NAME validators/${name} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" COMMAND "${folder}/${test}")
    set_tests_properties(validators/${name} PROPERTIES LABELS validator SKIP_RETURN_CODE 77 TIMEOUT 300 FIXTURES_REQUIRED reports
      ENVIRONMENT "SIDELINT_PROGRAM=$<TARGET_FILE:sidelint>;SIDELINT_VALIDATORS=${PROJECT_SOURCE_DIR}/build/validators;SIDELINT_REPORTS=${PROJECT_BINARY_DIR}/reports")
  endforeach()
  set_tests_properties(validators/reports_setup PROPERTIES FIXTURES_REQUIRED "" FIXTURES_SETUP reports)
endfunction()

# tests/oracle/NAME_test.cc, an executable each: recorded answers of the real programs, from the folder $SIDELINT_ORACLE.
function(sidelint_oracle_tests)
  get_property(rooms GLOBAL PROPERTY sidelint_rooms)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/oracle/*_test.cc")
  foreach(source IN LISTS sources)
    cmake_path(GET source STEM name)
    string(REGEX REPLACE "_test$" "" name "${name}")
    sidelint_tests(oracle_${name} LABEL oracle PREFIX oracle SOURCES "${source}" LINKS ${rooms})
  endforeach()
endfunction()

# tests/fuzz/NAME_fuzz.cc: always with the driver of ours that mutates its seeds for some seconds (fuzz_NAME_smoke), and as
# a libFuzzer target (fuzz_NAME) where clang was asked for it. Seeds lie in tests/fuzz/seeds/NAME/.
function(sidelint_fuzz_tests)
  get_property(rooms GLOBAL PROPERTY sidelint_rooms)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/fuzz/*_fuzz.cc")
  foreach(source IN LISTS sources)
    cmake_path(GET source STEM name)
    string(REGEX REPLACE "_fuzz$" "" name "${name}")
    set(seeds "${CMAKE_CURRENT_SOURCE_DIR}/fuzz/seeds/${name}")
    add_executable(fuzz_${name}_smoke "${source}" fuzz/smoke_main.cc)
    target_link_libraries(fuzz_${name}_smoke PRIVATE ${rooms} third::yaml_cpp)  # the second reader of yaml_differential
    add_test(NAME fuzz_${name}_smoke COMMAND fuzz_${name}_smoke "${seeds}")
    set_tests_properties(fuzz_${name}_smoke PROPERTIES LABELS fuzz TIMEOUT 300 COST 100)
    if(SIDELINT_FUZZERS)
      add_executable(fuzz_${name} "${source}")
      target_link_libraries(fuzz_${name} PRIVATE ${rooms} third::yaml_cpp)
      target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    endif()
  endforeach()
endfunction()

# tests/bench/NAME_bench.cc, an executable each, with Google Benchmark.
function(sidelint_benchmarks)
  get_property(rooms GLOBAL PROPERTY sidelint_rooms)
  find_package(benchmark 1.7 REQUIRED)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/bench/*_bench.cc")
  foreach(source IN LISTS sources)
    cmake_path(GET source STEM name)
    string(REGEX REPLACE "_bench$" "" name "${name}")
    add_executable(bench_${name} "${source}")
    target_link_libraries(bench_${name} PRIVATE ${rooms} third::libyaml third::json benchmark::benchmark)
    target_compile_definitions(bench_${name} PRIVATE "SIDELINT_SOURCE_DIR=\"${PROJECT_SOURCE_DIR}\"")
  endforeach()
endfunction()
