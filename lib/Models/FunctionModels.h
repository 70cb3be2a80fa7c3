//===- FunctionModels.h - What other functions do ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_FUNCTIONMODELS_H
#define REDIRECT_TIDY_MODELS_FUNCTIONMODELS_H

#include "Models/ModelNames.h"
#include <iterator>

namespace redirect {

/// `comparisons`: a function that compares two texts, given as its first two
/// arguments or as its object and its first argument if nothing else is said,
/// and how it tells that they are equal: by returning `true` or by returning
/// `zero`.
struct ComparisonModel {
  enum class Equal { True, Zero };
  QualifiedName Function;
  Equal EqualIs = Equal::True;
  unsigned Left = 0;
  unsigned Right = 1;
};

/// How the places look that arguments fill in a format: "%s", "{}", "$0" or
/// "%1".
enum class FormatStyle : uint8_t { Printf, Braces, Dollars, Numbered };

/// `texts`: a function that makes a text of others, or edits one; or the field
/// that is the text of the record around it.
struct TextModel {
  QualifiedName Function;
  QualifiedName Field;
  /// The argument that is a format, which the arguments behind it fill in.
  std::optional<unsigned> Format;
  FormatStyle Style = FormatStyle::Printf;
  /// The first of the arguments that fill the places left in the object:
  /// QString("https://%1%2").arg(host, path).
  std::optional<unsigned> Fills;
  /// The first of the arguments that are put one behind the other.
  std::optional<unsigned> Pieces;
  /// The argument before which the address of the server itself is put: its
  /// scheme, host and port.
  std::optional<unsigned> BehindServer;
  /// The argument that is edited.
  std::optional<unsigned> Edits;
  /// The argument that points to a text, off which a word is taken: ap_getword.
  std::optional<unsigned> TakesOff;
  /// The argument of which the function gives what is left from some place on:
  /// strchr.
  std::optional<unsigned> TailOf;
  bool EditsObject = false;
  /// True if it gives back the text of its object: text.toUtf8().
  bool GivesObject = false;
  /// True if the text is stored in the object of the call: text.append("/").
  bool IntoObject = false;
  /// The argument in which the text is stored; the function returns it if there
  /// is none.
  std::optional<unsigned> Into;
  /// True if what is stored there already stays in front.
  bool Appends = false;
};

/// What somebody says that redirects mean whose target a function gives, or
/// which it sends.
enum class ToldMeaning : uint8_t {
  /// The request is to be sent there.
  Forwards,
  /// The request is refused, and a login or another page of that kind is shown.
  Refuses
};

/// `functions`: what somebody who knows them says of functions: of one, or of
/// all that a class or a namespace holds.
struct FunctionModel {
  /// Whether a call changes something that outlives the handler; maybe, if what
  /// it is given decides.
  enum class Effect { None, Maybe, Work };
  QualifiedName Function;
  QualifiedName Within;
  std::optional<Effect> Work;
  /// The argument that is changed: it is work if that outlives the handler.
  std::optional<unsigned> Changes;
  /// The words with which a text begins that it is given and that only asks:
  /// "GET".
  std::vector<std::string> Reads;
  /// True if redirects whose target the function gives, or which it sends,
  /// forward the request; or lead to a login.
  bool Forwards = false;
  bool Login = false;

  std::optional<ToldMeaning> means() const {
    if (!Forwards && !Login)
      return std::nullopt;
    return Forwards ? ToldMeaning::Forwards : ToldMeaning::Refuses;
  }
  bool isIdle() const { return Work == Effect::None; }
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_FUNCTIONMODELS_H
