//===- TextFilling.cpp - Texts that are filled in place -------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Flow/Copying.h"
#include "Flow/Transfer.h"

using namespace clang;

namespace redirect {

/// True if \p T ends with what \p End says.
static bool hasEnding(const Text &T, const Text &End) {
  if (T.Pieces.size() < End.Pieces.size())
    return false;
  const auto Length = static_cast<ptrdiff_t>(End.Pieces.size());
  const Text Last{{T.Pieces.end() - Length, T.Pieces.end()}};
  return Last.saysTheSameAs(End);
}

static bool isFromElsewhere(const Text &T) {
  return T.holds(TextPiece::Source::RequestTarget) ||
         T.holds(TextPiece::Source::Parameter);
}

/// What the loop of \p Copy puts into its text. A pointer that goes on through
/// the text from which it comes may be anything after the first round, for all
/// that is known: what it was at first tells.
ValueSet Transfer::copiedBy(const CopyLoop &Copy) const {
  for (const Expr *Source : Copy.From) {
    ValueSet Edited = Evaluate.edited(Source);
    if (Edited.isMadeOfMethod())
      return Edited;
    ValueSet Known;
    for (const ValueSet::Entry &E : Edited)
      if (E.Is.Is == Value::Kind::Text && isFromElsewhere(E.Is.Text))
        Known.add(E.Is, Current.Reached);
    if (!Known.empty())
      return Known;
  }
  return ValueSet::unknown(Current.Reached);
}

// while (!isspace(line[j])) url[i++] = line[j++];
/// True if \p Buffer holds a word of the request line: what a loop copies there
/// is that.
bool Transfer::holdsWordOfLine(const Expr &Buffer) const {
  const VarDecl *Variable = variableNamed(Buffer);
  return Variable &&
         (Facts.MethodVariables.contains(Variable) ||
          Facts.TargetVariables.contains(Variable)) &&
         !Current.find({Variable, Place::Part::Value});
}

// for (char c : path) out += encoded(c);
void Transfer::copy(const CopyLoop &Copy) {
  const ValueSet Copied = copiedBy(Copy);
  const Expr &To = bufferBehind(*Copy.To);
  if (holdsWordOfLine(To))
    return;
  ValueSet Result;
  for (const ValueSet::Entry &Begun : begun(To))
    for (const ValueSet::Entry &E : Copied) {
      if (E.Is.isMadeOfMethod() || Begun.Is.isMadeOfMethod()) {
        Result.add(Value::madeOfMethod(), Begun.For & E.For);
        continue;
      }
      Text Whole = asText(Begun.Is, &To);
      const Text Added = asText(E.Is, Copy.To);
      if (!hasEnding(Whole, Added))
        Whole.append(Added);
      Result.add(Value::text(std::move(Whole)), Begun.For & E.For);
    }
  fillBuffer(*Copy.To, To, std::move(Result), MethodSet::none());
}

/// What \p Buffer holds to which something is put: nothing, if nobody has given
/// it anything.
ValueSet Transfer::begun(const Expr &Buffer) const {
  const ValueSet Known = Evaluate.evaluate(&Buffer);
  const auto *Reference = dyn_cast<DeclRefExpr>(asWritten(&Buffer));
  const auto *Parameter =
      Reference ? dyn_cast<ParmVarDecl>(Reference->getDecl()) : nullptr;
  const auto IsNoText = [](const ValueSet::Entry &E) {
    return E.Is.Is == Value::Kind::Object || E.Is.Is == Value::Kind::Unknown;
  };
  const bool IsFresh =
      Known.isUnknown() ||
      (Buffer.getType()->isRecordType() && llvm::all_of(Known, IsNoText)) ||
      (Parameter && !Current.find({Parameter, Place::Part::Value}));
  return IsFresh ? ValueSet(Value::text({}), Current.Reached) : Known;
}

/// The buffer into which the pointer \p Cursor leads; the variable that it is
/// if that leads nowhere else.
const Expr &Transfer::bufferBehind(const DeclRefExpr &Cursor) const {
  const auto *Variable = dyn_cast<VarDecl>(Cursor.getDecl());
  const Expr *Buffer = Variable ? Copies.bufferOf(*Variable) : nullptr;
  return Buffer ? *Buffer : cast<Expr>(Cursor);
}

static bool isZero(const Expr &E) {
  const Expr *Written = asWritten(&E);
  if (const auto *Letter = dyn_cast<CharacterLiteral>(Written))
    return Letter->getValue() == 0;
  const auto *Number = dyn_cast<IntegerLiteral>(Written);
  return Number && Number->getValue() == 0;
}

/// The index of \p Element in an array; null if it is none of an array.
static const Expr *indexIn(const Expr &Element) {
  const auto *Subscript = dyn_cast<ArraySubscriptExpr>(asWritten(&Element));
  return Subscript ? Subscript->getIdx() : nullptr;
}

// *out++ = '/', buffer[length] = '\0', path[i] = '_'
bool Transfer::putCharacter(const BinaryOperator &Assignment) {
  const Expr &Target = *Assignment.getLHS();
  const Expr &Letter = *Assignment.getRHS();
  const DeclRefExpr *Variable = characterIn(Target);
  if (!Variable || Evaluate.dependsOnMethod(&Letter))
    return false;
  const Expr &Buffer = bufferBehind(*Variable);
  if (Copies.isInLoop(Assignment) && holdsWordOfLine(Buffer))
    return true;
  const Expr *Index = indexIn(Target);
  const bool IsFirst = Index && isZero(*Index);
  const ValueSet Known = begun(Buffer);
  if (Known.isMadeOfMethod() || Evaluate.dependsOnMethod(&Buffer))
    return false;
  const bool IsEnd = isZero(Letter);
  if (IsEnd && !IsFirst)
    return true;
  const ValueSet Added = Evaluate.evaluate(&Letter);
  const bool IsSpelled = llvm::all_of(Added, [](const ValueSet::Entry &E) {
    return E.Is.Is == Value::Kind::Text && E.Is.Text.isLiteral();
  });
  const bool IsNumbered = Index && isa<IntegerLiteral>(asWritten(Index));
  const bool IsBehind = (isa<UnaryOperator>(asWritten(&Target)) || Index) &&
                        !IsNumbered && !Copies.isInLoop(Assignment);
  ValueSet Result;
  if (IsFirst && (IsEnd || IsSpelled))
    Result = IsEnd ? ValueSet(Value::text({}), Current.Reached) : Added;
  else if (IsBehind && IsSpelled)
    Result = Evaluator::joined(Known, Added, &Letter);
  else
    Result = Evaluate.edited(&Buffer);
  fillBuffer(Assignment, Buffer, std::move(Result), MethodSet::none());
  return true;
}

/// The text that \p E, a `std::back_inserter(url)`, puts something behind; null
/// if it is none.
static const Expr *givenToInserter(const Expr &E) {
  const auto *Call = dyn_cast<CallExpr>(asWritten(&E));
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const IdentifierInfo *Named = Callee ? Callee->getIdentifier() : nullptr;
  return Named && Named->isStr("back_inserter") && isStandard(*Callee) &&
                 Call->getNumArgs() != 0
             ? Call->getArg(0)
             : nullptr;
}

/// Where a function is told to put a text: `url` for `url`, for `&url` and for
/// `std::back_inserter(url)`.
static const Expr *textAt(const Expr &Given) {
  if (const Expr *Text = givenToInserter(Given))
    return Text;
  const QualType Type = Given.getType();
  return Type->isPointerType() && !Type->getPointeeType()->isCharType()
             ? pointedTo(Given)
             : &Given;
}

/// Puts \p Made, which \p Call makes, where \p Given leads to; behind what
/// there is if that is a place within a text, and \p IsArgument.
void Transfer::putText(const CallExpr &Call, const Expr &Given, ValueSet Made,
                       bool IsArgument) {
  // snprintf(buffer + length, size - length, "Location: %s\r\n", url)
  const Expr *Begun = beginningOf(Given);
  if (Begun && IsArgument)
    Made = Evaluate.append(*Begun, Made);
  const Expr *Target = Begun ? Begun : &Given;
  // end = stpcpy(buffer, scheme); strcpy(end, host);
  if (const auto *Cursor = dyn_cast<DeclRefExpr>(asWritten(Target));
      Cursor && IsArgument)
    if (const Expr &Buffer = bufferBehind(*Cursor); &Buffer != Cursor) {
      Made = Evaluator::joined(begun(Buffer), Made, Target);
      Target = &Buffer;
    }
  const bool GoesOn = isHeldTextBegun(*Target);
  fillBuffer(Call, *asWritten(Target), std::move(Made), MethodSet::none());
  writeHeld(Call, *Target, GoesOn);
}

// sscanf(line, "%15s %1023s", method, path), where callers have given path
/// Puts the target, which \p Call takes out of a request line, where callers
/// have told it to.
void Transfer::giveTarget(const CallExpr &Call) {
  SmallVector<const VarDecl *, 1> Given;
  for (const Expr *Argument : Call.arguments()) {
    const auto *Reference = dyn_cast<DeclRefExpr>(asWritten(Argument));
    const auto *Parameter =
        Reference ? dyn_cast<ParmVarDecl>(Reference->getDecl()) : nullptr;
    if (!Parameter || !Facts.TargetVariables.contains(Parameter) ||
        !pointsToText(Parameter->getType()))
      continue;
    const ValueSet *Now = Current.find({Parameter, Place::Part::Value});
    const ValueSet *Before = Current.find({Parameter, Place::Part::Pointee});
    // Unless it points elsewhere by now.
    if (!Now || (Before && *Now == *Before))
      Given.push_back(Parameter);
  }
  forgetChanged(Call);
  for (const VarDecl *Parameter : Given)
    Current.bind(
        {Parameter, Place::Part::Pointee},
        {textPiece(TextPiece::Source::RequestTarget, &Call), Current.Reached});
}

// strcat(url, req->path), path.erase(0, 3)
void Transfer::makeText(const CallExpr &Call, const TextModel &How) {
  ValueSet Made = Evaluate.evaluateTextMade(Call, How);
  const Expr *Target = editedText(Call, How);
  // What is left behind the word goes on.
  if (How.TakesOff && Target)
    Made = Evaluate.edited(Target);
  if (How.Into) {
    if (*How.Into >= Call.getNumArgs())
      return;
    const Expr *Given = Call.getArg(*How.Into);
    Target = textAt(*Given);
    // buffer_vadd(&buffer, format, list)
    if (Target->getType()->isRecordType() && !isText(Target->getType()))
      Made = Evaluator::joined(begun(*Target), Made, Target);
    else if (How.Appends || givenToInserter(*Given))
      Made = Evaluate.append(*Target, Made);
  }
  // url.append("/orders")
  if (How.IntoObject && objectOf(Call)) {
    Target = objectOf(Call);
    if (How.Appends)
      Made = Evaluate.append(*Target, Made);
  }
  if (Target)
    putText(Call, *Target, std::move(Made), How.Into.has_value());
}

} // namespace redirect
