# cpack in the build folder makes two Debian packages for LLVM 22: redirect-tidy-22,
# and redirect-clangd-22 where that could be built. The target packages does so in
# its folder package, where something that is in them has changed.

set(REDIRECT_TIDY_MAINTAINER "redirect-tidy <maintainers@redirect-tidy.invalid>"
    CACHE STRING "Who answers for the package")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME redirect-tidy-${REDIRECT_TIDY_LLVM})
set(CPACK_PACKAGE_CONTACT ${REDIRECT_TIDY_MAINTAINER})
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/debian/Shape.cmake)
set(CPACK_PROJECT_CONFIG_FILE
    ${CMAKE_CURRENT_LIST_DIR}/debian/Reproducible.cmake)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE
    GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL ${PLUGIN_PART})
if(TARGET redirect-clangd)
  list(APPEND CPACK_COMPONENTS_ALL ${CLANGD_PART})
endif()
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# What debian/Sbom.cmake tells.
set(CPACK_REDIRECT_TIDY_LLVM_VERSION ${LLVM_VERSION})
set(CPACK_REDIRECT_TIDY_COMPILER ${CMAKE_CXX_COMPILER_ID})
set(CPACK_REDIRECT_TIDY_COMPILER_VERSION ${CMAKE_CXX_COMPILER_VERSION})
# The plugin takes any patch release of the LLVM it was built for, and refuses
# others: refuseOtherVersions() in checks/HttpModule.cpp. So does the package, by
# the one of LLVM's that has clang's own headers: which all of the others need in
# their own version. Debian's packages of LLVM are of epoch 1.
set(THIS ${LLVM_VERSION_MAJOR}.${LLVM_VERSION_MINOR})
math(EXPR NEXT "${LLVM_VERSION_MINOR} + 1")
set(NEXT ${LLVM_VERSION_MAJOR}.${NEXT})
set(HEADERS libclang-common-${LLVM_VERSION_MAJOR}-dev)
set(SAME_LLVM "${HEADERS} (>= 1:${THIS}~), ${HEADERS} (<< 1:${NEXT}~)")

# describe_package(PART DEPENDS PROGRAMS DESCRIPTION)
function(describe_package PART DEPENDS PROGRAMS DESCRIPTION)
  string(TOUPPER ${PART} VARIABLE)
  set(VARIABLE CPACK_DEBIAN_${VARIABLE})
  list(JOIN PROGRAMS " " NAMES)
  foreach(SCRIPT postinst prerm)
    configure_file(${PROJECT_SOURCE_DIR}/cmake/debian/${SCRIPT}.in
      ${PROJECT_BINARY_DIR}/debian/${PART}/${SCRIPT} @ONLY
      FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
                       GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
    list(APPEND SCRIPTS ${PROJECT_BINARY_DIR}/debian/${PART}/${SCRIPT})
  endforeach()
  set(${VARIABLE}_PACKAGE_NAME ${PART} PARENT_SCOPE)
  set(${VARIABLE}_PACKAGE_DEPENDS "${SAME_LLVM}, ${DEPENDS}" PARENT_SCOPE)
  set(${VARIABLE}_PACKAGE_CONTROL_EXTRA ${SCRIPTS} PARENT_SCOPE)
  set(${VARIABLE}_DESCRIPTION "${DESCRIPTION}" PARENT_SCOPE)
endfunction()

set(PACKAGED redirect-gate)
if(TARGET redirect-tidy)
  list(APPEND PACKAGED redirect-tidy redirect-query)
endif()
describe_package(${PLUGIN_PART} python3 "${PACKAGED}"
"Finds redirects sent with 302 or 301 which can answer a POST, PUT,
PATCH or DELETE. Most clients follow such a redirect with a GET and leave the
body behind. It knows some forty web frameworks for C++.

redirect-tidy-${LLVM_VERSION_MAJOR} looks at a whole program, redirect-gate-${LLVM_VERSION_MAJOR} is for CI, and
clang-tidy-${LLVM_VERSION_MAJOR} -load=redirect-tidy.so -checks='http-*' runs the checks beside
others.")
string(TOUPPER ${PLUGIN_PART} VARIABLE)
set(CPACK_DEBIAN_${VARIABLE}_PACKAGE_RECOMMENDS clang-tidy-${LLVM_VERSION_MAJOR})
set(CPACK_DEBIAN_${VARIABLE}_PACKAGE_SUGGESTS git)
describe_package(${CLANGD_PART} "${PLUGIN_PART} (= ${PROJECT_VERSION}-1)" redirect-clangd
"redirect-clangd-${LLVM_VERSION_MAJOR} is clangd-${LLVM_VERSION_MAJOR} with the checks of redirect-tidy inside. An
editor that knows clangd is told to start this program instead.")

include(CPack)

file(GLOB_RECURSE IN_PACKAGES CONFIGURE_DEPENDS
     ${PROJECT_SOURCE_DIR}/docs/* ${PROJECT_SOURCE_DIR}/ci/*
     ${CMAKE_CURRENT_LIST_DIR}/debian/*)
foreach(PAGE README.md CHANGELOG.md LICENSE)
  list(APPEND IN_PACKAGES ${PROJECT_SOURCE_DIR}/${PAGE})
endforeach()
set(PACKAGE_FOLDER ${PROJECT_BINARY_DIR}/package)
add_custom_command(OUTPUT ${PACKAGE_FOLDER}/made
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${PACKAGE_FOLDER}
  COMMAND ${CMAKE_CPACK_COMMAND} --config ${PROJECT_BINARY_DIR}/CPackConfig.cmake
          -B ${PACKAGE_FOLDER}
  COMMAND ${CMAKE_COMMAND} -E touch ${PACKAGE_FOLDER}/made
  DEPENDS ${PACKAGED_TARGETS} ${IN_PACKAGES}
          ${PROJECT_BINARY_DIR}/CPackConfig.cmake
  VERBATIM)
add_custom_target(packages DEPENDS ${PACKAGE_FOLDER}/made)
