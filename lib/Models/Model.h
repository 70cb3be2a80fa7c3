//===- Model.h - What a web framework looks like ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The in-memory form of one file of lib/Models/frameworks/, libraries/ or
// clients/. Names are fully qualified as people write them
// ("httplib::Response::status"); arguments are counted from 0.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_MODEL_H
#define REDIRECT_TIDY_MODELS_MODEL_H

#include "Http/Hook.h"
#include "Http/Method.h"
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace redirect {

/// A declaration's name as people write it, without template arguments:
/// "httplib::Response::status".
struct QualifiedName {
  std::string Text;
  /// Where it stands in the model's text; 0 for what no text has.
  size_t Offset = 0;

  bool empty() const { return Text.empty(); }
};

using NameList = std::vector<QualifiedName>;

/// `response`: where a call has the response that it writes to: an argument, or
/// the call's `result`. If nothing is said, it is the object of a member call,
/// else the result.
struct ResponsePlace {
  std::optional<unsigned> Argument;
  bool IsResult = false;
};

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

/// `method-names`: the constants that stand for each method, in the order of
/// Method.
struct MethodNamesModel {
  NameList Names[NumMethods];
  /// What stands for all methods.
  NameList Any;
};

/// The value of `methods`: a list of methods, the word `any` where the
/// registration doesn't restrict them, or `template-arguments` where those name
/// them.
struct MethodList {
  enum class Word : uint8_t { None, Any, TemplateArguments };

  Word Given = Word::None;
  std::vector<Method> Listed;

  bool isRestricted() const { return Given != Word::Any; }
  MethodSet methods() const {
    if (!isRestricted())
      return MethodSet::all();
    MethodSet Result;
    for (const Method M : Listed)
      Result |= M;
    return Result;
  }
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

/// `request: variables`: a function that reads a part of the request which is
/// told by a text: getenv("REQUEST_METHOD").
struct RequestVariableModel {
  QualifiedName Function;
  unsigned Name = 0;
  std::vector<std::string> Method;
  std::vector<std::string> Target;
  std::vector<std::string> Body;
};

/// `request`: `lines`: a function that cuts up a request line, so that the
/// program itself finds the method and the target in it. `strchr(line, ' ')`
/// leads to the target; `strtok(line, " ")` gives the method, and the target
/// when it goes on with null; `sscanf(line, "%s %s", method, target)` gives
/// both.
struct RequestLineModel {
  QualifiedName Function;
  /// The argument that has to be a space.
  std::optional<unsigned> Separator;
  /// The argument that is a scanf format, which those behind it receive.
  std::optional<unsigned> Format;
  /// True if it returns what stands before the space, and goes on where it has
  /// ended if its first argument is null.
  bool GoesOn = false;
};

/// `request`: what handlers read of a request, by fields and functions.
struct RequestModel {
  NameList Method;
  /// True where nothing gives the method: what the program compares with the
  /// name of a method, spelled out, is the method.
  bool MethodIsCompared = false;
  NameList Target;
  NameList RouteParameters;
  NameList Headers;
  NameList Body;
  std::vector<RequestVariableModel> Variables;
  std::vector<RequestLineModel> Lines;
};

/// `predicates`: a function that tells whether the request's method is one of
/// those that it, or an argument, names.
struct PredicateModel {
  QualifiedName Function;
  std::optional<MethodList> Methods;
  std::optional<unsigned> MethodsArgument;
};

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

/// One framework, or one library that web servers use beside a framework.
struct Model {
  std::string Framework;
  std::string Versions;
  /// A name that every unit with the framework's headers knows: a unit that
  /// doesn't is not asked for the others. A model without one goes beside all
  /// others.
  QualifiedName Identifier;
  /// True if a user wrote it: it may be about the project's own framework.
  bool IsUsers = false;
  /// Texts of which one stands in the unit's own files where the model matters,
  /// for what no header gives away: "REQUEST_METHOD".
  std::vector<std::string> Mentions;
  /// Texts beside which these say nothing: "execve", in what starts scripts.
  std::vector<std::string> UnlessMentions;
  std::vector<RedirectModel> Redirects;
  std::vector<StatusModel> Statuses;
  std::vector<HeaderModel> Headers;
  std::vector<HeaderListModel> HeaderLists;
  /// Fields and functions by which a handler gets from what it is given to the
  /// response: the response is known by the object that they start from.
  NameList ResponseParts;
  HeaderNamesModel HeaderNames;
  StatusNamesModel StatusNames;
  /// Classes whose objects stand for the status that their constructor gets
  /// first.
  NameList StatusClasses;
  std::vector<RawResponseModel> RawResponses;
  std::vector<RouteModel> Routes;
  /// Functions that say: all methods but those that the arguments name.
  NameList MethodExclusions;
  std::vector<GroupModel> Groups;
  std::vector<LimitModel> Limits;
  std::vector<HandlerModel> Handlers;
  std::vector<StartModel> Starts;
  /// True if the framework has no routes: a function that tests the method
  /// handles what its tests let through.
  bool HandlersAreUnregistered = false;
  /// `standard-output-answers`: true where what goes to the standard output
  /// goes to the client.
  bool StandardOutputAnswers = false;
  MethodNamesModel MethodNames;
  RequestModel Request;
  std::vector<PredicateModel> Predicates;
  /// Functions that do work: they change a session or a cookie.
  NameList Work;
  std::vector<FunctionModel> Functions;
  std::vector<ComparisonModel> Comparisons;
  std::vector<TextModel> Texts;
  std::optional<ClientModel> Client;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_MODEL_H
