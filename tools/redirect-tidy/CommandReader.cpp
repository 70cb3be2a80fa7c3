//===- CommandReader.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandReader.h"
#include "CompilerFlags.h"
#include "LLVMVersions.h"
#include CLANG_OPTIONS_HEADER
#include "clang/Driver/ToolChain.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/TargetParser/Triple.h"

using clang::tooling::CompileCommand;
using llvm::StringRef;
namespace options = CLANG_OPTIONS_NAMESPACE::options;

namespace redirect {

/// What is taken for a target that this clang doesn't know: most of these are
/// small machines.
static constexpr StringRef UnknownTarget = "--target=i386-unknown-elf";

/// The folder of clang's own headers (stddef.h). clang looks for it beside the
/// program that it is part of, which is right where that is installed beside
/// it; empty then.
static std::string resourceFolder() {
  static int InThisProgram;
  llvm::SmallString<128> Beside(
      llvm::sys::fs::getMainExecutable("redirect-tidy", &InThisProgram));
  llvm::sys::path::remove_filename(Beside);
  llvm::sys::path::append(Beside, "..", "lib", "clang",
                          REDIRECT_TIDY_CLANG_VERSION);
  llvm::sys::path::append(Beside, "include");
  return llvm::sys::fs::exists(Beside) ? "" : REDIRECT_TIDY_RESOURCE_DIR;
}

CommandReader::CommandReader(QueryDriver Drivers, CommandNotes &Notes)
    : Drivers(std::move(Drivers)), Notes(Notes),
      ResourceFolder(resourceFolder()) {}

/// As clang-tidy does it.
static void change(CommandLine &Words, const ArgumentChanges &Changes) {
  for (const std::string &Removed : Changes.Removed)
    Words.erase(std::remove(Words.begin() + 1, Words.end(), Removed),
                Words.end());
  Words.insert(Words.begin() + 1, Changes.Before.begin(), Changes.Before.end());
  llvm::append_range(Words, Changes.After);
}

static bool isC(StringRef File) {
  return llvm::sys::path::extension(File) == ".c";
}

/// The words that are to be the same for two commands to be taken alike:
/// without inputs, macros, and files that are included.
static CommandLine flagsOf(const CompileCommand &Command) {
  CommandLine Words = Command.CommandLine;
  for (const auto &Adjust :
       {clang::tooling::getClangStripOutputAdjuster(),
        clang::tooling::getClangStripDependencyFileAdjuster()})
    Words = Adjust(Words, Command.Filename);
  return withoutArguments(Words, [](const CompilerArgument &Argument) {
    switch (Argument.Option) {
    case options::OPT_INPUT:
    case options::OPT__DASH_DASH:
    case options::OPT_D:
    case options::OPT_U:
    case options::OPT_include:
    case options::OPT_imacros:
      return true;
    default:
      return false;
    }
  });
}

const ProbedFlags &CommandReader::probe(const CompileCommand &Command,
                                        StringRef File, bool LooksForHeaders) {
  const StringRef Extension = llvm::sys::path::extension(File);
  CommandLine Flags = flagsOf(Command);
  std::vector<std::string> Key = Flags;
  llvm::append_range(
      Key, std::vector<std::string>{Command.Directory, Extension.str(),
                                    LooksForHeaders ? "headers" : ""});
  const auto [Known, IsNew] = Probed.try_emplace(std::move(Key));
  if (IsNew)
    Known->second = probeFlags(std::move(Flags), Command.Directory, Extension,
                               LooksForHeaders);
  return Known->second;
}

static void removeAll(CommandLine &Words,
                      const std::vector<std::vector<std::string>> &Dropped) {
  Words = withoutArguments(Words, [&](const CompilerArgument &Argument) {
    return llvm::is_contained(Dropped, Argument.Words.vec());
  });
}

/// The machine that a compiler's name speaks of: "arm-none-eabi" of
/// "arm-none-eabi-g++". Empty for "g++", and for "our-g++".
static std::string machineOf(StringRef Compiler) {
  const clang::driver::ParsedClangName Name =
      clang::driver::ToolChain::getTargetAndModeFromProgramName(
          llvm::sys::path::filename(Compiler));
  const bool IsMachine =
      Name.TargetIsValid || StringRef(Name.TargetPrefix).contains('-') ||
      llvm::Triple(Name.TargetPrefix).getArch() != llvm::Triple::UnknownArch;
  return IsMachine ? Name.TargetPrefix : "";
}

/// Adds what \p Asked says of itself. Its folders are searched after those that
/// the command names.
static void addAnswer(CommandLine &Words, const QueriedCompiler &Asked,
                      bool HasTarget, bool IsC) {
  std::vector<std::string> Known = {"-nostdlibinc"};
  if (!IsC)
    Known.emplace_back("-nostdinc++");
  if (!HasTarget && !Asked.Target.empty())
    Known.push_back("--target=" + Asked.Target);
  for (const std::string &Folder : Asked.Includes)
    llvm::append_range(Known, std::vector<std::string>{"-isystem", Folder});
  Words.insert(llvm::find(Words, "--"), Known.begin(), Known.end());
}

/// Tells which machine the command is for, by the compiler itself if it may be
/// asked, or else by its name.
void CommandReader::setTarget(CompileCommand &Command, StringRef File) {
  CommandLine &Words = Command.CommandLine;
  const std::string Compiler = Words.front();
  const auto IsTarget = [](StringRef Word) {
    return Word.starts_with("--target=") || Word == "-target";
  };
  const bool HasTarget = llvm::any_of(Words, IsTarget);
  const std::optional<QueriedCompiler> &Asked = Drivers.ask(Command, File);
  if (Asked)
    addAnswer(Words, *Asked, HasTarget, isC(File));
  clang::tooling::addTargetAndModeForProgramName(Words, Compiler);
  if (HasTarget || Asked || machineOf(Compiler).empty())
    return;
  const auto ByName = llvm::find_if(Words, IsTarget);
  if (ByName != Words.end()) {
    const ProbedFlags &Said = probe(Command, File, /*LooksForHeaders=*/true);
    if (Said.KnowsTarget && Said.FindsHeaders)
      return;
    Words.erase(ByName);
  }
  Notes.say(Compiler + ": its headers aren't known, this machine's are taken; "
                       "--query-driver lets it be asked");
  // What is said to the target is none of this machine's business.
  removeAll(Words, probe(Command, File, /*LooksForHeaders=*/false).Dropped);
}

void CommandReader::leaveOutUnknown(CompileCommand &Command, StringRef File) {
  const ProbedFlags *Said = &probe(Command, File, /*LooksForHeaders=*/false);
  if (!Said->KnowsTarget) {
    CommandLine &Words = Command.CommandLine;
    Notes.say(Words.front() +
              ": this clang doesn't know its target; i386 is taken");
    Words = withoutArguments(Words, [](const CompilerArgument &Argument) {
      return Argument.Option == options::OPT_target;
    });
    Words.insert(Words.begin() + 1, UnknownTarget.str());
    Said = &probe(Command, File, /*LooksForHeaders=*/false);
  }
  removeAll(Command.CommandLine, Said->Dropped);
  for (const std::vector<std::string> &Words : Said->Dropped)
    Notes.dropFlag(Words.front());
}

CompileCommand CommandReader::read(CompileCommand Command, StringRef File,
                                   const ArgumentChanges &Changes) {
  CommandLine &Words = Command.CommandLine;
  if (Words.empty())
    return Command;
  // clang ends the whole run where it can't go to a folder.
  if (!llvm::sys::fs::is_directory(Command.Directory)) {
    Notes.missFolder(Command.Directory);
    Command.Directory = llvm::sys::path::parent_path(File).str();
  }
  change(Words, Changes);
  Command = withoutBuiltFiles(std::move(Command), File, Notes);
  setTarget(Command, File);
  leaveOutUnknown(Command, File);
  const bool HasResources = llvm::any_of(
      Words, [](StringRef Word) { return Word.starts_with("-resource-dir"); });
  if (!HasResources && !ResourceFolder.empty())
    Words.insert(Words.begin() + 1, "-resource-dir=" + ResourceFolder);
  // With carets comes the line "1 warning generated."
  Words.insert(Words.begin() + 1, "-fno-caret-diagnostics");
  return Command;
}

bool compileTheSame(const CompileCommand &A, const CompileCommand &B) {
  const auto WithoutOutput = [](const CompileCommand &Command) {
    CommandLine Words = Command.CommandLine;
    for (const auto &Adjust :
         {clang::tooling::getClangStripOutputAdjuster(),
          clang::tooling::getClangStripDependencyFileAdjuster()})
      Words = Adjust(Words, Command.Filename);
    return Words;
  };
  return A.Directory == B.Directory && WithoutOutput(A) == WithoutOutput(B);
}

} // namespace redirect
