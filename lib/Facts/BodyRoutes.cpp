//===- BodyRoutes.cpp - What a body registers and starts ------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/BodyWalk.h"
#include "Facts/Expressions.h"
#include "Facts/RouteFilters.h"
#include "Facts/RoutePaths.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace redirect {

/// The functions that \p Class, or a base of it, defines under \p Name; only
/// those that override another if \p OnlyOverriders.
static SmallVector<const FunctionDecl *, 1>
membersNamed(const CXXRecordDecl *Class, StringRef Name, bool OnlyOverriders,
             UserCode &Code) {
  SmallVector<const FunctionDecl *, 1> Result;
  const auto AddFrom = [&](const CXXRecordDecl *From) {
    for (const CXXMethodDecl *Method : From->methods())
      if (Method->getIdentifier() && Method->getName() == Name &&
          (!OnlyOverriders || Method->size_overridden_methods() != 0))
        if (const FunctionDecl *Followed = Code.followed(*Method))
          Result.push_back(Followed);
    return Result.empty();
  };
  if (Class && Class->hasDefinition() && AddFrom(Class))
    Class->forallBases(AddFrom);
  return Result;
}

// Save::startForResult(controller, request)
/// Adds what the object does that \p Callee makes as \p Model says. Returns
/// whether it does anything.
bool BodyWalk::addStarted(const CallExpr &Call, const FunctionDecl &Callee,
                          const StartModel &Model) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  const CXXRecordDecl *Class = Method ? Method->getParent() : nullptr;
  // A base that is told which class is derived from it.
  if (const auto *Base =
          dyn_cast_if_present<ClassTemplateSpecializationDecl>(Class))
    if (const QualType Derived = firstType(&Base->getTemplateArgs());
        !Derived.isNull() && Derived->getAsCXXRecordDecl())
      Class = Derived->getAsCXXRecordDecl();
  SmallVector<const FunctionDecl *, 1> Runs =
      membersNamed(Class, Model.Runs, /*OnlyOverriders=*/false, Unit.Code);
  if (Runs.empty())
    return false;
  addHandOver(&Call, std::move(Runs));
  return true;
}

/// The class of the object that is given as \p Handler, by any kind of pointer,
/// made on the spot or not; null if it is none of the project's.
static const CXXRecordDecl *classOfObject(const Expr &Handler, UserCode &Code) {
  SmallVector<const Stmt *> Pending = {&Handler};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    const auto *E = dyn_cast_if_present<Expr>(S);
    if (!E)
      continue;
    const auto *Class =
        dyn_cast_if_present<CXXRecordDecl>(recordBehind(E->getType()));
    if (Class && Class->hasDefinition() && !Class->isLambda() &&
        Code.contains(Class->getLocation()))
      return Class;
    // The conversion of a pointer to that of a base hides what is pointed to.
    if (!isa<LambdaExpr>(E))
      Pending.append(E->child_begin(), E->child_end());
  }
  return nullptr;
}

/// Adds the routes of the filters that \p Route names: they serve what it
/// serves.
void BodyWalk::addFilters(const PendingRoute &Route) {
  for (const CXXRecordDecl *Class :
       filtersNamedBy(*Route.Site, *Route.How, Unit.Words)) {
    PendingRoute OfFilter = Route;
    OfFilter.Handler = nullptr;
    OfFilter.Registered.Handlers.clear();
    OfFilter.Registered.PassesParameters = false;
    OfFilter.Registered.Parameters = {};
    OfFilter.Registered.Runs = Hook::Around;
    for (const std::string &Name : Route.How->Filters)
      OfFilter.Registered.Handlers.append(
          membersNamed(Class, Name, /*OnlyOverriders=*/false, Unit.Code));
    if (OfFilter.Registered.Handlers.empty())
      continue;
    Unit.Mentioned.insert(Unit.Mentioned.end(),
                          OfFilter.Registered.Handlers.begin(),
                          OfFilter.Registered.Handlers.end());
    Unit.Routes.push_back(std::move(OfFilter));
  }
}

// server.Post("/orders", handler)
bool BodyWalk::addRoute(std::optional<PendingRoute> Pending) {
  if (!Pending)
    return false;
  const RouteModel &Model = *Pending->How;
  SmallVector<const FunctionDecl *, 1> &Handlers = Pending->Registered.Handlers;
  const CXXRecordDecl *Object =
      Pending->Handler && !Model.Overrider.empty()
          ? classOfObject(*Pending->Handler, Unit.Code)
          : nullptr;
  if (!Pending->HandlerName.empty() && Facts.Function)
    Handlers = membersNamed(classAround(*Facts.Function), Pending->HandlerName,
                            /*OnlyOverriders=*/false, Unit.Code);
  else if (Object)
    Handlers = membersNamed(Object, Model.Overrider, /*OnlyOverriders=*/true,
                            Unit.Code);
  else if (!Pending->Handler && Facts.Function)
    Handlers = membersNamed(classAround(*Facts.Function), Model.Overrider,
                            /*OnlyOverriders=*/true, Unit.Code);
  if (Object)
    Pending->Handler = nullptr;
  // What else it is made of may be known only when all of the unit is.
  if (Pending->Handler) {
    const Callables Direct = resolveCallable(*Pending->Handler, Unit.Code,
                                             CallableStores(), nullptr);
    Accounted.insert(Direct.Mentions.begin(), Direct.Mentions.end());
    Unit.Mentioned.insert(Unit.Mentioned.end(), Direct.Functions.begin(),
                          Direct.Functions.end());
  }
  Unit.Mentioned.insert(Unit.Mentioned.end(), Handlers.begin(), Handlers.end());
  Pending->In = Facts.Function;
  addFilters(*Pending);
  if (!Pending->Handler && Handlers.empty() && !Model.Filters.empty())
    return true;
  Unit.Routes.push_back(std::move(*Pending));
  return true;
}

} // namespace redirect
