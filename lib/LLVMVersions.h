//===- LLVMVersions.h - What differs between LLVM versions ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The one place that asks for LLVM's version. 19 and later are supported.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_LLVMVERSIONS_H
#define REDIRECT_TIDY_LLVMVERSIONS_H

#include "llvm/Config/llvm-config.h"

/// The header that declares clang-tidy's registry of modules.
#if LLVM_VERSION_MAJOR < 22
#define CLANG_TIDY_MODULE_REGISTRY_HEADER "clang-tidy/ClangTidyModuleRegistry.h"
#else
#define CLANG_TIDY_MODULE_REGISTRY_HEADER "clang-tidy/ClangTidyModule.h"
#endif

/// The table of the driver's options.
#if LLVM_VERSION_MAJOR < 22
#define CLANG_OPTIONS_HEADER "clang/Driver/Options.h"
#define CLANG_OPTIONS_NAMESPACE clang::driver
#else
#define CLANG_OPTIONS_HEADER "clang/Options/Options.h"
#define CLANG_OPTIONS_NAMESPACE clang
#endif

/// What the configuration of clang-tidy takes out of commands.
#if LLVM_VERSION_MAJOR < 22
#define CLANG_TIDY_REMOVED_ARGS(OPTIONS)                                       \
  decltype((OPTIONS).ExtraArgs) {}
#else
#define CLANG_TIDY_REMOVED_ARGS(OPTIONS) (OPTIONS).RemovedArgs
#endif

/// What clang-tidy is to leave out when it lists checks and options: those of
/// the static analyzer that aren't ready, and those that users write.
#if LLVM_VERSION_MAJOR < 22
#define CLANG_TIDY_LISTED_CHECKS false
#else
#define CLANG_TIDY_LISTED_CHECKS false, false
#endif

/// How what prints diagnostics takes its options.
#if LLVM_VERSION_MAJOR < 22
#define CLANG_DIAGNOSTIC_OPTIONS(OPTIONS) &(OPTIONS)
#else
#define CLANG_DIAGNOSTIC_OPTIONS(OPTIONS) (OPTIONS)
#endif

/// How YAML I/O is told the key of a value, or the name of an enumerator.
#if LLVM_VERSION_MAJOR < 22
#define LLVM_YAML_KEY const char *
#else
#define LLVM_YAML_KEY llvm::StringRef
#endif

#endif // REDIRECT_TIDY_LLVMVERSIONS_H
