//===- OwnServerShapes.h - How servers of one's own answer ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_OWNSERVERSHAPES_H
#define REDIRECT_TIDY_FACTS_OWNSERVERSHAPES_H

#include "Facts/AnswerRecords.h"
#include "Facts/SinkShapes.h"
#include "Facts/Unmodelled.h"
#include "Facts/UserCode.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace redirect {

/// Finds by what a server of one's own answers, in a unit that compares methods
/// itself, and says of it what a model would.
class OwnServerShapes {
public:
  /// True for what somebody has told of already.
  using IsLeftOut = llvm::function_ref<bool(const clang::NamedDecl &)>;

  OwnServerShapes(clang::ASTContext &Context, Vocabulary &Words, UserCode &Code,
                  UnmodelledFramework &Result)
      : Context(Context), Words(Words), Code(Code), Result(Result),
        Answers(Context) {}

  void visit(const clang::Stmt &S) { Answers.add(S); }
  void visit(const clang::CXXConstructorDecl &Constructor) {
    Answers.add(Constructor);
  }
  /// \p Callee has a name.
  void visit(const clang::CallExpr &Call, const clang::FunctionDecl &Callee);

  /// Adds what has been seen to the vocabulary and to the result.
  void give(IsLeftOut LeftOut);

private:
  void addReading(const clang::CallExpr &Call);
  void giveAnswerRecords(IsLeftOut LeftOut);
  void giveConstructors(const AnswerRecord &Answer);
  bool giveAnswer(const clang::FunctionDecl &Function,
                  const AnswerCalls &Calls);
  void giveSinks(IsLeftOut LeftOut);
  void givePrinting();

  clang::ASTContext &Context;
  Vocabulary &Words;
  UserCode &Code;
  UnmodelledFramework &Result;
  AnswerRecords Answers;
  /// What is called where texts are answers.
  llvm::MapVector<const clang::FunctionDecl *, AnswerCalls> MaySend;
  bool ReadsStandardInput = false;
  bool ReadsRequestLine = false;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_OWNSERVERSHAPES_H
