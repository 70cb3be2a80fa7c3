//===- SummaryReader.h - Reads what functions do ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_SUMMARYREADER_H
#define REDIRECT_TIDY_PROGRAM_SUMMARYREADER_H

#include "Facts/CodeElsewhere.h"
#include "Program/SummaryJson.h"
#include "llvm/Support/StringSaver.h"
#include <deque>

namespace redirect {

/// What a registration says of its handlers' parameters, as passedBy has
/// written it.
PassedElsewhere passedFromJson(const llvm::json::Object &From);

/// Reads what SummaryWriter has written, for a unit that declares the function,
/// or for nobody's. What can't be read is left out: the worst is that less is
/// known. Results refer to the reader, which must outlive them.
class SummaryReader {
public:
  /// What was done; of what its parameters are given, if it is by the function
  /// \p Owner, which may be null.
  Evidence evidence(const llvm::json::Object *From,
                    const clang::Decl *Owner = nullptr);

  /// One of the redirects of the function whose USR is \p Usr. \p Owner is the
  /// function, as it is declared here, or the class whose objects it catches;
  /// null if there is none.
  std::optional<Redirect> redirect(const llvm::json::Object &From,
                                   llvm::StringRef Usr,
                                   const clang::Decl *Owner);

  FunctionSummary summary(const llvm::json::Object &From, llvm::StringRef Usr,
                          const clang::FunctionDecl &Function);

  /// \p Methods, if what the JSON \p Under says holds of the parameters.
  ParameterReach reach(MethodSet Methods, llvm::StringRef Under);

  /// What the JSON \p Passed says that a call passes for the parameter at
  /// \p Index; unknown if it says nothing of it.
  llvm::SmallVector<PassedValue<unsigned>, 2>
  passed(const llvm::json::Object &Passed, unsigned Index);

  const PlaceElsewhere *place(std::optional<llvm::StringRef> Text);

  /// \p Text, kept as long as the reader.
  llvm::StringRef keep(llvm::StringRef Text) { return Strings.save(Text); }
  llvm::StringSaver &strings() { return Texts; }

private:
  /// The function that is read, and what has the parameters or members of which
  /// it speaks.
  struct Described {
    llvm::StringRef Usr;
    const clang::Decl *Owner;
  };

  Text text(const llvm::json::Array &From, const clang::Decl *Owner,
            llvm::StringRef Usr);
  TextPiece piece(const llvm::json::Object &From, const clang::Decl *Owner,
                  llvm::StringRef Usr);
  Value value(const llvm::json::Object &From, Described Of);
  std::optional<Constant> constant(const llvm::json::Object &From);
  ParameterReach reach(const llvm::json::Array &Ways);
  FunctionReach reach(const llvm::json::Object &From, llvm::StringRef Methods,
                      llvm::StringRef Under, const clang::Decl *Owner);
  ValueSet values(const llvm::json::Array *From, Described Of);
  std::optional<Effect> effect(const llvm::json::Object &From, Described Of);
  RegistrationFlow registration(const llvm::json::Object &From, Described Of);
  void addRuns(const llvm::json::Object &From, Described Of,
               std::vector<CallFlow> &To);
  std::unique_ptr<FunctionSummary> result(const llvm::json::Object &From,
                                          Described Of);
  void addRedirects(const llvm::json::Object &From, Described Of,
                    FunctionSummary &To);
  const StatusElsewhere *status(const llvm::json::Object &From,
                                llvm::StringRef Usr);

  llvm::BumpPtrAllocator Characters;
  llvm::UniqueStringSaver Strings{Characters};
  llvm::StringSaver Texts{Characters};
  std::deque<PlaceElsewhere> Places;
  std::deque<StatusElsewhere> Statuses;
};

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_SUMMARYREADER_H
