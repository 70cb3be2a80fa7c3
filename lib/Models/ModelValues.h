//===- ModelValues.h - The forms of a model's values ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// How names, methods, places and other values are written in a model, and what
// to say where they are wrong.

#ifndef REDIRECT_TIDY_MODELS_MODELVALUES_H
#define REDIRECT_TIDY_MODELS_MODELVALUES_H

#include "Http/Status.h"
#include "Models/Model.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/YAMLParser.h"
#include "llvm/Support/YAMLTraits.h"

LLVM_YAML_IS_FLOW_SEQUENCE_VECTOR(redirect::QualifiedName)
LLVM_YAML_IS_FLOW_SEQUENCE_VECTOR(redirect::Method)
LLVM_YAML_IS_FLOW_SEQUENCE_VECTOR(redirect::SubscriptRole)

namespace redirect {

inline constexpr llvm::StringLiteral ExpectedName =
    "expected a name such as orders::Response::status, without template "
    "arguments";

/// True for an identifier, and for the operators that models name.
inline bool isNamePart(llvm::StringRef Part) {
  if (Part == "operator()" || Part == "operator[]")
    return true;
  // operator""_method
  Part.consume_front("operator\"\"");
  return !Part.empty() && !llvm::isDigit(Part.front()) &&
         llvm::all_of(Part,
                      [](char C) { return llvm::isAlnum(C) || C == '_'; });
}

inline bool isName(llvm::StringRef Text) {
  llvm::SmallVector<llvm::StringRef> Parts;
  Text.split(Parts, "::");
  return llvm::all_of(Parts, isNamePart);
}

/// What is asked of a model while it is read: that each value has the right
/// form, and that values go together.
enum class Scrutiny : uint8_t { None, Forms, All };

/// What those know who read the values of a model.
class ModelReading {
public:
  explicit ModelReading(Scrutiny Asks) : Asks(Asks) {}
  virtual ~ModelReading() = default;

  /// Where the value that is being read stands in the text.
  virtual size_t offset() const = 0;

  const Scrutiny Asks;
};

inline bool isLenient(llvm::yaml::IO &In) {
  const auto *Reading = static_cast<const ModelReading *>(In.getContext());
  return Reading->Asks != Scrutiny::All;
}

} // namespace redirect

namespace llvm::yaml {

using namespace redirect;

/// Scalars of a model are only read.
template <typename T> struct ReadScalarTraits {
  static void output(const T &, void *, raw_ostream &) {}
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <>
struct ScalarTraits<QualifiedName> : ReadScalarTraits<QualifiedName> {
  static StringRef input(StringRef Text, void *Context, QualifiedName &Name) {
    const auto &Reading = *static_cast<const ModelReading *>(Context);
    if (Reading.Asks != Scrutiny::None && !isName(Text))
      return ExpectedName;
    Name = {Text.str(), Reading.offset()};
    return {};
  }
};

template <> struct ScalarTraits<Method> : ReadScalarTraits<Method> {
  static StringRef input(StringRef Text, void *, Method &M) {
    const std::optional<Method> Parsed = parseMethod(Text);
    if (!Parsed || *Parsed == Method::Other)
      return "expected a method such as GET or POST";
    M = *Parsed;
    return {};
  }
};

template <>
struct ScalarTraits<MethodList::Word> : ReadScalarTraits<MethodList::Word> {
  static StringRef input(StringRef Text, void *, MethodList::Word &Word) {
    if (Text == "any")
      Word = MethodList::Word::Any;
    else if (Text == "template-arguments")
      Word = MethodList::Word::TemplateArguments;
    else
      return "expected a list of methods such as [GET, HEAD], or 'any', or "
             "'template-arguments'";
    return {};
  }
};

template <> struct PolymorphicTraits<MethodList> {
  static NodeKind getKind(const MethodList &) { return NodeKind::Sequence; }
  static MethodList::Word &getAsScalar(MethodList &List) { return List.Given; }
  static std::vector<Method> &getAsSequence(MethodList &List) {
    return List.Listed;
  }
  // A mapping is read as a word, which then says what is expected.
  static MethodList::Word &getAsMap(MethodList &List) { return List.Given; }
};

template <>
struct ScalarTraits<std::optional<unsigned>>
    : ReadScalarTraits<std::optional<unsigned>> {
  static StringRef input(StringRef Text, void *,
                         std::optional<unsigned> &Number) {
    unsigned Read = 0;
    if (Text.getAsInteger(10, Read))
      return "expected an argument's number, counted from 0";
    Number = Read;
    return {};
  }
};

template <> struct PolymorphicTraits<StatusArguments> {
  static NodeKind getKind(const StatusArguments &) {
    return NodeKind::Sequence;
  }
  static std::optional<unsigned> &getAsScalar(StatusArguments &Arguments) {
    return Arguments.Only;
  }
  static std::vector<unsigned> &getAsSequence(StatusArguments &Arguments) {
    return Arguments.AnyOf;
  }
  static std::optional<unsigned> &getAsMap(StatusArguments &Arguments) {
    return Arguments.Only;
  }
};

template <>
struct ScalarTraits<ResponsePlace> : ReadScalarTraits<ResponsePlace> {
  static StringRef input(StringRef Text, void *, ResponsePlace &Place) {
    unsigned Argument = 0;
    if (Text == "result")
      Place.IsResult = true;
    else if (!Text.getAsInteger(10, Argument))
      Place.Argument = Argument;
    else
      return "expected an argument's number, counted from 0, or 'result'";
    return {};
  }
};

template <>
struct ScalarTraits<HeaderNamePlace> : ReadScalarTraits<HeaderNamePlace> {
  static StringRef input(StringRef Text, void *, HeaderNamePlace &Place) {
    if (Text == "template-argument")
      Place.IsTemplateArgument = true;
    else if (Text.getAsInteger(10, Place.Argument))
      return "expected an argument's number, counted from 0, or "
             "'template-argument'";
    return {};
  }
};

template <>
struct ScalarTraits<ArgumentOrField> : ReadScalarTraits<ArgumentOrField> {
  static StringRef input(StringRef Text, void *, ArgumentOrField &Place) {
    unsigned Argument = 0;
    if (!Text.getAsInteger(10, Argument))
      Place.Argument = Argument;
    else if (isNamePart(Text))
      Place.Field = Text.str();
    else
      return "expected an argument's number, counted from 0, or the name of a "
             "field of the record";
    return {};
  }
};

template <> struct ScalarEnumerationTraits<SubscriptRole> {
  static void enumeration(IO &In, SubscriptRole &Value) {
    In.enumCase(Value, "pattern", SubscriptRole::Pattern);
    In.enumCase(Value, "methods", SubscriptRole::Methods);
  }
};

template <> struct ScalarTraits<Hook> : ReadScalarTraits<Hook> {
  static StringRef input(StringRef Text, void *, Hook &When) {
    const std::optional<Hook> Parsed = parseHook(Text);
    if (!Parsed)
      return "expected 'before', 'after', 'around', 'otherwise' or 'errors'";
    When = *Parsed;
    return {};
  }
};

template <> struct ScalarEnumerationTraits<LibrarySettingModel::Effect> {
  static void enumeration(IO &In, LibrarySettingModel::Effect &Value) {
    using Effect = LibrarySettingModel::Effect;
    In.enumCase(Value, "becomes-get", Effect::BecomesGet);
    In.enumCase(Value, "sent-again", Effect::SentAgain);
    In.enumCase(Value, "sent-always", Effect::SentAlways);
  }
};

template <> struct ScalarEnumerationTraits<FunctionModel::Effect> {
  static void enumeration(IO &In, FunctionModel::Effect &Value) {
    In.enumCase(Value, "true", FunctionModel::Effect::Work);
    In.enumCase(Value, "false", FunctionModel::Effect::None);
    In.enumCase(Value, "maybe", FunctionModel::Effect::Maybe);
  }
};

template <> struct ScalarEnumerationTraits<FormatStyle> {
  static void enumeration(IO &In, FormatStyle &Value) {
    In.enumCase(Value, "printf", FormatStyle::Printf);
    In.enumCase(Value, "braces", FormatStyle::Braces);
    In.enumCase(Value, "dollars", FormatStyle::Dollars);
    In.enumCase(Value, "numbered", FormatStyle::Numbered);
  }
};

template <> struct ScalarEnumerationTraits<ComparisonModel::Equal> {
  static void enumeration(IO &In, ComparisonModel::Equal &Value) {
    In.enumCase(Value, "true", ComparisonModel::Equal::True);
    In.enumCase(Value, "zero", ComparisonModel::Equal::Zero);
  }
};

} // namespace llvm::yaml

#endif // REDIRECT_TIDY_MODELS_MODELVALUES_H
