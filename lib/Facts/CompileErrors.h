//===- CompileErrors.h - Where a unit doesn't compile -----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Of a statement that clang can't understand, often nothing is left in the AST:
// `if (req.method == ) return;` is gone, and with it the test of the method.
// What is left looks intact. Where the errors were is the only trace.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_COMPILEERRORS_H
#define REDIRECT_TIDY_FACTS_COMPILEERRORS_H

#include "clang/Basic/Diagnostic.h"
#include <memory>
#include <vector>

namespace redirect {

/// The places of the errors that the compiler has found in a unit so far.
class CompileErrors {
public:
  void add(clang::SourceLocation Expansion);

  bool empty() const { return Places.empty(); }

  /// How many errors stand in \p Range, which may come from a macro.
  size_t countIn(clang::SourceRange Range,
                 const clang::SourceManager &Sources) const;

private:
  /// Sorted; by FileID and offset, therefore.
  std::vector<clang::SourceLocation> Places;
};

/// The errors that \p Diagnostics is told of from now on. It goes on to tell
/// its client of all that it is told.
std::shared_ptr<const CompileErrors>
watchErrors(clang::DiagnosticsEngine &Diagnostics);

/// Lets the compiler read a unit to its end, whatever it finds on the way. It
/// would stop instantiating templates at a header that isn't found, and stop
/// altogether after 20 errors.
void keepGoing(clang::DiagnosticsEngine &Diagnostics);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_COMPILEERRORS_H
