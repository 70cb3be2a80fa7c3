//===- FunctionYaml.h - Reads what functions do ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_FUNCTIONYAML_H
#define REDIRECT_TIDY_MODELS_FUNCTIONYAML_H

#include "Models/ModelValues.h"

LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::ComparisonModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::TextModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::FunctionModel)

namespace llvm::yaml {

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
    In.mapOptional("behind-server", M.BehindServer);
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
                           M.BehindServer.has_value() + M.TakesOff.has_value() +
                           M.TailOf.has_value() + M.EditsObject + M.GivesObject;
    return Given == (M.Field.empty() ? 1 : 0)
               ? ""
               : "expected one of 'format', 'fills', 'pieces', 'edits', "
                 "'behind-server', 'takes-off', 'tail-of', 'edits-object' and "
                 "'gives-object' beside 'function' alone";
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

} // namespace llvm::yaml

#endif // REDIRECT_TIDY_MODELS_FUNCTIONYAML_H
