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

#include "ClangdFunctions.h"
#include "HeaderBodies.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"

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

/// Whether no checks are wanted: `-*`, and nothing after it but `-others`.
static bool areAllOff(StringRef Checks) {
  bool AllOff = false;
  for (StringRef Glob : llvm::split(Checks, ',')) {
    Glob = Glob.trim();
    AllOff = Glob == "-*" || (AllOff && Glob.starts_with("-"));
  }
  return AllOff;
}

/// The checks are on, unless the configuration of clangd or clang-tidy says
/// which of them are, or that no checks are.
static void enableChecks(tidy::ClangTidyOptions &Options, StringRef /*File*/) {
  std::string &Checks =
      Options.Checks ? *Options.Checks : Options.Checks.emplace();
  if (!StringRef(Checks).contains("http-") && !areAllOff(Checks))
    Checks += Checks.empty() ? "http-*" : ",http-*";
  // clangd takes the title of a quick fix from the note that it is on.
  Options.CheckOptions.try_emplace("FixesOnNotes", "true");
  // Headers that are generated aren't always there yet.
  Options.CheckOptions.try_emplace("KeepGoing", "true");
}

TidyProvider combine(std::vector<TidyProvider> Providers) {
  Providers.emplace_back(enableChecks);
  return combineInClangd(std::move(Providers));
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

/// clangd looks for clang's own headers beside itself. They are where LLVM is.
static void setResourceFolder(StringRef Folder) {
  auto &Options = llvm::cl::getRegisteredOptions();
  const auto Known = Options.find("resource-dir");
  if (Known != Options.end() && llvm::sys::fs::is_directory(Folder))
    static_cast<llvm::cl::opt<std::string> *>(Known->second)
        ->setInitialValue(Folder.str());
}

} // namespace redirect

int main(int Argc, char *Argv[]) {
  redirect::setResourceFolder(CLANG_RESOURCE_FOLDER);
  return clang::clangd::clangdMain(Argc, Argv);
}
