//===- RequestsSent.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/RequestsSent.h"
#include "Facts/ClientShapes.h"
#include "Facts/Expressions.h"
#include "Facts/Names.h"
#include "Facts/StatementsIn.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

using namespace clang;

namespace redirect {

/// Values lead to values: `status`, `answer`, `client.Post("/orders")`.
static constexpr unsigned MaxSteps = 4;

bool namesAssertion(StringRef Function) {
  static constexpr StringRef Words[] = {"expect", "assert",   "require",
                                        "check",  "qcompare", "qverify",
                                        "verify", "test",     "should"};
  // What must not be the status, or is below it, needn't be it.
  static constexpr StringRef Others[] = {"ne", "lt",  "le",   "gt",
                                         "ge", "not", "false"};
  const SmallVector<std::string, 4> Has = wordsOf(Function);
  const auto HoldsAny = [&](ArrayRef<StringRef> Any) {
    return llvm::any_of(
        Has, [&](StringRef Word) { return llvm::is_contained(Any, Word); });
  };
  return HoldsAny(Words) && !HoldsAny(Others);
}

StringRef outermostMacro(SourceLocation Location, const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  if (!Location.isMacroID())
    return "";
  const SourceLocation Begin = Sources.getExpansionLoc(Location);
  return Lexer::getSourceText(CharSourceRange::getTokenRange(Begin, Begin),
                              Sources, Context.getLangOpts());
}

/// The path that \p Text names: "/orders" of "http://localhost:80/orders?all";
/// empty if it names none.
static StringRef pathIn(StringRef Text) {
  if (const size_t Scheme = Text.find("://"); Scheme != StringRef::npos) {
    Text = Text.drop_front(Scheme + 3);
    Text = Text.drop_front(std::min(Text.find('/'), Text.size()));
  }
  Text = Text.take_front(Text.find_first_of("?#"));
  return Text.starts_with("/") && !Text.contains(' ') ? Text : "";
}

static StringRef pathIn(const Stmt &S) {
  const auto *Literal = dyn_cast<StringLiteral>(&S);
  return Literal && Literal->getCharByteWidth() == 1
             ? pathIn(Literal->getString())
             : "";
}

// client.Post(...), http_put(...), verb::post, "DELETE"
/// The method that a name or a text stands for.
static MethodSet methodOfWord(StringRef Word) {
  if (Word.equals_insensitive("del"))
    return Method::Delete;
  const std::optional<Method> Named = parseMethod(Word);
  return Named && *Named != Method::Other ? MethodSet(*Named)
                                          : MethodSet::none();
}

static MethodSet methodOfName(StringRef Name) {
  const SmallVector<std::string, 4> Words = wordsOf(Name);
  if (Words.empty())
    return {};
  const MethodSet First = methodOfWord(Words.front());
  return First.empty() ? methodOfWord(Words.back()) : First;
}

static MethodSet methodNamedBy(const Stmt &S) {
  if (const auto *Literal = dyn_cast<StringLiteral>(&S))
    return Literal->getCharByteWidth() == 1 ? methodOfWord(Literal->getString())
                                            : MethodSet::none();
  const auto *Reference = dyn_cast<DeclRefExpr>(&S);
  const ValueDecl *D = Reference ? Reference->getDecl() : nullptr;
  const bool IsConstant =
      isa_and_present<EnumConstantDecl>(D) ||
      (isa_and_present<VarDecl>(D) && D->getType().isConstQualified());
  return IsConstant && D->getIdentifier() ? methodOfName(D->getName())
                                          : MethodSet::none();
}

/// The request that \p E makes, if it holds a path and a method: the innermost
/// call that is given the path names the method, or else something that is
/// given beside it.
static std::optional<RequestSent> requestIn(const Expr &E) {
  SmallVector<std::pair<const Stmt *, const CallExpr *>> Pending = {
      {&E, nullptr}};
  RequestSent Result;
  const CallExpr *Sending = nullptr;
  MethodSet Beside;
  while (!Pending.empty()) {
    auto [S, Around] = Pending.pop_back_val();
    if (!S || isa<LambdaExpr>(S))
      continue;
    if (const auto *Call = dyn_cast<CallExpr>(S);
        Call && !isa<CXXOperatorCallExpr>(S))
      Around = Call;
    if (const StringRef Path = pathIn(*S); !Path.empty() && Around) {
      if (!Result.Path.empty() && Result.Path != Path)
        return std::nullopt;
      Result.Path = Path.str();
      Sending = Around;
    }
    Beside |= methodNamedBy(*S);
    for (const Stmt *Child : S->children())
      Pending.emplace_back(Child, Around);
  }
  if (!Sending)
    return std::nullopt;
  Result.Methods = methodOfName(calleeName(*Sending));
  if (Result.Methods.empty())
    Result.Methods = Beside;
  if (Result.Methods.empty())
    return std::nullopt;
  return Result;
}

RequestsSent::RequestsSent(const FunctionDecl &Function,
                           const ASTContext &Context)
    : Function(Function), Context(Context) {
  forEachIn(Function.getBody(), [this](const Stmt &S) { take(S); });
  const SourceManager &Sources = Context.getSourceManager();
  for (auto &[Variable, All] : Values)
    llvm::sort(All, [&](const Expr *A, const Expr *B) {
      return Sources.isBeforeInTranslationUnit(A->getExprLoc(),
                                               B->getExprLoc());
    });
}

/// Takes note of what \p S gives to a variable.
void RequestsSent::take(const Stmt &S) {
  if (const auto *Declared = dyn_cast<DeclStmt>(&S)) {
    for (const Decl *D : Declared->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D);
          Variable && Variable->getInit())
        Values[Variable].push_back(Variable->getInit());
    return;
  }
  const Expr *Changed = assignedBy(S);
  const VarDecl *Variable = Changed ? variableNamed(*Changed) : nullptr;
  if (!Variable)
    return;
  if (const auto *Operator = dyn_cast<BinaryOperator>(&S))
    Values[Variable].push_back(Operator->getRHS());
  else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(&S);
           Call && Call->getNumArgs() == 2)
    Values[Variable].push_back(Call->getArg(1));
}

/// What \p Variable was last given before \p Before, in source order.
const Expr *RequestsSent::lastGiven(const VarDecl &Variable,
                                    const Expr &Before) const {
  const auto Known = Values.find(&Variable);
  if (Known == Values.end())
    return nullptr;
  const SourceManager &Sources = Context.getSourceManager();
  auto *const Next = llvm::partition_point(Known->second, [&](const Expr *E) {
    return Sources.isBeforeInTranslationUnit(E->getExprLoc(),
                                             Before.getExprLoc());
  });
  return Next == Known->second.begin() ? nullptr : *std::prev(Next);
}

/// The object of which \p E reads a part; null if it is none.
static const Expr *wholeBehind(const Expr &E) {
  if (const auto *Member = dyn_cast<MemberExpr>(&E))
    return Member->getBase();
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E))
    return Operator->getNumArgs() ? Operator->getArg(0) : nullptr;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&E))
    return Call->getImplicitObjectArgument();
  if (const auto *Call = dyn_cast<CallExpr>(&E))
    return Call->getNumArgs() ? Call->getArg(0) : nullptr;
  const auto *Unary = dyn_cast<UnaryOperator>(&E);
  return Unary ? Unary->getSubExpr() : nullptr;
}

std::optional<RequestSent> RequestsSent::answeredIn(const Expr &Part) const {
  const Expr *At = &Part;
  for (unsigned Steps = 0; At && Steps != MaxSteps;) {
    At = asWritten(At->IgnoreParenCasts());
    if (std::optional<RequestSent> Sent = requestIn(*At))
      return Sent;
    const VarDecl *Variable = variableNamed(*At);
    if (!Variable) {
      At = wholeBehind(*At);
      continue;
    }
    // Whoever calls the function knows what was asked.
    if (isa<ParmVarDecl>(Variable))
      return std::nullopt;
    At = lastGiven(*Variable, *At);
    ++Steps;
  }
  if (!OnlyOne)
    OnlyOne = findOnlyOne();
  return *OnlyOne;
}

// request.target("/orders"); write(stream, request); read(stream, answer);
/// The request of a function that names one path and one method, beside what
/// its tests name.
std::optional<RequestSent> RequestsSent::findOnlyOne() const {
  std::set<std::string> Paths;
  RequestSent Result;
  forEachIn(Function.getBody(), [&](const Stmt &S) {
    const auto *E = dyn_cast<Expr>(&S);
    if (!E || namesAssertion(outermostMacro(E->getExprLoc(), Context)))
      return;
    if (const StringRef Path = pathIn(S); !Path.empty())
      Paths.insert(Path.str());
    Result.Methods |= methodNamedBy(S);
    // pointer.get() and getStatus() ask nobody.
    if (const auto *Call = dyn_cast<CallExpr>(&S))
      if (const auto Words = wordsOf(calleeName(*Call)); !Words.empty())
        Result.Methods |= methodOfWord(Words.back()) - Method::Get;
  });
  if (Paths.size() != 1 || Result.Methods.empty() ||
      !parseMethod(Result.Methods.str()))
    return std::nullopt;
  Result.Path = *Paths.begin();
  return Result;
}

} // namespace redirect
