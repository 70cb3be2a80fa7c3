//===- Main.cpp -----------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "FileWriting.h"
#include "Help.h"
#include "Listings.h"
#include "Progress.h"
#include "ReportingOptions.h"
#include "ResultCache.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/TargetSelect.h"

namespace cl = llvm::cl;

namespace {

cl::OptionCategory &category() {
  static cl::OptionCategory Category("Options");
  return Category;
}

enum class When { Auto, Always, Never };

/// The options of `redirect-tidy -p BUILD [FILE...]`.
struct ProjectOptions {
  cl::list<std::string> Files{cl::Positional, cl::desc("[FILE...]"),
                              cl::cat(category())};
  cl::list<std::string> Builds{
      "p",
      cl::desc("The folder of compile_commands.json or compile_flags.txt; may "
               "be given several times"),
      cl::value_desc("folder"), cl::cat(category())};
  cl::opt<std::string> QueryDriver{
      "query-driver",
      cl::desc("Ask these compilers for their target and the folders of their "
               "headers; others are never run"),
      cl::value_desc("globs"), cl::cat(category())};
  cl::opt<std::string> Checks{
      "checks",
      cl::desc("The checks to run, as clang-tidy's option; those that the "
               ".clang-tidy files enable by default, or else all of http-*"),
      cl::value_desc("globs"), cl::cat(category())};
  cl::opt<std::string> Config{
      "config",
      cl::desc("The configuration, in place of the .clang-tidy files, as "
               "clang-tidy's option; with InheritParentConfig beside them"),
      cl::value_desc("yaml"), cl::cat(category())};
  cl::opt<std::string> Fixes{
      "fix", cl::ValueOptional,
      cl::desc(
          "Apply the fixes that are sure; with =ask, show each finding and "
          "ask; with =307:FILE:LINE or =303:FILE:LINE, make that choice"),
      cl::value_desc("choice"), cl::cat(category())};
  cl::opt<bool> Verify{
      "verify",
      cl::desc("With --fix, look again at all units that are made of a file "
               "that was fixed; one that no longer compiles, or still has what "
               "was fixed, gets its old text back"),
      cl::cat(category())};
  cl::opt<bool> FixTests{
      "fix-tests",
      cl::desc("With --fix, also change the status that a test expects of the "
               "route, where a note names the test and the status is a number"),
      cl::cat(category())};
  cl::opt<std::string> Diff{
      "diff",
      cl::desc("Report only what stands, or has a note, in a line that this "
               "unified diff adds; - is standard input"),
      cl::value_desc("file"), cl::cat(category())};
  cl::opt<std::string> Since{
      "since",
      cl::desc("Report only what stands, or has a note, in a line that has "
               "changed since the branch left this commit, by git"),
      cl::value_desc("commit"), cl::cat(category())};
  cl::opt<bool> NoNewNolint{
      "no-new-nolint",
      cl::desc("A NOLINT in a line of the change suppresses nothing"),
      cl::cat(category())};
  cl::opt<redirect::RoutesForm> Routes{
      "routes",
      cl::ValueOptional,
      cl::desc("Print the routes, and check nothing unless another option asks "
               "for it:"),
      cl::values(
          clEnumValN(redirect::RoutesForm::Table, "", ""),
          clEnumValN(redirect::RoutesForm::Table, "table", "for people"),
          clEnumValN(redirect::RoutesForm::Json, "json", "for programs")),
      cl::init(redirect::RoutesForm::None),
      cl::cat(category())};
  cl::opt<std::string> Why{
      "why",
      cl::desc("Print what is known of a line and why nothing is reported "
               "there, and check nothing"),
      cl::value_desc("file:line"), cl::cat(category())};
  cl::opt<std::string> CheckModel{
      "check-model",
      cl::desc("Print which entries of your model match nothing in the code, "
               "and what may be meant; check nothing else"),
      cl::value_desc("file"), cl::cat(category())};
  cl::opt<bool> SuggestModel{
      "suggest-model",
      cl::desc("Print a draft of a model for what is recognised without one, "
               "and check nothing"),
      cl::cat(category())};
  cl::opt<std::string> Html{
      "html", cl::desc("Write a page with the routes and what is found"),
      cl::value_desc("file"), cl::cat(category())};
  cl::opt<std::string> Sarif{"sarif", cl::desc("Write the reports as SARIF"),
                             cl::value_desc("file"), cl::cat(category())};
  cl::opt<std::string> Index{
      "index",
      cl::desc("Keep the route index, for the checks' option RouteIndex"),
      cl::value_desc("file"), cl::cat(category())};
  cl::opt<std::string> UnitAnswers{
      "unit-answers",
      cl::desc("Write for which units the index says the same as before, for "
               "editors"),
      cl::value_desc("file"), cl::Hidden, cl::cat(category())};
  cl::opt<std::string> Root{
      "root",
      cl::desc("The index names files below this folder relative to it; the "
               "current folder by default"),
      cl::value_desc("folder"), cl::init("."), cl::cat(category())};
  cl::opt<unsigned> Jobs{
      "jobs",
      cl::desc("How many units to look at at once; one a core by "
               "default"),
      cl::value_desc("n"), cl::init(0), cl::cat(category())};
  cl::alias JobsShort{"j", cl::desc("The same as --jobs"), cl::aliasopt(Jobs),
                      cl::Prefix, cl::cat(category())};
  cl::opt<std::string> Cache{
      "cache",
      cl::desc("Where results are kept for the next run; redirect-tidy in your "
               "cache folder by default"),
      cl::value_desc("folder"),
      cl::init(redirect::ResultCache::defaultFolder()), cl::cat(category())};
  cl::opt<bool> NoCache{"no-cache", cl::desc("Keep no results, use none"),
                        cl::cat(category())};
  cl::opt<bool> Strict{
      "strict",
      cl::desc("End with 2 if anything couldn't be looked at, however little"),
      cl::cat(category())};
  cl::opt<When> Progress{
      "progress", cl::desc("Tell on standard error how far the run has come:"),
      cl::values(clEnumValN(When::Auto, "auto", "on a terminal, but not in CI"),
                 clEnumValN(When::Always, "always", "wherever it goes to"),
                 clEnumValN(When::Never, "never", "nowhere")),
      cl::init(When::Auto), cl::cat(category())};
  cl::opt<bool> Quiet{"quiet", cl::desc("Print reports and errors only"),
                      cl::cat(category())};
};

/// The options of `redirect-tidy describe`.
struct DescribeOptions {
  cl::SubCommand Command{
      "describe", "Say what other units have to know of one unit (for build "
                  "systems that run each step where they like)"};
  cl::opt<std::string> File{cl::Positional, cl::desc("FILE"), cl::Required,
                            cl::sub(Command), cl::cat(category())};
  cl::opt<std::string> Output{
      "o",           cl::desc("Where to write"), cl::value_desc("file"),
      cl::init("-"), cl::sub(Command),           cl::cat(category())};
  cl::opt<std::string> Index{"index", cl::desc("The route index so far"),
                             cl::value_desc("file"), cl::sub(Command),
                             cl::cat(category())};
  cl::opt<std::string> Root{
      "root",
      cl::desc("Files below this folder are named relative to it"),
      cl::value_desc("folder"),
      cl::init("."),
      cl::sub(Command),
      cl::cat(category())};
  cl::list<std::string> Builds{
      "p",
      cl::desc("The folder of compile_commands.json or compile_flags.txt; may "
               "be given several times"),
      cl::value_desc("folder"), cl::sub(Command), cl::cat(category())};
  cl::opt<std::string> QueryDriver{
      "query-driver",
      cl::desc("Ask these compilers for their target and the folders of their "
               "headers; others are never run"),
      cl::value_desc("globs"), cl::sub(Command), cl::cat(category())};
  cl::list<std::string> Models{"models",
                               cl::desc("Your own models"),
                               cl::value_desc("files"),
                               cl::CommaSeparated,
                               cl::sub(Command),
                               cl::cat(category())};
  cl::opt<bool> Heuristics{
      "heuristics", cl::desc("Find what no model covers by its shape"),
      cl::init(true), cl::sub(Command), cl::cat(category())};
  cl::opt<redirect::OwnServers> OwnServers{
      "own-servers",
      cl::desc("Servers without a framework"),
      cl::values(
          clEnumValN(redirect::OwnServers::Infer, "infer",
                     "find them by what they do"),
          clEnumValN(redirect::OwnServers::Off, "off", "leave them alone")),
      cl::init(redirect::OwnServers::Infer),
      cl::sub(Command),
      cl::cat(category())};
  cl::list<std::string> Frameworks{
      "frameworks",
      cl::desc("The built-in models to use; all by default"),
      cl::value_desc("names"),
      cl::CommaSeparated,
      cl::sub(Command),
      cl::cat(category())};
};

/// The options of `redirect-tidy reduce`.
struct ReduceOptions {
  cl::SubCommand Command{"reduce",
                         "Make a route index of what all units have said"};
  cl::list<std::string> Files{cl::Positional, cl::desc("FILE..."),
                              cl::OneOrMore, cl::sub(Command),
                              cl::cat(category())};
  cl::opt<std::string> Output{"o",
                              cl::desc("Where to write the index"),
                              cl::value_desc("file"),
                              cl::init("-"),
                              cl::sub(Command),
                              cl::cat(category())};
  cl::list<std::string> Slices{
      "slice", cl::desc("Write what a unit needs of the index to a file"),
      cl::value_desc("unit=file"), cl::sub(Command), cl::cat(category())};
  cl::list<std::string> Told{
      "told",
      cl::desc("Write what there is of the index for a unit to be described "
               "again with; an empty file if nothing would come of it"),
      cl::value_desc("unit=file"), cl::sub(Command), cl::cat(category())};
};

} // namespace

static bool showsProgress(const ProjectOptions &Options) {
  if (Options.Progress == When::Auto)
    return !Options.Quiet && redirect::isInteractive();
  return Options.Progress == When::Always;
}

static redirect::ProjectCommand commandOf(const ProjectOptions &Options) {
  redirect::ProjectCommand Command;
  Command.Files.assign(Options.Files.begin(), Options.Files.end());
  Command.Builds.assign(Options.Builds.begin(), Options.Builds.end());
  Command.QueryDriver = Options.QueryDriver;
  Command.Checks = Options.Checks;
  Command.Config = Options.Config;
  Command.Root = Options.Root;
  Command.Index = Options.Index;
  Command.UnitAnswers = Options.UnitAnswers;
  Command.Sarif = Options.Sarif;
  Command.Html = Options.Html;
  Command.Change = {Options.Diff, Options.Since, {}, Options.NoNewNolint};
  Command.Cache = Options.NoCache ? "" : Options.Cache.getValue();
  Command.Jobs = Options.Jobs;
  if (Options.Fixes.getNumOccurrences())
    Command.Fix = Options.Fixes;
  Command.VerifiesFixes = Options.Verify;
  Command.FixesTests = Options.FixTests;
  Command.IsQuiet = Options.Quiet;
  Command.IsStrict = Options.Strict;
  Command.ShowsProgress = showsProgress(Options);
  Command.Routes = Options.Routes;
  Command.Why = Options.Why;
  Command.CheckedModel = Options.CheckModel;
  Command.SuggestsModel = Options.SuggestModel;
  return Command;
}

static redirect::DescribeCommand commandOf(const DescribeOptions &Options) {
  redirect::DescribeCommand Command;
  Command.File = Options.File;
  Command.Output = Options.Output;
  Command.Index = Options.Index;
  Command.Root = Options.Root;
  Command.Builds.assign(Options.Builds.begin(), Options.Builds.end());
  Command.QueryDriver = Options.QueryDriver;
  Command.Models.Frameworks.assign(Options.Frameworks.begin(),
                                   Options.Frameworks.end());
  Command.Models.Files.assign(Options.Models.begin(), Options.Models.end());
  Command.Models.Heuristics = Options.Heuristics;
  Command.Models.OwnServers = Options.OwnServers;
  return Command;
}

static int run(int Argc, const char **Argv) {
  const ProjectOptions Whole;
  DescribeOptions Describe;
  ReduceOptions Reduce;
  std::string Problem;
  std::unique_ptr<redirect::Compilations> Given =
      clang::tooling::FixedCompilationDatabase::loadFromCommandLine(Argc, Argv,
                                                                    Problem);
  cl::HideUnrelatedOptions(category(), Describe.Command);
  cl::HideUnrelatedOptions(category(), Reduce.Command);
  cl::HideUnrelatedOptions(category());
  const redirect::ReportingOptions Reporting;
  const redirect::ArgumentOptions Arguments;
  const redirect::ListingOptions Listing;
  redirect::groupOptions();
  const cl::extrahelp End(redirect::HelpEnd);
  cl::SetVersionPrinter([](llvm::raw_ostream &Out) {
    Out << "redirect-tidy " REDIRECT_TIDY_VERSION ", with clang "
        << REDIRECT_TIDY_CLANG_VERSION << "\n";
  });
  if (!cl::ParseCommandLineOptions(Argc, Argv, redirect::HelpOverview,
                                   &llvm::errs()))
    return redirect::Failed;
  if (Listing.asksForWords())
    return redirect::list(Listing);
  if (Reduce.Command)
    return redirect::run(redirect::ReduceCommand{Reduce.Files, Reduce.Output,
                                                 Reduce.Slices, Reduce.Told});
  if (Describe.Command) {
    redirect::DescribeCommand Command = commandOf(Describe);
    Command.Given = std::move(Given);
    return redirect::run(std::move(Command));
  }
  redirect::ProjectCommand Command = commandOf(Whole);
  Command.Arguments = Arguments.read();
  Command.Wanted = Reporting.read();
  Command.ListsFrameworks = Listing.Frameworks;
  redirect::useColorForErrors(Command.Wanted.UsesColor);
  Command.Given = std::move(Given);
  return redirect::run(std::move(Command));
}

int main(int Argc, const char **Argv) {
  const llvm::InitLLVM Init(Argc, Argv);
  // What is printed doesn't go into a file that is opened where a standard
  // stream was closed.
  if (llvm::sys::Process::FixupStandardFileDescriptors())
    return redirect::Failed;
  llvm::InitializeAllTargetInfos();
  llvm::InitializeAllTargetMCs();
  llvm::InitializeAllAsmParsers();

  int Code = run(Argc, Argv);
  if (llvm::Error Problem = redirect::flushOutput())
    Code = redirect::fail(std::move(Problem));
  // A unit that crashed never unwound: LLVM's clean-up at the end would follow
  // what it registered to a stack that is gone.
  llvm::sys::Process::Exit(Code, /*NoCleanup=*/true);
}
