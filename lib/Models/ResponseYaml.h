//===- ResponseYaml.h - Reads what writes a response ----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_RESPONSEYAML_H
#define REDIRECT_TIDY_MODELS_RESPONSEYAML_H

#include "Models/ModelValues.h"

LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::RedirectModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::StatusModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::HeaderModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::HeaderListModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::RawResponseModel)

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

} // namespace llvm::yaml

#endif // REDIRECT_TIDY_MODELS_RESPONSEYAML_H
