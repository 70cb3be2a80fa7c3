//===- RedirectClangd.cpp - clangd with the checks inside -----------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Everything is done by clangd's own libraries, with which this is linked; the
// checks are in clang-tidy's registry, as in the plugin. Four functions get a few
// words added: clangd's version, the checks that it runs on a file, whether a
// check is fast enough for it, and what it reads of headers.
//
// clangd has no place to say these things and installs no headers. The linker
// has: with --wrap=F, what calls F from another object file calls __wrap_F, and
// __real_F is the original. Nothing is defined twice, and a clangd that lacks
// one of these functions, or has it with other parameters, doesn't link.
//
//===----------------------------------------------------------------------===//

#include "HeaderBodies.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Serialization/PCHContainerOperations.h"
#include "llvm/ADT/FunctionExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <optional>
#include <string>
#include <vector>

namespace clang::clangd {
int clangdMain(int argc, char *argv[]);
} // namespace clang::clangd

namespace redirect {

/// What decides on the checks for a file; each sees what those before it chose.
using TidyProvider = llvm::unique_function<void(clang::tidy::ClangTidyOptions &,
                                                llvm::StringRef) const>;

// The names are also in CMakeLists.txt.
#define VERSION_STRING "_ZN5clang6clangd13versionStringB5cxx11Ev"
#define IS_FAST "_ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE"
#define COMBINE                                                                \
  "_ZN5clang6clangd7combineESt6vectorIN4llvm15unique_functionIKFvRNS_4tidy16"  \
  "ClangTidyOptionsENS2_9StringRefEEEESaIS9_EE"
#define BUILD_PREAMBLE                                                         \
  "_ZN5clang19PrecompiledPreamble5BuildERKNS_18CompilerInvocationEPKN4llvm12M" \
  "emoryBufferENS_14PreambleBoundsENS4_18IntrusiveRefCntPtrINS_17Diagnostics" \
  "EngineEEENS9_INS4_3vfs10FileSystemEEESt10shared_ptrINS_22PCHContainerOper" \
  "ationsEEbNS4_9StringRefERNS_17PreambleCallbacksE"

std::string clangdVersion() asm("__real_" VERSION_STRING);
std::string version() asm("__wrap_" VERSION_STRING);

std::optional<bool> isFastInClangd(llvm::StringRef Check)
    asm("__real_" IS_FAST);
std::optional<bool> isFast(llvm::StringRef Check) asm("__wrap_" IS_FAST);

TidyProvider combineOfClangd(std::vector<TidyProvider> Providers)
    asm("__real_" COMBINE);
TidyProvider combine(std::vector<TidyProvider> Providers)
    asm("__wrap_" COMBINE);

/// clang::PrecompiledPreamble::Build, through which clangd reads headers.
using BuildPreamble = llvm::ErrorOr<clang::PrecompiledPreamble>(
    const clang::CompilerInvocation &Invocation,
    const llvm::MemoryBuffer *MainFile, clang::PreambleBounds Bounds,
    llvm::IntrusiveRefCntPtr<clang::DiagnosticsEngine> Diagnostics,
    llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files,
    std::shared_ptr<clang::PCHContainerOperations> Operations,
    bool StoreInMemory, llvm::StringRef StoragePath,
    clang::PreambleCallbacks &Callbacks);
BuildPreamble buildPreambleOfClang asm("__real_" BUILD_PREAMBLE);
BuildPreamble buildPreamble asm("__wrap_" BUILD_PREAMBLE);

std::string version() {
  return clangdVersion() + " redirect-tidy " REDIRECT_TIDY_VERSION;
}

/// clangd knows only clang-tidy's own checks. A check that costs at most 8 % of
/// building an AST is fast to it; docs/benchmarks.md has what ours cost.
std::optional<bool> isFast(llvm::StringRef Check) {
  return Check.starts_with("http-") ? true : isFastInClangd(Check);
}

/// Whether the last word is `-*`, but for names of checks that aren't wanted.
static bool areAllOff(llvm::StringRef Checks) {
  bool AllOff = false;
  for (llvm::StringRef Glob : llvm::split(Checks, ',')) {
    Glob = Glob.trim();
    AllOff = Glob == "-*" || (AllOff && Glob.starts_with("-"));
  }
  return AllOff;
}

/// The checks are on, unless the configuration of clangd or clang-tidy says
/// itself which of them are, or switches off all checks that there are.
static void enableChecks(clang::tidy::ClangTidyOptions &Options,
                         llvm::StringRef File) {
  std::string &Checks = Options.Checks ? *Options.Checks
                                       : Options.Checks.emplace();
  if (!llvm::StringRef(Checks).contains("http-") && !areAllOff(Checks))
    Checks += Checks.empty() ? "http-*" : ",http-*";
  // clangd takes the title of a quick fix from the note that it is on.
  Options.CheckOptions.try_emplace("FixesOnNotes", "true");
}

TidyProvider combine(std::vector<TidyProvider> Providers) {
  Providers.push_back(enableChecks);
  return combineOfClangd(std::move(Providers));
}

llvm::ErrorOr<clang::PrecompiledPreamble>
buildPreamble(const clang::CompilerInvocation &Invocation,
              const llvm::MemoryBuffer *MainFile, clang::PreambleBounds Bounds,
              llvm::IntrusiveRefCntPtr<clang::DiagnosticsEngine> Diagnostics,
              llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files,
              std::shared_ptr<clang::PCHContainerOperations> Operations,
              bool StoreInMemory, llvm::StringRef StoragePath,
              clang::PreambleCallbacks &Callbacks) {
  HeaderBodies Ours(Callbacks);
  return buildPreambleOfClang(Invocation, MainFile, Bounds,
                              std::move(Diagnostics), std::move(Files),
                              std::move(Operations), StoreInMemory, StoragePath,
                              Ours);
}

/// clangd looks for clang's own headers beside itself. They are where LLVM is.
static void setResourceDir(llvm::StringRef Folder) {
  auto &Options = llvm::cl::getRegisteredOptions();
  const auto Known = Options.find("resource-dir");
  if (Known != Options.end() && llvm::sys::fs::is_directory(Folder))
    static_cast<llvm::cl::opt<std::string> *>(Known->second)
        ->setInitialValue(Folder.str());
}

} // namespace redirect

int main(int argc, char *argv[]) {
  redirect::setResourceDir(CLANG_RESOURCE_FOLDER);
  return clang::clangd::clangdMain(argc, argv);
}
