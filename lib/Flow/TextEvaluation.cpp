//===- TextEvaluation.cpp - What texts are built of -----------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Facts/PageNames.h"
#include "Facts/ShapeNames.h"
#include "Flow/Evaluator.h"
#include "Flow/Objects.h"
#include "clang/AST/ASTContext.h"
#include "llvm/Support/ConvertUTF.h"

using namespace clang;

namespace redirect {

/// What \p E is a part of, or is made of: `leader` for `leader->host`,
/// `*cluster.leader()` and a variable that it initialises; null if that is
/// nothing.
static const Expr *wholeOf(const Expr &E, InitialValues &Values) {
  if (const auto *Member = dyn_cast<MemberExpr>(&E))
    return Member->getBase();
  if (const auto *Operator = dyn_cast<UnaryOperator>(&E))
    return Operator->getSubExpr();
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(&E))
    return Cast->getSubExpr();
  if (const auto *Call = dyn_cast<CallExpr>(&E))
    if (const Expr *Object = objectOf(*Call))
      return Object;
  if (const Expr *Carried = carriedText(E))
    return Carried;
  const auto *Reference = dyn_cast<DeclRefExpr>(&E);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  return Variable && !isa<ParmVarDecl>(Variable) ? Values.of(*Variable)
                                                 : nullptr;
}

/// The declaration that \p E names; null if it names none.
static const NamedDecl *namedIn(const Expr &E) {
  if (const auto *Member = dyn_cast<MemberExpr>(&E))
    return Member->getMemberDecl();
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&E))
    return Reference->getDecl();
  const auto *Call = dyn_cast<CallExpr>(&E);
  return Call ? Call->getDirectCallee() : nullptr;
}

// cluster.leader(), peer->host, *raft.leaderAddress()
static bool namesOtherNode(const Expr *E) {
  InitialValues Values;
  for (; E; E = wholeOf(*E, Values)) {
    E = asWritten(E);
    const NamedDecl *Named = namedIn(*E);
    if (Named && Named->getIdentifier() && namesOtherNode(Named->getName()))
      return true;
  }
  return false;
}

/// True if \p Name is that of a page where those are sent who are refused; not
/// "afterLogin".
static bool namesRefusal(StringRef Name) {
  return namesRefusalPage(Name) && !namesReturnPage(Name);
}

/// The text that \p Call, which may be null, is given alone: urlFor("login"),
/// config["login"].
static std::optional<StringRef> onlyText(const CallExpr *Call) {
  if (!Call)
    return std::nullopt;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
    return Operator->getOperator() == OO_Subscript &&
                   Operator->getNumArgs() == 2
               ? constantText(*Operator->getArg(1))
               : std::nullopt;
  return Call->getNumArgs() == 1 ? constantText(*Call->getArg(0))
                                 : std::nullopt;
}

// settings.loginUrl, errorPage(), urlFor("login")
static bool namesRefusalPage(const Expr *E) {
  InitialValues Values;
  while (E) {
    E = asWritten(E);
    const NamedDecl *Named = namedIn(*E);
    if (Named && Named->getIdentifier() && namesRefusal(Named->getName()))
      return true;
    const auto *Call = dyn_cast<CallExpr>(E);
    if (const std::optional<StringRef> Key = onlyText(Call))
      return namesRefusal(*Key);
    // What it is a part of may be called so for another reason.
    E = isa<MemberExpr>(E) || (Call && objectOf(*Call)) ? nullptr
                                                        : wholeOf(*E, Values);
  }
  return false;
}

Text asText(const Value &V, const Expr *Where) {
  if (V.Is == Value::Kind::Text)
    return V.Text;
  TextPiece Piece;
  Piece.Where = Where;
  if (V.Is == Value::Kind::Parameter) {
    Piece.From = TextPiece::Source::Parameter;
    Piece.Variable = V.Variable;
  } else if (V.Is == Value::Kind::RequestMethod) {
    Piece.From = TextPiece::Source::RequestMethod;
  } else if (V.Is == Value::Kind::Unknown && namesOtherNode(Where)) {
    Piece.From = TextPiece::Source::OtherNode;
  } else if (V.Is == Value::Kind::Unknown && namesRefusalPage(Where)) {
    Piece.From = TextPiece::Source::RefusalPage;
  }
  Text Result;
  Result.Pieces.push_back(Piece);
  return Result;
}

Value textPiece(TextPiece::Source From, const Expr *Where,
                StringRef Characters) {
  Text Result;
  TextPiece Piece;
  Piece.From = From;
  Piece.Characters = Characters;
  Piece.Where = Where;
  Result.Pieces.push_back(Piece);
  return Value::text(std::move(Result));
}

Value toldTarget(ToldMeaning Means, const Expr *Where) {
  return textPiece(Means == ToldMeaning::Forwards
                       ? TextPiece::Source::ToldForward
                       : TextPiece::Source::ToldRefusal,
                   Where);
}

// res.set_redirect(settings.loginUrl)
ValueSet Evaluator::evaluateTarget(const Expr *E) const {
  ValueSet Result;
  for (const ValueSet::Entry &Known : evaluate(E)) {
    const bool IsNamed =
        Known.Is.Is == Value::Kind::Unknown && namesRefusalPage(E);
    Result.add(IsNamed ? Value::text(asText(Known.Is, E)) : Known.Is,
               Known.For);
  }
  return Result;
}

/// What \p Call passes for \p Piece, a parameter or a member of what it holds
/// or points to.
ValueSet Evaluator::passedFor(const TextPiece &Piece, const Expr &Call) const {
  ValueSet Whole = passedFor(*Piece.Variable, Call);
  if (!Piece.Member)
    return Whole;
  const auto *Parameter = dyn_cast<ParmVarDecl>(Piece.Variable);
  if (Parameter && Parameter->getType()->isPointerType() &&
      callsItself(Call, *Parameter->getDeclContext())) {
    const SmallVector<const Expr *, 4> Arguments = argumentsOf(Call);
    const unsigned Index = Parameter->getFunctionScopeIndex();
    if (Index < Arguments.size())
      Whole = pointee(Arguments[Index]);
    if (Index < Arguments.size() && Whole.isUnknown())
      Whole = evaluate(pointedTo(*Arguments[Index]));
  }
  const ValueSet Known = Whole.member(memberKey(*Piece.Member));
  return Known.isUnknown() ? memberOfParameter(Whole, *Piece.Member, Call)
                           : Known;
}

// way.path, *job->path, where callers give the record
ValueSet Evaluator::memberOfParameter(const ValueSet &Whole,
                                      const FieldDecl &Field,
                                      const Expr &Where) const {
  const QualType Type = Field.getType().getNonReferenceType();
  const auto *Array = Type->getAsArrayTypeUnsafe();
  const bool IsText = isText(Type) || pointsToText(Type) ||
                      (Array && Array->getElementType()->isCharType()) ||
                      (Type->isPointerType() && isText(Type->getPointeeType()));
  const bool IsOne = std::distance(Whole.begin(), Whole.end()) == 1 &&
                     Whole.begin()->Is.Is == Value::Kind::Parameter &&
                     isa<ParmVarDecl>(Whole.begin()->Is.Variable);
  // The name of another node, or of a login, tells more than what callers may
  // pass.
  const bool IsNamed =
      Field.getIdentifier() &&
      (namesOtherNode(Field.getName()) || namesRefusal(Field.getName()));
  if (!IsText || !IsOne || IsNamed || namesOtherNode(&Where))
    return unknown();
  Value Result = textPiece(TextPiece::Source::Parameter, &Where);
  Result.Text.Pieces.front().Variable = Whole.begin()->Is.Variable;
  Result.Text.Pieces.front().Member = &Field;
  return {std::move(Result), Whole.begin()->For};
}

/// What \p Call passes for the parameter \p Piece; null if that isn't one.
const Expr *Evaluator::argumentFor(const TextPiece &Piece,
                                   const Expr &Call) const {
  const auto *Parameter = dyn_cast_if_present<ParmVarDecl>(Piece.Variable);
  if (!Parameter || Piece.Member ||
      !callsItself(Call, *Parameter->getDeclContext()))
    return nullptr;
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Call);
  const unsigned Index = Parameter->getFunctionScopeIndex();
  return Index < Arguments.size() ? Arguments[Index] : nullptr;
}

/// \p T with its parameters replaced, each of which may be several texts.
ValueSet Evaluator::substituteText(const Text &T, const Expr &Call) const {
  ValueSet Texts(Value::text({}), At.Reached);
  for (const TextPiece &Piece : T.Pieces) {
    const bool IsParameter = Piece.From == TextPiece::Source::Parameter;
    const ValueSet Next =
        IsParameter ? passedFor(Piece, Call)
                    : ValueSet(Value::text({{Piece}}), MethodSet::all());
    ValueSet Longer;
    for (const ValueSet::Entry &Begun : Texts)
      for (const ValueSet::Entry &N : Next) {
        Text Whole = Begun.Is.Text;
        Text Added = asText(N.Is, N.Is.Where ? N.Is.Where : Piece.Where);
        // sendTo(res, settings.loginUrl)
        if (const Expr *Argument = argumentFor(Piece, Call);
            Argument && !Added.Pieces.empty() &&
            Added.Pieces.front().From == TextPiece::Source::Unknown)
          Added = asText(N.Is, Argument);
        Whole.append(IsParameter && Piece.IsEdited ? Added.edited() : Added);
        Longer.add(Value::text(std::move(Whole)), Begun.For & N.For);
      }
    Texts = std::move(Longer);
  }
  return Texts;
}

/// The text of one character: '/'.
static StringRef spelling(const CharacterLiteral &Letter) {
  static constexpr llvm::StringLiteral Ascii =
      " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
      "abcdefghijklmnopqrstuvwxyz{|}~";
  const unsigned Code = Letter.getValue();
  const bool IsPrintable = Code >= ' ' && Code - ' ' < Ascii.size();
  return IsPrintable ? Ascii.substr(Code - ' ', 1) : StringRef("?");
}

/// The text of \p Literal in UTF-8, whatever its characters are: u"/v2",
/// L"/v2".
static StringRef spelling(const StringLiteral &Literal,
                          const ASTContext &Context) {
  std::string Narrow;
  if (Literal.getCharByteWidth() == 1)
    return Literal.getString();
  const StringRef Bytes = Literal.getBytes();
  const ArrayRef Wide(Bytes.data(), Bytes.size());
  const bool IsConverted = Literal.getCharByteWidth() == 2
                               ? llvm::convertUTF16ToUTF8String(Wide, Narrow)
                               : llvm::convertUTF32ToUTF8String(Wide, Narrow);
  return IsConverted ? Context.backupStr(Narrow) : StringRef("?");
}

// "/v2", '/', url.c_str(), url.append("/"), req.path.substr(3)
std::optional<ValueSet> Evaluator::evaluateText(const Expr *E) const {
  if (const auto *Literal = dyn_cast<StringLiteral>(E))
    return ValueSet(
        textPiece(TextPiece::Source::Literal, E, spelling(*Literal, Context)),
        At.Reached);
  if (const auto *Letter = dyn_cast<CharacterLiteral>(E))
    return ValueSet(textPiece(TextPiece::Source::Literal, E, spelling(*Letter)),
                    At.Reached);
  if (const Expr *Carried = carriedText(*E))
    return evaluate(Carried);
  if (const std::optional<Appending> Appended = appendedText(*E))
    return concatenate(Appended->To, Appended->Added);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    // std::ostringstream out; std::string target;
    if (Construct->getNumArgs() == 0 && isText(E->getType()))
      return ValueSet(Value::text({}), At.Reached);
    // Poco::URI("https", "b.example", 443, req.getURI())
    if (Construct->getNumArgs() > 1 && isUrl(E->getType()))
      return concatenate(
          llvm::ArrayRef(Construct->getArgs(), Construct->getNumArgs()));
  }
  return std::nullopt;
}

} // namespace redirect
