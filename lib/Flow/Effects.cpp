//===- Effects.cpp - What a function leaves behind ------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Flow/Objects.h"
#include "Flow/RawText.h"
#include "Flow/RedirectBuilder.h"
#include "Flow/Wrappers.h"
#include "Http/Status.h"

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
  // A socket, std::shared_ptr<HttpResponse>
  return Type->isReferenceType() || Type->isPointerType() ||
         Type->isIntegerType() || (Class && isStandard(*Class));
}

void RedirectBuilder::addEffect(ResponseObject Response, const State &End) {
  const auto *Named = dyn_cast<const ValueDecl *>(Response);
  const bool IsReturned = Returned.contains(Response);
  if (!IsReturned && !(Named && outlives(*Named, *Facts.Function)))
    return;
  const auto AddOn = [&](const ValueDecl *On) {
    Effect &OnResponse = Effects[On];
    addEffect(OnResponse.Status, {Response, Place::Part::Status}, End);
    addEffect(OnResponse.Location, {Response, Place::Part::Location}, End);
    addEffect(OnResponse.Lines, {Response, Place::Part::Lines}, End);
  };
  if (IsReturned) {
    AddOn(nullptr);
    // Response withTarget(Response res, std::string url)
    Effects[nullptr].HandsBack = dyn_cast_if_present<ParmVarDecl>(Named);
  }
  if (Named && outlives(*Named, *Facts.Function))
    AddOn(Named);
}

/// True for a parameter by which a function gives values back: a reference to
/// what isn't constant, or a pointer.
static bool givesBack(const ParmVarDecl &Parameter) {
  const QualType Type = Parameter.getType();
  return (Type->isLValueReferenceType() || Type->isPointerType()) &&
         !Type->getPointeeType().isConstQualified();
}

// void build(const Request &req, std::string &target), void ask(bool *isRead)
void RedirectBuilder::addNewValues(const State &End) {
  for (const ParmVarDecl *Parameter : Facts.Function->parameters())
    if (givesBack(*Parameter)) {
      const bool IsPointer = Parameter->getType()->isPointerType();
      addNewValue(*Parameter,
                  End.find({Parameter, IsPointer ? Place::Part::Pointee
                                                 : Place::Part::Value}),
                  End);
    }
  if (isa<CXXConstructorDecl>(Facts.Function))
    return Result.Returns.add(madeObject(End), End.Reached);
  for (const auto &[Field, Values] : End.ownMembers())
    addNewValue(*Field, Values, End);
  // What an earlier way out has set may keep its value on this one.
  for (auto &[On, Done] : Effects)
    if (isa_and_present<FieldDecl>(On) && !End.find({On, Place::Part::Value}))
      Done.KeepsValueFor |= End.Reached.methods();
}

void RedirectBuilder::addNewValue(const ValueDecl &On, const ValueSet *Values,
                                  const State &End) {
  if (!Values && !Effects.contains(&On))
    return;
  const auto [Known, IsNew] = Effects.insert({&On, Effect()});
  Effect &Done = Known->second;
  if (IsNew)
    Done.KeepsValueFor = EndsSoFar;
  if (Values)
    Done.NewValue.add(Values->tiedFor(End.inDoubt()), End.Reached);
  else
    Done.KeepsValueFor |= End.Reached.methods();
}

/// What a constructor has made when it ends.
ValueSet RedirectBuilder::madeObject(const State &End) const {
  auto Members = std::make_shared<Record>();
  for (const auto &[Field, Values] : End.ownMembers())
    Members->Members.emplace_back(memberKey(*Field),
                                  Values->tiedFor(End.inDoubt()));
  if (Members->Members.empty())
    return ValueSet::unknown(End.Reached);
  return {Members->depth() > Record::MaxDepth
              ? Value::madeOfMethod()
              : Value::object(std::move(Members)),
          End.Reached};
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

void RedirectBuilder::visitExit(const State &Exit) {
  for (const ResponseObject Response : Responses)
    addFromResponse(Response, Exit);
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

// if (isGet) it->asks = 1; else it->asks = 2;
/// Takes note of the members that depend on the method in what \p Values hold:
/// by one of them, or as they differ.
void RedirectBuilder::addMethodMembers(const ValueSet &Values) {
  for (const ValueDecl *Member : Values.membersKnown()) {
    const ValueSet Held = Values.member(Member);
    if (Member && Held.dependsOnMethod(Values.known()))
      Result.MethodMembers.insert(Member);
    addMethodMembers(Held);
  }
}

// new ShowPage(req.method == "GET")
void RedirectBuilder::visitConstruction(const CXXConstructExpr &Construct,
                                        const State &At) {
  const Evaluator Evaluate(Context, Facts, Summaries, At);
  addMethodMembers(Evaluate.evaluate(&Construct));
  for (const FieldDecl *Field : Evaluate.methodMembersOf(Construct))
    Result.MethodMembers.insert(memberKey(*Field));
}

// if (!strncmp(text, "GET", 3)) conn.method = M_GET;
/// Takes note of a member that \p Assignment sets where not all methods get to.
void RedirectBuilder::visitAssignment(const BinaryOperator &Assignment,
                                      const State &At) {
  const auto *Member = dyn_cast<MemberExpr>(asWritten(Assignment.getLHS()));
  const auto *Field =
      Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
  const ValueDecl *Object = Field ? variableNamed(*Member->getBase()) : nullptr;
  if (Object && At.Reached.methods() != MethodSet::all())
    SetForSome[Object].insert(memberKey(*Field));
}

// serve(&conn), conn.serve()
/// Takes note of what \p Call passes, by its address or not, or is called on,
/// if it depends on the method.
void RedirectBuilder::addPassed(const Expr &Call, const State &At) {
  const auto Add = [&](const Expr &Passed) {
    const ValueDecl *Object = variableNamed(*pointedTo(Passed));
    if (Object && At.dependsOnMethod(Object))
      PassedBySome.insert(Object);
  };
  for (const Expr *Argument : argumentsOf(Call))
    Add(*Argument);
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    if (const Expr *Object = objectOf(*Member))
      Add(*Object);
}

/// Takes note of the members that the function leaves behind, of its own object
/// or of one that it is given, or passes, if they depend on the method.
void RedirectBuilder::findMethodMembers() {
  for (const auto &[On, Done] : Effects) {
    addMethodMembers(Done.NewValue);
    if (auto *const Set = SetForSome.find(On);
        Set != SetForSome.end() && Done.NewValue.isMadeOfMethod())
      Result.MethodMembers.insert(Set->second.begin(), Set->second.end());
    if (const auto *Field = dyn_cast_if_present<FieldDecl>(On);
        Field && Done.NewValue.dependsOnMethod(Done.NewValue.known()))
      Result.MethodMembers.insert(memberKey(*Field));
  }
  for (const auto &[Object, Members] : SetForSome)
    if (PassedBySome.contains(Object))
      Result.MethodMembers.insert(Members.begin(), Members.end());
  if (isa<CXXConstructorDecl>(Facts.Function))
    addMethodMembers(Result.Returns);
}

static bool hasKnown(const ValueSet &Values) {
  return llvm::any_of(Values, [](const ValueSet::Entry &E) {
    return E.Is.Is != Value::Kind::Unknown;
  });
}

/// True if what \p Done writes is a part of a redirect, of which callers may
/// write the rest: to a socket, a second answer doesn't replace the first.
static bool isPartOfRedirect(const Effect &Done) {
  const auto MayRedirect = [](const ValueSet::Entry &E) {
    const std::optional<Value> Status = statusOf(E.Is);
    return Status && Status->Is == Value::Kind::Number &&
           !reasonPhrase(static_cast<int>(Status->Number)).empty();
  };
  const auto IsOpen = [](const ValueSet::Entry &E) {
    return E.Is.Is == Value::Kind::Parameter;
  };
  return hasKnown(Done.Lines) || llvm::any_of(Done.Status, IsOpen) ||
         hasKnown(Done.Location) != llvm::any_of(Done.Status, MayRedirect);
}

// if (method != "GET") redirect(res, url, 307); else redirect(res, url, 302);
/// Finds the redirects that keep the method of those alone who would lose it.
void RedirectBuilder::findByMethod() {
  const auto IsForGet = [](const Redirect &R) {
    return mayChangeMethod(R.Code) &&
           R.Reached.methods().contains(Method::Get) &&
           (R.Reached.methods() & ChangingMethods).empty();
  };
  for (const std::unique_ptr<Redirect> &R : Result.Redirects)
    R->IsByMethod =
        keepsMethod(R->Code) && !R->Reached.methods().contains(Method::Get) &&
        llvm::any_of(Result.Redirects, [&](const auto &Other) {
          return IsForGet(*Other) && Other->IsTargetKnown == R->IsTargetKnown &&
                 Other->Target.saysTheSameAs(R->Target);
        });
}

FunctionSummary RedirectBuilder::finish(const FunctionReach &Returning) {
  dropOverwritten();
  findByMethod();
  findMethodMembers();
  addUnvisitedRegistrations();
  Result.Facts = &Facts;
  // Who calls what reads requests does much that is about none of them.
  if (llvm::any_of(Facts.RequestLines, [this](const Expr *Site) {
        const Fact *F = Facts.at(Site);
        return F && std::holds_alternative<UserCall>(*F);
      }))
    Result.Done = Evidence();
  Result.OfResult = summaryOfResult(Result.Returns, *Facts.Function, Summaries);
  Result.Returning = Returning;
  for (auto &[On, Done] : Effects) {
    Done.On = On;
    const auto *Socket = dyn_cast_if_present<ParmVarDecl>(On);
    if (Socket && Socket->getType()->isIntegerType() && Done.NewValue.empty() &&
        !isPartOfRedirect(Done))
      continue;
    Result.Effects.push_back(std::move(Done));
  }
  return std::move(Result);
}

} // namespace redirect
