//===- DescriptionLine.h - The lines of a description -----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A line of a description is made of fields with tabs between them. The first
// says what the line is about, the next ones are always there, and what may be
// missing follows by name: `later`, `path=/old`. In a field `%` stands for
// itself as `%25`, a tab as `%09`, the end of a line as `%0A`.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_DESCRIPTIONLINE_H
#define REDIRECT_TIDY_PROGRAM_DESCRIPTIONLINE_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/StringSaver.h"
#include <optional>
#include <string>

namespace redirect {

/// The version of all descriptions, and the word in front of it.
constexpr unsigned DescriptionVersion = 13;
constexpr llvm::StringLiteral DescriptionHeader = "redirect-tidy unit ";
/// Stands in a line of its own if the unit knows redirects by itself.
constexpr llvm::StringLiteral DescriptionOfOneAlone = "matters-alone";
/// Begins the line of a redirect.
constexpr llvm::StringLiteral DescriptionOfRedirect = "sends";
/// Stands in the last line, with the number of those between.
constexpr llvm::StringLiteral DescriptionEnd = "end";

/// The name of the unit of \p Description; empty if that is none.
std::string describedUnit(llvm::StringRef Description);

/// Writes a line, which ends with the writer.
class DescriptionLineWriter {
public:
  DescriptionLineWriter(std::string &To, llvm::StringRef Kind) : To(To) {
    To += Kind;
  }
  ~DescriptionLineWriter() { To += '\n'; }
  DescriptionLineWriter(const DescriptionLineWriter &) = delete;
  DescriptionLineWriter &operator=(const DescriptionLineWriter &) = delete;

  DescriptionLineWriter &add(llvm::StringRef Field);
  DescriptionLineWriter &add(llvm::StringRef Name, llvm::StringRef Value);
  DescriptionLineWriter &addIf(bool Holds, llvm::StringRef Name);

private:
  std::string &To;
};

/// Reads a line. What it gives are parts of the line where that is possible,
/// else texts of the saver.
class DescriptionLineReader {
public:
  DescriptionLineReader(llvm::StringRef Line, llvm::StringSaver &Strings);

  llvm::StringRef kind() const { return Fields.front(); }
  /// The next field, in order; empty if there are no more.
  llvm::StringRef next();
  /// What follows by name.
  bool has(llvm::StringRef Name) const;
  std::optional<llvm::StringRef> find(llvm::StringRef Name) const;

private:
  llvm::StringRef plain(llvm::StringRef Field) const;

  llvm::SmallVector<llvm::StringRef, 16> Fields;
  size_t Next = 1;
  llvm::StringSaver &Strings;
};

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_DESCRIPTIONLINE_H
