# Puts the models into the plugin, as they stand in their files.
#
# embed_models(OUT_VAR FILE...) sets OUT_VAR to a C++ file that defines
# builtinModels() of Models/BuiltinModels.h. It is made at build time, by
# running this file as a script, whenever one of the models has changed.

function(embed_models OUT_VAR)
  set(OUT ${CMAKE_CURRENT_BINARY_DIR}/BuiltinModels.cpp)
  set(SCRIPT ${CMAKE_CURRENT_FUNCTION_LIST_FILE})
  list(TRANSFORM ARGN PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/
       REGEX "^[^/]" OUTPUT_VARIABLE FILES)
  add_custom_command(
    OUTPUT ${OUT}
    COMMAND ${CMAKE_COMMAND} "-DOUT=${OUT}" "-DFILES=${FILES}" -P ${SCRIPT}
    DEPENDS ${FILES} ${SCRIPT}
    COMMENT "Embedding the models"
    VERBATIM)
  # Four lines of data: nothing that a precompiled header would speed up.
  set_source_files_properties(${OUT} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  set(${OUT_VAR} ${OUT} PARENT_SCOPE)
endfunction()

if(NOT CMAKE_SCRIPT_MODE_FILE)
  return()
endif()

if(NOT FILES)
  message(FATAL_ERROR "no models to embed")
endif()
set(ENTRIES "")
set(ARRAYS "")
foreach(FILE IN LISTS FILES)
  file(READ "${FILE}" TEXT)
  string(FIND "${TEXT}" ")MODEL\"" END_OF_LITERAL)
  if(NOT END_OF_LITERAL EQUAL -1)
    message(FATAL_ERROR "${FILE} contains )MODEL\", which ends a literal here")
  endif()
  get_filename_component(NAME "${FILE}" NAME)
  set(IDENTIFIER "")
  if("\n${TEXT}" MATCHES "\nidentifier: ([A-Za-z0-9_]+)\n")
    set(IDENTIFIER "${CMAKE_MATCH_1}")
  endif()
  # `mentions: [A, "B"]` becomes an array of texts, which ENTRIES refers to.
  set(MENTIONS "{}")
  if("\n${TEXT}" MATCHES "\nmentions: \\[([^]]*)\\]\n")
    string(REPLACE "\"" "" LIST "${CMAKE_MATCH_1}")
    string(REPLACE ", " "\", \"" LIST "\"${LIST}\"")
    string(MAKE_C_IDENTIFIER "MentionsOf_${NAME}" MENTIONS)
    string(APPEND ARRAYS
           "static constexpr llvm::StringRef ${MENTIONS}[] = {${LIST}};\n")
  endif()
  set(IS_CLIENT false)
  if(FILE MATCHES "/clients/[^/]*$")
    set(IS_CLIENT true)
  endif()
  string(APPEND ENTRIES "    {\"${NAME}\", \"${IDENTIFIER}\", ${MENTIONS}, "
         "${IS_CLIENT}, R\"MODEL(${TEXT})MODEL\"},\n")
endforeach()

file(WRITE "${OUT}" "// Made by cmake/EmbedModels.cmake of the models: edit those.

#include \"Models/BuiltinModels.h\"

${ARRAYS}
static const redirect::BuiltinModel Models[] = {
${ENTRIES}};

llvm::ArrayRef<redirect::BuiltinModel> redirect::builtinModels() {
  return Models;
}
")
