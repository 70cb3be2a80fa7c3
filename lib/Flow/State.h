//===- State.h - What is known at one program point -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_STATE_H
#define REDIRECT_TIDY_FLOW_STATE_H

#include "Facts/Facts.h"
#include "Flow/CodePlace.h"
#include "Flow/Value.h"
#include "clang/AST/Decl.h"

namespace redirect {

/// What the handler did before a program point, of what tells its meaning.
struct Evidence {
  /// The body, a form or parameters were read (design section 3, A1).
  MethodSet ReadsBodyFor;
  CodePlace BodyRead;
  /// Work was done (A2).
  MethodSet WorksFor;
  CodePlace Work;

  void addBodyRead(CodePlace Where, MethodSet For);
  void addWork(CodePlace Where, MethodSet For);
  void add(const Evidence &Other, MethodSet For);
  /// True if either was done for one of \p Methods.
  bool saysAnswer(MethodSet Methods) const {
    return !((ReadsBodyFor | WorksFor) & Methods).empty();
  }
  bool operator==(const Evidence &RHS) const;
};

/// The condition that last took methods away on every way to a point.
struct GuardTest {
  /// Null if there is none, or not the same one on all ways.
  const clang::Expr *Condition = nullptr;
  /// The `a || b` of which Condition is a part, or Condition itself.
  const clang::Expr *Whole = nullptr;
  bool Holds = false;

  void join(const GuardTest &Other);
  bool operator==(const GuardTest &RHS) const {
    return Condition == RHS.Condition && Whole == RHS.Whole &&
           Holds == RHS.Holds;
  }
};

/// A condition that tests the method in a way that isn't understood, and which
/// of its edges lead to a point. Which methods took one is unknown until all of
/// them have met again.
struct Doubt {
  const clang::Expr *Condition = nullptr;
  /// The methods of which it isn't known what they do.
  MethodSet Methods;
  /// One bit for each edge.
  uint64_t Edges = 0;
  uint64_t AllEdges = 0;

  bool isOpen() const { return Edges != AllEdges; }
  bool operator==(const Doubt &RHS) const {
    return Condition == RHS.Condition && Methods == RHS.Methods &&
           Edges == RHS.Edges && AllEdges == RHS.AllEdges;
  }
  bool operator!=(const Doubt &RHS) const { return !(*this == RHS); }
};

/// A thing whose value the flow follows: a local variable, what a pointer
/// points to, or the status or the target of the response that a variable
/// holds, and the lines that it was given of which callers decide what they
/// are.
struct Place {
  enum class Part : uint8_t { Value, Pointee, Status, Location, Lines };

  ResponseObject Object;
  Part Of = Part::Value;

  bool operator==(const Place &RHS) const {
    return Object == RHS.Object && Of == RHS.Of;
  }
};

/// What is known whenever control is at one point of a function, whoever called
/// it: the methods that can get there, and the values of some places.
struct State {
  /// R(p): who can get from the function's entry to this point.
  FunctionReach Reached;
  llvm::SmallVector<Doubt, 1> Doubts;
  GuardTest Guard;
  /// The request's path, where a test that holds has named it; else empty.
  llvm::StringRef TestedPath;
  Evidence Done;

  /// Who is known to get here: those of whom there is no doubt.
  FunctionReach knownToReach() const { return Reached - inDoubt(); }
  /// The methods of which it isn't known whether they get here.
  MethodSet inDoubt() const;
  /// The condition with which doubt began; null if there is none.
  const clang::Expr *doubt() const;
  void setDoubt(Doubt New);

  const ValueSet *find(Place P) const;
  /// True if what \p Object holds, or a part of it, depends on the method.
  bool dependsOnMethod(ResponseObject Object) const;
  void bind(Place P, ValueSet Values);
  /// The members of the function's own object of which something is known.
  llvm::SmallVector<std::pair<const clang::FieldDecl *, const ValueSet *>, 4>
  ownMembers() const;
  void forgetPlaces() { Bindings.clear(); }

  /// A write of a response, and for whom it is in force.
  using WriteInForce = std::pair<const clang::Expr *, FunctionReach>;
  llvm::SmallVector<WriteInForce, 2> writesInForce() const;

  /// Those among them that gave the status.
  llvm::SmallVector<WriteInForce, 2> statusWritesInForce() const;

  /// The responses of which \p Write gave a part that is in force here.
  llvm::SmallVector<ResponseObject, 1>
  writtenBy(const clang::Expr *Write) const;

  /// Takes in what is known on another way to this point. Returns whether that
  /// changed anything.
  bool join(const State &Other);

private:
  struct Binding {
    Place At;
    ValueSet Values;
    bool operator==(const Binding &RHS) const {
      return At == RHS.At && Values == RHS.Values;
    }
  };

  template <typename Predicate>
  llvm::SmallVector<WriteInForce, 2> writesInForce(Predicate IsWanted) const;
  MethodSet untoldBetween(const State &Other) const;
  void joinBindings(const State &Other);
  void joinDoubts(const State &Other);

  llvm::SmallVector<Binding, 4> Bindings;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_STATE_H
