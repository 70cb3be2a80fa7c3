//===- PathTemplate.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpenApi.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using llvm::StringRef;

namespace redirect {

namespace {

/// Reads what frameworks write in patterns, all ways at once, as no two mean
/// different things by the same sign.
class PatternReader {
public:
  explicit PatternReader(StringRef Pattern) : Rest(Pattern) {}

  PathTemplate read();

private:
  void addParameter(StringRef Name);
  StringRef takeBracketed(char Open, char Close);
  StringRef takeWord();
  void skipRepetition();
  bool readParameter();

  StringRef Rest;
  PathTemplate Result;
};

} // namespace

static bool isWord(StringRef Text) {
  return !Text.empty() && !llvm::isDigit(Text.front()) &&
         llvm::all_of(Text,
                      [](char C) { return llvm::isAlnum(C) || C == '_'; });
}

void PatternReader::addParameter(StringRef Name) {
  std::string Own = isWord(Name)
                        ? Name.str()
                        : "p" + std::to_string(Result.Parameters.size() + 1);
  while (llvm::is_contained(Result.Parameters, Own))
    Own += "_";
  Result.Text += "{" + Own + "}";
  Result.Parameters.push_back(std::move(Own));
}

/// Takes "(...)" with what is nested, and returns what stands inside.
StringRef PatternReader::takeBracketed(char Open, char Close) {
  size_t Depth = 0;
  size_t At = 0;
  for (; At != Rest.size(); ++At) {
    if (Rest[At] == '\\' && At + 1 != Rest.size())
      ++At;
    else if (Rest[At] == Open)
      ++Depth;
    else if (Rest[At] == Close && --Depth == 0)
      break;
  }
  const StringRef Inside = Rest.slice(1, At);
  Rest = Rest.drop_front(std::min(At + 1, Rest.size()));
  return Inside;
}

StringRef PatternReader::takeWord() {
  const StringRef Word =
      Rest.take_while([](char C) { return llvm::isAlnum(C) || C == '_'; });
  Rest = Rest.drop_front(Word.size());
  return Word;
}

/// Takes "+", "*", "?" and "{2,3}" behind a part of a regular expression.
void PatternReader::skipRepetition() {
  if (Rest.starts_with("{") && Rest.size() > 1 && llvm::isDigit(Rest[1]))
    takeBracketed('{', '}');
  Rest = Rest.ltrim("+*?");
}

/// "id" of "id", "id:[0-9]+" and "int:id".
static StringRef nameIn(StringRef Inside) {
  static constexpr StringRef Types[] = {"int",    "uint", "double", "str",
                                        "string", "path", "uuid",   "float"};
  const auto [First, Second] = Inside.split(':');
  if (isWord(First) && !llvm::is_contained(Types, First))
    return First;
  return isWord(Second) ? Second : StringRef();
}

/// Takes one parameter, if there is one here.
bool PatternReader::readParameter() {
  if (Rest.starts_with("{")) { // {id}, {id:[0-9]+}, {}
    addParameter(nameIn(takeBracketed('{', '}')));
  } else if (Rest.starts_with("<")) { // <int>, <int:id>, <id>
    addParameter(nameIn(takeBracketed('<', '>')));
  } else if (Rest.starts_with("(")) { // (\d+), (?<id>\d+), (?:a|b)
    StringRef Inside = takeBracketed('(', ')');
    if (Inside.consume_front("?P<") || Inside.consume_front("?<"))
      Inside = Inside.split('>').first;
    skipRepetition();
    addParameter(Inside);
  } else if (Rest.starts_with("[")) { // [0-9]+
    takeBracketed('[', ']');
    skipRepetition();
    addParameter("");
  } else if (Rest.starts_with(".*") || Rest.starts_with(".+") ||
             Rest.starts_with("\\d") || Rest.starts_with("\\w")) {
    Rest = Rest.drop_front(Rest.starts_with(".") ? 1 : 2);
    skipRepetition();
    addParameter("");
  } else if (Rest.starts_with("*")) { // *, **, *path
    Rest = Rest.ltrim('*');
    addParameter(takeWord());
  } else if (Rest.starts_with(":") && StringRef(Result.Text).ends_with("/")) {
    Rest = Rest.drop_front(); // /:id, /:id(\d+), /:id?
    const StringRef Name = takeWord();
    if (Rest.starts_with("("))
      takeBracketed('(', ')');
    skipRepetition();
    addParameter(Name);
  } else {
    return false;
  }
  return true;
}

PathTemplate PatternReader::read() {
  Rest.consume_front("^");
  Rest.consume_back("$");
  while (!Rest.empty()) {
    if (readParameter())
      continue;
    if (Rest.starts_with("?")) // A query, or "/?" at the end.
      break;
    if (Rest.starts_with("\\") && Rest.size() > 1)
      Rest = Rest.drop_front();
    Result.Text += Rest.front();
    Rest = Rest.drop_front();
  }
  if (!StringRef(Result.Text).starts_with("/"))
    Result.Text.insert(0, "/");
  return std::move(Result);
}

PathTemplate pathTemplateOf(StringRef Pattern) {
  return PatternReader(Pattern).read();
}

} // namespace redirect
