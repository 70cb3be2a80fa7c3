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
using clang::Expr;
using internal::DynTypedMatcher;
using llvm::StringRef;

namespace redirect {

namespace {

using matchers::ExprMatcher;

/// A word of our own. One of the three functions makes its matcher; the others
/// are null.
struct QueryWord {
  llvm::StringLiteral Name;
  /// What it is given, as examples have it; empty if that is nothing.
  llvm::StringLiteral Argument;
  llvm::StringLiteral Sentence;
  DynTypedMatcher (*Make)(const Vocabulary *Words);
  DynTypedMatcher (*OfMatcher)(const Vocabulary *, const ExprMatcher &);
  /// None if the text is none of those that the word takes.
  std::optional<DynTypedMatcher> (*OfText)(const Vocabulary *, StringRef);
};

} // namespace

static DynTypedMatcher onExpr(const ExprMatcher &M) { return M; }

static std::optional<RequestPart> partCalled(StringRef Name) {
  return llvm::StringSwitch<std::optional<RequestPart>>(Name)
      .Case("method", RequestPart::Method)
      .Case("target", RequestPart::Target)
      .Case("route-parameter", RequestPart::RouteParameter)
      .Case("header", RequestPart::Header)
      .Case("body", RequestPart::Body)
      .Default(std::nullopt);
}

static constexpr QueryWord QueryWords[] = {
    {"redirectCall", "", "gives a response a target and a status at once",
     [](const Vocabulary *W) { return onExpr(matchers::redirectCall(W)); },
     nullptr, nullptr},
    {"setsStatus", "", "gives a response a status, but no target",
     [](const Vocabulary *W) { return onExpr(matchers::setsStatus(W)); },
     nullptr, nullptr},
    {"setsHeader", "", "gives a response a header",
     [](const Vocabulary *W) { return onExpr(matchers::setsHeader(W)); },
     nullptr, nullptr},
    {"methodTest", "", "compares the request's method, or switches over it",
     [](const Vocabulary *W) -> DynTypedMatcher {
       return matchers::methodTest(W);
     },
     nullptr, nullptr},
    {"registersRoute", "", "registers a handler",
     [](const Vocabulary *W) { return onExpr(matchers::registersRoute(W)); },
     nullptr, nullptr},
    {"readsRequest", "", "reads a part of the request",
     [](const Vocabulary *W) { return onExpr(matchers::readsRequest(W)); },
     nullptr, nullptr},
    {"hasTarget", "MATCHER", "a redirectCall with such a target", nullptr,
     [](const Vocabulary *W, const ExprMatcher &Inner) {
       return onExpr(matchers::hasTarget(W, Inner));
     },
     nullptr},
    {"hasStatus", "MATCHER", "a redirectCall or setsStatus with such a status",
     nullptr,
     [](const Vocabulary *W, const ExprMatcher &Inner) {
       return onExpr(matchers::hasStatus(W, Inner));
     },
     nullptr},
    {"hasHeaderValue", "MATCHER", "a setsHeader with such a value", nullptr,
     [](const Vocabulary *W, const ExprMatcher &Inner) {
       return onExpr(matchers::hasHeaderValue(W, Inner));
     },
     nullptr},
    {"hasHandler", "MATCHER", "a registersRoute with such a handler", nullptr,
     [](const Vocabulary *W, const ExprMatcher &Inner) {
       return onExpr(matchers::hasHandler(W, Inner));
     },
     nullptr},
    {"headerIs", "\"Location\"", "a setsHeader of this header", nullptr,
     nullptr,
     [](const Vocabulary *W, StringRef Text) {
       return std::optional(onExpr(matchers::headerIs(W, Text.str())));
     }},
    {"servesMethod", "\"POST\"", "a registersRoute for this method, or for all",
     nullptr, nullptr,
     [](const Vocabulary *W, StringRef Text) {
       const std::optional<Method> Named = parseMethod(Text);
       return Named ? std::optional(onExpr(matchers::servesMethod(W, *Named)))
                    : std::nullopt;
     }},
    {"patternIs", "\"/orders\"", "a registersRoute for this pattern", nullptr,
     nullptr,
     [](const Vocabulary *W, StringRef Text) {
       return std::optional(onExpr(matchers::patternIs(W, Text.str())));
     }},
    {"readsPart", "\"body\"",
     "a readsRequest of the method, target, route-parameter, header or body",
     nullptr, nullptr,
     [](const Vocabulary *W, StringRef Text) {
       const std::optional<RequestPart> Part = partCalled(Text);
       return Part ? std::optional(onExpr(matchers::readsPart(W, *Part)))
                   : std::nullopt;
     }},
};

/// What \p Word makes of its one argument; none if that isn't of its kind.
static std::optional<DynTypedMatcher> make(const QueryWord &Word,
                                           const Vocabulary *Words,
                                           const dynamic::VariantValue &Value) {
  if (Word.OfText)
    return Value.isString() ? Word.OfText(Words, Value.getString())
                            : std::nullopt;
  if (!Value.isMatcher() || !Value.getMatcher().hasTypedMatcher<Expr>())
    return std::nullopt;
  return Word.OfMatcher(Words, Value.getMatcher().getTypedMatcher<Expr>());
}

namespace {

/// Knows our words beside clang's. What stands for a matcher is handed on by
/// the parser without looking into it, so that a place in the list above can be
/// that.
class QuerySema : public dynamic::Parser::RegistrySema {
public:
  explicit QuerySema(const Vocabulary *Words) : Words(Words) {}

  std::optional<dynamic::MatcherCtor>
  lookupMatcherCtor(StringRef Name) override {
    for (const QueryWord &Word : QueryWords)
      if (Word.Name == Name)
        return reinterpret_cast<dynamic::MatcherCtor>(&Word);
    return RegistrySema::lookupMatcherCtor(Name);
  }

  dynamic::VariantMatcher
  actOnMatcherExpression(dynamic::MatcherCtor Ctor,
                         dynamic::SourceRange NameRange, StringRef BindID,
                         llvm::ArrayRef<dynamic::ParserValue> Args,
                         dynamic::Diagnostics *Error) override {
    const QueryWord *Word = ours(Ctor);
    if (!Word)
      return RegistrySema::actOnMatcherExpression(Ctor, NameRange, BindID, Args,
                                                  Error);
    const size_t Wanted = Word->Make ? 0 : 1;
    if (Args.size() != Wanted) {
      Error->addError(NameRange, dynamic::Diagnostics::ET_RegistryWrongArgCount)
          << Wanted << Args.size();
      return {};
    }
    const std::optional<DynTypedMatcher> Made =
        Word->Make ? Word->Make(Words) : make(*Word, Words, Args[0].Value);
    if (!Made) {
      Error->addError(Args[0].Range,
                      dynamic::Diagnostics::ET_RegistryWrongArgType)
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
  static const QueryWord *ours(dynamic::MatcherCtor Ctor) {
    const auto *Is = llvm::find_if(QueryWords, [&](const QueryWord &Word) {
      return reinterpret_cast<dynamic::MatcherCtor>(&Word) == Ctor;
    });
    return Is == std::end(QueryWords) ? nullptr : Is;
  }

  const Vocabulary *Words;
};

} // namespace

llvm::Expected<DynTypedMatcher> parseQuery(StringRef Query,
                                           const Vocabulary *Words) {
  // What takes nothing may stand without parentheses.
  dynamic::Parser::NamedValueMap Values;
  for (const QueryWord &Word : QueryWords)
    if (Word.Make)
      Values.insert({Word.Name,
                     dynamic::VariantMatcher::SingleMatcher(Word.Make(Words))});
  QuerySema Ours(Words);
  dynamic::Diagnostics Problems;
  StringRef Rest = Query;
  const std::optional<DynTypedMatcher> Parsed =
      dynamic::Parser::parseMatcherExpression(Rest, &Ours, &Values, &Problems);
  if (!Parsed)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   Problems.toStringFull());
  return Parsed->tryBind(BoundRoot).value_or(*Parsed);
}

void printQueryWords(llvm::raw_ostream &To) {
  for (const QueryWord &Word : QueryWords) {
    std::string Spelled = Word.Name.str();
    if (!Word.Argument.empty())
      Spelled += ("(" + Word.Argument + ")").str();
    To << llvm::left_justify(Spelled, 26) << Word.Sentence << "\n";
  }
}

} // namespace redirect
