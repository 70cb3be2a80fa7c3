//===- Silencing.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Silencing.h"
#include "Diagnostics.h"
#include "Report.h"

using llvm::StringRef;
namespace json = llvm::json;

namespace redirect {

namespace {
/// Text to put into a line.
struct Insertion {
  size_t Line;
  unsigned Column;
  std::string Text;
};
} // namespace

/// A comment behind the line; above it if the line has one already. None where
/// a comment would end a macro.
static std::optional<Insertion> silence(StringRef Check, size_t Line,
                                        const OpenFile &File, ColumnUnit Unit) {
  const std::optional<StringRef> Text = File.line(Line);
  if (!Text || Text->ends_with("\\"))
    return std::nullopt;
  const std::optional<StringRef> Before =
      Line > 0 ? File.line(Line - 1) : std::nullopt;
  if (Before && Before->ends_with("\\"))
    return std::nullopt;
  if (!Text->contains("//"))
    return Insertion{Line, columnsOf(*Text, Unit),
                     ("  // NOLINT(" + Check + ")").str()};
  const StringRef Indent =
      Text->take_while([](char C) { return C == ' ' || C == '\t'; });
  return Insertion{Line, 0,
                   (Indent + "// NOLINTNEXTLINE(" + Check + ")\n").str()};
}

static json::Value actionFor(const json::Object &Diagnostic, StringRef Check,
                             StringRef Uri, const Insertion &In) {
  const json::Object Place{{"line", In.Line}, {"character", In.Column}};
  const json::Array Edits{
      json::Object{{"range", json::Object{{"start", json::Object(Place)},
                                          {"end", json::Object(Place)}}},
                   {"newText", In.Text}}};
  return json::Object{
      {"title", ("suppress with NOLINT(" + Check + ")").str()},
      {"kind", "quickfix"},
      {"diagnostics", json::Array{json::Object(Diagnostic)}},
      {"edit", json::Object{{"changes",
                             json::Object{{Uri.str(), json::Array(Edits)}}}}}};
}

static bool asksForQuickFixes(const json::Object &Context) {
  const json::Array *Only = Context.getArray("only");
  return !Only || llvm::any_of(*Only, [](const json::Value &Kind) {
    return Kind.getAsString() == StringRef("quickfix");
  });
}

/// True for a note that stands where its report does: it says what else could
/// be done.
static bool isAdvice(const json::Object &Note) {
  return Note.getString("message").value_or("").equals_insensitive(
      describeLimit());
}

/// True if the report stands in another file: clangd shows it where a note on
/// it is, and no comment there hides it. A client is judged where it stands.
static bool standsElsewhere(const json::Object &Diagnostic, StringRef Check,
                            StringRef Uri) {
  if (Check == "http-redirect-missed-status")
    return false;
  const json::Array *Notes = Diagnostic.getArray("relatedInformation");
  const json::Value *Place = Diagnostic.get("range");
  return Notes && Place && llvm::any_of(*Notes, [&](const json::Value &Note) {
           const json::Object *Known = Note.getAsObject();
           const json::Object *At =
               Known ? Known->getObject("location") : nullptr;
           const json::Value *Range = At ? At->get("range") : nullptr;
           return Range && *Range == *Place && At->getString("uri") == Uri &&
                  !isAdvice(*Known);
         });
}

json::Array silencingActions(const json::Object &Params,
                             const OpenFiles &Files) {
  json::Array Result;
  const json::Object *About = Params.getObject("textDocument");
  const json::Object *Context = Params.getObject("context");
  const json::Array *Diagnostics =
      Context ? Context->getArray("diagnostics") : nullptr;
  const StringRef Uri = About ? About->getString("uri").value_or("") : "";
  const OpenFile *File = Files.find(Uri);
  if (!File || !Diagnostics || !asksForQuickFixes(*Context))
    return Result;
  for (const json::Value &Each : *Diagnostics) {
    const json::Object *Diagnostic = Each.getAsObject();
    const std::optional<StringRef> Check =
        Diagnostic ? checkOf(*Diagnostic) : std::nullopt;
    if (!Check || standsElsewhere(*Diagnostic, *Check, Uri))
      continue;
    const size_t Line = lineOf(*Diagnostic);
    if (const auto In = silence(*Check, Line, *File, Files.Unit))
      Result.push_back(actionFor(*Diagnostic, *Check, Uri, *In));
  }
  return Result;
}

} // namespace redirect
