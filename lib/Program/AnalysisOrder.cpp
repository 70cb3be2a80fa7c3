//===- AnalysisOrder.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/AnalysisOrder.h"
#include "Flow/DoneByCall.h"
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

  /// The functions for which \p IsAsked, and those that lead to one.
  std::vector<const FunctionDecl *> leadingTo(AskedFunctions IsAsked) const {
    std::vector<const FunctionDecl *> Result;
    llvm::DenseSet<const FunctionDecl *> Seen;
    for (const auto &[Function, FunctionFacts] : Facts.Functions)
      if (IsAsked(FunctionFacts) && Seen.insert(Function).second)
        Result.push_back(Function);
    for (size_t I = 0; I != Result.size(); ++I)
      for (const FunctionDecl *Caller : Callers.lookup(Result[I]))
        if (Seen.insert(Caller).second)
          Result.push_back(Caller);
    return Result;
  }

  /// \p Roots and all that they call, or those \p Among them, in post-order.
  std::vector<const FunctionDecl *>
  postOrder(ArrayRef<const FunctionDecl *> Roots,
            const llvm::DenseSet<const FunctionDecl *> *Among = nullptr) const {
    std::vector<const FunctionDecl *> Result;
    llvm::DenseSet<const FunctionDecl *> Seen;
    for (const FunctionDecl *Root : Roots)
      if (Seen.insert(Root).second)
        addPostOrder(Root, Seen, Result, Among);
    return Result;
  }

  /// All functions, callees before callers but for recursion.
  std::vector<const FunctionDecl *> all() const {
    std::vector<const FunctionDecl *> Roots;
    for (const auto &[Function, FunctionFacts] : Facts.Functions)
      Roots.push_back(Function);
    return postOrder(Roots);
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
                    std::vector<const FunctionDecl *> &Result,
                    const llvm::DenseSet<const FunctionDecl *> *Among) const {
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
      if ((!Among || Among->contains(Callee)) && Seen.insert(Callee).second)
        Path.emplace_back(Callee, 0);
    }
  }

  const UnitFacts &Facts;
  Edges Callees;
  Edges Callers;
};

} // namespace

bool throwsResponse(const FunctionFacts &Function, const UnitFacts &Facts) {
  return llvm::any_of(Function.Thrown, [&](const CXXRecordDecl *Class) {
    return Facts.AnsweredClasses.contains(Class);
  });
}

bool leadsToResponse(const FunctionFacts &Function, const UnitFacts &Facts) {
  return Function.WritesResponse || Function.CallsElsewhere ||
         !Function.Registrations.empty() || throwsResponse(Function, Facts);
}

std::vector<const FunctionDecl *> analysisOrder(const UnitFacts &Facts,
                                                AskedFunctions IsAsked) {
  const CallGraph Graph(Facts);
  return Graph.postOrder(Graph.leadingTo(IsAsked));
}

std::vector<const FunctionDecl *> analysisOrderBySigns(const UnitFacts &Facts,
                                                       AskedFunctions Decide,
                                                       AskedFunctions IsAsked) {
  const CallGraph Graph(Facts);
  std::vector<const FunctionDecl *> Roots = Graph.leadingTo(Decide);
  for (const auto &[Function, FunctionFacts] : Facts.Functions)
    if (IsAsked(FunctionFacts))
      Roots.push_back(Function);
  const llvm::DenseSet<const FunctionDecl *> Among(Roots.begin(), Roots.end());
  return Graph.postOrder(Roots, &Among);
}

/// The work that \p Function does, where \p Known is of those that it calls.
static Evidence
workIn(const FunctionFacts &Function,
       const llvm::DenseMap<const FunctionDecl *, Evidence> &Known) {
  Evidence Result;
  if (!Function.LifeLimits.empty())
    Result.LimitedFor = MethodSet::all();
  for (const auto &[Stmt, F] : Function.BySite) {
    const Expr *Site = cast<Expr>(Stmt);
    if (const auto *Work = std::get_if<WorkDone>(&F))
      Result.addWork(*Work, Site, MethodSet::all());
    const auto *Call = std::get_if<UserCall>(&F);
    if (!Call)
      continue;
    if (Call->LooksLike)
      Result.addWork(*Call->LooksLike, Site, MethodSet::all());
    for (const FunctionDecl *Callee : Call->Callees)
      if (const auto Of = Known.find(Callee); Of != Known.end())
        Result.add(doneByCall(Of->second, *Site, *Callee, Function),
                   MethodSet::all());
    for (const FunctionDecl *Callee : Call->Later)
      if (const auto Of = Known.find(Callee);
          Of != Known.end() && !Call->IsLaterIdle)
        Result.add(workHandedOver(Of->second, *Site, *Callee, Function),
                   MethodSet::all());
  }
  return Result;
}

llvm::DenseMap<const FunctionDecl *, Evidence>
workWithoutFlow(const UnitFacts &Facts) {
  llvm::DenseMap<const FunctionDecl *, Evidence> Result;
  for (const FunctionDecl *Function : CallGraph(Facts).all())
    if (Evidence Work = workIn(Facts.Functions.find(Function)->second, Result);
        !(Work == Evidence()))
      Result.try_emplace(Function, std::move(Work));
  return Result;
}

} // namespace redirect
