# Read by cpack before it does anything: all files in the package get the date of
# its changelog, so that the same build makes the same package, byte for byte.

if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
  set(ENV{SOURCE_DATE_EPOCH} 1767225600) # 2026-01-01, as in changelog.in
endif()
