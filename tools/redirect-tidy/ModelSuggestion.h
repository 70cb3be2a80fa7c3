//===- ModelSuggestion.h - A draft of a model -------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_MODELSUGGESTION_H
#define REDIRECT_TIDY_TOOLS_MODELSUGGESTION_H

#include "Models/ModelDraft.h"
#include "SourceRoot.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <map>
#include <set>

namespace redirect {

/// `redirect-tidy --suggest-model`: what a model would say of the HTTP layer
/// that a project's units show, for a person to complete.
class ModelSuggestion {
public:
  /// Adds what the unit made of \p File shows.
  void add(llvm::StringRef File, const std::vector<DraftEntry> &Entries);

  bool empty() const { return BySection.empty(); }

  /// Prints a model, with a comment for each entry that says where it stands
  /// and as what it was recognised. Places are named by \p Root.
  void print(const SourceRoot &Root, llvm::raw_ostream &Out) const;

private:
  /// An entry for a name, and those that say other things of its overloads.
  struct Entries {
    DraftEntry Is;
    std::vector<DraftEntry> Others;

    bool hasName() const;
  };
  /// The files that show something of a scope, and how much it has.
  struct Scope {
    std::set<std::string> Files;
    size_t Entries = 0;
  };
  using ByName = std::map<std::string, Entries>;

  std::string identifier() const;
  static void print(const ByName &Named, llvm::StringRef Indent,
                    const SourceRoot &Root, llvm::raw_ostream &Out);
  void printSection(llvm::StringRef Section, const SourceRoot &Root,
                    llvm::raw_ostream &Out) const;

  std::map<std::string, ByName> BySection;
  /// By the outermost part of names.
  std::map<std::string, Scope> Scopes;
  std::set<std::string> Files;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_MODELSUGGESTION_H
