//===- UnitDescription.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/UnitDescription.h"
#include "Facts/Expressions.h"
#include "Program/Expectations.h"
#include "Program/Written.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ASTLambda.h"
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

/// What people call \p Function: a lambda by the function that it stands in.
std::string UnitDescription::nameOf(const FunctionDecl &Function) {
  if (!isLambdaCallOperator(&Function))
    return Function.getQualifiedNameAsString();
  const DeclContext *Around = Function.getDeclContext();
  while (Around &&
         (!Around->isFunctionOrMethod() || isLambdaCallOperator(Around)))
    Around = Around->getParent();
  const auto *In = llvm::dyn_cast_if_present<NamedDecl>(
      Around ? Decl::castFromDeclContext(Around) : nullptr);
  return In ? "lambda in " + In->getQualifiedNameAsString() : "lambda";
}

std::string mainFileOf(const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  return fileAsText(absolute(Sources, Sources.getMainFileID()));
}

UnitDescription::UnitDescription(ASTContext &Context, StringRef Root,
                                 StringRef Variant)
    : Context(Context), Root(Root.str()),
      Unit(fileAsText(
               relative(absolute(Context.getSourceManager(),
                                 Context.getSourceManager().getMainFileID()))) +
           Variant.str()) {
  line((DescriptionHeader + llvm::Twine(DescriptionVersion)).str()).add(Unit);
}

std::string UnitDescription::text() const {
  const size_t Between = StringRef(Text).count('\n') - 1;
  std::string Result = Text;
  DescriptionLineWriter(Result, DescriptionEnd).add(std::to_string(Between));
  return Result;
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

std::string UnitDescription::keyOf(const FunctionDecl &Function) const {
  const auto Known = Keys.find(&Function);
  return Known == Keys.end() ? visibleUsr(Function) : Known->second;
}

/// True if a program that speaks as \p M says starts in a function of this
/// unit: `int main()` in a CGI program.
bool UnitDescription::definesHandlerOf(const Model &M) const {
  return llvm::any_of(M.Handlers, [this](const HandlerModel &Handler) {
    const IdentifierInfo *Name = nullptr;
    if (const auto Known = Context.Idents.find(Handler.Function.Text);
        Known != Context.Idents.end())
      Name = Known->second;
    const auto IsDefined = [](const NamedDecl *D) {
      const auto *Function = dyn_cast<FunctionDecl>(D);
      return Function && Function->isDefined();
    };
    return Name && llvm::any_of(Context.getTranslationUnitDecl()->lookup(Name),
                                IsDefined);
  });
}

void UnitDescription::addModels(const UnitFacts &Facts,
                                const UnitModels &Models) {
  for (const StringRef Name : Models.Spoken)
    line("speaks").add(Name);
  for (const StringRef Name : Models.Denied)
    line("never-speaks").add(Name);
  for (const StringRef Name : Models.SpokenElsewhere)
    line("may-speak").add(Name);
  for (const auto &[Name, Is] : Models.Unspoken)
    if ((Facts.MayCompareMethods && Is->Request.MethodIsCompared) ||
        definesHandlerOf(*Is))
      line("may-speak").add(Name);
}

/// Names the functions of the unit.
void UnitDescription::addKeys(const UnitFacts &Facts, const Program &Program) {
  for (const auto &[Number, Function] : llvm::enumerate(Program.functions())) {
    std::string Usr = visibleUsr(*Function);
    Keys[Function] =
        Usr.empty() ? Unit + "#" + std::to_string(Number) : std::move(Usr);
  }
  for (const auto &[Function, Known] : Facts.Functions)
    if (!Program.follows(*Function)) {
      Unfollowed.push_back(&Known);
      std::string Usr = visibleUsr(*Function);
      Keys[Function] = Usr.empty()
                           ? Unit + "#" +
                                 std::to_string(Program.functions().size() +
                                                Unfollowed.size())
                           : std::move(Usr);
    }
}

void UnitDescription::add(const UnitFacts &Facts, const Program &Program) {
  addKeys(Facts, Program);
  const llvm::DenseSet<const FunctionDecl *> Handlers =
      Program.mayBeHandlers(Facts);
  for (const FunctionDecl *Function : Program.functions())
    addFunction(*Function, Program, Handlers.contains(Function));
  addUnfollowed(Program);
  addRoutes(Facts, Program);
  for (unsigned I = 0; I != Program.wrappers().size(); ++I)
    addWrapper(Program.wrappers()[I], I);
  for (const auto &[Route, Wrapper] : Program.wrapperRoutes())
    addRoute(Facts.Routes[Route], *Program.wrappers()[Wrapper].Code,
             keyOfWrapper(Wrapper));
  for (const auto &[Maker, Returned] : Facts.Returned)
    addReturned(*Maker, Returned, Program);
  addOverriders(Facts, Program);
  for (const FunctionDecl *Function : Program.functions())
    addCaught(*Function, Program);
  addSentTexts(Facts);
  addAsked(Facts);
  if (Facts.Limit)
    line("limit").add(methodsAsText(*Facts.Limit));
}

void UnitDescription::add(ArrayRef<ExpectationHere> Expectations) {
  for (const ExpectationHere &E : Expectations)
    line("expects").add(
        jsonText(asJson(ExpectationElsewhere{E.What, placeOf(E.Where), Unit})));
}

/// True if \p Call names a virtual function, which other units may override,
/// and its callee is that function itself.
static bool isDispatched(const CallFlow &Call) {
  const auto *Site = dyn_cast<CallExpr>(Call.Site);
  const CXXMethodDecl *Method = Site ? virtualCallee(*Site) : nullptr;
  return Method && Call.Callee && Method == Call.Callee->getCanonicalDecl() &&
         !visibleUsr(*Method).empty();
}

void UnitDescription::addCalls(ArrayRef<CallFlow> Calls,
                               const FunctionDecl &Caller,
                               const SummaryWriter &Write) {
  llvm::DenseSet<const Expr *> Dispatched;
  for (const CallFlow &Call : Calls)
    if (isDispatched(Call))
      Dispatched.insert(Call.Site);
  for (const CallFlow &Call : Calls) {
    const std::string Key = Call.Callee ? keyOf(*Call.Callee) : "";
    const bool ToGroup = isDispatched(Call);
    // The unit's own overriders are in the group, too.
    if (Key.empty() || (!ToGroup && Dispatched.contains(Call.Site)))
      continue;
    addCall(Key, Call, Caller, Write);
    if (ToGroup)
      addCall(overridersKey(Key), Call, Caller, Write);
  }
}

void UnitDescription::addCall(StringRef Key, const CallFlow &Call,
                              const FunctionDecl &Caller,
                              const SummaryWriter &Write) {
  DescriptionLineWriter Line = line("calls");
  Line.add(Key)
      .add(Call.Site ? placeText(Call.Site->getExprLoc()) : "")
      .add(methodsAsText(Call.Reached.methods()))
      .addIf(Call.IsHandedOver, "later")
      .addIf(Call.IsUnseen, "unseen")
      .addIf(!Call.Reached.isClosed(), "open");
  if (json::Array Under = Write.under(Call.Reached, Caller); !Under.empty())
    Line.add("under", jsonText(json::Object{{"ways", std::move(Under)}}));
  if (json::Object Passed = Write.passed(Call.Passed, Caller); !Passed.empty())
    Line.add("passes", jsonText(std::move(Passed)));
  if (const StringRef Path = Call.TestedPath.whole(); !Path.empty())
    Line.add("path", json::fixUTF8(Path));
  Write.evidence(Call.Done, addTo(Line));
}

/// Says in \p Sent which redirect of which function \p R is, if its status
/// stands in a function of a header, which other units may call, too.
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

void UnitDescription::addSends(const FunctionDecl &Function,
                               const Program &Program,
                               const SummaryWriter &Write) {
  for (const std::unique_ptr<Redirect> &R : Program.summary(Function).Redirects)
    addSent(*R, Function, Write);
}

void UnitDescription::addSent(const Redirect &R, const FunctionDecl &Function,
                              const SummaryWriter &Write, StringRef Where) {
  if (R.StatusParameter || R.answersThrown())
    return;
  json::Object Sent = Write.redirect(R, Function);
  addSender(R, Sent);
  const std::string At = Sent.getString("sent").value_or(Where).str();
  const std::string In = Sent.getString("in").value_or("").str();
  DescriptionLineWriter Line = line(DescriptionOfRedirect);
  Line.add(At).add(jsonText(std::move(Sent)));
  if (!In.empty())
    Line.add("in", In);
}

/// True if it is up to callers what becomes of it: it registers what they give
/// it, or puts that into an answer.
static bool isForCallers(const FunctionSummary &Summary) {
  return llvm::any_of(Summary.Registrations,
                      [](const RegistrationFlow &R) { return R.isOpen(); }) ||
         llvm::any_of(Summary.Effects,
                      [](const Effect &E) { return !E.Lines.isUnknown(); });
}

void UnitDescription::addFunction(const FunctionDecl &Function,
                                  const Program &Program, bool MayBeHandler) {
  const FunctionSummary &Summary = Program.summary(Function);
  const auto PlaceOf = [&](const Expr &E) { return placeOf(E.getExprLoc()); };
  const SummaryWriter Write(PlaceOf);
  const Written Writes = writtenIn(Summary, Context);
  {
    DescriptionLineWriter Line = line("function");
    Line.add(keyOf(Function))
        .add(placeText(Function.getLocation()))
        .add(nameOf(Function))
        .addIf(MayBeHandler, "tests-method")
        .addIf(Writes.IsResponse, "writes-response")
        .addIf(Writes.MayRedirect, "may-redirect")
        .addIf(isForCallers(Summary), "for-callers");
    Write.evidence(Summary.Done, addTo(Line));
    if (!visibleUsr(Function).empty()) {
      json::Object Gives = Write.summary(Summary, Function);
      if (MayBeHandler)
        Gives["tests-method"] = true;
      Line.add("gives", jsonText(std::move(Gives)));
    }
  }
  addCalls(Summary.Calls, Function, Write);
  addSends(Function, Program, Write);
}

/// The calls in \p Function, by whom they call, in order.
static llvm::MapVector<const FunctionDecl *, const Expr *>
calleesOf(const FunctionFacts &Function) {
  llvm::MapVector<const FunctionDecl *, const Expr *> Result;
  for (const auto &[Site, F] : Function.BySite)
    if (const auto *Call = std::get_if<UserCall>(&F))
      for (const auto *Callees : {&Call->Callees, &Call->Later})
        for (const FunctionDecl *Callee : *Callees)
          Result.insert({Callee, cast<Expr>(Site)});
  return Result;
}

/// Adds \p Function, of which is known what it does, by \p Done alone.
void UnitDescription::addUnfollowed(const FunctionDecl &Function,
                                    const Evidence &Done,
                                    const SummaryWriter &Write) {
  DescriptionLineWriter Line = line("function");
  Line.add(keyOf(Function))
      .add(placeText(Function.getLocation()))
      .add(nameOf(Function));
  Write.evidence(Done, addTo(Line));
  if (visibleUsr(Function).empty())
    return;
  json::Object Gives;
  if (json::Object Known = Write.evidence(Done, Function); !Known.empty())
    Gives["done"] = std::move(Known);
  Line.add("gives", jsonText(std::move(Gives)));
}

/// Adds the functions that only call, work, or change a response.
void UnitDescription::addUnfollowed(const Program &Program) {
  const auto PlaceOf = [&](const Expr &E) { return placeOf(E.getExprLoc()); };
  const SummaryWriter Write(PlaceOf);
  for (const FunctionFacts *F : Unfollowed) {
    const Evidence &Done = Program.summary(*F->Function).Done;
    const auto Callees = calleesOf(*F);
    if (Callees.empty() && Done == Evidence() && !F->ChangesResponse)
      continue;
    addUnfollowed(*F->Function, Done, Write);
    for (const auto &[Callee, Site] : Callees)
      addPlainCall(*Callee, *Site);
  }
}

void UnitDescription::addPlainCall(const FunctionDecl &Callee,
                                   const Expr &Site) {
  const std::string Key = keyOf(Callee);
  if (Key.empty())
    return;
  const auto *Call = dyn_cast<CallExpr>(&Site);
  const bool ToGroup =
      Call && virtualCallee(*Call) == Callee.getCanonicalDecl();
  const auto Add = [&](StringRef To) {
    line("calls")
        .add(To)
        .add(placeText(Site.getExprLoc()))
        .add(methodsAsText(MethodSet::all()));
  };
  Add(Key);
  if (ToGroup)
    Add(overridersKey(Key));
}

// catch (const Moved &moved) { res.set_redirect(moved.url, moved.status); }
void UnitDescription::addCaught(const FunctionDecl &Function,
                                const Program &Program) {
  const auto PlaceOf = [&](const Expr &E) { return placeOf(E.getExprLoc()); };
  for (const std::unique_ptr<Redirect> &R : Program.summary(Function).Redirects)
    if (const CXXRecordDecl *Class = R->answersThrown()) {
      json::Object Known = SummaryWriter(PlaceOf).redirect(*R, Function);
      Known.try_emplace("in", keyOf(Function));
      Known["unit"] = Unit;
      line("catches").add(visibleUsr(*Class)).add(jsonText(std::move(Known)));
    }
}

/// Adds which texts functions send that others may have put there.
void UnitDescription::addSentTexts(const UnitFacts &Facts) {
  std::set<std::string> Sent;
  for (const ValueDecl *Holder : Facts.SentHere)
    Sent.insert(visibleHolderUsr(*Holder));
  Sent.erase("");
  for (const std::string &Usr : Sent)
    line("sends-text").add(Usr).add(jsonText(json::Object{{"unit", Unit}}));
}

/// Adds whom the unit calls, also where what is known of them leaves no call,
/// what it throws, and the texts that others may send.
void UnitDescription::addAsked(const UnitFacts &Facts) {
  std::set<std::string> Asked;
  for (const FunctionDecl *Function : Facts.Elsewhere)
    Asked.insert(visibleUsr(*Function));
  for (const auto &[Function, Known] : Facts.Functions)
    for (const CXXRecordDecl *Class : Known.Thrown)
      if (Class)
        Asked.insert(visibleUsr(*Class));
  for (const auto &[Function, Known] : Facts.Functions)
    for (const ValueDecl *Holder : Known.TextHolders)
      if (!Facts.SentHere.contains(Holder))
        Asked.insert(visibleHolderUsr(*Holder));
  Asked.erase("");
  for (const std::string &Usr : Asked)
    line("asks").add(Usr);
}

} // namespace redirect
