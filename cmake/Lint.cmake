# add_lint_target(TARGET...)
#
# Adds the target "lint": clang-tidy, with .clang-tidy, over the sources of the
# targets given. A source is looked at again once it was compiled again.
function(add_lint_target)
  find_program(CLANG_TIDY clang-tidy HINTS ${LLVM_TOOLS_BINARY_DIR} REQUIRED)
  mark_as_advanced(CLANG_TIDY)
  add_library(lint-own-code MODULE EXCLUDE_FROM_ALL
              ${PROJECT_SOURCE_DIR}/cmake/lint/OwnCode.cpp)
  redirect_tidy_target(lint-own-code)
  set_target_properties(lint-own-code PROPERTIES PREFIX "")
  set(STAMPS "")
  foreach(TARGET IN LISTS ARGN)
    get_target_property(SOURCES ${TARGET} SOURCES)
    get_target_property(SOURCE_DIR ${TARGET} SOURCE_DIR)
    get_target_property(BINARY_DIR ${TARGET} BINARY_DIR)
    foreach(SOURCE IN LISTS SOURCES)
      cmake_path(ABSOLUTE_PATH SOURCE BASE_DIRECTORY ${SOURCE_DIR} NORMALIZE)
      cmake_path(IS_PREFIX PROJECT_BINARY_DIR ${SOURCE} IS_GENERATED)
      if(IS_GENERATED)
        continue()
      endif()
      file(RELATIVE_PATH NAME ${SOURCE_DIR} ${SOURCE})
      # A source from another folder: CMake names its object so.
      string(REPLACE "../" "__/" NAME ${NAME})
      set(STAMP ${BINARY_DIR}/CMakeFiles/${TARGET}.dir/${NAME}.lint)
      add_custom_command(
        OUTPUT ${STAMP}
        COMMAND ${CLANG_TIDY} -load=$<TARGET_FILE:lint-own-code> --quiet --warnings-as-errors=*
                --extra-arg=-Wno-ignored-gch # where GCC builds
                -p ${PROJECT_BINARY_DIR} ${SOURCE}
        COMMAND ${CMAKE_COMMAND} -E touch ${STAMP}
        DEPENDS ${BINARY_DIR}/CMakeFiles/${TARGET}.dir/${NAME}.o
                ${PROJECT_SOURCE_DIR}/.clang-tidy lint-own-code
        COMMENT "Linting ${TARGET}/${NAME}"
        VERBATIM)
      list(APPEND STAMPS ${STAMP})
    endforeach()
  endforeach()
  add_custom_target(lint DEPENDS ${STAMPS})
endfunction()
