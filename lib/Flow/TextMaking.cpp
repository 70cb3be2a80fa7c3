//===- TextMaking.cpp - Texts that functions make -------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Facts/FormatParameters.h"
#include "Flow/Evaluator.h"
#include "Flow/Formats.h"
#include "Flow/Lengths.h"
#include "Flow/Queries.h"

using namespace clang;

namespace redirect {

ValueSet Evaluator::joined(const ValueSet &Left, const ValueSet &Right,
                           const Expr *RightWhere, const Expr *LeftWhere) {
  ValueSet Result;
  for (const ValueSet::Entry &L : Left)
    for (const ValueSet::Entry &R : Right) {
      Text Whole = asText(L.Is, L.Is.Where ? L.Is.Where : LeftWhere);
      Whole.append(asText(R.Is, RightWhere));
      Result.add(Value::text(std::move(Whole)), L.For & R.For);
    }
  return Result;
}

ValueSet Evaluator::concatenate(const Expr *Left, const Expr *Right) const {
  return joined(evaluate(Left), evaluate(Right), Right, Left);
}

ValueSet Evaluator::concatenate(ArrayRef<const Expr *> Texts) const {
  ValueSet Result(Value::text({}), At.Reached);
  for (const Expr *Text : Texts)
    Result = joined(Result, evaluate(Text), Text);
  return Result;
}

ValueSet Evaluator::append(const Expr &Begun, const ValueSet &More) const {
  return joined(evaluate(&Begun), More, &Begun, &Begun);
}

/// A text that is spelled out, but for its place.
static ValueSet spelledOut(StringRef Characters, const Expr &Where) {
  return {textPiece(TextPiece::Source::Literal, &Where, Characters),
          MethodSet::all()};
}

// res.set_header(name, url), where the caller gives the name
ValueSet Evaluator::headerLine(const Expr &Name, const Expr &Value) const {
  const ValueSet Begun = joined(evaluate(&Name), spelledOut(": ", Name), &Name);
  return joined(joined(Begun, evaluate(&Value), &Value),
                spelledOut("\r\n", Value), &Value);
}

ValueSet Evaluator::edited(const Expr *E) const {
  ValueSet Result;
  for (const ValueSet::Entry &Entry : evaluate(E))
    Result.add(editedValue(Entry.Is), Entry.For);
  return Result;
}

// end - begin, after char *end = strchr(begin, ' ')
/// True if \p Length leads to where the target ends in a request line.
static bool endsTarget(const Expr &Length, const FunctionFacts &Facts) {
  InitialValues Values;
  const Expr *E = Facts.RequestLines.empty() ? nullptr : &Length;
  while (E) {
    E = asWritten(E);
    if (llvm::is_contained(Facts.RequestLines, E))
      return true;
    const auto *Cast = dyn_cast<ExplicitCastExpr>(E);
    const auto *Difference = dyn_cast<BinaryOperator>(E);
    const auto *Reference = dyn_cast<DeclRefExpr>(E);
    const auto *Variable =
        Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
    if (Cast)
      E = Cast->getSubExpr();
    else if (Difference && Difference->isAdditiveOp())
      E = Difference->getLHS();
    else
      E = Variable && !isa<ParmVarDecl>(Variable) ? Values.of(*Variable)
                                                  : nullptr;
  }
  return false;
}

/// True if callers of \p Function tell \p Length.
static bool isTold(const Expr &Length, const FunctionDecl &Function) {
  const auto *Parameter =
      dyn_cast_if_present<ParmVarDecl>(variableNamed(Length));
  return Parameter && Parameter->getDeclContext() == &Function;
}

/// True if \p V is what callers give, all of it.
static bool isGiven(const Value &V) {
  const Text Whole = asText(V, V.Where);
  return (V.Is == Value::Kind::Parameter || V.Is == Value::Kind::Text) &&
         Whole.Pieces.size() == 1 &&
         Whole.Pieces.front().From == TextPiece::Source::Parameter &&
         isa<ParmVarDecl>(Whole.Pieces.front().Variable);
}

/// What \p Length characters of \p E are: of a text that isn't spelled out, a
/// part is unknown. All of it if \p Length is null. Where callers give both,
/// they tell how much that is.
ValueSet Evaluator::taken(const Expr *E, const Expr *Length) const {
  ValueSet Whole = evaluate(E);
  if (!Length || isWholeLength(*Length) || endsTarget(*Length, Facts))
    return Whole;
  const bool IsTold = isTold(*Length, *Facts.Function);
  ValueSet Result;
  for (const ValueSet::Entry &T : Whole) {
    const bool IsOpen =
        T.Is.Is == Value::Kind::Parameter ||
        (T.Is.Is == Value::Kind::Text && !T.Is.Text.isLiteral());
    const bool IsPart =
        IsOpen && !T.Is.isMadeOfMethod() && !(IsTold && isGiven(T.Is));
    Result.add(IsPart ? Value::unknown() : T.Is, T.For);
  }
  return Result;
}

/// The text that \p Format becomes when \p Arguments fill it in.
ValueSet Evaluator::formatted(const Expr *Format, FormatStyle Style,
                              ArrayRef<const Expr *> Arguments) const {
  // fmt::format checks its format in a class of its own.
  while (const auto *Checked = dyn_cast<CXXConstructExpr>(asWritten(Format))) {
    if (Checked->getNumArgs() != 1)
      break;
    Format = Checked->getArg(0);
  }
  const std::optional<StringRef> Spelled = constantText(*Format);
  // vsnprintf(out, size, format, list), where callers give both
  if (!Spelled)
    return Arguments.size() == 1 && isArgumentList(*Arguments.front())
               ? evaluate(Format)
               : unknown();
  ValueSet Result(Value::text({}), At.Reached);
  for (const FormatPart &Part : readFormat(*Spelled, Style, Arguments.size()))
    if (!Part.Argument)
      Result = joined(Result, spelledOut(Part.Characters, *Format), Format);
    else if (*Part.Argument < Arguments.size())
      Result = joined(Result,
                      taken(Arguments[*Part.Argument],
                            Part.Length && *Part.Length < Arguments.size()
                                ? Arguments[*Part.Length]
                                : nullptr),
                      Arguments[*Part.Argument]);
    else
      Result = joined(Result, unknown(), Format);
  return Result;
}

/// The number of the place in \p T that is filled next, the lowest; none if
/// there is no such place.
static std::optional<unsigned> nextPlace(const Text &T) {
  std::optional<unsigned> Result;
  for (const TextPiece &Piece : T.Pieces)
    for (const FormatPart &Part :
         readFormat(Piece.Characters, FormatStyle::Numbered, 0))
      if (Part.Number && (!Result || *Part.Number < *Result))
        Result = Part.Number;
  return Result;
}

/// \p T with \p Argument in its place \p Number, or in the first one that is
/// like "%s" if that is none.
static Text filledIn(const Text &T, std::optional<unsigned> Number,
                     const Text &Argument) {
  Text Result;
  bool IsDone = false;
  for (const TextPiece &Piece : T.Pieces) {
    if (Piece.From != TextPiece::Source::Literal) {
      Result.append({{Piece}});
      continue;
    }
    const FormatStyle Style =
        Number ? FormatStyle::Numbered : FormatStyle::Printf;
    for (const FormatPart &Part : readFormat(Piece.Characters, Style, 0)) {
      const bool IsPlace = Part.Argument && Part.Number == Number &&
                           (Number.has_value() || !IsDone);
      IsDone |= IsPlace;
      TextPiece Kept = Piece;
      Kept.Characters = Part.Characters;
      Result.append(IsPlace ? Argument : Text{{Kept}});
    }
  }
  return Result;
}

/// All combinations of a text of \p Format and one of \p Argument in its next
/// place.
static ValueSet filledWith(const ValueSet &Format, const ValueSet &Argument,
                           const Expr *Where) {
  ValueSet Result;
  for (const ValueSet::Entry &F : Format)
    for (const ValueSet::Entry &A : Argument)
      if (F.Is.Is == Value::Kind::Text)
        Result.add(Value::text(filledIn(F.Is.Text, nextPlace(F.Is.Text),
                                        asText(A.Is, Where))),
                   F.For & A.For);
      else
        Result.add(F.Is, F.For & A.For);
  return Result;
}

// QString("https://%1%2").arg(host, path), boost::format("%1%%2%") % host
ValueSet Evaluator::filled(const Expr *Format,
                           ArrayRef<const Expr *> Arguments) const {
  ValueSet Result = evaluate(Format);
  for (const Expr *Argument : Arguments)
    Result = filledWith(Result, evaluate(Argument), Argument);
  return Result;
}

/// The object that std::replace(path.begin(), path.end(), '_', '-') edits.
static const Expr *textOf(const Expr *Argument) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(asWritten(Argument));
  const CXXMethodDecl *Method = Call ? calledMethod(*Call) : nullptr;
  const Expr *Object = Method ? objectOf(*Call) : nullptr;
  const IdentifierInfo *Name = Method ? Method->getIdentifier() : nullptr;
  return Name && Name->isStr("begin") && Object ? Object : Argument;
}

const Expr *pointedTo(const Expr &Pointer) {
  const Expr *Written = asWritten(&Pointer);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Written))
    Written = asWritten(Cast->getSubExpr());
  const auto *Address = dyn_cast<UnaryOperator>(Written);
  return Address && Address->getOpcode() == UO_AddrOf
             ? asWritten(Address->getSubExpr())
             : Written;
}

const Expr *editedText(const CallExpr &Call, const TextModel &How) {
  if (How.TakesOff && *How.TakesOff < Call.getNumArgs())
    return pointedTo(*Call.getArg(*How.TakesOff));
  if (How.EditsObject)
    return isa<CXXMemberCallExpr>(Call) ? objectOf(Call) : nullptr;
  return How.Edits && *How.Edits < Call.getNumArgs()
             ? textOf(Call.getArg(*How.Edits))
             : nullptr;
}

// url.insert(0, "https://b.example")
ValueSet Evaluator::editedBy(const CallExpr &Call, const Expr *Whole) const {
  for (const Expr *Argument : Call.arguments()) {
    if (!llvm::any_of(evaluate(Argument), [](const ValueSet::Entry &E) {
          return E.Is.Is == Value::Kind::Text &&
                 E.Is.Text.holds(TextPiece::Source::RequestTarget);
        }))
      continue;
    if (textOf(Argument) != Argument || Argument == Whole)
      break;
    // The request's target is put into another text.
    return joined(evaluate(Whole), edited(Argument), Argument);
  }
  return edited(Whole);
}

// mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", url)
ValueSet Evaluator::evaluateRaw(const Expr &Site,
                                const RawResponseModel *How) const {
  if (!How) {
    const auto *Insertion = cast<CXXOperatorCallExpr>(&Site);
    return concatenate(Insertion->getArg(0), Insertion->getArg(1));
  }
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Site);
  if (How->Format && *How->Format < Arguments.size())
    return formatted(Arguments[*How->Format], FormatStyle::Printf,
                     ArrayRef(Arguments).drop_front(*How->Format + 1));
  if (How->Text && *How->Text < Arguments.size())
    return evaluate(Arguments[*How->Text]);
  return unknown();
}

/// The elements of the array that \p E spells out, or \p E itself:
/// h2o_concat(pool, scheme, host, path), which makes an array of them.
static SmallVector<const Expr *> elementsIn(const Expr *E) {
  const Expr *Written = asWritten(E);
  const Expr *Init = nullptr;
  if (const auto *Array = dyn_cast<CompoundLiteralExpr>(Written))
    Init = Array->getInitializer();
  else if (const auto *Reference = dyn_cast<DeclRefExpr>(Written))
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()))
      Init = Variable->getInit();
  const auto *List = dyn_cast_if_present<InitListExpr>(Init);
  if (!List || !List->getType()->isArrayType() ||
      !List->getType()->getPointeeOrArrayElementType()->isRecordType())
    return {E};
  return {List->inits().begin(), List->inits().end()};
}

/// The arguments of \p Call from \p First on that are texts: up to the null
/// pointer that ends them, to defaults, and to the length of what is before.
static SmallVector<const Expr *>
piecesFrom(unsigned First, const CallExpr &Call, ASTContext &Context) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const ArrayRef<const Expr *> All(Call.getArgs(), Call.getNumArgs());
  const auto IsNull = [&](unsigned I) {
    return All[I]->isNullPointerConstant(Context,
                                         Expr::NPC_ValueDependentIsNotNull) !=
           Expr::NPCK_NotNull;
  };
  const auto Ends = [&](unsigned I) {
    const bool IsLength = I != First && Callee && I < Callee->getNumParams() &&
                          Callee->getParamDecl(I)->getType()->isIntegerType();
    return IsLength || isa<CXXDefaultArgExpr>(All[I]) || IsNull(I);
  };
  // concat(NULL, "https://", host, NULL) has nothing to begin with.
  if (IsNull(First))
    ++First;
  SmallVector<const Expr *> Result;
  for (unsigned I = First; I < All.size() && !Ends(I); ++I)
    Result.append(elementsIn(All[I]));
  return Result;
}

/// The argument of \p Call behind its text, \p Piece, that says how much of it
/// is taken; null if there is none.
static const Expr *lengthIn(const CallExpr &Call, unsigned Piece) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const unsigned Index = Piece + 1;
  const bool HasLength =
      Callee && !Callee->isVariadic() && Index < Callee->getNumParams() &&
      Index < Call.getNumArgs() &&
      Callee->getParamDecl(Index)->getType()->isIntegerType() &&
      pointsToText(asWritten(Call.getArg(Piece))->getType());
  return HasLength ? Call.getArg(Index) : nullptr;
}

ValueSet Evaluator::evaluateTextMade(const CallExpr &Call,
                                     const TextModel &How) const {
  const ArrayRef<const Expr *> Arguments(Call.getArgs(), Call.getNumArgs());
  if (How.Format && *How.Format < Arguments.size())
    return formatted(Arguments[*How.Format], How.Style,
                     Arguments.drop_front(*How.Format + 1));
  if (How.GivesObject && objectOf(Call))
    return evaluate(objectOf(Call));
  if (How.Fills && objectOf(Call))
    return filled(objectOf(Call), piecesFrom(*How.Fills, Call, Context));
  if (How.Pieces && *How.Pieces < Arguments.size()) {
    // memcpy(to, path, length)
    if (const Expr *Length = lengthIn(Call, *How.Pieces))
      return taken(Arguments[*How.Pieces], Length);
    return concatenate(piecesFrom(*How.Pieces, Call, Context));
  }
  // ap_construct_url(pool, path, request)
  if (How.BehindServer && *How.BehindServer < Arguments.size()) {
    const Expr *Path = Arguments[*How.BehindServer];
    return joined(joined(spelledOut("//", Call), unknown(), &Call),
                  evaluate(Path), Path);
  }
  // strchr(target, '?')
  if (How.TailOf && *How.TailOf + 1 < Arguments.size() &&
      isQueryMark(*Arguments[*How.TailOf + 1]))
    return queryOf(evaluate(Arguments[*How.TailOf]), Call);
  // strchr(path, '/')
  if (How.TailOf && *How.TailOf + 1 < Arguments.size() &&
      isNoPath(*Arguments[*How.TailOf + 1]))
    return unknown();
  if (How.TailOf && *How.TailOf < Arguments.size())
    return tailOf(evaluate(Arguments[*How.TailOf]), nullptr);
  // A word of the path is not the path.
  if (How.TakesOff)
    return unknown();
  if (const Expr *Edited = editedText(Call, How); Edited && !cutsPath(Call))
    return editedBy(Call, Edited);
  return unknown();
}

} // namespace redirect
