# add_standalone(PROGRAM LIBRARY...)
#
# Adds PROGRAM-standalone: the objects of PROGRAM, with LLVM, the libraries named
# and all that these need but glibc linked in. Debian's archives of LLVM refer to
# what its library alone is linked with; tools/standalone has the little of it that
# is needed.

set(TARBALL redirect-tidy-${PROJECT_VERSION}-linux-${CMAKE_HOST_SYSTEM_PROCESSOR})
set(STAGE ${CMAKE_BINARY_DIR}/standalone/${TARBALL})

function(add_standalone PROGRAM)
  file(GLOB CLANG ${LLVM_LIBRARY_DIR}/libclang[A-Z]*.a)
  list(FILTER CLANG EXCLUDE REGEX "libclang(Daemon|Tidy|d)[A-Za-z]*[.]a$")
  file(GLOB LLVM ${LLVM_LIBRARY_DIR}/libLLVM*.a)
  set(MISSING "")
  foreach(NAME z zstd)
    find_library(STANDALONE_${NAME} lib${NAME}.a)
    mark_as_advanced(STANDALONE_${NAME})
    if(NOT STANDALONE_${NAME})
      list(APPEND MISSING lib${NAME}.a)
    endif()
  endforeach()
  if(NOT CLANG OR NOT LLVM)
    list(APPEND MISSING "LLVM's archives")
  endif()
  if(MISSING)
    list(JOIN MISSING " and " MISSING)
    message(STATUS "The tarball is left out: it needs ${MISSING}")
    return()
  endif()

  set(NAME ${PROGRAM}-standalone)
  add_executable(${NAME} EXCLUDE_FROM_ALL
    $<TARGET_OBJECTS:${PROGRAM}>
    $<TARGET_OBJECTS:RedirectTidyChecks> $<TARGET_OBJECTS:RedirectTidy>
    ${PROJECT_SOURCE_DIR}/tools/standalone/NoSolver.cpp)
  redirect_tidy_target(${NAME} PCH_FROM RedirectTidy)
  set_target_properties(${NAME} PROPERTIES
    OUTPUT_NAME ${PROGRAM}
    RUNTIME_OUTPUT_DIRECTORY ${STAGE}/bin
    SKIP_BUILD_RPATH ON)
  target_link_libraries(${NAME} PRIVATE
    ${ARGN} -Wl,--start-group ${CLANG} ${LLVM} -Wl,--end-group
    ${STANDALONE_z} ${STANDALONE_zstd} ${CMAKE_DL_LIBS})
  target_link_options(${NAME} PRIVATE
    -static-libstdc++ -static-libgcc -Wl,--gc-sections -Wl,--strip-all
    -Wl,--wrap=_ZN4llvm14CreateZ3SolverEv)
  set_property(GLOBAL APPEND PROPERTY STANDALONE ${NAME})
endfunction()

# add_tarball()
#
# Adds the target tarball, which packs these programs with clang's own headers.
function(add_tarball)
  get_property(PROGRAMS GLOBAL PROPERTY STANDALONE)
  file(GLOB_RECURSE PAGES CONFIGURE_DEPENDS
       ${PROJECT_SOURCE_DIR}/docs/* ${PROJECT_SOURCE_DIR}/ci/*)
  add_custom_command(OUTPUT ${STAGE}.tar.gz
    COMMAND ${CMAKE_COMMAND} -DSTAGE=${STAGE} -DSOURCE=${PROJECT_SOURCE_DIR}
            -DRESOURCES=${LLVM_LIBRARY_DIR}/clang/${LLVM_VERSION_MAJOR}
            -DN=${LLVM_VERSION_MAJOR} -P ${PROJECT_SOURCE_DIR}/cmake/Tarball.cmake
    DEPENDS ${PROGRAMS} ${PAGES} ${PROJECT_SOURCE_DIR}/README.md
            ${PROJECT_SOURCE_DIR}/CHANGELOG.md
            ${PROJECT_SOURCE_DIR}/cmake/Tarball.cmake
    VERBATIM)
  add_custom_target(tarball DEPENDS ${STAGE}.tar.gz)
endfunction()
