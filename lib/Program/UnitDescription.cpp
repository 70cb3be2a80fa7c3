//===- UnitDescription.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/UnitDescription.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/Path.h"
#include <set>

using namespace clang;
namespace json = llvm::json;
namespace path = llvm::sys::path;

namespace redirect {

static std::string absolute(const SourceManager &Sources, FileID File) {
  const OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File);
  if (!Entry)
    return {};
  SmallString<128> Path(Entry->getName());
  Sources.getFileManager().makeAbsolutePath(Path);
  path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

std::string mainFileOf(const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  return absolute(Sources, Sources.getMainFileID());
}

UnitDescription::UnitDescription(ASTContext &Context, StringRef Root)
    : Context(Context), Root(Root.str()), Unit(relative(mainFileOf(Context))) {
  line(json::Object{{"unit", Unit}});
}

std::string UnitDescription::relative(StringRef File) const {
  StringRef Rest = File;
  if (!Root.empty() && Rest.consume_front(Root) && !Rest.empty() &&
      path::is_separator(Rest.front()))
    return Rest.drop_front().str();
  return File.str();
}

PlaceElsewhere UnitDescription::placeOf(SourceLocation Location) const {
  const SourceManager &Sources = Context.getSourceManager();
  const auto [File, Offset] =
      Sources.getDecomposedLoc(Sources.getFileLoc(Location));
  return {relative(absolute(Sources, File)),
          Sources.getLineNumber(File, Offset),
          Sources.getColumnNumber(File, Offset)};
}

void UnitDescription::line(json::Object Line) {
  llvm::raw_string_ostream(Text) << json::Value(std::move(Line)) << '\n';
}

std::string UnitDescription::keyOf(const FunctionDecl &Function) const {
  const auto Known = Keys.find(&Function);
  return Known == Keys.end() ? visibleUsr(Function) : Known->second;
}

void UnitDescription::add(const UnitFacts &Facts, const Program &Program) {
  for (const auto &[Number, Function] : llvm::enumerate(Program.functions())) {
    std::string Usr = visibleUsr(*Function);
    Keys[Function] =
        Usr.empty() ? Unit + "#" + std::to_string(Number) : std::move(Usr);
  }
  const llvm::DenseSet<const FunctionDecl *> Handlers =
      Program.mayBeHandlers(Facts);
  for (const FunctionDecl *Function : Program.functions())
    addFunction(*Function, Program, Handlers.contains(Function));
  for (const Route &R : Facts.Routes)
    addRoute(R);
  for (const auto &[Maker, Returned] : Facts.Returned)
    addReturned(*Maker, Returned);
  for (const auto &[Parameter, R] : Facts.ParameterRoutes)
    if (const auto *Function =
            dyn_cast<FunctionDecl>(Parameter->getDeclContext()))
      if (const std::string Usr = visibleUsr(*Function); !Usr.empty())
        line(json::Object{{"registers", Usr},
                          {"parameter", Parameter->getFunctionScopeIndex()},
                          {"methods", methodsAsText(R.Methods)},
                          {"restricted", R.IsRestricted},
                          {"at", placeText(R.Where)}});
  addPassed(Facts);
  for (const FunctionDecl *Function : Program.functions())
    addCaught(*Function, Program);
  addAsked(Facts);
  if (Facts.Limit)
    line(json::Object{{"limit", methodsAsText(*Facts.Limit)}});
}

json::Object UnitDescription::call(const CallFlow &Call) const {
  json::Object Result{{"to", caseKey(keyOf(*Call.Callee),
                                     Call.Case ? caseAsText(*Call.Case) : "")},
                      {"for", methodsAsText(Call.Reached)},
                      {"at", placeText(Call.Site->getExprLoc())}};
  if (Call.IsHandedOver)
    Result["later"] = true;
  if (!Call.TestedPath.empty())
    Result["path"] = json::fixUTF8(Call.TestedPath);
  const auto PlaceOf = [&](const Expr &E) { return placeOf(E.getExprLoc()); };
  const SummaryWriter Write(PlaceOf);
  if (json::Object Done = Write.evidence(Call.Done); !Done.empty())
    Result["done"] = std::move(Done);
  return Result;
}

/// Says in \p Sent in which function the status of \p R stands, if that is in a
/// header, so that other units may call it, too.
void UnitDescription::addSender(const Redirect &R, json::Object &Sent) const {
  if (R.Elsewhere)
    return;
  const Redirect *Innermost = &R;
  while (Innermost->Inner)
    Innermost = Innermost->Inner;
  if (Innermost != &R && Innermost->Function &&
      !Context.getSourceManager().isInMainFile(
          Innermost->Function->getLocation()))
    Sent["in"] = keyOf(*Innermost->Function);
}

/// The virtual functions that \p Function overrides, at any depth.
static json::Array overriddenBy(const FunctionDecl &Function) {
  json::Array Result;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (!Method)
    return Result;
  SmallVector<const CXXMethodDecl *> Pending(Method->overridden_methods());
  while (!Pending.empty()) {
    const CXXMethodDecl *Overridden = Pending.pop_back_val();
    if (const std::string Usr = visibleUsr(*Overridden); !Usr.empty())
      Result.push_back(Usr);
    Pending.append(Overridden->begin_overridden_methods(),
                   Overridden->end_overridden_methods());
  }
  return Result;
}

json::Array UnitDescription::calls(const FunctionSummary &Summary) const {
  json::Array Result;
  for (const CallFlow &Call : Summary.Calls)
    if (Call.Callee && !keyOf(*Call.Callee).empty())
      Result.push_back(call(Call));
  return Result;
}

json::Array UnitDescription::sends(const FunctionDecl &Function,
                                   const Program &Program,
                                   const SummaryWriter &Write) const {
  json::Array Result;
  for (const std::unique_ptr<Redirect> &R :
       Program.summary(Function).Redirects) {
    if (R->StatusParameter || R->answersThrown())
      continue;
    json::Object Sent = Write.redirect(*R, Function);
    addSender(*R, Sent);
    Result.push_back(std::move(Sent));
  }
  return Result;
}

json::Object UnitDescription::lineOf(const FunctionDecl &Function,
                                     const FunctionSummary &Summary) const {
  const auto PlaceOf = [&](const Expr &E) { return placeOf(E.getExprLoc()); };
  json::Object Line{{"function", keyOf(Function)},
                    {"name", Function.getQualifiedNameAsString()},
                    {"at", placeText(Function.getLocation())}};
  if (Summary.Facts->WritesResponse)
    Line["writes-response"] = true;
  if (json::Object Done = SummaryWriter(PlaceOf).evidence(Summary.Done);
      !Done.empty())
    Line["done"] = std::move(Done);
  if (json::Array Calls = calls(Summary); !Calls.empty())
    Line["calls"] = std::move(Calls);
  return Line;
}

/// Adds what \p Function does where callers decide its branches.
void UnitDescription::addCases(const FunctionDecl &Function,
                               const Program &Program) {
  for (const auto &[Case, Summary] : Program.summary(Function).ForValues)
    if (std::string Text = caseAsText(Case); !Text.empty()) {
      json::Object Line = lineOf(Function, *Summary);
      Line["if"] = std::move(Text);
      line(std::move(Line));
    }
}

void UnitDescription::addFunction(const FunctionDecl &Function,
                                  const Program &Program, bool MayBeHandler) {
  const FunctionSummary &Summary = Program.summary(Function);
  const auto PlaceOf = [&](const Expr &E) { return placeOf(E.getExprLoc()); };
  const SummaryWriter Write(PlaceOf);
  json::Object Line = lineOf(Function, Summary);
  if (MayBeHandler)
    Line["tests-method"] = true;
  const auto Add = [&](StringRef Key, json::Array Elements) {
    if (!Elements.empty())
      Line[Key] = std::move(Elements);
  };
  Add("sends", sends(Function, Program, Write));
  if (!visibleUsr(Function).empty()) {
    json::Object Gives = Write.summary(Summary, Function);
    if (MayBeHandler)
      Gives["tests-method"] = true;
    Line["gives"] = std::move(Gives);
  }
  Add("overrides", overriddenBy(Function));
  line(std::move(Line));
  if (!visibleUsr(Function).empty())
    addCases(Function, Program);
}

std::string UnitDescription::keyOfHandler(const FunctionDecl &Handler) const {
  std::string Key = keyOf(Handler);
  // A lambda of which there is nothing else to say.
  return Key.empty() ? Unit + "#" + placeText(Handler.getLocation()) : Key;
}

void UnitDescription::addRoute(const Route &R) {
  for (const FunctionDecl *Handler : R.Handlers)
    addRoute(R, *Handler, keyOfHandler(*Handler));
  for (const FunctionDecl *Maker : R.Makers)
    addRoute(R, *Maker, resultKey(keyOf(*Maker)));
}

void UnitDescription::addRoute(const Route &R, const FunctionDecl &Handler,
                               std::string Key) {
  json::Object Line{{"route", std::move(Key)},
                    {"name", Handler.getQualifiedNameAsString()},
                    {"handler-at", placeText(Handler.getLocation())},
                    {"methods", methodsAsText(R.Methods)},
                    {"restricted", R.IsRestricted},
                    {"at", placeText(R.Where)}};
  if (R.Is == Route::Kind::Override)
    Line["overrides"] = true;
  if (R.Pattern)
    Line["pattern"] = json::fixUTF8(*R.Pattern);
  if (R.PassesParameters)
    Line["route-parameters"] = true;
  if (R.Parameters.Method)
    Line["method"] = *R.Parameters.Method;
  if (R.Parameters.Target)
    Line["target"] = *R.Parameters.Target;
  if (!R.Parameters.Body.empty())
    Line["body"] = json::Array(R.Parameters.Body);
  line(std::move(Line));
}

// Handler makeSave(Store &store) { return [&store](...) {...}; }
void UnitDescription::addReturned(const FunctionDecl &Maker,
                                  const ReturnedHandlers &Returned) {
  const std::string Usr = visibleUsr(Maker);
  if (Usr.empty())
    return;
  json::Array Calls;
  const auto AddCall = [&](std::string Key) {
    Calls.push_back(json::Object{{"to", std::move(Key)},
                                 {"for", methodsAsText(MethodSet::all())}});
  };
  for (const FunctionDecl *Handler : Returned.Handlers)
    AddCall(keyOfHandler(*Handler));
  for (const FunctionDecl *Other : Returned.Makers)
    AddCall(resultKey(keyOf(*Other)));
  line(json::Object{{"function", Usr},
                    {"result", true},
                    {"name", Maker.getQualifiedNameAsString()},
                    {"at", placeText(Maker.getLocation())},
                    {"calls", std::move(Calls)}});
}

// catch (const Moved &moved) { res.set_redirect(moved.url, moved.status); }
void UnitDescription::addCaught(const FunctionDecl &Function,
                                const Program &Program) {
  const auto PlaceOf = [&](const Expr &E) { return placeOf(E.getExprLoc()); };
  for (const std::unique_ptr<Redirect> &R : Program.summary(Function).Redirects)
    if (const CXXRecordDecl *Class = R->answersThrown()) {
      json::Object Line = SummaryWriter(PlaceOf).redirect(*R, Function);
      Line["catches"] = visibleUsr(*Class);
      Line.try_emplace("in", keyOf(Function));
      line(std::move(Line));
    }
}

/// Adds whom the unit calls, also where what is known of them leaves no call,
/// and what it throws.
void UnitDescription::addAsked(const UnitFacts &Facts) {
  std::set<std::string> Asked;
  for (const FunctionDecl *Function : Facts.Elsewhere)
    Asked.insert(visibleUsr(*Function));
  for (const auto &[Function, Known] : Facts.Functions)
    for (const CXXRecordDecl *Class : Known.Thrown)
      if (Class)
        Asked.insert(visibleUsr(*Class));
  Asked.erase("");
  if (!Asked.empty())
    line(json::Object{{"asks", json::Array(Asked)}});
}

void UnitDescription::addPassed(const UnitFacts &Facts) {
  std::map<std::string, std::pair<json::Array, json::Array>> ByFunction;
  const SourceManager &Sources = Context.getSourceManager();
  const auto Add = [&](ArrayRef<const ParmVarDecl *> Parameters, auto Member) {
    for (const ParmVarDecl *Parameter : Parameters) {
      const auto *Function =
          dyn_cast<FunctionDecl>(Parameter->getDeclContext());
      // What is passed to the unit's own functions it sees itself.
      if (!Function || (Function->hasBody() &&
                        Sources.isInMainFile(Function->getLocation())))
        continue;
      if (const std::string Usr = visibleUsr(*Function); !Usr.empty())
        (ByFunction[Usr].*Member).push_back(Parameter->getFunctionScopeIndex());
    }
  };
  Add(Facts.MethodsPassed, &std::pair<json::Array, json::Array>::first);
  Add(Facts.OthersPassed, &std::pair<json::Array, json::Array>::second);
  for (auto &[Usr, Passed] : ByFunction)
    line(json::Object{{"passes-to", Usr},
                      {"methods", std::move(Passed.first)},
                      {"others", std::move(Passed.second)}});
}

} // namespace redirect
