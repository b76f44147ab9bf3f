# The libraries, each as one imported target `third::NAME`. A room names the ones it may use; nobody else sees their headers.
if(SIDELINT_DIST)  # what is linked in is static, of every library
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
  set(OPENSSL_USE_STATIC_LIBS ON)
endif()
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
find_package(yaml-cpp 0.7 REQUIRED)
find_package(ZLIB 1.2 REQUIRED)
pkg_check_modules(libyaml REQUIRED IMPORTED_TARGET yaml-0.1>=0.2.5)
pkg_check_modules(tree_sitter REQUIRED IMPORTED_TARGET tree-sitter)  # its .pc file claims 0.6.3 whatever the release
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)

if(SIDELINT_DIST)  # Debian has no static library of it
  add_library(third::fmt ALIAS fmt::fmt-header-only)
else()
  add_library(third::fmt ALIAS fmt::fmt)
endif()
add_library(third::cli11 ALIAS CLI11::CLI11)
add_library(third::zlib ALIAS ZLIB::ZLIB)
add_library(third::json ALIAS nlohmann_json::nlohmann_json)
add_library(third::crypto ALIAS OpenSSL::Crypto)
if(TARGET yaml-cpp::yaml-cpp)  # since yaml-cpp 0.8
  add_library(third::yaml_cpp ALIAS yaml-cpp::yaml-cpp)
else()
  add_library(third::yaml_cpp ALIAS yaml-cpp)
endif()
add_library(third::libyaml ALIAS PkgConfig::libyaml)
add_library(third::re2 ALIAS PkgConfig::re2)
include(tree_sitter_yaml)  # third::tree_sitter_yaml, the grammar built from its source package
