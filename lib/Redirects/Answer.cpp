//===- Answer.cpp ---------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/Answer.h"
#include "Http/Status.h"

namespace json = llvm::json;

namespace redirect {

static RoutePatterns patternsFor(const Redirect &R, const Service &Known) {
  if (!R.TestedPath.empty())
    return RoutePatterns({R.TestedPath});
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

  Evidence Done = R.Done.settled();
  Done.add(Known.Before, MethodSet::all());
  Result.Judged =
      judge(R, Done, Anywhere, Result.Methods, patternsFor(R, Known));
  return Result;
}

MethodSet movedFor(const Redirect &R, const Service &Known) {
  if (!isPermanent(R.Code) || R.StatusParameter || R.answersThrown())
    return MethodSet::none();
  static constexpr MethodSet Safe = {Method::Get, Method::Head};
  const ServedMethods Served = answeredBy(R, Known);
  Evidence Done = R.Done.settled();
  Done.add(Known.Before, MethodSet::all());
  const MethodSet Named = (Served.Explicit & Safe) - Done.WorksFor;
  return Named |
         ((Served.Unrestricted & Safe) - (Done.WorksFor | Done.ReadsBodyFor));
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
  Result.MovedFor = methodsFromText(From.getString("moved").value_or(""))
                        .value_or(MethodSet::none());
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
