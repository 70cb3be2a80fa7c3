//===- MethodText.cpp - What is asked of the method's letters -------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The method is one of nine words, or some other: what `method[0] == 'G'`,
// `method.size()` or `("GET " + path).starts_with(method)` gives can be worked
// out for each of them.
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Flow/Evaluator.h"
#include "llvm/Support/Regex.h"

using namespace clang;

namespace redirect {

namespace {

/// A member function of texts, and what it is given.
struct TextQuestion {
  StringRef Name;
  std::optional<Text> Given;
  SmallVector<int64_t, 2> Numbers;

  bool isOf(ArrayRef<llvm::StringLiteral> Names) const {
    return llvm::is_contained(Names, Name);
  }
  /// True for text.rfind("GET", 0), which asks how the text begins.
  bool isAboutBeginning() const {
    return Name == "rfind" && Numbers.size() == 1 && Numbers[0] == 0;
  }
};

constexpr llvm::StringLiteral Known[] = {
    "size",      "length",   "empty",    "front",  "at",          "[]",
    "*",         "substr",   "find",     "rfind",  "starts_with", "startsWith",
    "ends_with", "endsWith", "contains", "compare"};
constexpr llvm::StringLiteral Starts[] = {"starts_with", "startsWith"};
constexpr llvm::StringLiteral Ends[] = {"ends_with", "endsWith"};
constexpr llvm::StringLiteral Letters[] = {"at", "[]"};

} // namespace

static Value position(size_t At) {
  return Value::number(At == StringRef::npos ? -1 : static_cast<int64_t>(At));
}

/// \p Count letters of \p T from \p Index on; unknown if there are none.
static Value lettersAt(const Text &T, int64_t Index, size_t Count) {
  if (T.Pieces.size() != 1 || Index < 0 ||
      static_cast<size_t>(Index) >= T.Pieces[0].Characters.size())
    return Value::unknown();
  Text Letters = T;
  Letters.Pieces[0].Characters =
      Letters.Pieces[0].Characters.substr(static_cast<size_t>(Index), Count);
  return Value::text(std::move(Letters));
}

/// What \p Asked gives for the text \p Whole if it is given \p Given.
static Value answerWith(const TextQuestion &Asked, StringRef Whole,
                        StringRef Given) {
  if (Asked.isAboutBeginning())
    return position(Whole.starts_with(Given) ? 0 : StringRef::npos);
  // Where to begin, how many letters, whether small ones are the same.
  if (!Asked.Numbers.empty())
    return Value::unknown();
  if (Asked.isOf(Starts))
    return Value::number(Whole.starts_with(Given));
  if (Asked.isOf(Ends))
    return Value::number(Whole.ends_with(Given));
  if (Asked.Name == "contains")
    return Value::number(Whole.contains(Given));
  if (Asked.Name == "compare")
    return Whole == Given ? Value::number(0) : Value::nonZero();
  if (Asked.Name == "find")
    return position(Whole.find(Given));
  if (Asked.Name == "rfind")
    return position(Whole.rfind(Given));
  return Value::unknown();
}

/// What \p Asked gives for \p T, which is spelled out; unknown if that isn't
/// understood.
static Value answer(const TextQuestion &Asked, const Text &T) {
  const std::string Whole = T.literal();
  const ArrayRef<int64_t> Numbers = Asked.Numbers;
  if (Asked.Given)
    return Asked.Given->isLiteral()
               ? answerWith(Asked, Whole, Asked.Given->literal())
               : Value::unknown();
  if (Asked.Name == "size" || Asked.Name == "length")
    return Value::number(static_cast<int64_t>(Whole.size()));
  if (Asked.Name == "empty")
    return Value::number(Whole.empty());
  if (Asked.Name == "front" || Asked.Name == "*")
    return lettersAt(T, 0, 1);
  if (Asked.isOf(Letters) && Numbers.size() == 1)
    return lettersAt(T, Numbers[0], 1);
  if (Asked.Name == "substr" && !Numbers.empty())
    return lettersAt(T, Numbers[0],
                     Numbers.size() > 1 ? static_cast<size_t>(Numbers[1])
                                        : StringRef::npos);
  return Value::unknown();
}

/// The same for \p T of which only the beginning is spelled out.
static Value answerByBeginning(const TextQuestion &Asked, const Text &T) {
  if (!Asked.Given || !Asked.Given->isLiteral() || T.Pieces.empty() ||
      T.Pieces[0].From != TextPiece::Source::Literal)
    return Value::unknown();
  const std::string Given = Asked.Given->literal();
  std::string Beginning;
  for (const TextPiece &Piece : T.Pieces) {
    if (Piece.From != TextPiece::Source::Literal)
      break;
    Beginning += Piece.Characters;
  }
  const StringRef Start = Beginning;
  const bool IsLongEnough = Start.size() >= Given.size();
  const bool Begins = Start.starts_with(Given);
  if (!IsLongEnough && StringRef(Given).starts_with(Start))
    return Value::unknown();
  if (Asked.isAboutBeginning())
    return Value::number(Begins ? 0 : -1);
  if (!Asked.Numbers.empty())
    return Value::unknown();
  if (Asked.isOf(Starts))
    return Value::number(Begins);
  if (Asked.Name == "find" && Begins)
    return Value::number(0);
  return Value::unknown();
}

/// What \p Asked gives of \p V for each of \p Methods.
static ValueSet answersFor(const TextQuestion &Asked, const Value &V,
                           MethodSet Methods) {
  ValueSet Result;
  const Text Whole = asText(V, nullptr);
  for (unsigned I = 0; I != NumMethods; ++I) {
    const auto M = static_cast<Method>(I);
    if (!Methods.contains(M))
      continue;
    TextQuestion OfMethod = Asked;
    if (OfMethod.Given)
      OfMethod.Given = OfMethod.Given->forMethod(M);
    const Text T = Whole.forMethod(M);
    Value Answer = M == Method::Other ? Value::unknown()
                   : T.isLiteral()    ? answer(OfMethod, T)
                                      : answerByBeginning(OfMethod, T);
    if (Answer.Is == Value::Kind::Unknown)
      Answer = Value::madeOfMethod();
    Result.add(std::move(Answer), MethodSet(M));
  }
  return Result;
}

static bool readsMethod(const ValueSet::Entry &E) {
  return E.Is.Is == Value::Kind::RequestMethod ||
         (E.Is.Is == Value::Kind::Text &&
          E.Is.Text.holds(TextPiece::Source::RequestMethod));
}

std::optional<ValueSet>
Evaluator::askMethod(StringRef Name, const Expr *Object,
                     ArrayRef<const Expr *> Arguments) const {
  TextQuestion Asked;
  Asked.Name = Name;
  if (!Asked.isOf(Known))
    return std::nullopt;
  bool IsAboutMethod = false;
  for (const Expr *Argument : Arguments) {
    const ValueSet Values = evaluate(Argument);
    if (std::distance(Values.begin(), Values.end()) != 1)
      return std::nullopt;
    const ValueSet::Entry &Only = *Values.begin();
    if (Only.Is.Is == Value::Kind::Number)
      Asked.Numbers.push_back(Only.Is.Number);
    else if (Only.Is.Is == Value::Kind::Text || readsMethod(Only))
      Asked.Given = asText(Only.Is, Argument);
    else
      return std::nullopt;
    IsAboutMethod |= readsMethod(Only);
  }
  const ValueSet Objects = evaluate(Object);
  if (!IsAboutMethod && llvm::none_of(Objects, readsMethod))
    return std::nullopt;
  ValueSet Result;
  for (const ValueSet::Entry &E : Objects) {
    const bool IsText = E.Is.Is == Value::Kind::Text || readsMethod(E);
    Result.add(IsText ? answersFor(Asked, E.Is, E.For.methods())
                      : ValueSet(Value::madeOfMethod(), E.For),
               E.For);
  }
  return Result;
}

/// The pattern with which the constant \p E, a regular expression, was made.
static std::optional<StringRef> patternOf(const Expr *E) {
  E = asWritten(E);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    if (!Variable || !Variable->getType().isConstQualified() ||
        !Variable->getAnyInitializer())
      return std::nullopt;
    E = asWritten(Variable->getAnyInitializer());
  }
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    E = asWritten(Cast->getSubExpr());
  const auto *Construct = dyn_cast<CXXConstructExpr>(E);
  if (!Construct || Construct->getNumArgs() == 0)
    return std::nullopt;
  // std::regex::icase: what it changes isn't followed.
  if (Construct->getNumArgs() > 1 &&
      !isa<CXXDefaultArgExpr>(Construct->getArg(1)))
    return std::nullopt;
  const std::optional<StringRef> Pattern = constantText(*Construct->getArg(0));
  // ECMAScript has classes, \w, which POSIX takes for plain letters.
  return Pattern && !Pattern->contains('\\') ? Pattern : std::nullopt;
}

// std::regex_match(method, std::regex("GET|HEAD"))
std::optional<ValueSet> Evaluator::matchMethod(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const IdentifierInfo *Name = Callee ? Callee->getIdentifier() : nullptr;
  if (!Name || !isStandard(*Callee) || Call.getNumArgs() < 2 ||
      !(Name->isStr("regex_match") || Name->isStr("regex_search")))
    return std::nullopt;
  const ValueSet Matched = evaluate(Call.getArg(0));
  std::optional<StringRef> Pattern;
  for (const Expr *Argument : llvm::drop_begin(Call.arguments()))
    if (!Pattern)
      Pattern = patternOf(Argument);
  if (!Pattern || Matched.empty() ||
      !llvm::all_of(Matched, [](const ValueSet::Entry &E) {
        return E.Is.Is == Value::Kind::RequestMethod;
      }))
    return std::nullopt;
  const bool IsWhole = Name->isStr("regex_match");
  const llvm::Regex Expression(IsWhole ? ("^(" + *Pattern + ")$").str()
                                       : Pattern->str());
  if (!Expression.isValid())
    return std::nullopt;
  ValueSet Result;
  for (unsigned I = 0; I != NumMethods; ++I)
    if (const auto M = static_cast<Method>(I); At.Reached.methods().contains(M))
      Result.add(M == Method::Other
                     ? Value::madeOfMethod()
                     : Value::number(Expression.match(methodName(M))),
                 MethodSet(M));
  return Result;
}

} // namespace redirect
