//===- Answer.cpp ---------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/Answer.h"
#include "Facts/Expressions.h"
#include "Facts/ShapeNames.h"
#include "Http/Status.h"

namespace json = llvm::json;

namespace redirect {

static RoutePatterns patternsFor(const Redirect &R, const Service &Known) {
  if (const llvm::StringRef Path = R.TestedPath.whole(); !Path.empty())
    return RoutePatterns({Path});
  if (Known.HasUnknownPattern || Known.Patterns.empty())
    return std::nullopt;
  return llvm::SmallVector<llvm::StringRef>(Known.Patterns.begin(),
                                            Known.Patterns.end());
}

/// The requests that \p R answers, where no caller decides of it.
static ServedMethods answeredBy(const Redirect &R, const Service &Known) {
  if (!R.dependsOnCaller())
    return Known.Served.through(R.Reached.methods());
  ServedMethods Result = Known.Direct.through(methodsIfUnknown(R.Reached));
  Result.add(Known.ByHolders);
  return Result;
}

Silence silenceOf(const Redirect &R, const Service &Known) {
  if (R.StatusParameter || R.answersThrown())
    return Silence::CallersDecide;
  if (!mayChangeMethod(R.Code) && !keepsMethod(R.Code))
    return Silence::OtherStatus;
  if (R.IsByMethod)
    return Silence::ChosenByMethod;
  const ServedMethods Served = answeredBy(R, Known);
  if (!((Served.Explicit | Served.Unrestricted) & ChangingMethods).empty())
    return Silence::None;
  const ServedMethods &All = Known.Served;
  if ((All.Explicit | All.Unrestricted).empty())
    return All.empty() ? Silence::NotServed : Silence::MayBeNoHandler;
  if (R.dependsOnCaller() && Known.Direct.empty() && Known.ByHolders.empty())
    return Silence::CallersDecide;
  return ((All.Explicit | All.Unrestricted) & ChangingMethods).empty()
             ? Silence::SafeMethodsOnly
             : Silence::GuardExcludes;
}

static constexpr MethodSet Safe = {Method::Get, Method::Head};

/// True if \p R has a permanent status of its own.
static bool hasPermanentStatus(const Redirect &R) {
  return isPermanent(R.Code) && !R.StatusParameter && !R.answersThrown();
}

/// What was done before \p R is sent to those whom \p Known lets there.
static Evidence doneBefore(const Redirect &R, const Service &Known) {
  Evidence Result = R.Done.settled();
  Result.add(Known.Before, MethodSet::all());
  return Result;
}

std::optional<Answer> answerOf(const Redirect &R, const Service &Known,
                               const Evidence &Anywhere) {
  if (silenceOf(R, Known) != Silence::None)
    return std::nullopt;
  const ServedMethods Served = answeredBy(R, Known);
  Answer Result;
  Result.Methods = Served.Explicit & ChangingMethods;
  Result.IsExplicit = !Result.Methods.empty();
  if (!Result.IsExplicit)
    Result.Methods = Served.Unrestricted & ChangingMethods;

  Result.Judged = judge(R, doneBefore(R, Known), Anywhere, Result.Methods,
                        patternsFor(R, Known));
  return Result;
}

// httpsUrlOf(req)
/// True if the target of \p R may be made of the request's own by a function
/// that nobody sees.
static bool mayHoldOwnTarget(const Redirect &R) {
  return llvm::any_of(R.Target.Pieces, [](const TextPiece &Piece) {
    const auto *Call =
        Piece.From == TextPiece::Source::Unknown && Piece.Where
            ? llvm::dyn_cast<clang::CallExpr>(asWritten(Piece.Where))
            : nullptr;
    return Call && llvm::any_of(Call->arguments(), [](const auto *Argument) {
             const clang::RecordDecl *Record =
                 recordBehind(Argument->getType());
             return Record && Record->getIdentifier() &&
                    namesExchange(Record->getName());
           });
  });
}

/// True if the path of \p R begins with the request's own: "/index.html" below
/// a folder is where that is found.
static bool holdsOwnPath(const Redirect &R) {
  for (const TextPiece &Piece : R.Target.Pieces) {
    if (Piece.From == TextPiece::Source::RequestTarget)
      return true;
    if (Piece.From == TextPiece::Source::Literal &&
        Piece.Characters.contains('?'))
      return false;
  }
  return false;
}

/// True if \p Known says that what was asked for is found at the target.
static bool isMove(const Judgement &Known) {
  return Known.Means == Meaning::Forward || Known.shows(Sign::OwnTarget) ||
         Known.shows(Sign::OwnPattern) || Known.shows(Sign::ToldForward);
}

std::optional<Answer> keptAnswerOf(const Redirect &R, const Service &Known) {
  if (!hasPermanentStatus(R))
    return std::nullopt;
  const ServedMethods Served = answeredBy(R, Known);
  Evidence Done = doneBefore(R, Known);
  if (R.IsTargetKept) {
    Done.WorksFor = Known.Before.WorksFor;
    Done.Work = Known.Before.Work;
  }
  // Who reads one request after the other may have worked for an earlier one,
  // and asks in what state a connection is.
  if (Known.IsOfReader) {
    Done = R.Done.settled();
    if (R.IsTargetKept)
      Done.WorksFor = MethodSet::none();
  }
  const MethodSet Kept =
      ((Served.Explicit | Served.Unrestricted) & Safe) - Done.LimitedFor;
  Answer Result;
  Result.Methods = Kept & (Done.WorksFor | Done.PassesFor);
  if (Result.Methods.empty() || mayHoldOwnTarget(R) || holdsOwnPath(R) ||
      isMove(judge(R, Done, Evidence(), Result.Methods, patternsFor(R, Known))))
    return std::nullopt;
  Result.IsExplicit = !(Served.Explicit & Result.Methods).empty();
  const bool Works = !(Done.WorksFor & Result.Methods).empty();
  Result.Judged.Means = Works ? Meaning::Answer : Meaning::Unknown;
  Result.Judged.Because.push_back(Works ? SignAt{Sign::Work, Done.Work}
                                        : SignAt{Sign::Passes, Done.Passing});
  return Result;
}

MethodSet movedFor(const Redirect &R, const Service &Known) {
  if (!hasPermanentStatus(R))
    return MethodSet::none();
  const ServedMethods Served = answeredBy(R, Known);
  const Evidence Done = doneBefore(R, Known);
  const MethodSet Kept = Done.WorksFor | Done.PassesFor;
  return ((Served.Explicit & Safe) - Kept) |
         ((Served.Unrestricted & Safe) - (Kept | Done.ReadsBodyFor));
}

Meaning meaningAlone(const Redirect &R, const Service &Known,
                     const Evidence &Own, MethodSet Methods) {
  return judge(R, R.Done.settled(), Own, Methods, patternsFor(R, Known)).Means;
}

static void writeSign(json::OStream &To, const SignAt &S) {
  if (const auto *Where =
          llvm::dyn_cast_if_present<const PlaceElsewhere *>(S.Where))
    To.attribute("at", placeAsText(*Where));
  To.attribute("is", signName(S.Is));
}

static void writeAnswer(json::OStream &To, const AnswerElsewhere &Known,
                        llvm::StringRef Unit) {
  if (Known.Answers.IsExplicit)
    To.attribute("explicit", true);
  To.attribute("means", meaningName(Known.Answers.Judged.Means));
  To.attribute("methods", methodsAsText(Known.Answers.Methods));
  if (!Known.MovedFor.empty())
    To.attribute("moved", methodsAsText(Known.MovedFor));
  To.attributeArray("signs", [&] {
    for (const SignAt &S : Known.Answers.Judged.Because)
      To.object([&] { writeSign(To, S); });
  });
  To.attribute("status", placeAsText(Known.Status));
  To.attribute("unit", Unit);
  writeWay(To, Known.Way);
}

std::string answerAsText(const AnswerElsewhere &Known, llvm::StringRef Unit) {
  return jsonText([&](json::OStream &To) {
    To.object([&] { writeAnswer(To, Known, Unit); });
  });
}

static AnswerElsewhere answerFromJson(const json::Object &From,
                                      SummaryReader &Reader) {
  AnswerElsewhere Result;
  Result.Status = placeFromText(From.getString("status").value_or(""))
                      .value_or(PlaceElsewhere());
  Answer &Answers = Result.Answers;
  Answers.Methods = methodsFromText(From.getString("methods").value_or(""))
                        .value_or(MethodSet::none());
  Answers.IsExplicit = From.getBoolean("explicit").value_or(false);
  Answers.Judged.Means = parseMeaning(From.getString("means").value_or(""))
                             .value_or(Meaning::Unknown);
  if (const json::Array *Signs = From.getArray("signs"))
    for (const json::Value &Element : *Signs)
      if (const json::Object *S = Element.getAsObject())
        if (const std::optional<Sign> Is =
                parseSign(S->getString("is").value_or("")))
          Answers.Judged.Because.push_back(
              {*Is, Reader.place(S->getString("at"))});
  Result.Way = wayFromJson(From.getArray("way"), Reader);
  // Where it has moved is told by the end of the way.
  if (!Result.Way.empty())
    Result.MovedFor = methodsFromText(From.getString("moved").value_or(""))
                          .value_or(MethodSet::none());
  return Result;
}

std::vector<AnswerElsewhere> readAnswers(const IndexOfUnit &Index,
                                         llvm::StringRef Usr,
                                         SummaryReader &Reader) {
  std::vector<AnswerElsewhere> Result;
  const json::Array *Answers = Index.answersOf(Usr);
  if (!Answers)
    return Result;
  for (const json::Value &Element : *Answers) {
    const json::Object *Known = Element.getAsObject();
    if (Known && !Index.isOwn(Known->getString("unit").value_or("")))
      Result.push_back(answerFromJson(*Known, Reader));
  }
  return Result;
}

} // namespace redirect
