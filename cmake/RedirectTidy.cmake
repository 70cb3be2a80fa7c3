# What all targets of the project have in common.

include(Hardening)

# Programs find LLVM's libraries where they stand. The file that is built is the
# one that is installed: CMake would make room for another path by empty entries,
# and for each of those the loader looks into the working folder.
set(CMAKE_INSTALL_RPATH_USE_LINK_PATH ON)
set(CMAKE_BUILD_WITH_INSTALL_RPATH ON)
get_filename_component(LIBRARIES ${LLVM_LIBRARY_DIR}/libLLVM.so REALPATH)
get_filename_component(LIBRARIES ${LIBRARIES} DIRECTORY)
if(LIBRARIES IN_LIST CMAKE_PLATFORM_IMPLICIT_LINK_DIRECTORIES OR
   LIBRARIES IN_LIST CMAKE_CXX_IMPLICIT_LINK_DIRECTORIES)
  set(CMAKE_SKIP_RPATH ON) # The loader looks there anyway.
endif()

# What REDIRECT_TIDY_SANITIZE adds. The assertions of LLVM's headers, such as that
# of cast<>, depend on NDEBUG alone: LLVM itself may have been built without
# them. Inline functions stay with the target, so that LLVM keeps its own.
set(SANITIZERS "")
set(CHECKED "")
if(REDIRECT_TIDY_SANITIZE)
  include(CheckCXXSourceCompiles)
  set(SANITIZERS -fsanitize=address,undefined -fno-sanitize=vptr)
  if(REDIRECT_TIDY_FUZZ) # Tells libFuzzer which code an input gets to.
    list(APPEND SANITIZERS -fsanitize=fuzzer-no-link)
  endif()
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

# compile_alone(NAME)
#
# With CMAKE_UNITY_BUILD, keeps sources of NAME to themselves that can't be in one
# unit with others: StringLiteral is LLVM's there, and clang's elsewhere.
function(compile_alone NAME)
  get_target_property(SOURCES ${NAME} SOURCES)
  foreach(SOURCE IN LISTS SOURCES)
    cmake_path(ABSOLUTE_PATH SOURCE)
    if(EXISTS ${SOURCE})
      file(STRINGS ${SOURCE} FOUND REGEX "^using namespace llvm;")
      if(FOUND)
        set_source_files_properties(${SOURCE} PROPERTIES
                                    SKIP_UNITY_BUILD_INCLUSION ON)
      endif()
    endif()
  endforeach()
endfunction()

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
    $<$<BOOL:${REDIRECT_TIDY_WERROR}>:-Werror> ${SANITIZERS} ${CHECKED}
    ${HARDENED})
  target_link_options(${NAME} PUBLIC ${SANITIZERS})
  target_link_options(${NAME} PRIVATE ${HARDENED_LINK})
  get_target_property(KIND ${NAME} TYPE)
  if(KIND STREQUAL EXECUTABLE)
    target_link_options(${NAME} PRIVATE ${HARDENED_PROGRAM})
  endif()

  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang") # Lets ccache keep the PCH.
    target_compile_options(${NAME} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
  if(ARG_PCH)
    target_precompile_headers(${NAME} PRIVATE ${ARG_PCH})
  elseif(ARG_PCH_FROM)
    target_precompile_headers(${NAME} REUSE_FROM ${ARG_PCH_FROM})
  endif()
  if(CMAKE_UNITY_BUILD)
    compile_alone(${NAME})
  endif()
endfunction()
