//===- Targets.h - What fuzzers give their texts to -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TEST_FUZZ_TARGETS_H
#define REDIRECT_TIDY_TEST_FUZZ_TARGETS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace redirect::fuzz {

/// A reader of what strangers may have written.
struct Target {
  /// The folder of its texts in test/fuzz/corpus, and what ends the name of
  /// its program.
  llvm::StringLiteral Name;
  /// Reads a text as redirect-tidy does, and what it was made into.
  void (*Read)(llvm::StringRef Text);
};

/// All of them, by their names.
llvm::ArrayRef<Target> targets();

// Files of a project: test/fuzz/ProjectFiles.cpp.
void readModelFile(llvm::StringRef Text);
void readConfigurationFile(llvm::StringRef Text);
void readDatabaseFile(llvm::StringRef Text);
void readResponseFile(llvm::StringRef Text);
void readDiffFile(llvm::StringRef Text);
void readBaselineFile(llvm::StringRef Text);

// What runs of the program have left: test/fuzz/MadeFiles.cpp.
void readCacheEntry(llvm::StringRef Text);
void readUnitDescription(llvm::StringRef Text);
void readIndexFile(llvm::StringRef Text);

} // namespace redirect::fuzz

#endif // REDIRECT_TIDY_TEST_FUZZ_TARGETS_H
