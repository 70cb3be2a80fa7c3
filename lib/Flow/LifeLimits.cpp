//===- LifeLimits.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/LifeLimits.h"
#include "Flow/StatementsIn.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace redirect {

namespace {

/// What the texts and constants of a statement say of caches.
struct CacheWords {
  bool NamesControl = false;
  bool NamesOther = false;
  bool Limits = false;
  /// True for `Cache-Control: private`, which leaves the browser's own cache.
  bool OnlyShared = false;

  void read(StringRef Text);
  /// Where the value isn't spelled out, somebody has thought of it.
  bool limitLife() const {
    return NamesOther || (NamesControl && (Limits || !OnlyShared));
  }
};

} // namespace

void CacheWords::read(StringRef Text) {
  const auto Holds = [&](StringRef Word) {
    return Text.contains_insensitive(Word);
  };
  NamesControl |=
      Holds("cache-control") || Holds("cache_control") || Holds("cachecontrol");
  NamesOther |= Text.equals_insensitive("expires") || Holds("expires:") ||
                Text.equals_insensitive("vary") || Holds("vary:") ||
                Text.equals_insensitive("pragma") || Holds("pragma:");
  Limits |= Holds("no-store") || Holds("no-cache") || Holds("max-age");
  OnlyShared |= Holds("private") || Holds("public") || Holds("s-maxage") ||
                Holds("must-revalidate") || Holds("immutable");
}

/// What \p S says by itself.
static CacheWords wordsIn(const Stmt &S) {
  CacheWords Result;
  forEachIn(&S, [&](const Stmt &Part) {
    if (const auto *Literal = dyn_cast<StringLiteral>(&Part);
        Literal && Literal->getCharByteWidth() == 1)
      Result.read(Literal->getString());
    // http::field::cache_control
    if (const auto *Reference = dyn_cast<DeclRefExpr>(&Part);
        Reference && Reference->getDecl()->getIdentifier() &&
        !isa<FunctionDecl>(Reference->getDecl()))
      Result.read(Reference->getDecl()->getName());
  });
  return Result;
}

static bool limitsLife(const Stmt &S,
                       llvm::SmallPtrSetImpl<const FunctionDecl *> &Seen);

/// True if \p Function gives some response such a header.
static bool limitsLife(const FunctionDecl &Function,
                       llvm::SmallPtrSetImpl<const FunctionDecl *> &Seen) {
  static constexpr unsigned MaxFunctions = 16;
  const FunctionDecl *Definition = Function.getDefinition();
  const Stmt *Body = Definition ? Definition->getBody() : nullptr;
  const SourceManager &Sources = Function.getASTContext().getSourceManager();
  if (!Body || Seen.size() == MaxFunctions ||
      Sources.isInSystemHeader(Definition->getLocation()) ||
      !Seen.insert(Definition).second)
    return false;
  bool Result = false;
  forEachIn(Body, [&](const Stmt &Part) {
    Result = Result || limitsLife(Part, Seen);
  });
  return Result;
}

static bool limitsLife(const Stmt &S,
                       llvm::SmallPtrSetImpl<const FunctionDecl *> &Seen) {
  const auto *Call = dyn_cast<CallExpr>(&S);
  const auto *Assignment = dyn_cast<BinaryOperator>(&S);
  // {{"Location", url}, {"Cache-Control", "no-store"}}
  if (isa<CXXConstructExpr>(S))
    return wordsIn(S).Limits;
  if (!Call && !(Assignment && Assignment->isAssignmentOp()))
    return false;
  if (wordsIn(S).limitLife())
    return true;
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && limitsLife(*Callee, Seen);
}

bool limitsLife(const Stmt &S) {
  llvm::SmallPtrSet<const FunctionDecl *, 4> Seen;
  return limitsLife(S, Seen);
}

} // namespace redirect
