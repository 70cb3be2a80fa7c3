//===- ClientTransfer.h - What a statement does to a Location ---*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_CLIENTTRANSFER_H
#define REDIRECT_TIDY_FLOW_CLIENTTRANSFER_H

#include "Flow/ClientFlow.h"
#include "Flow/StatusValues.h"

namespace redirect {

/// What is known at a point of client code.
struct ClientState {
  bool IsReached = false;
  LocationHolders Holders;
  KnownNumbers Known;

  /// Returns whether anything has changed.
  bool join(const ClientState &Other);
};

/// What statements do to a state.
class ClientTransfer {
public:
  ClientTransfer(ClientFlow &Flow, const StatusTests &Tests, int Status,
                 ClientState &At, StatusOutcome &Result)
      : Flow(Flow), Tests(Tests), Status(Status), At(At), Result(Result) {}

  void apply(const clang::Stmt &S);

  /// What the switch over \p Condition tells where it finds the header's name:
  /// `switch (nextHeader(&value)) case HeaderLocation:`.
  void findHeader(const clang::Expr &Condition);

  /// The number, or the truth, that \p E is; none if unknown.
  std::optional<int64_t> valueOf(const clang::Expr &E) const;

private:
  bool carries(const clang::Expr &E, unsigned Depth = 0) const;
  bool carriesResult(const clang::CallExpr &Call, unsigned Depth) const;
  bool holds(const clang::ValueDecl &Holder) const {
    return At.Holders.contains(&Holder);
  }
  bool holdsAddress(clang::QualType Type) const;
  uint64_t givenBy(const clang::CallExpr &Call, unsigned Depth) const;

  void declare(const clang::VarDecl &Variable);
  void assign(const clang::Expr &To, const clang::Expr &Value);
  void keep(const clang::Expr &Where);
  bool keepBeside(const clang::FieldDecl &Name);
  void applyAssignment(const clang::Stmt &S);
  void applyOperator(const clang::CXXOperatorCallExpr &Operator);
  bool followsByThrowing(const clang::CXXThrowExpr &Throw) const;
  void keepCompared(const clang::Expr &Compared);
  void call(const clang::CallExpr &Call);
  void callOwn(const clang::CallExpr &Call, const clang::FunctionDecl &Callee);
  void callOther(const clang::CallExpr &Call);
  void insert(const clang::CXXOperatorCallExpr &Insertion);
  void returns(const clang::Expr &Value);
  void makeMethod(const clang::Expr &Site, const clang::Expr &Value);

  ClientFlow &Flow;
  const StatusTests &Tests;
  const int Status;
  ClientState &At;
  StatusOutcome &Result;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_CLIENTTRANSFER_H
