//===- ChangedState.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/ChangedState.h"
#include "Facts/Expressions.h"
#include "Facts/Facts.h"
#include "Facts/ShapeNames.h"
#include "Facts/VisitorNames.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace redirect {

/// True if \p F has to do with a request, or is registered for some.
static bool servesRequests(const FunctionFacts &F) {
  return F.WritesResponse || llvm::any_of(F.BySite, [](const auto &At) {
           return std::holds_alternative<RequestRead>(At.second);
         });
}

/// The functions that run while the program serves.
static llvm::SmallSetVector<const FunctionDecl *, 16>
serving(const UnitFacts &Facts) {
  llvm::SmallSetVector<const FunctionDecl *, 16> Result;
  for (const Route &R : Facts.Routes)
    Result.insert(R.Handlers.begin(), R.Handlers.end());
  for (const auto &[Function, Known] : Facts.Functions)
    if (servesRequests(Known))
      Result.insert(Function);
  for (size_t I = 0; I != Result.size(); ++I) {
    const auto *const Known = Facts.Functions.find(Result[I]);
    if (Known == Facts.Functions.end())
      continue;
    for (const auto &[Site, F] : Known->second.BySite)
      if (const auto *Call = std::get_if<UserCall>(&F)) {
        Result.insert(Call->Callees.begin(), Call->Callees.end());
        Result.insert(Call->Later.begin(), Call->Later.end());
      }
  }
  return Result;
}

// maintenance = true, visits += 1, ready.store(false)
/// What \p Site changes; null if it is something else.
static const Expr *changedBy(const Stmt &Site) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&Site);
  return Call ? objectOf(*Call) : assignedBy(Site);
}

/// True for what holds one thing: a flag, a number, a text, a pointer to one.
/// Of a table, a condition asks for one of its rows.
static bool holdsOne(QualType Type) {
  if (Type->isPointerType())
    return pointsToText(Type);
  if (Type->isArithmeticType() || Type->isEnumeralType() || isText(Type))
    return true;
  const auto *Class = dyn_cast_if_present<ClassTemplateSpecializationDecl>(
      Type->getAsCXXRecordDecl());
  return Class && isStandard(*Class) && Class->getIdentifier() &&
         (Class->getName() == "atomic" || Class->getName() == "optional");
}

/// True if the objects of \p Class are made for a request, or a connection.
static bool isPerRequest(const RecordDecl &Class) {
  return Class.getIdentifier() &&
         (namesExchange(Class.getName()) || namesConnection(Class.getName()));
}

/// What \p Changed is, if it may be what a condition asks for later; else null.
static const ValueDecl *stateChanged(const Expr &Changed) {
  const Expr *Written = asWritten(&Changed);
  if (!holdsOne(Written->getType()))
    return nullptr;
  if (const auto *Member = dyn_cast<MemberExpr>(Written)) {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    return Field && !isPerRequest(*Field->getParent()) ? Field : nullptr;
  }
  const auto *Reference = dyn_cast<DeclRefExpr>(Written);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  return Variable && Variable->hasGlobalStorage() ? Variable : nullptr;
}

void linkChangedState(UnitFacts &Facts) {
  for (const FunctionDecl *Function : serving(Facts)) {
    auto *const Known = Facts.Functions.find(Function);
    if (Known == Facts.Functions.end() ||
        isa<CXXConstructorDecl, CXXDestructorDecl>(Function))
      continue;
    for (const auto &[Site, F] : Known->second.BySite) {
      const Expr *Changed =
          std::holds_alternative<WorkDone>(F) ? changedBy(*Site) : nullptr;
      if (const ValueDecl *State = Changed ? stateChanged(*Changed) : nullptr)
        Facts.ChangedState.insert(State);
    }
  }
}

} // namespace redirect
