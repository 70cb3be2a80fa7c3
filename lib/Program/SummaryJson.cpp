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

static std::string listedMethods(MethodSet Methods) {
  std::string Result;
  for (unsigned I = 0; I != NumMethods; ++I)
    if (const Method M = static_cast<Method>(I); Methods.contains(M))
      Result += (Result.empty() ? "" : " ") + methodName(M).str();
  return Result;
}

std::string methodsAsText(MethodSet Methods) {
  if (Methods == MethodSet::all())
    return AllMethods.str();
  return Methods.contains(Method::Other) ? "-" + listedMethods(~Methods)
                                         : listedMethods(Methods);
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

static std::string escaped(char Byte) {
  return "%" + llvm::toHex(StringRef(&Byte, 1));
}

std::string fileAsText(StringRef Name) {
  std::string Result;
  while (!Name.empty()) {
    size_t Valid = Name.size();
    json::isUTF8(Name, &Valid);
    const size_t Length = std::min(Valid, Name.find('%'));
    Result += Name.take_front(Length);
    if (Length < Name.size())
      Result += escaped(Name[Length]);
    Name = Name.drop_front(std::min(Name.size(), Length + 1));
  }
  return Result;
}

std::string fileFromText(StringRef Text) {
  std::string Result;
  while (!Text.empty()) {
    std::string Byte;
    if (Text.front() == '%' && Text.size() > 2 &&
        llvm::tryGetFromHex(Text.substr(1, 2), Byte)) {
      Result += Byte;
      Text = Text.drop_front(3);
    } else {
      Result += Text.front();
      Text = Text.drop_front();
    }
  }
  return Result;
}

std::string placeAsText(const PlaceElsewhere &Place) {
  return fileAsText(Place.File) + ":" + std::to_string(Place.Line) + ":" +
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
  Result.File = fileFromText(File);
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

/// A constant as it stands in a table: "#302", "@POST", "=moved"; "()1" for a
/// function that gives true, "()" for none.
static std::string constantAsText(const Constant &Is) {
  switch (Is.Is) {
  case Constant::Kind::Number:
    return "#" + std::to_string(Is.Number);
  case Constant::Kind::Method:
    return "@" + methodName(Is.Named).str();
  case Constant::Kind::Text:
    return "=" + json::fixUTF8(Is.Characters);
  case Constant::Kind::NoFunction:
    return "()";
  case Constant::Kind::Gives:
    return "()" + std::to_string(Is.Number);
  }
  llvm_unreachable("all kinds are handled");
}

static std::optional<Constant> constantFromText(StringRef Text) {
  if (Text.consume_front("="))
    return Constant::text(Text);
  if (Text.consume_front("@")) {
    const std::optional<Method> Named = parseMethod(Text);
    return Named ? std::optional(Constant::method(*Named)) : std::nullopt;
  }
  int64_t Number = 0;
  if (Text.consume_front("()")) {
    if (Text.empty())
      return Constant::noFunction();
    return Text.getAsInteger(10, Number)
               ? std::nullopt
               : std::optional(Constant::gives(Number != 0));
  }
  if (!Text.consume_front("#") || Text.getAsInteger(10, Number))
    return std::nullopt;
  return Constant::number(Number);
}

json::Object tableAsJson(const ValueTable &Table) {
  json::Object Rows;
  for (const auto &[Is, For] : Table.rows())
    Rows[constantAsText(Is)] = methodsAsText(For);
  return json::Object{{"is", std::move(Rows)},
                      {"others", methodsAsText(Table.others())}};
}

std::optional<ValueTable> tableFromJson(const json::Object &From) {
  const json::Object *Is = From.getObject("is");
  const std::optional<MethodSet> Others =
      methodsFromText(From.getString("others").value_or("?"));
  if (!Is || !Others)
    return std::nullopt;
  std::vector<ValueTable::Row> Rows;
  for (const auto &[Key, Methods] : *Is) {
    const std::optional<Constant> Known = constantFromText(Key);
    const std::optional<MethodSet> For =
        methodsFromText(Methods.getAsString().value_or("?"));
    if (!Known || !For)
      return std::nullopt;
    Rows.emplace_back(*Known, *For);
  }
  return ValueTable::of(Rows, *Others);
}

json::Array waysAsJson(const ParameterReach &Reached) {
  json::Array Result;
  for (const Way<unsigned> &W : Reached.ways()) {
    json::Object Under;
    for (const auto &[Index, Table] : W.Under)
      Under[std::to_string(Index)] = tableAsJson(Table);
    Result.push_back(json::Object{{"for", methodsAsText(W.Methods)},
                                  {"of", std::move(Under)}});
  }
  return Result;
}

static Way<unsigned> wayFromJson(const json::Object &From) {
  Constraints<unsigned> Under;
  if (const json::Object *Of = From.getObject("of"))
    for (const auto &[Key, Value] : *Of) {
      unsigned Index = 0;
      const json::Object *Known = Value.getAsObject();
      std::optional<ValueTable> Table =
          Known && !StringRef(Key).getAsInteger(10, Index)
              ? tableFromJson(*Known)
              : std::nullopt;
      if (Table)
        Under.set(Index, std::move(*Table));
    }
  return {methodsFromText(From.getString("for").value_or(""))
              .value_or(MethodSet::none()),
          std::move(Under)};
}

ParameterReach reachFromJson(const json::Array &Ways) {
  ParameterReach Result;
  for (const json::Value &Element : Ways)
    if (const json::Object *From = Element.getAsObject())
      Result |= wayFromJson(*From);
  return Result;
}

/// What the path that is tested is called, by PathTest::Kind.
static constexpr llvm::StringLiteral TestNames[] = {"", "path", "path-begins",
                                                    "path-begins-otherwise"};

void addTest(const PathTest &Tested, json::Object &To) {
  if (!Tested.empty())
    To[TestNames[static_cast<unsigned>(Tested.Tells)]] =
        json::fixUTF8(Tested.Path);
}

PathTest testFromJson(const json::Object &From) {
  for (const auto Kind : {PathTest::Kind::Is, PathTest::Kind::Begins,
                          PathTest::Kind::BeginsOtherwise})
    if (const auto Path =
            From.getString(TestNames[static_cast<unsigned>(Kind)]))
      return {Kind, *Path};
  return {};
}

static constexpr llvm::StringLiteral Result = " result";

std::string resultKey(StringRef Key) { return (Key + Result).str(); }
bool isResultKey(StringRef Key) { return Key.ends_with(Result); }

static constexpr llvm::StringLiteral Overriders = " overriders";

std::string overridersKey(StringRef Key) { return (Key + Overriders).str(); }

StringRef overriddenKey(StringRef Key) {
  return Key.consume_back(Overriders) ? Key : "";
}

const FieldDecl *memberNamed(const RecordDecl &Class, StringRef Name) {
  const RecordDecl *Definition = Class.getDefinition();
  if (!Definition)
    return nullptr;
  for (const FieldDecl *Field : Definition->fields())
    if (Field->getIdentifier() && Field->getName() == Name)
      return Field;
  return nullptr;
}

const FieldDecl *memberOf(QualType Type, StringRef Name) {
  const RecordDecl *Class = recordBehind(Type);
  return Class ? memberNamed(*Class, Name) : nullptr;
}

std::string visibleUsr(const NamedDecl &Named) {
  llvm::SmallString<128> Usr;
  if (!Named.hasExternalFormalLinkage() ||
      index::generateUSRForDecl(&Named, Usr))
    return {};
  return Usr.str().str();
}

std::string visibleHolderUsr(const ValueDecl &Holder) {
  llvm::SmallString<128> Usr;
  if (!isa<FieldDecl>(Holder) || Holder.isInAnonymousNamespace())
    return visibleUsr(Holder);
  // In C, a member has no linkage.
  return index::generateUSRForDecl(&Holder, Usr) ? std::string()
                                                 : Usr.str().str();
}

} // namespace redirect
