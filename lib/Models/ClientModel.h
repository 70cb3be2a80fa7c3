//===- ClientModel.h - What clients send requests with ----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_CLIENTMODEL_H
#define REDIRECT_TIDY_MODELS_CLIENTMODEL_H

#include "Models/ModelNames.h"

namespace redirect {

/// `client.settings`: how a library is told to follow redirects by itself so
/// that a method is lost, or sent where another was asked for.
struct LibrarySettingModel {
  enum class Effect : uint8_t {
    /// POST is followed with GET on 301 and 302.
    BecomesGet,
    /// POST is sent again on 301 and 302.
    SentAgain,
    /// Whatever was sent is sent again, on 303 as well.
    SentAlways
  };

  /// What makes the library follow, and what sends such a method by it:
  /// functions, or constants that are given to a call with a value.
  NameList Follow;
  NameList With;
  /// What shows that somebody has thought of it.
  NameList Unless;
  Effect Then = Effect::BecomesGet;
  /// What to set for what was meant, in a few words.
  std::string Instead;
};

/// `client`: how programs send requests with the library, and follow redirects
/// by hand.
struct ClientModel {
  /// Functions, constants, macros and fields that tell an answer's Location.
  NameList Location;
  /// Functions that send a request, and constants that make a call set its
  /// address.
  NameList Requests;
  /// Functions that follow the Location of the last answer.
  NameList Follows;
  /// How the library is told to follow by itself, as people write it.
  std::string Setting;
  std::vector<LibrarySettingModel> Settings;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_CLIENTMODEL_H
