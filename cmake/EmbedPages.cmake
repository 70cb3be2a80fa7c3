# Puts pages of the documentation into redirect-tidy, as they stand there.
#
# embed_pages(OUT_VAR FILE...) sets OUT_VAR to a C++ file that defines
# embeddedPages() of EmbeddedPages.h. It is made at build time, by running this
# file as a script, whenever one of the pages has changed.

function(embed_pages OUT_VAR)
  set(OUT ${CMAKE_CURRENT_BINARY_DIR}/EmbeddedPages.cpp)
  set(SCRIPT ${CMAKE_CURRENT_FUNCTION_LIST_FILE})
  add_custom_command(
    OUTPUT ${OUT}
    COMMAND ${CMAKE_COMMAND} "-DOUT=${OUT}" "-DFILES=${ARGN}" -P ${SCRIPT}
    DEPENDS ${ARGN} ${SCRIPT}
    COMMENT "Embedding the pages"
    VERBATIM)
  set_source_files_properties(${OUT} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  set(${OUT_VAR} ${OUT} PARENT_SCOPE)
endfunction()

if(NOT CMAKE_SCRIPT_MODE_FILE)
  return()
endif()

set(ENTRIES "")
foreach(FILE IN LISTS FILES)
  file(READ "${FILE}" TEXT)
  string(FIND "${TEXT}" ")PAGE\"" END_OF_LITERAL)
  if(NOT END_OF_LITERAL EQUAL -1)
    message(FATAL_ERROR "${FILE} contains )PAGE\", which ends a literal here")
  endif()
  cmake_path(GET FILE STEM NAME)
  string(APPEND ENTRIES "    {\"${NAME}\", R\"PAGE(${TEXT})PAGE\"},\n")
endforeach()

file(WRITE "${OUT}" "// Made by cmake/EmbedPages.cmake of the pages: edit those.

#include \"EmbeddedPages.h\"

static constexpr redirect::EmbeddedPage Pages[] = {
${ENTRIES}};

llvm::ArrayRef<redirect::EmbeddedPage> redirect::embeddedPages() {
  return Pages;
}
")
