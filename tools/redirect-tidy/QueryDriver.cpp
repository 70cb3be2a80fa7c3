//===- QueryDriver.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "QueryDriver.h"
#include "CompilerFlags.h"
#include "LLVMVersions.h"
#include CLANG_OPTIONS_HEADER
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

using clang::tooling::CompileCommand;
using llvm::StringRef;
namespace options = CLANG_OPTIONS_NAMESPACE::options;

namespace redirect {

llvm::Expected<QueryDriver> QueryDriver::create(StringRef Globs) {
  QueryDriver Result;
  for (const StringRef Glob : llvm::split(Globs, ',')) {
    if (Glob.trim().empty())
      continue;
    llvm::Expected<llvm::GlobPattern> Pattern =
        llvm::GlobPattern::create(Glob.trim());
    if (!Pattern)
      return llvm::createStringError(
          llvm::inconvertibleErrorCode(),
          "--query-driver takes globs, not '" + Glob.trim() +
              "': " + llvm::toString(Pattern.takeError()));
    (Glob.contains('/') ? Result.Paths : Result.Names)
        .push_back(std::move(*Pattern));
  }
  return Result;
}

/// The path of \p Compiler if it may be run; empty if not.
std::string QueryDriver::allowed(StringRef Compiler, StringRef Folder) const {
  const bool IsPath = Compiler.contains('/');
  std::string Path;
  if (IsPath)
    Path = absolutePath(Compiler, Folder);
  else if (const auto Found = llvm::sys::findProgramByName(Compiler))
    Path = absolutePath(*Found);
  const auto Matches = [](const std::vector<llvm::GlobPattern> &Globs,
                          StringRef Text) {
    return llvm::any_of(
        Globs, [&](const llvm::GlobPattern &Glob) { return Glob.match(Text); });
  };
  const bool IsAllowed =
      Matches(Paths, Path) || (!IsPath && Matches(Names, Compiler));
  return IsAllowed && llvm::sys::fs::can_execute(Path) ? Path : "";
}

/// The language of a unit, as compilers' -x takes it.
static StringRef languageOf(StringRef File) {
  return llvm::sys::path::extension(File) == ".c" ? "c" : "c++";
}

/// True if it may depend on the argument where the headers are.
static bool matters(const CompilerArgument &Argument) {
  switch (Argument.Option) {
  case options::OPT__sysroot_EQ:
  case options::OPT_isysroot:
  case options::OPT_stdlib_EQ:
  case options::OPT_nostdinc:
  case options::OPT_nostdlibinc:
  case options::OPT_nostdincxx:
  case options::OPT_specs_EQ:
  case options::OPT_specs:
  case options::OPT_target:
    return true;
  default:
    return Argument.IsOfTarget ||
           StringRef(Argument.Words.front()).starts_with("-m");
  }
}

/// What \p Words print to standard error; nullopt if they fail.
static std::optional<std::string> errorsOf(llvm::ArrayRef<std::string> Words) {
  llvm::SmallString<128> Errors;
  if (llvm::sys::fs::createTemporaryFile("redirect-tidy", "query", Errors))
    return std::nullopt;
  const llvm::FileRemover Remove(Errors);
  const std::vector<StringRef> Texts(Words.begin(), Words.end());
  static constexpr unsigned Seconds = 30;
  const int Code = llvm::sys::ExecuteAndWait(
      Words.front(), Texts, /*Env=*/std::nullopt,
      {StringRef(""), StringRef(""), StringRef(Errors)}, Seconds);
  const auto Text = llvm::MemoryBuffer::getFile(Errors);
  if (Code != 0 || !Text)
    return std::nullopt;
  return (*Text)->getBuffer().str();
}

/// True for the folder of what every compiler brings itself: its stddef.h and
/// its intrinsics are for no other compiler.
static bool isCompilersOwn(StringRef Folder) {
  const auto Has = [&](StringRef Name) {
    return llvm::sys::fs::exists((Folder + "/" + Name).str());
  };
  return Has("stddef.h") && !Has("stdlib.h");
}

QueriedCompiler readCompilerOutput(StringRef Text) {
  QueriedCompiler Result;
  bool IsInList = false;
  for (StringRef Line : llvm::split(Text, '\n')) {
    Line = Line.trim();
    if (Line.consume_front("Target: "))
      Result.Target = Line.str();
    else if (Line.starts_with("#include <...>"))
      IsInList = true;
    else if (Line.starts_with("End of search list"))
      IsInList = false;
    else if (IsInList && !isCompilersOwn(Line))
      Result.Includes.push_back(absolutePath(Line));
  }
  return Result;
}

const std::optional<QueriedCompiler> &
QueryDriver::ask(const CompileCommand &Command, StringRef File) {
  std::vector<std::string> Words = {
      allowed(Command.CommandLine.front(), Command.Directory)};
  if (!Words.front().empty()) {
    llvm::append_range(Words, std::vector<std::string>{"-E", "-v", "-x",
                                                       languageOf(File).str()});
    for (const CompilerArgument &Argument : argumentsOf(Command.CommandLine))
      if (matters(Argument))
        llvm::append_range(Words, Argument.Words);
    Words.emplace_back("/dev/null");
  }
  const auto [Answer, IsNew] = Known.try_emplace(Words);
  if (IsNew && !Words.front().empty())
    if (const std::optional<std::string> Text = errorsOf(Words))
      Answer->second = readCompilerOutput(*Text);
  return Answer->second;
}

} // namespace redirect
