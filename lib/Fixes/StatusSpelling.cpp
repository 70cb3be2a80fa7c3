//===- StatusSpelling.cpp -------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fixes/StatusSpelling.h"
#include "Facts/Expressions.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace redirect {

namespace {

class Respeller {
public:
  Respeller(Status New, const ASTContext &Context)
      : New(static_cast<int>(New)), Context(Context),
        Sources(Context.getSourceManager()) {}

  std::optional<Edit> literal(const IntegerLiteral &Literal, int Old) const;
  std::optional<Edit> constant(const DeclRefExpr &Constant,
                               const Expr &Write) const;
  std::optional<Edit> defaultArgument(const CXXDefaultArgExpr &Default,
                                      const Expr &Call) const;

private:
  std::optional<CharSourceRange> writableRange(SourceRange Range) const;
  std::optional<Edit> replace(SourceRange Range, std::string Text) const;

  const int New;
  const ASTContext &Context;
  const SourceManager &Sources;
};

} // namespace

/// The range in the file that holds \p Range alone; none if that is the body of
/// a macro which does more than to name it.
std::optional<CharSourceRange>
Respeller::writableRange(SourceRange Range) const {
  if (Range.getBegin().isMacroID() &&
      Sources.isMacroBodyExpansion(Range.getBegin())) {
    SourceLocation Begin;
    SourceLocation End;
    if (!Lexer::isAtStartOfMacroExpansion(Range.getBegin(), Sources,
                                          Context.getLangOpts(), &Begin) ||
        !Lexer::isAtEndOfMacroExpansion(Range.getEnd(), Sources,
                                        Context.getLangOpts(), &End) ||
        Begin.isMacroID())
      return std::nullopt;
    return CharSourceRange::getTokenRange(Begin, End);
  }
  const CharSourceRange InFile = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(Range), Sources, Context.getLangOpts());
  return InFile.isValid() ? std::optional(InFile) : std::nullopt;
}

std::optional<Edit> Respeller::replace(SourceRange Range,
                                       std::string Text) const {
  const std::optional<CharSourceRange> Writable = writableRange(Range);
  if (!Writable)
    return std::nullopt;
  return Edit{*Writable, std::move(Text)};
}

// 302, 302u, or a macro that stands for it
std::optional<Edit> Respeller::literal(const IntegerLiteral &Literal,
                                       int Old) const {
  const SourceRange Range = Literal.getSourceRange();
  const std::optional<CharSourceRange> Writable = writableRange(Range);
  if (!Writable)
    return std::nullopt;
  StringRef Suffix =
      Lexer::getSourceText(*Writable, Sources, Context.getLangOpts());
  const bool IsSpelledOut = Suffix.consume_front(std::to_string(Old)) &&
                            llvm::all_of(Suffix, llvm::isAlpha);
  return replace(Range, std::to_string(New) +
                            (IsSpelledOut ? Suffix : StringRef()).str());
}

/// The enumerator beside \p Constant with the value \p Code.
static const EnumConstantDecl *enumeratorBeside(const ValueDecl &Constant,
                                                int Code) {
  const auto *Enum = dyn_cast<EnumDecl>(Constant.getDeclContext());
  if (!Enum)
    return nullptr;
  for (const EnumConstantDecl *Enumerator : Enum->enumerators())
    if (Enumerator->getInitVal() == Code)
      return Enumerator;
  return nullptr;
}

/// True if \p Write takes \p Status as a plain number.
static bool takesNumber(const Expr &Write, const Expr &Status) {
  const auto IsNumber = [](QualType Type) {
    return Type->isIntegerType() && !Type->isEnumeralType();
  };
  if (const auto *Assignment = dyn_cast<BinaryOperator>(&Write))
    return IsNumber(Assignment->getLHS()->getType());
  const auto *Call = dyn_cast<CallExpr>(&Write);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee)
    return false;
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(*Call);
  for (unsigned I = 0; I != Arguments.size() && I != Callee->getNumParams();
       ++I)
    if (asWritten(Arguments[I]) == &Status)
      return IsNumber(Callee->getParamDecl(I)->getType());
  return false;
}

// httplib::StatusCode::Found_302, or a constant of the project's own
std::optional<Edit> Respeller::constant(const DeclRefExpr &Constant,
                                        const Expr &Write) const {
  if (const EnumConstantDecl *Sibling =
          enumeratorBeside(*Constant.getDecl(), New))
    return replace(Constant.getNameInfo().getSourceRange(),
                   Sibling->getNameAsString());
  const bool IsNumber = Constant.getType()->isIntegerType() &&
                        !isa<EnumConstantDecl>(Constant.getDecl());
  if (IsNumber || takesNumber(Write, Constant))
    return replace(Constant.getSourceRange(), std::to_string(New));
  return std::nullopt;
}

/// How the framework's headers write \p Code where they write \p Written.
static std::optional<std::string> spellLike(const Expr &Written, int Code,
                                            const ASTContext &Context) {
  const Expr *E = Written.IgnoreParenImpCasts();
  if (isa<IntegerLiteral>(E))
    return std::to_string(Code);
  const auto *Reference = dyn_cast<DeclRefExpr>(E);
  const EnumConstantDecl *Sibling =
      Reference ? enumeratorBeside(*Reference->getDecl(), Code) : nullptr;
  if (!Sibling)
    return std::nullopt;
  // An unscoped enumeration need not be named, but its name says what it is.
  const auto *Enum = cast<EnumDecl>(Sibling->getDeclContext());
  std::string Name;
  llvm::raw_string_ostream OS(Name);
  if (Enum->getIdentifier())
    Enum->printQualifiedName(OS, Context.getPrintingPolicy());
  else
    Enum->printNestedNameSpecifier(OS, Context.getPrintingPolicy());
  OS << (Enum->getIdentifier() ? "::" : "") << Sibling->getName();
  return Name;
}

// set_redirect(url): the argument is appended
std::optional<Edit> Respeller::defaultArgument(const CXXDefaultArgExpr &Default,
                                               const Expr &Call) const {
  const auto *Member = dyn_cast<CallExpr>(&Call);
  if (!Member || Member->getRParenLoc().isMacroID())
    return std::nullopt;
  // What is left out before it would have to be written too.
  const Expr *Last = nullptr;
  for (const Expr *Argument : Member->arguments()) {
    if (Argument == &Default)
      break;
    if (isa<CXXDefaultArgExpr>(Argument))
      return std::nullopt;
    Last = Argument;
  }
  const std::optional<std::string> Spelling =
      spellLike(*Default.getExpr(), New, Context);
  if (!Spelling)
    return std::nullopt;
  const SourceLocation End = Member->getRParenLoc();
  return Edit{CharSourceRange::getCharRange(End, End),
              (Last ? ", " : "") + *Spelling};
}

/// The edit of the status itself.
static std::optional<Edit> respellCode(const Finding &F, Status New,
                                       const ASTContext &Context) {
  if (!F.Status)
    return std::nullopt;
  const Respeller Respell(New, Context);
  if (const auto *Literal = dyn_cast<IntegerLiteral>(F.Status))
    return Respell.literal(*Literal, F.Code);
  if (const auto *Constant = dyn_cast<DeclRefExpr>(F.Status))
    return Respell.constant(*Constant, *F.Write);
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(F.Status))
    return Respell.defaultArgument(*Default, *F.Write);
  return std::nullopt;
}

SmallVector<Edit, 1> respellStatus(const Finding &F, Status New,
                                   const ASTContext &Context) {
  SmallVector<Edit, 1> Edits;
  if (std::optional<Edit> Code = respellCode(F, New, Context))
    Edits.push_back(std::move(*Code));
  return Edits;
}

} // namespace redirect
