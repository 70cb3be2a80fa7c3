//===- Work.h - What a handler does that outlives it ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_WORK_H
#define REDIRECT_TIDY_FACTS_WORK_H

#include "Facts/Facts.h"
#include "Facts/Names.h"
#include "Facts/ObjectOwner.h"
#include "Facts/PreparedSql.h"
#include "Facts/UserCode.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"

namespace redirect {

/// Recognises work: a change to something that outlives the handler, or a call
/// whose effect it waits for. Reading the request, building the response,
/// handling text and logging are no work.
class WorkRecognizer {
public:
  WorkRecognizer(const Vocabulary &Words, UserCode &Code)
      : Words(Words), Code(Code) {}

  /// The work that \p E itself does in \p In, leaving its operands aside; none
  /// if it does none. Calls of functions whose body is at hand are left to what
  /// that body does. \p IsStatement says that nobody uses the value of \p E.
  std::optional<WorkDone> workOf(const clang::Expr &E, bool IsStatement,
                                 const FunctionFacts &In);

  /// True if \p Function is given a request or a response.
  bool getsExchange(const clang::FunctionDecl &Function) const;

  /// True if \p Call is known to do no work, and what it is given runs for that
  /// alone: std::call_once(made, [] {...}).
  bool isIdle(const clang::CallExpr &Call) const;

  /// True if \p Call puts a text into a file that outlives the function:
  /// fprintf(store->file, "%s\n", entry).
  bool writesKept(const clang::CallExpr &Call, const FunctionFacts &In);

  /// True if what is written to \p Holder goes to a log or a file: stderr,
  /// std::clog, traceFile.
  bool isLog(const clang::ValueDecl &Holder);
  /// True for what the C library calls stdout.
  static bool isStandardOutput(const clang::ValueDecl &Holder);

private:
  std::optional<WorkDone> workOfCall(const clang::CallExpr &Call,
                                     bool IsStatement, const FunctionFacts &In);
  std::optional<WorkDone> workOfMember(const clang::CallExpr &Call,
                                       const clang::CXXMethodDecl &Method,
                                       const clang::Expr &Object,
                                       bool IsStatement,
                                       const FunctionFacts &In);
  std::optional<WorkDone> workOnOwn(const clang::CallExpr &Call,
                                    const clang::CXXMethodDecl &Method,
                                    const clang::Expr &Object, bool IsStatement,
                                    const FunctionFacts &In);
  SqlEffect preparedEffect(const clang::CallExpr &Call,
                           const FunctionFacts &In);
  std::optional<WorkDone> workOfOperator(const clang::CXXOperatorCallExpr &Call,
                                         const clang::FunctionDecl &Callee,
                                         bool IsStatement,
                                         const FunctionFacts &In);
  std::optional<WorkDone>
  workOfOwnOperator(const clang::CXXOperatorCallExpr &Call,
                    const clang::FunctionDecl &Callee, const FunctionFacts &In);
  std::optional<WorkDone> workOfFunction(const clang::CallExpr &Call,
                                         const clang::FunctionDecl &Callee,
                                         bool IsStatement,
                                         const FunctionFacts &In);
  std::optional<WorkDone> workOfStandard(const clang::CallExpr &Call,
                                         const clang::FunctionDecl &Callee,
                                         const FunctionFacts &In);
  std::optional<WorkDone> workByModel(const clang::CallExpr &Call,
                                      const FunctionModel &Told,
                                      const FunctionFacts &In);
  std::optional<WorkDone> workOfChange(const clang::Expr &Changed,
                                       const FunctionFacts &In);
  std::optional<WorkDone> workOfStep(const clang::Expr &Counted,
                                     const FunctionFacts &In);
  bool takesBackFailures(const clang::Expr &E) const;
  bool mayLeadOn(const clang::Expr &Object, const FunctionFacts &In);
  bool asksInVain(const clang::FunctionDecl &Callee,
                  const NameTraits &Traits) const;
  bool isExchange(clang::QualType Type) const;
  /// True for a function that is given a request or a response: what answers is
  /// kept until it is called.
  bool takesExchange(clang::QualType Callable) const;
  using VariableSet = llvm::SmallPtrSet<const clang::VarDecl *, 4>;
  bool isResponsePart(const clang::Expr &E, const FunctionFacts &In) const;
  bool isSetFromPart(const clang::VarDecl &Variable, const FunctionFacts &In,
                     VariableSet &Seen) const;
  bool isReachedFromPart(const clang::Expr &E, const FunctionFacts &In,
                         VariableSet &Seen) const;
  bool isPerRequest(const clang::Expr &Key) const;
  bool isLogging(const clang::NamedDecl &D);
  bool isToldElsewhere(const clang::CallExpr &Call,
                       const clang::FunctionDecl &Callee);
  const NameTraits &traitsOf(const clang::NamedDecl &D);

  const Vocabulary &Words;
  UserCode &Code;
  llvm::DenseMap<const clang::IdentifierInfo *, NameTraits> Traits;
  /// Of the functions that carry out what was prepared.
  llvm::DenseMap<const clang::FunctionDecl *, PreparedSql> Prepared;
};

/// Work whatever it is done to.
inline WorkDone work() { return {}; }

/// Something is called that may be work.
inline WorkDone possibleWork() { return {nullptr, /*IsKnown=*/false}; }

/// Work on an object, unless that is the function's own.
inline std::optional<WorkDone> workOn(const ObjectOwner &Owner) {
  if (Owner.isOwn())
    return std::nullopt;
  return WorkDone{Owner.By, /*IsKnown=*/true};
}

/// True for std::ofstream and std::fstream.
bool isFileStream(clang::QualType Type);

/// The function's own variable that \p E names, such as a pointer: target =
/// "/v2/orders"; null if it names none.
const clang::VarDecl *ownVariable(const clang::Expr &E);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_WORK_H
