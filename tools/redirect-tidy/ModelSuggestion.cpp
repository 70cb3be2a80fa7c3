//===- ModelSuggestion.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ModelSuggestion.h"
#include "FileWriting.h"
#include "IndexFile.h"
#include "Models/UnitText.h"
#include "NamedFiles.h"
#include "Program/UnitDescription.h"
#include "ProjectRun.h"
#include "Summary.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using llvm::StringRef;

namespace redirect {

/// True if \p A says more of a name's overloads than \p B: which argument is
/// the status, or names the methods, and not which is always meant.
static bool saysMore(const DraftEntry &A, const DraftEntry &B) {
  const auto Rank = [](StringRef Text) {
    return Text.contains("status: ") || Text.contains("methods-argument: ");
  };
  return Rank(A.Text) && !Rank(B.Text);
}

void ModelSuggestion::add(StringRef File,
                          const std::vector<DraftEntry> &Entries) {
  for (const DraftEntry &Entry : Entries) {
    Files.insert(File.str());
    if (!Entry.Name.empty()) {
      Scope &Around = Scopes[StringRef(Entry.Name).split("::").first.str()];
      Around.Files.insert(File.str());
      ++Around.Entries;
    }
    auto [Known, IsNew] = BySection[Entry.Section].try_emplace(Entry.Called);
    if (IsNew) {
      Known->second.Is = Entry;
      continue;
    }
    DraftEntry &Is = Known->second.Is;
    const auto IsSame = [&](const DraftEntry &Other) {
      return Other.Text == Entry.Text;
    };
    if (IsSame(Is) || llvm::any_of(Known->second.Others, IsSame))
      continue;
    Known->second.Others.push_back(Entry);
    if (saysMore(Entry, Is))
      std::swap(Is, Known->second.Others.back());
  }
}

/// A name that each file knows in which something was recognised; empty if
/// there is none.
std::string ModelSuggestion::identifier() const {
  std::string Result;
  size_t Most = 0;
  for (const auto &[Name, Around] : Scopes)
    if (Around.Files.size() == Files.size() && Around.Entries > Most) {
      Result = Name;
      Most = Around.Entries;
    }
  return Result;
}

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

/// As what an entry of \p Section, with \p Text, was recognised.
static StringRef reason(StringRef Section, StringRef Text) {
  if (Section == "redirects")
    return Text.contains("sends: ")
               ? "redirects to the target that it is given, with this status"
               : "redirects to the target that it is given, with the status";
  if (Section == "statuses")
    return Text.starts_with("{field")         ? "holds the status"
           : Text.starts_with("{constructor") ? "is made with a status"
                                              : "sets the status";
  if (Section == "headers") {
    if (Text.contains("is: Location"))
      return Text.starts_with("{field") ? "holds the target" : "sets Location";
    return Text.starts_with("{field") ? "holds the headers"
           : Text.contains("text: ")  ? "adds lines of headers"
                                      : "sets a header";
  }
  if (Section.starts_with("method-names"))
    return "is named like the method";
  return llvm::StringSwitch<StringRef>(Section)
      .Case("raw-responses", "may send texts to a client")
      .Case("response-parts", "leads to the response")
      .Case("work", "changes a session or a cookie")
      .Case("functions",
            "serves one request; what it does in its own bodies is "
            "no work of a handler's")
      .Case("routes", "is given a path and what handles it")
      .Case("handlers", "is overridden by what handles requests")
      .Case("request.method", "gives the request's method")
      .Case("request.target", "gives the request's target")
      .Case("request.route-parameters", "gives parameters of the path")
      .Case("request.headers", "gives the request's headers")
      .Default("gives the request's body, or a part of it");
}

static std::string placeText(const DraftPlace &Place, const SourceRoot &Root) {
  return Root.nameOf(Place.File) + ":" + std::to_string(Place.Line);
}

/// "# response.h:12: sets a header", with where it is used.
static std::string comment(const DraftEntry &Entry, const SourceRoot &Root) {
  std::string Result = "# " + placeText(Entry.Declared, Root) + ": " +
                       reason(Entry.Section, Entry.Text).str();
  if (!Entry.Seen.File.empty())
    Result += ", as at " + placeText(Entry.Seen, Root);
  return Result;
}

/// The sections, in the order in which people write them.
static constexpr llvm::StringLiteral SectionsInOrder[] = {
    "redirects",     "statuses", "headers",  "response-parts",
    "raw-responses", "routes",   "handlers", "method-names",
    "request",       "work",     "functions"};

bool ModelSuggestion::Entries::hasName() const { return !Is.Name.empty(); }

/// True if models can name one of \p All.
template <typename Map> static bool haveName(const Map &All) {
  return llvm::any_of(All,
                      [](const auto &Entry) { return Entry.second.hasName(); });
}

void ModelSuggestion::print(const ByName &Named, StringRef Indent,
                            const SourceRoot &Root, llvm::raw_ostream &Out) {
  for (const auto &[Called, All] : Named) {
    if (All.hasName())
      Out << Indent << "- " << All.Is.Text << "  " << comment(All.Is, Root)
          << "\n";
    else
      Out << Indent << "# " << (Called.empty() ? "What has no name" : Called)
          << ", which models can't name, so that it isn't recognised with this "
             "one:\n"
          << Indent << comment(All.Is, Root) << "\n";
    for (const DraftEntry &Other : All.Others)
      Out << Indent << "# an overload: " << Other.Text << "\n"
          << Indent << comment(Other, Root) << "\n";
  }
}

void ModelSuggestion::printSection(StringRef Section, const SourceRoot &Root,
                                   llvm::raw_ostream &Out) const {
  std::vector<std::pair<StringRef, const ByName *>> Parts;
  bool HasName = false;
  for (const auto &[Key, Named] : BySection)
    if (const auto [Outer, Inner] = StringRef(Key).split('.');
        Outer == Section) {
      Parts.emplace_back(Inner, &Named);
      HasName |= haveName(Named);
    }
  if (!Parts.empty())
    Out << "\n" << (HasName ? "" : "# ") << Section << ":\n";
  for (const auto &[Inner, Named] : Parts) {
    if (!Inner.empty())
      Out << "  " << (haveName(*Named) ? "" : "# ") << Inner << ":\n";
    print(*Named, Inner.empty() ? "  " : "    ", Root, Out);
  }
}

void ModelSuggestion::print(const SourceRoot &Root,
                            llvm::raw_ostream &Out) const {
  Out << "# A draft, made by redirect-tidy --suggest-model of what "
      << counted(Files.size(), "file")
      << (Files.size() == 1 ? " shows" : " show")
      << " by names,\n# types and calls. Check each line, and add what is "
         "missing: docs/writing-a-model.md.\n";
  const std::string Identifier = identifier();
  Out << "framework: " << (Identifier.empty() ? "Own" : Identifier) << "\n";
  if (Identifier.empty())
    Out << "# identifier: a name that all files with it know, and few others\n";
  else
    Out << "identifier: " << Identifier << "\n";
  for (const StringRef Section : SectionsInOrder)
    printSection(Section, Root, Out);
}

//===----------------------------------------------------------------------===//
// The command
//===----------------------------------------------------------------------===//

/// What \p Unit shows of an HTTP layer that no model is about, as its program
/// has it.
static std::vector<DraftEntry> draftOf(const ProjectUnit &Unit,
                                       const ModelLibrary &Library,
                                       const RouteIndex &Index) {
  std::vector<DraftEntry> Result;
  ModelSelection Wanted = Unit.Models;
  Wanted.Heuristics = true;
  const auto Look = [&](clang::ASTContext &Context, const CompileErrors &Errors,
                        DescribedUnit & /*Said*/) {
    const UnitText Text(Context);
    const std::optional<UnitInProgram> Part =
        Index.findUnit(mainFileOf(Context));
    // What is wrong with models was told when the unit was described.
    const UnitModels Models = Library.modelsFor(
        Text.words(), Wanted, [](const std::string &) {},
        Part ? &*Part : nullptr);
    Result = UnitAnalysis(Context, Models, &Index,
                          Errors.empty() ? nullptr : &Errors)
                 .draft();
  };
  readUnit(Unit.Command, Unit.File, Look);
  return Result;
}

/// Returns the exit code.
llvm::Expected<int> ProjectRun::suggestModel() {
  llvm::Expected<RouteIndex> Index = indexOf(*Program);
  if (!Index)
    return Index.takeError();
  std::vector<ProjectUnit *> Due;
  for (ProjectUnit &Unit : All.Units)
    if (Unit.Said.isRead() &&
        (Command.Files.empty() ||
         llvm::any_of(Command.Files, [&](const std::string &File) {
           return isMadeOf(Unit, File);
         })))
      Due.push_back(&Unit);
  std::map<std::string, std::vector<DraftEntry>> ByUnit;
  std::mutex Mutex;
  All.forEach("reading again", Due, [&](ProjectUnit &Unit) {
    std::vector<DraftEntry> Drafted = draftOf(Unit, All.Library, *Index);
    const std::lock_guard<std::mutex> Lock(Mutex);
    ByUnit[Unit.File + Unit.Variant] = std::move(Drafted);
  });
  ModelSuggestion Result;
  for (const auto &[File, Drafted] : ByUnit)
    Result.add(File, Drafted);
  nameErrors();
  if (Result.empty()) {
    if (!Command.IsQuiet)
      llvm::errs() << "redirect-tidy: nothing to suggest: no HTTP layer of "
                      "one's own was recognised in "
                   << counted(Due.size(), "file") << "\n";
    return isComplete() ? ExitCode::Found : Failed;
  }
  Result.print(SourceRoot::at(All.Root), llvm::outs());
  if (llvm::Error Problem = flushOutput())
    return std::move(Problem);
  return isComplete() ? NothingFound : Failed;
}

} // namespace redirect
