# What must be settled before project(): the version, the compiler, the kind of
# build. All of it can be overruled on the command line as usual.

if(NOT REDIRECT_TIDY_LLVM GREATER_EQUAL 19)
  message(FATAL_ERROR "redirect-tidy needs LLVM 19 or later.\n"
    "  REDIRECT_TIDY_LLVM is ${REDIRECT_TIDY_LLVM}.")
endif()

set(LLVM_PREFIX /usr/lib/llvm-${REDIRECT_TIDY_LLVM})

# The clang of the same LLVM reads that LLVM's headers best, and clang-tidy can
# then use the build's precompiled headers. Any other C++17 compiler will do.
if(NOT CMAKE_CXX_COMPILER AND NOT DEFINED ENV{CXX})
  find_program(CMAKE_CXX_COMPILER clang++-${REDIRECT_TIDY_LLVM}
               HINTS ${LLVM_PREFIX}/bin)
  if(NOT CMAKE_CXX_COMPILER)
    unset(CMAKE_CXX_COMPILER CACHE)
  endif()
endif()

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Kind of build" FORCE)
endif()
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# ccache has to be told that a precompiled header may stand for its text.
find_program(CCACHE ccache)
mark_as_advanced(CCACHE)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()
