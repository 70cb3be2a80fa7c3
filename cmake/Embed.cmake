# Puts files into a program, as they stand, at build time.
#
# embed(OUT_VAR SCRIPT FILE...) sets OUT_VAR to the C++ file that SCRIPT, a script
# of CMake's, writes to ${OUT} of ${FILES}, whenever one of them has changed.

function(embed OUT_VAR SCRIPT)
  cmake_path(GET SCRIPT STEM NAME)
  set(OUT ${CMAKE_CURRENT_BINARY_DIR}/${NAME}.cpp)
  list(TRANSFORM ARGN PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/
       REGEX "^[^/]" OUTPUT_VARIABLE FILES)
  add_custom_command(
    OUTPUT ${OUT}
    COMMAND ${CMAKE_COMMAND} "-DOUT=${OUT}" "-DFILES=${FILES}" -P ${SCRIPT}
    DEPENDS ${FILES} ${SCRIPT}
    COMMENT "Embedding: ${NAME}"
    VERBATIM)
  # A few lines of data: nothing that a precompiled header would speed up.
  set_source_files_properties(${OUT} PROPERTIES
    SKIP_PRECOMPILE_HEADERS ON SKIP_UNITY_BUILD_INCLUSION ON)
  set(${OUT_VAR} ${OUT} PARENT_SCOPE)
endfunction()
