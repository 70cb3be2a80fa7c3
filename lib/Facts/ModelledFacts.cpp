//===- ModelledFacts.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/ModelledFacts.h"
#include "Facts/Expressions.h"

using namespace clang;

namespace redirect {

static const Expr *argument(const CallExpr &Call, unsigned Index) {
  return Index < Call.getNumArgs() ? Call.getArg(Index) : nullptr;
}

ResponseObject ModelledFacts::made(const Expr &Maker) const {
  if (const ValueDecl *Holder = Holders.lookup(&Maker))
    return Holder;
  return &Maker;
}

// res.set_redirect(...): the object. mg_send_http_redirect(conn, ...): an
// argument. HttpResponse::newRedirectionResponse(...): the result.
ResponseObject
ModelledFacts::responseOf(const CallExpr &Call,
                          std::optional<unsigned> Argument) const {
  const Expr *Object = nullptr;
  if (Argument)
    Object = argument(Call, *Argument);
  else if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    Object = Member->getImplicitObjectArgument();
  if (Object)
    if (const ValueDecl *Root = rootObject(*Object))
      return Root;
  return made(Call);
}

llvm::StringRef ModelledFacts::headerName(const Expr &Name) const {
  if (const std::optional<StringRef> Text = constantText(Name))
    return *Text;
  if (const auto *Constant = dyn_cast<DeclRefExpr>(asWritten(&Name)))
    if (const Roles *R = Words.rolesOf(*Constant->getDecl()))
      return R->HeaderName;
  return "";
}

std::optional<Fact> ModelledFacts::ofHeader(const Expr *Name, const Expr *Value,
                                            ResponseObject Response) const {
  if (!Name || !Value)
    return std::nullopt;
  const StringRef Header = headerName(*Name);
  if (Header.equals_insensitive("Location"))
    return ResponseWrite{Response, nullptr, Value};
  if (Header.equals_insensitive("Set-Cookie"))
    return WorkDone();
  return std::nullopt;
}

// res.headers.emplace("Location", url), res.headers.insert({"Location", url})
std::optional<Fact>
ModelledFacts::ofContainerCall(const CXXMemberCallExpr &Call) const {
  const auto *Container =
      dyn_cast<MemberExpr>(asWritten(Call.getImplicitObjectArgument()));
  const Roles *R =
      Container ? Words.rolesOf(*Container->getMemberDecl()) : nullptr;
  const ValueDecl *Response =
      R && R->Header ? rootObject(*Container->getBase()) : nullptr;
  if (!Response)
    return std::nullopt;
  const Expr *Pair =
      Call.getNumArgs() == 1 ? asWritten(Call.getArg(0)) : nullptr;
  if (const auto *Construct = dyn_cast_if_present<CXXConstructExpr>(Pair);
      Construct && Construct->getNumArgs() == 2)
    return ofHeader(Construct->getArg(0), Construct->getArg(1), Response);
  return ofHeader(argument(Call, 0), argument(Call, 1), Response);
}

// strcmp(method, "POST"), method.compare("POST")
static std::optional<Fact> ofComparison(const CallExpr &Call,
                                        const ComparisonModel &Model) {
  SmallVector<const Expr *, 4> Texts;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    Texts.push_back(Member->getImplicitObjectArgument());
  Texts.append(Call.arg_begin(), Call.arg_end());
  if (Texts.size() < 2)
    return std::nullopt;
  return TextComparison{Texts[0], Texts[1], Model.EqualIs};
}

std::optional<Fact> ModelledFacts::ofCall(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const Roles *R = Callee ? Words.rolesOf(*Callee) : nullptr;
  if (!R) {
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
    return Member ? ofContainerCall(*Member) : std::nullopt;
  }
  // res.set_redirect(url, 302)
  if (R->Redirect) {
    const Expr *Status = argument(Call, R->Redirect->Status);
    const Expr *Location = argument(Call, R->Redirect->Location);
    if (Status && Location)
      return ResponseWrite{responseOf(Call, R->Redirect->Response), Status,
                           Location};
  }
  // res.result(http::status::found)
  if (R->Status)
    if (const Expr *Status = argument(Call, R->Status->Status))
      return ResponseWrite{responseOf(Call, R->Status->Response), Status,
                           nullptr};
  // res.set_header("Location", url), res.set(http::field::location, url)
  if (R->Header)
    return ofHeader(argument(Call, R->Header->Name),
                    argument(Call, R->Header->Value),
                    responseOf(Call, R->Header->Response));
  if (R->Comparison)
    if (std::optional<Fact> F = ofComparison(Call, *R->Comparison))
      return F;
  // snprintf(url, sizeof(url), "https://%s%s", host, uri)
  if (R->Text)
    return TextMade{R->Text};
  if (R->IsWork)
    return WorkDone();
  // req.get_param_value("id")
  if (R->Reads)
    return RequestRead{*R->Reads};
  return std::nullopt;
}

// http::response<http::string_body> res{http::status::found, 11}, and
// HTMLForm form(req, req.stream())
std::optional<Fact>
ModelledFacts::ofConstruction(const CXXConstructExpr &Construct) const {
  const Roles *R = Words.rolesOf(*Construct.getConstructor()->getParent());
  if (!R)
    return std::nullopt;
  if (R->Status && R->Status->Status < Construct.getNumArgs())
    return ResponseWrite{made(Construct), Construct.getArg(R->Status->Status),
                         nullptr};
  if (R->Reads)
    return RequestRead{*R->Reads};
  return std::nullopt;
}

// res.status = 302
std::optional<Fact>
ModelledFacts::ofAssignment(const BinaryOperator &Operator) const {
  const auto *Member = dyn_cast<MemberExpr>(asWritten(Operator.getLHS()));
  if (Operator.getOpcode() != BO_Assign || !Member)
    return std::nullopt;
  const Roles *R = Words.rolesOf(*Member->getMemberDecl());
  const ValueDecl *Response = rootObject(*Member->getBase());
  if (!R || !R->Status || !Response)
    return std::nullopt;
  return ResponseWrite{Response, Operator.getRHS(), nullptr};
}

std::optional<Fact> ModelledFacts::ofMention(const ValueDecl &D) const {
  // A function is mentioned where it is called, too.
  if (isa<FunctionDecl>(D))
    return std::nullopt;
  const Roles *R = Words.rolesOf(D);
  if (R && R->Reads)
    return RequestRead{*R->Reads};
  if (const std::optional<Method> Named = methodNamed(D))
    return MethodName{*Named};
  return std::nullopt;
}

/// The method for which \p Constant stands. An enumerator beside those that a
/// model names stands for a method that no model names: WebDAV's, say.
std::optional<Method>
ModelledFacts::methodNamed(const ValueDecl &Constant) const {
  if (const Roles *R = Words.rolesOf(Constant); R && R->Names)
    return R->Names;
  if (Words.isMethodEnumeration(Constant.getDeclContext()))
    return Method::Other;
  return std::nullopt;
}

/// The methods that \p Argument names, as an enumerator, a text, or a list of
/// such; none if it names none.
MethodSet ModelledFacts::methodsNamedIn(const Expr &Argument) const {
  if (const std::optional<StringRef> Text = constantText(Argument)) {
    const std::optional<Method> Named = parseMethod(*Text);
    return Named ? MethodSet(*Named) : MethodSet();
  }
  MethodSet Result;
  SmallVector<const Stmt *> Pending = {&Argument};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (const auto *Reference = dyn_cast<DeclRefExpr>(S))
      if (const std::optional<Method> Named =
              methodNamed(*Reference->getDecl()))
        Result |= *Named;
    for (const Stmt *Child : S->children())
      if (Child)
        Pending.push_back(Child);
  }
  return Result;
}

/// Reads the methods of a route off \p Argument. A list that is spelled out and
/// names no method is for all; of one that comes from elsewhere nothing is
/// known.
void ModelledFacts::readMethods(const Expr &Argument, Route &Result) const {
  const Expr *List = asWritten(&Argument);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(List))
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
        Variable && Variable->getInit())
      List = asWritten(Variable->getInit());
  Result.Methods = methodsNamedIn(*List);
  Result.IsRestricted = true;
  const bool IsSpelledOut =
      isa<CXXConstructExpr, InitListExpr, CXXStdInitializerListExpr,
          CXXDefaultArgExpr>(List);
  if (Result.Methods.empty() && IsSpelledOut) {
    Result.Methods = MethodSet::all();
    Result.IsRestricted = false;
  }
}

// server.Post("/orders", handler), registerMethod(&C::save, "/orders", {Post})
std::optional<Route> ModelledFacts::routeOf(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const Roles *R = Callee ? Words.rolesOf(*Callee) : nullptr;
  if (!R || !R->Route ||
      (R->Route->Handler && !argument(Call, *R->Route->Handler)))
    return std::nullopt;
  const RouteModel &Model = *R->Route;
  Route Result;
  Result.Where = Call.getExprLoc();
  Result.PassesParameters = Model.ParametersAreArguments;
  if (Model.Methods) {
    Result.Methods = Model.Methods->methods();
    Result.IsRestricted = Model.Methods->isRestricted();
  } else if (const Expr *List =
                 argument(Call, Model.MethodsArgument.value_or(0))) {
    readMethods(*List, Result);
  }
  const Expr *Relative = Model.PatternIsRelative
                             ? argument(Call, *Model.PatternIsRelative)
                             : nullptr;
  const auto *IsRelative =
      Relative ? dyn_cast<CXXBoolLiteralExpr>(asWritten(Relative)) : nullptr;
  if (Model.Pattern && !(IsRelative && IsRelative->getValue()))
    if (const Expr *Pattern = argument(Call, *Model.Pattern))
      Result.Pattern = constantText(*Pattern);
  return Result;
}

} // namespace redirect
