//===- RouteYaml.h - Reads what registers handlers ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_ROUTEYAML_H
#define REDIRECT_TIDY_MODELS_ROUTEYAML_H

#include "Models/ModelValues.h"

LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::RouteModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::GroupModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::LimitModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::HandlerModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::StartModel)

namespace llvm::yaml {

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

} // namespace llvm::yaml

#endif // REDIRECT_TIDY_MODELS_ROUTEYAML_H
