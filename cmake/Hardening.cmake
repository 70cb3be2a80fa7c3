# What makes a fault in memory harder to use against whoever runs the programs:
# the flags of Debian's hardening=+all, as far as compiler and linker know them.
# test/ci/hardening.test reads them out of what was built.

include(CheckCXXCompilerFlag)
include(CheckLinkerFlag)

set(HARDENED "")        # for the compiler
set(HARDENED_LINK "")   # for the linker, of programs and the plugin
set(HARDENED_PROGRAM "") # for the linker, of programs alone

function(take_flag KIND FLAG OUT_VAR)
  string(MAKE_C_IDENTIFIER "HAS${FLAG}" KNOWN)
  if(KIND STREQUAL LINKER)
    check_linker_flag(CXX ${FLAG} ${KNOWN})
  else()
    check_cxx_compiler_flag(${FLAG} ${KNOWN})
  endif()
  if(${KNOWN})
    set(${OUT_VAR} ${${OUT_VAR}} ${FLAG} PARENT_SCOPE)
  endif()
endfunction()

foreach(FLAG -fstack-protector-strong -fstack-clash-protection
        -fcf-protection -Werror=format-security)
  take_flag(COMPILER ${FLAG} HARDENED)
endforeach()
take_flag(LINKER -Wl,-z,relro HARDENED_LINK)
# Not the plugin: one that was built for another LLVM refers to functions that
# clang-tidy lacks, and says so itself once it is loaded. Where all of them are
# looked up first, it isn't loaded, and clang-tidy goes on without the checks.
take_flag(LINKER -Wl,-z,now HARDENED_PROGRAM)
take_flag(LINKER -pie HARDENED_PROGRAM)

# It takes a compiler that optimizes, and the sanitizers have checks of their own.
if(NOT REDIRECT_TIDY_SANITIZE)
  list(APPEND HARDENED
       "$<$<NOT:$<CONFIG:Debug>>:SHELL:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>")
endif()
