//===- LineOfCode.h - What is known of one line -----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The answer to "why is it silent?", as data: what the analysis has found out
// of the redirects, registrations and functions in one line, and where its
// knowledge ends.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_LINEOFCODE_H
#define REDIRECT_TIDY_REDIRECTS_LINEOFCODE_H

#include "Program/Program.h"
#include "Redirects/Answer.h"
#include "Redirects/Redirects.h"

namespace redirect {

/// Who says what a declaration is.
struct KnownBy {
  /// The declaration; null if the code isn't about one.
  const clang::NamedDecl *Named = nullptr;
  /// The model that names it; null if that is none.
  const Model *Described = nullptr;
  /// True if it is recognised by its shape.
  bool IsByShape = false;
  /// What keeps the text that is written, for another function to send; null if
  /// it is sent at once.
  const clang::ValueDecl *KeptIn = nullptr;
};

/// How the function of a redirect gets requests, and what of that is unknown.
struct Access {
  ServedMethods Served;
  /// Its calls which are in doubt.
  std::vector<const CallFlow *> DoubtfulCalls;
  /// The function that it overrides, as others do: which of them a call runs
  /// isn't known, and only the methods count that all calls share. Null if it
  /// is none.
  const clang::CXXMethodDecl *SharedCallsOf = nullptr;
};

/// A redirect, or a response of which none has become.
struct RedirectHere {
  /// The call or assignment that writes it.
  const clang::Expr *Write = nullptr;
  KnownBy By;
  /// 0 if it isn't known.
  int Code = 0;
  /// Why nothing is reported of it; None if something is.
  Silence Because = Silence::None;
  /// Where knowledge ends: a condition that leaves doubt, a status that isn't
  /// known; null if it doesn't.
  const clang::Expr *Unknown = nullptr;
  /// The function that writes it, the requests that get there, and the methods
  /// that get from its entry to the redirect.
  const clang::FunctionDecl *Function = nullptr;
  Access Reach;
  MethodSet Reached;
  /// What it answers, if it does.
  std::optional<Answer> Answers;
  /// How requests get there, and the signs of the meaning.
  std::vector<Reason> Reasons;
  std::optional<Finding> Reported;
};

/// A registration.
struct RouteHere {
  const Route *Registered = nullptr;
  KnownBy By;
  /// The parameter whose callers decide what is registered; null if that is
  /// none.
  const clang::ParmVarDecl *OfCallers = nullptr;
};

/// A function that is defined in the line, or stands around it.
struct FunctionHere {
  const clang::FunctionDecl *Function = nullptr;
  bool IsAround = false;
  /// True for a template of which nothing makes an instance.
  bool IsUnusedTemplate = false;
  /// True if it can't be compiled, and what of it; or if it is nested too
  /// deeply.
  bool IsLeftAlone = false;
  const clang::Stmt *Error = nullptr;
  bool IsTooDeep = false;
  /// True if the analysis follows it: it redirects, or leads to a redirect.
  bool IsFollowed = false;
  Access Reach;
  /// How requests get there.
  std::vector<Reason> Way;
};

/// What is known of one line of code.
struct LineOfCode {
  enum class Owner : uint8_t {
    Project,
    /// Nothing that the models or shapes know is used in the unit.
    NobodyHere,
    SystemHeader,
    /// The file declares what a model names.
    Framework
  };

  Owner Of = Owner::NobodyHere;
  std::vector<RedirectHere> Redirects;
  std::vector<RouteHere> Routes;
  std::vector<FunctionHere> Functions;
};

/// All that is known of a unit.
struct KnownUnit {
  clang::ASTContext &Context;
  const Vocabulary &Words;
  const IndexOfUnit &Elsewhere;
  const UnitFacts &Facts;
  const Program &Unit;
  /// Null if it compiles.
  const CompileErrors *Errors;
  Policy Wanted;
  /// What the unit reports.
  std::vector<Finding> Findings;
};

/// Why nothing is reported of a redirect with \p Code that answers \p Answers;
/// None if something is.
Silence silenceOf(int Code, const Answer &Answers, const Policy &Wanted);

/// What is known of line \p Line of \p File, which refers to \p Known.
LineOfCode knowLine(const KnownUnit &Known, clang::FileID File, unsigned Line);

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_LINEOFCODE_H
