//===- ProgramGraph.h - A program, put together of its units ----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_PROGRAMGRAPH_H
#define REDIRECT_TIDY_REDIRECTS_PROGRAMGRAPH_H

#include "Redirects/UnitPart.h"
#include "Redirects/WholeProgram.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include <set>

namespace redirect {

/// The functions and routes of all units, by what those say of themselves, and
/// what follows from it for each of them.
class ProgramGraph {
public:
  using Function = UnitPart::Function;
  using Call = UnitPart::Call;
  using RouteLine = UnitPart::RouteLine;
  using FunctionLine = UnitPart::FunctionLine;

  llvm::Error add(std::unique_ptr<llvm::MemoryBuffer> Description);
  void keepTelling(llvm::StringRef Unit, llvm::StringRef Key) {
    Told.emplace_back(Reader.keep(Unit), Reader.keep(Key));
  }
  void solve();

  const std::vector<Function> &functions() const { return All.Functions; }
  const std::vector<Call> &calls() const { return All.Calls; }
  const std::vector<RouteLine> &routeLines() const { return All.Routes; }
  const std::vector<FunctionLine> &catches() const { return All.Catches; }
  const std::vector<FunctionLine> &sentTexts() const { return All.SentTexts; }
  const std::vector<llvm::StringRef> &expectations() const {
    return All.Expectations;
  }
  const std::vector<UnitPart::Question> &questions() const {
    return All.Questions;
  }
  /// What units have been told, and are to be told again.
  const std::vector<UnitPart::Question> &told() const { return Told; }
  std::optional<MethodSet> limit() const { return All.Limit; }
  const RequestFlow &flow() const { return Flow; }
  /// The groups of which a call may mean any member, and their choices in the
  /// flow.
  llvm::ArrayRef<std::pair<unsigned, unsigned>> choices() const {
    return Choices;
  }
  /// What \p Unit means by \p Key: its own definition, or the nearest by
  /// folder. Where several are equally near, what all of them have in common.
  std::optional<unsigned> find(llvm::StringRef Key,
                               llvm::StringRef Unit = "") const;
  /// True if several programs define it, each for itself.
  bool hasSeveralDefinitions(llvm::StringRef Key) const;
  /// The units that would speak as a model says if the program did so, and that
  /// have to do with units which do, and with none that says no; with the names
  /// of these models.
  std::map<llvm::StringRef, std::set<llvm::StringRef>> speaking() const;
  /// What \p From sends; nothing if that can't be read.
  std::optional<Redirect> redirect(const Function &From,
                                   const UnitPart::Sent &Sent) const;

  /// The functions that may redirect, or lead to one that may.
  const std::vector<bool> &leadsToRedirect() const { return LeadsToRedirect; }

  /// By its number, whether a function is among \p Callers, or one of them
  /// leads to it.
  std::vector<bool> calledFrom(std::vector<bool> Callers) const;

  /// The way of requests with \p Methods to \p Function: for each method the
  /// registration and the last calls.
  std::vector<StepElsewhere> way(unsigned Function, MethodSet Methods) const;
  /// The same, and then \p At, where the function calls another.
  std::vector<StepElsewhere> wayThrough(const Call &Call,
                                        MethodSet Methods) const;
  StepElsewhere step(const RouteLine &R) const;
  /// The call that stands at \p Place.
  StepElsewhere call(llvm::StringRef Place, bool IsHandedOver = false) const;

  std::vector<RouteEntry> routes() const;

private:
  unsigned functionAt(llvm::StringRef Key);
  unsigned definitionAt(const Function &Said);
  void join(UnitPart &P);
  void joinAll();
  void addReaders();
  void addNamed();
  void resolveCalls();
  void liftOpenCalls();
  void joinDefinitions();
  llvm::DenseMap<unsigned, llvm::SmallSetVector<llvm::StringRef, 1>>
  givenByOverriders();
  void implementInterfaces();
  std::vector<bool> leadingTo(bool UnitPart::Function::*Flag) const;
  std::vector<bool> nearTo(const std::set<llvm::StringRef> &Units) const;
  void addChoices();
  void findOrigins();
  std::map<unsigned, MethodSet> reachedBy(const RouteLine &R) const;
  void addRedirects(const RouteLine &R, RouteEntry &Entry) const;

  /// What the units have said; all texts are parts of it.
  std::vector<std::unique_ptr<llvm::MemoryBuffer>> Descriptions;
  /// By the names of the units.
  std::map<llvm::StringRef, UnitPart> Parts;
  mutable SummaryReader Reader;
  std::vector<UnitPart::Question> Told;
  /// The functions with one key: several programs may each define theirs.
  struct Namesakes {
    llvm::SmallVector<unsigned, 1> Definitions;
    /// Stands for all of them, if there are several.
    std::optional<unsigned> Shared;
  };
  llvm::MapVector<llvm::StringRef, Namesakes> NumbersOf;
  /// By the model, the units that speak as it says, those that may, and those
  /// whose program never does.
  std::map<llvm::StringRef, std::set<llvm::StringRef>> Speaking;
  std::map<llvm::StringRef, std::set<llvm::StringRef>> MaySpeak;
  std::map<llvm::StringRef, std::set<llvm::StringRef>> NeverSpeaks;
  /// What all of them have said together: a part that is the whole, and has no
  /// name.
  UnitPart All;
  RequestFlow Flow;
  std::vector<bool> LeadsToRedirect;
  /// The functions that write a response, or lead to one that does.
  std::vector<bool> LeadsToResponse;
  std::vector<std::pair<unsigned, unsigned>> Choices;
  /// By the method, and by the function: the call by which requests first get
  /// there, if any, and the route by which they get into the program.
  struct Origin {
    std::optional<unsigned> Call;
    std::optional<unsigned> Route;
  };
  std::vector<std::vector<Origin>> Origins;
};

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_PROGRAMGRAPH_H
