//===- ClangdFunctions.h - Where clangd is added to -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clangd has no place for others to add to, and installs no headers. The linker
// has: with --wrap=F, what calls F from another object file calls __wrap_F, and
// __real_F is the original. Nothing is copied or defined twice, and a clangd
// that lacks one of these functions, or has it with other parameters, doesn't
// link.
//
// The symbols' names are in CMakeLists.txt, which also gives them to the
// linker.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_CLANGDFUNCTIONS_H
#define REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_CLANGDFUNCTIONS_H

#include "clang-tidy/ClangTidyOptions.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Frontend/PrecompiledPreamble.h"
#include "clang/Serialization/PCHContainerOperations.h"
#include "llvm/ADT/FunctionExtras.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clang::tidy {
class ClangTidyContext;
} // namespace clang::tidy

namespace clang::clangd {
int clangdMain(int Argc, char *Argv[]);
} // namespace clang::clangd

namespace redirect {

/// What `--version` prints and editors are told.
std::string clangdVersion() asm("__real_" WRAPPED_VERSION);
std::string version() asm("__wrap_" WRAPPED_VERSION);

/// Whether a check is fast enough to run after each change, if that is known.
std::optional<bool>
isFastInClangd(llvm::StringRef Check) asm("__real_" WRAPPED_IS_FAST);
std::optional<bool>
isFast(llvm::StringRef Check) asm("__wrap_" WRAPPED_IS_FAST);

/// What decides on the checks for a file; each sees what those before it chose.
using TidyProvider = llvm::unique_function<void(clang::tidy::ClangTidyOptions &,
                                                llvm::StringRef) const>;
TidyProvider combineInClangd(std::vector<TidyProvider> Providers) asm(
    "__real_" WRAPPED_COMBINE);
TidyProvider
combine(std::vector<TidyProvider> Providers) asm("__wrap_" WRAPPED_COMBINE);

/// clang::tidy::ClangTidyContext::getOptionsForFile: what is set for \p File.
using OptionsForFile = clang::tidy::ClangTidyOptions(
    const clang::tidy::ClangTidyContext *Context, llvm::StringRef File);
OptionsForFile optionsForFileInClangd asm("__real_" WRAPPED_OPTIONS_FOR_FILE);
OptionsForFile optionsForFile asm("__wrap_" WRAPPED_OPTIONS_FOR_FILE);

/// clang::PrecompiledPreamble::Build, with which clangd reads a file's headers.
using PreambleBuilder = llvm::ErrorOr<clang::PrecompiledPreamble>(
    const clang::CompilerInvocation &Invocation,
    const llvm::MemoryBuffer *MainFile, clang::PreambleBounds Bounds,
    llvm::IntrusiveRefCntPtr<clang::DiagnosticsEngine> Diagnostics,
    llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files,
    std::shared_ptr<clang::PCHContainerOperations> Operations,
    bool StoreInMemory, llvm::StringRef StoragePath,
    clang::PreambleCallbacks &Callbacks);
PreambleBuilder buildPreambleInClangd asm("__real_" WRAPPED_BUILD_PREAMBLE);
PreambleBuilder buildPreamble asm("__wrap_" WRAPPED_BUILD_PREAMBLE);

/// clangd's own class, of which nothing is known here.
class Transport {
public:
  virtual ~Transport() = default;
};

/// With which clangd reads from the editor and writes to it. \p Style is 0 for
/// messages as editors send them.
std::unique_ptr<Transport>
newTransportInClangd(std::FILE *In, llvm::raw_ostream &Out,
                     llvm::raw_ostream *InMirror, bool IsPretty,
                     int Style) asm("__real_" WRAPPED_TRANSPORT);
std::unique_ptr<Transport>
newTransport(std::FILE *In, llvm::raw_ostream &Out, llvm::raw_ostream *InMirror,
             bool IsPretty, int Style) asm("__wrap_" WRAPPED_TRANSPORT);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_CLANGDFUNCTIONS_H
