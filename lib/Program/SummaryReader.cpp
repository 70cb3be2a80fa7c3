//===- SummaryReader.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/SummaryReader.h"
#include "Facts/Responses.h"
#include "Models/InputFile.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
namespace json = llvm::json;

namespace redirect {

static MethodSet methods(const json::Object &From, StringRef Key) {
  const std::optional<StringRef> Text = From.getString(Key);
  return Text ? methodsFromText(*Text).value_or(MethodSet::none())
              : MethodSet::none();
}

const PlaceElsewhere *SummaryReader::place(std::optional<StringRef> Text) {
  std::optional<PlaceElsewhere> Known =
      Text ? placeFromText(*Text) : std::nullopt;
  return Known ? &Places.emplace_back(std::move(*Known)) : nullptr;
}

static std::vector<const json::Object *> objects(const json::Object &From,
                                                 StringRef Key) {
  std::vector<const json::Object *> Result;
  if (const json::Array *Elements = From.getArray(Key))
    for (const json::Value &Element : *Elements)
      if (const json::Object *Known = Element.getAsObject())
        Result.push_back(Known);
  return Result;
}

/// The parameter of \p Owner, or the class of its object, that another unit
/// calls \p On; null if it has none.
static const NamedDecl *givenBy(StringRef On, const FunctionDecl &Owner) {
  unsigned Index = 0;
  if (On == "object") {
    const auto *Method = dyn_cast<CXXMethodDecl>(&Owner);
    return Method ? Method->getParent() : nullptr;
  }
  return !On.getAsInteger(10, Index) && Index < Owner.getNumParams()
             ? Owner.getParamDecl(Index)
             : nullptr;
}

Evidence SummaryReader::evidence(const json::Object *From, const Decl *Owner) {
  Evidence Result;
  if (!From)
    return Result;
  Result.addBodyRead(place(From->getString("read")), methods(*From, "reads"));
  Result.addWork(place(From->getString("work")), methods(*From, "works"));
  Result.addPossibleWork(place(From->getString("may-work")),
                         methods(*From, "may-works"));
  Result.addTurnedAway(place(From->getString("turned-away")),
                       methods(*From, "turns-away"));
  Result.addPassing(place(From->getString("passing")),
                    methods(*From, "passes"));
  Result.LimitedFor = methods(*From, "limited");
  const auto *Function = dyn_cast_if_present<FunctionDecl>(Owner);
  for (const json::Object *Work : objects(*From, "given")) {
    const StringRef On = Work->getString("on").value_or("");
    const NamedDecl *Given = Function ? givenBy(On, *Function) : nullptr;
    const CodePlace Where = place(Work->getString("work"));
    const MethodSet For = methods(*Work, "works");
    if (Given)
      Result.addGivenWork({Given, For, Where});
    else
      Result.addWork(Where, For);
  }
  return Result;
}

/// The parameter of the function \p Owner that \p From names by number, or the
/// member of such a class that it names; null if there is none.
static const ValueDecl *variableOf(const json::Object &From,
                                   const Decl *Owner) {
  if (const std::optional<StringRef> Name = From.getString("field")) {
    const auto *Class = dyn_cast_if_present<CXXRecordDecl>(Owner);
    return Class ? memberNamed(*Class, *Name) : nullptr;
  }
  const auto *Function = dyn_cast_if_present<FunctionDecl>(Owner);
  const std::optional<int64_t> Index = From.getInteger("parameter");
  if (!Function || !Index || *Index < 0 ||
      *Index >= static_cast<int64_t>(Function->getNumParams()))
    return nullptr;
  return Function->getParamDecl(*Index);
}

TextPiece SummaryReader::piece(const json::Object &From, const Decl *Owner,
                               StringRef Usr) {
  TextPiece Result;
  if (const std::optional<StringRef> Literal = From.getString("literal")) {
    Result.From = TextPiece::Source::Literal;
    Result.Characters = keep(*Literal);
    Result.Elsewhere = status(From, Usr);
    return Result;
  }
  // Of what this unit declares otherwise, nothing is known.
  const ValueDecl *Variable = variableOf(From, Owner);
  const std::optional<StringRef> Member = From.getString("member");
  if (Variable && Member)
    Result.Member = memberOf(Variable->getType(), *Member);
  if (Variable && (Result.Member || !Member)) {
    Result.From = TextPiece::Source::Parameter;
    Result.Variable = Variable;
  }
  const std::optional<StringRef> Source = From.getString("from");
  for (const auto &[Index, Name] : llvm::enumerate(SourceNames))
    if (Source == Name)
      Result.From = static_cast<TextPiece::Source>(Index);
  Result.IsEdited = From.getBoolean("edited").value_or(false);
  return Result;
}

Text SummaryReader::text(const json::Array &From, const Decl *Owner,
                         StringRef Usr) {
  Text Result;
  for (const json::Value &Element : From) {
    TextPiece Piece;
    if (const std::optional<StringRef> Literal = Element.getAsString()) {
      Piece.From = TextPiece::Source::Literal;
      Piece.Characters = keep(*Literal);
    } else if (const json::Object *Other = Element.getAsObject()) {
      Piece = piece(*Other, Owner, Usr);
    }
    Result.append({{Piece}});
  }
  return Result;
}

const StatusElsewhere *SummaryReader::status(const json::Object &From,
                                             StringRef Usr) {
  const PlaceElsewhere *Where = place(From.getString("at"));
  if (!Where)
    return nullptr;
  return &Statuses.emplace_back(
      StatusElsewhere{*Where, From.getString("in").value_or(Usr).str()});
}

Value SummaryReader::value(const json::Object &From, Described Of) {
  if (const std::optional<int64_t> Number = From.getInteger("number")) {
    Value Result = Value::number(*Number);
    Result.Elsewhere = status(From, Of.Usr);
    return Result;
  }
  if (const json::Array *Pieces = From.getArray("text"))
    return Value::text(text(*Pieces, Of.Owner, Of.Usr));
  if (const std::optional<StringRef> Name = From.getString("method"))
    return Value::methodName(parseMethod(*Name).value_or(Method::Other));
  if (const ValueDecl *Variable = variableOf(From, Of.Owner))
    return Value::parameter(*Variable, nullptr);
  const StringRef Is = From.getString("is").value_or("");
  if (Is == "non-zero")
    return Value::nonZero();
  if (Is == "request-method")
    return Value::requestMethod();
  return Is == "made-of-method" ? Value::madeOfMethod() : Value::unknown();
}

PassedElsewhere passedFromJson(const json::Object &From) {
  const auto Number = [&](StringRef Key) -> std::optional<unsigned> {
    const std::optional<int64_t> Index = From.getInteger(Key);
    return Index ? std::optional(static_cast<unsigned>(*Index)) : std::nullopt;
  };
  PassedElsewhere Result;
  Result.Parameters.Method = Number("method");
  Result.Parameters.Target = Number("target");
  if (const json::Object *If = From.getObject("target-if"))
    Result.Parameters.TargetIf = {
        static_cast<unsigned>(If->getInteger("parameter").value_or(0)),
        {},
        If->getInteger("is")};
  if (const json::Array *Body = From.getArray("body"))
    for (const json::Value &Element : *Body)
      if (const std::optional<int64_t> Index = Element.getAsInteger())
        Result.Parameters.Body.push_back(static_cast<unsigned>(*Index));
  Result.PassesRouteParameters =
      From.getBoolean("route-parameters").value_or(false);
  return Result;
}

/// The constant that a value is which somebody has written down; none if it is
/// none.
std::optional<Constant> SummaryReader::constant(const json::Object &From) {
  if (const std::optional<int64_t> Number = From.getInteger("number"))
    return Constant::number(*Number);
  if (const std::optional<StringRef> Name = From.getString("method"))
    return Constant::method(parseMethod(*Name).value_or(Method::Other));
  const json::Array *Text = From.getArray("text");
  if (!Text || Text->size() != 1)
    return std::nullopt;
  const json::Object *WithStatus = Text->front().getAsObject();
  const std::optional<StringRef> Only = WithStatus
                                            ? WithStatus->getString("literal")
                                            : Text->front().getAsString();
  return Only ? std::optional(Constant::text(keep(*Only))) : std::nullopt;
}

ParameterReach SummaryReader::reach(MethodSet Methods, StringRef Under) {
  llvm::Expected<json::Value> Parsed = parseJson(Under);
  if (!Parsed) {
    llvm::consumeError(Parsed.takeError());
    return Methods;
  }
  const json::Object *Known = Parsed->getAsObject();
  const json::Array *Ways = Known ? Known->getArray("ways") : nullptr;
  return Ways ? reach(*Ways) : ParameterReach(Methods);
}

/// The same as reachFromJson, with texts that stay as long as the reader.
ParameterReach SummaryReader::reach(const json::Array &Ways) {
  ParameterReach Result;
  const ParameterReach Read = reachFromJson(Ways);
  for (const Way<unsigned> &W : Read.ways()) {
    Constraints<unsigned> Under;
    for (const auto &[Index, Table] : W.Under) {
      std::vector<ValueTable::Row> Rows = Table.rows().vec();
      for (auto &[Is, For] : Rows)
        Is.Characters = keep(Is.Characters);
      Under.set(Index, ValueTable::of(Rows, Table.others()));
    }
    Result |= Way<unsigned>(W.Methods, std::move(Under));
  }
  return Result;
}

/// Who \p Methods in \p From names, if what \p Under in it says holds of the
/// parameters of \p Owner.
FunctionReach SummaryReader::reach(const json::Object &From, StringRef Methods,
                                   StringRef Under, const Decl *Owner) {
  const json::Array *Ways = From.getArray(Under);
  const auto *Function = dyn_cast_if_present<FunctionDecl>(Owner);
  if (!Ways || !Function)
    return methods(From, Methods);
  return reach(*Ways).renamed<const ValueDecl *>(
      [&](unsigned Index) -> std::optional<const ValueDecl *> {
        if (Index >= Function->getNumParams())
          return std::nullopt;
        return Function->getParamDecl(Index);
      });
}

llvm::SmallVector<PassedValue<unsigned>, 2>
SummaryReader::passed(const json::Object &Passed, unsigned Index) {
  using Kind = PassedValue<unsigned>::Kind;
  llvm::SmallVector<PassedValue<unsigned>, 2> Result;
  for (const json::Object *From : objects(Passed, std::to_string(Index))) {
    PassedValue<unsigned> &Value = Result.emplace_back();
    Value.For = methods(*From, "for");
    if (const json::Array *Ways = From->getArray("under"))
      Value.For = reach(*Ways);
    const StringRef Is = From->getString("is").value_or("");
    if (const std::optional<int64_t> Own = From->getInteger("parameter"))
      Value = {Kind::Own, {}, static_cast<unsigned>(*Own), Value.For};
    else if (const std::optional<bool> Answer = From->getBoolean("gives"))
      Value = {Kind::Known, Constant::gives(*Answer), 0, Value.For};
    else if (const std::optional<Constant> Known = constant(*From))
      Value = {Kind::Known, *Known, 0, Value.For};
    else if (Is == "non-zero")
      Value.Is = Kind::NonZero;
    else if (Is == "request-method")
      Value.Is = Kind::RequestMethod;
    else if (Is == "made-of-method")
      Value.Is = Kind::MadeOfMethod;
  }
  if (Result.empty())
    Result.emplace_back();
  return Result;
}

ValueSet SummaryReader::values(const json::Array *From, Described Of) {
  ValueSet Result;
  if (From)
    for (const json::Value &Element : *From)
      if (const json::Object *Entry = Element.getAsObject())
        Result.add(value(*Entry, Of), reach(*Entry, "for", "under", Of.Owner));
  return Result;
}

std::optional<Redirect> SummaryReader::redirect(const json::Object &From,
                                                StringRef Usr,
                                                const Decl *Owner) {
  Redirect R;
  R.Function = dyn_cast_if_present<FunctionDecl>(Owner);
  R.Reached = reach(From, "for", "under", Owner);
  R.StatusParameter = variableOf(From, Owner);
  R.IsByMethod = From.getBoolean("by-method").value_or(false);
  R.ChosenBy = place(From.getString("chosen"));
  R.IsOpenElsewhere = !Owner && From.getBoolean("open").value_or(false);
  R.Code = static_cast<int>(From.getInteger("code").value_or(0));
  if (!R.StatusParameter)
    R.Elsewhere = status(From, Usr);
  if (!R.StatusParameter && !R.Elsewhere)
    return std::nullopt;
  if (const json::Array *Target = From.getArray("target")) {
    R.IsTargetKnown = true;
    R.Target = text(*Target, Owner, Usr);
  }
  R.TestedPath = testFromJson(From);
  R.TestedPath.Path = keep(R.TestedPath.Path);
  R.Done = evidence(From.getObject("done"), Owner);
  return R;
}

std::optional<Effect> SummaryReader::effect(const json::Object &From,
                                            Described Of) {
  Effect Result;
  const auto &Function = *cast<FunctionDecl>(Of.Owner);
  const std::optional<int64_t> On = From.getInteger("on");
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (On == OwnObject && Method)
    Result.On = ownObject(*Method->getParent());
  else if (On && *On >= 0 &&
           *On < static_cast<int64_t>(Function.getNumParams()))
    Result.On = Function.getParamDecl(*On);
  if (const std::optional<StringRef> Field = From.getString("field"))
    Result.On = On == OwnObject && Method
                    ? memberNamed(*Method->getParent(), *Field)
                : Result.On ? memberOf(Result.On->getType(), *Field)
                            : nullptr;
  if (On && !Result.On)
    return std::nullopt;
  if (const std::optional<int64_t> Index = From.getInteger("hands-back");
      Index && *Index >= 0 &&
      *Index < static_cast<int64_t>(Function.getNumParams()))
    Result.HandsBack = Function.getParamDecl(*Index);
  Result.Status = values(From.getArray("status"), Of);
  Result.Location = values(From.getArray("location"), Of);
  Result.Lines = values(From.getArray("lines"), Of);
  Result.NewValue = values(From.getArray("value"), Of);
  Result.KeepsValueFor = methods(From, "keeps");
  Result.IsElsewhere = true;
  return Result;
}

/// The elements of the array at \p Key, if there is one.
static ArrayRef<json::Value> elements(const json::Object &From, StringRef Key) {
  const json::Array *Found = From.getArray(Key);
  if (!Found || Found->empty())
    return {};
  return {Found->data(), Found->size()};
}

void SummaryReader::addRedirects(const json::Object &From, Described Of,
                                 FunctionSummary &To) {
  for (const json::Value &Element : elements(From, "redirects"))
    if (const json::Object *Known = Element.getAsObject())
      if (std::optional<Redirect> R = redirect(*Known, Of.Usr, Of.Owner))
        To.Redirects.push_back(std::make_unique<Redirect>(std::move(*R)));
}

RegistrationFlow SummaryReader::registration(const json::Object &From,
                                             Described Of) {
  RegistrationFlow Result;
  Result.Handlers = values(From.getArray("handlers"), Of);
  Result.Reached = reach(From, "for", "under", Of.Owner);
  if (const json::Array *Methods = From.getArray("methods"))
    Result.Methods = values(Methods, Of);
  Result.Known.IsRestricted = From.getString("restricted-to").has_value();
  Result.Known.Methods =
      methods(From, Result.Known.IsRestricted ? "restricted-to" : "limited-to");
  if (const json::Array *Pattern = From.getArray("pattern"))
    Result.Pattern = values(Pattern, Of);
  else if (const std::optional<StringRef> Path = From.getString("at-path"))
    Result.Known.Pattern = keep(*Path);
  if (const std::optional<StringRef> When = From.getString("runs"))
    Result.Known.Runs = parseHook(*When);
  Result.Known.IsForAnyPath = From.getBoolean("any-path").value_or(false);
  if (const json::Object *Passed = From.getObject("passes")) {
    const PassedElsewhere Known = passedFromJson(*Passed);
    Result.Known.Parameters = Known.Parameters;
    Result.Known.PassesParameters = Known.PassesRouteParameters;
  }
  return Result;
}

void SummaryReader::addRuns(const json::Object &From, Described Of,
                            std::vector<CallFlow> &To) {
  for (const json::Object *Known : objects(From, "runs")) {
    CallFlow Call;
    Call.Through = variableOf(*Known, Of.Owner);
    if (!Call.Through)
      continue;
    Call.Reached = reach(*Known, "for", "under", Of.Owner);
    Call.IsHandedOver = Known->getBoolean("later").value_or(false);
    Call.TestedPath = testFromJson(*Known);
    Call.TestedPath.Path = keep(Call.TestedPath.Path);
    Call.Done = evidence(Known->getObject("done"), Of.Owner);
    To.push_back(std::move(Call));
  }
}

/// What the functions do that the one returns which is described.
std::unique_ptr<FunctionSummary> SummaryReader::result(const json::Object &From,
                                                       Described Of) {
  auto Result = std::make_unique<FunctionSummary>();
  Result->Returns = values(From.getArray("returns"), Of);
  Result->Done = evidence(From.getObject("done"), Of.Owner);
  addRedirects(From, Of, *Result);
  addRuns(From, Of, Result->Calls);
  return Result;
}

/// What \p Function returns, which depends on what it was passed.
static ValueSet resultOfPassed(const FunctionDecl &Function) {
  auto Passed = std::make_shared<Record>();
  for (const ParmVarDecl *Parameter : Function.parameters())
    Passed->Members.emplace_back(
        Parameter,
        ValueSet(Value::parameter(*Parameter, nullptr), MethodSet::all()));
  Value Result = Value::resultOf(Function);
  Result.Holds = std::move(Passed);
  return {Result, MethodSet::all()};
}

// write(conn->fd, text, size), conn->state = CLOSED
/// Drops from \p Done what is set in records whose members \p From answers by:
/// that belongs to the exchange.
static void dropSetBesideAnswer(Evidence &Done, const json::Object &From,
                                const FunctionDecl &Function) {
  llvm::erase_if(Done.OnGiven, [&](const GivenWork &Given) {
    return llvm::any_of(
        objects(From, "effects"), [&](const json::Object *Known) {
          const std::optional<int64_t> On = Known->getInteger("on");
          const bool Answers =
              Known->getString("field") &&
              (Known->getArray("status") || Known->getArray("lines"));
          return Answers && On &&
                 givenBy(std::to_string(*On), Function) == Given.On;
        });
  });
}

FunctionSummary SummaryReader::summary(const json::Object &From, StringRef Usr,
                                       const FunctionDecl &Function) {
  FunctionSummary Result;
  if (From.getString("returning"))
    Result.Returning = reach(From, "returning", "returning-under", &Function);
  const Described Of = {Usr, &Function};
  Result.TestsMethodElsewhere = From.getBoolean("tests-method").value_or(false);
  Result.AlwaysRedirects = From.getBoolean("always-redirects").value_or(false);
  Result.Returns = values(From.getArray("returns"), Of);
  Result.Done = evidence(From.getObject("done"), &Function);
  for (const json::Value &Element : elements(From, "effects"))
    if (const json::Object *Known = Element.getAsObject())
      if (std::optional<Effect> E = effect(*Known, Of))
        Result.Effects.push_back(std::move(*E));
  addRedirects(From, Of, Result);
  addRuns(From, Of, Result.Calls);
  if (const json::Object *OfResult = From.getObject("result")) {
    Result.OfResult = result(*OfResult, Of);
    Result.Returns = resultOfPassed(Function);
  }
  for (const json::Object *Known : objects(From, "registers"))
    Result.Registrations.push_back(registration(*Known, Of));
  dropSetBesideAnswer(Result.Done, From, Function);
  for (const std::unique_ptr<Redirect> &R : Result.Redirects)
    dropSetBesideAnswer(R->Done, From, Function);
  return Result;
}

} // namespace redirect
