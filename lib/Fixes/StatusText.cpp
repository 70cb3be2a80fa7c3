//===- StatusText.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fixes/StatusText.h"
#include "Http/Status.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace redirect {

/// How people call a status: the phrase of RFC 9110 first, then those of older
/// RFCs and servers.
static SmallVector<StringRef, 4> phrasesOf(int Code) {
  switch (static_cast<Status>(Code)) {
  case Status::MovedPermanently:
    return {"Moved Permanently", "Moved"};
  case Status::Found:
    return {"Found", "Moved Temporarily", "Redirect"};
  case Status::SeeOther:
  case Status::TemporaryRedirect:
  case Status::PermanentRedirect:
    break;
  }
  return {reasonPhrase(Code)};
}

/// \p Phrase in capitals, in small letters or as it is, as \p Model is.
static std::string inCaseOf(StringRef Model, StringRef Phrase) {
  if (Model == Model.upper())
    return Phrase.upper();
  return Model == Model.lower() ? Phrase.lower() : Phrase.str();
}

std::optional<std::string> respellPhrase(StringRef Phrase, int Old, int New) {
  for (const StringRef Known : phrasesOf(Old))
    if (Phrase.equals_insensitive(Known))
      return inCaseOf(Phrase, reasonPhrase(New));
  return std::nullopt;
}

/// Where \p Code stands in \p Text as a number of its own; npos if nowhere.
static size_t findCode(StringRef Text, StringRef Code, size_t From) {
  size_t At = Text.find(Code, From);
  while (At != StringRef::npos) {
    const bool IsWhole = (At == 0 || !isDigit(Text[At - 1])) &&
                         !isDigit(Text.substr(At + Code.size(), 1).empty()
                                      ? ' '
                                      : Text[At + Code.size()]);
    if (IsWhole)
      return At;
    At = Text.find(Code, At + 1);
  }
  return StringRef::npos;
}

std::optional<std::string> respellStatusText(StringRef Text, int Old, int New) {
  const std::string Code = std::to_string(Old);
  const size_t At = findCode(Text, Code, 0);
  if (At == StringRef::npos ||
      findCode(Text, Code, At + Code.size()) != StringRef::npos)
    return std::nullopt;
  const StringRef Before = Text.take_front(At);
  const StringRef After = Text.drop_front(At + Code.size());
  const StringRef Space = After.take_while([](char C) { return C == ' '; });
  const StringRef Phrase =
      After.drop_front(Space.size())
          .take_while([](char C) { return isAlpha(C) || C == ' '; })
          .rtrim();
  const StringRef Rest = After.drop_front(Space.size() + Phrase.size());
  // A wrong phrase, as in "302 OK", says nothing of the case.
  const std::string NewPhrase =
      Phrase.empty()
          ? ""
          : respellPhrase(Phrase, Old, New).value_or(reasonPhrase(New).str());
  return (Before + std::to_string(New) + Space + NewPhrase + Rest).str();
}

/// The ways to write \p Phrase inside of a name: "SEE_OTHER", "see_other",
/// "SeeOther".
static SmallVector<std::string, 3> spellingsInNames(StringRef Phrase) {
  std::string WithUnderscores;
  std::string Joined;
  for (const char C : Phrase) {
    WithUnderscores.push_back(C == ' ' ? '_' : C);
    if (C != ' ')
      Joined.push_back(C);
  }
  return {StringRef(WithUnderscores).upper(),
          StringRef(WithUnderscores).lower(), std::move(Joined)};
}

/// True if \p A and \p B, side by side in a name, are of one word.
static bool areOneWord(char A, char B) {
  return isAlpha(A) && (isLower(A) ? isLower(B) : isUpper(B));
}

/// Where \p Word stands in \p Name as words of its own; npos if nowhere.
static size_t findWord(StringRef Name, StringRef Word) {
  const size_t At = Name.rfind(Word);
  if (At == StringRef::npos)
    return At;
  const size_t End = At + Word.size();
  const bool IsWhole =
      (At == 0 || !areOneWord(Name[At - 1], Word.front())) &&
      (End == Name.size() || !areOneWord(Word.back(), Name[End]));
  return IsWhole ? At : StringRef::npos;
}

/// What stands for \p Code in the names of constants.
static SmallVector<StringRef, 4> wordsInNames(int Code) {
  SmallVector<StringRef, 4> Result = phrasesOf(Code);
  // HTTP_MOVEPERM, HTTP_MOVETEMP
  if (static_cast<Status>(Code) == Status::MovedPermanently)
    Result.push_back("Moveperm");
  if (static_cast<Status>(Code) == Status::Found)
    Result.push_back("Movetemp");
  return Result;
}

SmallVector<std::string, 3> namesBeside(StringRef Name, int Old, int New) {
  SmallVector<std::string, 3> Result;
  for (const StringRef Phrase : wordsInNames(Old))
    for (const auto &[Style, Spelling] : enumerate(spellingsInNames(Phrase))) {
      const size_t At = findWord(Name, Spelling);
      if (At == StringRef::npos)
        continue;
      for (const StringRef Word : wordsInNames(New))
        // What is called a redirect may be any.
        if (Word != "Redirect")
          Result.push_back((Name.take_front(At) +
                            spellingsInNames(Word)[Style] +
                            Name.drop_front(At + Spelling.size()))
                               .str());
      return Result;
    }
  return Result;
}

} // namespace redirect
