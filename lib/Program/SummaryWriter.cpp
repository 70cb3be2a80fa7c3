//===- SummaryWriter.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/SummaryWriter.h"
#include "Facts/Responses.h"
#include "Flow/Evaluator.h"
#include "Flow/RawText.h"
#include "Http/Status.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
namespace json = llvm::json;

namespace redirect {

std::string SummaryWriter::place(CodePlace At) const {
  if (const auto *Known = dyn_cast_if_present<const PlaceElsewhere *>(At))
    return placeAsText(*Known);
  const auto *E = dyn_cast_if_present<const Expr *>(At);
  return E ? placeAsText(Where(*E)) : std::string();
}

std::string SummaryWriter::placeOfStatus(const Expr &Status,
                                         const Expr *Write) const {
  return place(isa<CXXDefaultArgExpr>(Status) && Write ? Write : &Status);
}

void SummaryWriter::evidence(
    const Evidence &Done,
    llvm::function_ref<void(StringRef, StringRef)> Add) const {
  const Evidence Settled = Done.settled();
  if (!Settled.LimitedFor.empty())
    Add("limited", methodsAsText(Settled.LimitedFor));
  if (!Settled.MayWorkFor.empty()) {
    Add("may-work", place(Settled.PossibleWork));
    Add("may-works", methodsAsText(Settled.MayWorkFor));
  }
  if (!Settled.PassesFor.empty()) {
    Add("passes", methodsAsText(Settled.PassesFor));
    Add("passing", place(Settled.Passing));
  }
  if (!Settled.ReadsBodyFor.empty()) {
    Add("read", place(Settled.BodyRead));
    Add("reads", methodsAsText(Settled.ReadsBodyFor));
  }
  if (!Settled.TurnedAwayFor.empty()) {
    Add("turned-away", place(Settled.TurnedAway));
    Add("turns-away", methodsAsText(Settled.TurnedAwayFor));
  }
  if (!Settled.WorksFor.empty()) {
    Add("work", place(Settled.Work));
    Add("works", methodsAsText(Settled.WorksFor));
  }
}

/// How other units call what \p Function is given: the number of a parameter,
/// or "object"; empty for what no other unit knows.
std::string SummaryWriter::given(const NamedDecl &On,
                                 const FunctionDecl &Function) const {
  if (const std::optional<unsigned> Index =
          parameter(dyn_cast<ParmVarDecl>(&On), Function))
    return std::to_string(*Index);
  return isa<CXXRecordDecl>(On) ? "object" : "";
}

json::Object SummaryWriter::evidence(const Evidence &Done,
                                     const FunctionDecl &Function) const {
  Evidence Known = Done;
  Known.OnGiven.clear();
  json::Array OnGiven;
  for (const GivenWork &Work : Done.OnGiven) {
    const std::string On = given(*Work.On, Function);
    if (On.empty())
      Known.addWork(Work.Where, Work.For);
    else
      OnGiven.push_back(json::Object{{"on", On},
                                     {"work", place(Work.Where)},
                                     {"works", methodsAsText(Work.For)}});
  }
  json::Object Result;
  evidence(Known,
           [&](StringRef Key, StringRef Value) { Result[Key] = Value.str(); });
  if (!OnGiven.empty())
    Result["given"] = std::move(OnGiven);
  return Result;
}

std::optional<unsigned>
SummaryWriter::parameter(const ValueDecl *Variable,
                         const FunctionDecl &Function) const {
  const auto *Parameter = dyn_cast_if_present<ParmVarDecl>(Variable);
  if (!Parameter || Parameter->getDeclContext() != &Function)
    return std::nullopt;
  return Parameter->getFunctionScopeIndex();
}

/// A stretch of a text with \p Status, and where that stands.
json::Object SummaryWriter::status(const TextPiece &Piece, const Value &Status,
                                   const FunctionDecl &Function) const {
  json::Object Result;
  addNumber(Status, Result);
  Result["literal"] = Piece.From == TextPiece::Source::Literal
                          ? json::fixUTF8(Piece.Characters)
                          : std::to_string(Status.Number);
  if (!Result.get("in"))
    if (std::string Usr = visibleUsr(Function); !Usr.empty())
      Result["in"] = std::move(Usr);
  return Result;
}

json::Array SummaryWriter::text(const Text &T,
                                const FunctionDecl &Function) const {
  json::Array Result;
  const StatusInText Known = statusIn(T);
  for (const TextPiece &Piece : T.Pieces) {
    // Who sends the text has to know where a redirect's status stands.
    if (&Piece == Known.Piece && Known.Is.Is == Value::Kind::Number &&
        !reasonPhrase(static_cast<int>(Known.Is.Number)).empty()) {
      Result.push_back(status(Piece, Known.Is, Function));
      continue;
    }
    if (Piece.From == TextPiece::Source::Literal) {
      Result.push_back(json::fixUTF8(Piece.Characters));
      continue;
    }
    json::Object Other;
    const std::optional<unsigned> Index = parameter(Piece.Variable, Function);
    if (Piece.From != TextPiece::Source::Parameter)
      Other["from"] = SourceNames[static_cast<size_t>(Piece.From)];
    else if (Index && !Piece.Member)
      Other["parameter"] = *Index;
    else if (const auto *Field = dyn_cast<FieldDecl>(Piece.Variable);
             Field && !Piece.Member)
      Other["field"] = Field->getName();
    else
      Other["from"] = "unknown";
    if (Piece.IsEdited)
      Other["edited"] = true;
    Result.push_back(std::move(Other));
  }
  return Result;
}

/// \p Reached as other units see it, which know nothing of the members that it
/// asks for.
static FunctionReach told(const FunctionReach &Reached) {
  using Passed = PassedValue<const ValueDecl *>;
  const auto PassedFor = [](const ValueDecl *Of) {
    Passed Result;
    if (!isa<FieldDecl>(Of))
      Result = {Passed::Kind::Own, {}, Of};
    return SmallVector<Passed, 1>{Result};
  };
  return Reached.isClosed()
             ? Reached
             : reachThrough(FunctionReach(MethodSet::all()), Reached, PassedFor)
                   .Known;
}

json::Array SummaryWriter::under(const FunctionReach &Reached,
                                 const FunctionDecl &Function) const {
  const ParameterReach Known = Reached.renamed<unsigned>(
      [&](const ValueDecl *Of) { return parameter(Of, Function); });
  return Known.isClosed() ? json::Array() : waysAsJson(Known);
}

json::Object SummaryWriter::reached(const FunctionReach &Reached,
                                    const FunctionDecl &Function) const {
  const FunctionReach Told = told(Reached);
  json::Object Result{{"for", methodsAsText(Told.methods())}};
  if (json::Array Under = under(Told, Function); !Under.empty())
    Result["under"] = std::move(Under);
  return Result;
}

/// Says of \p Given that a function gives it, which is passed.
static void nameAnswer(json::Value &Given) {
  json::Object &Entry = *Given.getAsObject();
  if (const std::optional<int64_t> Answer = Entry.getInteger("number")) {
    Entry["gives"] = *Answer != 0;
    Entry.erase("number");
  }
}

json::Object SummaryWriter::passed(const PassedArguments &Passed,
                                   const FunctionDecl &Function) const {
  json::Object Result;
  for (const PassedArgument &P : Passed) {
    json::Array Known = values(P.Values, Function);
    if (P.AreAnswers)
      llvm::for_each(Known, nameAnswer);
    Result[std::to_string(P.Index)] = std::move(Known);
  }
  return Result;
}

void SummaryWriter::addNumber(const Value &V, json::Object &To) const {
  To["number"] = V.Number;
  if (V.Elsewhere) {
    To["at"] = placeAsText(V.Elsewhere->Where);
    To["in"] = V.Elsewhere->Function;
  } else if (V.Where) {
    To["at"] = placeOfStatus(*V.Where, V.Write);
  }
}

json::Array SummaryWriter::values(const ValueSet &Values,
                                  const FunctionDecl &Function) const {
  json::Array Result;
  for (const ValueSet::Entry &E : Values) {
    json::Object Entry = reached(E.For, Function);
    switch (E.Is.Is) {
    case Value::Kind::Number:
      addNumber(E.Is, Entry);
      break;
    case Value::Kind::Text:
      Entry["text"] = text(E.Is.Text, Function);
      break;
    case Value::Kind::MethodName:
      Entry["method"] = methodName(E.Is.Named);
      break;
    case Value::Kind::Parameter:
      if (const auto Index = parameter(E.Is.Variable, Function))
        Entry["parameter"] = *Index;
      break;
    case Value::Kind::NonZero:
      Entry["is"] = "non-zero";
      break;
    case Value::Kind::RequestMethod:
      Entry["is"] = "request-method";
      break;
    case Value::Kind::MadeOfMethod:
    // What nobody sees is asked about the request.
    case Value::Kind::GivenByParameter:
      Entry["is"] = "made-of-method";
      break;
    case Value::Kind::Function:
      if (std::string Usr = visibleUsr(*E.Is.Code); !Usr.empty())
        Entry["function"] = std::move(Usr);
      break;
    case Value::Kind::ResultOfFunction:
      break;
    case Value::Kind::Null:
    case Value::Kind::Object:
    case Value::Kind::Unknown:
      // What they are for tells methods apart all the same.
      if ((E.Is.Is != Value::Kind::Unknown || E.Is.Where) &&
          Values.dependsOnMethod(Values.known()))
        Entry["is"] = "made-of-method";
      break;
    }
    Result.push_back(std::move(Entry));
  }
  return Result;
}

/// Adds the status of \p R, and where it stands.
void SummaryWriter::addStatus(const Redirect &R, const FunctionDecl &Function,
                              json::Object &To) const {
  if (const auto Index = parameter(R.StatusParameter, Function))
    To["parameter"] = *Index;
  else if (const auto *Field =
               dyn_cast_if_present<FieldDecl>(R.StatusParameter))
    To["field"] = Field->getName();
  else
    To["code"] = R.Code;
  if (R.Elsewhere) {
    To["at"] = placeAsText(R.Elsewhere->Where);
    To["in"] = R.Elsewhere->Function;
  } else if (R.Status) {
    To["at"] = placeOfStatus(*R.Status, R.StatusWrite);
  }
}

json::Object SummaryWriter::redirect(const Redirect &R,
                                     const FunctionDecl &Function) const {
  json::Object Result = reached(R.Reached, Function);
  addStatus(R, Function, Result);
  if (R.Write)
    Result["sent"] = place(R.Write);
  if (R.dependsOnCaller())
    Result["open"] = true;
  if (R.IsByMethod)
    Result["by-method"] = true;
  if (R.ChosenBy)
    Result["chosen"] = place(R.ChosenBy);
  if (R.IsTargetKnown)
    Result["target"] = text(R.Target, Function);
  if (!R.TestedPath.empty())
    Result["path"] = json::fixUTF8(R.TestedPath);
  if (json::Object Done = evidence(R.Done, Function); !Done.empty())
    Result["done"] = std::move(Done);
  return Result;
}

/// The parameter of \p Function that has, or leads to, an object with \p Field;
/// none if there is no such one, or if there are several.
static std::optional<unsigned> holderOf(const FieldDecl &Field,
                                        const FunctionDecl &Function) {
  std::optional<unsigned> Result;
  for (const ParmVarDecl *Parameter : Function.parameters()) {
    if (!Field.getIdentifier() ||
        memberOf(Parameter->getType(), Field.getName()) != &Field)
      continue;
    if (Result)
      return std::nullopt;
    Result = Parameter->getFunctionScopeIndex();
  }
  return Result;
}

static bool isOwnField(const FieldDecl &Field, const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return Method && Field.getIdentifier() &&
         Field.getParent() == Method->getParent();
}

json::Object SummaryWriter::effect(const Effect &E,
                                   const FunctionDecl &Function) const {
  json::Object Result;
  const auto *Field = dyn_cast_if_present<FieldDecl>(E.On);
  const std::optional<unsigned> On =
      Field ? holderOf(*Field, Function) : parameter(E.On, Function);
  const bool IsOwnObject =
      isOwnObject(E.On, Function) || (Field && isOwnField(*Field, Function));
  if (E.On && !On && !IsOwnObject)
    return Result;
  if (Field)
    Result["field"] = Field->getName();
  if (const auto HandsBack = parameter(E.HandsBack, Function))
    Result["hands-back"] = *HandsBack;
  if (On)
    Result["on"] = *On;
  if (IsOwnObject)
    Result["on"] = OwnObject;
  const auto Add = [&](StringRef Key, const ValueSet &Values) {
    if (!Values.isUnknown())
      Result[Key] = values(Values, Function);
  };
  Add("status", E.Status);
  Add("location", E.Location);
  Add("lines", E.Lines);
  if (!Field && !E.NewValue.empty()) {
    Result["value"] = values(E.NewValue, Function);
    Result["keeps"] = methodsAsText(E.KeepsValueFor);
  }
  return Result;
}

json::Array SummaryWriter::effects(const FunctionSummary &Summary,
                                   const FunctionDecl &Function) const {
  json::Array Result;
  for (const Effect &E : Summary.Effects)
    if (json::Object Known = effect(E, Function);
        llvm::any_of(EffectKeys, [&](StringRef Key) { return Known.get(Key); }))
      Result.push_back(std::move(Known));
  return Result;
}

json::Object passedBy(const Route &R) {
  json::Object Result;
  if (R.PassesParameters)
    Result["route-parameters"] = true;
  if (R.Parameters.Method)
    Result["method"] = *R.Parameters.Method;
  if (R.Parameters.Target)
    Result["target"] = *R.Parameters.Target;
  if (R.Parameters.TargetIf && R.Parameters.TargetIf->Value)
    Result["target-if"] =
        json::Object{{"parameter", R.Parameters.TargetIf->Parameter},
                     {"is", *R.Parameters.TargetIf->Value}};
  if (!R.Parameters.Body.empty())
    Result["body"] = json::Array(R.Parameters.Body);
  return Result;
}

json::Array SummaryWriter::registrations(const FunctionSummary &Summary,
                                         const FunctionDecl &Function) const {
  json::Array Result;
  for (const RegistrationFlow &R : Summary.Registrations) {
    if (!R.isOpen())
      continue;
    json::Object Known = reached(R.Reached, Function);
    Known["handlers"] = values(R.Handlers, Function);
    if (R.Methods)
      Known["methods"] = values(*R.Methods, Function);
    else if (R.Known.IsRestricted)
      Known["restricted-to"] = methodsAsText(R.Known.Methods);
    else
      Known["limited-to"] = methodsAsText(R.Known.Methods);
    if (R.Pattern)
      Known["pattern"] = values(*R.Pattern, Function);
    else if (R.Known.Pattern)
      Known["at-path"] = json::fixUTF8(*R.Known.Pattern);
    if (R.Known.Runs)
      Known["runs"] = hookName(*R.Known.Runs);
    if (R.Known.IsForAnyPath)
      Known["any-path"] = true;
    if (json::Object Passed = passedBy(R.Known); !Passed.empty())
      Known["passes"] = std::move(Passed);
    Result.push_back(std::move(Known));
  }
  return Result;
}

json::Array
SummaryWriter::callsOfCallables(llvm::ArrayRef<CallFlow> Calls,
                                const FunctionDecl &Function) const {
  json::Array Result;
  for (const CallFlow &Call : Calls) {
    const std::optional<unsigned> Index = parameter(Call.Through, Function);
    if (!Index)
      continue;
    json::Object Known = reached(Call.Reached, Function);
    Known["parameter"] = *Index;
    if (Call.IsHandedOver)
      Known["later"] = true;
    if (!Call.TestedPath.empty())
      Known["path"] = json::fixUTF8(Call.TestedPath);
    if (json::Object Done = evidence(Call.Done, Function); !Done.empty())
      Known["done"] = std::move(Done);
    Result.push_back(std::move(Known));
  }
  return Result;
}

json::Array SummaryWriter::redirects(const FunctionSummary &Summary,
                                     const FunctionDecl &Function) const {
  json::Array Result;
  for (const std::unique_ptr<Redirect> &R : Summary.Redirects)
    if (!R->answersThrown() && R->dependsOnCaller())
      Result.push_back(redirect(*R, Function));
  return Result;
}

// std::string phrase() const { switch (status_) { case 301: ... } }
/// \p Returned as other units may take it: they don't know what a member of the
/// object holds by which it is chosen.
static ValueSet knownToCallers(const ValueSet &Returned) {
  bool IsChosenByMember = false;
  for (const ValueSet::Entry &E : Returned)
    (void)E.For.renamed<unsigned>(
        [&](const ValueDecl *Of) -> std::optional<unsigned> {
          IsChosenByMember |= isa<FieldDecl>(Of);
          return std::nullopt;
        });
  return IsChosenByMember
             ? ValueSet(Value::madeOfMethod(), FunctionReach(MethodSet::all()))
             : Returned;
}

/// What the functions do that \p Maker returns: \p OfResult.
json::Object SummaryWriter::result(const FunctionSummary &OfResult,
                                   const FunctionDecl &Maker) const {
  json::Object Result;
  if (!OfResult.Returns.empty())
    Result["returns"] = values(OfResult.Returns, Maker);
  if (json::Object Done = evidence(OfResult.Done, Maker); !Done.empty())
    Result["done"] = std::move(Done);
  json::Array Redirects;
  for (const std::unique_ptr<Redirect> &R : OfResult.Redirects)
    Redirects.push_back(redirect(*R, Maker));
  if (!Redirects.empty())
    Result["redirects"] = std::move(Redirects);
  if (json::Array Runs = callsOfCallables(OfResult.Calls, Maker); !Runs.empty())
    Result["runs"] = std::move(Runs);
  return Result;
}

json::Object SummaryWriter::summary(const FunctionSummary &Summary,
                                    const FunctionDecl &Function) const {
  json::Object Result;
  if (Summary.Returning != FunctionReach(MethodSet::all()))
    Result["returning"] = methodsAsText(Summary.Returning.methods());
  if (json::Array Under = under(Summary.Returning, Function); !Under.empty())
    Result["returning-under"] = std::move(Under);
  if (!Summary.Returns.isUnknown())
    Result["returns"] = values(knownToCallers(Summary.Returns), Function);
  // Of what callers decide, they have the redirects.
  const auto IsTheirs = [](const std::unique_ptr<Redirect> &R) {
    return R->dependsOnCaller();
  };
  if (Summary.AlwaysRedirects && llvm::none_of(Summary.Redirects, IsTheirs))
    Result["always-redirects"] = true;
  if (json::Object Done = evidence(Summary.Done, Function); !Done.empty())
    Result["done"] = std::move(Done);
  const auto Add = [&](StringRef Key, json::Array Elements) {
    if (!Elements.empty())
      Result[Key] = std::move(Elements);
  };
  Add("effects", effects(Summary, Function));
  Add("redirects", redirects(Summary, Function));
  Add("registers", registrations(Summary, Function));
  Add("runs", callsOfCallables(Summary.Calls, Function));
  if (Summary.OfResult)
    Result["result"] = result(*Summary.OfResult, Function);
  return Result;
}

} // namespace redirect
