//===- RedirectClangd.cpp - clangd with the checks inside -----------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Everything is done by clangd's own libraries, with which this is linked; the
// checks are in clang-tidy's registry, as in the plugin. Here are the few words
// that are added to what clangd says and does.
//
//===----------------------------------------------------------------------===//

#include "CheckGlobs.h"
#include "ClangdFunctions.h"
#include "EditorLink.h"
#include "HeaderBodies.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace redirect {

std::string version() {
  return clangdVersion() + " redirect-tidy " REDIRECT_TIDY_VERSION;
}

/// clangd knows only clang-tidy's own checks. To it a check is fast that costs
/// at most 8 % of building an AST; docs/benchmarks.md has what ours cost.
std::optional<bool> isFast(StringRef Check) {
  return Check.starts_with("http-") ? true : isFastInClangd(Check);
}

/// What the rest of the program says of \p File, where that is known.
static void addIndex(tidy::ClangTidyOptions &Options, StringRef File) {
  const std::optional<EditedProject> Project =
      projectOf(File, EditorLink::chosenDatabase());
  const std::string Index = Project ? Project->indexFile() : "";
  if (!Index.empty() && llvm::sys::fs::exists(Index))
    Options.CheckOptions.try_emplace("RouteIndex", Index);
}

/// The checks are on, unless the configuration of clangd or clang-tidy says
/// which of them are, or that no checks are.
static void enableChecks(tidy::ClangTidyOptions &Options, StringRef File) {
  addIndex(Options, File);
  std::string &Checks =
      Options.Checks ? *Options.Checks : Options.Checks.emplace();
  if (!StringRef(Checks).contains("http-") && !areAllOff(Checks))
    Checks += Checks.empty() ? "http-*" : ",http-*";
  // clangd takes the title of a quick fix from the note that it is on.
  Options.CheckOptions.try_emplace("FixesOnNotes", "true");
  // Headers that are generated aren't always there yet.
  Options.CheckOptions.try_emplace("KeepGoing", "true");
}

/// What decides on the checks for any file, once clangd has put it together.
static std::shared_ptr<const TidyProvider> &provider() {
  static std::shared_ptr<const TidyProvider> Known;
  return Known;
}

TidyProvider combine(std::vector<TidyProvider> Providers) {
  Providers.emplace_back(enableChecks);
  provider() = std::make_shared<const TidyProvider>(
      combineInClangd(std::move(Providers)));
  return [All = provider()](tidy::ClangTidyOptions &Options, StringRef File) {
    (*All)(Options, File);
  };
}

// clangd asks for those of the main file, and takes them for all others.
tidy::ClangTidyOptions optionsForFile(const tidy::ClangTidyContext *Context,
                                      StringRef File) {
  tidy::ClangTidyOptions Options;
  if (!provider())
    return optionsForFileInClangd(Context, File);
  (*provider())(Options, File);
  return Options;
}

// NOLINTNEXTLINE(readability-function-size): the parameters are clang's.
llvm::ErrorOr<PrecompiledPreamble> buildPreamble(
    const CompilerInvocation &Invocation, const llvm::MemoryBuffer *MainFile,
    PreambleBounds Bounds, IntrusiveRefCntPtr<DiagnosticsEngine> Diagnostics,
    IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files,
    std::shared_ptr<PCHContainerOperations> Operations, bool StoreInMemory,
    StringRef StoragePath, PreambleCallbacks &Callbacks) {
  HeaderBodies Ours(Callbacks);
  return buildPreambleInClangd(
      Invocation, MainFile, Bounds, std::move(Diagnostics), std::move(Files),
      std::move(Operations), StoreInMemory, StoragePath, Ours);
}

/// An option of clangd's command line, once that was read.
template <typename Option> static const Option *findOption(StringRef Name) {
  auto &Options = llvm::cl::getRegisteredOptions();
  const auto Known = Options.find(Name);
  return Known == Options.end() ? nullptr
                                : static_cast<const Option *>(Known->second);
}

/// Compilers that clangd may ask, redirect-tidy may, too.
static std::vector<std::string> flagsForIndex() {
  std::vector<std::string> Flags;
  if (const auto *Drivers =
          findOption<llvm::cl::list<std::string>>("query-driver"))
    for (const std::string &Globs : *Drivers)
      Flags.push_back("--query-driver=" + Globs);
  return Flags;
}

static std::unique_ptr<EditorLink> &link() {
  static std::unique_ptr<EditorLink> Link;
  return Link;
}

std::unique_ptr<Transport> newTransport(std::FILE *In, llvm::raw_ostream &Out,
                                        llvm::raw_ostream *InMirror,
                                        bool IsPretty, int Style) {
  if (Style != 0)
    return newTransportInClangd(In, Out, InMirror, IsPretty, Style);
  const auto *Folder =
      findOption<llvm::cl::opt<std::string>>("compile-commands-dir");
  if (Folder && !Folder->getValue().empty()) {
    llvm::SmallString<128> Path(Folder->getValue());
    if (!llvm::sys::fs::make_absolute(Path))
      EditorLink::chosenDatabase() = std::string(Path);
  }
  const auto *Indexes = findOption<llvm::cl::opt<bool>>("background-index");
  link() = std::make_unique<EditorLink>(
      In, Out, !Indexes || Indexes->getValue(), flagsForIndex());
  if (!link()->input())
    return newTransportInClangd(In, Out, InMirror, IsPretty, Style);
  return newTransportInClangd(link()->input(), link()->output(), InMirror,
                              IsPretty, Style);
}

/// clangd looks for clang's own headers beside itself. If they aren't there,
/// they are where LLVM is.
static void setResourceFolder(StringRef Folder) {
  static int InThisProgram;
  llvm::SmallString<128> Beside(
      llvm::sys::fs::getMainExecutable("redirect-clangd", &InThisProgram));
  llvm::sys::path::remove_filename(Beside);
  llvm::sys::path::append(Beside, "..", "lib", "clang",
                          llvm::sys::path::filename(Folder));
  llvm::sys::path::append(Beside, "include");
  if (llvm::sys::fs::exists(Beside))
    return;
  auto &Options = llvm::cl::getRegisteredOptions();
  const auto Known = Options.find("resource-dir");
  if (Known != Options.end() && llvm::sys::fs::is_directory(Folder))
    static_cast<llvm::cl::opt<std::string> *>(Known->second)
        ->setInitialValue(Folder.str());
}

} // namespace redirect

int main(int Argc, char *Argv[]) {
  redirect::setResourceFolder(CLANG_RESOURCE_FOLDER);
  const int Result = clang::clangd::clangdMain(Argc, Argv);
  // Reading the editor goes on until that is gone: the link isn't destroyed.
  if (redirect::link())
    redirect::link().release()->stop();
  return Result;
}
