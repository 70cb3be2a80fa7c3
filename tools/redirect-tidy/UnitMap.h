//===- UnitMap.h - What each unit says of itself ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_UNITMAP_H
#define REDIRECT_TIDY_TOOLS_UNITMAP_H

#include "Compilations.h"
#include "Facts/CompileErrors.h"
#include "Facts/Facts.h"
#include "Models/ModelLibrary.h"
#include "Program/RouteIndex.h"
#include "ResultCache.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace redirect {

/// What becomes of a unit when it is described.
struct DescribedUnit {
  /// What WholeProgram reads; empty if the unit's file couldn't be opened.
  std::string Description;
  std::vector<FileRead> Files;
  /// True if the unit has a framework, or shows by itself that it may serve.
  bool MayServe = false;
  /// True if client code in the unit misses a status, or has a library lose a
  /// method, whatever others say.
  bool MissesStatus = false;
  /// The frameworks that it was recognised to have.
  std::vector<std::string> Frameworks;
  /// True if all is described that others may ask for.
  bool IsPart = false;
  unsigned Errors = 0;
  /// "orders.cpp:3:10: 'orders.h' file not found"
  std::string FirstError;
  /// True if one of them stands in the unit's own file.
  bool HasErrorsInFile = false;
  /// Counted if there are errors.
  FunctionCount Functions;
  /// What is wrong with the models that are wanted for it.
  std::vector<std::string> Problems;

  /// False if nothing of its code could be looked at.
  bool isRead() const;
  /// What couldn't be, and why: "2 of 31 functions not looked at:
  /// orders.cpp:3:10: 'orders.h' file not found". Empty if all could.
  std::string whatIsMissing() const;
};

/// What it takes to describe a unit, but for the unit itself.
struct DescriptionInput {
  const ModelLibrary &Library;
  ModelSelection Models;
  /// What is known of other units; may be null.
  const RouteIndex *Index = nullptr;
  /// False if no unit is known that matters alone: then this one is described
  /// only if it does.
  bool IsPart = true;
  /// Files below this folder are named relative to it.
  std::string Root;
  /// What tells the unit from others that are made of the same file.
  std::string Variant;
};

/// What is done with a unit once it is parsed, with the errors in it. What is
/// said of the unit goes to the last.
using UnitLook = llvm::function_ref<void(
    clang::ASTContext &, const CompileErrors &, DescribedUnit &)>;

/// Reads \p File, an absolute path, as \p Command says, and does \p Look if it
/// can be opened. Several threads may do so at once.
DescribedUnit readUnit(const clang::tooling::CompileCommand &Command,
                       llvm::StringRef File, UnitLook Look);

/// Reads \p File, an absolute path, as \p Command says, and describes it: the
/// map step of design section 7. Several threads may do so at once.
DescribedUnit describeUnit(const clang::tooling::CompileCommand &Command,
                           llvm::StringRef File, const DescriptionInput &Input);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_UNITMAP_H
