//===- HeaderBodies.h - Bodies that the checks need of headers --*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_HEADERBODIES_H
#define REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_HEADERBODIES_H

#include "clang/Basic/SourceLocation.h"
#include "clang/Frontend/PrecompiledPreamble.h"
#include "clang/Lex/PPCallbacks.h"
#include "llvm/ADT/DenseMap.h"

namespace redirect {

/// Does what clangd does while it reads a file's headers, and has some more
/// function bodies read. clangd skips those of headers, for speed; some say
/// what the checks have to know: `inline void addRoutes(Server &s) {...}`, or
/// what a macro makes of a controller's list of routes.
class HeaderBodies : public clang::PreambleCallbacks {
public:
  /// \p Clangd must outlive the result.
  explicit HeaderBodies(clang::PreambleCallbacks &Clangd) : Clangd(Clangd) {}

  void BeforeExecute(clang::CompilerInstance &CI) override {
    Clangd.BeforeExecute(CI);
  }
  void AfterExecute(clang::CompilerInstance &CI) override {
    Clangd.AfterExecute(CI);
  }
  void AfterPCHEmitted(clang::ASTWriter &Writer) override {
    Clangd.AfterPCHEmitted(Writer);
  }
  void HandleTopLevelDecl(clang::DeclGroupRef Group) override {
    Clangd.HandleTopLevelDecl(Group);
  }
  std::unique_ptr<clang::PPCallbacks> createPPCallbacks() override {
    return Clangd.createPPCallbacks();
  }
  clang::CommentHandler *getCommentHandler() override {
    return Clangd.getCommentHandler();
  }
  bool shouldSkipFunctionBody(clang::Decl *D) override {
    return Clangd.shouldSkipFunctionBody(D) && !isNeeded(*D);
  }

private:
  /// True for a function of the user's that has to do with a web framework: a
  /// parameter says so, or the header that it stands in.
  bool isNeeded(const clang::Decl &D);
  bool isAboutFramework(clang::FileID Header, const clang::ASTContext &Context);

  clang::PreambleCallbacks &Clangd;
  llvm::DenseMap<clang::FileID, bool> IsAboutFramework;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_HEADERBODIES_H
