//===- HandlerShapes.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/HandlerShapes.h"
#include "Facts/ShapeNames.h"
#include "Models/Vocabulary.h"

using namespace clang;

namespace redirect {

/// The function that \p Method overrides, as its class first declares it; null
/// if it overrides none, or several.
static const CXXMethodDecl *rootOf(const CXXMethodDecl &Method) {
  const CXXMethodDecl *Root = &Method;
  while (Root->size_overridden_methods() == 1)
    Root = *Root->begin_overridden_methods();
  return Root == &Method || Root->size_overridden_methods() != 0 ? nullptr
                                                                 : Root;
}

static bool takeTheSame(const CXXMethodDecl &A, const CXXMethodDecl &B) {
  return llvm::equal(A.parameters(), B.parameters(),
                     [](const ParmVarDecl *Left, const ParmVarDecl *Right) {
                       return Left->getType().getCanonicalType() ==
                              Right->getType().getCanonicalType();
                     });
}

/// True for "HttpClient" and "FakeTransport": what these do for a method is to
/// ask a server.
static bool asksServers(const CXXRecordDecl &Class) {
  static constexpr llvm::StringLiteral Asking[] = {
      "client", "connection", "downloader", "fake",    "fetcher", "mock",
      "proxy",  "requester",  "sender",     "session", "stub",    "transport"};
  return llvm::any_of(Asking, [&](StringRef Word) {
    return Class.getName().contains_insensitive(Word);
  });
}

/// True for `const Response &`: what gets one reads it.
static bool isReadOnly(QualType Type) {
  const RecordDecl *Record = recordBehind(Type);
  const QualType Pointee = Type->getPointeeType();
  return Record && !Pointee.isNull() && Pointee.isConstQualified() &&
         Pointee->getAsRecordDecl() == Record;
}

/// The classes by which a handler like \p Method answers: those of a response
/// that it is given or returns, and of what leads to one.
static llvm::SmallSetVector<const RecordDecl *, 4>
answersOf(const CXXMethodDecl &Method) {
  RouteShape Takes;
  addExchanged(Method, Takes);
  for (const ParmVarDecl *Parameter : Method.parameters())
    if (isReadOnly(Parameter->getType()))
      Takes.Exchanged.remove(recordBehind(Parameter->getType()));
  return std::move(Takes.Exchanged);
}

// virtual void doPost(HttpServletRequest &req, HttpServletResponse &res);
std::optional<HandlerShape> handlersBehind(const CXXMethodDecl &Overrider) {
  if (Overrider.size_overridden_methods() == 0 || !Overrider.getIdentifier() ||
      !methodsOfHandler(Overrider.getName()))
    return std::nullopt;
  const CXXMethodDecl *Root = rootOf(Overrider);
  if (!Root || asksServers(*Root->getParent()))
    return std::nullopt;
  HandlerShape Shape;
  Shape.SeenAt = Overrider.getLocation();
  Shape.Answers = answersOf(*Root);
  // What does a method for its caller returns the response of a server.
  const bool IsDone = StringRef(Root->getName()).starts_with_insensitive("do");
  if (IsDone && !Root->getReturnType()->isVoidType() &&
      recordBehind(Root->getReturnType()))
    return std::nullopt;
  if (llvm::none_of(Shape.Answers, [](const RecordDecl *Record) {
        return namesExchange(Record->getName());
      }))
    return std::nullopt;
  for (const ParmVarDecl *Parameter : Root->parameters())
    if (const RecordDecl *Record = recordBehind(Parameter->getType());
        Record && isReadOnly(Parameter->getType()))
      Shape.Requests.insert(Record);
  MethodSet Handled;
  for (const CXXMethodDecl *Beside : Root->getParent()->methods()) {
    const std::optional<MethodSet> Methods =
        Beside->isVirtual() && Beside->getIdentifier()
            ? methodsOfHandler(Beside->getName())
            : std::nullopt;
    if (!Methods || !takeTheSame(*Root, *Beside))
      continue;
    Shape.Functions.emplace_back(Beside, *Methods);
    Handled |= *Methods;
  }
  if (!Handled.contains(Method::Get) || !Handled.contains(Method::Post))
    return std::nullopt;
  return Shape;
}

} // namespace redirect
