//===- ModelYaml.h - The form of a model in YAML ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// What LLVM's YAML I/O has to know of each part of a model: its keys, and what
// to say where they don't go together. ModelValues.h has the forms of their
// values; docs/writing-a-model.md and docs/model.schema.json say the same.

#ifndef REDIRECT_TIDY_MODELS_MODELYAML_H
#define REDIRECT_TIDY_MODELS_MODELYAML_H

#include "Models/ModelValues.h"

LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::RedirectModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::StatusModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::HeaderModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::HeaderListModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::RawResponseModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::RequestLineModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::RouteModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::GroupModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::LimitModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::HandlerModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::StartModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::RequestVariableModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::PredicateModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::ComparisonModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::TextModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::FunctionModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::LibrarySettingModel)

namespace redirect {

inline bool isLenient(llvm::yaml::IO &In) {
  return static_cast<const ModelReading *>(In.getContext())->IsLenient;
}

} // namespace redirect

namespace llvm::yaml {

template <> struct MappingTraits<RedirectModel> {
  static void mapping(IO &In, RedirectModel &M) {
    In.mapOptional("function", M.Function);
    In.mapOptional("constructor", M.Constructor);
    In.mapRequired("location", M.Location);
    In.mapOptional("status", M.Status);
    In.mapOptional("permanent", M.Permanent);
    In.mapOptional("sends", M.Sends);
    In.mapOptional("response", M.Response);
  }
  static std::string validate(IO &In, RedirectModel &M) {
    if (isLenient(In))
      return "";
    if (M.Function.empty() == M.Constructor.empty())
      return "expected one of 'function' and 'constructor'";
    if (M.Status.has_value() + M.Permanent.has_value() + M.Sends.has_value() !=
        1)
      return "expected one of 'status', 'permanent' and 'sends'";
    if (M.Sends && reasonPhrase(*M.Sends).empty())
      return "expected 'sends' to be one of 301, 302, 303, 307 and 308";
    return "";
  }
};

template <> struct MappingTraits<StatusModel> {
  static void mapping(IO &In, StatusModel &M) {
    In.mapOptional("field", M.Field);
    In.mapOptional("function", M.Function);
    In.mapOptional("constructor", M.Constructor);
    In.mapOptional("returned-with", M.ReturnedWith);
    In.mapOptional("status", M.Status);
    In.mapOptional("headers", M.Headers);
    In.mapOptional("response", M.Response);
  }
  static std::string validate(IO &In, StatusModel &M) {
    if (isLenient(In))
      return "";
    if (!M.Field.empty() + !M.Function.empty() + !M.Constructor.empty() +
            !M.ReturnedWith.empty() !=
        1)
      return "expected one of 'field', 'function', 'constructor' and "
             "'returned-with'";
    const bool HasArgument = M.Status.Only || !M.Status.AnyOf.empty();
    if (HasArgument != (!M.Function.empty() || !M.Constructor.empty()))
      return "expected 'status', an argument, beside 'function' and "
             "'constructor' alone";
    return "";
  }
};

template <> struct MappingTraits<HeaderModel> {
  static void mapping(IO &In, HeaderModel &M) {
    In.mapOptional("function", M.Function);
    In.mapOptional("field", M.Field);
    In.mapOptional("container", M.Container);
    In.mapOptional("constructor", M.Constructor);
    In.mapOptional("name", M.Name);
    In.mapOptional("value", M.Value);
    In.mapOptional("is", M.Is);
    In.mapOptional("text", M.Text);
    In.mapOptional("object", M.Object);
    In.mapOptional("of-part", M.OfPart);
    In.mapOptional("response", M.Response);
  }
  static std::string validate(IO &In, HeaderModel &M) {
    if (isLenient(In))
      return "";
    if (!M.Function.empty() + !M.Field.empty() + !M.Container.empty() +
            !M.Constructor.empty() !=
        1)
      return "expected one of 'function', 'field', 'container' and "
             "'constructor'";
    if (!M.Constructor.empty())
      return M.Name.has_value() + !M.Is.empty() == 1 && !M.Text && !M.Object
                 ? ""
                 : "expected one of 'name' and 'is' beside 'constructor'";
    const unsigned Given =
        M.Name.has_value() + !M.Is.empty() + M.Text.has_value();
    const bool IsTold = Given == 1 || (Given == 0 && M.Object);
    if (M.Function.empty() ? M.Name || M.Text || M.Object : !IsTold)
      return "expected one of 'name', 'is', 'text' and 'object' beside "
             "'function'";
    if (M.Name && !M.Name->IsTemplateArgument && M.Name->Argument == M.Value)
      return "expected 'name' and 'value', two arguments";
    return "";
  }
};

template <> struct MappingTraits<HeaderListModel> {
  static void mapping(IO &In, HeaderListModel &M) {
    In.mapOptional("function", M.Function);
    In.mapOptional("field", M.Field);
    In.mapOptional("list", M.List);
    In.mapOptional("status", M.Status);
    In.mapOptional("response", M.Response);
  }
  static std::string validate(IO &In, HeaderListModel &M) {
    if (isLenient(In))
      return "";
    if (M.Function.empty() == M.Field.empty())
      return "expected one of 'function' and 'field'";
    return M.List.has_value() != M.Function.empty()
               ? ""
               : "expected 'list', an argument, beside 'function' alone";
  }
};

template <> struct MappingTraits<HeaderNamesModel> {
  static void mapping(IO &In, HeaderNamesModel &M) {
    In.mapOptional("location", M.Location);
    In.mapOptional("set-cookie", M.SetCookie);
  }
};

template <> struct MappingTraits<StatusNamesModel> {
  static void mapping(IO &In, StatusNamesModel &M) {
    static constexpr const char *Keys[] = {"301", "302", "303", "307", "308"};
    for (unsigned I = 0; I != std::size(Keys); ++I)
      In.mapOptional(Keys[I], M.Names[I]);
  }
};

template <> struct MappingTraits<RawResponseModel> {
  static void mapping(IO &In, RawResponseModel &M) {
    In.mapRequired("function", M.Function);
    In.mapOptional("format", M.Format);
    In.mapOptional("text", M.Text);
    In.mapOptional("response", M.Response);
  }
  static std::string validate(IO &In, RawResponseModel &M) {
    if (isLenient(In))
      return "";
    return M.Format.has_value() != M.Text.has_value()
               ? ""
               : "expected one of 'format' and 'text'";
  }
};

template <> struct MappingTraits<MethodNamesModel> {
  static void mapping(IO &In, MethodNamesModel &M) {
    static constexpr const char *Keys[NumMethods] = {
        "GET",    "HEAD",    "POST",  "PUT",     "PATCH",
        "DELETE", "OPTIONS", "TRACE", "CONNECT", "other"};
    for (unsigned I = 0; I != NumMethods; ++I)
      In.mapOptional(Keys[I], M.Names[I]);
    In.mapOptional("any", M.Any);
  }
};

template <> struct MappingTraits<ChainModel> {
  static void mapping(IO &In, ChainModel &M) {
    In.mapOptional("pattern", M.Pattern);
    In.mapOptional("methods", M.Methods);
    In.mapOptional("filters", M.Filters);
  }
};

template <> struct MappingTraits<ParameterCondition> {
  static void mapping(IO &In, ParameterCondition &M) {
    In.mapRequired("parameter", M.Parameter);
    In.mapRequired("is", M.Is);
  }
};

template <> struct MappingTraits<ParametersModel> {
  static void mapping(IO &In, ParametersModel &M) {
    In.mapOptional("method", M.Method);
    In.mapOptional("target", M.Target);
    In.mapOptional("target-if", M.TargetIf);
    In.mapOptional("body", M.Body);
  }
};

template <> struct MappingTraits<RouteModel> {
  static void mapping(IO &In, RouteModel &M) {
    In.mapOptional("function", M.Function);
    In.mapOptional("constructor", M.Constructor);
    In.mapOptional("field", M.Field);
    In.mapOptional("record", M.Record);
    In.mapOptional("type", M.Type);
    In.mapOptional("pattern", M.Pattern);
    In.mapOptional("pattern-below-class", M.PatternBelowClass);
    In.mapOptional("pattern-names-method", M.PatternNamesMethod);
    In.mapOptional("handler", M.Handler);
    In.mapOptional("handler-name", M.HandlerName);
    In.mapOptional("handler-name-prefix", M.HandlerNamePrefix);
    In.mapOptional("overrider", M.Overrider);
    In.mapOptional("filters", M.Filters);
    In.mapOptional("filters-but", M.FiltersBut);
    In.mapOptional("methods", M.Methods);
    In.mapOptional("methods-argument", M.MethodsArgument);
    In.mapOptional("chain", M.Chain);
    In.mapOptional("subscripts", M.Subscripts);
    In.mapOptional("assigned", M.Assigned);
    In.mapOptional("parameters-are-arguments", M.ParametersAreArguments);
    In.mapOptional("parameters", M.Parameters);
    In.mapOptional("runs", M.Runs);
  }
  static std::string validate(IO &In, RouteModel &M) {
    if (isLenient(In))
      return "";
    if (!M.Function.empty() + !M.Constructor.empty() + !M.Field.empty() +
            !M.Record.empty() + !M.Type.empty() !=
        1)
      return "expected one of 'function', 'constructor', 'field', 'record' and "
             "'type'";
    const bool IsTold = M.Methods || M.MethodsArgument ||
                        !M.Chain.Methods.empty() || !M.Subscripts.empty();
    if (!IsTold)
      return "expected 'methods', 'methods-argument', or 'chain' or "
             "'subscripts' that tell the methods";
    if (M.Record.empty())
      return "";
    return M.Handler.Field.empty() == M.HandlerName.empty()
               ? "expected one of 'handler' and 'handler-name', a field of the "
                 "record"
               : "";
  }
};

template <> struct MappingTraits<GroupModel> {
  static void mapping(IO &In, GroupModel &M) {
    In.mapOptional("function", M.Function);
    In.mapOptional("constructor", M.Constructor);
    In.mapOptional("path", M.Path);
    In.mapOptional("mounts", M.Mounts);
    In.mapOptional("gives", M.Gives);
    In.mapOptional("is-mounted", M.IsMounted);
    In.mapOptional("takes-rest", M.TakesRest);
  }
  static std::string validate(IO &In, GroupModel &M) {
    if (isLenient(In))
      return "";
    if (M.Function.empty() == M.Constructor.empty())
      return "expected one of 'function' and 'constructor'";
    if (M.Constructor.empty())
      return M.Path || M.Mounts ? "" : "expected 'path' or 'mounts'";
    return M.Mounts || M.Gives
               ? "expected 'mounts' and 'gives' beside 'function' alone"
               : "";
  }
};

template <> struct MappingTraits<LimitModel> {
  static void mapping(IO &In, LimitModel &M) {
    In.mapRequired("function", M.Function);
    In.mapRequired("methods-argument", M.MethodsArgument);
  }
};

template <> struct MappingTraits<HandlerModel> {
  static void mapping(IO &In, HandlerModel &M) {
    In.mapOptional("function", M.Function);
    In.mapOptional("taking", M.Taking);
    In.mapOptional("in-class", M.InClass);
    In.mapRequired("methods", M.Methods);
    In.mapOptional("parameters", M.Parameters);
    In.mapOptional("named-by-method", M.NamedByMethod);
    In.mapOptional("runs", M.Runs);
  }
  static std::string validate(IO &In, HandlerModel &M) {
    if (isLenient(In))
      return "";
    return !M.Function.empty() + !M.Taking.empty() + !M.InClass.empty() == 1
               ? ""
               : "expected one of 'function', 'taking' and 'in-class'";
  }
};

template <> struct MappingTraits<StartModel> {
  static void mapping(IO &In, StartModel &M) {
    In.mapRequired("function", M.Function);
    In.mapRequired("runs", M.Runs);
  }
};

template <> struct MappingTraits<RequestVariableModel> {
  static void mapping(IO &In, RequestVariableModel &M) {
    In.mapRequired("function", M.Function);
    In.mapRequired("name", M.Name);
    In.mapOptional("method", M.Method);
    In.mapOptional("target", M.Target);
    In.mapOptional("body", M.Body);
  }
};

template <> struct MappingTraits<RequestLineModel> {
  static void mapping(IO &In, RequestLineModel &M) {
    In.mapRequired("function", M.Function);
    In.mapOptional("separator", M.Separator);
    In.mapOptional("format", M.Format);
    In.mapOptional("goes-on", M.GoesOn);
  }
  static std::string validate(IO &In, RequestLineModel &M) {
    if (isLenient(In))
      return "";
    return M.Format.has_value() != M.Separator.has_value()
               ? ""
               : "expected one of 'separator' and 'format'";
  }
};

template <> struct MappingTraits<RequestModel> {
  static void mapping(IO &In, RequestModel &M) {
    In.mapOptional("method", M.Method);
    In.mapOptional("method-is-compared", M.MethodIsCompared);
    In.mapOptional("target", M.Target);
    In.mapOptional("route-parameters", M.RouteParameters);
    In.mapOptional("headers", M.Headers);
    In.mapOptional("body", M.Body);
    In.mapOptional("variables", M.Variables);
    In.mapOptional("lines", M.Lines);
  }
};

template <> struct MappingTraits<PredicateModel> {
  static void mapping(IO &In, PredicateModel &M) {
    In.mapRequired("function", M.Function);
    In.mapOptional("methods", M.Methods);
    In.mapOptional("methods-argument", M.MethodsArgument);
  }
  static std::string validate(IO &In, PredicateModel &M) {
    if (isLenient(In))
      return "";
    return M.Methods.has_value() != M.MethodsArgument.has_value()
               ? ""
               : "expected one of 'methods' and 'methods-argument'";
  }
};

template <> struct MappingTraits<ComparisonModel> {
  static void mapping(IO &In, ComparisonModel &M) {
    In.mapRequired("function", M.Function);
    In.mapRequired("equal-is", M.EqualIs);
    In.mapOptional("left", M.Left);
    In.mapOptional("right", M.Right);
  }
};

template <> struct MappingTraits<TextModel> {
  static void mapping(IO &In, TextModel &M) {
    In.mapOptional("function", M.Function);
    In.mapOptional("field", M.Field);
    In.mapOptional("format", M.Format);
    In.mapOptional("style", M.Style);
    In.mapOptional("fills", M.Fills);
    In.mapOptional("pieces", M.Pieces);
    In.mapOptional("edits", M.Edits);
    In.mapOptional("takes-off", M.TakesOff);
    In.mapOptional("tail-of", M.TailOf);
    In.mapOptional("edits-object", M.EditsObject);
    In.mapOptional("gives-object", M.GivesObject);
    In.mapOptional("into-object", M.IntoObject);
    In.mapOptional("into", M.Into);
    In.mapOptional("appends", M.Appends);
  }
  static std::string validate(IO &In, TextModel &M) {
    if (isLenient(In))
      return "";
    if (M.Function.empty() == M.Field.empty())
      return "expected one of 'function' and 'field'";
    const unsigned Given = M.Format.has_value() + M.Fills.has_value() +
                           M.Pieces.has_value() + M.Edits.has_value() +
                           M.TakesOff.has_value() + M.TailOf.has_value() +
                           M.EditsObject + M.GivesObject;
    return Given == (M.Field.empty() ? 1 : 0)
               ? ""
               : "expected one of 'format', 'fills', 'pieces', 'edits', "
                 "'takes-off', 'tail-of', 'edits-object' and 'gives-object' "
                 "beside 'function' alone";
  }
};

template <> struct MappingTraits<FunctionModel> {
  static void mapping(IO &In, FunctionModel &M) {
    In.mapOptional("function", M.Function);
    In.mapOptional("within", M.Within);
    In.mapOptional("work", M.Work);
    In.mapOptional("changes", M.Changes);
    In.mapOptional("reads", M.Reads);
    In.mapOptional("forwards", M.Forwards);
    In.mapOptional("login", M.Login);
  }
  static std::string validate(IO &In, FunctionModel &M) {
    if (isLenient(In))
      return "";
    if (M.Function.empty() == M.Within.empty())
      return "expected one of 'function' and 'within'";
    if (M.Work.has_value() + M.Changes.has_value() + M.Forwards + M.Login != 1)
      return "expected one of 'work', 'changes', 'forwards: true' and 'login: "
             "true'";
    return (M.isIdle() || M.means()) && !M.Reads.empty()
               ? "expected 'reads' beside 'work: true' or 'changes' alone"
               : "";
  }
};

template <> struct MappingTraits<LibrarySettingModel> {
  static void mapping(IO &In, LibrarySettingModel &M) {
    In.mapRequired("follow", M.Follow);
    In.mapRequired("with", M.With);
    In.mapOptional("unless", M.Unless);
    In.mapRequired("then", M.Then);
    In.mapOptional("instead", M.Instead);
  }
};

template <> struct MappingTraits<ClientModel> {
  static void mapping(IO &In, ClientModel &M) {
    In.mapOptional("location", M.Location);
    In.mapOptional("requests", M.Requests);
    In.mapOptional("follows", M.Follows);
    In.mapOptional("setting", M.Setting);
    In.mapOptional("settings", M.Settings);
  }
};

template <> struct MappingTraits<Model> {
  static void mapping(IO &In, Model &M) {
    In.mapRequired("framework", M.Framework);
    In.mapOptional("versions", M.Versions);
    In.mapOptional("identifier", M.Identifier);
    In.mapOptional("mentions", M.Mentions);
    In.mapOptional("unless-mentions", M.UnlessMentions);
    In.mapOptional("redirects", M.Redirects);
    In.mapOptional("statuses", M.Statuses);
    In.mapOptional("headers", M.Headers);
    In.mapOptional("header-lists", M.HeaderLists);
    In.mapOptional("response-parts", M.ResponseParts);
    In.mapOptional("header-names", M.HeaderNames);
    In.mapOptional("status-names", M.StatusNames);
    In.mapOptional("status-classes", M.StatusClasses);
    In.mapOptional("raw-responses", M.RawResponses);
    In.mapOptional("routes", M.Routes);
    In.mapOptional("method-exclusions", M.MethodExclusions);
    In.mapOptional("groups", M.Groups);
    In.mapOptional("limits", M.Limits);
    In.mapOptional("handlers", M.Handlers);
    In.mapOptional("starts", M.Starts);
    In.mapOptional("handlers-are-unregistered", M.HandlersAreUnregistered);
    In.mapOptional("standard-output-answers", M.StandardOutputAnswers);
    In.mapOptional("method-names", M.MethodNames);
    In.mapOptional("request", M.Request);
    In.mapOptional("predicates", M.Predicates);
    In.mapOptional("work", M.Work);
    In.mapOptional("functions", M.Functions);
    In.mapOptional("comparisons", M.Comparisons);
    In.mapOptional("texts", M.Texts);
    In.mapOptional("client", M.Client);
  }
};

} // namespace llvm::yaml

#endif // REDIRECT_TIDY_MODELS_MODELYAML_H
