//===- SinkShapes.h - What may send a text ----------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_SINKSHAPES_H
#define REDIRECT_TIDY_FACTS_SINKSHAPES_H

#include "Models/Vocabulary.h"
#include "clang/AST/Expr.h"
#include <map>
#include <set>

namespace redirect {

/// What a model would say of \p Function if it may send a text to a client, by
/// its name and by what it takes: a connection and a text; none for others.
std::optional<RawResponseModel>
sinkShapeOf(const clang::FunctionDecl &Function);

/// What its calls show of a function whose body nobody sees.
struct AnswerCalls {
  /// By the index of an argument, the numbers that it is given and that may be
  /// statuses.
  std::map<unsigned, std::set<int>> Statuses;
  /// The arguments that are lines of headers: "Location: /home\r\n".
  std::set<unsigned> HeaderLines;
  /// The arguments that are paths, beside a redirecting status and otherwise.
  std::set<unsigned> Targets;
  std::set<unsigned> OtherPaths;

  void add(const clang::CallExpr &Call, const clang::ASTContext &Context);
};

/// What a model would say of a function that gives an answer; nothing in it if
/// it gives none.
struct AnswerShape {
  std::optional<RedirectModel> Redirect;
  std::optional<StatusModel> Status;
  std::optional<HeaderModel> Headers;
};

/// What \p Function answers by the status and the target that it is given, as
/// its name, its parameters and \p Calls show: `http_reply(conn, 302,
/// location)`.
AnswerShape answerShapeOf(const clang::FunctionDecl &Function,
                          const AnswerCalls &Calls);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_SINKSHAPES_H
