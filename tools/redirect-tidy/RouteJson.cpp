//===- RouteJson.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RouteJson.h"
#include "llvm/Support/FormatVariadic.h"

namespace json = llvm::json;

namespace redirect {

json::Array methodsAsJson(MethodSet Methods) {
  json::Array Result;
  for (unsigned I = 0; I != NumMethods; ++I)
    if (const auto M = static_cast<Method>(I);
        M != Method::Other && Methods.contains(M))
      Result.push_back(methodName(M));
  return Result;
}

json::Value placeAsJson(const PlaceElsewhere &Place) {
  if (Place.File.empty())
    return nullptr;
  return json::Object{{"file", json::fixUTF8(Place.File)},
                      {"line", Place.Line},
                      {"column", Place.Column}};
}

static llvm::StringRef nameOf(Meaning Means) {
  switch (Means) {
  case Meaning::Forward:
    return "forward";
  case Meaning::Answer:
    return "answer";
  case Meaning::Unknown:
    return "unknown";
  }
  llvm_unreachable("all meanings are handled");
}

/// Null for what isn't known.
static json::Value textOrNull(const std::string &Text) {
  return Text.empty() ? json::Value(nullptr) : json::fixUTF8(Text);
}

static json::Object asJson(const RoutedRedirect &R) {
  return json::Object{{"status", R.Code},
                      {"target", textOrNull(R.Target)},
                      {"methods", methodsAsJson(R.Methods)},
                      {"meaning", nameOf(R.Means)},
                      {"at", placeAsJson(R.Where)}};
}

static json::Object asJson(const RouteEntry &Route) {
  json::Array Redirects;
  for (const RoutedRedirect &R : Route.Redirects)
    Redirects.push_back(asJson(R));
  return json::Object{{"methods", methodsAsJson(Route.Methods)},
                      {"otherMethods", Route.Methods.contains(Method::Other)},
                      {"pattern", textOrNull(Route.Pattern)},
                      {"partOfPath", textOrNull(Route.PartOfPath)},
                      {"anyPath", Route.IsForAnyPath},
                      {"hook", Route.Runs ? json::Value(hookName(*Route.Runs))
                                          : json::Value(nullptr)},
                      {"handler", textOrNull(Route.Handler)},
                      {"handlerAt", placeAsJson(Route.HandlerAt)},
                      {"registeredAt", placeAsJson(Route.Where)},
                      {"redirects", std::move(Redirects)}};
}

std::string routesAsJson(llvm::ArrayRef<RouteEntry> Routes) {
  json::Array All;
  for (const RouteEntry &Route : Routes)
    All.push_back(asJson(Route));
  return llvm::formatv(
      "{0:2}\n",
      json::Value(json::Object{{"version", 1}, {"routes", std::move(All)}}));
}

} // namespace redirect
