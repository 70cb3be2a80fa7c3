//===- GitRepository.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GitRepository.h"
#include "AddedLines.h"
#include "UnifiedDiff.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include <unistd.h>

using llvm::StringRef;

namespace redirect {

//===----------------------------------------------------------------------===//
// Running git
//===----------------------------------------------------------------------===//

namespace {

/// A file for what git prints, gone at the end.
class OutputFile {
public:
  std::error_code create() {
    std::error_code Problem =
        llvm::sys::fs::createTemporaryFile("redirect-tidy", "git", Path);
    Remove.setFile(Path);
    return Problem;
  }

  StringRef path() const { return Path; }

  std::string text() const {
    const auto Text = llvm::MemoryBuffer::getFile(Path);
    return Text ? (*Text)->getBuffer().str() : "";
  }

private:
  llvm::SmallString<128> Path;
  llvm::FileRemover Remove;
};

} // namespace

/// The environment without what tells git of another repository, or of programs
/// to run: hooks of git have such, and they are about another folder.
static std::vector<StringRef> environmentForGit() {
  static constexpr StringRef Kept[] = {
      "GIT_CONFIG_GLOBAL=", "GIT_CONFIG_SYSTEM=", "GIT_CONFIG_NOSYSTEM=",
      "GIT_CEILING_DIRECTORIES=", "GIT_DISCOVERY_ACROSS_FILESYSTEM="};
  std::vector<StringRef> Result = {"GIT_NO_REPLACE_OBJECTS=1",
                                   "GIT_OPTIONAL_LOCKS=0"};
  for (const char *const *Variable = environ; *Variable; ++Variable) {
    const StringRef Text = *Variable;
    if (!Text.starts_with("GIT_") || llvm::any_of(Kept, [&](StringRef Name) {
          return Text.starts_with(Name);
        }))
      Result.push_back(Text);
  }
  return Result;
}

static llvm::Error gitFailed(StringRef Words) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "git can't tell what has changed: " +
                                     Words.trim());
}

/// Runs git in \p Folder and returns what it prints, if it ends with one of
/// \p Codes. Settings by which it would run other programs are pinned.
static llvm::Expected<std::string> runGit(StringRef Folder,
                                          llvm::ArrayRef<StringRef> Arguments,
                                          StringRef Input,
                                          llvm::ArrayRef<int> Codes = {0}) {
  const llvm::ErrorOr<std::string> Git = llvm::sys::findProgramByName("git");
  if (!Git)
    return gitFailed("it isn't installed");
  OutputFile Output;
  OutputFile Errors;
  if (Output.create() || Errors.create())
    return gitFailed("no temporary file can be made");
  std::vector<StringRef> Words = {*Git,
                                  "-C",
                                  Folder,
                                  "-c",
                                  "core.fsmonitor=false",
                                  "-c",
                                  "core.attributesFile=/dev/null"};
  llvm::append_range(Words, Arguments);
  std::string Problem;
  const int Code = llvm::sys::ExecuteAndWait(
      *Git, Words, environmentForGit(), {Input, Output.path(), Errors.path()},
      /*SecondsToWait=*/0, /*MemoryLimit=*/0, &Problem);
  if (llvm::is_contained(Codes, Code))
    return Output.text();
  // On a full disk it can't even say so.
  const std::string Said = Problem + Errors.text();
  return gitFailed(Said.empty()
                       ? "it ends with exit code " + std::to_string(Code) +
                             ", writing to " + Output.path().str()
                       : Said);
}

llvm::Expected<std::string>
GitRepository::run(llvm::ArrayRef<StringRef> Arguments, StringRef Input) const {
  return runGit(Root, Arguments, Input);
}

/// What git prints as one line.
static llvm::Expected<std::string> line(llvm::Expected<std::string> Printed) {
  if (Printed && StringRef(*Printed).ends_with("\n"))
    Printed->pop_back();
  return Printed;
}

llvm::Expected<GitRepository> GitRepository::around(StringRef Folder) {
  llvm::Expected<std::string> Root =
      line(runGit(Folder, {"rev-parse", "--show-toplevel"}, ""));
  if (!Root)
    return Root.takeError();
  return GitRepository(std::move(*Root));
}

llvm::Expected<GitRepository> GitRepository::at(StringRef Folder) {
  llvm::Expected<GitRepository> Result = around(Folder);
  if (Result && Result->Root != realPath(Folder))
    return gitFailed((Folder + " is no working tree").str());
  return Result;
}

llvm::Expected<std::string> GitRepository::mergeBase(StringRef Revision) const {
  llvm::Expected<std::string> Commit =
      line(run({"rev-parse", "--verify", "--end-of-options",
                (Revision + "^{commit}").str()}));
  if (!Commit) {
    llvm::consumeError(Commit.takeError());
    return gitFailed(("it knows no commit " + Revision).str());
  }
  llvm::Expected<std::string> Base = line(run({"merge-base", *Commit, "HEAD"}));
  if (Base)
    return Base;
  llvm::consumeError(Base.takeError());
  return gitFailed(("what is checked out and " + Revision +
                    " have no commit in common; has the history been fetched?")
                       .str());
}

llvm::Error GitRepository::readBlobs(
    llvm::ArrayRef<StringRef> Blobs,
    llvm::function_ref<llvm::Error(size_t, StringRef)> Use) const {
  OutputFile Wanted;
  if (Wanted.create())
    return gitFailed("no temporary file can be made");
  std::error_code Problem;
  llvm::raw_fd_ostream To(Wanted.path(), Problem);
  if (!Problem) {
    for (const StringRef Blob : Blobs)
      To << Blob << '\n';
    To.close();
    Problem = To.error();
    To.clear_error();
  }
  if (Problem)
    return gitFailed((Wanted.path() + ": " + Problem.message()).str());
  llvm::Expected<std::string> Printed =
      run({"cat-file", "--batch"}, Wanted.path());
  if (!Printed)
    return Printed.takeError();
  // "1234abc... blob 42\n", 42 bytes, "\n"
  StringRef Rest = *Printed;
  for (const auto &[Number, Blob] : llvm::enumerate(Blobs)) {
    size_t Size = 0;
    const bool IsThere = Rest.consume_front(Blob) &&
                         Rest.consume_front(" blob ") &&
                         !Rest.consumeInteger(10, Size) &&
                         Rest.consume_front("\n") && Size < Rest.size();
    if (!IsThere)
      return gitFailed(("the contents " + Blob + " aren't there").str());
    if (llvm::Error Failed = Use(Number, Rest.take_front(Size)))
      return Failed;
    Rest = Rest.drop_front(Size + 1);
  }
  return llvm::Error::success();
}

//===----------------------------------------------------------------------===//
// Comparing
//===----------------------------------------------------------------------===//

llvm::Expected<ContentPairs> ContentPairs::create() {
  llvm::SmallString<128> Model;
  llvm::sys::path::system_temp_directory(/*ErasedOnReboot=*/true, Model);
  llvm::sys::path::append(Model, "redirect-tidy-XXXXXX");
  std::string Folder = Model.str().str();
  // Others could change there what is compared; this one is the user's alone.
  std::error_code Problem;
  if (!mkdtemp(Folder.data()))
    Problem = std::error_code(errno, std::generic_category());
  for (const StringRef Side : {"old", "new"})
    if (!Problem)
      Problem = llvm::sys::fs::create_directory(Folder + "/" + Side);
  if (Problem)
    return llvm::createStringError(Problem, Folder + ": " + Problem.message());
  return ContentPairs(realPath(Folder));
}

ContentPairs::~ContentPairs() {
  if (!Folder.empty())
    llvm::consumeError(
        llvm::errorCodeToError(llvm::sys::fs::remove_directories(Folder)));
}

std::string ContentPairs::file(StringRef Side, size_t Number) const {
  return Folder + "/" + Side.str() + "/" + std::to_string(Number);
}

/// \p Text with every line ended by a line feed.
static void writeLines(StringRef Text, llvm::raw_ostream &To) {
  while (!Text.empty()) {
    const auto [Line, Rest] = Text.split('\n');
    To << Line.rtrim('\r') << '\n';
    Text = Rest;
  }
}

llvm::Error ContentPairs::add(StringRef Old, StringRef New) {
  const auto Text =
      llvm::MemoryBuffer::getFile(New, /*IsText=*/false,
                                  /*RequiresNullTerminator=*/false);
  if (!Text)
    return llvm::createStringError(Text.getError(),
                                   New + ": " + Text.getError().message());
  const std::pair<StringRef, StringRef> Sides[] = {
      {"old", Old}, {"new", (*Text)->getBuffer()}};
  for (const auto &[Side, Contents] : Sides) {
    std::error_code Problem;
    llvm::raw_fd_ostream To(file(Side, Count), Problem);
    if (!Problem) {
      writeLines(Contents, To);
      To.close();
      Problem = To.error();
      To.clear_error();
    }
    if (Problem)
      return llvm::createStringError(Problem,
                                     Folder + ": " + Problem.message());
  }
  ++Count;
  return llvm::Error::success();
}

llvm::Expected<std::vector<std::vector<unsigned>>>
ContentPairs::compare() const {
  // Nothing in it is named by others, and no content is left out.
  llvm::Expected<std::string> Text =
      runGit(Folder,
             {"diff", "--no-index", "--text", "--no-color", "--no-ext-diff",
              "--no-textconv", "--no-renames", "--unified=0", "--no-prefix",
              "--", "old", "new"},
             "", {0, 1});
  if (!Text)
    return Text.takeError();
  llvm::Expected<std::vector<DiffedFile>> Diff = readUnifiedDiff(*Text);
  if (!Diff)
    return Diff.takeError();
  std::vector<std::vector<unsigned>> Result(Count);
  for (const DiffedFile &File : *Diff) {
    size_t Number = 0;
    StringRef Name = File.New;
    if (!Name.consume_front("new/") || Name.getAsInteger(10, Number) ||
        Number >= Count)
      return gitFailed("it names a file that isn't compared: " + File.New);
    llvm::append_range(Result[Number], File.Lines);
  }
  return Result;
}

} // namespace redirect
