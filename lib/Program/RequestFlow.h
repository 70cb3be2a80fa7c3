//===- RequestFlow.h - How requests get to functions ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The fixpoint of design section 4, over functions that are mere numbers: those
// of one unit, with its AST at hand, or those of a whole program, read from
// what its units have said of themselves.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_REQUESTFLOW_H
#define REDIRECT_TIDY_PROGRAM_REQUESTFLOW_H

#include "Flow/State.h"
#include <deque>

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
  /// Returns whether \p Other has added anything; so do the others below.
  bool add(ServedMethods Other);
};

/// What is known of the requests that get to a function.
struct Service {
  /// More patterns than these are as good as an unknown one.
  static constexpr unsigned MaxPatterns = 8;

  ServedMethods Served;
  /// Those among them that don't come by calls of which is known what they
  /// pass.
  ServedMethods Direct;
  /// Of one redirect of which callers decide, those for whom it is decided by
  /// what a handler holds.
  ServedMethods ByHolders;
  /// What was done before the function is entered.
  Evidence Before;
  /// What the functions that lead to it do on any way.
  Evidence Anywhere;
  /// The patterns of the routes that lead here, while they are few.
  llvm::SmallVector<llvm::StringRef, 2> Patterns;
  bool HasUnknownPattern = false;
  /// True if some of them come from where the program itself reads requests,
  /// one after the other: what was done before may have been for an earlier
  /// one.
  bool IsOfReader = false;

  bool add(const Service &Other);
  bool addPattern(std::optional<llvm::StringRef> Pattern);
};

/// A registration, as far as the flow asks.
struct RouteEdge {
  MethodSet Methods;
  bool IsRestricted = false;
  /// True if it holds only where nobody is seen to make the handler.
  bool YieldsToMakers = false;
  /// True if the handler reads requests itself.
  bool Reads = false;
  std::optional<llvm::StringRef> Pattern;
  /// True if the handler holds something that decides of what it does: a
  /// wrapper has the same route.
  bool IsWrapped = false;
};

/// A call of one function by another, as far as the flow asks.
struct CallEdge {
  unsigned Caller = 0;
  unsigned Callee = 0;
  MethodSet Reached;
  /// True if nothing is known of what it passes.
  bool IsUnseen = false;
  /// True if what the caller is passed decides whether it is made: those who
  /// pass that make the call themselves.
  bool IsOpen = false;
  PathTest TestedPath;
  Evidence Done;

  /// What gets through the call of \p From, where its caller does \p Anywhere.
  Service through(const Service &From, const Evidence &Anywhere) const;
};

/// How requests get to a function: from registrations of one handler, those
/// that name methods first, by calls, from that handler inwards. Or from where
/// another unit lets them in.
struct RequestPath {
  llvm::SmallVector<unsigned> Routes;
  std::vector<unsigned> Calls;
  std::optional<unsigned> Entrance;

  bool empty() const { return Routes.empty() && !Entrance; }
};

/// The functions of a program, joined by their calls. They compose by
/// intersection and union alone, so that what each of them serves is a linear
/// fixpoint over the calls.
class RequestFlow {
public:
  /// Makes room for as many.
  void reserve(size_t FunctionCount, size_t CallCount) {
    Functions.reserve(FunctionCount);
    Calls.reserve(CallCount);
  }
  /// Adds a function that does \p Done on some way. Callees first, so that
  /// without recursion each function is visited once. Returns its number.
  unsigned addFunction(const Evidence &Done);
  /// The number of the route, the call, the entrance: as many were added
  /// before.
  unsigned addRoute(unsigned Handler, const RouteEdge &Route);
  unsigned addCall(const CallEdge &Call);
  /// What another unit sends to \p Function.
  unsigned addEntrance(unsigned Function, const Service &From);
  /// Says that of the functions which \p Alternatives call each call runs one,
  /// and that it isn't known which: several override the one that is named. If
  /// one call is served for GET and another for POST, objects of different
  /// classes may serve them. So just those methods get through that all of the
  /// calls send which send any. Returns the number of the choice.
  unsigned addChoice(std::vector<unsigned> Alternatives);
  /// Says that \p Function tests the method itself, so that it may be a handler
  /// on its own account.
  void setMayBeHandler(unsigned Function);

  /// By its number, whether a function leads to one of \p Ends, or is one.
  std::vector<bool> leadingTo(llvm::ArrayRef<unsigned> Ends) const;

  /// Computes the least solution, lets serve what nobody hands over:
  /// handlers of which no maker is served, and functions that test the method.
  void solve();

  const Service &at(unsigned Function) const {
    return Functions[Function].Known;
  }
  /// Of that, what comes by routes for which \p Asked may hold.
  Service at(unsigned Function, const PathTest &Asked) const;
  /// What \p Function does on any way, and those that lead to it.
  Evidence doneAnywhere(unsigned Function) const;
  llvm::ArrayRef<unsigned> callsOf(unsigned Caller) const {
    return Functions[Caller].CallsOut;
  }
  /// What of what is known at the caller gets through \p Call.
  Service through(unsigned Call) const;
  /// The methods that get to \p Call from the entry of its caller, less those
  /// that a choice has taken.
  MethodSet reached(unsigned Call) const { return Calls[Call].Reached; }
  /// What \p Choice has left, if it has taken anything.
  std::optional<MethodSet> leftBy(unsigned Choice) const {
    return Choices[Choice].Left;
  }
  /// What \p Route alone lets in.
  static Service of(const RouteEdge &Route);

  /// The shortest way of \p Methods to \p Function, from a registration that
  /// names one of them if there is such; none by routes for which \p Asked
  /// can't hold.
  RequestPath shortestPath(unsigned Function, MethodSet Methods,
                           const PathTest &Asked = {}) const;

private:
  struct Node {
    Evidence Done;
    Service Known;
    std::vector<unsigned> Routes;
    std::vector<unsigned> Entrances;
    std::vector<unsigned> CallsIn;
    std::vector<unsigned> CallsOut;
    /// The route that holds if no maker of the handler is served.
    std::optional<unsigned> WithoutMaker;
    bool MayBeHandler = false;
  };

  /// What tests have told of the path where \p Asked is known in \p Function:
  /// with that, what the calls of it stand behind if one function makes all of
  /// them, and so on up to the function in which that begins.
  struct Asking {
    PathTest Asked;
    unsigned Beginning;
  };
  Asking askedBefore(unsigned Function, PathTest Asked) const;
  /// Where requests with \p Methods get to \p N first, if they do. Says in
  /// \p NamesMethods whether that names one of them.
  RequestPath beginningAt(const Node &N, MethodSet Methods,
                          const PathTest &Asked, bool &NamesMethods) const;
  /// What gets to \p N first by routes for which \p Asked may hold.
  Service beginningAt(const Node &N, const PathTest &Asked) const;
  struct Choice {
    std::vector<unsigned> Alternatives;
    std::optional<MethodSet> Left;
  };

  void solveOnce();
  /// Takes what choices leave open from their calls. Returns whether that was
  /// anything.
  bool restrictChoices();
  /// Forgets what has been computed.
  void reset();
  void propagate(const std::vector<unsigned> &From);
  void serve(unsigned Handler, unsigned Route);

  std::vector<Node> Functions;
  std::vector<RouteEdge> Routes;
  std::vector<CallEdge> Calls;
  std::vector<Service> Entrances;
  std::vector<Choice> Choices;
};

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_REQUESTFLOW_H
