# Finds the LLVM, the Clang and the clang-tidy headers of REDIRECT_TIDY_LLVM:
# where the user says, then in Debian's place, then where CMake looks anyway.

# Nothing of a failed search is remembered: the next one starts afresh.
function(refuse REASON)
  unset(LLVM_DIR CACHE)
  unset(Clang_DIR CACHE)
  set(N ${REDIRECT_TIDY_LLVM})
  message(FATAL_ERROR "${REASON}\n"
    "  On Debian: apt-get install clang-tidy-${N} libclang-${N}-dev llvm-${N}-dev\n"
    "  Elsewhere: -DLLVM_DIR=.../lib/cmake/llvm -DClang_DIR=.../lib/cmake/clang\n"
    "  Another version of LLVM: -DREDIRECT_TIDY_LLVM=N")
endfunction()

foreach(PACKAGE LLVM Clang)
  find_package(${PACKAGE} CONFIG QUIET HINTS ${LLVM_PREFIX})
  if(NOT ${PACKAGE}_FOUND)
    refuse("${PACKAGE} ${REDIRECT_TIDY_LLVM} is not installed.")
  elseif(NOT LLVM_VERSION_MAJOR EQUAL REDIRECT_TIDY_LLVM)
    refuse("LLVM ${REDIRECT_TIDY_LLVM} is wanted, ${LLVM_DIR} has ${LLVM_VERSION}.")
  endif()
endforeach()

foreach(DIR IN LISTS CLANG_INCLUDE_DIRS)
  if(EXISTS ${DIR}/clang-tidy/ClangTidyModule.h)
    message(STATUS "LLVM ${LLVM_VERSION} in ${LLVM_DIR}")
    return()
  endif()
endforeach()
refuse("${CLANG_INCLUDE_DIRS} has no clang-tidy/ClangTidyModule.h.")
