//===- Wrappers.cpp - Handlers with what they hold ------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Wrappers.h"
#include "Program/Program.h"

using namespace clang;

namespace redirect {

/// Adds a function that stands for the code of \p Holder where that holds what
/// \p Holder does, so that withUser(save) doesn't lead to what withUser(show)
/// calls. Returns its number among the wrappers; none if what it holds decides
/// of nothing.
std::optional<unsigned> Program::addWrapper(const Value &Holder,
                                            SourceLocation Where) {
  const FunctionSummary *Known = Summaries.ofCalled(Holder);
  if (!Known)
    return std::nullopt;
  Wrapper Result;
  Result.Code = Holder.Code;
  Result.Where = Where;
  Result.Done = Known->Done.settled();
  const bool IsResult = Holder.Is == Value::Kind::ResultOfFunction;
  for (const std::unique_ptr<Redirect> &R : Known->Redirects)
    if (IsResult || R->dependsOnCaller())
      Result.Redirects.emplace_back(
          R.get(),
          methodsIfUnknown(reachHolding(*Holder.Holds, R->Reached, Summaries)));
  if (IsResult) {
    HeldCalls.push_back(callOfResult(Holder, Summaries));
    Result.Calls.emplace_back(&HeldCalls.back(), std::nullopt);
  }
  for (HeldCall &Made : heldCalls(Holder, Summaries)) {
    const bool IsFunction = Made.Called.Is == Value::Kind::Function;
    const std::optional<unsigned> Inner =
        Made.Called.Holds ? addWrapper(Made.Called, Where) : std::nullopt;
    if (!IsFunction && !Inner)
      continue;
    // What another unit's function returns is called by its wrapper.
    if (!IsFunction)
      Made.Call.Callee = nullptr;
    HeldCalls.push_back(std::move(Made.Call));
    Result.Calls.emplace_back(&HeldCalls.back(), Inner);
  }
  if (Result.Redirects.empty() && Result.Calls.empty())
    return std::nullopt;
  Wrappers.push_back(std::move(Result));
  return Wrappers.size() - 1;
}

void Program::addWrappers(const UnitFacts &Facts) {
  for (const auto &[Route, Holder] : Holders)
    if (const std::optional<unsigned> Added =
            addWrapper(Holder, Facts.Routes[Route].Where)) {
      WrapperRoutes.emplace_back(Route, *Added);
      Wrapped.insert({Route, Holder.Code});
    }
  for (const auto &[Number, W] : llvm::enumerate(Wrappers))
    for (const auto &[Decided, Methods] : W.Redirects)
      DecidedBy[Decided].emplace_back(Number, Methods);
}

bool Program::isWrapped(size_t Route, const FunctionDecl &Handler) const {
  return Wrapped.contains({Route, &Handler});
}

/// Lets what wrappers call serve what their routes let in.
void Program::connectWrappers(const UnitFacts &Facts) {
  for (const Wrapper &W : Wrappers)
    WrapperNodes.push_back(Flow.addFunction(W.Done));
  for (const auto &[W, Node] : llvm::zip(Wrappers, WrapperNodes))
    for (const auto &[Call, Inner] : W.Calls) {
      const auto Add = [&, Node = Node, Call = Call](unsigned Callee,
                                                     bool IsUnseen) {
        Flow.addCall({Node, Callee, methodsIfUnknown(Call->Reached), IsUnseen,
                      /*IsOpen=*/false, Call->TestedPath,
                      Call->Done.settled()});
        Calls.push_back(Call);
      };
      // Nobody has looked at what it passes, but for what it holds.
      if (const auto Callee = NumberOf.find(Call->Callee);
          Callee != NumberOf.end() && !Call->IsOfResult)
        Add(Callee->second, /*IsUnseen=*/!Inner);
      if (Inner)
        Add(WrapperNodes[*Inner], /*IsUnseen=*/true);
    }
  for (const auto &[Route, Wrapper] : WrapperRoutes) {
    Flow.addRoute(WrapperNodes[Wrapper], edgeOf(Facts.Routes[Route]));
    Routes.push_back(&Facts.Routes[Route]);
  }
}

Service Program::serviceFor(const Redirect &R) const {
  Service Result = Flow.at(NumberOf.lookup(R.Function), R.TestedPath);
  for (const auto &[Wrapper, Methods] : DecidedBy.lookup(&R))
    Result.ByHolders.add(
        Flow.at(WrapperNodes[Wrapper]).Served.through(Methods));
  return Result;
}

} // namespace redirect
