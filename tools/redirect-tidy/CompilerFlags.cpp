//===- CompilerFlags.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CompilerFlags.h"
#include "LLVMVersions.h"
#include CLANG_OPTIONS_HEADER
#include "clang/Driver/Types.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using clang::tooling::CompileCommand;
using llvm::StringRef;
namespace options = CLANG_OPTIONS_NAMESPACE::options;

namespace redirect {

/// cl.exe spells its options in its own way: "/I".
static bool isSpelledAsForCl(llvm::ArrayRef<std::string> Words) {
  const StringRef Program = llvm::sys::path::stem(Words.front());
  return Program == "cl" || Program == "clang-cl" ||
         llvm::is_contained(Words, "--driver-mode=cl");
}

std::vector<CompilerArgument> argumentsOf(llvm::ArrayRef<std::string> Words) {
  std::vector<CompilerArgument> Result;
  if (Words.empty())
    return Result;
  std::vector<const char *> Texts;
  for (const std::string &Word : Words.drop_front())
    Texts.push_back(Word.c_str());
  unsigned MissingIndex = 0;
  unsigned MissingCount = 0;
  const llvm::opt::InputArgList Parsed =
      CLANG_OPTIONS_NAMESPACE::getDriverOptTable().ParseArgs(
          Texts, MissingIndex, MissingCount,
          llvm::opt::Visibility(isSpelledAsForCl(Words)
                                    ? options::CLOption
                                    : options::ClangOption));
  for (const llvm::opt::Arg *Argument : Parsed) {
    CompilerArgument Next;
    const size_t Begin = Argument->getIndex() + 1;
    // An argument ends where the next begins.
    if (!Result.empty()) {
      const size_t Previous = Result.back().Words.data() - Words.data();
      Result.back().Words = Words.slice(Previous, Begin - Previous);
    }
    Next.Words = Words.drop_front(Begin);
    Next.Option = Argument->getOption().getID();
    Next.Spelling = Argument->getSpelling().str();
    for (const char *Value : Argument->getValues())
      Next.Values.emplace_back(Value);
    Next.IsOfTarget = Argument->getOption().matches(options::OPT_m_Group);
    Result.push_back(std::move(Next));
  }
  return Result;
}

CommandLine
withoutArguments(llvm::ArrayRef<std::string> Words,
                 llvm::function_ref<bool(const CompilerArgument &)> IsDropped) {
  CommandLine Result(Words.take_front().vec());
  for (const CompilerArgument &Argument : argumentsOf(Words))
    if (!IsDropped(Argument))
      llvm::append_range(Result, Argument.Words);
  return Result;
}

namespace {

/// Takes the arguments of one command one by one.
class BuiltFileRemover {
public:
  BuiltFileRemover(const CompileCommand &Command, StringRef File,
                   CommandNotes &Notes)
      : Command(Command), File(File), Notes(Notes) {}

  CommandLine run() {
    Result.push_back(Command.CommandLine.front());
    const std::vector<CompilerArgument> Arguments =
        argumentsOf(Command.CommandLine);
    NamesFile = llvm::any_of(Arguments, [this](const CompilerArgument &A) {
      return A.Option == options::OPT_INPUT && isFile(A.Words.front());
    });
    for (size_t I = 0; I < Arguments.size(); ++I)
      // "-Xclang -include-pch -Xclang x.pch" are two arguments.
      if (isForFrontend(Arguments[I], "-include-pch") &&
          I + 1 < Arguments.size())
        includeTextOf(Arguments[++I].Values.back());
      else if (!isForFrontend(Arguments[I], "-Werror"))
        take(Arguments[I]);
    return std::move(Result);
  }

private:
  std::string path(StringRef Name) const {
    return absolutePath(Name, Command.Directory);
  }

  bool isFile(StringRef Name) const { return path(Name) == File; }

  static bool isForFrontend(const CompilerArgument &Argument, StringRef Flag) {
    return Argument.Option == options::OPT_Xclang && Argument.Values[0] == Flag;
  }

  void keep(const CompilerArgument &Argument) {
    llvm::append_range(Result, Argument.Words);
  }

  /// -include by the frontend's own option: the driver would look for a
  /// precompiled header beside the header.
  void includeText(StringRef Header) {
    const std::vector<std::string> Words = {"-Xclang", "-include", "-Xclang",
                                            Header.str()};
    // CMake gives the header beside its precompiled form.
    if (std::search(Result.begin(), Result.end(), Words.begin(), Words.end()) ==
        Result.end())
      llvm::append_range(Result, Words);
  }

  /// \p Built is a precompiled header, and stands beside its header.
  void includeTextOf(StringRef Built) {
    StringRef Header = Built;
    if ((Header.consume_back(".pch") || Header.consume_back(".gch")) &&
        llvm::sys::fs::exists(path(Header)))
      includeText(Header);
    else
      Notes.dropBuiltFile(Built);
  }

  void takeInclude(const CompilerArgument &Argument) {
    const StringRef Name = Argument.Values.front();
    if (Name.ends_with(".pch") || Name.ends_with(".gch"))
      return includeTextOf(Name);
    if (llvm::sys::fs::exists(path((Name + ".gch").str())) ||
        llvm::sys::fs::exists(path((Name + ".pch").str())))
      return includeText(Name);
    keep(Argument);
  }

  void takeInput(const CompilerArgument &Argument) {
    const StringRef Name = Argument.Words.front();
    if (Name.starts_with("@"))
      Notes.missResponseFile(Name);
    else if (!NamesFile || isFile(Name))
      keep(Argument);
  }

  void take(const CompilerArgument &Argument) {
    const StringRef Word = Argument.Words.front();
    // As long as a warning doesn't end the run, it is nobody's business here.
    if (Word == "-Werror" || Word.starts_with("-Werror=") ||
        Word == "-Wfatal-errors" || Word == "/WX" || Word == "-WX")
      return;
    switch (Argument.Option) {
    case options::OPT_pedantic_errors:
    case options::OPT_ferror_limit_EQ:
    // What is done in place of compiling.
    case options::OPT_E:
    case options::OPT_S:
    case options::OPT_M:
    case options::OPT_MM:
      return;
    case options::OPT_include_pch:
      return includeTextOf(Argument.Values.front());
    case options::OPT_include:
      return takeInclude(Argument);
    case options::OPT_fmodule_file:
    case options::OPT_fprebuilt_module_path:
      return Notes.dropBuiltFile(Argument.Words.front());
    case options::OPT_INPUT:
      return takeInput(Argument);
    default:
      keep(Argument);
    }
  }

  const CompileCommand &Command;
  const StringRef File;
  CommandNotes &Notes;
  bool NamesFile = false;
  CommandLine Result;
};

} // namespace

CompileCommand withoutBuiltFiles(CompileCommand Command, StringRef File,
                                 CommandNotes &Notes) {
  if (!Command.CommandLine.empty())
    Command.CommandLine = BuiltFileRemover(Command, File, Notes).run();
  return Command;
}

} // namespace redirect
