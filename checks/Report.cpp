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

namespace redirect {

static constexpr unsigned MaxRegistrations = 3;

/// "this redirect answers POST with 302 Found"
static std::string describeAnswer(const Finding &F) {
  return "this redirect answers " + F.Methods.str() + " with " +
         statusName(F.Code) + (F.isImplicit() ? " by default" : "");
}

std::string describeLoss(const Finding &F) {
  const std::string Answer = describeAnswer(F);
  const MethodSet Others = F.Methods - Method::Post;
  if (Others.empty())
    return Answer + ", and most clients then repeat the request as GET, "
                    "without its body";
  if (!F.Methods.contains(Method::Post))
    return Answer + ", and some clients then repeat the request as GET";
  return Answer +
         ", and most clients then repeat a POST as GET, without its "
         "body, some also a " +
         Others.str("or");
}

std::string describeChoice(const Finding &F) {
  const std::string Answer = describeAnswer(F);
  const MethodSet Others = F.Methods - Method::Post;
  if (Others.empty())
    return Answer + ", and most clients then fetch the page with GET, but some "
                    "send the POST there again";
  return Answer + ", and many clients then send the " + Others.str("or") +
         " there again instead of fetching the page";
}

std::string describeRepetition(const Finding &F) {
  const bool IsTurnedAway = llvm::any_of(F.Reasons, [](const Reason &R) {
    const auto *Seen = std::get_if<SignSeen>(&R);
    return Seen && Seen->Is == Sign::TurnedAway;
  });
  return describeAnswer(F) +
         (IsTurnedAway ? " when the request is turned away, and clients then "
                         "send it to that page, body included"
                       : " when the request has been carried out, and clients "
                         "then send it again, body included");
}

std::string describeKept(const Finding &F) {
  return describeAnswer(F) +
         (F.Means == Meaning::Answer ? " when the request has been carried out"
                                     : " for a reason that passes") +
         ", and clients that keep the answer never ask again";
}

Status passingStatus(const Finding &F) {
  if (F.Means == Meaning::Answer && !F.IsExplicit)
    return Status::SeeOther;
  return temporaryStatus(F.Code);
}

std::string describeLimit() {
  return "or limit it by 'Cache-Control: no-store'; answers that were kept "
         "stay "
         "until they are evicted";
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
    return "target is the route's own pattern at another place";
  case Sign::BodyRead:
    return "the request's body or parameters are read " + at(Reason.Where);
  case Sign::Work:
    return "the request is carried out " + at(Reason.Where);
  case Sign::OtherPage:
    return "target names another page than the route";
  case Sign::Refusal:
    return "otherwise the request is carried out, " + at(Reason.Where);
  case Sign::OwnUrl:
    return "target is the request's own URL";
  case Sign::PossibleWork:
    return "the request may be carried out " + at(Reason.Where);
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
  return "requests with " + Reason.Methods.str() + " get the same status " +
         at(Reason.Where) +
         ", and learn by it that the page has moved for good";
}

static std::string describe(const SharedHere &Reason) {
  return "other units may call '" + Reason.Function + "', " + at(Reason.Where) +
         ", and mean something else: redirect-tidy asks all "
         "of them";
}

std::string describeReason(const Reason &R) {
  return std::visit([](const auto &Known) { return describe(Known); }, R);
}

const PlaceOfReason &placeOf(const Reason &R) {
  return std::visit(
      [](const auto &Known) -> const PlaceOfReason & { return Known.Where; },
      R);
}

std::vector<Note> describeReasons(const Finding &F,
                                  const clang::SourceManager &Sources) {
  std::vector<Note> Notes;
  unsigned Registrations = 0;
  const unsigned All = llvm::count_if(F.Reasons, [](const Reason &R) {
    return std::holds_alternative<RegisteredHere>(R);
  });
  for (const Reason &R : F.Reasons) {
    const bool IsRegistration = std::holds_alternative<RegisteredHere>(R);
    if (IsRegistration && ++Registrations > MaxRegistrations)
      continue;
    const PlaceOfReason &Where = placeOf(R);
    if (Where.Location.isInvalid() && Where.Elsewhere.empty())
      continue;
    // What can't be shown where it is is told beside the report.
    Note N = {Sources.getFileLoc(Where.Location.isValid() ? Where.Location
                                                          : F.location()),
              describeReason(R)};
    if (IsRegistration && Registrations == MaxRegistrations &&
        All > Registrations)
      N.Text += ", and " + std::to_string(All - Registrations) + " more";
    Notes.push_back(std::move(N));
  }
  return Notes;
}

} // namespace redirect
