//===- QueryWords.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "QueryWords.h"
#include "Facts/Matchers.h"
#include "clang/ASTMatchers/Dynamic/Diagnostics.h"
#include "clang/ASTMatchers/Dynamic/Parser.h"
#include "llvm/Support/Format.h"

using namespace clang::ast_matchers;
using llvm::StringRef;

namespace redirect {

namespace {

/// A word that stands for a matcher.
struct NamedWord {
  llvm::StringLiteral Name;
  llvm::StringLiteral Sentence;
  internal::DynTypedMatcher (*Make)(const Vocabulary *Words);
};

} // namespace

static constexpr NamedWord NamedWords[] = {
    {"redirectCall", "gives a response a target and a status at once",
     [](const Vocabulary *Words) -> internal::DynTypedMatcher {
       return internal::Matcher<clang::Expr>(matchers::redirectCall(Words));
     }},
};

llvm::Expected<internal::DynTypedMatcher> parseQuery(StringRef Query,
                                                     const Vocabulary *Words) {
  dynamic::Parser::NamedValueMap Values;
  for (const NamedWord &Word : NamedWords)
    Values.insert(
        {Word.Name, dynamic::VariantMatcher::SingleMatcher(Word.Make(Words))});
  dynamic::Diagnostics Problems;
  StringRef Rest = Query;
  const std::optional<internal::DynTypedMatcher> Parsed =
      dynamic::Parser::parseMatcherExpression(Rest, nullptr, &Values,
                                              &Problems);
  if (!Parsed)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   Problems.toStringFull());
  return *Parsed->tryBind("root");
}

void printQueryWords(llvm::raw_ostream &To) {
  for (const NamedWord &Word : NamedWords)
    To << llvm::left_justify(Word.Name, 16) << Word.Sentence << "\n";
}

} // namespace redirect
