//===- IndexOfUnit.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/IndexOfUnit.h"
#include "clang/AST/Decl.h"
#include "llvm/Support/Path.h"

using namespace clang;
namespace json = llvm::json;

namespace redirect {

bool IndexOfUnit::isOwn(StringRef Unit) const {
  StringRef Before = MainFile;
  return Before.consume_back(Unit) &&
         (Before.empty() || llvm::sys::path::is_separator(Before.back()));
}

/// What the index says of \p Usr to this unit: of a name that several programs
/// define, each unit is told of one definition.
std::optional<json::Value> IndexOfUnit::find(StringRef Usr) const {
  std::optional<json::Value> Found = Index ? Index->find(Usr) : std::nullopt;
  json::Object *Line = Found ? Found->getAsObject() : nullptr;
  json::Array *Definitions = Line ? Line->getArray("definitions") : nullptr;
  if (!Definitions)
    return Found;
  const auto IsOwnName = [this](const json::Value &Unit) {
    return isOwn(Unit.getAsString().value_or(""));
  };
  for (json::Value &Definition : *Definitions) {
    const json::Object *Known = Definition.getAsObject();
    const json::Array *For = Known ? Known->getArray("for") : nullptr;
    if (For && llvm::any_of(*For, IsOwnName))
      return std::move(Definition);
  }
  return std::nullopt;
}

IndexOfUnit::Entry &IndexOfUnit::entryOf(const FunctionDecl &Function,
                                         Named Which) const {
  const auto [Known, IsNew] =
      Entries.try_emplace(std::pair<const FunctionDecl *, Named>(
          Function.getCanonicalDecl(), Which));
  if (IsNew) {
    Known->second.Usr = visibleUsr(Function);
    std::string &Usr = Known->second.Usr;
    if (!Usr.empty() && Which == Named::Result)
      Usr = resultKey(Usr);
    if (!Usr.empty() && Which == Named::Overriders)
      Usr = overridersKey(Usr);
    if (!Usr.empty())
      if (std::optional<json::Value> Found = find(Usr))
        Known->second.Json = std::move(*Found);
  }
  return Known->second;
}

bool IndexOfUnit::follows(const FunctionDecl &Function) const {
  return isKnown(Function) || foreseesCallsOf(Function);
}

bool IndexOfUnit::isAsked(const FunctionDecl &Function) const {
  if (OthersMayAsk && MattersAlone)
    return true;
  const json::Object *Known = known(Function);
  return Known && Known->get("answers");
}

static MethodSet methodsUnder(const json::Object &From, StringRef Key) {
  return methodsFromText(From.getString(Key).value_or(""))
      .value_or(MethodSet::none());
}

/// The objects in the array at \p Key.
static std::vector<const json::Object *> objects(const json::Object *From,
                                                 StringRef Key) {
  std::vector<const json::Object *> Result;
  if (const json::Array *Elements = From ? From->getArray(Key) : nullptr)
    for (const json::Value &Element : *Elements)
      if (const json::Object *Known = Element.getAsObject())
        Result.push_back(Known);
  return Result;
}

std::optional<MethodSet> IndexOfUnit::limit() const {
  const std::optional<json::Value> Known =
      Index ? Index->find(RouteIndex::LimitKey) : std::nullopt;
  const json::Object *Line = Known ? Known->getAsObject() : nullptr;
  return Line ? std::optional(methodsUnder(*Line, "methods")) : std::nullopt;
}

std::vector<ExpectationElsewhere> IndexOfUnit::expectations() const {
  std::vector<ExpectationElsewhere> Result;
  const std::optional<json::Value> Known =
      Index ? Index->find(RouteIndex::ExpectationsKey) : std::nullopt;
  const json::Array *All = Known ? Known->getAsArray() : nullptr;
  if (!All)
    return Result;
  for (const json::Value &Element : *All)
    if (const json::Object *From = Element.getAsObject())
      if (std::optional<ExpectationElsewhere> E = expectationFromJson(*From);
          E && !isOwn(E->Unit))
        Result.push_back(std::move(*E));
  return Result;
}

PassedElsewhere IndexOfUnit::passedTo(const FunctionDecl &Function) const {
  return passedTo(entryOf(Function));
}

PassedElsewhere
IndexOfUnit::passedToResultOf(const FunctionDecl &Function) const {
  return passedTo(entryOf(Function, Named::Result));
}

PassedElsewhere IndexOfUnit::passedTo(const Entry &Known) const {
  PassedElsewhere Result;
  for (const json::Object *P : objects(Known.Json.getAsObject(), "passed")) {
    if (isOwn(P->getString("unit").value_or("")))
      continue;
    const PassedElsewhere Here = passedFromJson(*P);
    if (!Result.Parameters.Method)
      Result.Parameters.Method = Here.Parameters.Method;
    if (!Result.Parameters.Target) {
      Result.Parameters.Target = Here.Parameters.Target;
      Result.Parameters.TargetIf = Here.Parameters.TargetIf;
    }
    llvm::append_range(Result.Parameters.Body, Here.Parameters.Body);
    Result.PassesRouteParameters |= Here.PassesRouteParameters;
  }
  return Result;
}

std::optional<FunctionSummary>
IndexOfUnit::summaryOf(const FunctionDecl &Function) const {
  const Entry &Known = entryOf(Function);
  const json::Object *Entry = Known.Json.getAsObject();
  const json::Object *Gives = Entry ? Entry->getObject("gives") : nullptr;
  if (!Gives)
    return std::nullopt;
  return Reader.summary(*Gives, Known.Usr, Function);
}

static constexpr llvm::StringLiteral StepNames[] = {
    "registered", "overrides", "reads", "called", "handed-over"};

static void writeStep(json::OStream &To, const StepElsewhere &Step) {
  To.attribute("at", placeAsText(*Step.Where));
  To.attribute("is", StepNames[static_cast<size_t>(Step.Is)]);
  if (!Step.Methods.empty())
    To.attribute("methods", methodsAsText(Step.Methods));
  if (Step.IsRestricted)
    To.attribute("restricted", true);
}

void writeWay(json::OStream &To, ArrayRef<StepElsewhere> Way) {
  To.attributeArray("way", [&] {
    for (const StepElsewhere &Step : Way)
      if (Step.Where)
        To.object([&] { writeStep(To, Step); });
  });
}

std::vector<StepElsewhere> wayFromJson(const json::Array *From,
                                       SummaryReader &Reader) {
  std::vector<StepElsewhere> Result;
  if (!From)
    return Result;
  for (const json::Value &Element : *From) {
    const json::Object *S = Element.getAsObject();
    if (!S)
      continue;
    StepElsewhere Step;
    const std::optional<StringRef> Is = S->getString("is");
    for (const auto &[Number, Name] : llvm::enumerate(StepNames))
      if (Is == Name)
        Step.Is = static_cast<StepElsewhere::Kind>(Number);
    Step.Where = Reader.place(S->getString("at"));
    Step.Methods = methodsUnder(*S, "methods");
    Step.IsRestricted = S->getBoolean("restricted").value_or(false);
    if (Step.Where)
      Result.push_back(Step);
  }
  return Result;
}

ServiceElsewhere IndexOfUnit::service(const json::Object &From) const {
  ServiceElsewhere Result;
  Service &Sent = Result.Sent;
  Sent.Served = {methodsUnder(From, "explicit"),
                 methodsUnder(From, "unrestricted"),
                 methodsUnder(From, "assumed")};
  Sent.Direct = {methodsUnder(From, "direct-explicit"),
                 methodsUnder(From, "direct-unrestricted"),
                 methodsUnder(From, "direct-assumed")};
  Sent.Before = Reader.evidence(From.getObject("before"));
  Sent.Anywhere = Reader.evidence(From.getObject("anywhere"));
  if (const json::Array *Patterns = From.getArray("patterns"))
    for (const json::Value &Pattern : *Patterns)
      Sent.addPattern(Pattern.getAsString());
  Sent.IsOfReader = From.getBoolean("of-reader").value_or(false);
  Result.Way = wayFromJson(From.getArray("way"), Reader);
  if (const json::Object *Passed = From.getObject("passes"))
    Result.Passed = *Passed;
  return Result;
}

Service IndexOfUnit::servedThrough(const ServiceElsewhere &From,
                                   const CallFlow &Call,
                                   const FunctionDecl &Maker) const {
  using Passed = PassedValue<unsigned>;
  const auto PassedFor = [&](const ValueDecl *Of) {
    const auto *Parameter = dyn_cast<ParmVarDecl>(Of);
    llvm::SmallVector<Passed, 2> Known =
        Parameter && Parameter->getDeclContext() == &Maker
            ? Reader.passed(From.Passed, Parameter->getFunctionScopeIndex())
            : llvm::SmallVector<Passed, 2>{Passed()};
    // What others leave to their callers isn't known here.
    for (Passed &P : Known)
      if (P.Is == Passed::Kind::Own)
        P.Is = Passed::Kind::MadeOfMethod;
    return Known;
  };
  const MethodSet Through =
      reachThrough(ParameterReach(MethodSet::all()), Call.Reached, PassedFor)
          .Known.methods();
  Service Result = From.Sent;
  Result.Served = From.Sent.Served.through(Through);
  Result.Direct = From.Sent.Direct.through(Through);
  Result.Before.add(Call.Done, MethodSet::all());
  return Result;
}

ArrayRef<ServiceElsewhere>
IndexOfUnit::servicesOf(const FunctionDecl &Function) const {
  return servicesOf(entryOf(Function));
}

ArrayRef<ServiceElsewhere>
IndexOfUnit::servicesOfResultOf(const FunctionDecl &Function) const {
  return servicesOf(entryOf(Function, Named::Result));
}

ArrayRef<ServiceElsewhere>
IndexOfUnit::servicesOfOverridersOf(const FunctionDecl &Function) const {
  return servicesOf(entryOf(Function, Named::Overriders));
}

std::optional<MethodSet>
IndexOfUnit::limitOfOverriders(const FunctionDecl &Function) const {
  const json::Object *Line =
      entryOf(Function, Named::Overriders).Json.getAsObject();
  return Line && Line->get("methods")
             ? std::optional(methodsUnder(*Line, "methods"))
             : std::nullopt;
}

ArrayRef<ServiceElsewhere> IndexOfUnit::servicesOf(Entry &Known) const {
  if (!Index)
    return {};
  if (!Known.Services) {
    Known.Services.emplace();
    for (const json::Object *S : objects(Known.Json.getAsObject(), "served"))
      if (!isOwn(S->getString("unit").value_or("")))
        Known.Services->push_back(service(*S));
  }
  return *Known.Services;
}

ArrayRef<Redirect> IndexOfUnit::answersTo(const CXXRecordDecl &Class) const {
  const auto [Known, IsNew] = Answers.try_emplace(&Class);
  const std::string Usr = Index && IsNew ? visibleUsr(Class) : "";
  if (Usr.empty())
    return Known->second;
  if (const std::optional<json::Value> Found = Index->find(Usr))
    for (const json::Object *R : objects(Found->getAsObject(), "catches"))
      if (!isOwn(R->getString("unit").value_or("")))
        if (std::optional<Redirect> Answer =
                Reader.redirect(*R, R->getString("in").value_or(""), &Class))
          Known->second.push_back(std::move(*Answer));
  return Known->second;
}

bool IndexOfUnit::sendsText(const ValueDecl &Holder) const {
  const std::string Usr = Index ? visibleHolderUsr(Holder) : "";
  const std::optional<json::Value> Found =
      Usr.empty() ? std::nullopt : Index->find(Usr);
  return Found &&
         llvm::any_of(objects(Found->getAsObject(), "sent"),
                      [&](const json::Object *By) {
                        return !isOwn(By->getString("unit").value_or(""));
                      });
}

bool IndexOfUnit::sendsArgument(const FunctionDecl &Function,
                                unsigned Index) const {
  const std::optional<FunctionSummary> Known = summaryOf(Function);
  if (!Known || Index >= Function.getNumParams())
    return false;
  const auto IsGiven = [&](const TextPiece &Piece) {
    return Piece.From == TextPiece::Source::Parameter &&
           Piece.Variable == Function.getParamDecl(Index);
  };
  const auto Has = [&](const ValueSet &Values) {
    return llvm::any_of(Values, [&](const ValueSet::Entry &E) {
      return llvm::any_of(E.Is.Text.Pieces, IsGiven);
    });
  };
  return llvm::any_of(Known->Effects, [&](const Effect &E) {
    return Has(E.Location) || Has(E.Lines);
  });
}

const json::Array *IndexOfUnit::answersOf(StringRef Usr) const {
  if (!Index || Usr.empty())
    return nullptr;
  const auto [Known, IsNew] = ByUsr.try_emplace(Usr.str(), nullptr);
  if (IsNew)
    if (std::optional<json::Value> Found = find(Usr))
      Known->second = std::move(*Found);
  const json::Object *Entry = Known->second.getAsObject();
  return Entry ? Entry->getArray("answers") : nullptr;
}

} // namespace redirect
