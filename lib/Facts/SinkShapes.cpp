//===- SinkShapes.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/SinkShapes.h"
#include "Facts/ShapeNames.h"
#include "Facts/SignatureShapes.h"
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

} // namespace redirect
