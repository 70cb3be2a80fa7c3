//===- ModelDraft.h - What a model would say --------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_MODELDRAFT_H
#define REDIRECT_TIDY_MODELS_MODELDRAFT_H

#include "clang/AST/Decl.h"
#include <string>
#include <vector>

namespace redirect {

struct Roles;

/// Where something stands: an absolute path and a line; no path for nowhere.
struct DraftPlace {
  std::string File;
  unsigned Line = 0;
};

/// An entry that a model could have.
struct DraftEntry {
  /// The key, or the two, under which it stands: "redirects", "request.body".
  std::string Section;
  /// The name that it gives; empty if models can't name the declaration.
  std::string Name;
  /// "{function: web::go, location: 0, status: 1}", or the name alone.
  std::string Text;
  /// What people call the declaration.
  std::string Called;
  DraftPlace Declared;
  /// Where it is used as what it is; nowhere if its declaration shows that.
  DraftPlace Seen;
};

/// What a model would say of \p D for it to have the roles \p R, as ModelYaml.h
/// reads it. \p SeenAt, which may be invalid, is where \p D is used so.
std::vector<DraftEntry> draftOf(const clang::NamedDecl &D, const Roles &R,
                                clang::SourceLocation SeenAt);

/// The same for a class of whose members nobody is to look at the bodies: what
/// they do is no handler's work.
DraftEntry draftOfIdle(const clang::RecordDecl &Class);

/// The name by which a model names \p D; empty if it can't.
std::string nameInModels(const clang::NamedDecl &D);

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_MODELDRAFT_H
