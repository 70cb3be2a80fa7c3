//===- Explanation.h - Why a redirect is reported ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_EXPLANATION_H
#define REDIRECT_TIDY_REDIRECTS_EXPLANATION_H

#include "Program/Program.h"
#include "Redirects/Answer.h"
#include "Redirects/Redirects.h"

namespace redirect {

/// One redirect, with the requests that it answers on some ways to it.
struct Occurrence {
  const Redirect *Sent = nullptr;
  Answer Answers;
  /// False if nobody wants to hear of it: what is done about another redirect
  /// at its place must suit it all the same.
  bool IsWanted = false;
  /// The way through another unit, if that has the call which decides the
  /// target.
  std::optional<std::vector<StepElsewhere>> WayElsewhere;
};

/// Tells the reasons for findings.
class Explanation {
public:
  /// Files of other units are opened through \p Context.
  Explanation(const Program &Unit, clang::ASTContext &Context)
      : Unit(Unit), Context(Context) {}

  /// From the registration to the redirect, for all of \p Group, whose members
  /// agree; then the signs of the meaning.
  std::vector<Reason> explain(llvm::ArrayRef<Occurrence> Group);

  /// How requests with \p Methods get to \p Function: the registrations, the
  /// calls and their guards.
  std::vector<Reason> wayTo(const clang::FunctionDecl &Function,
                            MethodSet Methods);

  PlaceOfReason place(const PlaceElsewhere &At);
  PlaceOfReason place(CodePlace At);

private:
  void addWay(const Occurrence &O, MethodSet Methods);
  void addSteps(llvm::ArrayRef<StepElsewhere> Way, MethodSet &Methods);
  void addWayTo(const clang::FunctionDecl &Function, MethodSet Methods,
                MethodSet Answered, const PathTest &Asked = {});
  void addGuard(const GuardTest &Guard, MethodSet Methods);
  void addSigns(llvm::ArrayRef<Occurrence> Group);

  const Program &Unit;
  clang::ASTContext &Context;
  std::vector<Reason> Reasons;
};

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_EXPLANATION_H
