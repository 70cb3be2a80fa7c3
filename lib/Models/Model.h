//===- Model.h - What a web framework looks like ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The in-memory form of one file of lib/Models/frameworks/. Names are fully
// qualified as people write them ("httplib::Response::status"); arguments are
// counted from 0.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_MODEL_H
#define REDIRECT_TIDY_MODELS_MODEL_H

#include "Http/Method.h"
#include <optional>
#include <string>
#include <vector>

namespace redirect {

/// `redirects`: a call that gives a response both its status and its Location.
struct RedirectModel {
  std::string Function;
  unsigned Location = 0;
  /// The argument that holds the status; a default argument counts.
  unsigned Status = 0;
  /// The argument that is the response, if it isn't the call's object or
  /// result.
  std::optional<unsigned> Response;
};

/// `statuses`: what gives a response its status: a member that is assigned, a
/// call, or the constructors of the response's class.
struct StatusModel {
  std::string Field;
  std::string Function;
  std::string Constructor;
  /// The argument that holds the status.
  unsigned Status = 0;
  std::optional<unsigned> Response;
};

/// `headers`: what gives a response a header: a call, or a member that holds
/// all headers in a container with `emplace(name, value)` and `insert({name,
/// value})`.
struct HeaderModel {
  std::string Function;
  std::string Field;
  unsigned Name = 0;
  unsigned Value = 0;
  std::optional<unsigned> Response;
};

/// `header-names`: constants that stand for "Location" and "Set-Cookie".
struct HeaderNamesModel {
  std::vector<std::string> Location;
  std::vector<std::string> SetCookie;
};

/// `method-names`: the constants that stand for each method, in the order of
/// Method.
struct MethodNamesModel {
  std::vector<std::string> Names[NumMethods];
};

/// The value of `methods`: a list of methods, or the word `any` where the
/// registration doesn't restrict them.
struct MethodList {
  struct AnyMethod {
    bool IsGiven = false;
  };

  AnyMethod Any;
  std::vector<Method> Listed;

  bool isRestricted() const { return !Any.IsGiven; }
  MethodSet methods() const {
    if (!isRestricted())
      return MethodSet::all();
    MethodSet Result;
    for (const Method M : Listed)
      Result |= M;
    return Result;
  }
};

/// `routes`: a call that registers a handler.
struct RouteModel {
  std::string Function;
  std::optional<unsigned> Pattern;
  /// The argument that says, by being true, that the pattern is only the end of
  /// the route's path.
  std::optional<unsigned> PatternIsRelative;
  /// The argument that is the handler, or else the name of a virtual function:
  /// its overrider is the handler, in the class that makes the call.
  std::optional<unsigned> Handler;
  std::string Overrider;
  /// What the call itself says of the methods, or else the argument that says
  /// it: if that names none, the route is for all methods.
  std::optional<MethodList> Methods;
  std::optional<unsigned> MethodsArgument;
  /// True if handlers get the route's parameters as arguments of their own: all
  /// that are texts or numbers.
  bool ParametersAreArguments = false;
};

/// `handlers`: a virtual function that the framework calls for the classes that
/// override it.
struct HandlerModel {
  std::string Function;
  MethodList Methods;
};

/// `request`: what handlers read of a request, by fields and functions.
struct RequestModel {
  std::vector<std::string> Method;
  std::vector<std::string> Target;
  std::vector<std::string> RouteParameters;
  std::vector<std::string> Headers;
  std::vector<std::string> Body;
};

/// `comparisons`: a function that compares two texts, given as its first two
/// arguments or as its object and its first argument, and how it tells that
/// they are equal: by returning `true` or by returning `zero`.
struct ComparisonModel {
  enum class Equal { True, Zero };
  std::string Function;
  Equal EqualIs = Equal::True;
};

/// `texts`: a function that makes a text of others, or edits one.
struct TextModel {
  std::string Function;
  /// The argument that is a format, which the arguments behind it fill in:
  /// "https://{}{}", "https://%s%s" or "https://$0$1".
  std::optional<unsigned> Format;
  /// The first of the arguments that are put one behind the other.
  std::optional<unsigned> Pieces;
  /// The argument that is edited.
  std::optional<unsigned> Edits;
  bool EditsObject = false;
  /// The argument in which the text is stored; the function returns it if there
  /// is none.
  std::optional<unsigned> Into;
  /// True if what is stored there already stays in front.
  bool Appends = false;
};

/// One framework, or one library that web servers use beside a framework.
struct Model {
  std::string Framework;
  std::string Versions;
  /// A name that every unit with the framework's headers knows: a unit that
  /// doesn't is not asked for the others. A model without one goes beside all
  /// others.
  std::string Identifier;
  std::vector<RedirectModel> Redirects;
  std::vector<StatusModel> Statuses;
  std::vector<HeaderModel> Headers;
  HeaderNamesModel HeaderNames;
  std::vector<RouteModel> Routes;
  std::vector<HandlerModel> Handlers;
  /// True if the framework has no routes: a function that tests the method
  /// handles what its tests let through.
  bool HandlersAreUnregistered = false;
  MethodNamesModel MethodNames;
  RequestModel Request;
  /// Functions that do work: they change a session or a cookie.
  std::vector<std::string> Work;
  std::vector<ComparisonModel> Comparisons;
  std::vector<TextModel> Texts;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_MODEL_H
