//===- AnalysisOrder.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/AnalysisOrder.h"
#include "llvm/ADT/DenseSet.h"

using namespace clang;

namespace redirect {

namespace {

class CallGraph {
public:
  explicit CallGraph(const UnitFacts &Facts) : Facts(Facts) {
    for (const auto &[Function, FunctionFacts] : Facts.Functions) {
      for (const auto &[Argument, Passed] : FunctionFacts.CallablesPassed)
        for (const FunctionDecl *Callee : Passed.Functions)
          addEdge(Function, Callee);
      for (const Registration &R : FunctionFacts.Registrations)
        for (const FunctionDecl *Handler : R.Known.Handlers)
          addEdge(Function, Handler);
      for (const auto &[Site, F] : FunctionFacts.BySite)
        if (const auto *Use = std::get_if<CallableUse>(&F)) {
          for (const FunctionDecl *Callee : Use->Candidates)
            addEdge(Function, Callee);
        } else if (const auto *Call = std::get_if<UserCall>(&F)) {
          for (const FunctionDecl *Callee : Call->Callees)
            addEdge(Function, Callee);
          for (const FunctionDecl *Callee : Call->Later)
            addEdge(Function, Callee);
        }
    }
  }

  /// True if \p Thrower throws what somebody catches to write a response.
  bool throwsResponse(const FunctionFacts &Thrower) const {
    return llvm::any_of(Thrower.Thrown, [this](const CXXRecordDecl *Class) {
      return Facts.AnsweredClasses.contains(Class);
    });
  }

  /// The functions that write a response or lead to one that does, which
  /// another unit may have; and those of which others ask.
  std::vector<const FunctionDecl *>
  leadingToResponses(AskedFunctions IsAsked) const {
    std::vector<const FunctionDecl *> Result;
    llvm::DenseSet<const FunctionDecl *> Seen;
    for (const auto &[Function, FunctionFacts] : Facts.Functions)
      if ((FunctionFacts.WritesResponse || FunctionFacts.CallsElsewhere ||
           !FunctionFacts.Registrations.empty() ||
           throwsResponse(FunctionFacts) || (IsAsked && IsAsked(*Function))) &&
          Seen.insert(Function).second)
        Result.push_back(Function);
    for (size_t I = 0; I != Result.size(); ++I)
      for (const FunctionDecl *Caller : Callers.lookup(Result[I]))
        if (Seen.insert(Caller).second)
          Result.push_back(Caller);
    return Result;
  }

  /// \p Roots and all that they call, in post-order.
  std::vector<const FunctionDecl *>
  postOrder(ArrayRef<const FunctionDecl *> Roots) const {
    std::vector<const FunctionDecl *> Result;
    llvm::DenseSet<const FunctionDecl *> Seen;
    for (const FunctionDecl *Root : Roots)
      if (Seen.insert(Root).second)
        addPostOrder(Root, Seen, Result);
    return Result;
  }

private:
  using Edges =
      llvm::DenseMap<const FunctionDecl *, std::vector<const FunctionDecl *>>;

  void addEdge(const FunctionDecl *Caller, const FunctionDecl *Callee) {
    if (!Facts.Functions.contains(Callee))
      return;
    Callees[Caller].push_back(Callee);
    Callers[Callee].push_back(Caller);
  }

  // Keeps the path in a list: a chain of calls can be longer than the stack.
  void addPostOrder(const FunctionDecl *Root,
                    llvm::DenseSet<const FunctionDecl *> &Seen,
                    std::vector<const FunctionDecl *> &Result) const {
    std::vector<std::pair<const FunctionDecl *, size_t>> Path = {{Root, 0}};
    while (!Path.empty()) {
      auto &[Function, Next] = Path.back();
      const auto Found = Callees.find(Function);
      if (Found == Callees.end() || Next == Found->second.size()) {
        Result.push_back(Function);
        Path.pop_back();
        continue;
      }
      const FunctionDecl *Callee = Found->second[Next++];
      if (Seen.insert(Callee).second)
        Path.emplace_back(Callee, 0);
    }
  }

  const UnitFacts &Facts;
  Edges Callees;
  Edges Callers;
};

} // namespace

std::vector<const FunctionDecl *> analysisOrder(const UnitFacts &Facts,
                                                AskedFunctions IsAsked) {
  const CallGraph Graph(Facts);
  return Graph.postOrder(Graph.leadingToResponses(IsAsked));
}

} // namespace redirect
