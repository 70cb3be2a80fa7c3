//===- AnswerText.cpp - What texts say that are written -------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An answer is written in pieces, which needn't be whole lines: a response
// keeps, as its Lines, those of which callers decide what they are, and the
// beginning of one that isn't finished.
//
//===----------------------------------------------------------------------===//

#include "Facts/SentTexts.h"
#include "Flow/RawText.h"
#include "Flow/Transfer.h"

using namespace clang;

namespace redirect {

void Transfer::writeRaw(const Expr &Site, const RawResponse &Raw) {
  const auto Has = [&](Place::Part Of) {
    return Current.find({Raw.Response, Of}) != nullptr;
  };
  if (!writeText(Site, Raw.Response, Evaluate.evaluateRaw(Site, Raw.How),
                 /*HeadersOnly=*/false) &&
      Raw.ElseWork)
    return Current.Done.addWork(*Raw.ElseWork, &Site,
                                Current.Reached.methods());
  // fprintf(journal, "%s\n", entry): that it may be a part of the answer is no
  // reason to send the request twice.
  if (Raw.MayBeKept && !Has(Place::Part::Status) && !Has(Place::Part::Location))
    Current.Done.addPossibleWork(&Site, Current.Reached.methods());
}

/// True if \p Piece says nothing of what a function has put into \p Holder.
static bool isFromBefore(const TextPiece &Piece, const ValueDecl &Holder) {
  return Piece.From == TextPiece::Source::Unknown ||
         (Piece.From == TextPiece::Source::Parameter &&
          Piece.Member == &Holder);
}

/// What holds the text at \p Target, if some function sends it; null if none
/// does.
static const ValueDecl *sentHolderOf(const Expr &Target,
                                     const SummaryMap &Summaries) {
  const ValueDecl *Holder =
      Summaries.SentHolders.empty() ? nullptr : holderOf(Target);
  return Holder && Summaries.SentHolders.contains(Holder) ? Holder : nullptr;
}

/// True if something is known of the text at \p Target that some function
/// sends: what is put there now may go on with it.
bool Transfer::isHeldTextBegun(const Expr &Target) const {
  const ValueDecl *Holder = sentHolderOf(Target, Summaries);
  return Holder && llvm::any_of(Evaluate.evaluate(&Target), [&](const auto &E) {
           return llvm::any_of(E.Is.Text.Pieces, [&](const TextPiece &Piece) {
             return !isFromBefore(Piece, *Holder);
           });
         });
}

/// Drops what \p T, the text in \p Holder, begins with if that was there
/// before. Returns whether it does.
static bool dropBefore(Text &T, const ValueDecl &Holder) {
  const auto Added = llvm::find_if(T.Pieces, [&](const TextPiece &Piece) {
    return !isFromBefore(Piece, Holder);
  });
  if (Added == T.Pieces.begin())
    return false;
  T.Pieces.erase(T.Pieces.begin(), Added);
  return true;
}

// conn->out = "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n";
/// Takes what \p Site has put into \p Target for sent, if some function sends
/// what is there. That \p GoesOn with what this function has put there before
/// if something was known of it.
void Transfer::writeHeld(const Expr &Site, const Expr &Target, bool GoesOn) {
  const ValueDecl *Holder = sentHolderOf(Target, Summaries);
  if (!Holder)
    return;
  ValueSet Texts;
  bool IsAll = true;
  for (const ValueSet::Entry &E : Evaluate.evaluate(&Target)) {
    Value Whole = E.Is;
    if (Whole.Is == Value::Kind::Text)
      IsAll &= !dropBefore(Whole.Text, *Holder);
    Texts.add(std::move(Whole), E.For);
  }
  writeText(Site, Holder, Texts, /*HeadersOnly=*/false, GoesOn || IsAll);
}

/// True if \p T ends with \p End, as the lines do that a loop writes.
static bool endsWith(const Text &T, const Text &End) {
  return T.Pieces.size() >= End.Pieces.size() &&
         std::equal(End.Pieces.rbegin(), End.Pieces.rend(), T.Pieces.rbegin());
}

// while (length) { n = write(fd, text, length); text += n; length -= n; }
/// True if \p Added is what the caller has given, and \p T ends with that: what
/// is left of it goes on.
static bool isLeftOf(const Text &T, const Text &Added) {
  const ValueDecl *Given = onlyParameter(Added);
  return Given && !T.Pieces.empty() && T.Pieces.back().Variable == Given;
}

/// True if \p V, a status or a target, is what callers give as all of a text.
static bool isAll(const ValueDecl &Given, const Value &V) {
  if (V.Is == Value::Kind::Text)
    return onlyParameter(V.Text) == &Given;
  return V.Is == Value::Kind::Parameter && V.Variable == &Given;
}

/// True if something is known of \p Response that isn't all \p Given.
bool Transfer::isAnswerBegun(ResponseObject Response,
                             const ValueDecl &Given) const {
  const auto IsKnown = [&](const ValueSet::Entry &E) {
    return E.Is.Is != Value::Kind::Unknown && !isAll(Given, E.Is);
  };
  const auto Has = [&](Place::Part Of) {
    const ValueSet *Known = Current.find({Response, Of});
    return Known && llvm::any_of(*Known, IsKnown);
  };
  return Has(Place::Part::Status) || Has(Place::Part::Location);
}

namespace {

/// What a text says that goes on with what was written before.
struct TextRead {
  std::optional<Value> Status;
  std::optional<Text> Location;
  /// What is kept of both for what is written next.
  Text Kept;
  /// The parameter that was all until now, and isn't any more; null if there is
  /// none.
  const ValueDecl *NoLongerAll = nullptr;
  bool IsOpen = false;
};

} // namespace

/// Reads \p Added, which goes on with \p Before.
static TextRead readOn(const Text &Before, const Text &Added, bool HeadersOnly,
                       bool IsAnswerBegun) {
  TextRead Result;
  if (isLeftOf(Before, Added)) {
    Result.Kept = Before;
    return Result;
  }
  const TextLines Lines = HeadersOnly ? TextLines{Before, {}} : linesOf(Before);
  Text Line = Lines.Unfinished;
  Line.append(Added);
  RawText Read = HeadersOnly ? readHeaderLines(Line) : readRawText(Line);
  // What is put behind a status line is no answer of its own.
  if (IsAnswerBegun && onlyParameter(Line)) {
    Read.Status.reset();
    Read.Location.reset();
  }
  Result.IsOpen = Read.IsOpen && !Read.Location;
  Result.Location = Read.Location;
  if (!readRawText(Lines.Unfinished).Status || onlyParameter(Lines.Unfinished))
    Result.Status = Read.Status;
  if (!Added.Pieces.empty())
    Result.NoLongerAll = onlyParameter(Lines.Unfinished);
  if (!Result.IsOpen)
    Line = HeadersOnly ? Text() : linesOf(Line).Unfinished;
  Result.Kept = Lines.Finished;
  if (!endsWith(Result.Kept, Line))
    Result.Kept.append(Line);
  return Result;
}

/// Takes back that \p Given may be all that is written to \p Response.
void Transfer::addMoreThan(const ValueDecl &Given, ResponseObject Response) {
  for (const Place::Part Of : {Place::Part::Status, Place::Part::Location}) {
    const ValueSet *Known = Current.find({Response, Of});
    if (!Known)
      continue;
    ValueSet Left;
    for (const ValueSet::Entry &E : *Known)
      Left.add(isAll(Given, E.Is) ? Value::unknown() : E.Is, E.For);
    Current.bind({Response, Of}, std::move(Left));
  }
}

namespace {

/// What is written to a response, by the methods for which it is.
struct WrittenTexts {
  ValueSet Statuses;
  ValueSet Locations;
  ValueSet Lines;
  FunctionReach WithoutStatus;
  FunctionReach WithoutLocation;
  bool SaysSomething = false;

  void add(TextRead Read, const FunctionReach &For);
};

} // namespace

void WrittenTexts::add(TextRead Read, const FunctionReach &For) {
  SaysSomething |= Read.Status || Read.Location || Read.IsOpen;
  if (Read.Status)
    Statuses.add(*Read.Status, For);
  else
    WithoutStatus |= For;
  if (Read.Location)
    Locations.add(Value::text(*Read.Location), For);
  else
    WithoutLocation |= For;
  Lines.add(Read.Kept.Pieces.empty() ? Value::unknown()
                                     : Value::text(std::move(Read.Kept)),
            For);
}

/// Gives \p Response what \p Texts say that \p Site writes to it, \p IsAll that
/// is there. Returns whether they say anything.
bool Transfer::writeText(const Expr &Site, ResponseObject Response,
                         const ValueSet &Texts, bool HeadersOnly, bool IsAll) {
  const Place LinesAt = {Response, Place::Part::Lines};
  const ValueSet *Known = IsAll ? nullptr : Current.find(LinesAt);
  const ValueSet Before = Known ? Known->restrictedTo(Current.Reached)
                                : ValueSet(Value::text({}), Current.Reached);
  WrittenTexts Now;
  for (const ValueSet::Entry &E : Texts) {
    const Text Added = asText(E.Is, E.Is.Where);
    const ValueDecl *Given = onlyParameter(Added);
    const bool IsBegun = Given && isAnswerBegun(Response, *Given);
    for (const ValueSet::Entry &B : Before) {
      TextRead Read = readOn(B.Is.Text, Added, HeadersOnly, IsBegun);
      if (Read.NoLongerAll)
        addMoreThan(*Read.NoLongerAll, Response);
      Now.add(std::move(Read), E.For & B.For);
    }
  }
  bindWritten(Site, {Response, Place::Part::Status}, Now.Statuses,
              Now.WithoutStatus);
  bindWritten(Site, {Response, Place::Part::Location}, Now.Locations,
              Now.WithoutLocation);
  // Where there are none, and were none, nothing is to be kept.
  if (Known || !Now.Lines.isUnknown())
    bindWritten(Site, LinesAt, Now.Lines, Current.Reached - Now.Lines.known());
  return Now.SaysSomething;
}

} // namespace redirect
