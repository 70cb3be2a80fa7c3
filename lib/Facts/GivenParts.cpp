//===- GivenParts.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/GivenParts.h"
#include "Facts/Expressions.h"
#include "Facts/HeaderLists.h"
#include "Facts/Responses.h"
#include "Facts/ShapeNames.h"

using namespace clang;

namespace redirect {

/// What \p E uses that a model may name; null if it is nothing.
static const NamedDecl *usedBy(const Expr &E) {
  if (const auto *Call = dyn_cast<CallExpr>(&E)) {
    if (const RecordDecl *Made = recordMadeBy(*Call))
      return Made;
    return Call->getDirectCallee();
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E)) {
    const CXXConstructorDecl &Used = *Construct->getConstructor();
    return Used.isCopyOrMoveConstructor() ? nullptr : Used.getParent();
  }
  // A function is named where it is called, too; &Request::path is a part of no
  // request yet.
  const ValueDecl *Named = nullptr;
  if (const auto *Member = dyn_cast<MemberExpr>(&E))
    Named = Member->getMemberDecl();
  const auto *Reference = dyn_cast<DeclRefExpr>(&E);
  if (Reference && !isa<FieldDecl>(Reference->getDecl()))
    Named = Reference->getDecl();
  return isa_and_present<FunctionDecl>(Named) ? nullptr : Named;
}

const Roles *rolesUsedBy(const Expr &E, const Vocabulary &Words) {
  const NamedDecl *Used = usedBy(E);
  return Used ? Words.rolesOf(*Used) : nullptr;
}

std::optional<AssignedParts> assignedIn(const Expr &E) {
  if (const auto *Operator = dyn_cast<BinaryOperator>(&E))
    if (Operator->getOpcode() == BO_Assign)
      return AssignedParts{Operator->getLHS(), Operator->getRHS()};
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(&E);
  if (Call && Call->getOperator() == OO_Equal)
    return AssignedParts{Call->getArg(0), Call->getArg(1)};
  return std::nullopt;
}

const MemberExpr *memberAssigned(const Expr &Target, const Vocabulary &Words) {
  const auto *Member = dyn_cast<MemberExpr>(asWritten(&Target));
  for (const MemberExpr *M = Member; M;
       M = dyn_cast<MemberExpr>(asWritten(M->getBase())))
    if (const Roles *R = Words.rolesOf(*M->getMemberDecl());
        R && R->Header && !R->Header->Is.empty())
      return M;
  return Member;
}

/// The parts of a model of that kind name a function, or what makes an object:
/// which of them \p E uses.
template <typename Kind>
static const QualifiedName &usedOf(const Kind &Model, const Expr &E) {
  const auto *Call = dyn_cast<CallExpr>(&E);
  return Call && !recordMadeBy(*Call) ? Model.Function : Model.Constructor;
}

const RedirectModel *redirectModelOf(const Expr &E, const Vocabulary &Words) {
  const Roles *R =
      isa<CallExpr, CXXConstructExpr>(E) ? rolesUsedBy(E, Words) : nullptr;
  const RedirectModel *Model = R ? R->Redirect : nullptr;
  return Model && !usedOf(*Model, E).empty() ? Model : nullptr;
}

const Expr *statusIn(const Expr &Site, const StatusArguments &Arguments,
                     const Vocabulary &Words) {
  if (Arguments.Only)
    return argumentAt(Site, *Arguments.Only);
  for (const unsigned Index : Arguments.AnyOf) {
    const Expr *Argument = argumentAt(Site, Index);
    if (!Argument)
      continue;
    const QualType Type = Argument->getType().getNonReferenceType();
    const RecordDecl *Class = Type->getAsRecordDecl();
    const Roles *R = Class ? Words.rolesOf(*Class) : nullptr;
    if ((Type->isIntegralOrEnumerationType() && !Type->isBooleanType()) ||
        (R && R->IsStatusClass))
      return Argument;
  }
  return nullptr;
}

const Expr *targetGiven(const Expr &E, const Vocabulary &Words) {
  const RedirectModel *Model = redirectModelOf(E, Words);
  return Model ? argumentAt(E, Model->Location) : nullptr;
}

const Expr *statusGiven(const Expr &E, const Vocabulary &Words) {
  if (const RedirectModel *Model = redirectModelOf(E, Words))
    return Model->Status ? argumentAt(E, *Model->Status) : nullptr;
  // res.status = 302
  if (const std::optional<AssignedParts> Assigned = assignedIn(E)) {
    const MemberExpr *Member = memberAssigned(*Assigned->Target, Words);
    const Roles *R = Member ? rolesUsedBy(*Member, Words) : nullptr;
    return R && R->Status ? Assigned->Value : nullptr;
  }
  if (!isa<CallExpr, CXXConstructExpr>(E))
    return nullptr;
  const Roles *R = rolesUsedBy(E, Words);
  return R && R->Status && !usedOf(*R->Status, E).empty()
             ? statusIn(E, R->Status->Status, Words)
             : nullptr;
}

StringRef headerNamed(const Expr &Name, const Vocabulary &Words) {
  if (const Roles *R = Words.rolesOfMacro(Name.getBeginLoc());
      R && !R->HeaderName.empty())
    return R->HeaderName;
  const Expr *Written = asWritten(&Name);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Written))
    Written = asWritten(Cast->getSubExpr());
  if (const std::optional<StringRef> Text = constantText(*Written))
    return Text->rtrim(": ");
  if (const auto *Mention = dyn_cast<DeclRefExpr>(Written)) {
    const ValueDecl &Constant = *Mention->getDecl();
    if (const Roles *R = Words.rolesOf(Constant))
      return R->HeaderName;
    // res.set(Header::Location, url), where the text stands elsewhere
    if (Constant.getIdentifier() &&
        (isa<EnumConstantDecl>(Constant) ||
         (isa<VarDecl>(Constant) && !isa<ParmVarDecl>(Constant) &&
          !cast<VarDecl>(Constant).hasLocalStorage())) &&
        namesLocationConstant(Constant.getName()))
      return "Location";
  }
  // apr_pstrdup(pool, "Location")
  const auto *Call = dyn_cast<CallExpr>(Written);
  const Roles *R = Call && Call->getDirectCallee()
                       ? Words.rolesOf(*Call->getDirectCallee())
                       : nullptr;
  if (R && R->Text && R->Text->Pieces && !R->Text->Into)
    if (const Expr *Copied = argumentAt(*Call, *R->Text->Pieces))
      return headerNamed(*Copied, Words);
  // F("Location"), QByteArray("Location"), std::make_shared<Header>("Location")
  if (const Expr *Carried = carriedText(*Written))
    return headerNamed(*Carried, Words);
  return "";
}

StringRef headerOfTemplateArgument(const FunctionDecl &Callee,
                                   const Vocabulary &Words) {
  const QualType Type = firstType(Callee.getTemplateSpecializationArgs());
  const RecordDecl *Record = Type.isNull() ? nullptr : Type->getAsRecordDecl();
  const Roles *R = Record ? Words.rolesOf(*Record) : nullptr;
  return R ? R->HeaderName : "";
}

/// True for `res.headers`, and for what is of a class of such containers.
static bool holdsHeaders(const Expr &Container, const Vocabulary &Words) {
  const Expr *Object = asWritten(&Container);
  const auto *Member = dyn_cast<MemberExpr>(Object);
  const Roles *Named = Member ? rolesUsedBy(*Member, Words) : nullptr;
  const RecordDecl *Class = recordBehind(Object->getType());
  const Roles *R = Class ? Words.rolesOf(*Class) : nullptr;
  return (Named && Named->Header) ||
         (R && R->Header && !R->Header->Container.empty());
}

// res.headers.emplace("Location", url), res.headers.insert({"Location", url})
static std::optional<GivenHeader> headerPutBy(const CXXMemberCallExpr &Call,
                                              const Vocabulary &Words) {
  const Expr *Container = objectOf(Call);
  if (!Container || !holdsHeaders(*Container, Words) || Call.getNumArgs() == 0)
    return std::nullopt;
  GivenHeader Result;
  if (Call.getNumArgs() == 1)
    std::tie(Result.Name, Result.Value) = pairIn(*asWritten(Call.getArg(0)));
  else {
    Result.Name = Call.getArg(0);
    Result.Value = Call.getArg(1);
  }
  return Result.Name ? std::optional(Result) : std::nullopt;
}

// res.headers["Location"] = url, r->headers_out.location->value = url
static std::optional<GivenHeader> headerAssigned(const AssignedParts &Parts,
                                                 const Vocabulary &Words) {
  const auto *Subscript =
      dyn_cast<CXXOperatorCallExpr>(asWritten(Parts.Target));
  if (Subscript && subscriptOf(*Subscript) &&
      holdsHeaders(*Subscript->getArg(0), Words))
    return GivenHeader{subscriptOf(*Subscript), Parts.Value, ""};
  const MemberExpr *Member = memberAssigned(*Parts.Target, Words);
  const Roles *R = Member ? rolesUsedBy(*Member, Words) : nullptr;
  if (!R || !R->Header || R->Header->Is.empty())
    return std::nullopt;
  return GivenHeader{nullptr, Parts.Value, R->Header->Is};
}

// res.set_header("Location", url), headers.add<Header::Location>(url)
static std::optional<GivenHeader> headerSetBy(const CallExpr &Call,
                                              const HeaderModel &Model,
                                              const Vocabulary &Words) {
  GivenHeader Result;
  Result.Is = Model.Is;
  Result.Value = argumentAt(Call, Model.Text.value_or(Model.Value));
  if (Model.Name && Model.Name->IsTemplateArgument)
    Result.Is = headerOfTemplateArgument(*Call.getDirectCallee(), Words);
  else if (Model.Name)
    Result.Name = argumentAt(Call, Model.Name->Argument);
  return Result.Value ? std::optional(Result) : std::nullopt;
}

std::optional<GivenHeader> headerGiven(const Expr &E, const Vocabulary &Words) {
  const auto *Call = dyn_cast<CallExpr>(&E);
  const Roles *R = Call ? rolesUsedBy(*Call, Words) : nullptr;
  std::optional<GivenHeader> Result;
  if (R && R->Header && !R->Header->Function.empty())
    Result = headerSetBy(*Call, *R->Header, Words);
  else if (const std::optional<AssignedParts> Assigned = assignedIn(E))
    Result = headerAssigned(*Assigned, Words);
  else if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&E); Member && !R)
    Result = headerPutBy(*Member, Words);
  if (Result && Result->Name)
    Result->Is = headerNamed(*textOfField(Result->Name), Words);
  return Result;
}

std::optional<RequestPart> partRead(const CallExpr &Call,
                                    const RequestVariableModel &Model) {
  const Expr *Argument = argumentAt(Call, Model.Name);
  const std::optional<StringRef> Name =
      Argument ? constantText(*Argument) : std::nullopt;
  if (!Name)
    return std::nullopt;
  if (llvm::is_contained(Model.Method, *Name))
    return RequestPart::Method;
  if (llvm::is_contained(Model.Target, *Name))
    return RequestPart::Target;
  if (llvm::is_contained(Model.Body, *Name))
    return RequestPart::Body;
  return RequestPart::Header;
}

std::optional<RequestPart> partRead(const Expr &E, const Vocabulary &Words) {
  const Roles *R = rolesUsedBy(E, Words);
  if (!R)
    return std::nullopt;
  const auto *Call = dyn_cast<CallExpr>(&E);
  return Call && R->Variable ? partRead(*Call, *R->Variable) : R->Reads;
}

std::optional<PendingRoute> routeGiven(const Expr &E, const Vocabulary &Words) {
  const ModelledRoutes Routes(Words);
  if (const std::optional<AssignedParts> Assigned = assignedIn(E))
    if (auto Route = Routes.ofAssignment(*Assigned->Target, *Assigned->Value))
      return Route;
  if (const auto *Call = dyn_cast<CallExpr>(&E))
    return Routes.ofCall(*Call);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E))
    return Routes.ofConstruction(*Construct);
  const auto *List = dyn_cast<InitListExpr>(&E);
  std::vector<PendingRoute> Listed;
  if (List)
    Listed = Routes.ofList(*List);
  return Listed.size() == 1 ? std::optional(std::move(Listed.front()))
                            : std::nullopt;
}

} // namespace redirect
