//===- TextMaking.cpp - Texts that functions make -------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Flow/Evaluator.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace redirect {

/// All combinations of a text of \p Left and one of \p Right behind it.
static ValueSet joined(const ValueSet &Left, const ValueSet &Right,
                       const Expr *RightWhere) {
  ValueSet Result;
  for (const ValueSet::Entry &L : Left)
    for (const ValueSet::Entry &R : Right) {
      Text Whole = asText(L.Is, L.Is.Where);
      Whole.append(asText(R.Is, RightWhere));
      Result.add(Value::text(std::move(Whole)), L.For & R.For);
    }
  return Result;
}

ValueSet Evaluator::concatenate(const Expr *Left, const Expr *Right) const {
  return joined(evaluate(Left), evaluate(Right), Right);
}

ValueSet Evaluator::concatenate(ArrayRef<const Expr *> Texts) const {
  ValueSet Result(Value::text({}), At.Reached);
  for (const Expr *Text : Texts)
    Result = joined(Result, evaluate(Text), Text);
  return Result;
}

ValueSet Evaluator::append(const Expr &Begun, const ValueSet &More) const {
  return joined(evaluate(&Begun), More, &Begun);
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

/// \p V after some change.
static Value editedValue(const Value &V) {
  if (V.isMadeOfMethod())
    return Value::madeOfMethod();
  const bool IsText = V.Is == Value::Kind::Text ||
                      (V.Is == Value::Kind::Parameter &&
                       isText(V.Variable->getType().getNonReferenceType()));
  return IsText ? Value::text(asText(V, V.Where).edited()) : Value::unknown();
}

ValueSet Evaluator::edited(const Expr *E) const {
  ValueSet Result;
  for (const ValueSet::Entry &Entry : evaluate(E))
    Result.add(editedValue(Entry.Is), Entry.For);
  return Result;
}

namespace {

/// Takes a format apart: "https://%s%s", "https://{}{}" or "https://$0$1".
class FormatReader {
public:
  explicit FormatReader(StringRef Format)
      : Rest(Format), HasBraces(Format.contains('{')) {}

  /// Takes the next stretch of characters off the format, up to a place that an
  /// argument fills, and gives the index of that argument; none at the end.
  std::optional<unsigned> next(StringRef &Characters) {
    size_t At = 0;
    while (At < Rest.size()) {
      const size_t Length = placeAt(At);
      if (Length == 0) {
        ++At;
        continue;
      }
      Characters = Rest.take_front(At);
      const StringRef Place = Rest.substr(At, Length);
      Rest = Rest.drop_front(At + Length);
      return indexIn(Place);
    }
    Characters = Rest;
    Rest = {};
    return std::nullopt;
  }

private:
  /// The length of the place that begins at \p At; 0 if none does.
  size_t placeAt(size_t At) const {
    const StringRef Here = Rest.drop_front(At);
    if (HasBraces)
      return Here.front() == '{' ? Here.find('}') + 1 : 0;
    if (Here.front() == '$')
      return Here.size() > 1 && llvm::isDigit(Here[1]) ? 2 : 0;
    if (Here.front() != '%')
      return 0;
    const size_t Letter = Here.find_if(llvm::isAlpha);
    return Letter == StringRef::npos ? 0 : Letter + 1;
  }

  unsigned indexIn(StringRef Place) {
    const bool IsNumbered = HasBraces || Place.front() == '$';
    unsigned Index = 0;
    if (IsNumbered && !Place.drop_front().consumeInteger(10, Index))
      return Index;
    return NextIndex++;
  }

  StringRef Rest;
  const bool HasBraces;
  unsigned NextIndex = 0;
};

} // namespace

/// The text that \p Format becomes when \p Arguments fill it in.
ValueSet Evaluator::formatted(const Expr *Format,
                              ArrayRef<const Expr *> Arguments) const {
  // fmt::format checks its format in a class of its own.
  while (const auto *Checked = dyn_cast<CXXConstructExpr>(asWritten(Format))) {
    if (Checked->getNumArgs() != 1)
      break;
    Format = Checked->getArg(0);
  }
  const std::optional<StringRef> Spelled = constantText(*Format);
  if (!Spelled)
    return unknown();
  ValueSet Result(Value::text({}), At.Reached);
  FormatReader Reader(*Spelled);
  while (true) {
    StringRef Characters;
    const std::optional<unsigned> Index = Reader.next(Characters);
    if (!Characters.empty())
      Result =
          joined(Result,
                 {textPiece(TextPiece::Source::Literal, Format, Characters),
                  At.Reached},
                 Format);
    if (!Index)
      return Result;
    Result =
        *Index < Arguments.size()
            ? joined(Result, evaluate(Arguments[*Index]), Arguments[*Index])
            : joined(Result, unknown(), Format);
  }
}

/// The object that std::replace(path.begin(), path.end(), '_', '-') edits.
static const Expr *textOf(const Expr *Argument) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(asWritten(Argument));
  const CXXMethodDecl *Method = Call ? calledMethod(*Call) : nullptr;
  const Expr *Object = Method ? objectOf(*Call) : nullptr;
  const IdentifierInfo *Name = Method ? Method->getIdentifier() : nullptr;
  return Name && Name->isStr("begin") && Object ? Object : Argument;
}

const Expr *editedText(const CallExpr &Call, const TextModel &How) {
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
    return formatted(Arguments[*How->Format],
                     ArrayRef(Arguments).drop_front(*How->Format + 1));
  if (How->Text && *How->Text < Arguments.size())
    return evaluate(Arguments[*How->Text]);
  return unknown();
}

ValueSet Evaluator::evaluateTextMade(const CallExpr &Call,
                                     const TextModel &How) const {
  const ArrayRef<const Expr *> Arguments(Call.getArgs(), Call.getNumArgs());
  if (How.Format && *How.Format < Arguments.size())
    return formatted(Arguments[*How.Format],
                     Arguments.drop_front(*How.Format + 1));
  if (How.Pieces && *How.Pieces < Arguments.size())
    return concatenate(Arguments.drop_front(*How.Pieces));
  if (const Expr *Edited = editedText(Call, How))
    return editedBy(Call, Edited);
  return unknown();
}

} // namespace redirect
