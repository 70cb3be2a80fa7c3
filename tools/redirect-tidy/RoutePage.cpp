//===- RoutePage.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RoutePage.h"
#include "RoutePageTemplate.h"
#include "RouteTable.h"
#include "SourceRoot.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace json = llvm::json;
using llvm::StringRef;

namespace redirect {

namespace {

/// Gathers what the page shows, as JSON that its script reads.
class RoutePage {
public:
  explicit RoutePage(StringRef Root) : Root(Root) {}

  std::string write(llvm::ArrayRef<RouteEntry> Routes,
                    llvm::ArrayRef<Report> Reports);

private:
  json::Object place(StringRef File, unsigned Line);
  json::Object place(const PlaceElsewhere &At) {
    return place(At.File, At.Line);
  }
  json::Object place(const clang::tooling::DiagnosticMessage &Message);
  json::Object route(const RouteEntry &Route);
  json::Object finding(const Report &R);
  std::string relative(StringRef File) const;

  const StringRef Root;
  LineNumbers Lines;
  /// By file and line: a few lines of source.
  json::Object Excerpts;
};

} // namespace

std::string RoutePage::relative(StringRef File) const {
  return SourceRoot::at(Root).nameOf(File);
}

/// The place, of which the source around becomes part of the page.
json::Object RoutePage::place(StringRef File, unsigned Line) {
  static constexpr unsigned Around = 4;
  if (File.empty() || Line == 0)
    return {};
  const std::string Name = relative(File);
  std::string Key = json::fixUTF8(Name + ":" + std::to_string(Line));
  if (!Excerpts.get(Key)) {
    const std::string Path = absolutePath(File, Root);
    llvm::SmallVector<StringRef> All;
    Lines.text(Path).split(All, '\n');
    json::Array Shown;
    const unsigned First = Line > Around ? Line - Around : 1;
    for (unsigned I = First; I <= Line + Around && I <= All.size(); ++I)
      Shown.push_back(json::fixUTF8(All[I - 1].rtrim()));
    Excerpts[Key] = json::Object{{"first", First}, {"lines", std::move(Shown)}};
  }
  return json::Object{{"at", std::move(Key)}};
}

json::Object
RoutePage::place(const clang::tooling::DiagnosticMessage &Message) {
  return place(Message.FilePath,
               Lines.at(Message.FilePath, Message.FileOffset).Line);
}

json::Object RoutePage::route(const RouteEntry &Route) {
  json::Array Redirects;
  for (const RoutedRedirect &R : Route.Redirects) {
    json::Object Known = place(R.Where);
    Known["text"] = describe(R, Route);
    Redirects.push_back(std::move(Known));
  }
  return json::Object{{"methods", methodsOf(Route)},
                      {"pattern", json::fixUTF8(patternOf(Route))},
                      {"handler", json::fixUTF8(Route.Handler)},
                      {"handlerPlace", place(Route.HandlerAt)},
                      {"place", place(Route.Where)},
                      {"redirects", std::move(Redirects)}};
}

json::Object RoutePage::finding(const Report &R) {
  json::Object Result = place(R.Message);
  Result["check"] = R.DiagnosticName;
  Result["text"] = json::fixUTF8(R.Message.Message);
  json::Array Notes;
  for (const auto &Note : R.Notes) {
    json::Object Known = place(Note);
    Known["text"] = json::fixUTF8(Note.Message);
    Notes.push_back(std::move(Known));
  }
  Result["notes"] = std::move(Notes);
  return Result;
}

std::string RoutePage::write(llvm::ArrayRef<RouteEntry> Routes,
                             llvm::ArrayRef<Report> Reports) {
  json::Array AllRoutes;
  for (const RouteEntry &Route : Routes)
    AllRoutes.push_back(route(Route));
  json::Array Findings;
  for (const Report &R : Reports)
    if (!isAboutConfiguration(R))
      Findings.push_back(finding(R));
  std::string Data;
  llvm::raw_string_ostream(Data)
      << json::Value(json::Object{{"routes", std::move(AllRoutes)},
                                  {"findings", std::move(Findings)},
                                  {"excerpts", std::move(Excerpts)}});
  // "</script>" in a source line mustn't end the data.
  std::string Safe;
  for (const char C : Data)
    Safe += C == '<' ? "\\u003c" : std::string(1, C);
  const auto [Before, After] = StringRef(RoutePageTemplate).split("{{DATA}}");
  return (Before + Safe + After).str();
}

std::string routePage(llvm::ArrayRef<RouteEntry> Routes,
                      llvm::ArrayRef<Report> Reports, StringRef Root) {
  return RoutePage(Root).write(Routes, Reports);
}

} // namespace redirect
