//===- SilenceWords.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SilenceWords.h"
#include "llvm/Support/ErrorHandling.h"

using llvm::StringRef;

namespace redirect {

static StringRef nameOf(UnrestrictedRoutes Unrestricted) {
  switch (Unrestricted) {
  case UnrestrictedRoutes::Forwarding:
    return "forwarding";
  case UnrestrictedRoutes::Always:
    return "always";
  case UnrestrictedRoutes::Never:
    return "never";
  }
  llvm_unreachable("all values are handled");
}

std::string describeSilence(Silence Because, int Code, const Policy &Wanted) {
  switch (Because) {
  case Silence::Doubt:
    return "a condition tests the method in a way that isn't understood";
  case Silence::StatusUnknown:
    return "the status isn't known";
  case Silence::OtherStatus:
    return std::to_string(Code) + " is none of 301, 302, 307 and 308";
  case Silence::NoTarget:
    return "no target is known: nothing gives this response a Location";
  case Silence::Replaced:
    return "a later write replaces the status, or target and status are "
           "written for different methods";
  case Silence::Unreached:
    return "no request gets here: tests before it let none through, or what "
           "stands before it never goes on";
  case Silence::PassedOn:
    return "the target is the Location of another server's answer, which is "
           "passed on";
  case Silence::CallersDecide:
    return "callers decide the status or the target; each call is a redirect "
           "of its own";
  case Silence::NotServed:
    return "no request is known to get here: nothing that the analysis sees "
           "registers the function or what calls it";
  case Silence::MayBeNoHandler:
    return "the function tests the method, but nothing registers it, and the "
           "tests single no method out";
  case Silence::SafeMethodsOnly:
    return "only methods get here that a redirect doesn't change";
  case Silence::GuardExcludes:
    return "tests of the method let no POST, PUT, PATCH or DELETE through";
  case Silence::KeepsMethod:
    return std::to_string(Code) +
           " keeps the method, and nothing shows that the request has been "
           "carried out, or turned away";
  case Silence::ChosenByMethod:
    return "GET is sent to the same target with another status: the methods "
           "are told apart here";
  case Silence::MeaningIsForward:
    return "the option Meaning is forward";
  case Silence::UnrestrictedRoute:
    return "the route isn't restricted, and the option UnrestrictedRoutes is " +
           nameOf(Wanted.Unrestricted).str();
  case Silence::ElsewhereReported:
    return "the status stands in another unit, where it is reported";
  case Silence::SaidByAnother:
    return "another report covers it: one at the calls, or at the same place";
  case Silence::NothingSent:
    return "no method is known for which this response gets both a status and "
           "a target";
  case Silence::None:
    break;
  }
  llvm_unreachable("there is something to say");
}

} // namespace redirect
