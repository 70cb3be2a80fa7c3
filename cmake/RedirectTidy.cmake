# What all targets of the project have in common.

# What REDIRECT_TIDY_SANITIZE adds. The assertions of LLVM's headers, such as that
# of cast<>, depend on NDEBUG alone: LLVM itself may have been built without
# them. Inline functions stay with the target, so that LLVM keeps its own.
set(SANITIZERS "")
set(CHECKED "")
if(REDIRECT_TIDY_SANITIZE)
  include(CheckCXXSourceCompiles)
  set(SANITIZERS -fsanitize=address,undefined -fno-sanitize=vptr)
  set(CHECKED -UNDEBUG -O1 -g1 -fno-omit-frame-pointer
      -fvisibility-inlines-hidden -fno-sanitize-recover=undefined)
  list(JOIN SANITIZERS " " CMAKE_REQUIRED_FLAGS)
  check_cxx_source_compiles("int main() {}" HAS_SANITIZERS)
  unset(CMAKE_REQUIRED_FLAGS)
  if(NOT HAS_SANITIZERS)
    unset(HAS_SANITIZERS CACHE)
    message(FATAL_ERROR "The sanitizers' libraries are not installed.\n"
      "  On Debian: apt-get install libclang-rt-${REDIRECT_TIDY_LLVM}-dev")
  endif()
endif()

# redirect_tidy_target(NAME [PCH HEADER... | PCH_FROM TARGET])
#
# Compiles NAME like every other target, so that they can share one precompiled
# header: PCH makes it of the headers given, PCH_FROM uses that of TARGET.
function(redirect_tidy_target NAME)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "PCH_FROM" "PCH")

  target_compile_features(${NAME} PUBLIC cxx_std_17)
  set_target_properties(${NAME} PROPERTIES CXX_EXTENSIONS OFF)
  target_include_directories(${NAME} PUBLIC ${PROJECT_SOURCE_DIR}/lib)
  # Behind the compiler's own: beside LLVM's headers may stand those of another
  # C++ library (libc++abi's cxxabi.h), which the compiler's isn't made for.
  set(INCLUDE_DIRS ${LLVM_INCLUDE_DIRS} ${CLANG_INCLUDE_DIRS})
  list(REMOVE_DUPLICATES INCLUDE_DIRS)
  foreach(DIR IN LISTS INCLUDE_DIRS)
    target_compile_options(${NAME} PUBLIC "SHELL:-idirafter ${DIR}")
  endforeach()
  separate_arguments(DEFINITIONS UNIX_COMMAND "${LLVM_DEFINITIONS}")
  target_compile_definitions(${NAME} PUBLIC ${DEFINITIONS})

  # Code without RTTI loads into any clang-tidy, however that one was built.
  # -fPIC stands here, not in a property, because executables get it too.
  target_compile_options(${NAME} PRIVATE
    -fPIC -fno-rtti -fno-exceptions -Wall -Wextra -Wno-unused-parameter
    $<$<BOOL:${REDIRECT_TIDY_WERROR}>:-Werror> ${SANITIZERS} ${CHECKED})
  target_link_options(${NAME} PUBLIC ${SANITIZERS})

  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang") # Lets ccache keep the PCH.
    target_compile_options(${NAME} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
  if(ARG_PCH)
    target_precompile_headers(${NAME} PRIVATE ${ARG_PCH})
  elseif(ARG_PCH_FROM)
    target_precompile_headers(${NAME} REUSE_FROM ${ARG_PCH_FROM})
  endif()
endfunction()
