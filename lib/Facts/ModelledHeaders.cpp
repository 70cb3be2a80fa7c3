//===- ModelledHeaders.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What ModelledFacts knows of headers: set by a call, kept in a container,
// listed.
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Facts/GivenParts.h"
#include "Facts/HeaderLists.h"
#include "Facts/ModelledFacts.h"
#include "Facts/ShapeNames.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace redirect {

// set_header(name, url), where a variable holds the name
std::optional<Fact>
ModelledFacts::ofNamedHeader(const Expr &Name, const Expr *Value,
                             ResponseObject Response) const {
  if (const StringRef Known = headerNamed(*textOfField(&Name), Words);
      !Known.empty())
    return ofHeader(Known, Value, Response);
  const Expr *Written = asWritten(&Name);
  while (true) {
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Written))
      Written = asWritten(Cast->getSubExpr());
    else if (const Expr *Carried = carriedText(*Written))
      Written = asWritten(Carried);
    else
      break;
  }
  const auto *Reference = dyn_cast<DeclRefExpr>(Written);
  const bool IsGiven =
      isa<MemberExpr, ConditionalOperator>(Written) ||
      (Reference && isa<VarDecl, BindingDecl>(Reference->getDecl()));
  if (!IsGiven || !Value || constantText(*Written))
    return std::nullopt;
  ResponseWrite Write;
  Write.Response = Response;
  Write.HeaderName = &Name;
  Write.Header = textOfField(Value);
  return Write;
}

std::optional<Fact> ModelledFacts::ofHeader(StringRef Name, const Expr *Value,
                                            ResponseObject Response) const {
  if (!Value)
    return std::nullopt;
  Value = textOfField(Value);
  // Location location(url); headers.add<Location>(location);
  if (const Expr *Made = headerMadeIn(*Value))
    if (const Expr *Inner = argumentAt(*Made, 0))
      Value = Inner;
  if (Name.equals_insensitive("Location")) {
    ResponseWrite Write;
    Write.Response = Response;
    Write.Location = Value;
    return Write;
  }
  if (Name.equals_insensitive("Set-Cookie"))
    return WorkDone();
  return std::nullopt;
}

/// The value of the Location in a list of headers that is spelled out; null if
/// there is none.
const Expr *ModelledFacts::locationIn(const Expr &List) const {
  return valueIn(List, "Location",
                 [this](const Expr &Name) { return headerNamed(Name, Words); });
}

// nghttp2_nv headers[] = {{":status", "302"}, {"location", url}};
std::optional<Fact> ModelledFacts::ofHeaderList(const Expr &List,
                                                const HeaderListModel &Model,
                                                ResponseObject Response) const {
  const auto NameOf = [this](const Expr &Name) {
    return headerNamed(Name, Words);
  };
  ResponseWrite Write;
  Write.Response = Response;
  Write.Location = valueInListOrVariable(List, "Location", NameOf);
  if (!Model.Status.empty())
    Write.Status = valueInListOrVariable(List, Model.Status, NameOf);
  if (!Response || (!Write.Location && !Write.Status))
    return std::nullopt;
  return Write;
}

/// Takes the Location that \p Argument gives \p Write, as a list that is
/// spelled out or as a variable that holds headers; false if it is neither.
bool ModelledFacts::findHeadersIn(const Expr &Argument,
                                  ResponseWrite &Write) const {
  Write.Location = locationIn(Argument);
  if (Write.Location)
    return true;
  const Expr *Written = asWritten(&Argument);
  if (const auto *Moved = dyn_cast<CallExpr>(Written);
      Moved && Moved->isCallToStdMove())
    Written = asWritten(Moved->getArg(0));
  const auto *Reference = dyn_cast<DeclRefExpr>(Written);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!Variable || !recordBehind(Variable->getType()))
    return false;
  if (const Expr *Init = Variable->getInit())
    Write.Location = locationIn(*Init);
  if (Write.Location)
    return true;
  const Roles *R = Words.rolesOf(*recordBehind(Variable->getType()));
  const bool HoldsHeaders = R && R->Header && !R->Header->Container.empty();
  if (!HoldsHeaders && !holdsNamedTexts(Variable->getType()))
    return false;
  Write.Headers = Variable;
  return true;
}

// session->close(302, "", {{"Location", url}}), res->write(status, headers)
void ModelledFacts::findHeaders(const Expr &Call, ResponseWrite &Write) const {
  for (const Expr *Argument : argumentsOf(Call))
    if (findHeadersIn(*Argument, Write))
      return;
}

// {302, {{"Location", url}}, page}, an answer of a server of one's own
std::optional<Fact> ModelledFacts::ofRecord(const InitListExpr &List) const {
  ResponseWrite Write;
  Write.Response = Known.made(List);
  bool Writes = false;
  for (const auto &[Field, Value] : fieldValues(List)) {
    const Roles *R = Words.rolesOf(*Field);
    if (!R || isa<ImplicitValueInitExpr, CXXDefaultInitExpr>(Value))
      continue;
    if (R->Status)
      Write.Status = Value;
    else if (R->Header && R->Header->Is.empty())
      findHeadersIn(*Value, Write);
    else if (R->Header && R->Header->Is == "Location")
      Write.Location = Value;
    Writes |= R->Status || R->Header;
  }
  if (!Writes)
    return std::nullopt;
  return Write;
}

std::optional<Fact> ModelledFacts::ofContainer(const Expr &Container,
                                               const Expr *Name,
                                               const Expr *Value) const {
  const Expr *Object = asWritten(&Container);
  const Roles *R = nullptr;
  ResponseObject Response;
  if (const auto *Member = dyn_cast<MemberExpr>(Object)) {
    R = Words.rolesOf(*Member->getMemberDecl());
    if (R && R->Header)
      Response = Known.behind(*Member->getBase());
  }
  // lines["Location"] = url, where those may become a response's
  if (Name && isa<DeclRefExpr>(Object) && holdsNamedTexts(Object->getType()) &&
      headerNamed(*Name, Words).equals_insensitive("Location"))
    return ofHeader("Location", Value, Known.behind(*Object));
  if (!R || !R->Header) {
    const RecordDecl *Class = recordBehind(Object->getType());
    R = Class ? Words.rolesOf(*Class) : nullptr;
    if (!R || !R->Header || R->Header->Container.empty())
      return std::nullopt;
    Response = Known.behind(*Object);
  }
  if (!Response || !Name)
    return std::nullopt;
  return ofNamedHeader(*Name, Value, Response);
}

// res.headers.emplace("Location", url), res.headers.insert({"Location", url})
std::optional<Fact>
ModelledFacts::ofContainerCall(const CXXMemberCallExpr &Call) const {
  const Expr *Container = objectOf(Call);
  if (!Container)
    return std::nullopt;
  if (Call.getNumArgs() == 1)
    if (const auto [Name, Value] = pairIn(*asWritten(Call.getArg(0))); Name)
      return ofContainer(*Container, Name, Value);
  return ofContainer(*Container, argumentAt(Call, 0), argumentAt(Call, 1));
}

/// What the model says of the header, name and value, that \p Made makes: an
/// object of a class of headers, or a call that gives one back. Null if it
/// makes something else.
const HeaderModel *ModelledFacts::headerMadeBy(const Expr &Made) const {
  const NamedDecl *Maker = nullptr;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&Made))
    Maker = Construct->getConstructor()->getParent();
  // std::make_shared<Location>(url), evhtp_header_new("Location", url, 0, 0)
  if (const auto *Call = dyn_cast<CallExpr>(&Made)) {
    Maker = recordMadeBy(*Call);
    if (!Maker)
      Maker = Call->getDirectCallee();
  }
  const Roles *R = Maker ? Words.rolesOf(*Maker) : nullptr;
  const HeaderModel *Model = R ? R->Header : nullptr;
  const bool Makes =
      Model && (!Model->Constructor.empty() || Model->Response.IsResult);
  return Makes ? Model : nullptr;
}

/// The making of a header that \p E is or points to; null if it is something
/// else.
const Expr *ModelledFacts::headerMadeIn(const Expr &E) const {
  InitialValues Values;
  for (const Expr *Made = &E; Made;) {
    Made = asWritten(Made);
    if (headerMadeBy(*Made))
      return Made;
    const auto *Call = dyn_cast<CallExpr>(Made);
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Made))
      Made = Construct->getNumArgs() == 1 ? Construct->getArg(0) : nullptr;
    else if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Made))
      Made = Cast->getSubExpr();
    else if (const auto *New = dyn_cast<CXXNewExpr>(Made))
      Made = New->getInitializer();
    else if (Call && Call->isCallToStdMove())
      Made = Call->getArg(0);
    else if (const VarDecl *Variable = variableNamed(*Made))
      Made = isa<ParmVarDecl>(Variable) ? nullptr : Values.of(*Variable);
    else
      Made = nullptr;
  }
  return nullptr;
}

// headers.add(std::make_shared<Location>(url)), headers.addRaw(Raw(name, url))
std::optional<Fact>
ModelledFacts::ofHeaderObject(const Expr &Object,
                              ResponseObject Response) const {
  const Expr *Made = headerMadeIn(Object);
  if (!Made)
    return std::nullopt;
  const HeaderModel &Model = *headerMadeBy(*Made);
  const Expr *Value = argumentAt(*Made, Model.Value);
  if (!Model.Is.empty())
    return ofHeader(Model.Is, Value, Response);
  const Expr *Name =
      Model.Name ? argumentAt(*Made, Model.Name->Argument) : nullptr;
  return Name ? ofNamedHeader(*Name, Value, Response) : std::nullopt;
}

// res.set_header("Location", url), res.set(http::field::location, url)
std::optional<Fact>
ModelledFacts::ofHeaderCall(const CallExpr &Call,
                            const HeaderModel &Model) const {
  if (Model.OfPart) {
    const Expr *Object = argumentAt(Call, Model.Response.Argument.value_or(0));
    // A part that a helper is given, which its callers tell
    const auto *Given =
        Object ? dyn_cast<DeclRefExpr>(asWritten(Object)) : nullptr;
    if (!Object || !(Known.isPart(*Object) ||
                     (Given && isa<ParmVarDecl>(Given->getDecl()))))
      return std::nullopt;
  }
  const ResponseObject Response = Known.writtenBy(Call, Model.Response);
  const Expr *Value = argumentAt(Call, Model.Value);
  if (Model.Text) {
    ResponseWrite Write;
    Write.Response = Response;
    Write.HeaderLines = argumentAt(Call, *Model.Text);
    return Write;
  }
  if (const Expr *Object =
          Model.Object ? argumentAt(Call, *Model.Object) : nullptr)
    if (std::optional<Fact> F = ofHeaderObject(*Object, Response))
      return F;
  if (!Model.Is.empty())
    return ofHeader(Model.Is, Value, Response);
  if (!Model.Name)
    return std::nullopt;
  const HeaderNamePlace Place = *Model.Name;
  if (Place.IsTemplateArgument)
    return ofHeader(headerOfTemplateArgument(*Call.getDirectCallee(), Words),
                    Value, Response);
  const Expr *Name = argumentAt(Call, Place.Argument);
  return Name ? ofNamedHeader(*Name, Value, Response) : std::nullopt;
}

} // namespace redirect
