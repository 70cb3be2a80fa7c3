//===- WorkOfStandard.cpp - What the standard library's functions change --===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Facts/ObjectOwner.h"
#include "Facts/Work.h"

using namespace clang;

namespace redirect {

/// True if \p Callable takes an element that it may change.
static bool changesElements(const Expr &Callable) {
  const auto *Lambda = dyn_cast<LambdaExpr>(asWritten(&Callable));
  const CXXMethodDecl *Body = Lambda ? Lambda->getCallOperator() : nullptr;
  return Body && Body->getNumParams() == 1 && isMutable(*Body->getParamDecl(0));
}

/// The argument that a copying algorithm writes to: the last that is an
/// iterator.
static unsigned targetOf(const CallExpr &Call) {
  unsigned Last = Call.getNumArgs() - 1;
  while (Last != 0 && !leadsElsewhere(Call.getArg(Last)->getType()))
    --Last;
  return Last;
}

// std::swap(a, b), std::exchange(last, id), std::erase_if(orders, isOld)
std::optional<WorkDone>
WorkRecognizer::workOfStandard(const CallExpr &Call, const FunctionDecl &Callee,
                               const FunctionFacts &In) {
  const auto *Space = dyn_cast<NamespaceDecl>(
      Callee.getDeclContext()->getEnclosingNamespaceContext());
  // std::filesystem::remove(path)
  if (Space && !Space->isStdNamespace())
    return traitsOf(Callee).IsChange ? std::optional(work()) : std::nullopt;
  if (!Callee.getIdentifier() || Call.getNumArgs() == 0)
    return std::nullopt;
  const StringRef Name = Callee.getName();
  static constexpr llvm::StringLiteral First[] = {
      "erase",        "erase_if",  "exchange", "fill",      "fill_n",
      "for_each",     "generate",  "iota",     "iter_swap", "nth_element",
      "partial_sort", "partition", "remove",   "remove_if", "replace",
      "replace_if",   "reverse",   "rotate",   "shuffle",   "sort",
      "stable_sort",  "swap",      "unique"};
  static constexpr llvm::StringLiteral Target[] = {
      "copy",           "copy_if",   "copy_n", "merge",       "move",
      "set_difference", "set_union", "swap",   "swap_ranges", "transform"};
  // A pointer that is swapped is changed itself, not what it leads to.
  const bool IsItself = Name == "swap" || Name == "exchange";
  const auto OwnerOfArgument = [&](unsigned Index) {
    const Expr &Argument = *Call.getArg(Index);
    if (Argument.getType().isConstQualified())
      return ObjectOwner::own();
    return IsItself ? ownerOfStorage(Argument, In) : ownerOf(Argument, In);
  };
  if (Name == "for_each" &&
      (Call.getNumArgs() != 3 || !changesElements(*Call.getArg(2))))
    return std::nullopt;
  if (llvm::is_contained(First, Name))
    if (std::optional<WorkDone> Work = workOn(OwnerOfArgument(0)))
      return Work;
  if (!llvm::is_contained(Target, Name) || Call.getNumArgs() < 2)
    return std::nullopt;
  return workOn(OwnerOfArgument(Name == "swap" ? 1 : targetOf(Call)));
}

} // namespace redirect
