# cpack in the build folder makes a Debian package: redirect-tidy-22 for LLVM 22.

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

# The plugin takes any patch release of the LLVM it was built for, and refuses
# others: refuseOtherVersions() in checks/HttpModule.cpp. So does the package.
# Debian's packages of LLVM are of epoch 1.
set(THIS ${LLVM_VERSION_MAJOR}.${LLVM_VERSION_MINOR})
math(EXPR NEXT "${LLVM_VERSION_MINOR} + 1")
set(NEXT ${LLVM_VERSION_MAJOR}.${NEXT})
set(TIDY clang-tidy-${LLVM_VERSION_MAJOR})
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "${TIDY} (>= 1:${THIS}~), ${TIDY} (<< 1:${NEXT}~), python3")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS git)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"A plugin for clang-tidy that finds redirects sent with 302 or 301 which can
answer a POST, PUT, PATCH or DELETE. Most clients follow such a redirect with a
GET and leave the body behind. It knows some forty web frameworks for C++.

clang-tidy-${LLVM_VERSION_MAJOR} -load=redirect-tidy.so -checks='http-*' runs it;
redirect-gate-${LLVM_VERSION_MAJOR} is for CI.")

list(JOIN PROGRAMS " " NAMES)
foreach(SCRIPT postinst prerm)
  configure_file(cmake/debian/${SCRIPT}.in debian/${SCRIPT} @ONLY
    FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
                     GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
  list(APPEND CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
       ${PROJECT_BINARY_DIR}/debian/${SCRIPT})
endforeach()
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# What debian/Sbom.cmake tells.
set(CPACK_REDIRECT_TIDY_LLVM_VERSION ${LLVM_VERSION})
set(CPACK_REDIRECT_TIDY_COMPILER ${CMAKE_CXX_COMPILER_ID})
set(CPACK_REDIRECT_TIDY_COMPILER_VERSION ${CMAKE_CXX_COMPILER_VERSION})

include(CPack)
