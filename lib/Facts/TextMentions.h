//===- TextMentions.h - What a unit does with kept texts --------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_TEXTMENTIONS_H
#define REDIRECT_TIDY_FACTS_TEXTMENTIONS_H

#include "Facts/Facts.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/EquivalenceClasses.h"

namespace redirect {

/// A member or a variable that keeps a text, as it is mentioned in a function.
struct TextMention {
  enum class Kind : uint8_t {
    /// It may be read, or changed in part.
    Reads,
    /// All of it is written anew: strcpy(url, path), url.clear(), url[0] = 0.
    Fills,
    /// A pointer that is kept is made to lead into it: end = strchr(url, ':').
    LeadsIn
  };

  const clang::ValueDecl *Holder;
  Kind Does;
};

/// What the functions of a unit do with the texts that are kept in members and
/// variables, and whom they call.
class TextMentions {
public:
  /// Adds what stands in \p Function, of which \p Facts are known; null if none
  /// are.
  void add(const clang::FunctionDecl &Function, const FunctionFacts *Facts);
  /// Says that all were added. What follows can be asked then.
  void close();

  /// One holder for all pointers that lead into a text, and for that.
  const clang::ValueDecl *textOf(const clang::ValueDecl &Holder) const;

  /// What is mentioned in \p Function, by the expression that does; null if
  /// nothing is known of it.
  using InFunction = llvm::DenseMap<const clang::Expr *, TextMention>;
  const InFunction *in(const clang::FunctionDecl &Function) const;

  /// The functions that mention \p Text.
  llvm::ArrayRef<const clang::FunctionDecl *>
  mentioning(const clang::ValueDecl &Text) const;

  /// These, and the functions that call them, one through another.
  llvm::DenseSet<const clang::FunctionDecl *>
  leadingTo(const clang::ValueDecl &Text) const;

  /// True if some function may read \p Text.
  bool isRead(const clang::ValueDecl &Text) const {
    return Read.contains(&Text);
  }

  /// The functions that call \p Function by its name; none if it is handed
  /// over, too: nobody knows then who does.
  llvm::ArrayRef<const clang::FunctionDecl *>
  callersOf(const clang::FunctionDecl &Function) const;

  /// True if a function of \p Class hands its own object over.
  bool handsOver(const clang::RecordDecl &Class) const;

private:
  void addLeading(const clang::ValueDecl &Pointer, const clang::Expr &Into,
                  InFunction *Known);
  void addMention(const clang::Expr &E, InFunction &Known);
  void addFilling(const clang::Stmt &S, const FunctionFacts *Facts,
                  InFunction &Known);
  void addUse(const clang::Expr &E, const clang::FunctionDecl &Function);

  llvm::DenseMap<const clang::FunctionDecl *, InFunction> ByFunction;
  llvm::DenseMap<const clang::FunctionDecl *,
                 llvm::SmallVector<const clang::FunctionDecl *, 2>>
      Callers;
  /// The names by which functions are called.
  llvm::SmallPtrSet<const clang::Expr *, 16> Called;
  /// Functions, and classes of which objects are.
  llvm::SmallPtrSet<const clang::NamedDecl *, 8> HandedOver;
  llvm::EquivalenceClasses<const clang::ValueDecl *> Texts;
  /// By the text, as textOf gives it.
  llvm::DenseMap<const clang::ValueDecl *,
                 llvm::SmallVector<const clang::FunctionDecl *, 2>>
      Mentioning;
  llvm::SmallPtrSet<const clang::ValueDecl *, 8> Read;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_TEXTMENTIONS_H
