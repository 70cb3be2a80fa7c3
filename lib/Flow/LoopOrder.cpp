//===- LoopOrder.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/LoopOrder.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace redirect {

SmallVector<PassedOptions, 1> passedBy(const State &At, const Stmt &Loop) {
  const auto *Range = dyn_cast<CXXForRangeStmt>(&Loop);
  if (!Range)
    return SmallVector<PassedOptions, 1>(At.passed());
  const VarDecl *Element = Range->getLoopVariable();
  const Choice *C = At.choiceOf(*Element);
  if (!C)
    return {};
  return {{Element, C->passed(At.Reached.methods()), /*IsForward=*/true}};
}

bool addPassed(std::vector<PassedOptions> &To, const PassedOptions &Added) {
  for (PassedOptions &Known : To) {
    if (Known.Chooser != Added.Chooser ||
        Known.Methods.size() != Added.Methods.size())
      continue;
    const PassedOptions Before = Known;
    Known.IsForward &= Added.IsForward;
    for (const auto &[Methods, More] : llvm::zip(Known.Methods, Added.Methods))
      Methods |= More;
    return !(Known == Before);
  }
  To.push_back(Added);
  return true;
}

std::shared_ptr<const OptionOrder> orderOf(ArrayRef<PassedOptions> Passed) {
  auto Result = std::make_shared<OptionOrder>();
  for (const PassedOptions &Known : Passed) {
    if (!Known.IsForward || Known.throughAll() == MethodSet::all())
      continue;
    MethodSet Here = MethodSet::all();
    std::vector<MethodSet> InOrder;
    for (const MethodSet Through : Known.Methods) {
      InOrder.push_back(Here);
      Here &= Through;
    }
    InOrder.push_back(Here);
    (*Result)[Known.Chooser] = std::move(InOrder);
  }
  return Result->empty() ? nullptr : Result;
}

MethodSet lostBy(const State &At, const Expr &Condition) {
  MethodSet Result;
  SmallVector<const Stmt *> Pending = {&Condition};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    const auto *Reference = dyn_cast_if_present<DeclRefExpr>(S);
    if (Reference)
      Result |= At.lostBy(*Reference->getDecl());
    if (S)
      Pending.append(S->child_begin(), S->child_end());
  }
  return Result;
}

} // namespace redirect
