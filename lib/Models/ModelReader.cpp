//===- ModelReader.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/ModelReader.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLTraits.h"

using namespace redirect;

LLVM_YAML_IS_SEQUENCE_VECTOR(RedirectModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(StatusModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(HeaderModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(RouteModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(HandlerModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(ComparisonModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(TextModel)
LLVM_YAML_IS_FLOW_SEQUENCE_VECTOR(Method)

namespace llvm::yaml {

template <> struct ScalarTraits<Method> {
  static void output(const Method &M, void *, raw_ostream &OS) {
    OS << methodName(M);
  }
  static StringRef input(StringRef Text, void *, Method &M) {
    const std::optional<Method> Parsed = parseMethod(Text);
    if (!Parsed || *Parsed == Method::Other)
      return "expected a method such as GET or POST";
    M = *Parsed;
    return {};
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct ScalarTraits<MethodList::AnyMethod> {
  static void output(const MethodList::AnyMethod &, void *, raw_ostream &OS) {
    OS << "any";
  }
  static StringRef input(StringRef Text, void *, MethodList::AnyMethod &Any) {
    if (Text != "any")
      return "expected 'any', or a list of methods such as [GET, HEAD]";
    Any.IsGiven = true;
    return {};
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct PolymorphicTraits<MethodList> {
  static NodeKind getKind(const MethodList &List) {
    return List.isRestricted() ? NodeKind::Sequence : NodeKind::Scalar;
  }
  static MethodList::AnyMethod &getAsScalar(MethodList &List) {
    return List.Any;
  }
  static std::vector<Method> &getAsSequence(MethodList &List) {
    return List.Listed;
  }
  // A mapping is read as the word `any`, which then says what is expected.
  static MethodList::AnyMethod &getAsMap(MethodList &List) { return List.Any; }
};

template <> struct ScalarEnumerationTraits<ComparisonModel::Equal> {
  static void enumeration(IO &In, ComparisonModel::Equal &Value) {
    In.enumCase(Value, "true", ComparisonModel::Equal::True);
    In.enumCase(Value, "zero", ComparisonModel::Equal::Zero);
  }
};

template <> struct MappingTraits<RedirectModel> {
  static void mapping(IO &In, RedirectModel &M) {
    In.mapRequired("function", M.Function);
    In.mapRequired("location", M.Location);
    In.mapRequired("status", M.Status);
    In.mapOptional("response", M.Response);
  }
};

template <> struct MappingTraits<StatusModel> {
  static void mapping(IO &In, StatusModel &M) {
    In.mapOptional("field", M.Field);
    In.mapOptional("function", M.Function);
    In.mapOptional("constructor", M.Constructor);
    In.mapOptional("status", M.Status);
    In.mapOptional("response", M.Response);
  }
  static std::string validate(IO &, StatusModel &M) {
    const unsigned Given =
        !M.Field.empty() + !M.Function.empty() + !M.Constructor.empty();
    return Given == 1 ? ""
                      : "expected one of 'field', 'function', 'constructor'";
  }
};

template <> struct MappingTraits<HeaderModel> {
  static void mapping(IO &In, HeaderModel &M) {
    In.mapOptional("function", M.Function);
    In.mapOptional("field", M.Field);
    In.mapOptional("name", M.Name);
    In.mapOptional("value", M.Value);
    In.mapOptional("response", M.Response);
  }
  static std::string validate(IO &, HeaderModel &M) {
    if (M.Function.empty() == M.Field.empty())
      return "expected one of 'function' and 'field'";
    if (!M.Function.empty() && M.Name == M.Value)
      return "expected 'name' and 'value', two arguments";
    return "";
  }
};

template <> struct MappingTraits<HeaderNamesModel> {
  static void mapping(IO &In, HeaderNamesModel &M) {
    In.mapOptional("location", M.Location);
    In.mapOptional("set-cookie", M.SetCookie);
  }
};

template <> struct MappingTraits<MethodNamesModel> {
  static void mapping(IO &In, MethodNamesModel &M) {
    static constexpr const char *Keys[NumMethods] = {
        "GET",    "HEAD",    "POST",  "PUT",     "PATCH",
        "DELETE", "OPTIONS", "TRACE", "CONNECT", "other"};
    for (unsigned I = 0; I != NumMethods; ++I)
      In.mapOptional(Keys[I], M.Names[I]);
  }
};

template <> struct MappingTraits<RouteModel> {
  static void mapping(IO &In, RouteModel &M) {
    In.mapRequired("function", M.Function);
    In.mapOptional("pattern", M.Pattern);
    In.mapOptional("pattern-is-relative", M.PatternIsRelative);
    In.mapOptional("handler", M.Handler);
    In.mapOptional("overrider", M.Overrider);
    In.mapOptional("methods", M.Methods);
    In.mapOptional("methods-argument", M.MethodsArgument);
    In.mapOptional("parameters-are-arguments", M.ParametersAreArguments);
  }
  static std::string validate(IO &, RouteModel &M) {
    if (M.Handler.has_value() == !M.Overrider.empty())
      return "expected one of 'handler' and 'overrider'";
    if (M.Methods.has_value() == M.MethodsArgument.has_value())
      return "expected one of 'methods' and 'methods-argument'";
    return "";
  }
};

template <> struct MappingTraits<HandlerModel> {
  static void mapping(IO &In, HandlerModel &M) {
    In.mapRequired("function", M.Function);
    In.mapRequired("methods", M.Methods);
  }
};

template <> struct MappingTraits<RequestModel> {
  static void mapping(IO &In, RequestModel &M) {
    In.mapOptional("method", M.Method);
    In.mapOptional("target", M.Target);
    In.mapOptional("route-parameters", M.RouteParameters);
    In.mapOptional("headers", M.Headers);
    In.mapOptional("body", M.Body);
  }
};

template <> struct MappingTraits<ComparisonModel> {
  static void mapping(IO &In, ComparisonModel &M) {
    In.mapRequired("function", M.Function);
    In.mapRequired("equal-is", M.EqualIs);
  }
};

template <> struct MappingTraits<TextModel> {
  static void mapping(IO &In, TextModel &M) {
    In.mapRequired("function", M.Function);
    In.mapOptional("format", M.Format);
    In.mapOptional("pieces", M.Pieces);
    In.mapOptional("edits", M.Edits);
    In.mapOptional("edits-object", M.EditsObject);
    In.mapOptional("into", M.Into);
    In.mapOptional("appends", M.Appends);
  }
  static std::string validate(IO &, TextModel &M) {
    const unsigned Given = M.Format.has_value() + M.Pieces.has_value() +
                           M.Edits.has_value() + M.EditsObject;
    return Given == 1
               ? ""
               : "expected one of 'format', 'pieces', 'edits', 'edits-object'";
  }
};

template <> struct MappingTraits<Model> {
  static void mapping(IO &In, Model &M) {
    In.mapRequired("framework", M.Framework);
    In.mapOptional("versions", M.Versions);
    In.mapOptional("identifier", M.Identifier);
    In.mapOptional("redirects", M.Redirects);
    In.mapOptional("statuses", M.Statuses);
    In.mapOptional("headers", M.Headers);
    In.mapOptional("header-names", M.HeaderNames);
    In.mapOptional("routes", M.Routes);
    In.mapOptional("handlers", M.Handlers);
    In.mapOptional("handlers-are-unregistered", M.HandlersAreUnregistered);
    In.mapOptional("method-names", M.MethodNames);
    In.mapOptional("request", M.Request);
    In.mapOptional("work", M.Work);
    In.mapOptional("comparisons", M.Comparisons);
    In.mapOptional("texts", M.Texts);
  }
};

} // namespace llvm::yaml

namespace redirect {

static void keepFirstMessage(const llvm::SMDiagnostic &Diagnostic,
                             void *Message) {
  std::string &Kept = *static_cast<std::string *>(Message);
  if (!Kept.empty())
    return;
  llvm::raw_string_ostream(Kept)
      << Diagnostic.getFilename() << ':' << Diagnostic.getLineNo() << ':'
      << Diagnostic.getColumnNo() + 1 << ": " << Diagnostic.getMessage();
}

llvm::Expected<Model> readModel(llvm::MemoryBufferRef Text) {
  std::string Message;
  llvm::yaml::Input In(Text, /*Ctxt=*/nullptr, keepFirstMessage, &Message);
  Model Result;
  In >> Result;
  if (In.error())
    return llvm::createStringError(In.error(), Message);
  return Result;
}

} // namespace redirect
