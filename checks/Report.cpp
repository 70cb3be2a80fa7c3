//===- Report.cpp ---------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

namespace redirect {

/// How many reasons of a kind are told; the last of them says how many more
/// there are. Of most kinds there are few.
static unsigned mostOf(const Reason &R) {
  if (std::holds_alternative<RegisteredHere>(R))
    return 3;
  return std::holds_alternative<ExpectedHere>(R) ? 5 : ~0U;
}

static bool isOne(MethodSet Methods) {
  return parseMethod(Methods.str()).has_value();
}

/// "POST gets a 302", "POST and PUT get a 302 by default"
static std::string describeAnswer(const Finding &F) {
  return F.Methods.str() + (isOne(F.Methods) ? " gets a " : " get a ") +
         std::to_string(static_cast<int>(F.Code)) +
         (F.isImplicit() ? " by default" : "");
}

/// What becomes of the methods of \p F where clients follow.
static std::string describeLostMethods(const Finding &F) {
  if (!F.Methods.contains(Method::Post))
    return "some clients then send GET instead";
  const MethodSet Others = F.Methods - Method::Post;
  if (Others.empty())
    return "most clients then send GET without the body";
  return "most clients turn POST into GET" +
         (isOne(Others) ? ", some also " + Others.str() : "");
}

std::string describeLoss(const Finding &F) {
  return describeAnswer(F) + ": " + describeLostMethods(F) + "; " +
         std::to_string(static_cast<int>(methodKeepingStatus(F.Code))) +
         " repeats it" +
         (F.Means == Meaning::Forward ? "" : ", 303 shows a page");
}

/// What clients do with the methods of \p F where a page is meant.
static std::string describeChosenMethods(const Finding &F) {
  if (F.Methods == MethodSet(Method::Post))
    return "most clients fetch it with GET, some send POST again";
  if (F.Methods.contains(Method::Post))
    return "some clients send them there again";
  return isOne(F.Methods) ? "many clients send it there again"
                          : "many clients send them there again";
}

std::string describeChoice(const Finding &F) {
  return describeAnswer(F) + " for a page: " + describeChosenMethods(F) +
         "; 303 always means GET";
}

std::string describeRepetition(const Finding &F) {
  const bool IsTurnedAway = llvm::any_of(F.Reasons, [](const Reason &R) {
    const auto *Seen = std::get_if<SignSeen>(&R);
    return Seen && Seen->Is == Sign::TurnedAway;
  });
  return describeAnswer(F) +
         (IsTurnedAway ? " when turned away: clients send it there, with its "
                         "body"
                       : " after the work is done: clients submit it again") +
         "; 303 shows the page";
}

std::string describeKept(const Finding &F) {
  return describeAnswer(F) +
         (F.Means == Meaning::Answer ? " after the work is done"
                                     : " for a reason that passes") +
         ": clients that keep it never ask again; " +
         std::to_string(F.proposed().front()) + " isn't kept";
}

std::string describeLimit() {
  return "or send 'Cache-Control: no-store'; what was kept stays until it is "
         "evicted";
}

std::string describeFix(Status New) {
  return "use " + statusName(New) +
         (New == Status::SeeOther ? ": clients fetch the page with GET"
                                  : ": clients repeat the request");
}

/// "here", or "at routes.cpp:12" where no link can be given.
static std::string at(const PlaceOfReason &Where) {
  return Where.Elsewhere.empty() ? "here" : "at " + Where.Elsewhere;
}

static std::string describe(const RegisteredHere &Reason) {
  const std::string Methods =
      Reason.IsRestricted ? Reason.Methods.str() : "every method";
  switch (Reason.Is) {
  case Route::Kind::Registration:
    break;
  case Route::Kind::Override:
    return "the framework calls this handler for " + Methods;
  case Route::Kind::RequestLine:
    return "the request is read " + at(Reason.Where) + ", whatever its method";
  }
  return "handler registered for " + Methods + " " + at(Reason.Where);
}

static std::string describe(const CalledHere &Reason) {
  if (llvm::isa_and_present<clang::CXXNewExpr>(Reason.Call))
    return "handler made here";
  if (llvm::isa_and_present<clang::CXXThrowExpr>(Reason.Call))
    return "thrown here, which becomes the response";
  if (Reason.IsDestructor)
    return "the destructor of this object runs later";
  return Reason.IsHandedOver
             ? "handed over " + at(Reason.Where) + ", to be called later"
             : "called from " + at(Reason.Where);
}

static std::string describe(const GuardedHere &Reason) {
  return Reason.Holds
             ? "this branch is taken for " + Reason.Methods.str()
             : "past this test the method is " + Reason.Methods.str("or");
}

static std::string describe(const SignSeen &Reason) {
  switch (Reason.Is) {
  case Sign::OwnTarget:
    return "target is built from the request's own path";
  case Sign::OwnPattern:
    return "this route with another prefix, version or host";
  case Sign::BodyRead:
    return "the request's body or parameters are read " + at(Reason.Where);
  case Sign::Work:
    return "the handler changes something " + at(Reason.Where);
  case Sign::OtherPage:
    return "target names another page than the route";
  case Sign::Refusal:
    return "otherwise the handler does its work, " + at(Reason.Where);
  case Sign::OwnUrl:
    return "target is the request's own URL";
  case Sign::PossibleWork:
    return "the handler may change something " + at(Reason.Where);
  case Sign::TurnedAway:
    return "the condition " + at(Reason.Where) +
           " turns requests away; the others go on";
  case Sign::Passes:
    return "this may be otherwise next time";
  case Sign::ToldForward:
    return "a model says that this forwards the request";
  case Sign::ToldRefusal:
    return "a model says that this leads to a login";
  }
  llvm_unreachable("all signs are handled");
}

static std::string describe(const MovedHere &Reason) {
  return Reason.Methods.str() + (isOne(Reason.Methods) ? " gets" : " get") +
         " the same status " + at(Reason.Where) +
         ", and rightly: the page has moved";
}

static std::string describe(const SharedHere &Reason) {
  return "other files may call '" + Reason.Function +
         "' for something else; redirect-tidy asks them all";
}

/// "this test", or "the test at orders_test.cpp:7" where no link can be given.
static std::string subject(const ExpectedHere &Reason, llvm::StringRef Noun) {
  return Reason.Where.Elsewhere.empty()
             ? ("this " + Noun).str()
             : ("the " + Noun + " at " + Reason.Where.Elsewhere).str();
}

static std::string describe(const ExpectedHere &Reason) {
  static constexpr size_t MaxPath = 32;
  const StatusExpectation &What = Reason.What;
  const std::string Code = std::to_string(What.Code);
  if (What.isOfAnyRoute())
    return subject(Reason, "code") +
           (What.Is == StatusExpectation::Kind::Count ? " counts "
                                                      : " tells apart ") +
           Code + (What.Others.empty() ? " alone" : "");
  const bool IsTest = What.Is == StatusExpectation::Kind::Test;
  const llvm::StringRef Path = What.Path;
  return subject(Reason, IsTest ? "test" : "code") + " expects " + Code +
         " of " + What.Methods.str() + " " + Path.take_front(MaxPath).str() +
         (Path.size() > MaxPath ? "..." : "");
}

std::string describeReason(const Reason &R) {
  return std::visit([](const auto &Known) { return describe(Known); }, R);
}

const PlaceOfReason &placeOf(const Reason &R) {
  return std::visit(
      [](const auto &Known) -> const PlaceOfReason & { return Known.Where; },
      R);
}

/// True if all that \p F shows of its meaning is that the target has another
/// name than the route.
static bool showsOnlyOtherPage(const Finding &F) {
  return F.Means == Meaning::Unknown && F.Is == Problem::LosesMethod &&
         llvm::all_of(F.Reasons, [](const Reason &R) {
           const auto *Seen = std::get_if<SignSeen>(&R);
           return !Seen || Seen->Is == Sign::OtherPage ||
                  Seen->Is == Sign::PossibleWork;
         });
}

/// ", but not 307": what is proposed for \p F and none of \p Counted.
static std::string describeUncounted(const StatusExpectation &Counted,
                                     const Finding &F) {
  std::string Result;
  for (const int Status : F.proposed())
    if (!llvm::is_contained(Counted.Others, Status))
      Result +=
          (Result.empty() ? ", but not " : " or ") + std::to_string(Status);
  return Result;
}

/// What \p R tells of \p F, beside the other reasons.
static std::string describeAmong(const Reason &R, const Finding &F) {
  const auto *Seen = std::get_if<SignSeen>(&R);
  if (Seen && Seen->Is == Sign::OtherPage && showsOnlyOtherPage(F))
    return "nothing shows whether this takes " +
           std::string(isOne(F.Methods) ? "the " : "") + F.Methods.str() +
           " or is a page";
  const auto *Expected = std::get_if<ExpectedHere>(&R);
  if (Expected && Expected->What.isOfAnyRoute() &&
      !Expected->What.Others.empty())
    return describeReason(R) + describeUncounted(Expected->What, F);
  return describeReason(R);
}

std::vector<Note> describeReasons(const Finding &F,
                                  const clang::SourceManager &Sources) {
  std::vector<Note> Notes;
  std::map<size_t, unsigned> Told;
  for (const Reason &R : F.Reasons) {
    const unsigned Number = ++Told[R.index()];
    if (Number > mostOf(R))
      continue;
    const PlaceOfReason &Where = placeOf(R);
    if (Where.Location.isInvalid() && Where.Elsewhere.empty())
      continue;
    // What can't be shown where it is is told beside the report.
    Note N = {Sources.getFileLoc(Where.Location.isValid() ? Where.Location
                                                          : F.location()),
              describeAmong(R, F)};
    const auto All = llvm::count_if(F.Reasons, [&](const Reason &Other) {
      return Other.index() == R.index();
    });
    if (Number == mostOf(R) && All > Number)
      N.Text += ", and " + std::to_string(All - Number) + " more";
    Notes.push_back(std::move(N));
  }
  return Notes;
}

} // namespace redirect
