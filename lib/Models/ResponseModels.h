//===- ResponseModels.h - What writes a response ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_RESPONSEMODELS_H
#define REDIRECT_TIDY_MODELS_RESPONSEMODELS_H

#include "Models/ModelNames.h"

namespace redirect {

/// The arguments of which the first that can be a status is one: overloads have
/// it in different places.
struct StatusArguments {
  std::optional<unsigned> Only;
  std::vector<unsigned> AnyOf;
};

/// `redirects`: a call, or the making of an object, that gives a response both
/// its status and its Location.
struct RedirectModel {
  QualifiedName Function;
  QualifiedName Constructor;
  unsigned Location = 0;
  /// The argument that holds the status; a default argument counts.
  std::optional<unsigned> Status;
  /// The argument that says, by being true, that the status is 301 and not 302.
  std::optional<unsigned> Permanent;
  /// The status that the function always sends.
  std::optional<int> Sends;
  ResponsePlace Response;
};

/// `statuses`: what gives a response its status: a member that is assigned, a
/// call, the constructors of the response's class, or the value that a handler
/// returns.
struct StatusModel {
  QualifiedName Field;
  QualifiedName Function;
  QualifiedName Constructor;
  /// The class of a parameter: what a function returns that has such a
  /// parameter is the status of the response that belongs to it.
  QualifiedName ReturnedWith;
  StatusArguments Status;
  /// True if the other arguments may be containers of headers.
  bool Headers = false;
  ResponsePlace Response;
};

/// Where a call has the name of a header.
struct HeaderNamePlace {
  unsigned Argument = 0;
  bool IsTemplateArgument = false;
};

/// `headers`: what gives a response a header: a call, a member that holds all
/// headers in a container with `emplace(name, value)`, `insert({name, value})`
/// and `[name] = value`, or a class of such containers; or a class whose
/// objects are headers.
struct HeaderModel {
  QualifiedName Function;
  QualifiedName Field;
  QualifiedName Container;
  QualifiedName Constructor;
  std::optional<HeaderNamePlace> Name;
  unsigned Value = 0;
  /// The one header that the function sets.
  std::string Is;
  /// The argument that holds whole lines of headers.
  std::optional<unsigned> Text;
  /// The argument that may be a header, name and value: an object of a class of
  /// headers, or a pointer to one. Overloads take both.
  std::optional<unsigned> Object;
  /// True if the call counts only where it gets a part of a response: the same
  /// function serves other tables.
  bool OfPart = false;
  ResponsePlace Response;
};

/// `header-lists`: records of a name and a value, in this order, in an array or
/// a container that a call gets or that is assigned to a field.
struct HeaderListModel {
  QualifiedName Function;
  QualifiedName Field;
  /// The argument that is the list.
  std::optional<unsigned> List;
  /// The name of the record whose value is the status: ":status".
  std::string Status;
  ResponsePlace Response;
};

/// `header-names`: constants, macros and types that stand for "Location" and
/// "Set-Cookie".
struct HeaderNamesModel {
  NameList Location;
  NameList SetCookie;
};

/// `status-names`: functions and objects that stand for a redirecting status
/// without being a number.
struct StatusNamesModel {
  static constexpr int Codes[] = {301, 302, 303, 307, 308};
  NameList Names[std::size(Codes)];
};

/// `raw-responses`: a call that writes a response as text, status line, headers
/// and all.
struct RawResponseModel {
  QualifiedName Function;
  /// The argument that is a printf format, which those behind it fill in.
  std::optional<unsigned> Format;
  std::optional<unsigned> Text;
  ResponsePlace Response;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_RESPONSEMODELS_H
