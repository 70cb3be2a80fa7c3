//===- SummaryJson.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/SummaryJson.h"
#include "Facts/Responses.h"
#include "Flow/Evaluator.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Index/USRGeneration.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
namespace json = llvm::json;

namespace redirect {

/// Stands in an effect for the object of which the function is a member, where
/// others have the number of a parameter.
static constexpr int64_t OwnObject = -1;

static constexpr llvm::StringLiteral AllMethods = "*";

static std::string listed(MethodSet Methods) {
  std::string Result;
  for (unsigned I = 0; I != NumMethods; ++I)
    if (const Method M = static_cast<Method>(I); Methods.contains(M))
      Result += (Result.empty() ? "" : " ") + methodName(M).str();
  return Result;
}

std::string methodsAsText(MethodSet Methods) {
  if (Methods == MethodSet::all())
    return AllMethods.str();
  return Methods.contains(Method::Other) ? "-" + listed(~Methods)
                                         : listed(Methods);
}

std::optional<MethodSet> methodsFromText(StringRef Text) {
  if (Text == AllMethods)
    return MethodSet::all();
  const bool IsAllBut = Text.consume_front("-");
  MethodSet Result;
  for (const StringRef Word : llvm::split(Text, ' ')) {
    if (Word.empty())
      continue;
    const std::optional<Method> M = parseMethod(Word);
    if (!M || *M == Method::Other)
      return std::nullopt;
    Result |= *M;
  }
  return IsAllBut ? ~Result : Result;
}

std::string placeAsText(const PlaceElsewhere &Place) {
  return Place.File + ":" + std::to_string(Place.Line) + ":" +
         std::to_string(Place.Column);
}

std::optional<PlaceElsewhere> placeFromText(StringRef Text) {
  PlaceElsewhere Result;
  const auto [FileAndLine, Column] = Text.rsplit(':');
  const auto [File, Line] = FileAndLine.rsplit(':');
  if (File.empty() || Line.getAsInteger(10, Result.Line) ||
      Column.getAsInteger(10, Result.Column))
    return std::nullopt;
  Result.File = File.str();
  return Result;
}

std::string jsonText(json::Object Object) {
  std::string Result;
  llvm::raw_string_ostream(Result) << json::Value(std::move(Object));
  return Result;
}

std::string visibleUsr(const FunctionDecl &Function) {
  llvm::SmallString<128> Usr;
  if (!Function.hasExternalFormalLinkage() ||
      index::generateUSRForDecl(&Function, Usr))
    return {};
  return Usr.str().str();
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

std::string SummaryWriter::place(CodePlace At) const {
  if (const auto *Known = dyn_cast_if_present<const PlaceElsewhere *>(At))
    return placeAsText(*Known);
  const auto *E = dyn_cast_if_present<const Expr *>(At);
  return E ? placeAsText(Where(*E)) : std::string();
}

json::Object SummaryWriter::evidence(const Evidence &Done) const {
  json::Object Result;
  if (!Done.ReadsBodyFor.empty()) {
    Result["reads"] = methodsAsText(Done.ReadsBodyFor);
    Result["read"] = place(Done.BodyRead);
  }
  if (!Done.WorksFor.empty()) {
    Result["works"] = methodsAsText(Done.WorksFor);
    Result["work"] = place(Done.Work);
  }
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

static constexpr llvm::StringLiteral SourceNames[] = {
    "literal", "target", "route-parameter", "body", "parameter", "unknown"};

json::Array SummaryWriter::text(const Text &T,
                                const FunctionDecl &Function) const {
  json::Array Result;
  for (const TextPiece &Piece : T.Pieces) {
    if (Piece.From == TextPiece::Source::Literal) {
      Result.push_back(json::fixUTF8(Piece.Characters));
      continue;
    }
    json::Object Other;
    const std::optional<unsigned> Index = parameter(Piece.Variable, Function);
    if (Piece.From != TextPiece::Source::Parameter)
      Other["from"] = SourceNames[static_cast<size_t>(Piece.From)];
    else if (Index)
      Other["parameter"] = *Index;
    else
      Other["from"] = "unknown";
    if (Piece.IsEdited)
      Other["edited"] = true;
    Result.push_back(std::move(Other));
  }
  return Result;
}

json::Array SummaryWriter::values(const ValueSet &Values,
                                  const FunctionDecl &Function) const {
  json::Array Result;
  for (const ValueSet::Entry &E : Values) {
    json::Object Entry{{"for", methodsAsText(E.For)}};
    switch (E.Is.Is) {
    case Value::Kind::Number:
      Entry["number"] = E.Is.Number;
      if (E.Is.Where || E.Is.Elsewhere)
        Entry["at"] =
            E.Is.Where ? place(E.Is.Where) : placeAsText(E.Is.Elsewhere->Where);
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
      Entry["is"] = "made-of-method";
      break;
    case Value::Kind::Unknown:
      break;
    }
    Result.push_back(std::move(Entry));
  }
  return Result;
}

json::Object SummaryWriter::redirect(const Redirect &R, unsigned Number,
                                     const FunctionDecl &Function) const {
  json::Object Result{{"for", methodsAsText(R.Reached)}, {"number", Number}};
  if (const auto Index = parameter(R.StatusParameter, Function))
    Result["parameter"] = *Index;
  else
    Result["code"] = R.Code;
  if (R.Elsewhere) {
    Result["at"] = placeAsText(R.Elsewhere->Where);
    Result["in"] = R.Elsewhere->Function;
    Result["in-number"] = R.Elsewhere->Number;
  } else if (R.Status) {
    Result["at"] =
        place(isa<CXXDefaultArgExpr>(R.Status) ? R.StatusWrite : R.Status);
  }
  if (R.Write)
    Result["sent"] = place(R.Write);
  if (R.IsTargetKnown)
    Result["target"] = text(R.Target, Function);
  if (!R.TestedPath.empty())
    Result["path"] = json::fixUTF8(R.TestedPath);
  if (json::Object Done = evidence(R.Done); !Done.empty())
    Result["done"] = std::move(Done);
  return Result;
}

json::Object SummaryWriter::effect(const Effect &E,
                                   const FunctionDecl &Function) const {
  json::Object Result;
  const std::optional<unsigned> On = parameter(E.On, Function);
  const bool IsOwnObject = isOwnObject(E.On, Function);
  if (E.On && !On && !IsOwnObject)
    return Result;
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
  if (E.NewValue.begin() != E.NewValue.end()) {
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
        Known.size() > (Known.get("on") ? 1 : 0))
      Result.push_back(std::move(Known));
  return Result;
}

json::Array SummaryWriter::tested(const FunctionSummary &Summary,
                                  const FunctionDecl &Function) const {
  json::Array Result;
  for (const VarDecl *Variable : Summary.Tested)
    if (const auto Index = parameter(Variable, Function);
        Index && !Summary.Facts->MethodVariables.contains(Variable))
      Result.push_back(*Index);
  return Result;
}

json::Array SummaryWriter::redirects(const FunctionSummary &Summary,
                                     const FunctionDecl &Function) const {
  json::Array Result;
  for (const auto &[Number, R] : llvm::enumerate(Summary.Redirects))
    if (R->dependsOnCaller() && !R->answersThrown())
      Result.push_back(redirect(*R, Number, Function));
  return Result;
}

json::Object SummaryWriter::summary(const FunctionSummary &Summary,
                                    const FunctionDecl &Function) const {
  json::Object Result;
  if (Summary.Returning != MethodSet::all())
    Result["returning"] = methodsAsText(Summary.Returning);
  if (!Summary.Returns.isUnknown())
    Result["returns"] = values(Summary.Returns, Function);
  if (json::Object Done = evidence(Summary.Done); !Done.empty())
    Result["done"] = std::move(Done);
  const auto Add = [&](StringRef Key, json::Array Elements) {
    if (!Elements.empty())
      Result[Key] = std::move(Elements);
  };
  Add("effects", effects(Summary, Function));
  Add("tested", tested(Summary, Function));
  Add("redirects", redirects(Summary, Function));
  return Result;
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

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

Evidence SummaryReader::evidence(const json::Object *From) {
  Evidence Result;
  if (!From)
    return Result;
  Result.addBodyRead(place(From->getString("read")), methods(*From, "reads"));
  Result.addWork(place(From->getString("work")), methods(*From, "works"));
  return Result;
}

/// The parameter of \p Function that \p From names by number; null if there is
/// none, or no function.
static const ParmVarDecl *parameterOf(const json::Object &From,
                                      const FunctionDecl *Function) {
  const std::optional<int64_t> Index = From.getInteger("parameter");
  if (!Function || !Index || *Index < 0 ||
      *Index >= static_cast<int64_t>(Function->getNumParams()))
    return nullptr;
  return Function->getParamDecl(*Index);
}

TextPiece SummaryReader::piece(const json::Object &From,
                               const FunctionDecl *Function) {
  TextPiece Result;
  if (From.getInteger("parameter")) {
    Result.From = TextPiece::Source::Parameter;
    Result.Variable = parameterOf(From, Function);
  }
  const std::optional<StringRef> Source = From.getString("from");
  for (const auto &[Index, Name] : llvm::enumerate(SourceNames))
    if (Source == Name)
      Result.From = static_cast<TextPiece::Source>(Index);
  Result.IsEdited = From.getBoolean("edited").value_or(false);
  return Result;
}

Text SummaryReader::text(const json::Array &From,
                         const FunctionDecl *Function) {
  Text Result;
  for (const json::Value &Element : From) {
    TextPiece Piece;
    if (const std::optional<StringRef> Literal = Element.getAsString()) {
      Piece.From = TextPiece::Source::Literal;
      Piece.Characters = keep(*Literal);
    } else if (const json::Object *Other = Element.getAsObject()) {
      Piece = piece(*Other, Function);
    }
    Result.append({{Piece}});
  }
  return Result;
}

/// What stands for no redirect of the function's own.
static constexpr unsigned NoNumber = ~0U;

const StatusElsewhere *SummaryReader::status(const json::Object &From,
                                             StringRef Usr, unsigned Number) {
  const PlaceElsewhere *Where = place(From.getString("at"));
  if (!Where)
    return nullptr;
  const std::optional<StringRef> In = From.getString("in");
  if (In)
    Number = From.getInteger("in-number").value_or(NoNumber);
  return &Statuses.emplace_back(
      StatusElsewhere{*Where, (In ? *In : Usr).str(), Number});
}

Value SummaryReader::value(const json::Object &From,
                           const FunctionDecl *Function) {
  if (const std::optional<int64_t> Number = From.getInteger("number")) {
    Value Result = Value::number(*Number);
    Result.Elsewhere = status(From, "", NoNumber);
    return Result;
  }
  if (const json::Array *Pieces = From.getArray("text"))
    return Value::text(text(*Pieces, Function));
  if (const std::optional<StringRef> Name = From.getString("method"))
    return Value::methodName(parseMethod(*Name).value_or(Method::Other));
  if (const ParmVarDecl *Parameter = parameterOf(From, Function))
    return Value::parameter(*Parameter, nullptr);
  const StringRef Is = From.getString("is").value_or("");
  if (Is == "non-zero")
    return Value::nonZero();
  if (Is == "request-method")
    return Value::requestMethod();
  return Is == "made-of-method" ? Value::madeOfMethod() : Value::unknown();
}

ValueSet SummaryReader::values(const json::Array *From,
                               const FunctionDecl *Function) {
  ValueSet Result;
  if (From)
    for (const json::Value &Element : *From)
      if (const json::Object *Entry = Element.getAsObject())
        Result.add(value(*Entry, Function), methods(*Entry, "for"));
  return Result;
}

std::optional<Redirect> SummaryReader::redirect(const json::Object &From,
                                                StringRef Usr,
                                                const FunctionDecl *Function) {
  Redirect R;
  R.Function = Function;
  R.Reached = methods(From, "for");
  R.StatusParameter = parameterOf(From, Function);
  R.Code = static_cast<int>(From.getInteger("code").value_or(0));
  if (!R.StatusParameter)
    R.Elsewhere =
        status(From, Usr, From.getInteger("number").value_or(NoNumber));
  if (!R.StatusParameter && !R.Elsewhere)
    return std::nullopt;
  if (const json::Array *Target = From.getArray("target")) {
    R.IsTargetKnown = true;
    R.Target = text(*Target, Function);
  }
  R.TestedPath = keep(From.getString("path").value_or(""));
  R.Done = evidence(From.getObject("done"));
  return R;
}

std::optional<Effect> SummaryReader::effect(const json::Object &From,
                                            const FunctionDecl &Function) {
  Effect Result;
  const std::optional<int64_t> On = From.getInteger("on");
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (On == OwnObject && Method)
    Result.On = ownObject(*Method->getParent());
  else if (On &&
           (*On < 0 || *On >= static_cast<int64_t>(Function.getNumParams())))
    return std::nullopt;
  else
    Result.On = On ? Function.getParamDecl(*On) : nullptr;
  Result.Status = values(From.getArray("status"), &Function);
  Result.Location = values(From.getArray("location"), &Function);
  Result.NewValue = values(From.getArray("value"), &Function);
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

FunctionSummary SummaryReader::summary(const json::Object &From, StringRef Usr,
                                       const FunctionDecl &Function) {
  FunctionSummary Result;
  if (From.getString("returning"))
    Result.Returning = methods(From, "returning");
  Result.Returns = values(From.getArray("returns"), &Function);
  Result.Done = evidence(From.getObject("done"));
  for (const json::Value &Element : elements(From, "effects"))
    if (const json::Object *Known = Element.getAsObject())
      if (std::optional<Effect> E = effect(*Known, Function))
        Result.Effects.push_back(std::move(*E));
  for (const json::Value &Element : elements(From, "tested"))
    if (const std::optional<int64_t> Index = Element.getAsInteger();
        Index && *Index >= 0 &&
        *Index < static_cast<int64_t>(Function.getNumParams()))
      Result.Tested.insert(Function.getParamDecl(*Index));
  for (const json::Value &Element : elements(From, "redirects"))
    if (const json::Object *Known = Element.getAsObject())
      if (std::optional<Redirect> R = redirect(*Known, Usr, &Function))
        Result.Redirects.push_back(std::make_unique<Redirect>(std::move(*R)));
  return Result;
}

} // namespace redirect
