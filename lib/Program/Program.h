//===- Program.h - What follows across functions ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_PROGRAM_H
#define REDIRECT_TIDY_PROGRAM_PROGRAM_H

#include "Facts/Facts.h"
#include "Flow/Summary.h"
#include "llvm/ADT/DenseSet.h"

namespace redirect {

/// The methods of the requests that a function serves.
struct ServedMethods {
  /// Singled out by a registration or by a test of the method.
  MethodSet Explicit;
  /// Served because nobody restricts the route.
  MethodSet Unrestricted;
  /// Served if the function is a handler at all, which only a test of the
  /// method would tell: nobody registers it.
  MethodSet Assumed;

  /// What is left of them at a point that \p Reached get to. A test can single
  /// out methods of an unrestricted route.
  ServedMethods through(MethodSet Reached) const;

  MethodSet all() const { return Explicit | Unrestricted | Assumed; }
  bool empty() const { return all().empty(); }
  bool add(ServedMethods Other);
};

/// How requests get to a function: from a registration, by calls.
struct RequestPath {
  /// The registrations of one handler; those that name methods come first.
  llvm::SmallVector<const Route *> Registrations;
  /// From the registered handler inwards.
  std::vector<const CallFlow *> Calls;
};

/// The functions of one unit, joined by their calls. Functions compose by
/// intersection and union alone, so that what each of them serves is a linear
/// fixpoint over the call graph (design section 4).
class Program {
public:
  Program(clang::ASTContext &Context, const UnitFacts &Facts);

  /// The functions that send redirects or lead to such, callees first.
  llvm::ArrayRef<const clang::FunctionDecl *> functions() const {
    return Order;
  }
  const FunctionSummary &summary(const clang::FunctionDecl &Function) const;

  /// The methods that \p Function serves; with \p OnlyDirectly, leaving out
  /// those that come by calls which pass arguments.
  ServedMethods served(const clang::FunctionDecl &Function,
                       bool OnlyDirectly) const;

  /// What was done before \p Function is entered.
  Evidence doneBefore(const clang::FunctionDecl &Function) const;

  /// What \p Function and the functions that lead to it do on any way.
  Evidence doneAnywhere(const clang::FunctionDecl &Function) const;

  /// The patterns of the routes by which requests get to \p Function; nothing
  /// if one of them isn't known.
  std::optional<llvm::SmallVector<llvm::StringRef>>
  patterns(const clang::FunctionDecl &Function) const;

  /// The shortest way of \p Methods to \p Function, from a registration that
  /// names one of them if there is such.
  RequestPath shortestPath(const clang::FunctionDecl &Function,
                           MethodSet Methods) const;

private:
  /// More patterns than these are as good as an unknown one.
  static constexpr unsigned MaxPatterns = 8;

  struct Node {
    std::vector<const Route *> Routes;
    /// The route that holds if no maker of the handler is served.
    const Route *WithoutMaker = nullptr;
    /// Calls of this function, with the caller.
    std::vector<std::pair<const clang::FunctionDecl *, const CallFlow *>>
        Callers;
    ServedMethods Direct;
    ServedMethods Served;
    Evidence Before;
    Evidence AnywhereInCallers;
    /// The patterns of the routes that lead here, while they are few.
    llvm::SmallVector<llvm::StringRef, MaxPatterns> Patterns;
    bool HasUnknownPattern = false;
  };

  void addThrown(clang::ASTContext &Context, const UnitFacts &Facts);
  void connect(const UnitFacts &Facts);
  void addRoute(Node &Handler, const Route &R);
  void addUnregistered(const UnitFacts &Facts);
  llvm::DenseSet<const clang::FunctionDecl *>
  mayBeHandlers(const UnitFacts &Facts) const;
  void propagate(llvm::ArrayRef<const clang::FunctionDecl *> From);
  bool addPattern(Node &To, std::optional<llvm::StringRef> Pattern);
  bool flow(const Node &From, const FunctionSummary &FromSummary, Node &To,
            const CallFlow &Call);

  std::vector<const clang::FunctionDecl *> Order;
  SummaryMap Summaries;
  llvm::DenseMap<const clang::FunctionDecl *, Node> Nodes;
};

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_PROGRAM_H
