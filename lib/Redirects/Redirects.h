//===- Redirects.h - Every redirect that loses a method ---------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the checks and tools read: each redirect with the methods that reach it,
// its status, its meaning, and why. No words: those are the reader's.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_REDIRECTS_H
#define REDIRECT_TIDY_REDIRECTS_REDIRECTS_H

#include "Http/Method.h"
#include "Models/Model.h"
#include "Redirects/Meaning.h"
#include <variant>

namespace redirect {

/// Which redirects of routes without a restriction on the method to report.
enum class UnrestrictedRoutes : uint8_t {
  /// Those that forward the request.
  Forwarding,
  Always,
  Never
};

/// `server.Post("/orders", handler)`: the handler is registered; or it
/// overrides what the framework calls.
struct RegisteredHere {
  clang::SourceLocation Where;
  bool IsOverride;
  MethodSet Methods;
  bool IsRestricted;
};

/// `sendHome(res)`: on the way to the redirect.
struct CalledHere {
  const clang::Expr *Call;
  bool IsDestructor;
  bool IsHandedOver;
};

/// `if (req.method == "POST")`: the condition that leaves these methods,
/// because it holds or because it fails.
struct GuardedHere {
  const clang::Expr *Condition;
  bool Holds;
  MethodSet Methods;
};

/// A step in the explanation of a finding.
using Reason = std::variant<RegisteredHere, CalledHere, GuardedHere, SignAt>;

/// A 301 or 302 that can answer a request whose method it may change.
struct Finding {
  /// Where the status is written, or null if a call is at fault whose status is
  /// written in the function that it calls.
  const clang::Expr *Status = nullptr;
  /// The redirecting call or assignment.
  const clang::Expr *Write = nullptr;
  int Code = 0;
  /// The methods among ChangingMethods that reach it.
  MethodSet Methods;
  Meaning Means = Meaning::Unknown;
  /// From the registration to the redirect, then the signs of its meaning.
  std::vector<Reason> Reasons;

  /// True if the call leaves the status to a default argument.
  bool isImplicit() const;
  /// Where to report it.
  clang::SourceLocation location() const;
};

/// The findings of one translation unit, in source order. A unit whose headers
/// declare nothing that \p Models name is left at once.
std::vector<Finding> findRedirects(clang::ASTContext &Context,
                                   llvm::ArrayRef<Model> Models,
                                   UnrestrictedRoutes Unrestricted);

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_REDIRECTS_H
