# Writes ${OUT}, which defines builtinModels() of Models/BuiltinModels.h, of the
# models in ${FILES}: see Embed.cmake.

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
  set(LISTS "")
  foreach(KEY mentions unless-mentions)
    set(ARRAY "{}")
    if("\n${TEXT}" MATCHES "\n${KEY}: \\[([^]]*)\\][^\n]*\n")
      string(REPLACE "\"" "" LIST "${CMAKE_MATCH_1}")
      string(REPLACE ", " "\", \"" LIST "\"${LIST}\"")
      string(MAKE_C_IDENTIFIER "${KEY}_${NAME}" ARRAY)
      string(APPEND ARRAYS
             "static constexpr llvm::StringRef ${ARRAY}[] = {${LIST}};\n")
    endif()
    string(APPEND LISTS "${ARRAY}, ")
  endforeach()
  set(IS_CLIENT false)
  if(FILE MATCHES "/clients/[^/]*$")
    set(IS_CLIENT true)
  endif()
  string(APPEND ENTRIES "    {\"${NAME}\", \"${IDENTIFIER}\", ${LISTS}"
         "${IS_CLIENT}, R\"MODEL(${TEXT})MODEL\"},\n")
endforeach()

file(WRITE "${OUT}" "// Made by cmake/BuiltinModels.cmake of the models: edit those.

#include \"Models/BuiltinModels.h\"

${ARRAYS}
static const redirect::BuiltinModel Models[] = {
${ENTRIES}};

llvm::ArrayRef<redirect::BuiltinModel> redirect::builtinModels() {
  return Models;
}
")
