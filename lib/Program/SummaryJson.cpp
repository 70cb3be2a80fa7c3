//===- SummaryJson.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/SummaryJson.h"
#include "clang/AST/Decl.h"
#include "clang/Index/USRGeneration.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
namespace json = llvm::json;

namespace redirect {

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
  // Lines and columns begin with 1.
  if (File.empty() || Line.getAsInteger(10, Result.Line) ||
      Column.getAsInteger(10, Result.Column) || Result.Line == 0 ||
      Result.Column == 0)
    return std::nullopt;
  Result.File = File.str();
  return Result;
}

std::string jsonText(json::Object Object) {
  std::string Result;
  llvm::raw_string_ostream(Result) << json::Value(std::move(Object));
  return Result;
}

std::string jsonText(llvm::function_ref<void(json::OStream &To)> Write) {
  std::string Result;
  llvm::raw_string_ostream Text(Result);
  // Texts are written letter by letter.
  Text.SetBufferSize(512);
  json::OStream To(Text);
  Write(To);
  To.flush();
  Text.flush();
  return Result;
}

std::string caseAsText(const EntryValues &Case) {
  std::string Result;
  for (const auto &[Variable, Values] : Case) {
    const auto *Parameter = dyn_cast<ParmVarDecl>(Variable);
    const ValueSet::Entry *Only =
        llvm::hasSingleElement(Values) ? Values.begin() : nullptr;
    if (!Parameter || !Only || Only->Is.Is != Value::Kind::Number ||
        Only->For != MethodSet::all())
      return {};
    Result += (llvm::Twine(Result.empty() ? "" : ",") +
               llvm::Twine(Parameter->getFunctionScopeIndex()) + "=" +
               llvm::Twine(Only->Is.Number))
                  .str();
  }
  return Result;
}

std::string caseKey(StringRef Key, StringRef Case) {
  return Case.empty() ? Key.str() : (Key + " if " + Case).str();
}

std::string resultKey(StringRef Key) { return (Key + " result").str(); }

static constexpr llvm::StringLiteral Overriders = " overriders";

std::string overridersKey(StringRef Key) { return (Key + Overriders).str(); }

StringRef overriddenKey(StringRef Key) {
  return Key.consume_back(Overriders) ? Key : "";
}

std::string visibleUsr(const NamedDecl &Named) {
  llvm::SmallString<128> Usr;
  if (!Named.hasExternalFormalLinkage() ||
      index::generateUSRForDecl(&Named, Usr))
    return {};
  return Usr.str().str();
}

} // namespace redirect
