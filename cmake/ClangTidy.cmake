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

set(TIDY_HEADERS "")
foreach(DIR IN LISTS CLANG_INCLUDE_DIRS)
  if(EXISTS ${DIR}/clang-tidy/ClangTidyModule.h)
    set(TIDY_HEADERS ${DIR})
  endif()
endforeach()
if(NOT TIDY_HEADERS)
  refuse("${CLANG_INCLUDE_DIRS} has no clang-tidy/ClangTidyModule.h.")
endif()
message(STATUS "LLVM ${LLVM_VERSION} in ${LLVM_DIR}")

# A std::string that goes from one C++ library to another is none: the plugin
# would crash in clang-tidy, or worse. Their names differ for the linker.
include(CheckCXXSourceCompiles)
if(TARGET LLVM)
  set(CMAKE_REQUIRED_LIBRARIES LLVM)
  set(CMAKE_REQUIRED_FLAGS "-std=c++17 -idirafter ${LLVM_INCLUDE_DIRS}")
  check_cxx_source_compiles("
    #include <llvm/ADT/StringRef.h>
    #include <llvm/Support/Regex.h>
    int main() { std::string Error; return !llvm::Regex(\"a\").isValid(Error); }"
    HAS_LIBRARY_OF_LLVM)
  unset(CMAKE_REQUIRED_LIBRARIES)
  unset(CMAKE_REQUIRED_FLAGS)
  if(NOT HAS_LIBRARY_OF_LLVM)
    unset(HAS_LIBRARY_OF_LLVM CACHE)
    message(FATAL_ERROR "Nothing can be linked with LLVM ${LLVM_VERSION} here: "
      "it was built with another C++ library.\n"
      "  Leave -stdlib=libc++ and _GLIBCXX_USE_CXX11_ABI out of CXXFLAGS, or "
      "name an LLVM that was built with the same: -DLLVM_DIR=.../lib/cmake/llvm")
  endif()
endif()
