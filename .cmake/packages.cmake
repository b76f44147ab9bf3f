# What a release is made of (preset dist): the program, its manual page and completions, the schemas, and the licences of
# what is linked in. `cpack` puts it into sidelint-VERSION-linux-x86_64.tar.gz, which .github/action/install.sh downloads,
# and into a Debian package.
include(GNUInstallDirs)

# made(FILE ARGUMENT…): what the program prints when it is called so.
set(made)
function(sidelint_made file)
  set(path "${PROJECT_BINARY_DIR}/made/${file}")
  add_custom_command(OUTPUT "${path}" DEPENDS sidelint VERBATIM
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${PROJECT_BINARY_DIR}/made"
    COMMAND sh -c "exec \"$@\" >\"$0\"" "${path}" "$<TARGET_FILE:sidelint>" ${ARGN})
  set(made ${made} "${path}" PARENT_SCOPE)
endfunction()
sidelint_made(sidelint.1 man)
sidelint_made(sidelint completion bash)
sidelint_made(_sidelint completion zsh)
sidelint_made(sidelint.fish completion fish)
sidelint_made(config.schema.json config schema)
add_custom_target(sidelint_documents ALL DEPENDS ${made})

set(made "${PROJECT_BINARY_DIR}/made")
install(FILES "${made}/sidelint.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${made}/sidelint" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
install(FILES "${made}/_sidelint" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions")
install(FILES "${made}/sidelint.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
install(FILES "${made}/config.schema.json" reporters/json-v1.schema.json reporters/diff-v1.schema.json DESTINATION "${CMAKE_INSTALL_DATADIR}/sidelint")
install(FILES README.md LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright)

# The distribution keeps each library's licence at one place; the grammar brings its own. The bill of materials (SPDX) lists
# them with their versions.
string(REGEX MATCH "^[0-9]+" gcc "${CMAKE_CXX_COMPILER_VERSION}")
string(TIMESTAMP created "%Y-%m-%dT%H:%M:%SZ" UTC)  # or $SOURCE_DATE_EPOCH
set(packages "{\"SPDXID\": \"SPDXRef-sidelint\", \"name\": \"sidelint\", \"versionInfo\": \"${PROJECT_VERSION}\", \"downloadLocation\": \"NOASSERTION\", \"licenseDeclared\": \"Apache-2.0\"}")
set(links "{\"spdxElementId\": \"SPDXRef-DOCUMENT\", \"relationshipType\": \"DESCRIBES\", \"relatedSpdxElement\": \"SPDXRef-sidelint\"}")

function(sidelint_linked name version purl licence)
  if(NOT EXISTS "${licence}")
    message(FATAL_ERROR "The licence of what is linked in is missing: there is no ${licence}")
  endif()
  file(REAL_PATH "${licence}" licence)
  install(FILES "${licence}" DESTINATION "${CMAKE_INSTALL_DOCDIR}/third-party" RENAME "${name}.txt")
  string(REPLACE "+" "-plus" id "SPDXRef-${name}")
  string(REPLACE "+" "%2B" locator "${purl}@${version}")
  set(packages "${packages},\n    {\"SPDXID\": \"${id}\", \"name\": \"${name}\", \"versionInfo\": \"${version}\", \"downloadLocation\": \"NOASSERTION\", \"externalRefs\": [{\"referenceCategory\": \"PACKAGE-MANAGER\", \"referenceType\": \"purl\", \"referenceLocator\": \"${locator}\"}]}" PARENT_SCOPE)
  set(links "${links},\n    {\"spdxElementId\": \"SPDXRef-sidelint\", \"relationshipType\": \"STATIC_LINK\", \"relatedSpdxElement\": \"${id}\"}" PARENT_SCOPE)
endfunction()

foreach(package IN ITEMS libc6-dev libstdc++-${gcc}-dev libcli11-dev libfmt-dev nlohmann-json3-dev libre2-dev libssl-dev
                         libtree-sitter-dev libyaml-dev zlib1g-dev)
  execute_process(COMMAND dpkg-query -W -f "\${Version}" ${package} OUTPUT_VARIABLE version COMMAND_ERROR_IS_FATAL ANY)
  sidelint_linked(${package} "${version}" "pkg:deb/debian/${package}" "/usr/share/doc/${package}/copyright")
endforeach()
file(STRINGS .cmake/tree-sitter-yaml.lock pinned REGEX "^tree-sitter-yaml==")
string(REGEX MATCH "[0-9.]+" version "${pinned}")
sidelint_linked(tree-sitter-yaml "${version}" "pkg:pypi/tree-sitter-yaml" "${TREE_SITTER_YAML_DIR}/LICENSE")
file(CONFIGURE OUTPUT "${made}/sbom.spdx.json" @ONLY CONTENT [[{
  "spdxVersion": "SPDX-2.3",
  "dataLicense": "CC0-1.0",
  "SPDXID": "SPDXRef-DOCUMENT",
  "name": "sidelint-@PROJECT_VERSION@",
  "documentNamespace": "https://github.com/sidelint/sidelint/releases/download/v@PROJECT_VERSION@/sbom.spdx.json",
  "creationInfo": {"created": "@created@", "creators": ["Organization: The sidelint authors"]},
  "packages": [
    @packages@
  ],
  "relationships": [
    @links@
  ]
}
]])
install(FILES "${made}/sbom.spdx.json" DESTINATION "${CMAKE_INSTALL_DATADIR}/sidelint")

set(CPACK_GENERATOR TGZ DEB)
set(CPACK_PACKAGE_FILE_NAME "sidelint-${PROJECT_VERSION}-linux-${CMAKE_SYSTEM_PROCESSOR}")
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_BINARY_DIR}/packages")
set(CPACK_PACKAGE_VENDOR "The sidelint authors")
set(CPACK_PACKAGE_CONTACT "The sidelint authors <sidelint@users.noreply.github.com>")
set(CPACK_PACKAGE_HOMEPAGE_URL "https://github.com/sidelint/sidelint")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_STRIP_FILES ON)
include(CPack)
