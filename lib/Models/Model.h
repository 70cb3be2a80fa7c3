//===- Model.h - What a web framework looks like ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The in-memory form of one file of lib/Models/frameworks/, libraries/ or
// clients/. Names are fully qualified as people write them
// ("httplib::Response::status"); arguments are counted from 0.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_MODEL_H
#define REDIRECT_TIDY_MODELS_MODEL_H

#include "Models/ClientModel.h"
#include "Models/FunctionModels.h"
#include "Models/RequestModels.h"
#include "Models/ResponseModels.h"
#include "Models/RouteModels.h"

namespace redirect {

/// One framework, or one library that web servers use beside a framework.
struct Model {
  std::string Framework;
  std::string Versions;
  /// A name that every unit with the framework's headers knows: a unit that
  /// doesn't is not asked for the others. A model without one goes beside all
  /// others.
  QualifiedName Identifier;
  /// True if a user wrote it: it may be about the project's own framework.
  bool IsUsers = false;
  /// Texts of which one stands in the unit's own files where the model matters,
  /// for what no header gives away: "REQUEST_METHOD".
  std::vector<std::string> Mentions;
  /// Texts beside which these say nothing: "execve", in what starts scripts.
  std::vector<std::string> UnlessMentions;
  std::vector<RedirectModel> Redirects;
  std::vector<StatusModel> Statuses;
  std::vector<HeaderModel> Headers;
  std::vector<HeaderListModel> HeaderLists;
  /// Fields and functions by which a handler gets from what it is given to the
  /// response: the response is known by the object that they start from.
  NameList ResponseParts;
  HeaderNamesModel HeaderNames;
  StatusNamesModel StatusNames;
  /// Classes whose objects stand for the status that their constructor gets
  /// first.
  NameList StatusClasses;
  std::vector<RawResponseModel> RawResponses;
  std::vector<RouteModel> Routes;
  /// Functions that say: all methods but those that the arguments name.
  NameList MethodExclusions;
  std::vector<GroupModel> Groups;
  std::vector<LimitModel> Limits;
  std::vector<HandlerModel> Handlers;
  std::vector<StartModel> Starts;
  /// True if the framework has no routes: a function that tests the method
  /// handles what its tests let through.
  bool HandlersAreUnregistered = false;
  /// `standard-output-answers`: true where what goes to the standard output
  /// goes to the client.
  bool StandardOutputAnswers = false;
  MethodNamesModel MethodNames;
  RequestModel Request;
  std::vector<PredicateModel> Predicates;
  /// Functions that do work: they change a session or a cookie.
  NameList Work;
  std::vector<FunctionModel> Functions;
  std::vector<ComparisonModel> Comparisons;
  std::vector<TextModel> Texts;
  std::optional<ClientModel> Client;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_MODEL_H
