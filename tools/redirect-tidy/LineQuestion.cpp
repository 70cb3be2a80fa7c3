//===- LineQuestion.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LineQuestion.h"
#include "IndexFile.h"
#include "LineWords.h"
#include "Models/InputFile.h"
#include "Models/UnitText.h"
#include "Program/UnitDescription.h"
#include "RegularFiles.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/LineIterator.h"

using namespace clang;

namespace redirect {

/// Line \p Number of \p Text; nothing if it has fewer.
static std::optional<StringRef> lineIn(StringRef Text, unsigned Number) {
  for (unsigned I = 1; !Text.empty(); ++I) {
    const auto [Line, Rest] = Text.split('\n');
    if (I == Number)
      return Line;
    Text = Rest;
  }
  return std::nullopt;
}

llvm::Expected<LineQuestion> LineQuestion::read(StringRef Text) {
  const auto Problem = [](const llvm::Twine &What) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(), What);
  };
  const auto [File, Number] = Text.rsplit(':');
  LineQuestion Result;
  if (File.empty() || Number.getAsInteger(10, Result.Line) || !Result.Line)
    return Problem("--why takes FILE:LINE, not '" + Text + "'");
  Result.File = absolutePath(File);
  auto Buffer = readInputFile(File);
  if (!Buffer)
    return Buffer.takeError();
  if (!lineIn((*Buffer)->getBuffer(), Result.Line))
    return Problem(File + " has no line " + Number);
  return Result;
}

namespace {

/// Takes note of whether the preprocessor leaves a line out.
class SkippedLine : public PPCallbacks {
public:
  SkippedLine(const SourceManager &Sources, const LineQuestion &Question,
              bool &IsSkipped)
      : Sources(Sources), Question(Question), IsSkipped(IsSkipped) {}

  void SourceRangeSkipped(SourceRange Range,
                          SourceLocation /*EndifLoc*/) override {
    const PresumedLoc Begin = Sources.getPresumedLoc(Range.getBegin());
    const PresumedLoc End = Sources.getPresumedLoc(Range.getEnd());
    if (Begin.isValid() && End.isValid() &&
        absolutePath(Begin.getFilename()) == Question.File)
      IsSkipped |=
          Begin.getLine() < Question.Line && Question.Line < End.getLine();
  }

private:
  const SourceManager &Sources;
  const LineQuestion &Question;
  bool &IsSkipped;
};

/// What it takes to answer.
struct AnswerInput {
  const LineQuestion &Question;
  const Project &All;
  const ProjectUnit &Unit;
  const RouteIndex &Index;
  LineAsked &Asked;
  /// What is printed; empty if the unit can't be read.
  std::string &Text;
};

class Answerer : public ASTConsumer {
public:
  Answerer(const AnswerInput &Input, DiagnosticsEngine &Diagnostics)
      : Input(Input), Errors(watchErrors(Diagnostics)) {}

  void HandleTranslationUnit(ASTContext &Context) override {
    const UnitText Text(Context);
    // What is wrong with models was told when the unit was described.
    const std::optional<UnitInProgram> Part =
        Input.Index.findUnit(mainFileOf(Context));
    const UnitModels Models = Input.All.Library.modelsFor(
        Text.words(), Input.Unit.Models, [](const std::string &) {},
        Part ? &*Part : nullptr);
    const UnitAnalysis Analysis(Context, Models, &Input.Index,
                                Errors->empty() ? nullptr : Errors.get());
    const SourceManager &Sources = Context.getSourceManager();
    const OptionalFileEntryRef File =
        Sources.getFileManager().getOptionalFileRef(Input.Question.File);
    const FileID Id = File ? Sources.translateFile(*File) : FileID();
    llvm::raw_string_ostream To(Input.Text);
    printLine(Id.isValid()
                  ? Analysis.lineOf(Id, Input.Question.Line, Input.Asked.Wanted)
                  : LineOfCode(),
              Input.Asked, Context, To);
  }

private:
  const AnswerInput &Input;
  const std::shared_ptr<const CompileErrors> Errors;
};

class AnsweringAction : public ASTFrontendAction {
public:
  explicit AnsweringAction(const AnswerInput &Input) : Input(Input) {}

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler,
                                                 StringRef /*File*/) override {
    keepGoing(Compiler.getDiagnostics());
    Compiler.getPreprocessor().addPPCallbacks(std::make_unique<SkippedLine>(
        Compiler.getSourceManager(), Input.Question, Input.Asked.IsSkipped));
    return std::make_unique<Answerer>(Input, Compiler.getDiagnostics());
  }

private:
  const AnswerInput &Input;
};

class AnsweringFactory : public tooling::FrontendActionFactory {
public:
  explicit AnsweringFactory(const AnswerInput &Input) : Input(Input) {}

  std::unique_ptr<FrontendAction> create() override {
    return std::make_unique<AnsweringAction>(Input);
  }

private:
  const AnswerInput &Input;
};

} // namespace

llvm::Expected<std::string> answer(const LineQuestion &Question,
                                   const Project &All, const ProjectUnit &Unit,
                                   const WholeProgram &Program,
                                   const CheckSettings &Settings) {
  llvm::Expected<RouteIndex> Index = indexOf(Program);
  if (!Index)
    return Index.takeError();
  auto Buffer = readInputFile(Question.File);
  if (!Buffer)
    return Buffer.takeError();
  ProjectOptions Options({Settings.Checks, "", Settings.Config});
  const tidy::ClangTidyOptions OfUnit = Options.getOptions(Unit.File);
  LineAsked Asked;
  Asked.File = Question.File;
  Asked.Line = Question.Line;
  Asked.Root = All.Root;
  Asked.Text = lineIn((*Buffer)->getBuffer(), Question.Line).value_or("").str();
  Asked.TextBefore =
      lineIn((*Buffer)->getBuffer(), Question.Line - 1).value_or("").str();
  Asked.Models = Unit.Models;
  Asked.Wanted = policyFrom(OfUnit);
  Asked.Checks = settingsFrom(OfUnit);

  const UnitCompilation Compilation(Unit.Command);
  tooling::ClangTool Tool(Compilation, {Unit.File},
                          std::make_shared<PCHContainerOperations>(),
                          regularFiles());
  IgnoringDiagConsumer Ignored;
  Tool.setDiagnosticConsumer(&Ignored);
  Tool.setPrintErrorMessage(false);
  std::string Text;
  const AnswerInput Input = {Question, All, Unit, *Index, Asked, Text};
  AnsweringFactory Factory(Input);
  // Errors don't keep it from telling what is known.
  Tool.run(&Factory);
  if (Text.empty())
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   Unit.File + ": " +
                                       Unit.Said.whatIsMissing());
  return Text;
}

} // namespace redirect
