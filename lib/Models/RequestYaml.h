//===- RequestYaml.h - Reads what handlers read ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_REQUESTYAML_H
#define REDIRECT_TIDY_MODELS_REQUESTYAML_H

#include "Models/ModelValues.h"

LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::RequestLineModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::RequestVariableModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::PredicateModel)

namespace llvm::yaml {

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

} // namespace llvm::yaml

#endif // REDIRECT_TIDY_MODELS_REQUESTYAML_H
