//===- SummaryReader.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/SummaryReader.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

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
  if (On && (*On < 0 || *On >= static_cast<int64_t>(Function.getNumParams())))
    return std::nullopt;
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
