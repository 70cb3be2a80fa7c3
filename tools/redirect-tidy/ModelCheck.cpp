//===- ModelCheck.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ModelCheck.h"
#include "FileWriting.h"
#include "Models/InputFile.h"
#include "Models/ModelReader.h"
#include "Models/UnitText.h"
#include "NamedFiles.h"
#include "ProjectRun.h"
#include "Redirects/Redirects.h"
#include "Summary.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SourceMgr.h"

using llvm::StringRef;

namespace redirect {

llvm::Expected<ModelCheck> ModelCheck::read(const std::string &File) {
  auto Text = readInputFile(File, MaxWrittenSize);
  if (!Text)
    return Text.takeError();
  llvm::Expected<Model> Read =
      readUsersModel(llvm::MemoryBufferRef((*Text)->getBuffer(), File));
  if (!Read)
    return Read.takeError();
  ModelCheck Result;
  Result.Text =
      llvm::MemoryBuffer::getMemBufferCopy((*Text)->getBuffer(), File);
  Result.Is = std::make_unique<const Model>(std::move(*Read));
  Result.Entries = entriesOf(*Result.Is);
  return Result;
}

/// What the unit of \p Context has of the model, if it has what that is about.
ModelCheck::InUnit ModelCheck::lookIn(clang::ASTContext &Context) const {
  InUnit Result;
  const UnitText Words(Context);
  const StringRef Identifier = Is->Identifier.Text;
  Result.KnowsIdentifier =
      Identifier.empty() || Words.words().Knows(Identifier);
  if (Result.KnowsIdentifier)
    Result.Entries = matchEntries(Entries, Context);
  else
    Result.NearIdentifier = nearIdentifier(Identifier, Context);
  return Result;
}

void ModelCheck::lookIn(Project &All) {
  std::vector<ProjectUnit *> Due;
  for (ProjectUnit &Unit : All.Units)
    if (Unit.Said.Description.empty())
      Due.push_back(&Unit);
  std::mutex Mutex;
  All.forEach("reading", Due, [&](ProjectUnit &Unit) {
    const auto Look = [&](clang::ASTContext &Context,
                          const CompileErrors &Errors, DescribedUnit &Said) {
      // It says nothing of redirects, but that it was read.
      const UnitModels None;
      Said.Description = UnitAnalysis::describe(Context, None, nullptr,
                                                {All.Root, Unit.Variant});
      if (Said.Errors)
        Said.Functions = UnitAnalysis::countFunctions(Context, None, Errors);
      InUnit Found = lookIn(Context);
      const std::lock_guard<std::mutex> Lock(Mutex);
      ByUnit[Unit.File + Unit.Variant] = std::move(Found);
    };
    Unit.Said = readUnit(Unit.Command, Unit.File, Look);
  });
}

void ModelCheck::sumUp(const Project &All, llvm::ArrayRef<std::string> Files) {
  Whole.Entries.resize(Entries.size());
  for (const ProjectUnit &Unit : All.Units) {
    const auto Known = ByUnit.find(Unit.File + Unit.Variant);
    const auto IsMade = [&](StringRef File) { return isMadeOf(Unit, File); };
    if (Known == ByUnit.end() || !Unit.Said.isRead() ||
        (!Files.empty() && llvm::none_of(Files, IsMade)))
      continue;
    ++Read;
    InUnit &Found = Known->second;
    if (!Whole.NearIdentifier)
      Whole.NearIdentifier = std::move(Found.NearIdentifier);
    if (!Found.KnowsIdentifier)
      continue;
    ++Concerned;
    for (auto [Entry, InThis] : llvm::zip_equal(Whole.Entries, Found.Entries))
      Entry.add(std::move(InThis));
  }
}

static bool isMatch(const EntryMatch &Entry) {
  return Entry.Is == EntryMatch::Kind::Matches;
}

bool ModelCheck::matches() const {
  return Concerned != 0 && llvm::all_of(Whole.Entries, isMatch);
}

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

static StringRef word(NamedKind Kind) {
  switch (Kind) {
  case NamedKind::Function:
    return "function";
  case NamedKind::Class:
    return "class";
  case NamedKind::Field:
    return "field";
  case NamedKind::Any:
    break;
  }
  return "declaration";
}

static StringRef word(DeclaredKind Kind) {
  switch (Kind) {
  case DeclaredKind::Function:
    return "a function";
  case DeclaredKind::Class:
    return "a class";
  case DeclaredKind::Field:
    return "a field";
  case DeclaredKind::Variable:
    return "a variable";
  case DeclaredKind::Constant:
    return "a constant";
  case DeclaredKind::Enumeration:
    return "an enumeration";
  case DeclaredKind::Namespace:
    return "a namespace";
  case DeclaredKind::Other:
    break;
  }
  return "another thing";
}

/// " (http/response.h:31)"; nothing for what stands nowhere.
static std::string placeOf(const std::optional<NearName> &D,
                           const SourceRoot &Root) {
  if (!D || D->File.empty())
    return "";
  return " (" + Root.nameOf(D->File) + ":" + std::to_string(D->Line) + ")";
}

static std::string proposal(const std::optional<NearName> &Near,
                            const SourceRoot &Root) {
  return Near
             ? "; did you mean '" + Near->Name + "'" + placeOf(Near, Root) + "?"
             : "";
}

/// "in the 14 files looked at".
static std::string whereLooked(size_t Files) {
  return Files == 1 ? "in the file looked at"
                    : "in the " + counted(Files, "file") + " looked at";
}

/// What is wrong with \p Entry, of which \p Found is there.
static std::string wrong(const ModelEntry &Entry, const EntryMatch &Found,
                         const std::string &Where, const SourceRoot &Root) {
  const std::string Name = "'" + Entry.Name->Text + "'";
  const std::string Declared = placeOf(Found.Declared, Root);
  switch (Found.Is) {
  case EntryMatch::Kind::NoMember:
    if (Found.IsClass)
      return "class '" + Found.Scope + "'" + Declared + " has no member '" +
             Found.Missing + "' " + Where + proposal(Found.Near, Root);
    break;
  case EntryMatch::Kind::NoDefinition:
    return "'" + Found.Scope + "'" + Declared +
           " is declared, but nowhere defined " + Where +
           proposal(Found.Near, Root);
  case EntryMatch::Kind::OtherKind:
    return Name + Declared + " is " + word(Found.DeclaredAs).str() +
           "; the entry names a " + word(Entry.Is).str();
  case EntryMatch::Kind::FewerParameters: {
    const unsigned Named = Entry.LastArgument.value_or(0) + 1;
    return Name + Declared + " takes " +
           (Found.Parameters == 0 ? "no parameters"
                                  : counted(Found.Parameters, "parameter")) +
           "; the entry names the " + std::to_string(Named) +
           llvm::getOrdinalSuffix(Named).str();
  }
  default:
    break;
  }
  return "no " + word(Entry.Is).str() + " " + Name + " " + Where +
         proposal(Found.Near, Root);
}

void ModelCheck::print(const SourceRoot &Root, std::optional<bool> UsesColor,
                       llvm::raw_ostream &Out) const {
  llvm::SourceMgr Sources;
  Sources.AddNewSourceBuffer(
      llvm::MemoryBuffer::getMemBuffer(Text->getMemBufferRef(), false),
      llvm::SMLoc());
  const std::string Where = whereLooked(Concerned ? Concerned : Read);
  const auto Warn = [&](const QualifiedName &Name, const std::string &Message) {
    const char *At = Text->getBufferStart() + Name.Offset;
    const auto Place = llvm::SMLoc::getFromPointer(At);
    const llvm::SMRange Range(
        Place, llvm::SMLoc::getFromPointer(At + Name.Text.size()));
    Sources.PrintMessage(Out, Place, llvm::SourceMgr::DK_Warning, Message,
                         {Range}, {}, UsesColor.value_or(Out.has_colors()));
  };
  if (!Concerned)
    return Warn(Is->Identifier, "nothing is called '" + Is->Identifier.Text +
                                    "' " + Where +
                                    proposal(Whole.NearIdentifier, Root));
  for (const auto &[Entry, Found] : llvm::zip_equal(Entries, Whole.Entries))
    if (!isMatch(Found))
      Warn(*Entry.Name, wrong(Entry, Found, Where, Root));
}

std::string ModelCheck::summary() const {
  const size_t Matching = llvm::count_if(Whole.Entries, isMatch);
  const size_t Others = Entries.size() - Matching;
  std::string Result = std::to_string(Matching) + " of " +
                       counted(Entries.size(), "entry", "entries") +
                       (Matching == 1 ? " matches" : " match") + " in " +
                       counted(Concerned, "file");
  if (Concerned != Read)
    Result +=
        " that know '" + Is->Identifier.Text + "', of " + std::to_string(Read);
  if (Others)
    Result +=
        "; " + std::to_string(Others) + (Others == 1 ? " doesn't" : " don't");
  return Result;
}

//===----------------------------------------------------------------------===//
// The command
//===----------------------------------------------------------------------===//

/// Returns the exit code.
llvm::Expected<int> ProjectRun::checkModel() {
  llvm::Expected<ModelCheck> Check = ModelCheck::read(Command.CheckedModel);
  if (!Check)
    return Check.takeError();
  if (llvm::Error Problem = findUnits())
    return std::move(Problem);
  Check->lookIn(All);
  if (addLikelyUnits())
    Check->lookIn(All);
  llvm::Expected<std::vector<std::string>> Named =
      knownFiles(Command.Files, All.Units);
  if (!Named)
    return Named.takeError();
  nameErrors();
  if (llvm::none_of(All.Units,
                    [](const ProjectUnit &Unit) { return Unit.Said.isRead(); }))
    return Failed;
  Check->sumUp(All, *Named);
  Check->print(SourceRoot::at(All.Root), Command.Wanted.UsesColor,
               llvm::outs());
  if (llvm::Error Problem = flushOutput())
    return std::move(Problem);
  if (!Command.IsQuiet && Check->isConcerned())
    llvm::errs() << "redirect-tidy: " << Check->summary() << "\n";
  if (!isComplete())
    return Failed;
  return Check->matches() ? NothingFound : ExitCode::Found;
}

} // namespace redirect
