//===- UnitPart.h - What one unit says to a program -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_UNITPART_H
#define REDIRECT_TIDY_REDIRECTS_UNITPART_H

#include "Program/RequestFlow.h"
#include "Program/SummaryReader.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"

namespace redirect {

/// The lines of a description, as UnitDescription has written them. Texts are
/// parts of it; what is only passed on is left as it is, JSON.
struct UnitPart {
  /// A redirect that a function sends.
  struct Sent {
    /// The call or assignment by which the function sends it.
    llvm::StringRef At;
    /// The function in which the status stands; empty if it is this one.
    llvm::StringRef In;
    /// The redirect itself, as JSON.
    llvm::StringRef Json;
  };

  struct Function {
    /// The USR, or what resultKey or overridersKey make of it.
    llvm::StringRef Key;
    llvm::StringRef Name;
    llvm::StringRef At;
    /// The units that have its body; several if it stands in a header.
    llvm::SmallVector<llvm::StringRef, 1> Units;
    /// The units that override it; an empty name for those of which nothing
    /// else is known.
    llvm::SmallVector<llvm::StringRef, 1> OverriddenIn;
    Evidence Done;
    std::vector<Sent> Sends;
    /// What callers have to know, as JSON; empty if other units can't call it.
    llvm::StringRef Gives;
    bool WritesResponse = false;
    /// True if what it writes may be a part of a redirect.
    bool MayRedirect = false;
    bool TestsMethod = false;
    /// True if callers decide what becomes of it: it registers what they give
    /// it, or puts that into an answer.
    bool IsForCallers = false;
    /// True if it stands for the functions that it calls: those that a function
    /// returns, or that override it.
    bool IsGroup = false;
  };

  struct Call {
    /// The unit that knows of it.
    llvm::StringRef Unit;
    /// Empty where a group stands for the callee.
    llvm::StringRef At;
    /// The callee by its key, before all functions are known.
    llvm::StringRef To;
    unsigned Caller = 0;
    unsigned Callee = 0;
    bool IsHandedOver = false;
    bool IsUnseen = false;
    /// True if what the caller is passed or holds decides whether it is made.
    bool IsOpen = false;
    ParameterReach Reached;
    /// What it passes, as JSON; empty if that is unknown, or of no interest.
    llvm::StringRef Passed;
    llvm::StringRef Path;
    Evidence Done;
  };

  struct RouteLine {
    llvm::StringRef Unit;
    llvm::StringRef At;
    /// The handler by its key, before all functions are known.
    llvm::StringRef To;
    unsigned Handler = 0;
    RouteEdge Edge;
    Route::Kind Is = Route::Kind::Registration;
    bool IsForAnyPath = false;
    /// When it runs, if it is a hook.
    std::optional<Hook> Runs;
    /// What is known of its path where that is no pattern.
    llvm::StringRef PartOfPath;
    /// What the registration calls the handler, and where it is declared.
    llvm::StringRef Name;
    llvm::StringRef HandlerAt;
    /// What it says of the handler's parameters, as JSON; empty if nothing.
    llvm::StringRef Passed;
  };

  /// What answers objects of a class that are thrown, or that a unit sends the
  /// text of a member, as JSON.
  struct FunctionLine {
    llvm::StringRef Unit;
    llvm::StringRef Key;
    llvm::StringRef Json;
  };

  /// A unit, and a function, class or member of which it asks what others do
  /// with it.
  using Question = std::pair<llvm::StringRef, llvm::StringRef>;

  llvm::StringRef Unit;
  std::vector<Function> Functions;
  /// Their callers are numbers among Functions.
  std::vector<Call> Calls;
  std::vector<RouteLine> Routes;
  std::vector<FunctionLine> Catches;
  /// The members and global variables whose text a unit sends.
  std::vector<FunctionLine> SentTexts;
  /// Who wants a status exactly, as JSON.
  std::vector<llvm::StringRef> Expectations;
  std::vector<Question> Questions;
  /// The functions that others of the unit override of which nothing is known.
  std::vector<llvm::StringRef> OverriddenUnknown;
  std::optional<MethodSet> Limit;
  /// The models that matter by its texts, those that would, and those that
  /// can't.
  llvm::SmallVector<llvm::StringRef, 1> Speaks;
  llvm::SmallVector<llvm::StringRef, 1> MaySpeak;
  llvm::SmallVector<llvm::StringRef, 1> NeverSpeaks;
};

/// Reads \p Description, which the result refers to, as to \p Reader. Fails
/// with "FILE:LINE: what is wrong".
llvm::Expected<UnitPart> readUnit(llvm::MemoryBufferRef Description,
                                  SummaryReader &Reader);

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_UNITPART_H
