//===- Effects.cpp - What a function leaves behind ------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Flow/RedirectBuilder.h"

using namespace clang;

namespace redirect {

/// True if what \p Response holds may be seen after \p Function returns.
static bool outlives(const ValueDecl &Response, const FunctionDecl &Function) {
  const auto *Variable = dyn_cast<VarDecl>(&Response);
  if (!Variable || !Variable->hasLocalStorage() ||
      Variable->getDeclContext() != &Function)
    return true;
  if (!isa<ParmVarDecl>(Variable))
    return false;
  const QualType Type = Variable->getType();
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  // std::shared_ptr<HttpResponse>
  return Type->isReferenceType() || Type->isPointerType() ||
         (Class && isStandard(*Class));
}

void RedirectBuilder::addEffect(ResponseObject Response, const State &End) {
  const auto *Named = dyn_cast<const ValueDecl *>(Response);
  const bool IsReturned = Returned.contains(Response);
  if (!IsReturned && !(Named && outlives(*Named, *Facts.Function)))
    return;
  Effect &OnResponse = Effects[IsReturned ? nullptr : Named];
  addEffect(OnResponse.Status, {Response, Place::Part::Status}, End);
  addEffect(OnResponse.Location, {Response, Place::Part::Location}, End);
}

// void build(const Request &req, std::string &target)
void RedirectBuilder::addNewValues(const State &End) {
  for (const ParmVarDecl *Parameter : Facts.Function->parameters()) {
    const QualType Type = Parameter->getType();
    if (!Type->isLValueReferenceType() ||
        Type->getPointeeType().isConstQualified())
      continue;
    const ValueSet *Values = End.find({Parameter, Place::Part::Value});
    if (!Values && !Effects.contains(Parameter))
      continue;
    const auto [Known, IsNew] = Effects.insert({Parameter, Effect()});
    Effect &OnParameter = Known->second;
    if (IsNew)
      OnParameter.KeepsValueFor = EndsSoFar;
    if (Values)
      OnParameter.NewValue.add(*Values, End.Reached);
    else
      OnParameter.KeepsValueFor |= End.Reached.methods();
  }
}

void RedirectBuilder::addEffect(ValueSet &Given, Place P, const State &End) {
  // A function that gives this many statuses or targets by itself is a handler
  // rather than a helper.
  static constexpr ptrdiff_t MaxValues = 8;
  const ValueSet *Values = End.find(P);
  if (!Values)
    return Given.add(Value::unknown(), End.Reached);
  for (const ValueSet::Entry &E : *Values) {
    if (std::distance(Given.begin(), Given.end()) == MaxValues)
      return;
    FunctionReach Known;
    if (E.Is.Write)
      Known = E.For & AtWrite[E.Is.Write].knownToReach() & End.Reached;
    Given.add(E.Is, Known);
    Given.add(Value::unknown(), (E.For & End.Reached) - Known.methods());
  }
}

void RedirectBuilder::visitEnd(const State &End) {
  for (const ResponseObject Response : Responses) {
    addFromResponse(Response, End);
    addEffect(Response, End);
  }
  addNewValues(End);
  EndsSoFar |= End.Reached.methods();
  if (!Overwritten.empty())
    for (const auto &[Write, For] : End.statusWritesInForce())
      InForceAtEnd[Write] |= For;
}

// redirectTo(res, "/home"); res.status = 303;
void RedirectBuilder::dropOverwritten() {
  for (CallFlow &Call : Result.Calls) {
    const auto Summary = Summaries.find(Call.Callee);
    if (Overwritten.contains(Call.Site) && Summary != Summaries.end() &&
        llvm::count_if(Summary->second.Effects, [](const Effect &E) {
          return !E.Status.isUnknown();
        }) == 1)
      Call.Reached &= InForceAtEnd.lookup(Call.Site);
  }
  llvm::erase_if(Result.Redirects, [&](std::unique_ptr<Redirect> &R) {
    if (R->Inner && Overwritten.contains(R->Via))
      R->Reached &= InForceAtEnd.lookup(R->Via);
    return R->Reached.empty();
  });
}

FunctionSummary RedirectBuilder::finish(const FunctionReach &Returning) {
  dropOverwritten();
  Result.Facts = &Facts;
  Result.Returning = Returning;
  for (auto &[On, Done] : Effects) {
    Done.On = On;
    Result.Effects.push_back(std::move(Done));
  }
  return std::move(Result);
}

} // namespace redirect
