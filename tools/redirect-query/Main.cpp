//===- Main.cpp - redirect-query ------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clang-query with the project's own words: which redirects does this file
// hold? See docs/querying.md.
//
//===----------------------------------------------------------------------===//

#include "CommandReader.h"
#include "Compilations.h"
#include "Query.h"
#include "QueryWords.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/WithColor.h"

namespace cl = llvm::cl;
using clang::tooling::CompileCommand;
using redirect::Compilations;

namespace {

/// What the program ends with.
enum ExitCode : int { Found = 0, NothingFound = 1, Failed = 2 };

cl::OptionCategory &category() {
  static cl::OptionCategory Category("Options");
  return Category;
}

struct QueryOptions {
  cl::list<std::string> Files{cl::Positional, cl::desc("FILE..."),
                              cl::cat(category())};
  cl::list<std::string> Builds{
      "p",
      cl::desc("The folder of compile_commands.json or compile_flags.txt; may "
               "be given several times"),
      cl::value_desc("folder"), cl::cat(category())};
  cl::list<std::string> Matchers{
      "match",
      cl::desc("What to look for, as clang-query's command; may be given "
               "several times"),
      cl::value_desc("matcher"), cl::cat(category())};
  cl::alias MatchersShort{"m", cl::desc("The same as --match"),
                          cl::aliasopt(Matchers), cl::cat(category())};
  cl::list<std::string> Models{"models", cl::desc("Your own models"),
                               cl::value_desc("files"), cl::CommaSeparated,
                               cl::cat(category())};
  cl::list<std::string> Frameworks{
      "frameworks", cl::desc("The built-in models to use; all by default"),
      cl::value_desc("names"), cl::CommaSeparated, cl::cat(category())};
  cl::opt<bool> Heuristics{"heuristics",
                           cl::desc("Find what no model covers by its shape"),
                           cl::init(true), cl::cat(category())};
  cl::opt<bool> List{"list",
                     cl::desc("Print the words that matchers can be made of, "
                              "beside clang's own"),
                     cl::cat(category())};
};

} // namespace

static constexpr char Overview[] =
    R"(redirect-query -m MATCHER FILE... [-- FLAGS]
redirect-query --list

Prints what a matcher matches in the project's own code: clang-query with words
for redirects.

  redirect-query -m 'callExpr(redirectCall)' orders.cpp

Ends with 0 if something was found, 1 if nothing was, 2 if a file couldn't be
read as a whole.
)";

static int fail(const llvm::Twine &Problem) {
  llvm::WithColor::error(llvm::errs(), "redirect-query") << Problem << "\n";
  return Failed;
}

static int fail(llvm::Error Problem) {
  return fail(llvm::toString(std::move(Problem)));
}

/// How the files are compiled that \p Options name.
static llvm::Expected<std::unique_ptr<Compilations>>
compilationsFor(const QueryOptions &Options,
                std::unique_ptr<Compilations> Given,
                const std::vector<std::string> &Files) {
  std::vector<std::string> Builds(Options.Builds.begin(), Options.Builds.end());
  if (Builds.empty() && !Given) {
    const std::string Build = redirect::buildAround(Files.front());
    Builds = {Build.empty() ? Files.front() : Build};
  }
  return redirect::loadCompilations(Builds, std::move(Given), Files);
}

static int askAll(const redirect::Query &Asked, const Compilations &Database,
                  const std::vector<std::string> &Files) {
  llvm::Expected<redirect::QueryDriver> Drivers =
      redirect::QueryDriver::create("");
  if (!Drivers)
    return fail(Drivers.takeError());
  redirect::CommandNotes Notes;
  redirect::CommandReader Reader(std::move(*Drivers), Notes);
  const redirect::ModelLibrary Library;
  llvm::StringSet<> Seen; // Several units may include one header.
  bool IsWhole = true;
  for (const std::string &File : Files) {
    const std::vector<CompileCommand> Commands =
        Database.getCompileCommands(File);
    if (Commands.empty())
      return fail(File + ": the compilation database has no command for it");
    const redirect::QueryResult Result = redirect::ask(
        Asked, Library, Reader.read(Commands.front(), File, {}), File);
    if (!Result.Problems.empty())
      return fail("--models: " + Result.Problems.front());
    for (const std::string &Match : Result.Matches)
      if (Seen.insert(Match).second)
        llvm::outs() << "\nMatch #" << Seen.size() << ":\n\n" << Match;
    if (!Result.IsWhole)
      llvm::WithColor::warning(llvm::errs(), "redirect-query")
          << File << " has errors: what stands beside them may be missing\n";
    IsWhole &= Result.IsWhole;
  }
  Notes.print(llvm::errs());
  llvm::outs() << Seen.size()
               << (Seen.size() == 1 ? " match.\n" : " matches.\n");
  if (!IsWhole)
    return Failed;
  return Seen.empty() ? NothingFound : Found;
}

static int run(int Argc, const char **Argv) {
  const QueryOptions Options;
  std::string Problem;
  std::unique_ptr<Compilations> Given =
      clang::tooling::FixedCompilationDatabase::loadFromCommandLine(Argc, Argv,
                                                                    Problem);
  cl::HideUnrelatedOptions(category());
  cl::SetVersionPrinter([](llvm::raw_ostream &Out) {
    Out << "redirect-query " REDIRECT_TIDY_VERSION ", with clang "
        << REDIRECT_TIDY_CLANG_VERSION << "\n";
  });
  if (!cl::ParseCommandLineOptions(Argc, Argv, Overview, &llvm::errs()))
    return Failed;
  if (Options.List || Options.Matchers.empty()) {
    redirect::printQueryWords(llvm::outs());
    return Found;
  }
  redirect::Query Asked;
  Asked.Matchers.assign(Options.Matchers.begin(), Options.Matchers.end());
  Asked.Models.Files.assign(Options.Models.begin(), Options.Models.end());
  Asked.Models.Frameworks.assign(Options.Frameworks.begin(),
                                 Options.Frameworks.end());
  Asked.Models.Heuristics = Options.Heuristics;
  Asked.UsesColor = llvm::outs().has_colors();
  for (const std::string &Matcher : Asked.Matchers)
    if (auto Parsed = redirect::parseQuery(Matcher, nullptr); !Parsed)
      return fail("--match: " + llvm::toString(Parsed.takeError()));
  std::vector<std::string> Files;
  for (const std::string &File : Options.Files)
    Files.push_back(redirect::absolutePath(File));
  if (Files.empty())
    return fail("no file to look at");
  auto Database = compilationsFor(Options, std::move(Given), Files);
  if (!Database)
    return fail(Database.takeError());
  return askAll(Asked, **Database, Files);
}

int main(int Argc, const char **Argv) {
  const llvm::InitLLVM Init(Argc, Argv);
  if (llvm::sys::Process::FixupStandardFileDescriptors())
    return Failed;
  llvm::InitializeAllTargetInfos();
  llvm::InitializeAllTargetMCs();
  llvm::InitializeAllAsmParsers();
  return run(Argc, Argv);
}
