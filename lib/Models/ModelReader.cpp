//===- ModelReader.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/ModelReader.h"
#include "Models/InputFile.h"
#include "Models/ModelYaml.h"
#include "Models/NodeInput.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/SourceMgr.h"

using llvm::StringRef;

namespace redirect {

/// The keys of all mappings of a model, for those who mistype one.
static constexpr llvm::StringLiteral Keys[] = {"framework",
                                               "versions",
                                               "identifier",
                                               "mentions",
                                               "unless-mentions",
                                               "redirects",
                                               "statuses",
                                               "headers",
                                               "header-lists",
                                               "response-parts",
                                               "header-names",
                                               "status-names",
                                               "status-classes",
                                               "raw-responses",
                                               "routes",
                                               "method-exclusions",
                                               "limits",
                                               "handlers",
                                               "handlers-are-unregistered",
                                               "starts",
                                               "runs",
                                               "parameter",
                                               "standard-output-answers",
                                               "method-names",
                                               "request",
                                               "predicates",
                                               "work",
                                               "comparisons",
                                               "texts",
                                               "function",
                                               "constructor",
                                               "field",
                                               "record",
                                               "type",
                                               "container",
                                               "returned-with",
                                               "location",
                                               "status",
                                               "permanent",
                                               "sends",
                                               "response",
                                               "name",
                                               "value",
                                               "is",
                                               "text",
                                               "object",
                                               "of-part",
                                               "list",
                                               "set-cookie",
                                               "format",
                                               "pattern",
                                               "pattern-below-class",
                                               "pattern-names-method",
                                               "handler",
                                               "handler-name",
                                               "handler-name-prefix",
                                               "overrider",
                                               "filters",
                                               "filters-but",
                                               "methods",
                                               "methods-argument",
                                               "chain",
                                               "subscripts",
                                               "assigned",
                                               "parameters-are-arguments",
                                               "parameters",
                                               "method",
                                               "method-is-compared",
                                               "target",
                                               "target-if",
                                               "body",
                                               "taking",
                                               "in-class",
                                               "named-by-method",
                                               "route-parameters",
                                               "variables",
                                               "lines",
                                               "separator",
                                               "goes-on",
                                               "equal-is",
                                               "left",
                                               "right",
                                               "pieces",
                                               "behind-server",
                                               "edits",
                                               "edits-object",
                                               "gives-object",
                                               "into-object",
                                               "into",
                                               "appends",
                                               "client",
                                               "requests",
                                               "follows",
                                               "setting",
                                               "settings",
                                               "follow",
                                               "with",
                                               "unless",
                                               "then",
                                               "instead"};

/// The key that is most like \p Mistyped, which may be one elsewhere; empty if
/// none is like it.
static StringRef nearestKey(StringRef Mistyped) {
  unsigned Least = Mistyped.size() / 3 + 2;
  StringRef Nearest;
  for (const StringRef Key : Keys)
    if (const unsigned Distance =
            Mistyped.edit_distance(Key, /*AllowReplacements=*/true, Least);
        Distance < Least && Key != Mistyped) {
      Least = Distance;
      Nearest = Key;
    }
  return Nearest;
}

/// LLVM's message in words that say what to write instead.
static std::string worded(StringRef Message) {
  if (Message.consume_front("unknown key '")) {
    const StringRef Key = Message.split('\'').first;
    const StringRef Nearest = nearestKey(Key);
    return ("unknown key '" + Key + "'" +
            (Nearest.empty() ? "" : "; did you mean '" + Nearest + "'?"))
        .str();
  }
  if (Message == "invalid number")
    return "expected a number";
  if (Message == "invalid boolean")
    return "expected true or false";
  if (Message == "not a mapping")
    return "expected keys and values, such as {function: ns::Class::name}";
  // `[Foo::]` is half of a key and its value.
  if (Message == "unexpected scalar")
    return ExpectedName.str();
  if (Message == "not a sequence")
    return "expected a list, such as [a, b]";
  return Message.str();
}

static void keepFirstMessage(const llvm::SMDiagnostic &Diagnostic,
                             void *Message) {
  std::string &Kept = *static_cast<std::string *>(Message);
  if (!Kept.empty())
    return;
  llvm::raw_string_ostream(Kept)
      << Diagnostic.getFilename() << ':' << Diagnostic.getLineNo() << ':'
      << Diagnostic.getColumnNo() + 1 << ": "
      << worded(Diagnostic.getMessage());
}

namespace {

class TextReading final : public ModelReading {
public:
  TextReading(llvm::MemoryBufferRef Text, Scrutiny Asks)
      : ModelReading(Asks), Begin(Text.getBufferStart()) {}

  size_t offset() const override {
    return In->getCurrentNode()->getSourceRange().Start.getPointer() - Begin;
  }

  const llvm::yaml::Input *In = nullptr;

private:
  const char *Begin;
};

} // namespace

/// Reads \p Text into \p Result; returns what is wrong, or nothing.
static std::string read(llvm::MemoryBufferRef Text, Model &Result,
                        Scrutiny Asks) {
  std::string Message;
  TextReading Reading(Text, Asks);
  llvm::yaml::Input In(Text, static_cast<ModelReading *>(&Reading),
                       keepFirstMessage, &Message);
  Reading.In = &In;
  In >> Result;
  if (!In.error() && !Result.Framework.empty())
    return "";
  // An empty text has no node to complain about.
  return Message.empty() ? (Text.getBufferIdentifier() +
                            ":1:1: expected a model, which begins with "
                            "'framework: NAME'")
                               .str()
                         : Message;
}

llvm::Expected<Model> readModel(llvm::MemoryBufferRef Text) {
  Model Result;
  const std::string Message = read(Text, Result, Scrutiny::All);
  if (Message.empty())
    return Result;
  // Values are compared before keys are: an unknown key explains the rest.
  Model Unused;
  const std::string Basic = read(Text, Unused, Scrutiny::Forms);
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 Basic.empty() ? Message : Basic);
}

Model readModel(const BuiltinModel &Builtin) {
  Model Result;
  NodeInput In(Builtin);
  llvm::yaml::EmptyContext Context;
  llvm::yaml::yamlize(In, Result, /*Required=*/true, Context);
  return Result;
}

llvm::Expected<Model> readUsersModel(llvm::MemoryBufferRef Text) {
  if (llvm::Error Wrong = checkYaml(Text))
    return std::move(Wrong);
  llvm::Expected<Model> Result = readModel(Text);
  if (Result)
    Result->IsUsers = true;
  return Result;
}

} // namespace redirect
