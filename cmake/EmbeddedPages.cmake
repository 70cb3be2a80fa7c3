# Writes ${OUT}, which defines embeddedPages() of EmbeddedPages.h, of the pages in
# ${FILES}: see Embed.cmake.

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

file(WRITE "${OUT}" "// Made by cmake/EmbeddedPages.cmake of the pages: edit those.

#include \"EmbeddedPages.h\"

static constexpr redirect::EmbeddedPage Pages[] = {
${ENTRIES}};

llvm::ArrayRef<redirect::EmbeddedPage> redirect::embeddedPages() {
  return Pages;
}
")
