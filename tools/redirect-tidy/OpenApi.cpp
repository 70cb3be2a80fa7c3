//===- OpenApi.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpenApi.h"
#include "Http/Status.h"
#include "RouteJson.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FormatVariadic.h"

namespace json = llvm::json;
using llvm::StringRef;

namespace redirect {

namespace {

class OpenApiWriter {
public:
  void add(const RouteEntry &Route);
  json::Object document(StringRef Title);

private:
  json::Object operation(const RouteEntry &Route, Method For,
                         llvm::ArrayRef<std::string> Parameters);
  std::string uniqueId(const RouteEntry &Route, Method For);

  /// By their templates, in which parameters have no names: two that differ in
  /// these only are one path.
  std::map<std::string, PathTemplate> Templates;
  std::map<std::string, json::Object> Paths;
  json::Array Hooks;
  json::Array ForAnyPath;
  json::Array Unknown;
  llvm::StringSet<> Ids;
};

} // namespace

/// "createOrder_post" for "shop::createOrder": one word, which no other has.
std::string OpenApiWriter::uniqueId(const RouteEntry &Route, Method For) {
  std::string Result;
  for (const char C : StringRef(Route.Handler).rsplit("::").second.empty()
                          ? StringRef(Route.Handler)
                          : StringRef(Route.Handler).rsplit("::").second)
    Result += llvm::isAlnum(C) ? C : '_';
  if (Result.empty())
    Result = "handler";
  if (Route.Methods != MethodSet(For) &&
      Route.Methods != MethodSet{Method::Get, Method::Head})
    Result += "_" + methodName(For).lower();
  else if (For == Method::Head)
    Result += "_head";
  std::string Unique = Result;
  for (unsigned Number = 2; !Ids.insert(Unique).second; ++Number)
    Unique = Result + "_" + std::to_string(Number);
  return Unique;
}

static json::Object describe(const RoutedRedirect &R) {
  json::Object Location{{"description", "Where the redirect leads"},
                        {"schema", json::Object{{"type", "string"}}}};
  if (!R.Target.empty()) {
    Location["description"] = json::fixUTF8("Leads to " + R.Target);
    if (!StringRef(R.Target).contains('{'))
      Location["example"] = json::fixUTF8(R.Target);
  }
  return json::Object{
      {"description", reasonPhrase(R.Code)},
      {"headers", json::Object{{"Location", std::move(Location)}}},
      {"x-source", placeAsJson(R.Where)}};
}

json::Object OpenApiWriter::operation(const RouteEntry &Route, Method For,
                                      llvm::ArrayRef<std::string> Parameters) {
  json::Object Responses;
  for (const RoutedRedirect &R : Route.Redirects)
    if (R.Methods.contains(For))
      Responses.try_emplace(std::to_string(R.Code), describe(R));
  if (Responses.empty())
    Responses["default"] =
        json::Object{{"description", "No redirect is known"}};
  json::Object Result{{"operationId", uniqueId(Route, For)},
                      {"responses", std::move(Responses)},
                      {"x-handler", json::fixUTF8(Route.Handler)},
                      {"x-source", placeAsJson(Route.Where)}};
  json::Array Named;
  for (const std::string &Name : Parameters)
    Named.push_back(json::Object{{"name", Name},
                                 {"in", "path"},
                                 {"required", true},
                                 {"schema", json::Object{{"type", "string"}}}});
  if (!Named.empty())
    Result["parameters"] = std::move(Named);
  return Result;
}

/// What stands beside the paths: it has none, or not one that is known.
static json::Object besidePaths(const RouteEntry &Route) {
  json::Object Result{{"handler", json::fixUTF8(Route.Handler)},
                      {"methods", methodsAsJson(Route.Methods)},
                      {"x-source", placeAsJson(Route.Where)}};
  const std::string &Known =
      Route.Pattern.empty() ? Route.PartOfPath : Route.Pattern;
  if (!Known.empty())
    Result["path"] = json::fixUTF8(Known);
  if (!Route.Runs)
    return Result;
  Result["runs"] = hookName(*Route.Runs);
  json::Object Responses;
  for (const RoutedRedirect &R : Route.Redirects)
    Responses.try_emplace(std::to_string(R.Code), describe(R));
  if (!Responses.empty())
    Result["responses"] = std::move(Responses);
  return Result;
}

/// "/orders/{}" for "/orders/{id}".
static std::string withoutNames(const PathTemplate &Path) {
  std::string Result = Path.Text;
  for (const std::string &Name : Path.Parameters)
    if (const size_t At = Result.find("{" + Name + "}");
        At != std::string::npos)
      Result.replace(At, Name.size() + 2, "{}");
  return Result;
}

void OpenApiWriter::add(const RouteEntry &Route) {
  const std::string &Known =
      Route.Pattern.empty() ? Route.PartOfPath : Route.Pattern;
  if (Route.Runs)
    return Hooks.push_back(besidePaths(Route));
  if (Known.empty() || StringRef(Known).starts_with("{?}"))
    return (Route.IsForAnyPath ? ForAnyPath : Unknown)
        .push_back(besidePaths(Route));
  const PathTemplate Own = pathTemplateOf(Known);
  const std::string Key = withoutNames(Own);
  const PathTemplate &Path = Templates.try_emplace(Key, Own).first->second;
  json::Object &Item = Paths[Key];
  for (unsigned I = 0; I != NumMethods; ++I) {
    const auto M = static_cast<Method>(I);
    // There is no word for others in OpenAPI 3.1.
    if (M == Method::Other || M == Method::Connect ||
        !Route.Methods.contains(M))
      continue;
    const std::string Name = methodName(M).lower();
    if (!Item.get(Name)) // The first one answers.
      Item[Name] = operation(Route, M, Path.Parameters);
  }
}

json::Object OpenApiWriter::document(StringRef Title) {
  json::Object Items;
  for (auto &[Key, Item] : Paths)
    Items[Templates.at(Key).Text] = std::move(Item);
  json::Object Result{
      {"openapi", "3.1.0"},
      {"info",
       json::Object{{"title", Title.str()},
                    {"version", "0"},
                    {"description", "What redirect-tidy " REDIRECT_TIDY_VERSION
                                    " has found in the source."}}},
      {"paths", std::move(Items)}};
  if (!Hooks.empty())
    Result["x-hooks"] = std::move(Hooks);
  if (!ForAnyPath.empty())
    Result["x-any-path"] = std::move(ForAnyPath);
  if (!Unknown.empty())
    Result["x-unknown-path"] = std::move(Unknown);
  return Result;
}

std::string openApi(llvm::ArrayRef<RouteEntry> Routes, StringRef Title) {
  OpenApiWriter Writer;
  for (const RouteEntry &Route : Routes)
    Writer.add(Route);
  return llvm::formatv("{0:2}\n", json::Value(Writer.document(Title)));
}

} // namespace redirect
