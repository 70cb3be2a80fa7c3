//===- Copying.h - Texts that are copied by hand ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_COPYING_H
#define REDIRECT_TIDY_FLOW_COPYING_H

#include "Facts/Facts.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallVector.h"

namespace redirect {

/// `for (char c : path) out += encoded(c);`: a loop puts characters into a
/// text that come from others.
struct CopyLoop {
  /// Names the text into which they are put.
  const clang::DeclRefExpr *To = nullptr;
  /// The texts from which they may come.
  llvm::SmallVector<const clang::Expr *, 2> From;
};

/// Where one function puts characters: by loops, and by pointers into a buffer.
class Copying {
public:
  explicit Copying(const FunctionFacts &Facts);

  /// The copies that \p Loop makes.
  llvm::ArrayRef<CopyLoop> copiesOf(const clang::Stmt *Loop) const;
  /// True if \p S is a part of such a copy, moves a pointer on through which
  /// characters are put, or takes the address of a text for what edits it.
  bool isPart(const clang::Stmt &S) const { return Parts.contains(&S); }
  /// True if \p S stands in a loop.
  bool isInLoop(const clang::Stmt &S) const { return InLoops.contains(&S); }

  /// True if \p S puts a character into a buffer of the function's own, or of a
  /// caller's who asks for it: that is no work.
  bool fillsBuffer(const clang::Stmt &S) const;

  /// The buffer into which \p Cursor points: `char *out = buffer`, `out =
  /// stpcpy(buffer, scheme)`; null if it is none, or points into several.
  const clang::Expr *bufferOf(const clang::VarDecl &Cursor) const;

  /// The pointers that are nothing but other names of \p Array: `char *out =
  /// buffer`, of the function's own, which nothing else changes.
  llvm::SmallVector<const clang::VarDecl *, 1>
  namesOf(const clang::VarDecl &Array) const;

private:
  void addPointer(const clang::VarDecl &Pointer, const clang::Expr &Source);
  void addLoop(const clang::Stmt &Loop);
  void addStatement(const clang::Stmt &S);

  llvm::DenseMap<const clang::Stmt *, llvm::SmallVector<CopyLoop, 1>> Loops;
  llvm::DenseSet<const clang::Stmt *> Parts;
  /// What puts one character somewhere, in a loop.
  llvm::DenseSet<const clang::Stmt *> InLoops;
  /// By a pointer, where it points into; null if that isn't one place.
  llvm::DenseMap<const clang::VarDecl *, const clang::Expr *> Buffers;
  /// By a pointer, the array at whose beginning it is; null if it isn't always
  /// there.
  llvm::MapVector<const clang::VarDecl *, const clang::VarDecl *> OtherNames;
  /// Pointers that lead to what no call has made.
  llvm::DenseSet<const clang::VarDecl *> NotMade;
};

/// The variable into which \p Target, the left side of an assignment, puts one
/// character: `*out++`, `buffer[length++]`; null if it puts none.
const clang::DeclRefExpr *characterIn(const clang::Expr &Target);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_COPYING_H
