# cmake -DSTAGE=... -DSOURCE=... -DRESOURCES=... -DN=... -P Tarball.cmake
#
# Lays out STAGE, the folder of the tarball, around the programs that are in its
# bin/, and packs it beside itself: the same build makes the same file.

set(DOC ${STAGE}/share/doc/redirect-tidy)
file(REMOVE_RECURSE ${STAGE}/lib ${STAGE}/share)
file(COPY ${RESOURCES}/include DESTINATION ${STAGE}/lib/clang/${N})
file(COPY ${SOURCE}/ci/redirect-gate DESTINATION ${STAGE}/bin)
file(COPY ${SOURCE}/README.md ${SOURCE}/CHANGELOG.md ${SOURCE}/LICENSE
          ${SOURCE}/docs ${SOURCE}/ci DESTINATION ${DOC}
     PATTERN redirect-gate EXCLUDE PATTERN man EXCLUDE)

# What is linked in is others' work; these are their terms.
foreach(PACKAGE libclang-${N}-dev zlib1g-dev libzstd-dev libstdc++6)
  set(TERMS /usr/share/doc/${PACKAGE}/copyright)
  if(EXISTS ${TERMS})
    file(REAL_PATH ${TERMS} TERMS)
    file(COPY_FILE ${TERMS} ${DOC}/copyright-${PACKAGE})
  endif()
endforeach()

cmake_path(GET STAGE PARENT_PATH FOLDER)
cmake_path(GET STAGE FILENAME NAME)
execute_process(
  COMMAND tar --sort=name --owner=0 --group=0 --numeric-owner
          --mtime=2026-01-01T00:00Z --mode=go-w -C ${FOLDER}
          --use-compress-program "gzip -n"
          -cf ${FOLDER}/${NAME}.tar.gz ${NAME}
  COMMAND_ERROR_IS_FATAL ANY)
