# Run by cpack before it makes the package: gives the files the shape that
# Debian's policy asks for.

if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()

include(${CMAKE_CURRENT_LIST_DIR}/Sbom.cmake)

# Each package is laid out in a folder of its name.
file(GLOB PARTS ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/redirect-*)
foreach(PART IN LISTS PARTS)
  set(USR ${PART}/usr)
  cmake_path(GET PART FILENAME CPACK_PACKAGE_NAME)
  set(DOC ${USR}/share/doc/${CPACK_PACKAGE_NAME})
  file(REMOVE ${DOC}/LICENSE ${USR}/bin/redirect-gate ${USR}/bin/redirect-tidy
       ${USR}/bin/redirect-query ${USR}/bin/redirect-clangd)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/copyright ${DOC}/copyright COPYONLY)
  file(RENAME ${DOC}/CHANGELOG.md ${DOC}/changelog)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${DOC}/changelog.Debian
                 @ONLY)
  file(GLOB COMPRESSED ${USR}/share/man/man*/* ${DOC}/changelog*)
  execute_process(COMMAND gzip -9nf ${COMPRESSED} COMMAND_ERROR_IS_FATAL ANY)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/lintian-overrides.in
                 ${USR}/share/lintian/overrides/${CPACK_PACKAGE_NAME} @ONLY)
  write_sbom(${PART} ${CPACK_PACKAGE_NAME} ${DOC}/redirect-tidy.spdx.json)
endforeach()
