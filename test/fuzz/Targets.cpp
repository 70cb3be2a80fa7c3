//===- Targets.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Targets.h"

namespace redirect::fuzz {

llvm::ArrayRef<Target> targets() {
  static constexpr Target All[] = {{"baseline", readBaselineFile},
                                   {"cache", readCacheEntry},
                                   {"configuration", readConfigurationFile},
                                   {"database", readDatabaseFile},
                                   {"description", readUnitDescription},
                                   {"diff", readDiffFile},
                                   {"index", readIndexFile},
                                   {"model", readModelFile},
                                   {"response", readResponseFile}};
  return All;
}

} // namespace redirect::fuzz
