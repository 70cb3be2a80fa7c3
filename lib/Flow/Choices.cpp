//===- Choices.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Choices.h"
#include "Facts/Expressions.h"
#include "Flow/Lists.h"

using namespace clang;

namespace redirect {

std::optional<ElementAt> elementAt(const Expr &E) {
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(&E))
    return ElementAt{Element->getBase(), Element->getIdx()};
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E);
  if (Operator && Operator->getOperator() == OO_Subscript &&
      Operator->getNumArgs() == 2)
    return ElementAt{Operator->getArg(0), Operator->getArg(1)};
  return std::nullopt;
}

const NamedDecl *receiverOf(const Expr &Call) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  const Expr *Object =
      Member && virtualCallee(*Member) ? objectOf(*Member) : nullptr;
  return Object ? receiver(*Object) : nullptr;
}

std::shared_ptr<const Choice::Options> rowsOf(const Expr &List) {
  const auto Elements = listElements(List);
  if (!Elements || Elements->empty())
    return nullptr;
  auto Result = std::make_shared<Choice::Options>();
  Result->Rows.assign(Elements->begin(), Elements->end());
  Result->List = variableNamed(List);
  return Result;
}

/// True if the method decides \p Index, unlike the count of a loop, which some
/// methods may leave before others do.
static bool isComputed(const State &At, const VarDecl &Index) {
  return At.dependsOnMethod(&Index) &&
         llvm::none_of(At.passed(), [&](const PassedOptions &Known) {
           return Known.Chooser == &Index;
         });
}

/// The choice that begins with \p S, if it names an element of a table or calls
/// a virtual function; none if something else does.
static std::optional<Choice> choiceBegunBy(const State &At, const Stmt &S,
                                           const FunctionFacts &Facts) {
  const auto *E = dyn_cast<Expr>(&S);
  if (!E)
    return std::nullopt;
  if (const std::optional<ElementAt> Element = elementAt(*E)) {
    const VarDecl *Index = variableNamed(*Element->Index);
    if (!Index || !Index->getType()->isIntegerType() || At.choiceOf(*Index) ||
        isComputed(At, *Index))
      return std::nullopt;
    auto Rows = rowsOf(*Element->List);
    return Rows ? std::optional(Choice(*Index, std::move(Rows), At.Reached))
                : std::nullopt;
  }
  const NamedDecl *Receiver = receiverOf(*E);
  if (!Receiver || At.choiceOf(*Receiver))
    return std::nullopt;
  const auto Classes = Facts.ReceiverClasses.find(Receiver);
  if (Classes == Facts.ReceiverClasses.end() || Classes->second.size() < 2)
    return std::nullopt;
  auto Among = std::make_shared<Choice::Options>();
  Among->Classes.assign(Classes->second.begin(), Classes->second.end());
  return Choice(*Receiver, std::move(Among), At.Reached);
}

const NamedDecl *chooserNamed(const Stmt &S) {
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&S))
    return receiverOf(*Call);
  const auto *Reference = dyn_cast<DeclRefExpr>(&S);
  const ValueDecl *Named = Reference ? Reference->getDecl() : nullptr;
  const auto *Binding = dyn_cast_if_present<BindingDecl>(Named);
  return Binding ? Binding->getDecomposedDecl() : Named;
}

/// The parts of \p E, with what its lambdas capture and without their bodies.
static SmallVector<const Stmt *, 16> partsOf(const Expr &E) {
  SmallVector<const Stmt *, 16> Result = {&E};
  for (size_t I = 0; I != Result.size(); ++I) {
    const auto AddAll = [&](auto &&Children) {
      for (const Stmt *Child : Children)
        if (Child)
          Result.push_back(Child);
    };
    if (const auto *Lambda = dyn_cast<LambdaExpr>(Result[I]))
      AddAll(Lambda->capture_inits());
    else
      AddAll(SmallVector<const Stmt *>(Result[I]->children()));
  }
  return Result;
}

SmallVector<const NamedDecl *, 2> choicesIn(State &At, const Expr &E,
                                            const FunctionFacts &Facts) {
  const SmallVector<const Stmt *, 16> Parts = partsOf(E);
  for (const Stmt *S : Parts)
    if (std::optional<Choice> Begun = choiceBegunBy(At, *S, Facts))
      At.choose(std::move(*Begun));
  SmallVector<const NamedDecl *, 2> Result;
  for (const Stmt *S : Parts) {
    const NamedDecl *Named = chooserNamed(*S);
    const Choice *C = Named ? At.choiceOf(*Named) : nullptr;
    const auto GoesWith = [&](const NamedDecl *Known) {
      return &At.choiceOf(*Known)->base() == &C->base();
    };
    if (C && !C->only() && llvm::none_of(Result, GoesWith))
      Result.push_back(Named);
  }
  return Result;
}

bool isMadeOfRow(const State &At, const Expr &E, const Choice &Row) {
  return llvm::all_of(partsOf(E), [&](const Stmt *S) {
    const auto *Reference = dyn_cast<DeclRefExpr>(S);
    const auto *Variable =
        Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
    if (!Variable || !Variable->isLocalVarDecl() ||
        !Variable->hasLocalStorage())
      return true;
    const Choice *C = At.choiceOf(*Variable);
    return C && &C->base() == &Row.base();
  });
}

/// Calls \p Visit with what is known in \p At if an option of one of \p
/// Choosers is meant, and of the others.
static void forEachOption(const State &At, ArrayRef<const NamedDecl *> Choosers,
                          llvm::function_ref<void(const State &)> Visit) {
  if (Choosers.empty())
    return Visit(At);
  const Choice &C = *At.choiceOf(*Choosers.front());
  for (size_t I = 0; I != C.size(); ++I)
    if (const State One = At.withOption(C, I); !One.Reached.empty())
      forEachOption(One, Choosers.drop_front(), Visit);
}

void forEachOption(const State &At, const Expr &E, const FunctionFacts &Facts,
                   llvm::function_ref<void(const State &)> Visit) {
  // Choices that don't belong together have more combinations than mean
  // anything.
  static constexpr size_t MaxCombinations = 64;
  State Here = At;
  SmallVector<const NamedDecl *, 2> Choosers = choicesIn(Here, E, Facts);
  size_t Combinations = 1;
  for (const NamedDecl *Chooser : Choosers)
    Combinations *= Here.choiceOf(*Chooser)->size();
  if (Choosers.size() > 1 && Combinations > MaxCombinations)
    Choosers.clear();
  forEachOption(Here, Choosers, Visit);
}

/// The methods on which classes disagree that tell methods apart: by the class,
/// who of \p Reached gets through a test, \p Left.
static MethodSet disputed(ArrayRef<FunctionReach> Reached,
                          ArrayRef<FunctionReach> Left) {
  MethodSet ByAny;
  MethodSet ByAll = MethodSet::all();
  bool TellsApart = false;
  for (const auto &[Here, Getting] : llvm::zip(Reached, Left)) {
    const MethodSet Before = Here.methods();
    const MethodSet Through = Getting.methods();
    if (Before.empty())
      continue;
    TellsApart |= !Through.empty() && Through != Before;
    ByAny |= Through;
    ByAll &= Through;
  }
  return TellsApart ? ByAny - ByAll : MethodSet::none();
}

/// True if \p C is of the classes of an object that the function was given or
/// has: which of them it is depends on who has registered the function. Its own
/// object is of any class that there is.
static bool isOfGivenObject(const Choice &C) {
  return C.rows().empty() && !isa<CXXRecordDecl>(C.base());
}

Admission admitOptions(State &At, const Expr &Tested,
                       const FunctionFacts &Facts,
                       llvm::function_ref<Admission(const State &)> Test) {
  const SmallVector<const NamedDecl *, 2> Choosers =
      choicesIn(At, Tested, Facts);
  if (Choosers.empty())
    return Test(At);
  Admission Result;
  for (const NamedDecl *Chooser : Choosers) {
    Choice C = *At.choiceOf(*Chooser);
    std::vector<FunctionReach> Reached(C.size());
    std::vector<FunctionReach> Left(C.size());
    FunctionReach Admitted;
    for (size_t I = 0; I != C.size(); ++I) {
      const State One = At.withOption(C, I);
      if (One.Reached.empty())
        continue;
      const Admission OfThis = Test(One);
      Reached[I] = One.Reached;
      Left[I] = One.Reached & OfThis.Admitted;
      Admitted |= Left[I];
      Result.Untold |= OfThis.Untold;
    }
    if (const MethodSet Here =
            isOfGivenObject(C) ? disputed(Reached, Left) : MethodSet();
        !Here.empty()) {
      // Who knows the one object doesn't know the other.
      Result.DisputedBy = Result.Disputed.empty() ? &C.base() : nullptr;
      Result.Disputed |= Here;
    }
    C.answer(std::move(Left));
    At.narrow(C);
    Result.Admitted &= Admitted;
  }
  return Result;
}

bool isByUnaskedIndex(const State &At, const Expr &E) {
  return llvm::any_of(partsOf(E), [&](const Stmt *S) {
    const NamedDecl *Named = chooserNamed(*S);
    const Choice *C = Named ? At.choiceOf(*Named) : nullptr;
    return C && C->isByUnaskedIndex();
  });
}

bool isByClass(const State &At, const Expr &Call) {
  const NamedDecl *Receiver = receiverOf(Call);
  const Choice *Known = Receiver ? At.choiceOf(*Receiver) : nullptr;
  return Known && Known->onlyClass() && Known->isAsked();
}

bool mayRun(const State &At, const Expr &Call, const FunctionDecl &Callee) {
  const NamedDecl *Receiver = receiverOf(Call);
  const Choice *Known = Receiver ? At.choiceOf(*Receiver) : nullptr;
  const CXXRecordDecl *Class = Known ? Known->onlyClass() : nullptr;
  const auto *Site = dyn_cast<CallExpr>(&Call);
  const CXXMethodDecl *Named = Class && Site ? virtualCallee(*Site) : nullptr;
  const CXXMethodDecl *Run =
      Named ? const_cast<CXXMethodDecl *>(Named)->getCorrespondingMethodInClass(
                  Class, /*MayBeBase=*/true)
            : nullptr;
  return !Run || Run->getCanonicalDecl() == Callee.getCanonicalDecl();
}

} // namespace redirect
