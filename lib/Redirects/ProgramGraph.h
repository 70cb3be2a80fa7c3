//===- ProgramGraph.h - A program, put together of its units ----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_PROGRAMGRAPH_H
#define REDIRECT_TIDY_REDIRECTS_PROGRAMGRAPH_H

#include "Redirects/WholeProgram.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace redirect {

/// The functions and routes of all units, by what those say of themselves, and
/// what follows from it for each of them.
class ProgramGraph {
public:
  struct Sent {
    Redirect R;
    /// The call or assignment by which the function sends it.
    llvm::StringRef At;
    /// The function in which the status stands; empty if it is this function.
    llvm::StringRef In;
  };

  struct Function {
    /// The USR, or what caseKey or resultKey make of it.
    llvm::StringRef Key;
    llvm::StringRef Name;
    llvm::StringRef At;
    /// The units that have its body; several if it stands in a header.
    llvm::SmallVector<llvm::StringRef, 1> Units;
    Evidence Done;
    std::vector<Sent> Sends;
    /// What callers have to know, as JSON; empty if other units can't call it.
    llvm::StringRef Gives;
    bool WritesResponse = false;
    bool TestsMethod = false;
    /// True if it stands for what the function returns.
    bool IsResult = false;
    llvm::SmallVector<llvm::StringRef, 1> Overrides;
  };

  struct Call {
    /// The unit that knows of it; empty if that is none.
    llvm::StringRef Unit;
    /// Empty where a virtual function stands for one that overrides it.
    llvm::StringRef At;
    /// The callee by its key, before all functions are known.
    llvm::StringRef To;
    unsigned Caller = 0;
    unsigned Callee = 0;
    bool IsHandedOver = false;
    MethodSet Reached;
    llvm::StringRef Path;
    Evidence Done;
  };

  struct RouteLine {
    llvm::StringRef Unit;
    llvm::StringRef At;
    unsigned Handler = 0;
    RouteEdge Edge;
    bool Overrides = false;
    /// What the registration calls the handler, and where it is declared.
    llvm::StringRef Name;
    llvm::StringRef HandlerAt;
    /// What it says of the handler's parameters, as JSON; empty if nothing.
    llvm::StringRef Passed;
  };

  /// What a unit passes to a function, that the function registers what it is
  /// given, or what answers objects of a class that are thrown, as JSON.
  struct FunctionLine {
    llvm::StringRef Unit;
    llvm::StringRef Key;
    llvm::StringRef Json;
  };

  /// A unit, and a function or a class of which it asks what others do with it.
  using Question = std::pair<llvm::StringRef, llvm::StringRef>;

  llvm::Error add(llvm::StringRef Description);
  void solve();

  const std::vector<Function> &functions() const { return Functions; }
  const std::vector<Call> &calls() const { return Calls; }
  const std::vector<RouteLine> &routeLines() const { return Routes; }
  const std::vector<FunctionLine> &passed() const { return Passed; }
  const std::vector<FunctionLine> &registers() const { return Registers; }
  const std::vector<FunctionLine> &catches() const { return Catches; }
  const std::vector<Question> &questions() const { return Questions; }
  std::optional<MethodSet> limit() const { return Limit; }
  const RequestFlow &flow() const { return Flow; }
  std::optional<unsigned> find(llvm::StringRef Key) const;

  /// The functions that write a response, or lead to one that does.
  const std::vector<bool> &leadsToRedirect() const { return LeadsToRedirect; }

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
  /// What one unit has said.
  struct Part {
    /// Each with its calls.
    std::vector<std::pair<Function, std::vector<Call>>> Functions;
    std::vector<std::pair<llvm::StringRef, RouteLine>> Routes;
    std::vector<FunctionLine> Passed;
    std::vector<FunctionLine> Registers;
    std::vector<FunctionLine> Catches;
    std::vector<Question> Questions;
    std::optional<MethodSet> Limit;
  };

  void readLine(llvm::StringRef Unit, const llvm::json::Object &Line, Part &To);
  Function readFunction(llvm::StringRef Unit, const llvm::json::Object &Line);
  std::vector<Call> readCalls(llvm::StringRef Unit,
                              const llvm::json::Object &Line);
  RouteLine readRoute(llvm::StringRef Unit, const llvm::json::Object &Line);
  void readSends(Function &F, const llvm::json::Object &Line);
  llvm::StringRef kept(std::optional<llvm::StringRef> Text) {
    return Reader.keep(Text.value_or(""));
  }
  unsigned functionAt(llvm::StringRef Key);
  void join(Part &P);
  void joinAll();
  void resolveCalls();
  void addDispatch();
  void findLeading();
  void findOrigins();
  void addRedirects(const RouteLine &R, RouteEntry &Entry) const;

  /// By the names of the units.
  std::map<std::string, Part> Parts;
  mutable SummaryReader Reader;
  llvm::StringMap<unsigned> NumberOf;
  std::vector<Function> Functions;
  std::vector<Call> Calls;
  std::vector<RouteLine> Routes;
  std::vector<FunctionLine> Passed;
  std::vector<FunctionLine> Registers;
  std::vector<FunctionLine> Catches;
  std::vector<Question> Questions;
  std::optional<MethodSet> Limit;
  RequestFlow Flow;
  std::vector<bool> LeadsToRedirect;
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
