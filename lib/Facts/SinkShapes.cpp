//===- SinkShapes.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/SinkShapes.h"
#include "Facts/Expressions.h"
#include "Facts/ShapeNames.h"
#include "Facts/SignatureShapes.h"
#include "Http/Status.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace redirect {

// socket.writeData(answer.data(), answer.size()), tls_send(conn, answer,
// length)
std::optional<RawResponseModel> sinkShapeOf(const FunctionDecl &Function) {
  if (!Function.getIdentifier() || !namesSending(Function.getName()))
    return std::nullopt;
  RawResponseModel Model;
  Model.Function.Text = Function.getNameAsString();
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (Method && Method->getParent()->getIdentifier() &&
      namesOtherSink(Method->getParent()->getName()))
    return std::nullopt;
  bool HasConnection = Method && !Method->isStatic();
  for (const ParmVarDecl *Parameter : Function.parameters()) {
    const QualType Type = Parameter->getType();
    const bool MayBeBytes = mayBeText(Type) || Type->isVoidPointerType();
    if (MayBeBytes && !Model.Text) {
      Model.Text = Parameter->getFunctionScopeIndex();
    } else if (!HasConnection && !MayBeBytes) {
      Model.Response.Argument = Parameter->getFunctionScopeIndex();
      HasConnection = true;
    }
  }
  return Model.Text && HasConnection ? std::optional(Model) : std::nullopt;
}

/// True for what a connection may be: a number, or what a pointer leads to.
static bool mayBeConnection(QualType Type) {
  Type = Type.getNonReferenceType();
  return Type->isIntegerType() || Type->isVoidPointerType() ||
         recordBehind(Type);
}

static bool isTargetText(StringRef Text) {
  return Text.starts_with("/") || Text.starts_with("http:") ||
         Text.starts_with("https:");
}

void AnswerCalls::add(const CallExpr &Call, const ASTContext &Context) {
  bool Redirects = false;
  for (unsigned I = 0; I != Call.getNumArgs(); ++I)
    if (const std::optional<int> Code = statusIn(*Call.getArg(I), Context)) {
      Statuses[I].insert(*Code);
      Redirects |= isRedirecting(*Code);
    }
  for (unsigned I = 0; I != Call.getNumArgs(); ++I) {
    const std::optional<StringRef> Text = constantText(*Call.getArg(I));
    if (!Text)
      continue;
    if (Text->starts_with_insensitive("location:"))
      HeaderLines.insert(I);
    else if (isTargetText(*Text))
      (Redirects ? Targets : OtherPaths).insert(I);
  }
}

/// The parameter for the status, by its name or by what it is given: a
/// redirecting status, and another one.
static std::optional<unsigned> statusOf(const FunctionDecl &Function,
                                        const AnswerCalls &Calls) {
  if (const auto Named = statusParameter(Function, /*IsSetter=*/false))
    return Named;
  for (const auto &[Index, Codes] : Calls.Statuses)
    if (Index < Function.getNumParams() && Codes.size() > 1 &&
        llvm::any_of(Codes, isRedirecting) &&
        mayBeStatusNumber(Function.getParamDecl(Index)->getType()))
      return Index;
  return std::nullopt;
}

/// The parameter for the target, by its name or by what it is given.
static std::optional<unsigned> targetOf(const FunctionDecl &Function,
                                        const AnswerCalls &Calls) {
  for (const ParmVarDecl *Parameter : Function.parameters())
    if (mayBeText(Parameter->getType()) && namesTarget(Parameter->getName()))
      return Parameter->getFunctionScopeIndex();
  for (const unsigned Index : Calls.Targets)
    if (Index < Function.getNumParams() && Calls.OtherPaths.count(Index) == 0 &&
        Function.getParamDecl(Index)->getName().empty() &&
        mayBeText(Function.getParamDecl(Index)->getType()))
      return Index;
  return std::nullopt;
}

static std::optional<unsigned> headersOf(const FunctionDecl &Function,
                                         const AnswerCalls &Calls) {
  for (const unsigned Index : Calls.HeaderLines)
    if (Index < Function.getNumParams() &&
        mayBeText(Function.getParamDecl(Index)->getType()))
      return Index;
  return std::nullopt;
}

/// The connection that \p Function answers; none if it isn't given any.
static std::optional<ResponsePlace> placeIn(const FunctionDecl &Function,
                                            unsigned Status) {
  ResponsePlace Place;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (Method && !Method->isStatic())
    return Method->getParent()->getIdentifier() &&
                   namesOtherSink(Method->getParent()->getName())
               ? std::nullopt
               : std::optional(Place);
  for (unsigned I = 0; I != Function.getNumParams(); ++I)
    if (I != Status && mayBeConnection(Function.getParamDecl(I)->getType())) {
      Place.Argument = I;
      return Place;
    }
  return std::nullopt;
}

// send_response(fd, 302, "Found", "Location: /home\r\n", "")
// http_reply(conn, 302, "text/html", location)
AnswerShape answerShapeOf(const FunctionDecl &Function,
                          const AnswerCalls &Calls) {
  AnswerShape Result;
  if (!Function.getIdentifier() || !namesAnswer(Function.getName()))
    return Result;
  const std::optional<unsigned> Status = statusOf(Function, Calls);
  const std::optional<ResponsePlace> Place =
      Status ? placeIn(Function, *Status) : std::nullopt;
  if (!Place)
    return Result;
  if (const std::optional<unsigned> Headers = headersOf(Function, Calls)) {
    Result.Status.emplace().Function.Text = Function.getNameAsString();
    Result.Status->Status.Only = Status;
    Result.Status->Response = *Place;
    Result.Headers.emplace().Text = Headers;
    Result.Headers->Response = *Place;
  } else if (const std::optional<unsigned> Target = targetOf(Function, Calls)) {
    Result.Redirect.emplace().Function.Text = Function.getNameAsString();
    Result.Redirect->Location = *Target;
    Result.Redirect->Status = Status;
    Result.Redirect->Response = *Place;
  }
  return Result;
}

} // namespace redirect
