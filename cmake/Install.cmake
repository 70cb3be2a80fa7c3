# What goes where. As with LLVM's own packages, each LLVM has its folder, and the
# names of programs and pages end in its version: two builds can be installed
# side by side.
#
# The plugin stands among LLVM's libraries. clang-tidy finds it there without a
# path: -load=redirect-tidy.so.

#
# There are two parts: what needs LLVM's library alone, and redirect-clangd, which
# needs what clangd does.

set(N ${REDIRECT_TIDY_LLVM})
set(PLUGIN_PART redirect-tidy-${N})
set(CLANGD_PART redirect-clangd-${N})

install(TARGETS redirect-tidy-plugin LIBRARY DESTINATION lib/llvm-${N}/lib
        COMPONENT ${PLUGIN_PART})
install(PROGRAMS ci/redirect-gate DESTINATION bin RENAME redirect-gate-${N}
        COMPONENT ${PLUGIN_PART})
set(PACKAGED_TARGETS redirect-tidy-plugin)

# install_page(PART PAGE): PAGE is one of docs/man, such as redirect-tidy.7
function(install_page PART PAGE)
  cmake_path(GET PAGE STEM NAME)
  cmake_path(GET PAGE EXTENSION SECTION)
  string(SUBSTRING ${SECTION} 1 -1 SECTION)
  set(BUILT ${PROJECT_BINARY_DIR}/man/${NAME}-${N}.${SECTION})
  configure_file(${PROJECT_SOURCE_DIR}/docs/man/${PAGE}.in ${BUILT} @ONLY)
  install(FILES ${BUILT} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${SECTION}
          COMPONENT ${PART})
endfunction()

# Who has one LLVM says redirect-tidy. In Debian's packages, of which several may
# be there, these names are alternatives: debian/Shape.cmake.
function(install_plain_name PART PROGRAM)
  set(LINK ${PROJECT_BINARY_DIR}/plain/${PROGRAM})
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/plain)
  file(CREATE_LINK ${PROGRAM}-${N} ${LINK} SYMBOLIC)
  install(FILES ${LINK} DESTINATION bin COMPONENT ${PART})
  install_page(${PART} ${PROGRAM}.1)
endfunction()

install_page(${PLUGIN_PART} redirect-tidy.7)
install_plain_name(${PLUGIN_PART} redirect-gate)

# Programs that are built only where all they need is there.
foreach(PROGRAM redirect-clangd redirect-query redirect-tidy)
  if(NOT TARGET ${PROGRAM})
    continue()
  endif()
  set(PART ${PLUGIN_PART})
  if(PROGRAM STREQUAL redirect-clangd)
    set(PART ${CLANGD_PART})
  endif()
  set(LINK ${PROJECT_BINARY_DIR}/${PROGRAM}-${N})
  file(CREATE_LINK ../lib/llvm-${N}/bin/${PROGRAM} ${LINK} SYMBOLIC)
  install(TARGETS ${PROGRAM} RUNTIME DESTINATION lib/llvm-${N}/bin
          COMPONENT ${PART})
  install(FILES ${LINK} DESTINATION bin COMPONENT ${PART})
  install_plain_name(${PART} ${PROGRAM})
  list(APPEND PACKAGED_TARGETS ${PROGRAM})
endforeach()

set(DOC ${CMAKE_INSTALL_DATAROOTDIR}/doc)
install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${DOC}/${PLUGIN_PART}
        COMPONENT ${PLUGIN_PART})
install(DIRECTORY ci docs DESTINATION ${DOC}/${PLUGIN_PART}
        COMPONENT ${PLUGIN_PART}
        PATTERN redirect-gate EXCLUDE PATTERN man EXCLUDE)
if(TARGET redirect-clangd)
  install(FILES docs/ide.md CHANGELOG.md DESTINATION ${DOC}/${CLANGD_PART}
          COMPONENT ${CLANGD_PART})
endif()
