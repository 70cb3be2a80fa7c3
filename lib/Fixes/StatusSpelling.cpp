//===- StatusSpelling.cpp -------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fixes/StatusSpelling.h"
#include "Facts/Expressions.h"
#include "Facts/StatusEnumerations.h"
#include "Fixes/Respeller.h"
#include "Fixes/StatusText.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace redirect {

/// What replaces \p Range in the file; none if it isn't all of what the author
/// wrote there.
std::optional<Edit> Respeller::replace(SourceRange Range,
                                       std::string Text) const {
  const CharSourceRange InFile = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(Range), Sources, Context.getLangOpts());
  if (InFile.isInvalid())
    return std::nullopt;
  return Edit{InFile, std::move(Text)};
}

StringRef Respeller::sourceText(SourceRange Range) const {
  return Lexer::getSourceText(CharSourceRange::getTokenRange(Range), Sources,
                              Context.getLangOpts());
}

/// The enumerator beside \p Constant with the value \p Code.
static const EnumConstantDecl *enumeratorBeside(const ValueDecl &Constant,
                                                int Code) {
  const auto *Enum = dyn_cast<EnumDecl>(Constant.getDeclContext());
  if (!Enum)
    return nullptr;
  for (const EnumConstantDecl *Enumerator : Enum->enumerators())
    if (statusCodeOf(*Enumerator) == Code)
      return Enumerator;
  return nullptr;
}

/// The constant of the same class or namespace, and of the same type, with the
/// value \p Code: `static constexpr int SeeOther = 303;`.
static const VarDecl *variableBeside(const ValueDecl &Constant, int Code) {
  if (!isa<VarDecl>(Constant) ||
      !isa<CXXRecordDecl, NamespaceDecl>(Constant.getDeclContext()))
    return nullptr;
  for (const Decl *D : Constant.getDeclContext()->decls()) {
    const auto *Variable = dyn_cast<VarDecl>(D);
    if (!Variable || !Variable->hasInit() ||
        Variable->getType() != Constant.getType() ||
        !Variable->getType().isConstQualified())
      continue;
    const Expr *Init = Variable->getInit();
    if (Init && constantNumber(*Init, Variable->getASTContext()) == Code)
      return Variable;
  }
  return nullptr;
}

static const NamedDecl *constantBeside(const ValueDecl &Constant, int Code) {
  if (const EnumConstantDecl *Enumerator = enumeratorBeside(Constant, Code))
    return Enumerator;
  return variableBeside(Constant, Code);
}

/// The name of \p Constant that is right in any scope. An unscoped enumeration
/// of a class, or of no scope at all, is left out, as people do; that of a
/// namespace says what it is.
static std::string qualifiedName(const NamedDecl &Constant,
                                 const ASTContext &Context) {
  std::string Name;
  llvm::raw_string_ostream OS(Name);
  const auto *Enum = dyn_cast<EnumDecl>(Constant.getDeclContext());
  const bool IsNamed =
      Enum && Enum->getIdentifier() &&
      (Enum->isScoped() || Enum->getDeclContext()->isNamespace());
  if (IsNamed) {
    Enum->printQualifiedName(OS, Context.getPrintingPolicy());
    OS << "::";
  } else {
    Constant.printNestedNameSpecifier(OS, Context.getPrintingPolicy());
  }
  OS << Constant.getName();
  return Name;
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

// MHD_HTTP_FOUND, or MOVED, where the project defines it as 302 or as a
// framework's constant
std::optional<Edit> Respeller::macro(const Expr &Status) const {
  // The parentheses of the definition belong to it.
  SourceRange Range = Status.getSourceRange();
  for (const Expr *Argument : argumentsOf(*Write))
    if (asWritten(Argument) == &Status)
      Range = Argument->getSourceRange();
  SourceLocation Begin;
  SourceLocation End;
  if (!Lexer::isAtStartOfMacroExpansion(Range.getBegin(), Sources,
                                        Context.getLangOpts(), &Begin) ||
      !Lexer::isAtEndOfMacroExpansion(Range.getEnd(), Sources,
                                      Context.getLangOpts(), &End) ||
      Begin.isMacroID())
    return std::nullopt;
  const StringRef Name = sourceText({Begin, End});
  for (const std::string &Sibling : namesBeside(Name, Old, New))
    if (Context.Idents.get(Sibling).hasMacroDefinition())
      return replace({Begin, End}, Sibling);
  if (isa<IntegerLiteral>(Status))
    return replace({Begin, End}, std::to_string(New));
  const auto *Constant = dyn_cast<DeclRefExpr>(&Status);
  const NamedDecl *Beside =
      Constant ? constantBeside(*Constant->getDecl(), New) : nullptr;
  if (!Beside)
    return std::nullopt;
  return replace({Begin, End}, qualifiedName(*Beside, Context));
}

/// The enumeration to which \p Literal is cast in \p Body; null if there is
/// none.
static const EnumDecl *enumerationOf(const IntegerLiteral &Literal,
                                     const Stmt *Body) {
  // The context's map of parents would take all of the unit.
  SmallVector<const Stmt *> Pending = {Body};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(S);
        Cast && asWritten(Cast->getSubExpr()) == &Literal)
      if (const auto *Type = Cast->getType()->getAs<EnumType>())
        return Type->getDecl()->getDefinition();
    Pending.append(S->child_begin(), S->child_end());
  }
  return nullptr;
}

static bool hasValue(const EnumDecl &Enum, int Code) {
  return llvm::any_of(Enum.enumerators(), [&](const EnumConstantDecl *E) {
    return statusCodeOf(*E) == Code;
  });
}

// 302, 302u, static_cast<http_status>(302)
std::optional<Edit> Respeller::number(const IntegerLiteral &Literal) const {
  // What says only whether the redirect is permanent has no number to change.
  if (Literal.getValue() != static_cast<uint64_t>(Old))
    return std::nullopt;
  // What a library has no name for, it doesn't send: many make 501 of it.
  const EnumDecl *Enum =
      Function ? enumerationOf(Literal, Function->getBody()) : nullptr;
  if (Enum && hasValue(*Enum, Old) && !hasValue(*Enum, New))
    return std::nullopt;
  const SourceRange Range = Literal.getSourceRange();
  StringRef Suffix = sourceText(Range);
  const bool IsSpelledOut = Suffix.consume_front(std::to_string(Old)) &&
                            llvm::all_of(Suffix, llvm::isAlpha);
  return replace(Range, std::to_string(New) +
                            (IsSpelledOut ? Suffix : StringRef()).str());
}

/// The token of \p Literal, which may be made of several, that begins at or
/// before its \p Offset-th character.
SourceLocation Respeller::tokenAt(const StringLiteral &Literal,
                                  size_t Offset) const {
  const SourceLocation At = Literal.getLocationOfByte(
      Offset, Sources, Context.getLangOpts(), Context.getTargetInfo());
  SourceLocation Token = Literal.getStrTokenLoc(0);
  for (unsigned I = 0; I != Literal.getNumConcatenated(); ++I)
    if (!Sources.isBeforeInTranslationUnit(At, Literal.getStrTokenLoc(I)))
      Token = Literal.getStrTokenLoc(I);
  return Token;
}

/// The token of \p Literal that spells the status; none if it isn't known.
std::optional<SourceRange>
Respeller::tokenWithStatus(const StringLiteral &Literal) const {
  if (Literal.getCharByteWidth() != 1)
    return Literal.getNumConcatenated() == 1
               ? std::optional(SourceRange(Literal.getStrTokenLoc(0)))
               : std::nullopt;
  const size_t Offset = Literal.getString().find(std::to_string(Old));
  return Offset == StringRef::npos
             ? std::nullopt
             : std::optional(SourceRange(tokenAt(Literal, Offset)));
}

// "302 Found", u8"302", R"(302 Found)", L"Status: 302 Found\r\n",
// "HTTP/1.1 302 Found\r\n" "Location: /"
std::optional<Edit> Respeller::text(const StringLiteral &Literal) const {
  const std::optional<SourceRange> Token = tokenWithStatus(Literal);
  if (!Token)
    return std::nullopt;
  const SourceRange Range = *Token;
  std::optional<std::string> Text =
      respellStatusText(sourceText(Range), Old, New);
  return Text ? replace(Range, std::move(*Text)) : std::nullopt;
}

// httplib::StatusCode::Found_302, or a constant of the project's own
std::optional<Edit> Respeller::constant(const DeclRefExpr &Constant) const {
  if (const NamedDecl *Beside = constantBeside(*Constant.getDecl(), New))
    return replace(Constant.getNameInfo().getSourceRange(),
                   Beside->getNameAsString());
  if (const NamedDecl *Beside = Words.statusBeside(*Constant.getDecl(), New))
    return replace(Constant.getNameInfo().getSourceRange(),
                   Beside->getNameAsString());
  // Another number would be another line of a table.
  const auto *Enumerator = dyn_cast<EnumConstantDecl>(Constant.getDecl());
  if (Enumerator && countedStatus(*Enumerator))
    return std::nullopt;
  const bool IsNumber = Constant.getType()->isIntegerType() &&
                        !Constant.getType()->isEnumeralType();
  if (IsNumber || takesNumber(*Write, Constant))
    return replace(Constant.getSourceRange(), std::to_string(New));
  // constexpr HTTPStatus moved = HTTPResponse::HTTP_FOUND;
  const auto *Variable = dyn_cast<VarDecl>(Constant.getDecl());
  const auto *Named =
      Variable && Variable->getInit()
          ? dyn_cast<DeclRefExpr>(asWritten(Variable->getInit()))
          : nullptr;
  const NamedDecl *Beside =
      Named ? constantBeside(*Named->getDecl(), New) : nullptr;
  if (!Beside)
    return std::nullopt;
  return replace(Constant.getSourceRange(), qualifiedName(*Beside, Context));
}

/// How the headers write \p Code where they write \p Written: a number, a
/// constant, or a call that gives one.
static std::optional<std::string> spellLike(const Expr &Written, int Code,
                                            const Vocabulary &Words,
                                            const ASTContext &Context) {
  const Expr *E = asWritten(&Written);
  if (isa<IntegerLiteral>(E))
    return std::to_string(Code);
  const auto *Reference = dyn_cast<DeclRefExpr>(E);
  const auto *Call = dyn_cast<CallExpr>(E);
  const NamedDecl *Named = Reference ? Reference->getDecl()
                           : Call    ? Call->getDirectCallee()
                                     : nullptr;
  if (!Named)
    return std::nullopt;
  const NamedDecl *Beside =
      Reference ? constantBeside(*Reference->getDecl(), Code) : nullptr;
  if (!Beside)
    Beside = Words.statusBeside(*Named, Code);
  if (!Beside)
    return std::nullopt;
  return qualifiedName(*Beside, Context) + (Call ? "()" : "");
}

/// The call, or the making of an object, whose arguments \p Write spells: of
/// `throw Moved(url)`, that of what is thrown.
static const Expr *callIn(const Expr *Write) {
  const auto *Throw = dyn_cast<CXXThrowExpr>(Write);
  const Expr *Thrown = Throw ? Throw->getSubExpr() : nullptr;
  if (!Thrown)
    return Write;
  Thrown = asWritten(Thrown);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Thrown))
    Thrown = asWritten(Cast->getSubExpr());
  return Thrown;
}

// set_redirect(url): the argument is appended
std::optional<Edit>
Respeller::defaultArgument(const CXXDefaultArgExpr &Default) const {
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(*callIn(Write));
  if (!llvm::is_contained(Arguments, &Default))
    return std::nullopt;
  // What is left out before it would have to be written too.
  const Expr *Last = nullptr;
  for (const Expr *Argument : Arguments) {
    if (Argument == &Default)
      break;
    if (isa<CXXDefaultArgExpr>(Argument))
      return std::nullopt;
    Last = Argument;
  }
  const std::optional<std::string> Spelling =
      spellLike(*Default.getExpr(), New, Words, Context);
  if (!Spelling)
    return std::nullopt;
  // throw redirect_exception(url) has its parentheses elsewhere than a call.
  SourceLocation End;
  if (const auto *Call = dyn_cast<CallExpr>(Write))
    End = Call->getRParenLoc();
  else if (Last)
    End = Lexer::getLocForEndOfToken(Last->getEndLoc(), 0, Sources,
                                     Context.getLangOpts());
  if (End.isInvalid() || End.isMacroID())
    return std::nullopt;
  return Edit{CharSourceRange::getCharRange(End, End),
              (Last ? ", " : "") + *Spelling};
}

// restinio::status_found(), res.moved(url)
std::optional<Edit> Respeller::functionName(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const Roles *R = Callee ? Words.rolesOf(*Callee) : nullptr;
  const NamedDecl *Beside = nullptr;
  if (R && R->StatusCode)
    Beside = Words.statusBeside(*Callee, New);
  else if (R && R->Redirect && R->Redirect->Sends)
    Beside = Words.senderBeside(*Callee, New);
  if (!Beside)
    return std::nullopt;
  const Expr *Name = Call.getCallee()->IgnoreParenImpCasts();
  SourceLocation At = Name->getExprLoc();
  if (const auto *Member = dyn_cast<MemberExpr>(Name))
    At = Member->getMemberLoc();
  else if (const auto *Reference = dyn_cast<DeclRefExpr>(Name))
    At = Reference->getLocation();
  return replace(At, Beside->getNameAsString());
}

std::optional<Edit> Respeller::status() const {
  const SourceLocation Begin = Status->getBeginLoc();
  if (Begin.isMacroID() && Sources.isMacroBodyExpansion(Begin))
    return macro(*Status);
  if (const auto *Literal = dyn_cast<IntegerLiteral>(Status))
    return number(*Literal);
  if (const auto *Literal = dyn_cast<StringLiteral>(Status))
    return text(*Literal);
  if (const auto *Constant = dyn_cast<DeclRefExpr>(Status))
    return constant(*Constant);
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(Status))
    return defaultArgument(*Default);
  if (const auto *Call = dyn_cast<CallExpr>(Status))
    return functionName(*Call);
  return std::nullopt;
}

SmallVector<Edit, 1> respellStatus(const Finding &F, redirect::Status New,
                                   const ASTContext &Context) {
  SmallVector<Edit, 1> Edits;
  if (!F.Status || F.IsStatusShared)
    return Edits;
  const Respeller Respell(F, New, Context);
  std::optional<Edit> Code = Respell.status();
  if (!Code)
    return Edits;
  Edits = Respell.lengths(*Code);
  Edits.insert(Edits.begin(), std::move(*Code));
  if (std::optional<Edit> Phrase = Respell.phrase())
    Edits.push_back(std::move(*Phrase));
  return Edits;
}

} // namespace redirect
