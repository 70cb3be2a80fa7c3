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
#include "Program/IndexOfUnit.h"
#include "Program/RequestFlow.h"
#include "llvm/ADT/DenseSet.h"
#include <deque>

namespace redirect {

/// How requests get to a function of the unit: from a registration, by calls;
/// or from another unit.
struct WayIn {
  /// The registrations of one handler; those that name methods come first.
  llvm::SmallVector<const Route *> Registrations;
  /// From the registered handler inwards.
  std::vector<const CallFlow *> Calls;
  /// Where another unit lets the requests in; null if none does.
  const ServiceElsewhere *Entrance = nullptr;

  bool empty() const { return Registrations.empty() && !Entrance; }
};

/// A function with what it holds: `[inner](...) { ... inner(req, res); ... }`
/// for one `inner`.
struct Wrapper {
  /// The function itself, or that of another unit which returns it.
  const clang::FunctionDecl *Code = nullptr;
  /// Where it is registered, or what holds it.
  clang::SourceLocation Where;
  /// What it does on any way.
  Evidence Done;
  /// The redirects of which that decides, and the methods that get there.
  std::vector<std::pair<const Redirect *, MethodSet>> Redirects;
  /// Its calls of what it holds, whose callee is null if only a wrapper stands
  /// for that; and the number of that wrapper, if what is called holds
  /// something itself.
  std::vector<std::pair<const CallFlow *, std::optional<unsigned>>> Calls;
};

/// The route \p R, as far as the flow asks.
RouteEdge edgeOf(const Route &R);

/// The functions of one unit, joined by their calls: what each of them does,
/// and the requests that get to it.
class Program {
public:
  /// \p Elsewhere, which may be null, says what other units define and send.
  ///
  /// Adds to \p Facts the routes that functions register for their callers, and
  /// what these say of their handlers.
  Program(clang::ASTContext &Context, UnitFacts &Facts,
          const IndexOfUnit *Elsewhere = nullptr);

  /// The functions that send redirects or lead to such, callees first.
  llvm::ArrayRef<const clang::FunctionDecl *> functions() const {
    return Order;
  }
  /// True if \p Function is one of these.
  bool follows(const clang::FunctionDecl &Function) const {
    return NumberOf.contains(&Function);
  }
  const FunctionSummary &summary(const clang::FunctionDecl &Function) const;
  /// What the functions do that \p Maker returns, if it is known of all of them
  /// and up to what \p Maker is passed; else null.
  const FunctionSummary *resultOf(const clang::FunctionDecl &Maker) const;

  llvm::ArrayRef<Wrapper> wrappers() const { return Wrappers; }
  /// The numbers of the unit's routes that register a wrapper, and its number.
  llvm::ArrayRef<std::pair<size_t, unsigned>> wrapperRoutes() const {
    return WrapperRoutes;
  }

  /// The requests that get to \p Function.
  const Service &service(const clang::FunctionDecl &Function) const;

  /// The calls of \p Function in the unit, each with the requests that get
  /// there by it alone.
  std::vector<std::pair<const CallFlow *, Service>>
  servicesByCall(const clang::FunctionDecl &Function) const;

  /// The requests that get to the function of \p R and may have the path that
  /// is asked for there, and, if its callers decide of it, those that are let
  /// in by what a handler holds.
  Service serviceFor(const Redirect &R) const;

  /// True if a wrapper stands for \p Handler in the route of that number.
  bool isWrapped(size_t Route, const clang::FunctionDecl &Handler) const;

  /// What \p Function and the functions that lead to it do on any way.
  Evidence doneAnywhere(const clang::FunctionDecl &Function) const;

  /// The patterns of the routes by which requests get to \p Function; nothing
  /// if one of them isn't known.
  std::optional<llvm::SmallVector<llvm::StringRef>>
  patterns(const clang::FunctionDecl &Function) const;

  /// The shortest way of \p Methods to \p Function, from a registration that
  /// names one of them if there is such; by routes for which \p Asked may hold.
  WayIn shortestWay(const clang::FunctionDecl &Function, MethodSet Methods,
                    const PathTest &Asked = {}) const;

  /// The functions that test the method themselves, or by predicates and
  /// refusals that they call: isWrite() by isPost(), handle() by requirePost().
  llvm::DenseSet<const clang::FunctionDecl *>
  mayBeHandlers(const UnitFacts &Facts) const;

private:
  void summarize(clang::ASTContext &Context, const UnitFacts &Facts,
                 const IndexOfUnit *Elsewhere);
  void addUnfollowed(const UnitFacts &Facts);
  bool addRoutes(UnitFacts &Facts);
  bool findMethodMembers();
  void addThrown(clang::ASTContext &Context, const UnitFacts &Facts,
                 const IndexOfUnit *Elsewhere);
  void connect(const UnitFacts &Facts, const IndexOfUnit *Elsewhere);
  void addChoices();
  std::optional<unsigned> addWrapper(const Value &Holder,
                                     clang::SourceLocation Where);
  void addWrappers(const UnitFacts &Facts);
  void connectWrappers(const UnitFacts &Facts);
  void connectElsewhere(const UnitFacts &Facts, const IndexOfUnit &Elsewhere);
  void connectResults(const UnitFacts &Facts, const IndexOfUnit &Elsewhere);
  void addEntrance(const clang::FunctionDecl &Function,
                   const ServiceElsewhere &From, const Service &Sent);

  std::vector<const clang::FunctionDecl *> Order;
  SummaryMap Summaries;
  llvm::DenseMap<const clang::FunctionDecl *, unsigned> NumberOf;
  RequestFlow Flow;
  /// The handlers that hold others, by the number of their route among the
  /// unit's.
  std::vector<std::pair<size_t, Value>> Holders;
  /// The calls of what handlers hold.
  std::deque<CallFlow> HeldCalls;
  std::vector<Wrapper> Wrappers;
  /// The number of each among the functions of the flow.
  std::vector<unsigned> WrapperNodes;
  std::vector<std::pair<size_t, unsigned>> WrapperRoutes;
  /// The numbers of these routes, each with the code that is wrapped.
  llvm::DenseSet<std::pair<size_t, const clang::FunctionDecl *>> Wrapped;
  /// By the redirects of which wrappers decide, these, and the methods that get
  /// there.
  llvm::DenseMap<const Redirect *,
                 llvm::SmallVector<std::pair<unsigned, MethodSet>, 1>>
      DecidedBy;
  /// What the numbers of the flow stand for.
  std::vector<const Route *> Routes;
  std::vector<const CallFlow *> Calls;
  std::vector<const ServiceElsewhere *> Entrances;
};

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_PROGRAM_H
