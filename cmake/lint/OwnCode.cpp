//===- OwnCode.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A plugin for clang-tidy: `clang-tidy -load=lint-own-code.so`. Several checks
// walk over all declarations, and so read all of the precompiled header: for
// each source, what is declared in clang's headers, to say nothing of it.
// Nearly all of the time was theirs. With this plugin they see what was parsed.
//
//===----------------------------------------------------------------------===//

#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Frontend/FrontendPluginRegistry.h"

using namespace clang;

namespace {

class LeavePrecompiled : public ASTConsumer {
public:
  void HandleTranslationUnit(ASTContext &Context) override {
    Context.getTranslationUnitDecl()->setHasExternalLexicalStorage(false);
  }
};

class OwnCodeAction : public PluginASTAction {
protected:
  std::unique_ptr<ASTConsumer>
  CreateASTConsumer(CompilerInstance & /*Compiler*/,
                    StringRef /*File*/) override {
    return std::make_unique<LeavePrecompiled>();
  }

  bool ParseArgs(const CompilerInstance & /*Compiler*/,
                 const std::vector<std::string> & /*Args*/) override {
    return true;
  }

  ActionType getActionType() override { return AddBeforeMainAction; }
};

} // namespace

static const FrontendPluginRegistry::Add<OwnCodeAction>
    Registered("own-code", "leaves precompiled declarations alone");
