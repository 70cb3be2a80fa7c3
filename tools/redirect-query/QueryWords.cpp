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
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Format.h"

using namespace clang::ast_matchers;
using clang::ASTNodeKind;
using clang::Expr;
using internal::DynTypedMatcher;
using llvm::StringRef;

namespace redirect {

namespace {

/// A word that stands for a matcher.
struct NamedWord {
  llvm::StringLiteral Name;
  llvm::StringLiteral Sentence;
  DynTypedMatcher (*Make)(const Vocabulary *Words);
};

/// A word that takes an argument: a matcher for a part, or a text.
struct WordOfParts {
  llvm::StringLiteral Name;
  llvm::StringLiteral Argument;
  llvm::StringLiteral Sentence;
  DynTypedMatcher (*OfMatcher)(const Vocabulary *,
                               const matchers::ExprMatcher &);
  /// None if the text is none of those that the word takes.
  std::optional<DynTypedMatcher> (*OfText)(const Vocabulary *, StringRef);
};

} // namespace

static DynTypedMatcher onExpr(const matchers::ExprMatcher &M) { return M; }

static constexpr NamedWord NamedWords[] = {
    {"redirectCall", "gives a response a target and a status at once",
     [](const Vocabulary *W) { return onExpr(matchers::redirectCall(W)); }},
    {"setsStatus", "gives a response a status, but no target",
     [](const Vocabulary *W) { return onExpr(matchers::setsStatus(W)); }},
    {"setsHeader", "gives a response a header",
     [](const Vocabulary *W) { return onExpr(matchers::setsHeader(W)); }},
    {"methodTest", "compares the request's method, or switches over it",
     [](const Vocabulary *W) -> DynTypedMatcher {
       return matchers::methodTest(W);
     }},
    {"registersRoute", "registers a handler",
     [](const Vocabulary *W) { return onExpr(matchers::registersRoute(W)); }},
    {"readsRequest", "reads a part of the request",
     [](const Vocabulary *W) { return onExpr(matchers::readsRequest(W)); }},
};

static std::optional<RequestPart> partCalled(StringRef Name) {
  return llvm::StringSwitch<std::optional<RequestPart>>(Name)
      .Case("method", RequestPart::Method)
      .Case("target", RequestPart::Target)
      .Case("route-parameter", RequestPart::RouteParameter)
      .Case("header", RequestPart::Header)
      .Case("body", RequestPart::Body)
      .Default(std::nullopt);
}

static constexpr WordOfParts WordsOfParts[] = {
    {"hasTarget", "matcher", "the target of a redirectCall",
     [](const Vocabulary *W, const matchers::ExprMatcher &Inner) {
       return onExpr(matchers::hasTarget(W, Inner));
     },
     nullptr},
    {"hasStatus", "matcher", "the status of a redirectCall, or what setsStatus",
     [](const Vocabulary *W, const matchers::ExprMatcher &Inner) {
       return onExpr(matchers::hasStatus(W, Inner));
     },
     nullptr},
    {"hasHeaderValue", "matcher", "the value that setsHeader gives",
     [](const Vocabulary *W, const matchers::ExprMatcher &Inner) {
       return onExpr(matchers::hasHeaderValue(W, Inner));
     },
     nullptr},
    {"hasHandler", "matcher", "what registersRoute gives as the handler",
     [](const Vocabulary *W, const matchers::ExprMatcher &Inner) {
       return onExpr(matchers::hasHandler(W, Inner));
     },
     nullptr},
    {"headerIs", "\"Location\"", "what setsHeader sets is called so", nullptr,
     [](const Vocabulary *W, StringRef Text) {
       return std::optional(onExpr(matchers::headerIs(W, Text.str())));
     }},
    {"servesMethod", "\"POST\"", "what registersRoute is for this method, too",
     nullptr,
     [](const Vocabulary *W, StringRef Text) {
       const std::optional<Method> Named = parseMethod(Text);
       return Named ? std::optional(onExpr(matchers::servesMethod(W, *Named)))
                    : std::nullopt;
     }},
    {"patternIs", "\"/orders\"", "what registersRoute is for this pattern",
     nullptr,
     [](const Vocabulary *W, StringRef Text) {
       return std::optional(onExpr(matchers::patternIs(W, Text.str())));
     }},
    {"readsPart", "\"body\"",
     "reads the method, target, route-parameter, header or body", nullptr,
     [](const Vocabulary *W, StringRef Text) {
       const std::optional<RequestPart> Part = partCalled(Text);
       return Part ? std::optional(onExpr(matchers::readsPart(W, *Part)))
                   : std::nullopt;
     }},
};

namespace {

/// Knows our words with arguments beside clang's. The parser hands on what
/// stands for a word without looking into it, so that the place of the word in
/// the list above serves as that.
class QuerySema : public dynamic::Parser::RegistrySema {
public:
  explicit QuerySema(const Vocabulary *Words) : Words(Words) {}

  std::optional<dynamic::MatcherCtor>
  lookupMatcherCtor(StringRef Name) override {
    for (const WordOfParts &Word : WordsOfParts)
      if (Word.Name == Name)
        return reinterpret_cast<dynamic::MatcherCtor>(&Word);
    return RegistrySema::lookupMatcherCtor(Name);
  }

  dynamic::VariantMatcher
  actOnMatcherExpression(dynamic::MatcherCtor Ctor,
                         dynamic::SourceRange NameRange, StringRef BindID,
                         llvm::ArrayRef<dynamic::ParserValue> Args,
                         dynamic::Diagnostics *Error) override {
    const WordOfParts *Word = ours(Ctor);
    if (!Word)
      return RegistrySema::actOnMatcherExpression(Ctor, NameRange, BindID, Args,
                                                  Error);
    if (Args.size() != 1) {
      Error->addError(NameRange, Error->ET_RegistryWrongArgCount)
          << 1 << Args.size();
      return {};
    }
    const std::optional<DynTypedMatcher> Made = make(*Word, Args[0].Value);
    if (!Made) {
      Error->addError(Args[0].Range, Error->ET_RegistryWrongArgType)
          << 1 << Word->Argument << Args[0].Value.getTypeAsString();
      return {};
    }
    return dynamic::VariantMatcher::SingleMatcher(
        BindID.empty() ? *Made : Made->tryBind(BindID).value_or(*Made));
  }

  bool isBuilderMatcher(dynamic::MatcherCtor Ctor) const override {
    return !ours(Ctor) && RegistrySema::isBuilderMatcher(Ctor);
  }

private:
  static const WordOfParts *ours(dynamic::MatcherCtor Ctor) {
    const auto *Is = llvm::find_if(WordsOfParts, [&](const WordOfParts &Word) {
      return reinterpret_cast<dynamic::MatcherCtor>(&Word) == Ctor;
    });
    return Is == std::end(WordsOfParts) ? nullptr : Is;
  }

  std::optional<DynTypedMatcher>
  make(const WordOfParts &Word, const dynamic::VariantValue &Value) const {
    if (Word.OfText)
      return Value.isString() ? Word.OfText(Words, Value.getString())
                              : std::nullopt;
    if (!Value.isMatcher() || !Value.getMatcher().hasTypedMatcher<Expr>())
      return std::nullopt;
    return Word.OfMatcher(Words, Value.getMatcher().getTypedMatcher<Expr>());
  }

  const Vocabulary *Words;
};

} // namespace

llvm::Expected<DynTypedMatcher> parseQuery(StringRef Query,
                                           const Vocabulary *Words) {
  dynamic::Parser::NamedValueMap Values;
  for (const NamedWord &Word : NamedWords)
    Values.insert(
        {Word.Name, dynamic::VariantMatcher::SingleMatcher(Word.Make(Words))});
  QuerySema Ours(Words);
  dynamic::Diagnostics Problems;
  StringRef Rest = Query;
  const std::optional<DynTypedMatcher> Parsed =
      dynamic::Parser::parseMatcherExpression(Rest, &Ours, &Values, &Problems);
  if (!Parsed)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   Problems.toStringFull());
  return Parsed->tryBind("root").value_or(*Parsed);
}

void printQueryWords(llvm::raw_ostream &To) {
  const auto Print = [&](const llvm::Twine &Word, StringRef Sentence) {
    To << llvm::left_justify(Word.str(), 26) << Sentence << "\n";
  };
  for (const NamedWord &Word : NamedWords)
    Print(Word.Name, Word.Sentence);
  for (const WordOfParts &Word : WordsOfParts)
    Print(Word.Name + "(" + Word.Argument + ")", Word.Sentence);
}

} // namespace redirect
