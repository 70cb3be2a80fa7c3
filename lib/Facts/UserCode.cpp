//===- UserCode.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/UserCode.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace redirect {

bool UserCode::contains(SourceLocation Location) {
  if (Location.isInvalid())
    return false;
  const SourceLocation Expansion = Sources.getExpansionLoc(Location);
  const FileID File = Sources.getFileID(Expansion);
  const auto [Known, IsNew] = IsUserFile.try_emplace(File);
  if (IsNew)
    Known->second =
        !Sources.isInSystemHeader(Expansion) && !Words.isFrameworkFile(File);
  return Known->second;
}

const FunctionDecl *UserCode::definition(const FunctionDecl &Function) {
  const FunctionDecl *Definition = nullptr;
  if (!Function.isDefined(Definition) || Definition->isDependentContext() ||
      Definition->isInvalidDecl() || !Definition->getBody() ||
      !contains(Definition->getLocation()) ||
      Words.isExchangeMember(*Definition))
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

CodeElsewhere::~CodeElsewhere() = default;

} // namespace redirect
