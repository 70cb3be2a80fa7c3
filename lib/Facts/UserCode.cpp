//===- UserCode.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/UserCode.h"
#include "Facts/StatementsIn.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace redirect {

bool UserCode::contains(SourceLocation Location) {
  return Location.isValid() && !Foreign.contains(Sources.getFileID(
                                   Sources.getExpansionLoc(Location)));
}

/// True for the assignment that the compiler makes of those of the members: it
/// says nothing that the call doesn't.
static bool isMadeAssignment(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return Method && Method->isDefaulted() &&
         (Method->isCopyAssignmentOperator() ||
          Method->isMoveAssignmentOperator());
}

const FunctionDecl *UserCode::definition(const FunctionDecl &Function) {
  const FunctionDecl *Definition = nullptr;
  if (!Function.isDefined(Definition) || Definition->isDependentContext() ||
      Definition->isInvalidDecl() || !Definition->getBody() ||
      !contains(Definition->getLocation()) ||
      Words.isUsersModelled(*Definition) || isMadeAssignment(*Definition))
    return nullptr;
  // What its redirects mean doesn't say what it does.
  if (const FunctionModel *Told = Words.toldOf(*Definition);
      Told && !Told->means())
    return nullptr;
  return Definition;
}

const FunctionDecl *UserCode::followed(const FunctionDecl &Function) {
  if (const FunctionDecl *Definition = definition(Function))
    return Definition;
  if (!Elsewhere || Function.isDefined() || Function.isInvalidDecl() ||
      Function.isDependentContext() || !Function.hasExternalFormalLinkage() ||
      !contains(Function.getLocation()))
    return nullptr;
  const FunctionDecl *Declaration = Function.getCanonicalDecl();
  return Elsewhere->follows(*Declaration) ? Declaration : nullptr;
}

/// How many of the \p Errors in \p Body stand in its lambdas and local classes.
static size_t countInInner(const Stmt &Body, const CompileErrors &Errors,
                           const SourceManager &Sources) {
  size_t Result = 0;
  SmallVector<const Stmt *> Pending = {&Body};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (isa_and_present<LambdaExpr>(S)) {
      Result += Errors.countIn(S->getSourceRange(), Sources);
      continue;
    }
    if (const auto *Declarations = dyn_cast_if_present<DeclStmt>(S))
      for (const Decl *D : Declarations->decls())
        if (isa<CXXRecordDecl>(D))
          Result += Errors.countIn(D->getSourceRange(), Sources);
    if (S)
      llvm::append_range(Pending, S->children());
  }
  return Result;
}

/// True if one of \p Errors stands in \p Definition itself.
static bool hasOwnError(const FunctionDecl &Definition,
                        const CompileErrors &Errors,
                        const SourceManager &Sources) {
  const size_t All = Errors.countIn(Definition.getSourceRange(), Sources);
  return All != 0 && All > countInInner(*Definition.getBody(), Errors, Sources);
}

bool UserCode::isLeftAlone(const FunctionDecl &Definition) {
  const Stmt *Body = Definition.getBody();
  if (!Body)
    return false;
  const auto [Known, IsNew] = LeftAlone.try_emplace(&Definition);
  if (IsNew)
    Known->second =
        isNestedTooDeeply(*Body) || (Errors && !Errors->empty() &&
                                     hasOwnError(Definition, *Errors, Sources));
  return Known->second;
}

CodeElsewhere::~CodeElsewhere() = default;

} // namespace redirect
