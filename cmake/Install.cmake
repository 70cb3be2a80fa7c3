# What goes where. As with LLVM's own packages, each LLVM has its folder, and the
# names of programs and pages end in its version: two builds can be installed
# side by side.
#
# The plugin stands among LLVM's libraries. clang-tidy finds it there without a
# path: -load=redirect-tidy.so.

set(N ${REDIRECT_TIDY_LLVM})
set(CMAKE_INSTALL_DOCDIR ${CMAKE_INSTALL_DATAROOTDIR}/doc/redirect-tidy-${N})

install(TARGETS redirect-tidy-plugin LIBRARY DESTINATION lib/llvm-${N}/lib)
install(PROGRAMS ci/redirect-gate DESTINATION bin RENAME redirect-gate-${N})
set(PAGES redirect-tidy.7 redirect-gate.1)
set(PROGRAMS redirect-gate)
add_custom_target(packaged DEPENDS redirect-tidy-plugin)

# Programs that are built only where all they need is there.
foreach(PROGRAM redirect-clangd redirect-tidy)
  if(NOT TARGET ${PROGRAM})
    continue()
  endif()
  set(LINK ${PROJECT_BINARY_DIR}/${PROGRAM}-${N})
  file(CREATE_LINK ../lib/llvm-${N}/bin/${PROGRAM} ${LINK} SYMBOLIC)
  install(TARGETS ${PROGRAM} RUNTIME DESTINATION lib/llvm-${N}/bin)
  install(FILES ${LINK} DESTINATION bin)
  list(APPEND PAGES ${PROGRAM}.1)
  list(APPEND PROGRAMS ${PROGRAM})
  add_dependencies(packaged ${PROGRAM})
endforeach()

# Who has one LLVM says redirect-tidy. In Debian's packages, of which several may
# be there, these names are alternatives: debian/Shape.cmake.
foreach(PROGRAM IN LISTS PROGRAMS)
  set(LINK ${PROJECT_BINARY_DIR}/plain/${PROGRAM})
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/plain)
  file(CREATE_LINK ${PROGRAM}-${N} ${LINK} SYMBOLIC)
  install(FILES ${LINK} DESTINATION bin)
endforeach()

foreach(PAGE IN LISTS PAGES)
  if(NOT EXISTS ${PROJECT_SOURCE_DIR}/docs/man/${PAGE}.in)
    message(WARNING "docs/man/${PAGE}.in is missing")
    continue()
  endif()
  cmake_path(GET PAGE STEM NAME)
  cmake_path(GET PAGE EXTENSION SECTION)
  string(SUBSTRING ${SECTION} 1 -1 SECTION)
  configure_file(docs/man/${PAGE}.in man/${NAME}-${N}.${SECTION} @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/man/${NAME}-${N}.${SECTION}
          DESTINATION ${CMAKE_INSTALL_MANDIR}/man${SECTION})
endforeach()

install(FILES README.md CHANGELOG.md LICENSE TYPE DOC)
install(DIRECTORY ci docs TYPE DOC
        PATTERN redirect-gate EXCLUDE PATTERN man EXCLUDE)
