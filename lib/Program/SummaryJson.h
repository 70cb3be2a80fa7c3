//===- SummaryJson.h - What functions do, as text ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How units tell each other what their functions do. Parameters are known by
// their numbers, functions by their USRs, places by file, line and column.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_SUMMARYJSON_H
#define REDIRECT_TIDY_PROGRAM_SUMMARYJSON_H

#include "Flow/Summary.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/StringSaver.h"
#include <deque>

namespace redirect {

/// "*" for all methods, "-GET HEAD" for all but some, "PUT POST" for these.
std::string methodsAsText(MethodSet Methods);
/// Nothing if \p Text is not of that form.
std::optional<MethodSet> methodsFromText(llvm::StringRef Text);

/// "src/routes.cpp:12:3"
std::string placeAsText(const PlaceElsewhere &Place);
std::optional<PlaceElsewhere> placeFromText(llvm::StringRef Text);

/// The values in \p Case by their parameters, "1=0,2=1"; empty if it isn't made
/// of constants for parameters alone.
std::string caseAsText(const EntryValues &Case);

/// What \p Case, "2=1", of the function called \p Key is called; \p Key itself
/// if there is none.
std::string caseKey(llvm::StringRef Key, llvm::StringRef Case);

/// What the handlers are called that the function called \p Key returns.
std::string resultKey(llvm::StringRef Key);

/// \p Object on one line.
std::string jsonText(llvm::json::Object Object);

/// The USR by which other units know a function or a class; empty if they can't
/// name it.
std::string visibleUsr(const clang::NamedDecl &Named);

/// Writes what a unit's functions do.
class SummaryWriter {
public:
  using PlaceOf = llvm::function_ref<PlaceElsewhere(const clang::Expr &)>;

  /// \p Where tells where expressions of the unit stand, and must outlive the
  /// writer; where there are none, it may be null.
  explicit SummaryWriter(PlaceOf Where) : Where(Where) {}

  llvm::json::Object evidence(const Evidence &Done) const;

  /// One of the redirects of \p Function.
  llvm::json::Object redirect(const Redirect &R,
                              const clang::FunctionDecl &Function) const;

  /// What callers in other units have to know of \p Function; empty if that is
  /// nothing.
  llvm::json::Object summary(const FunctionSummary &Summary,
                             const clang::FunctionDecl &Function) const;

private:
  std::string place(CodePlace At) const;
  /// Where \p Status is written; that is by \p Write, if it is implicit.
  std::string placeOfStatus(const clang::Expr &Status,
                            const clang::Expr *Write) const;
  std::optional<unsigned> parameter(const clang::ValueDecl *Variable,
                                    const clang::FunctionDecl &Function) const;
  llvm::json::Array text(const Text &T,
                         const clang::FunctionDecl &Function) const;
  llvm::json::Array values(const ValueSet &Values,
                           const clang::FunctionDecl &Function) const;
  llvm::json::Object effect(const Effect &E,
                            const clang::FunctionDecl &Function) const;
  llvm::json::Array effects(const FunctionSummary &Summary,
                            const clang::FunctionDecl &Function) const;
  llvm::json::Array tested(const FunctionSummary &Summary,
                           const clang::FunctionDecl &Function) const;
  llvm::json::Array cases(const FunctionSummary &Summary,
                          const clang::FunctionDecl &Function) const;
  llvm::json::Array redirects(const FunctionSummary &Summary,
                              const clang::FunctionDecl &Function,
                              bool OnlyOfCallers) const;

  PlaceOf Where;
};

/// Reads what SummaryWriter has written, for a unit that declares the function,
/// or for nobody's. What can't be read is left out: the worst is that less is
/// known. Results refer to the reader, which must outlive them.
class SummaryReader {
public:
  Evidence evidence(const llvm::json::Object *From);

  /// One of the redirects of the function whose USR is \p Usr. \p Owner is the
  /// function, as it is declared here, or the class whose objects it catches;
  /// null if there is none.
  std::optional<Redirect> redirect(const llvm::json::Object &From,
                                   llvm::StringRef Usr,
                                   const clang::Decl *Owner);

  FunctionSummary summary(const llvm::json::Object &From, llvm::StringRef Usr,
                          const clang::FunctionDecl &Function);

  const PlaceElsewhere *place(std::optional<llvm::StringRef> Text);

  /// \p Text, kept as long as the reader.
  llvm::StringRef keep(llvm::StringRef Text) { return Strings.save(Text); }

private:
  /// The function that is read, and what has the parameters or members of which
  /// it speaks.
  struct Described {
    llvm::StringRef Usr;
    const clang::Decl *Owner;
  };

  Text text(const llvm::json::Array &From, const clang::Decl *Owner);
  TextPiece piece(const llvm::json::Object &From, const clang::Decl *Owner);
  Value value(const llvm::json::Object &From, Described Of);
  ValueSet values(const llvm::json::Array *From, Described Of);
  std::optional<Effect> effect(const llvm::json::Object &From, Described Of);
  void addRedirects(const llvm::json::Object &From, Described Of,
                    FunctionSummary &To);
  const StatusElsewhere *status(const llvm::json::Object &From,
                                llvm::StringRef Usr);

  llvm::BumpPtrAllocator Characters;
  llvm::UniqueStringSaver Strings{Characters};
  std::deque<PlaceElsewhere> Places;
  std::deque<StatusElsewhere> Statuses;
};

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_SUMMARYJSON_H
