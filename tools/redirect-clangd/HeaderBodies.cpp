//===- HeaderBodies.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HeaderBodies.h"
#include "Models/BuiltinModels.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace redirect {

/// Whether the word stands in the text, as in `const httplib::Request &`.
static bool hasWord(StringRef Text, StringRef Word) {
  const auto IsPartOfWord = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  for (size_t At = Text.find(Word); At != StringRef::npos;
       At = Text.find(Word, At + 1)) {
    const StringRef After = Text.substr(At + Word.size());
    if ((At == 0 || !IsPartOfWord(Text[At - 1])) &&
        (After.empty() || !IsPartOfWord(After.front())))
      return true;
  }
  return false;
}

/// Whether \p Text has the identifier by which a framework is told, of those
/// that the headers read so far know.
static bool namesFramework(StringRef Text, const ASTContext &Context) {
  return llvm::any_of(builtinModels(), [&](const BuiltinModel &Model) {
    const StringRef Identifier = Model.Identifier;
    return !Identifier.empty() &&
           Context.Idents.find(Identifier) != Context.Idents.end() &&
           hasWord(Text, Identifier);
  });
}

bool HeaderBodies::isAboutFramework(FileID Header, const ASTContext &Context) {
  const auto [Known, IsNew] = IsAboutFramework.try_emplace(Header);
  if (IsNew)
    Known->second = namesFramework(
        Context.getSourceManager().getBufferData(Header), Context);
  return Known->second;
}

bool HeaderBodies::isNeeded(const Decl &D) {
  const ASTContext &Context = D.getASTContext();
  const SourceManager &Sources = Context.getSourceManager();
  const SourceLocation Location = Sources.getExpansionLoc(D.getLocation());
  const FunctionDecl *Function = D.getAsFunction();
  if (!Function || Function->isTemplated() ||
      Sources.isInSystemHeader(Location))
    return false;
  const auto IsOfFramework = [&](const ParmVarDecl *Parameter) {
    const QualType Type = Parameter->getType().getCanonicalType();
    return namesFramework(Type.getAsString(), Context);
  };
  if (!isAboutFramework(Sources.getFileID(Location), Context) &&
      llvm::none_of(Function->parameters(), IsOfFramework))
    return false;
  // What a framework does with its own is no matter of the user's.
  return !namesFramework(Function->getQualifiedNameAsString(), Context);
}

} // namespace redirect
