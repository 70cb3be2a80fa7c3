//===- ModelledFacts.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/ModelledFacts.h"
#include "Facts/Expressions.h"
#include "Facts/GivenParts.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace redirect {

// strcmp(method, "POST"), method.compare("POST")
static std::optional<Fact> ofComparison(const CallExpr &Call,
                                        const ComparisonModel &Model) {
  SmallVector<const Expr *, 4> Texts;
  if (isa<CXXMemberCallExpr>(Call) && objectOf(Call))
    Texts.push_back(objectOf(Call));
  Texts.append(Call.arg_begin(), Call.arg_end());
  unsigned Right = Model.Right;
  // line.compare(0, 4, "GET ")
  while (isa<CXXMemberCallExpr>(Call) && Right < Texts.size() &&
         Texts[Right]->getType()->isIntegerType())
    ++Right;
  if (Model.Left >= Texts.size() || Right >= Texts.size())
    return std::nullopt;
  return TextComparison{Texts[Model.Left], Texts[Right], Model.EqualIs};
}

// res.set_redirect(url, 302), res.moved(url), throw redirect_exception(url)
std::optional<Fact> ModelledFacts::ofRedirect(const Expr &Call,
                                              const RedirectModel &Model,
                                              ResponseObject Response) const {
  ResponseWrite Write;
  Write.Response = Response;
  Write.Location = argumentAt(Call, Model.Location);
  Write.Sends = Model.Sends;
  Write.StatusIsPermanence = Model.Permanent.has_value();
  if (const std::optional<unsigned> Index =
          Model.Permanent ? Model.Permanent : Model.Status)
    Write.Status = argumentAt(Call, *Index);
  if (!Write.Location || (!Write.Status && !Write.Sends))
    return std::nullopt;
  return Write;
}

// res.result(http::status::found), mg_http_reply(c, 302, "Location: /\r\n", "")
std::optional<Fact> ModelledFacts::ofStatus(const Expr &Call,
                                            const StatusModel &Model,
                                            const Roles &R,
                                            ResponseObject Response) const {
  ResponseWrite Write;
  Write.Response = Response;
  Write.Status = statusIn(Call, Model.Status, Words);
  if (!Write.Status)
    return std::nullopt;
  if (Model.Headers)
    findHeaders(Call, Write);
  if (R.Header && R.Header->Text)
    Write.HeaderLines = argumentAt(Call, *R.Header->Text);
  return Write;
}

// req.isPost(), lws_hdr_total_length(wsi, WSI_TOKEN_POST_URI)
static std::optional<Fact> ofPredicate(const CallExpr &Call,
                                       const PredicateModel &Model,
                                       const MethodWords &Names) {
  if (Model.Methods)
    return MethodTest{Model.Methods->methods()};
  const Expr *Argument = argumentAt(Call, Model.MethodsArgument.value_or(0));
  const MethodSet Named =
      Argument ? Names.namedIn(*Argument).Methods : MethodSet();
  return Named.empty() ? std::nullopt : std::optional<Fact>(MethodTest{Named});
}

/// What \p Call writes to a response; none if it doesn't.
std::optional<Fact> ModelledFacts::ofWrite(const CallExpr &Call,
                                           const Roles &R) const {
  if (R.Redirect)
    if (auto F = ofRedirect(Call, *R.Redirect,
                            Known.writtenBy(Call, R.Redirect->Response)))
      return F;
  if (R.Status && !R.Status->Function.empty())
    if (auto F = ofStatus(Call, *R.Status, R,
                          Known.writtenBy(Call, R.Status->Response)))
      return F;
  if (R.Header && !R.Header->Function.empty())
    return ofHeaderCall(Call, *R.Header);
  if (R.HeaderList)
    if (const Expr *List = argumentAt(Call, R.HeaderList->List.value_or(0)))
      return ofHeaderList(*List, *R.HeaderList,
                          Known.writtenBy(Call, R.HeaderList->Response));
  if (R.RawResponse)
    return RawResponse{Known.connectionOf(Call, R.RawResponse->Response),
                       R.RawResponse};
  return std::nullopt;
}

/// What \p Call reads of a request, or tests of it; none if it does neither.
std::optional<Fact> ModelledFacts::ofRead(const CallExpr &Call,
                                          const Roles &R) const {
  if (R.Comparison)
    if (std::optional<Fact> F = ofComparison(Call, *R.Comparison))
      return F;
  // snprintf(url, sizeof(url), "https://%s%s", host, uri)
  if (R.Text)
    return TextMade{R.Text};
  if (R.Predicate)
    return ofPredicate(Call, *R.Predicate, MethodNames);
  // getenv("REQUEST_METHOD"), req.get_param_value("id")
  const std::optional<RequestPart> Part =
      R.Variable ? partRead(Call, *R.Variable) : R.Reads;
  return Part ? std::optional<Fact>(RequestRead{*Part}) : std::nullopt;
}

// std::make_shared<Response>(302)
std::optional<Fact> ModelledFacts::ofMaking(const CallExpr &Call) const {
  const RecordDecl *Made = recordMadeBy(Call);
  const Roles *R = Made ? Words.rolesOf(*Made) : nullptr;
  if (!R || !R->Status || R->Status->Constructor.empty())
    return std::nullopt;
  return ofStatus(Call, *R->Status, *R, Known.made(Call));
}

std::optional<Fact> ModelledFacts::ofCall(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const Roles *R = Callee ? Words.rolesOf(*Callee) : nullptr;
  if (!R) {
    // res.headers["Location"] = url
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
    if (Operator && Operator->getOperator() == OO_Equal)
      return ofAssignment(*Operator->getArg(0), *Operator->getArg(1));
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
    return Member ? ofContainerCall(*Member) : ofMaking(Call);
  }
  if (std::optional<Fact> F = ofWrite(Call, *R))
    return F;
  if (R->IsWork)
    return WorkDone();
  // restinio::status_found(), restinio::http_method_post()
  if (R->StatusCode)
    return StatusName{*R->StatusCode};
  if (R->Names)
    return MethodName{*R->Names};
  return ofRead(Call, *R);
}

// http::response<http::string_body> res{http::status::found, 11}, and
// HTMLForm form(req, req.stream())
std::optional<Fact>
ModelledFacts::ofConstruction(const CXXConstructExpr &Construct) const {
  const Roles *R = Words.rolesOf(*Construct.getConstructor()->getParent());
  if (!R || Construct.getConstructor()->isCopyOrMoveConstructor())
    return std::nullopt;
  const ResponseObject Made = Known.made(Construct);
  if (R->Redirect && !R->Redirect->Constructor.empty())
    return ofRedirect(Construct, *R->Redirect, Made);
  if (R->Status && !R->Status->Constructor.empty())
    if (auto F = ofStatus(Construct, *R->Status, *R, Made))
      return F;
  if (R->IsStatusClass && Construct.getNumArgs() != 0)
    return StatusObject{Construct.getArg(0)};
  if (R->Reads)
    return RequestRead{*R->Reads};
  return std::nullopt;
}

// res.status = 302, res.headers["Location"] = url
std::optional<Fact> ModelledFacts::ofAssignment(const Expr &Target,
                                                const Expr &Value) const {
  const auto *Subscript = dyn_cast<CXXOperatorCallExpr>(asWritten(&Target));
  if (Subscript && Subscript->getOperator() == OO_Subscript)
    return ofContainer(*Subscript->getArg(0), subscriptOf(*Subscript), &Value);
  const MemberExpr *Member = memberAssigned(Target, Words);
  const Roles *R = Member ? Words.rolesOf(*Member->getMemberDecl()) : nullptr;
  if (!R)
    return std::nullopt;
  if (R->Header && !R->Header->Is.empty()) {
    const QualType Type = Value.getType();
    const bool IsName =
        headerNamed(Value, Words).equals_insensitive(R->Header->Is);
    if (Type->isIntegralOrEnumerationType() || IsName)
      return std::nullopt;
    return ofHeader(R->Header->Is, &Value, Known.behind(*Member->getBase()));
  }
  if (R->HeaderList)
    return ofHeaderList(Value, *R->HeaderList,
                        Known.behind(*Member->getBase()));
  // res.headers = {{"Location", url}}
  if (R->Header && !R->Header->Field.empty()) {
    ResponseWrite Write;
    Write.Response = Known.behind(*Member->getBase());
    if (!Write.Response || !findHeadersIn(Value, Write))
      return std::nullopt;
    return Write;
  }
  if (!R->Status)
    return std::nullopt;
  ResponseWrite Write;
  Write.Response = Known.behind(*Member->getBase());
  Write.Status = &Value;
  if (!Write.Response)
    return std::nullopt;
  return Write;
}

// snprintf(answer->location, sizeof(answer->location), "https://%s", host)
std::optional<ResponseWrite>
ModelledFacts::filledBy(const CallExpr &Call, const TextModel &How) const {
  const std::optional<unsigned> Index = How.Into ? How.Into : How.Edits;
  const auto *Member =
      Index && *Index < Call.getNumArgs()
          ? dyn_cast<MemberExpr>(asWritten(Call.getArg(*Index)))
          : nullptr;
  if (!Member || !Member->getType()->isArrayType())
    return std::nullopt;
  const std::optional<Fact> Written = ofAssignment(*Member, *Member);
  const auto *Write = Written ? std::get_if<ResponseWrite>(&*Written) : nullptr;
  return Write && Write->Location ? std::optional(*Write) : std::nullopt;
}

std::optional<Fact> ModelledFacts::ofMention(const ValueDecl &D) const {
  // A function is mentioned where it is called, too.
  if (isa<FunctionDecl>(D))
    return std::nullopt;
  const Roles *R = Words.rolesOf(D);
  if (R && R->Reads)
    return RequestRead{*R->Reads};
  if (R && R->StatusCode)
    return StatusName{*R->StatusCode};
  if (R && !R->HeaderName.empty())
    return HeaderName{R->HeaderName};
  // req->method.base
  if (R && R->Text && !R->Text->Field.empty())
    return TextMade{R->Text};
  if (const std::optional<Method> Named = MethodNames.named(D))
    return MethodName{*Named};
  return std::nullopt;
}

std::optional<Fact>
ModelledFacts::ofNumber(const IntegerLiteral &Number) const {
  const Roles *R = Words.rolesOfMacro(Number.getBeginLoc());
  if (R && R->Names)
    return MethodName{*R->Names};
  return std::nullopt;
}

} // namespace redirect
