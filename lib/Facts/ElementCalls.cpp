//===- ElementCalls.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/ElementCalls.h"
#include "Facts/Expressions.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace redirect {

StringRef standardName(const CallExpr &Call) {
  const NamedDecl *Called = Call.getDirectCallee();
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    // std::ranges::find(reads, method)
    const auto *Object =
        Operator->getOperator() == OO_Call
            ? dyn_cast<DeclRefExpr>(asWritten(Operator->getArg(0)))
            : nullptr;
    Called = Object ? Object->getDecl() : nullptr;
  }
  return Called && Called->getIdentifier() &&
                 Called->getDeclContext()->isStdNamespace()
             ? Called->getName()
         : Called && Called->getIdentifier() && isStandard(*Called)
             ? Called->getName()
             : StringRef();
}

// reads.begin(), std::begin(reads)
const Expr *beginOf(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(asWritten(E));
  if (!Call)
    return nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call)) {
    const CXXMethodDecl *Method = calledMethod(*Member);
    const bool IsBegin =
        Method && Method->getIdentifier() &&
        (Method->getName() == "begin" || Method->getName() == "cbegin");
    return IsBegin ? objectOf(*Member) : nullptr;
  }
  const StringRef Name = standardName(*Call);
  return (Name == "begin" || Name == "cbegin") && Call->getNumArgs() == 1
             ? Call->getArg(0)
             : nullptr;
}

/// What the standard function \p Name does with an answer.
static std::optional<ElementCall> elementCallNamed(StringRef Name) {
  using Result = std::optional<ElementCall>;
  return llvm::StringSwitch<Result>(Name)
      .Case("for_each", ElementCall())
      .Case("count_if", ElementCall())
      .Case("any_of", ElementCall{nullptr, nullptr, true, false})
      .Case("none_of", ElementCall{nullptr, nullptr, true, false})
      .Case("all_of", ElementCall{nullptr, nullptr, false, false})
      .Case("find_if", ElementCall{nullptr, nullptr, true, true})
      .Case("find_if_not", ElementCall{nullptr, nullptr, false, true})
      .Default(std::nullopt);
}

std::optional<ElementCall> elementCall(const CallExpr &Call) {
  std::optional<ElementCall> Result = elementCallNamed(standardName(Call));
  if (!Result)
    return std::nullopt;
  // std::ranges::find_if(rows, matches)
  const unsigned First = isa<CXXOperatorCallExpr>(&Call) ? 1 : 0;
  if (Call.getNumArgs() < First + 2)
    return std::nullopt;
  const Expr *Begin = beginOf(Call.getArg(First));
  const unsigned Index = First + (Begin ? 2 : 1);
  if ((!Begin && First == 0) || Index >= Call.getNumArgs())
    return std::nullopt;
  Result->List = Begin ? Begin : Call.getArg(First);
  Result->Called = asWritten(Call.getArg(Index));
  return Result;
}

} // namespace redirect
