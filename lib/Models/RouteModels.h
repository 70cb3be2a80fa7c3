//===- RouteModels.h - What registers handlers ------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_ROUTEMODELS_H
#define REDIRECT_TIDY_MODELS_ROUTEMODELS_H

#include "Http/Hook.h"
#include "Http/Method.h"
#include "Models/ModelNames.h"

namespace redirect {

/// `method-names`: the constants that stand for each method, in the order of
/// Method.
struct MethodNamesModel {
  NameList Names[NumMethods];
  /// What stands for all methods.
  NameList Any;
};

/// An argument of a call, or a field of a record.
struct ArgumentOrField {
  std::optional<unsigned> Argument;
  std::string Field;
};

/// `chain`: earlier calls of the same chain of calls that say more of a route.
struct ChainModel {
  /// Their first argument is the pattern.
  NameList Pattern;
  /// Its arguments name the methods.
  QualifiedName Methods;
  /// Its template arguments are the classes of filters.
  QualifiedName Filters;
};

/// What a subscript says of a route.
enum class SubscriptRole : uint8_t { Pattern, Methods };

/// A parameter, and the constant that it has to be for another to hold what is
/// said of it.
struct ParameterCondition {
  unsigned Parameter = 0;
  QualifiedName Is;
  /// What that is in one unit, by its headers.
  std::optional<int64_t> Value;
};

/// `parameters`: the parameters of a handler that hold parts of the request.
struct ParametersModel {
  std::optional<unsigned> Method;
  std::optional<unsigned> Target;
  /// When Target is one: the same parameter holds other things, too.
  std::optional<ParameterCondition> TargetIf;
  std::vector<unsigned> Body;

  bool empty() const { return !Method && !Target && Body.empty(); }
};

/// `routes`: what registers a handler: a call, the making of an object, an
/// assignment to a field, to anything of a certain type or to what a call
/// returns, or a record that is filled.
struct RouteModel {
  QualifiedName Function;
  QualifiedName Constructor;
  QualifiedName Field;
  QualifiedName Record;
  /// The name that the framework gives the type of its handlers.
  QualifiedName Type;
  ArgumentOrField Pattern;
  /// The argument that says, by being true, that the route's path begins with
  /// the name of the class which the base is told as its first argument.
  std::optional<unsigned> PatternBelowClass;
  /// What holds the handler; the first argument that can be called if nothing
  /// is said.
  ArgumentOrField Handler;
  /// The field of a record with the name of the handler, which is a member
  /// function of the class around, and what stands before that name.
  std::string HandlerName;
  std::string HandlerNamePrefix;
  /// The name of a virtual function: its overrider is the handler, in the class
  /// of the object that is given as the handler, or that makes the call.
  std::string Overrider;
  /// The names of the functions that run, before and behind the handler, of
  /// each class that the route names as a filter: by a text among its methods,
  /// by an object beside the handler, by a template argument. Classes derived
  /// from FiltersBut are none: other routes name them.
  std::vector<std::string> Filters;
  QualifiedName FiltersBut;
  /// What the registration itself says of the methods, and what says more: if
  /// that names none, the former holds, or the route is for all methods.
  std::optional<MethodList> Methods;
  std::optional<ArgumentOrField> MethodsArgument;
  ChainModel Chain;
  /// What `server.resource["/orders"]["POST"] = save` says in its subscripts.
  std::vector<SubscriptRole> Subscripts;
  /// True if the handler is assigned to what the call returns.
  bool Assigned = false;
  /// True if handlers get the route's parameters as arguments of their own: all
  /// that are texts or numbers.
  bool ParametersAreArguments = false;
  ParametersModel Parameters;
  /// True if the pattern may begin with the method: "POST /orders".
  bool PatternNamesMethod = false;
  /// When it runs, if it is a hook.
  std::optional<Hook> Runs;
  /// True if no model says this, but the shape of the call.
  bool IsByShape = false;
};

/// `groups`: what gives an object a path, below which stands all that is
/// registered with it: a class whose objects have one, a call, or a call that
/// puts one object below another.
struct GroupModel {
  QualifiedName Function;
  QualifiedName Constructor;
  /// The argument with the path, or with a URL that ends in it. A class without
  /// it is of objects to which calls give their path.
  std::optional<unsigned> Path;
  /// The argument that the call puts below its object.
  std::optional<unsigned> Mounts;
  /// True if the call gives an object below its own.
  bool Gives = false;
  /// True for a class whose objects serve nothing before they are mounted.
  bool IsMounted = false;
  /// True if each route is for all that is below the path.
  bool TakesRest = false;
};

/// `limits`: a call that lists the methods which the server serves at all.
struct LimitModel {
  QualifiedName Function;
  unsigned MethodsArgument = 0;
};

/// `handlers`: functions that the framework calls without being told so in C++:
/// those that override a virtual function, take a certain parameter first, or
/// are public members of a class derived from a certain one.
struct HandlerModel {
  QualifiedName Function;
  QualifiedName Taking;
  QualifiedName InClass;
  MethodList Methods;
  ParametersModel Parameters;
  /// True if a handler beside another may say by the end of its name which
  /// method it serves: `login_POST` beside `login`.
  bool NamedByMethod = false;
  std::optional<Hook> Runs;
};

/// `starts`: a function of a class that makes an object of it, or of a class
/// derived from it through which it is called, and runs that:
/// `Save::startForResult(controller, request)`.
struct StartModel {
  QualifiedName Function;
  /// The name of the object's function that runs.
  std::string Runs;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_ROUTEMODELS_H
