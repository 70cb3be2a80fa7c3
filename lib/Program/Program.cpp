//===- Program.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/Program.h"
#include "Flow/FunctionFlow.h"
#include "Program/AnalysisOrder.h"
#include "clang/AST/ASTLambda.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SetVector.h"

using namespace clang;

namespace redirect {

ServedMethods ServedMethods::through(MethodSet Reached) const {
  ServedMethods Result = {Explicit & Reached, Unrestricted & Reached,
                          Assumed & Reached};
  for (MethodSet *Methods : {&Result.Unrestricted, &Result.Assumed})
    if (Methods->isSingledOut())
      Result.Explicit |= std::exchange(*Methods, MethodSet::none());
  return Result;
}

bool ServedMethods::add(ServedMethods Other) {
  const ServedMethods Before = *this;
  Explicit |= Other.Explicit;
  Unrestricted |= Other.Unrestricted;
  Assumed |= Other.Assumed;
  return Before.Explicit != Explicit || Before.Unrestricted != Unrestricted ||
         Before.Assumed != Assumed;
}

static ServedMethods servedBy(const Route &R) {
  return R.IsRestricted ? ServedMethods{R.Methods, {}, {}}
                        : ServedMethods{{}, R.Methods, {}};
}

Program::Program(ASTContext &Context, const UnitFacts &Facts)
    : Order(analysisOrder(Facts)) {
  for (const FunctionDecl *Function : Order) {
    FunctionSummary Summary = analyzeFunction(
        Context, Facts.Functions.find(Function)->second, Summaries);
    Summaries.insert({Function, std::move(Summary)});
  }
  addThrown(Context, Facts);
  connect(Facts);
  // Callers first, so that without recursion each function is visited once.
  propagate(Order);
  addUnregistered(Facts);
}

/// Adds the redirects that somebody makes of what a function throws.
void Program::addThrown(ASTContext &Context, const UnitFacts &Facts) {
  ThrownRedirects Thrown;
  for (const FunctionDecl *Function : Order)
    for (const std::unique_ptr<Redirect> &R : summary(*Function).Redirects)
      if (const CXXRecordDecl *Class = R->answersThrown())
        Thrown[Class].push_back(R.get());
  if (Thrown.empty())
    return;
  for (const FunctionDecl *Function : Order) {
    const FunctionFacts &OfFunction = Facts.Functions.find(Function)->second;
    if (OfFunction.Thrown.empty())
      continue;
    FunctionSummary Again =
        analyzeFunction(Context, OfFunction, Summaries, {}, Thrown);
    for (std::unique_ptr<Redirect> &R : Again.Redirects)
      if (isa_and_present<CXXThrowExpr>(R->Via))
        Summaries.find(Function)->second.Redirects.push_back(std::move(R));
  }
}

bool Program::addPattern(Node &To, std::optional<StringRef> Pattern) {
  if (To.HasUnknownPattern ||
      (Pattern && llvm::is_contained(To.Patterns, *Pattern)))
    return false;
  if (Pattern && To.Patterns.size() != MaxPatterns)
    To.Patterns.push_back(*Pattern);
  else
    To.HasUnknownPattern = true;
  return true;
}

void Program::connect(const UnitFacts &Facts) {
  for (const FunctionDecl *Function : Order)
    Nodes.try_emplace(Function);
  for (const FunctionDecl *Function : Order)
    for (const CallFlow &Call : summary(*Function).Calls)
      if (const auto Callee = Nodes.find(Call.Callee); Callee != Nodes.end())
        Callee->second.Callers.emplace_back(Function, &Call);
  for (const Route &R : Facts.Routes)
    for (const FunctionDecl *Handler : R.Handlers)
      if (const auto Found = Nodes.find(Handler); Found != Nodes.end()) {
        if (R.yieldsToMakers())
          Found->second.WithoutMaker = &R;
        else
          addRoute(Found->second, R);
      }
}

void Program::addRoute(Node &Handler, const Route &R) {
  Handler.Routes.push_back(&R);
  Handler.Direct.add(servedBy(R));
  Handler.Served.add(servedBy(R));
  addPattern(Handler, R.Pattern);
}

/// The functions that test the method themselves, or by predicates and refusals
/// that they call: isWrite() by isPost(), handle() by requirePost().
llvm::DenseSet<const FunctionDecl *>
Program::mayBeHandlers(const UnitFacts &Facts) const {
  llvm::DenseSet<const FunctionDecl *> Result;
  const auto IsTest = [&](const CallFlow &Call) {
    return Result.contains(Call.Callee) &&
           (isLambdaCallOperator(Call.Callee) ||
            // What is made or handed over is no test of the method here.
            (!Call.IsHandedOver &&
             (Call.Callee->getReturnType()->isArithmeticType() ||
              summary(*Call.Callee).Returning != MethodSet::all())));
  };
  // Callees come first.
  for (const FunctionDecl *Function : Order)
    if (Facts.Functions.find(Function)->second.MayBeHandler ||
        llvm::any_of(summary(*Function).Calls, IsTest))
      Result.insert(Function);
  return Result;
}

/// Adds what serves requests although nobody hands them over: handlers of which
/// no maker is served, and functions that test the method on their own account.
void Program::addUnregistered(const UnitFacts &Facts) {
  const llvm::DenseSet<const FunctionDecl *> Handlers = mayBeHandlers(Facts);
  for (const FunctionDecl *Function : llvm::reverse(Order)) {
    Node &N = Nodes.find(Function)->second;
    if (!N.Served.empty())
      continue;
    if (N.WithoutMaker) {
      addRoute(N, *N.WithoutMaker);
    } else if (Handlers.contains(Function)) {
      N.Direct.Assumed = N.Served.Assumed = MethodSet::all();
      addPattern(N, std::nullopt);
    }
    if (!N.Served.empty())
      propagate({Function});
  }
}

/// Adds \p More to \p Known and returns whether that changed it.
static bool add(Evidence &Known, const Evidence &More, MethodSet For) {
  const Evidence Before = Known;
  Known.add(More, For);
  return !(Known == Before);
}

bool Program::flow(const Node &From, const FunctionSummary &FromSummary,
                   Node &To, const CallFlow &Call) {
  const ServedMethods Arriving = From.Served.through(Call.Reached);
  if (Arriving.empty())
    return false;
  bool Changed = To.Served.add(Arriving);
  if (Call.IsHandedOver)
    Changed |= To.Direct.add(Arriving);
  Changed |= add(To.Before, From.Before, Arriving.all());
  Changed |= add(To.Before, Call.Done, Arriving.all());
  Changed |= add(To.AnywhereInCallers, From.AnywhereInCallers, Arriving.all());
  Changed |= add(To.AnywhereInCallers, FromSummary.Done, Arriving.all());
  if (!Call.TestedPath.empty())
    return Changed | addPattern(To, Call.TestedPath);
  for (const StringRef Pattern : From.Patterns)
    Changed |= addPattern(To, Pattern);
  if (From.HasUnknownPattern)
    Changed |= addPattern(To, std::nullopt);
  return Changed;
}

void Program::propagate(ArrayRef<const FunctionDecl *> From) {
  llvm::SetVector<const FunctionDecl *> Worklist(From.begin(), From.end());
  while (!Worklist.empty()) {
    const FunctionDecl *Function = Worklist.pop_back_val();
    const Node &Caller = Nodes.find(Function)->second;
    for (const CallFlow &Call : summary(*Function).Calls)
      if (const auto To = Nodes.find(Call.Callee);
          To != Nodes.end() &&
          flow(Caller, summary(*Function), To->second, Call))
        Worklist.insert(Call.Callee);
  }
}

const FunctionSummary &Program::summary(const FunctionDecl &Function) const {
  return Summaries.find(&Function)->second;
}

ServedMethods Program::served(const FunctionDecl &Function,
                              bool OnlyDirectly) const {
  const Node &N = Nodes.find(&Function)->second;
  return OnlyDirectly ? N.Direct : N.Served;
}

Evidence Program::doneBefore(const FunctionDecl &Function) const {
  return Nodes.find(&Function)->second.Before;
}

Evidence Program::doneAnywhere(const FunctionDecl &Function) const {
  Evidence Result = summary(Function).Done;
  Result.add(Nodes.find(&Function)->second.AnywhereInCallers, MethodSet::all());
  return Result;
}

std::optional<SmallVector<StringRef>>
Program::patterns(const FunctionDecl &Function) const {
  const Node &N = Nodes.find(&Function)->second;
  if (N.HasUnknownPattern || N.Patterns.empty())
    return std::nullopt;
  return SmallVector<StringRef>(N.Patterns.begin(), N.Patterns.end());
}

RequestPath Program::shortestPath(const FunctionDecl &Function,
                                  MethodSet Methods) const {
  struct Step {
    const FunctionDecl *Function;
    MethodSet Methods;
    /// The call by which the next function inwards is reached, and the index
    /// of that function's step.
    const CallFlow *Call;
    size_t Inwards;
  };
  std::vector<Step> Steps = {{&Function, Methods, nullptr, 0}};
  llvm::DenseSet<const FunctionDecl *> Seen = {&Function};
  RequestPath Path;
  size_t Start = 0;
  for (size_t I = 0; I != Steps.size(); ++I) {
    const Step Here = Steps[I];
    const Node &N = Nodes.find(Here.Function)->second;
    SmallVector<const Route *> Matching;
    llvm::copy_if(N.Routes, std::back_inserter(Matching), [&](const Route *R) {
      return !(R->Methods & Here.Methods).empty();
    });
    llvm::sort(Matching, [](const Route *A, const Route *B) {
      return std::pair(!A->IsRestricted, A) < std::pair(!B->IsRestricted, B);
    });
    const bool NamesMethods = !Matching.empty() && Matching[0]->IsRestricted;
    if (NamesMethods || (!Matching.empty() && Path.Registrations.empty())) {
      Path.Registrations = std::move(Matching);
      Start = I;
    }
    if (NamesMethods)
      break;
    for (const auto &[Caller, Call] : N.Callers)
      if (const MethodSet Left = Here.Methods & Call->Reached;
          !Left.empty() && Seen.insert(Caller).second)
        Steps.push_back({Caller, Left, Call, I});
  }
  for (size_t I = Start; I != 0; I = Steps[I].Inwards)
    Path.Calls.push_back(Steps[I].Call);
  return Path;
}

} // namespace redirect
