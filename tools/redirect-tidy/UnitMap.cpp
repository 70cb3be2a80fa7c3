//===- UnitMap.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UnitMap.h"
#include "Models/UnitText.h"
#include "Program/UnitDescription.h"
#include "Redirects/LibrarySettings.h"
#include "Redirects/MissedStatuses.h"
#include "Redirects/Redirects.h"
#include "RegularFiles.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace redirect {

namespace {

/// Counts errors, and keeps the first.
class ErrorCounter : public DiagnosticConsumer {
public:
  explicit ErrorCounter(DescribedUnit &Unit) : Unit(Unit) {}

  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const clang::Diagnostic &Info) override {
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    if (Level < DiagnosticsEngine::Error)
      return;
    Unit.HasErrorsInFile |=
        Info.getLocation().isInvalid() || !Info.hasSourceManager() ||
        Info.getSourceManager().isInMainFile(Info.getLocation());
    if (++Unit.Errors > 1)
      return;
    SmallString<128> Message;
    Info.FormatDiagnostic(Message);
    if (Info.getLocation().isValid() && Info.hasSourceManager())
      Unit.FirstError =
          Info.getLocation().printToString(Info.getSourceManager()) + ": ";
    Unit.FirstError += Message;
  }

private:
  DescribedUnit &Unit;
};

class Reader : public ASTConsumer {
public:
  Reader(UnitLook Look, DescribedUnit &Unit, DiagnosticsEngine &Diagnostics)
      : Look(Look), Unit(Unit), Errors(watchErrors(Diagnostics)) {}

  void HandleTranslationUnit(ASTContext &Context) override {
    Look(Context, *Errors, Unit);
  }

private:
  const UnitLook Look;
  DescribedUnit &Unit;
  const std::shared_ptr<const CompileErrors> Errors;
};

class ReadingAction : public ASTFrontendAction {
public:
  ReadingAction(UnitLook Look, DescribedUnit &Unit) : Look(Look), Unit(Unit) {}

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler,
                                                 StringRef /*File*/) override {
    keepGoing(Compiler.getDiagnostics());
    return std::make_unique<Reader>(Look, Unit, Compiler.getDiagnostics());
  }

  void EndSourceFileAction() override {
    const SourceManager &Sources = getCompilerInstance().getSourceManager();
    for (auto File = Sources.fileinfo_begin(); File != Sources.fileinfo_end();
         ++File) {
      const std::optional<StringRef> Text =
          File->second->getBufferDataIfLoaded();
      if (!Text)
        continue;
      SmallString<128> Path(File->first.getName());
      Sources.getFileManager().makeAbsolutePath(Path);
      llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/false);
      Unit.Files.push_back({Path.str().str(), hashOf(*Text)});
    }
    llvm::sort(Unit.Files, [](const FileRead &A, const FileRead &B) {
      return A.Path < B.Path;
    });
  }

private:
  const UnitLook Look;
  DescribedUnit &Unit;
};

class ReadingFactory : public tooling::FrontendActionFactory {
public:
  ReadingFactory(UnitLook Look, DescribedUnit &Unit) : Look(Look), Unit(Unit) {}

  std::unique_ptr<FrontendAction> create() override {
    return std::make_unique<ReadingAction>(Look, Unit);
  }

private:
  const UnitLook Look;
  DescribedUnit &Unit;
};

} // namespace

bool DescribedUnit::isRead() const {
  if (Description.empty())
    return false;
  // A file may have no function: what it holds is for other platforms.
  return Functions.All == 0 ? !HasErrorsInFile
                            : Functions.Broken != Functions.All;
}

std::string DescribedUnit::whatIsMissing() const {
  if (Errors == 0)
    return "";
  std::string Result;
  if (!isRead())
    Result = Description.empty() || Functions.All == 0
                 ? "can't be read"
                 : "none of its functions can be looked at";
  else if (Functions.Broken == 0)
    Result = "has errors, outside its functions";
  else
    Result = std::to_string(Functions.Broken) + " of " +
             std::to_string(Functions.All) + " functions not looked at";
  Result += ": " + FirstError;
  if (Errors > 1)
    Result += " (the first of " + std::to_string(Errors) + " errors)";
  return Result;
}

DescribedUnit readUnit(const tooling::CompileCommand &Command, StringRef File,
                       UnitLook Look) {
  DescribedUnit Result;
  ErrorCounter Errors(Result);
  const UnitCompilation Compilation(Command);
  // Each tool has a file system of its own, as working folders differ.
  tooling::ClangTool Tool(Compilation, {File.str()},
                          std::make_shared<PCHContainerOperations>(),
                          regularFiles());
  Tool.setDiagnosticConsumer(&Errors);
  Tool.setPrintErrorMessage(false);
  ReadingFactory Factory(Look, Result);
  if (Tool.run(&Factory) != 0 && Result.Errors == 0) {
    Result.Errors = 1;
    Result.FirstError = "this file can't be read";
  }
  return Result;
}

/// Describes the unit of \p Context.
static void describe(ASTContext &Context, const CompileErrors &Errors,
                     const DescriptionInput &Input, DescribedUnit &Unit) {
  const UnitText Text(Context);
  const auto Report = [&Unit](const std::string &Problem) {
    Unit.Problems.push_back(Problem);
  };
  UnitInProgram Part;
  if (Input.Index)
    Part = Input.Index->findUnit(mainFileOf(Context)).value_or(Part);
  UnitModels Models =
      Input.Library.modelsFor(Text.words(), Input.Models, Report, &Part);
  Unit.MayServe = Models.MayServe;
  Unit.Frameworks.assign(Models.Recognised.begin(), Models.Recognised.end());
  Unit.IsPart = Input.IsPart || Models.MayServe;
  // A test of the program needs no framework to expect a status.
  const bool NamesStatus = Models.NamesStatus;
  if (!Unit.IsPart)
    Models = UnitModels();
  Models.NamesStatus = NamesStatus;
  const CompileErrors *Wrong = Errors.empty() ? nullptr : &Errors;
  Unit.Description = UnitAnalysis::describe(Context, Models, Input.Index,
                                            {Input.Root, Input.Variant}, Wrong);
  // Whoever asked for all models above was told what is wrong with them.
  const auto Follows = [&](auto Find) {
    return !Find(Context, Text.words(),
                 ClientSelection{Input.Library, Input.Models.Files,
                                 [](const std::string &) {}},
                 Wrong)
                .empty();
  };
  Unit.MissesStatus = Follows(missedStatuses) || Follows(librarySettings);
  if (Unit.Errors)
    Unit.Functions = UnitAnalysis::countFunctions(Context, Models, Errors);
}

DescribedUnit describeUnit(const tooling::CompileCommand &Command,
                           StringRef File, const DescriptionInput &Input) {
  const auto Describe =
      [&Input](ASTContext &Context, const CompileErrors &Errors,
               DescribedUnit &Unit) { describe(Context, Errors, Input, Unit); };
  return readUnit(Command, File, Describe);
}

} // namespace redirect
