//===- Query.cpp ----------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Query.h"
#include "Compilations.h"
#include "Facts/CompileErrors.h"
#include "Facts/Unmodelled.h"
#include "Facts/UserCode.h"
#include "LLVMVersions.h"
#include "Models/UnitText.h"
#include "QueryWords.h"
#include "RegularFiles.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/TextDiagnostic.h"
#include "clang/Tooling/Tooling.h"

using namespace clang;
using ast_matchers::BoundNodes;
using ast_matchers::MatchFinder;

namespace redirect {

namespace {

/// Prints each match as clang-query does.
class MatchPrinter : public MatchFinder::MatchCallback {
public:
  MatchPrinter(ASTContext &Context, bool UsesColor, QueryResult &Result,
               raw_ostream &To)
      : Context(Context), Result(Result), To(To) {
    Options.ShowColors = UsesColor;
  }

  void run(const MatchFinder::MatchResult &Match) override {
    To << "\nMatch #" << ++Result.Matches << ":\n\n";
    TextDiagnostic Notes(To, Context.getLangOpts(),
                         CLANG_DIAGNOSTIC_OPTIONS(Options));
    for (const auto &[Name, Node] : Match.Nodes.getMap()) {
      const SourceRange Range = Node.getSourceRange();
      if (Range.isValid())
        Notes.emitDiagnostic(
            FullSourceLoc(Range.getBegin(), Context.getSourceManager()),
            DiagnosticsEngine::Note, "\"" + Name + "\" binds here",
            CharSourceRange::getTokenRange(Range), {});
    }
  }

private:
  ASTContext &Context;
  QueryResult &Result;
  raw_ostream &To;
  DiagnosticOptions Options;
};

struct QueryInput {
  const Query &Asked;
  const ModelLibrary &Library;
  QueryResult &Result;
  raw_ostream &To;
};

class Asker : public ASTConsumer {
public:
  explicit Asker(const QueryInput &Input) : Input(Input) {}

  void HandleTranslationUnit(ASTContext &Context) override {
    const UnitText Text(Context);
    const UnitModels Models = Input.Library.modelsFor(
        Text.words(), Input.Asked.Models,
        [](const std::string &Problem) { llvm::errs() << Problem << "\n"; });
    Vocabulary Words(Models.Named, Context);
    UnmodelledFramework Shapes;
    if (Models.FindsOthers)
      Shapes = addUnmodelled(Context, Words, Models.LeftOut);
    Context.setTraversalScope(ownDeclarations(Context, Words));
    Input.Result.IsWhole = !Context.getDiagnostics().hasErrorOccurred();

    MatchFinder Finder;
    MatchPrinter Printer(Context, Input.Asked.UsesColor, Input.Result,
                         Input.To);
    for (const std::string &Matcher : Input.Asked.Matchers)
      Finder.addDynamicMatcher(
          ast_matchers::internal::DynTypedMatcher(
              llvm::cantFail(parseQuery(Matcher, &Words)))
              .withTraversalKind(TK_IgnoreUnlessSpelledInSource),
          &Printer);
    Finder.matchAST(Context);
  }

private:
  /// What the project declares: nobody asks what a framework does inside.
  static std::vector<Decl *> ownDeclarations(ASTContext &Context,
                                             const Vocabulary &Words) {
    UserCode Code(Context.getSourceManager(), Words);
    std::vector<Decl *> Result;
    for (Decl *D : Context.getTranslationUnitDecl()->decls())
      if (Code.contains(D->getLocation()))
        Result.push_back(D);
    return Result;
  }

  const QueryInput &Input;
};

class AskingAction : public ASTFrontendAction {
public:
  explicit AskingAction(const QueryInput &Input) : Input(Input) {}

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler,
                                                 StringRef /*File*/) override {
    keepGoing(Compiler.getDiagnostics());
    return std::make_unique<Asker>(Input);
  }

private:
  const QueryInput &Input;
};

class AskingFactory : public tooling::FrontendActionFactory {
public:
  explicit AskingFactory(const QueryInput &Input) : Input(Input) {}

  std::unique_ptr<FrontendAction> create() override {
    return std::make_unique<AskingAction>(Input);
  }

private:
  const QueryInput &Input;
};

} // namespace

QueryResult ask(const Query &Asked, const ModelLibrary &Library,
                const tooling::CompileCommand &Command, StringRef File,
                raw_ostream &To) {
  const UnitCompilation Compilation(Command);
  tooling::ClangTool Tool(Compilation, {File.str()},
                          std::make_shared<PCHContainerOperations>(),
                          regularFiles());
  Tool.setPrintErrorMessage(false);
  QueryResult Result;
  const QueryInput Input = {Asked, Library, Result, To};
  AskingFactory Factory(Input);
  if (Tool.run(&Factory) != 0)
    Result.IsWhole = false;
  return Result;
}

} // namespace redirect
