//===- Choice.cpp ---------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/State.h"

namespace redirect {

Choice Choice::takenOverBy(const clang::NamedDecl &Chooser,
                           const clang::Expr *Made) const {
  Choice Result = *this;
  Result.Of = &Chooser;
  Result.Made = Made ? Made : this->Made;
  return Result;
}

FunctionReach Choice::left(size_t Index) const {
  if (Only)
    return *Only == Index ? Both : FunctionReach();
  return Left ? (*Left)[Index] : Both;
}

std::vector<MethodSet> Choice::passed(MethodSet Reached) const {
  std::vector<MethodSet> Result;
  for (size_t I = 0; I != size() - hasEnd(); ++I)
    Result.push_back(left(I).methods() & Reached);
  return Result;
}

MethodSet PassedOptions::throughAll() const {
  MethodSet Result = MethodSet::all();
  for (const MethodSet Here : Methods)
    Result &= Here;
  return Result;
}

bool Choice::isByUnaskedIndex() const {
  const auto *Index = llvm::dyn_cast<clang::VarDecl>(Base);
  return !IsAsked && !hasEnd() && Index && !Among->Rows.empty() &&
         Index->getType()->isIntegerType() && !Index->isCXXForRangeDecl();
}

void Choice::pick(size_t Index) {
  Both = left(Index);
  Only = Index;
}

void Choice::leaveAs(const Choice &Other) {
  Both = Other.Both;
  Left = Other.Left;
  Only = Other.Only;
  IsAsked = Other.IsAsked;
}

void Choice::leave(std::vector<FunctionReach> Reaches) {
  Only = std::nullopt;
  Left = std::make_shared<const std::vector<FunctionReach>>(std::move(Reaches));
}

bool Choice::leavesTheSame(const Choice &Other, MethodSet Methods) const {
  for (size_t I = 0; I != size() && I != Other.size(); ++I)
    if ((left(I).methods() & Methods) != (Other.left(I).methods() & Methods))
      return false;
  return true;
}

bool Choice::join(const Choice &Other, const FunctionReach &Ours,
                  const FunctionReach &Theirs) {
  if (Made != Other.Made || (Among != Other.Among && !(*Among == *Other.Among)))
    return false;
  if (Base != Other.Base)
    untie();
  IsAsked &= Other.IsAsked;
  if (!Left && !Other.Left && Only == Other.Only) {
    Both = (Both & Ours) | (Other.Both & Theirs);
    return true;
  }
  std::vector<FunctionReach> Reaches(size());
  for (size_t I = 0; I != Reaches.size(); ++I)
    Reaches[I] = (left(I) & Ours) | (Other.left(I) & Theirs);
  leave(std::move(Reaches));
  return true;
}

bool Choice::operator==(const Choice &RHS) const {
  return Of == RHS.Of && Base == RHS.Base && Made == RHS.Made &&
         IsAsked == RHS.IsAsked && Only == RHS.Only && Both == RHS.Both &&
         (Among == RHS.Among || *Among == *RHS.Among) &&
         (Left == RHS.Left || (Left && RHS.Left && *Left == *RHS.Left));
}

} // namespace redirect
