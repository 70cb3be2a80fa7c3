//===- ValueWriter.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/ValueWriter.h"
#include "Facts/Responses.h"
#include "Flow/Evaluator.h"
#include "Flow/RawText.h"
#include "Http/Status.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
namespace json = llvm::json;

namespace redirect {

std::string ValueWriter::place(CodePlace At) const {
  if (const auto *Known = dyn_cast_if_present<const PlaceElsewhere *>(At))
    return placeAsText(*Known);
  const auto *E = dyn_cast_if_present<const Expr *>(At);
  return E ? placeAsText(Where(*E)) : std::string();
}

std::string ValueWriter::placeOfStatus(const Expr &Status,
                                       const Expr *Write) const {
  return place(isa<CXXDefaultArgExpr>(Status) && Write ? Write : &Status);
}

void ValueWriter::evidence(
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
std::string ValueWriter::given(const NamedDecl &On,
                               const FunctionDecl &Function) const {
  if (const std::optional<unsigned> Index =
          parameter(dyn_cast<ParmVarDecl>(&On), Function))
    return std::to_string(*Index);
  return isa<CXXRecordDecl>(On) ? "object" : "";
}

json::Object ValueWriter::evidence(const Evidence &Done,
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
ValueWriter::parameter(const ValueDecl *Variable,
                       const FunctionDecl &Function) const {
  const auto *Parameter = dyn_cast_if_present<ParmVarDecl>(Variable);
  if (!Parameter || Parameter->getDeclContext() != &Function)
    return std::nullopt;
  return Parameter->getFunctionScopeIndex();
}

/// A stretch of a text with \p Status, and where that stands.
json::Object ValueWriter::status(const TextPiece &Piece, const Value &Status,
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

json::Array ValueWriter::text(const Text &T,
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
    else if (Index)
      Other["parameter"] = *Index;
    else if (const auto *Field = dyn_cast<FieldDecl>(Piece.Variable);
             Field && !Piece.Member)
      Other["field"] = Field->getName();
    else
      Other["from"] = "unknown";
    if (Index && Piece.Member)
      Other["member"] = Piece.Member->getName();
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

json::Array ValueWriter::under(const FunctionReach &Reached,
                               const FunctionDecl &Function) const {
  const ParameterReach Known = Reached.renamed<unsigned>(
      [&](const ValueDecl *Of) { return parameter(Of, Function); });
  return Known.isClosed() ? json::Array() : waysAsJson(Known);
}

json::Object ValueWriter::reached(const FunctionReach &Reached,
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

json::Object ValueWriter::passed(const PassedArguments &Passed,
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

void ValueWriter::addNumber(const Value &V, json::Object &To) const {
  To["number"] = V.Number;
  if (V.Elsewhere) {
    To["at"] = placeAsText(V.Elsewhere->Where);
    To["in"] = V.Elsewhere->Function;
  } else if (V.Where) {
    To["at"] = placeOfStatus(*V.Where, V.Write);
  }
}

json::Array ValueWriter::values(const ValueSet &Values,
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

} // namespace redirect
