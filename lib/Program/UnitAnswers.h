//===- UnitAnswers.h - For whom a route index says the same -----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_UNITANSWERS_H
#define REDIRECT_TIDY_PROGRAM_UNITANSWERS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <map>
#include <string>

namespace redirect {

/// What a route index says to each unit of a program, as a hash by the unit's
/// file: whoever has looked at a file need look again only where that differs.
class UnitAnswers {
public:
  /// Adds what the index says to the unit of \p File.
  void add(llvm::StringRef File, llvm::StringRef Answer);

  /// Writes what read reads. Lines that can't be read are passed over.
  void write(llvm::raw_ostream &To) const;
  static UnitAnswers read(llvm::StringRef Text);

  /// True if \p Others may say something else to a unit that is made of \p
  /// File: any unit may be made of a file that is no unit itself.
  bool differFor(llvm::StringRef File, const UnitAnswers &Others) const;

  bool operator==(const UnitAnswers &Others) const {
    return ByFile == Others.ByFile;
  }

private:
  std::map<std::string, uint64_t> ByFile;
};

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_UNITANSWERS_H
