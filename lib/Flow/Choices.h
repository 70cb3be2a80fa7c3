//===- Choices.h - One of several rows, or classes --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// In `for (auto &row : rows) if (row.method == "GET") s.Get(row.path,
// row.page);` the method, the path and the page are those of one row. So what
// mentions the row is looked at for each row that may be there, and a condition
// takes away the rows for which it fails.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_CHOICES_H
#define REDIRECT_TIDY_FLOW_CHOICES_H

#include "Flow/State.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace redirect {

/// An element of a list: `rows[i]`.
struct ElementAt {
  const clang::Expr *List = nullptr;
  const clang::Expr *Index = nullptr;
};

/// The element that \p E names; none if it names none.
std::optional<ElementAt> elementAt(const clang::Expr &E);

/// What the object of the virtual call \p Call is reached by, or its class if
/// that is the function's own object; null if the call isn't virtual.
const clang::NamedDecl *receiverOf(const clang::Expr &Call);

/// The elements of \p List to choose among; null if it isn't spelled out.
std::shared_ptr<const Choice::Options> rowsOf(const clang::Expr &List);

/// What \p S itself names that may choose: a variable, what reaches the object
/// of a virtual call; null if nothing.
const clang::NamedDecl *chooserNamed(const clang::Stmt &S);

/// The choices that matter to \p E, one for all that go together. Begins those
/// in \p At that nothing has narrowed yet.
llvm::SmallVector<const clang::NamedDecl *, 2>
choicesIn(State &At, const clang::Expr &E, const FunctionFacts &Facts);

/// True if \p E is made of what \p Row has chosen, and of nothing that may
/// change before it is asked for: other variables of the function.
bool isMadeOfRow(const State &At, const clang::Expr &E, const Choice &Row);

/// Calls \p Visit with \p At, or with each option of the choices that matter to
/// \p E: what is known if that is meant.
void forEachOption(const State &At, const clang::Expr &E,
                   const FunctionFacts &Facts,
                   llvm::function_ref<void(const State &)> Visit);

/// Who gets through a test, and the methods for which it doesn't tell.
struct Admission {
  FunctionReach Admitted = MethodSet::all();
  MethodSet Untold = MethodSet::none();
  /// Those of Untold whom the code behind the test is meant for.
  MethodSet Meant = MethodSet::none();
  /// The methods that some of the classes of an object let through, and others
  /// don't; and what reaches that object.
  MethodSet Disputed = MethodSet::none();
  const clang::NamedDecl *DisputedBy = nullptr;
};

/// Who gets through a test of \p Tested, as \p Test tells it of each option of
/// the choices that matter. Leaves the options in \p At that get through.
Admission admitOptions(State &At, const clang::Expr &Tested,
                       const FunctionFacts &Facts,
                       llvm::function_ref<Admission(const State &)> Test);

/// True if \p E is made of a row that an unasked index has chosen.
bool isByUnaskedIndex(const State &At, const clang::Expr &E);

/// True if the class is known of the object whose virtual function \p Call
/// runs, and not all classes that it could have get there alike.
bool isByClass(const State &At, const clang::Expr &Call);

/// True if \p Call may run \p Callee, for all that is known of the class of its
/// object.
bool mayRun(const State &At, const clang::Expr &Call,
            const clang::FunctionDecl &Callee);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_CHOICES_H
