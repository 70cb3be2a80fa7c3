//===- StatusEnumerations.cpp - Statuses that are only counted ------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/StatusEnumerations.h"
#include "Facts/Expressions.h"
#include "llvm/ADT/SmallSet.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace redirect {

/// The one number of three digits in \p Name that can be a status.
static std::optional<int> numberIn(StringRef Name) {
  std::optional<int> Found;
  while (!(Name = Name.drop_until(llvm::isDigit)).empty()) {
    const StringRef Digits = Name.take_while(llvm::isDigit);
    Name = Name.drop_front(Digits.size());
    int Number = 0;
    if (Digits.size() != 3 || Digits.getAsInteger(10, Number) || Number < 100 ||
        Number > 599)
      continue;
    if (Found)
      return std::nullopt;
    Found = Number;
  }
  return Found;
}

/// The status that \p Name says by its reason phrase (RFC 9110 section 15, and
/// RFC 1945 for 302), whatever stands before it: "HTTP_NOT_FOUND".
static std::optional<int> phraseIn(StringRef Name) {
  std::string Letters;
  for (const char C : Name)
    if (llvm::isAlpha(C))
      Letters += llvm::toLower(C);
  StringRef Rest = Letters;
  for (const StringRef Before : {"e", "k", "http", "status", "code", "sc"})
    Rest.consume_front(Before);
  return llvm::StringSwitch<std::optional<int>>(Rest)
      .Case("ok", 200)
      .Case("created", 201)
      .Case("nocontent", 204)
      .Case("movedpermanently", 301)
      .Case("found", 302)
      .Case("movedtemporarily", 302)
      .Case("seeother", 303)
      .Case("notmodified", 304)
      .Case("temporaryredirect", 307)
      .Case("permanentredirect", 308)
      .Case("badrequest", 400)
      .Case("unauthorized", 401)
      .Case("forbidden", 403)
      .Case("notfound", 404)
      .Case("methodnotallowed", 405)
      .Case("internalservererror", 500)
      .Case("notimplemented", 501)
      .Default(std::nullopt);
}

/// True if \p Enumeration has statuses of several kinds, each once, and they
/// aren't its values.
static bool countsStatuses(const EnumDecl &Enumeration,
                           std::optional<int> (*CodeIn)(StringRef)) {
  static constexpr size_t Fewest = 4;
  llvm::SmallSet<int, 16> Codes;
  bool HasRedirect = false;
  bool HasError = false;
  for (const EnumConstantDecl *Enumerator : Enumeration.enumerators()) {
    const std::optional<int> Code = CodeIn(Enumerator->getName());
    if (!Code)
      continue;
    if (Enumerator->getInitVal() == *Code || !Codes.insert(*Code).second)
      return false;
    HasRedirect |= *Code / 100 == 3;
    HasError |= *Code / 100 >= 4;
  }
  return HasRedirect && HasError && Codes.size() >= Fewest;
}

std::optional<int> countedStatus(const EnumConstantDecl &Constant) {
  const auto *Enumeration = dyn_cast<EnumDecl>(Constant.getDeclContext());
  if (!Enumeration || !Constant.getIdentifier())
    return std::nullopt;
  for (const auto CodeIn : {numberIn, phraseIn})
    if (const std::optional<int> Code = CodeIn(Constant.getName());
        Code && countsStatuses(*Enumeration, CodeIn))
      return Code;
  return std::nullopt;
}

int64_t statusCodeOf(const EnumConstantDecl &Constant) {
  if (const std::optional<int> Code = countedStatus(Constant))
    return *Code;
  return Constant.getInitVal().isRepresentableByInt64()
             ? Constant.getInitVal().getExtValue()
             : 0;
}

} // namespace redirect
