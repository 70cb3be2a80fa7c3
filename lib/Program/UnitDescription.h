//===- UnitDescription.h - What a unit says of itself -----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_UNITDESCRIPTION_H
#define REDIRECT_TIDY_PROGRAM_UNITDESCRIPTION_H

#include "Facts/StatusExpectations.h"
#include "Program/DescriptionLine.h"
#include "Program/Program.h"
#include "Program/SummaryWriter.h"

namespace redirect {

/// Writes down what follows inside one unit, for a whole program to be put
/// together from: lines in an order that depends on the unit alone, whose
/// fields DescriptionLine.h tells apart. UnitPart reads them. In this order,
/// with what may be missing in brackets:
///
///     redirect-tidy unit VERSION, UNIT
///     function, KEY, PLACE, NAME [tests-method] [writes-response]
///         [may-redirect] [for-callers] [group] [DONE] [gives=JSON]
///     calls, KEY, PLACE, METHODS [later] [open] [under=JSON] [passes=JSON]
///         [path=PATH] [DONE]
///     sends, PLACE, JSON [in=USR]
///     route, KEY, PLACE, PLACE of the handler, NAME, METHODS [restricted]
///         [overrides | reads] [any-path] [pattern=PATTERN] [passes=JSON]
///     catches, USR of a class, JSON
///     sends-text, USR of a member or of a global variable, JSON
///     asks, USR of a function, of a class, or of a member or global variable
///     overrides, USR of a function that others override of which there is
///         nothing to say, though they return something
///     limit, METHODS
///     expects, JSON of a place that wants a status exactly
///     matters-alone
///     speaks, NAME of a model that matters by a text in the unit
///     may-speak, NAME of one that would matter here if the program spoke so
///     end, number of lines between
///
/// What a function calls and sends follows it. DONE is `reads=METHODS`,
/// `read=PLACE`, `works=METHODS`, `work=PLACE`. A KEY is a USR, the unit's own
/// name for a function that others can't call and for a function with what it
/// holds, or what resultKey or overridersKey make of a USR. A group stands for
/// the functions that it "calls": those that a function returns, or that
/// override it. A function may redirect if what it writes can be a part of
/// that, whoever writes the rest: a status of 200 can't.
class UnitDescription {
public:
  /// Files below the folder \p Root are named relative to it. \p Variant goes
  /// behind the unit's name where a file is compiled in several ways: what the
  /// others say of it is nothing that this unit knows of itself.
  UnitDescription(clang::ASTContext &Context, llvm::StringRef Root,
                  llvm::StringRef Variant);

  /// Says that the unit knows redirects whatever others say.
  void addMattersAlone() { line(DescriptionOfOneAlone); }
  /// Adds which of \p Models matter by texts, and which would.
  void addModels(const UnitFacts &Facts, const UnitModels &Models);
  void add(const UnitFacts &Facts, const Program &Unit);
  /// Adds whom another status would disturb.
  void add(llvm::ArrayRef<ExpectationHere> Expectations);

  /// The description, which is complete then.
  std::string text() const;

private:
  DescriptionLineWriter line(llvm::StringRef Kind) { return {Text, Kind}; }
  /// Adds a field with a name to \p Line.
  static auto addTo(DescriptionLineWriter &Line) {
    return [&](llvm::StringRef Name, llvm::StringRef Value) {
      Line.add(Name, Value);
    };
  }
  bool definesHandlerOf(const Model &M) const;
  void addFunction(const clang::FunctionDecl &Function, const Program &Unit,
                   bool MayBeHandler);
  void addKeys(const UnitFacts &Facts, const Program &Program);
  void addUnfollowed(const clang::FunctionDecl &Function, const Evidence &Done,
                     const SummaryWriter &Write);
  void addUnfollowed(const Program &Unit);
  void addPlainCall(const clang::FunctionDecl &Callee, const clang::Expr &Site);
  void addSender(const Redirect &R, llvm::json::Object &Sent) const;
  void addRoutes(const UnitFacts &Facts, const Program &Unit);
  void addRoute(const Route &R, const clang::FunctionDecl &Handler,
                llvm::StringRef Key, bool IsWrapped = false);
  void addReturned(const clang::FunctionDecl &Maker,
                   const ReturnedHandlers &Returned, const Program &Unit);
  void addResult(const clang::FunctionDecl &Maker,
                 const FunctionSummary &Known);
  void addCaught(const clang::FunctionDecl &Function, const Program &Unit);
  void addSentTexts(const UnitFacts &Facts);
  void addAsked(const UnitFacts &Facts);
  void addCalls(llvm::ArrayRef<CallFlow> Calls,
                const clang::FunctionDecl &Caller, const SummaryWriter &Write);
  void addCall(llvm::StringRef Key, const CallFlow &Call,
               const clang::FunctionDecl &Caller, const SummaryWriter &Write);
  void addGroup(llvm::StringRef Key, const clang::FunctionDecl &Of,
                llvm::ArrayRef<std::string> Keys);
  void addOverriders(const UnitFacts &Facts, const Program &Unit);
  void addSends(const clang::FunctionDecl &Function, const Program &Unit,
                const SummaryWriter &Write);
  /// \p Where is told if the unit doesn't have the call that sends it.
  void addSent(const Redirect &R, const clang::FunctionDecl &Function,
               const SummaryWriter &Write, llvm::StringRef Where = "");
  std::string keyOfWrapper(unsigned Number) const;
  /// Empty for what others can't name.
  std::string keyOfCalled(const CallFlow &Call) const;
  void addWrapper(const Wrapper &W, unsigned Number);
  /// The USR, or a number in this unit for what others can't name.
  std::string keyOf(const clang::FunctionDecl &Function) const;
  std::string keyOfHandler(const clang::FunctionDecl &Handler) const;
  static std::string nameOf(const clang::FunctionDecl &Function);
  PlaceElsewhere placeOf(clang::SourceLocation Location) const;
  std::string placeText(clang::SourceLocation Location) const {
    return placeAsText(placeOf(Location));
  }
  std::string relative(llvm::StringRef File) const;

  clang::ASTContext &Context;
  const std::string Root;
  std::string Unit;
  llvm::DenseMap<const clang::FunctionDecl *, std::string> Keys;
  /// Functions of which no more is said than whom they call, and that they
  /// work.
  std::vector<const FunctionFacts *> Unfollowed;
  std::string Text;
};

/// The absolute path of the main file of \p Context, as descriptions and
/// indexes have it; empty if it has none.
std::string mainFileOf(const clang::ASTContext &Context);

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_UNITDESCRIPTION_H
