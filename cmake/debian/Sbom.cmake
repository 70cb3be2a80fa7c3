# What a package is made of, as SPDX 2.3 has it: its files with their hashes, the
# libraries that they are linked with, and what compiled them.

function(json_list OUT_VAR)
  list(JOIN ARGN ",\n  " TEXT)
  set(${OUT_VAR} "[\n  ${TEXT}\n ]" PARENT_SCOPE)
endfunction()

# add_part(NAME VERSION RELATION): something that the package is not itself
macro(add_part NAME VERSION RELATION)
  string(REGEX REPLACE "[^A-Za-z0-9.-]" "-" ID "SPDXRef-${NAME}")
  list(APPEND PARTS "{\"SPDXID\": \"${ID}\", \"name\": \"${NAME}\", \
\"versionInfo\": \"${VERSION}\", \"downloadLocation\": \"NOASSERTION\", \
\"filesAnalyzed\": false}")
  if("${RELATION}" STREQUAL BUILD_TOOL_OF)
    list(APPEND RELATIONS "{\"spdxElementId\": \"${ID}\", \
\"relationshipType\": \"${RELATION}\", \"relatedSpdxElement\": \"SPDXRef-Package\"}")
  else()
    list(APPEND RELATIONS "{\"spdxElementId\": \"SPDXRef-Package\", \
\"relationshipType\": \"${RELATION}\", \"relatedSpdxElement\": \"${ID}\"}")
  endif()
endmacro()

# Sets OUT_VAR to the libraries that the FILE of a program asks the loader for.
function(needed_libraries FILE OUT_VAR)
  execute_process(COMMAND readelf -dW ${FILE} OUTPUT_VARIABLE DYNAMIC ERROR_QUIET)
  # A bracket in a list's element would hold the next elements.
  string(REGEX REPLACE "[][]" "|" DYNAMIC "${DYNAMIC}")
  string(REGEX MATCHALL "NEEDED[^|]*.[^|]*" LINES "${DYNAMIC}")
  list(TRANSFORM LINES REPLACE ".*[|]" "")
  set(${OUT_VAR} ${LINES} PARENT_SCOPE)
endfunction()

# write_sbom(ROOT NAME OUT) writes OUT about all else in ROOT, the package NAME.
function(write_sbom ROOT NAME OUT)
  set(PARTS "")
  set(RELATIONS "{\"spdxElementId\": \"SPDXRef-DOCUMENT\", \
\"relationshipType\": \"DESCRIBES\", \"relatedSpdxElement\": \"SPDXRef-Package\"}")
  set(ENTRIES "")
  set(HASHES "")
  set(LIBRARIES "")
  file(GLOB_RECURSE FILES LIST_DIRECTORIES OFF RELATIVE ${ROOT} ${ROOT}/*)
  list(SORT FILES)
  foreach(FILE IN LISTS FILES)
    set(PATH ${ROOT}/${FILE})
    if(IS_SYMLINK ${PATH} OR PATH STREQUAL OUT)
      continue()
    endif()
    file(SHA1 ${PATH} SHA1)
    file(SHA256 ${PATH} SHA256)
    list(LENGTH HASHES NUMBER)
    list(APPEND HASHES ${SHA1})
    list(APPEND ENTRIES "{\"SPDXID\": \"SPDXRef-File-${NUMBER}\", \
\"fileName\": \"./${FILE}\", \"checksums\": [{\"algorithm\": \"SHA1\", \
\"checksumValue\": \"${SHA1}\"}, {\"algorithm\": \"SHA256\", \
\"checksumValue\": \"${SHA256}\"}]}")
    list(APPEND RELATIONS "{\"spdxElementId\": \"SPDXRef-Package\", \
\"relationshipType\": \"CONTAINS\", \"relatedSpdxElement\": \"SPDXRef-File-${NUMBER}\"}")
    if(FILE MATCHES "/(bin|lib)/")
      needed_libraries(${PATH} NEEDED)
      list(APPEND LIBRARIES ${NEEDED})
    endif()
  endforeach()
  list(REMOVE_DUPLICATES LIBRARIES)
  list(SORT LIBRARIES)
  foreach(LIBRARY IN LISTS LIBRARIES)
    set(VERSION NOASSERTION)
    if(LIBRARY MATCHES "LLVM|clang")
      set(VERSION ${CPACK_REDIRECT_TIDY_LLVM_VERSION})
    endif()
    add_part(${LIBRARY} ${VERSION} DYNAMIC_LINK)
  endforeach()
  if(LIBRARIES) # clang-tidy's own libraries, and clangd's, are archives.
    add_part(clang-tools-extra ${CPACK_REDIRECT_TIDY_LLVM_VERSION} STATIC_LINK)
  endif()
  add_part("${CPACK_REDIRECT_TIDY_COMPILER}"
           "${CPACK_REDIRECT_TIDY_COMPILER_VERSION}" BUILD_TOOL_OF)
  list(SORT HASHES)
  list(JOIN HASHES "" ALL)
  string(SHA1 CODE "${ALL}")
  string(TIMESTAMP CREATED "%Y-%m-%dT%H:%M:%SZ" UTC) # of SOURCE_DATE_EPOCH
  set(VERSION ${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
  set(PACKAGE "{\"SPDXID\": \"SPDXRef-Package\", \"name\": \"${NAME}\", \
\"versionInfo\": \"${VERSION}\", \"downloadLocation\": \"NOASSERTION\", \
\"supplier\": \"Organization: ${CPACK_PACKAGE_CONTACT}\", \
\"homepage\": \"${CPACK_PACKAGE_HOMEPAGE_URL}\", \
\"licenseDeclared\": \"Apache-2.0 WITH LLVM-exception\", \
\"licenseConcluded\": \"Apache-2.0 WITH LLVM-exception\", \
\"copyrightText\": \"2026 The authors of redirect-tidy\", \
\"filesAnalyzed\": true, \
\"packageVerificationCode\": {\"packageVerificationCodeValue\": \"${CODE}\"}}")
  json_list(PACKAGES ${PACKAGE} ${PARTS})
  json_list(ENTRIES ${ENTRIES})
  json_list(RELATIONS ${RELATIONS})
  file(WRITE ${OUT} "{\"spdxVersion\": \"SPDX-2.3\",
 \"dataLicense\": \"CC0-1.0\",
 \"SPDXID\": \"SPDXRef-DOCUMENT\",
 \"name\": \"${NAME}-${VERSION}\",
 \"documentNamespace\": \"${CPACK_PACKAGE_HOMEPAGE_URL}/spdx/${NAME}-${VERSION}-${CODE}\",
 \"creationInfo\": {\"created\": \"${CREATED}\", \"creators\": [\"Tool: cpack\"]},
 \"packages\": ${PACKAGES},
 \"files\": ${ENTRIES},
 \"relationships\": ${RELATIONS}
}
")
endfunction()
