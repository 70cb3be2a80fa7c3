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
#include "llvm/ADT/STLExtras.h"
#include <numeric>

using namespace clang;
using ast_matchers::MatchFinder;

namespace redirect {

namespace {

/// Keeps each match, with the words of clang-query.
class MatchKeeper : public MatchFinder::MatchCallback {
public:
  MatchKeeper(ASTContext &Context, bool UsesColor) : Context(Context) {
    Options.ShowColors = UsesColor;
  }

  void run(const MatchFinder::MatchResult &Match) override {
    std::string Text;
    llvm::raw_string_ostream To(Text);
    To.enable_colors(Options.ShowColors);
    TextDiagnostic Notes(To, Context.getLangOpts(),
                         CLANG_DIAGNOSTIC_OPTIONS(Options));
    for (const auto &[Name, Node] : Match.Nodes.getMap())
      if (const SourceRange Range = Node.getSourceRange(); Range.isValid())
        Notes.emitDiagnostic(
            FullSourceLoc(Range.getBegin(), Context.getSourceManager()),
            DiagnosticsEngine::Note, "\"" + Name + "\" binds here",
            CharSourceRange::getTokenRange(Range), {});
    const SourceRange Whole =
        Match.Nodes.getMap().find(BoundRoot.str())->second.getSourceRange();
    Kept.emplace_back(Whole.getBegin(), To.str());
  }

  /// By their places; of several at one place, by the order of the matchers.
  std::vector<std::string> inOrder() const {
    std::vector<size_t> Order(Kept.size());
    std::iota(Order.begin(), Order.end(), size_t(0));
    const SourceManager &Sources = Context.getSourceManager();
    llvm::sort(Order, [&](size_t A, size_t B) {
      return Kept[A].first == Kept[B].first ? A < B
                                            : Sources.isBeforeInTranslationUnit(
                                                  Kept[A].first, Kept[B].first);
    });
    std::vector<std::string> Result;
    Result.reserve(Order.size());
    for (const size_t Index : Order)
      Result.push_back(Kept[Index].second);
    return Result;
  }

private:
  ASTContext &Context;
  DiagnosticOptions Options;
  std::vector<std::pair<SourceLocation, std::string>> Kept;
};

struct QueryInput {
  const Query &Asked;
  const ModelLibrary &Library;
  QueryResult &Result;
};

class Asker : public ASTConsumer {
public:
  explicit Asker(const QueryInput &Input) : Input(Input) {}

  void HandleTranslationUnit(ASTContext &Context) override {
    const UnitText Text(Context);
    const UnitModels Models = Input.Library.modelsFor(
        Text.words(), Input.Asked.Models, [this](const std::string &Problem) {
          Input.Result.Problems.push_back(Problem);
        });
    Vocabulary Words(Models.Named, Context);
    UnmodelledFramework Shapes;
    if (Models.FindsOthers)
      Shapes = addUnmodelled(Context, Words, Models.LeftOut);
    Context.setTraversalScope(ownDeclarations(Context, Words));
    Input.Result.IsWhole = !Context.getDiagnostics().hasErrorOccurred();

    MatchFinder Finder;
    MatchKeeper Matches(Context, Input.Asked.UsesColor);
    for (const std::string &Matcher : Input.Asked.Matchers)
      Finder.addDynamicMatcher(
          ast_matchers::internal::DynTypedMatcher(
              llvm::cantFail(parseQuery(Matcher, &Words)))
              .withTraversalKind(TK_IgnoreUnlessSpelledInSource),
          &Matches);
    Finder.matchAST(Context);
    Input.Result.Matches = Matches.inOrder();
  }

private:
  /// What the project declares: nobody asks what a framework does inside.
  static std::vector<Decl *> ownDeclarations(ASTContext &Context,
                                             const Vocabulary &Words) {
    UserCode Code(Context.getSourceManager(), Words);
    std::vector<Decl *> Result;
    llvm::copy_if(
        Context.getTranslationUnitDecl()->decls(), std::back_inserter(Result),
        [&](const Decl *D) { return Code.contains(D->getLocation()); });
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
                const tooling::CompileCommand &Command, StringRef File) {
  const UnitCompilation Compilation(Command);
  tooling::ClangTool Tool(Compilation, {File.str()},
                          std::make_shared<PCHContainerOperations>(),
                          regularFiles());
  Tool.setPrintErrorMessage(false);
  Tool.appendArgumentsAdjuster(tooling::getInsertArgumentAdjuster("-w"));
  QueryResult Result;
  const QueryInput Input = {Asked, Library, Result};
  AskingFactory Factory(Input);
  if (Tool.run(&Factory) != 0)
    Result.IsWhole = false;
  return Result;
}

} // namespace redirect
