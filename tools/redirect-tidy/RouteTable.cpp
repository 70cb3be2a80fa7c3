//===- RouteTable.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RouteTable.h"
#include "Http/Status.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace redirect {

std::string methodsOf(const RouteEntry &Route) {
  if (!Route.Methods.contains(Method::Other))
    return Route.Methods.str();
  const MethodSet Refused = ~Route.Methods;
  return Refused.empty() ? "any" : "any but " + Refused.str("or");
}

static llvm::StringRef meaningOf(Meaning Means) {
  switch (Means) {
  case Meaning::Forward:
    return ", the same request there";
  case Meaning::Answer:
    return ", another page";
  case Meaning::Unknown:
    return "";
  }
  llvm_unreachable("all meanings are handled");
}

std::string describe(const RoutedRedirect &R, const RouteEntry &Route) {
  const bool IsSome =
      R.Methods != Route.Methods && !R.Methods.contains(Method::Other);
  return statusName(R.Code) + (R.Target.empty() ? "" : " to " + R.Target) +
         meaningOf(R.Means).str() + (IsSome ? ", for " + R.Methods.str() : "");
}

std::string lineOf(const PlaceElsewhere &Place) {
  return Place.File.empty() ? ""
                            : Place.File + ":" + std::to_string(Place.Line);
}

/// "before every route", "around /orders", "where no route is"
static std::string hookText(Hook When, const std::string &Path) {
  switch (When) {
  case Hook::Before:
  case Hook::After:
  case Hook::Around:
    return hookName(When).str() + " " + (Path.empty() ? "every route" : Path);
  case Hook::Otherwise:
    return "where no route is" + (Path.empty() ? "" : ", below " + Path);
  case Hook::Errors:
    return "on errors" + (Path.empty() ? "" : ", below " + Path);
  }
  llvm_unreachable("all hooks are handled");
}

std::string patternOf(const RouteEntry &Route) {
  const std::string &Known =
      Route.Pattern.empty() ? Route.PartOfPath : Route.Pattern;
  if (Route.Runs)
    return hookText(*Route.Runs, Known);
  if (!Known.empty())
    return Known;
  return Route.IsForAnyPath ? "(any path)" : "?";
}

namespace {
using Row = std::array<std::string, 6>;
} // namespace

static void addRows(const RouteEntry &Route, std::vector<Row> &Rows) {
  const auto Or = [](const std::string &Text, llvm::StringRef Otherwise) {
    return Text.empty() ? Otherwise.str() : Text;
  };
  Row Line = {methodsOf(Route),
              patternOf(Route),
              Or(Route.Handler, "?"),
              lineOf(Route.Where),
              "-",
              "-"};
  if (Route.Redirects.empty())
    Rows.push_back(Line);
  for (const RoutedRedirect &R : Route.Redirects) {
    Line[4] = describe(R, Route);
    Line[5] = lineOf(R.Where);
    Rows.push_back(std::exchange(Line, Row{}));
  }
}

void printRoutes(llvm::ArrayRef<RouteEntry> Routes, llvm::raw_ostream &Out) {
  std::vector<Row> Rows = {
      {"METHODS", "PATTERN", "HANDLER", "REGISTERED", "REDIRECTS", "AT"}};
  for (const RouteEntry &Route : Routes)
    addRows(Route, Rows);
  std::array<size_t, std::tuple_size<Row>::value> Widths = {};
  for (const Row &R : Rows)
    for (const auto &[Width, Cell] : llvm::zip(Widths, R))
      Width = std::max(Width, Cell.size());
  for (const Row &R : Rows) {
    std::string Line;
    for (const auto &[Width, Cell] : llvm::zip(Widths, R)) {
      Line += Cell;
      Line.append(Width - Cell.size() + 2, ' ');
    }
    Out << llvm::StringRef(Line).rtrim() << '\n';
  }
}

} // namespace redirect
