//===- UnitDescription.h - What a unit says of itself -----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_UNITDESCRIPTION_H
#define REDIRECT_TIDY_PROGRAM_UNITDESCRIPTION_H

#include "Program/Program.h"
#include "Program/SummaryWriter.h"

namespace redirect {

/// Writes down what follows inside one unit, for a whole program to be put
/// together from: lines of JSON, in an order that depends on the unit alone.
///
///     {"unit": "src/orders.cpp"}
///     {"function": USR, "at": PLACE, "calls": [...], "gives": {...}, ...}
///     {"route": USR, "methods": "POST", "pattern": "/orders", "at": PLACE}
///     {"registers": USR, "parameter": 1, "methods": "POST", "at": PLACE}
///     {"passes-to": USR, "methods": [0], "others": []}
///     {"asks": [USR, ...]}
///     {"limit": "GET HEAD"}
class UnitDescription {
public:
  /// Files below the folder \p Root are named relative to it.
  UnitDescription(clang::ASTContext &Context, llvm::StringRef Root);

  void add(const UnitFacts &Facts, const Program &Unit);

  std::string text() const { return Text; }

private:
  void line(llvm::json::Object Line);
  void addFunction(const clang::FunctionDecl &Function, const Program &Unit,
                   bool MayBeHandler);
  void addSender(const Redirect &R, const Program &Unit,
                 llvm::json::Object &Sent) const;
  void addRoute(const Route &R);
  void addPassed(const UnitFacts &Facts);
  llvm::json::Object call(const CallFlow &Call) const;
  llvm::json::Array calls(const FunctionSummary &Summary) const;
  llvm::json::Array sends(const clang::FunctionDecl &Function,
                          const Program &Unit,
                          const SummaryWriter &Write) const;
  /// The USR, or a number in this unit for what others can't name.
  std::string keyOf(const clang::FunctionDecl &Function) const;
  PlaceElsewhere placeOf(clang::SourceLocation Location) const;
  std::string placeText(clang::SourceLocation Location) const {
    return placeAsText(placeOf(Location));
  }
  std::string relative(llvm::StringRef File) const;

  clang::ASTContext &Context;
  const std::string Root;
  std::string Unit;
  llvm::DenseMap<const clang::FunctionDecl *, std::string> Keys;
  std::string Text;
};

/// The absolute path of the main file of \p Context; empty if it has none.
std::string mainFileOf(const clang::ASTContext &Context);

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_UNITDESCRIPTION_H
