//===- StatusLabels.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/StatusLabels.h"
#include "Facts/ClientShapes.h"
#include "Facts/Expressions.h"
#include "Facts/Names.h"
#include "Facts/StatementsIn.h"
#include "Http/Status.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace redirect {

std::optional<int> statusInLabel(StringRef Label) {
  static constexpr size_t Digits = 3;
  for (size_t At = 0; At + Digits <= Label.size(); ++At) {
    const StringRef Rest = Label.drop_front(At + Digits);
    int Code = 0;
    if ((At != 0 && llvm::isAlnum(Label[At - 1])) ||
        (!Rest.empty() && llvm::isAlnum(Rest.front())) ||
        Label.substr(At, Digits).getAsInteger(10, Code))
      continue;
    if (Code > 300 && Code < 309 && !reasonPhrase(Code).empty())
      return Code;
  }
  return std::nullopt;
}

static bool namesMetrics(const NamedDecl *D) {
  static constexpr llvm::StringLiteral Metrics[] = {
      "counter", "counters",   "metric", "metrics",   "gauge",
      "stats",   "statsd",     "label",  "labels",    "inc",
      "incr",    "prometheus", "count",  "increment", "counts"};
  return D && D->getIdentifier() && hasWord(D->getName(), Metrics);
}

// metrics.add("http.302"), inc("redirects_302"), counters["302"]
static bool isForMetrics(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return false;
  if (const Expr *Object = calledOn(Call);
      Object && namesMetrics(objectBehind(*Object)))
    return true;
  // answers.count("302") looks whether there are any.
  if (isStandard(*Callee))
    return false;
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  return namesMetrics(Callee) || (Method && namesMetrics(Method->getParent()));
}

static bool isForMetrics(const Stmt &S) {
  if (const auto *Call = dyn_cast<CallExpr>(&S))
    return isForMetrics(*Call);
  const auto *Construct = dyn_cast<CXXConstructExpr>(&S);
  return Construct && namesMetrics(Construct->getConstructor()->getParent());
}

llvm::SmallVector<StatusLabel, 2> statusLabelsIn(const Stmt &Body) {
  llvm::SmallVector<StatusLabel, 2> Result;
  const auto Add = [&](const Stmt &S) {
    const auto *Text = dyn_cast<StringLiteral>(&S);
    if (!Text || Text->getCharByteWidth() != 1 ||
        llvm::any_of(Result,
                     [&](const StatusLabel &L) { return L.Text == Text; }))
      return;
    if (const std::optional<int> Code = statusInLabel(Text->getString()))
      Result.push_back({Text, *Code});
  };
  forEachIn(&Body, [&](const Stmt &S) {
    if (isForMetrics(S))
      for (const Stmt *Child : S.children())
        forEachIn(Child, Add);
  });
  return Result;
}

} // namespace redirect
