//===- ModelMatch.h - Which entries of a model a unit has -------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_MODELMATCH_H
#define REDIRECT_TIDY_MODELS_MODELMATCH_H

#include "Models/ModelEntries.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/ArrayRef.h"

namespace redirect {

/// What a declaration turns out to be.
enum class DeclaredKind : uint8_t {
  Function,
  Class,
  Field,
  Variable,
  Constant,
  Enumeration,
  Namespace,
  Other
};

/// A declaration beside those that a model names.
struct NearName {
  std::string Name;
  /// An absolute path; empty for what stands nowhere.
  std::string File;
  unsigned Line = 0;
};

/// What units have of an entry of a model.
struct EntryMatch {
  /// How near it comes, the farthest first.
  enum class Kind : uint8_t {
    /// No unit was looked at.
    Unasked,
    /// There is nothing of the name.
    Nothing,
    /// What would hold it is there, and doesn't have it.
    NoMember,
    /// The class that would hold it is declared, and no unit defines it.
    NoDefinition,
    OtherKind,
    FewerParameters,
    Matches
  };

  Kind Is = Kind::Unasked;
  /// The scope that lacks Missing: a class if that is told.
  std::string Scope;
  bool IsClass = false;
  std::string Missing;
  /// What is there instead, and what it is.
  std::optional<NearName> Declared;
  DeclaredKind DeclaredAs = DeclaredKind::Other;
  /// How many parameters it has at most.
  unsigned Parameters = 0;
  /// What may be meant.
  std::optional<NearName> Near;

  /// Keeps the better of both: an entry matches if it does in one unit.
  void add(EntryMatch Other);
};

/// What a unit has of \p Entries, in their order. Names are looked up as the
/// vocabulary does.
std::vector<EntryMatch> matchEntries(llvm::ArrayRef<ModelEntry> Entries,
                                     clang::ASTContext &Context);

/// What a unit declares that is called nearly like \p Identifier, on its
/// outermost level; nothing if there is no such thing.
std::optional<NearName> nearIdentifier(llvm::StringRef Identifier,
                                       clang::ASTContext &Context);

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_MODELMATCH_H
