//===- State.cpp ----------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/State.h"
#include "Facts/Expressions.h"
#include "llvm/ADT/STLExtras.h"

namespace redirect {

void Evidence::addBodyRead(CodePlace Where, MethodSet For) {
  if (For.empty())
    return;
  ReadsBodyFor |= For;
  if (!BodyRead)
    BodyRead = Where;
}

void Evidence::addWork(CodePlace Where, MethodSet For) {
  if (For.empty())
    return;
  WorksFor |= For;
  if (!Work)
    Work = Where;
}

void Evidence::addPossibleWork(CodePlace Where, MethodSet For) {
  if (For.empty())
    return;
  MayWorkFor |= For;
  if (!PossibleWork)
    PossibleWork = Where;
}

void Evidence::addTurnedAway(CodePlace Where, MethodSet For) {
  if (For.empty())
    return;
  TurnedAwayFor |= For;
  if (!TurnedAway)
    TurnedAway = Where;
}

void Evidence::addPassing(CodePlace Where, MethodSet For) {
  if (For.empty())
    return;
  PassesFor |= For;
  if (!Passing)
    Passing = Where;
}

void Evidence::addWork(const WorkDone &Done, CodePlace Where, MethodSet For) {
  if (!Done.IsKnown)
    addPossibleWork(Where, For);
  else if (Done.On)
    addGivenWork({Done.On, For, Where});
  else
    addWork(Where, For);
}

void Evidence::addGivenWork(const GivenWork &Added) {
  if (Added.For.empty())
    return;
  for (GivenWork &Known : OnGiven)
    if (Known.On == Added.On) {
      Known.For |= Added.For;
      return;
    }
  OnGiven.push_back(Added);
}

void Evidence::add(const Evidence &Other, MethodSet For) {
  addBodyRead(Other.BodyRead, Other.ReadsBodyFor & For);
  addWork(Other.Work, Other.WorksFor & For);
  addPossibleWork(Other.PossibleWork, Other.MayWorkFor & For);
  addTurnedAway(Other.TurnedAway, Other.TurnedAwayFor & For);
  addPassing(Other.Passing, Other.PassesFor & For);
  LimitedFor |= Other.LimitedFor & For;
  for (const GivenWork &Given : Other.OnGiven)
    addGivenWork({Given.On, Given.For & For, Given.Where});
}

/// True for a parameter by which a function gives a number, a text or a pointer
/// back: `int *status`, `std::string &url`, `void **state`.
static bool isResult(const clang::NamedDecl &D) {
  const auto *Parameter = llvm::dyn_cast<clang::ParmVarDecl>(&D);
  if (!Parameter)
    return false;
  clang::QualType Type = Parameter->getType().getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  return Type->isArithmeticType() || Type->isPointerType() || isText(Type);
}

Evidence Evidence::settled() const {
  Evidence Result = *this;
  Result.OnGiven.clear();
  for (const GivenWork &Given : OnGiven)
    if (!isResult(*Given.On))
      Result.addWork(Given.Where, Given.For);
  return Result;
}

bool Evidence::operator==(const Evidence &RHS) const {
  return ReadsBodyFor == RHS.ReadsBodyFor && WorksFor == RHS.WorksFor &&
         MayWorkFor == RHS.MayWorkFor && TurnedAwayFor == RHS.TurnedAwayFor &&
         PassesFor == RHS.PassesFor && LimitedFor == RHS.LimitedFor &&
         BodyRead == RHS.BodyRead && Work == RHS.Work &&
         PossibleWork == RHS.PossibleWork && TurnedAway == RHS.TurnedAway &&
         Passing == RHS.Passing && OnGiven == RHS.OnGiven;
}

void GuardTest::join(const GuardTest &Other) {
  if (*this == Other)
    return;
  const bool ArePartsOfOne = Condition && Other.Condition &&
                             Whole == Other.Whole && Holds == Other.Holds;
  Condition = ArePartsOfOne ? Whole : nullptr;
}

const ValueSet *State::find(Place P) const {
  for (const Binding &B : Bindings)
    if (B.At == P)
      return &B.Values;
  return nullptr;
}

void State::bind(Place P, ValueSet Values) {
  for (Binding &B : Bindings)
    if (B.At == P) {
      B.Values = std::move(Values);
      return;
    }
  Bindings.push_back({P, std::move(Values)});
}

llvm::SmallVector<std::pair<const clang::FieldDecl *, const ValueSet *>, 4>
State::ownMembers() const {
  llvm::SmallVector<std::pair<const clang::FieldDecl *, const ValueSet *>, 4>
      Result;
  for (const Binding &B : Bindings)
    if (B.At.Of == Place::Part::Value)
      if (const auto *Field = llvm::dyn_cast_if_present<clang::FieldDecl>(
              llvm::dyn_cast<const clang::ValueDecl *>(B.At.Object)))
        Result.emplace_back(Field, &B.Values);
  return Result;
}

template <typename Predicate>
llvm::SmallVector<State::WriteInForce, 2>
State::writesInForce(Predicate IsWanted) const {
  llvm::SmallVector<WriteInForce, 2> Result;
  for (const Binding &B : Bindings)
    if (IsWanted(B.At))
      for (const ValueSet::Entry &E : B.Values)
        if (E.Is.Write)
          Result.emplace_back(E.Is.Write, E.For & Reached);
  return Result;
}

llvm::SmallVector<State::WriteInForce, 2> State::writesInForce() const {
  return writesInForce([](const Place &) { return true; });
}

llvm::SmallVector<State::WriteInForce, 2> State::statusWritesInForce() const {
  return writesInForce(
      [](const Place &P) { return P.Of == Place::Part::Status; });
}

llvm::SmallVector<ResponseObject, 1>
State::writtenBy(const clang::Expr *Write) const {
  llvm::SmallVector<ResponseObject, 1> Result;
  for (const Binding &B : Bindings)
    if (llvm::any_of(B.Values, [&](const ValueSet::Entry &E) {
          return E.Is.Write == Write;
        }))
      Result.push_back(B.At.Object);
  return Result;
}

bool State::dependsOnMethod(ResponseObject Object,
                            const clang::ValueDecl *Member) const {
  return llvm::any_of(Bindings, [&](const Binding &B) {
    return B.At.Object == Object &&
           B.Values.memberDependsOnMethod(Member, Reached.methods());
  });
}

/// The methods that \p D is about, and of which \p Others don't say that they
/// took the same edge, or may take any.
static MethodSet untoldOn(const Doubt &D, llvm::ArrayRef<Doubt> Others) {
  MethodSet Result = D.Methods;
  for (const Doubt &Theirs : Others)
    if (Theirs.Condition == D.Condition)
      Result &= Theirs.Edges == D.Edges ? MethodSet::none() : ~Theirs.Settled;
  return Result;
}

/// The methods of which it isn't known whether they came on this way or on that
/// of \p Other.
MethodSet State::untoldBetween(const State &Other) const {
  MethodSet Result;
  const auto AddFrom = [&](const State &From, const State &To) {
    for (const Doubt &D : From.Doubts)
      if (D.isOpen())
        Result |= untoldOn(D, To.Doubts);
  };
  AddFrom(*this, Other);
  AddFrom(Other, *this);
  return Result & Reached.methods() & Other.Reached.methods();
}

/// True if \p A and \p B hold the same values for \p Methods, in any order.
static bool areSame(const ValueSet &A, const ValueSet &B, MethodSet Methods) {
  const auto Has = [Methods](const ValueSet &Whole, const ValueSet::Entry &E) {
    const MethodSet For = E.For.methods() & Methods;
    for (const ValueSet::Entry &Known : Whole)
      if (Known.Is == E.Is && (For - Known.For.methods()).empty())
        return true;
    return For.empty();
  };
  return llvm::all_of(A, [&](const auto &E) { return Has(B, E); }) &&
         llvm::all_of(B, [&](const auto &E) { return Has(A, E); });
}

/// True if what \p Values hold are members of objects, not what functions have
/// captured.
static bool holdMembersAlone(const ValueSet &Values) {
  return llvm::none_of(Values, [](const ValueSet::Entry &E) {
    return E.Is.Holds && E.Is.Is != Value::Kind::Object;
  });
}

/// What \p Ours and \p Theirs are together, if it isn't known for \p Untold
/// which of them holds. Of one object, that is so of the members in which they
/// differ.
static ValueSet joined(const ValueSet &Ours, const ValueSet &Theirs,
                       MethodSet Untold) {
  ValueSet Result = Ours;
  Result.add(Theirs, MethodSet::all());
  if (Untold.empty() || areSame(Ours, Theirs, Untold))
    return Result;
  if (!holdMembersAlone(Result) ||
      !areSame(Ours.withoutMembers(), Theirs.withoutMembers(), Untold))
    return Result.tiedFor(Untold);
  for (const clang::ValueDecl *Member : Result.membersKnown())
    Result = Result.withMember(
        Member, joined(Ours.member(Member), Theirs.member(Member), Untold),
        Untold);
  return Result;
}

void State::joinBindings(const State &Other) {
  const MethodSet Untold = untoldBetween(Other);
  // A place that only one side knows is unknown on the other.
  const ValueSet OnTheirs = ValueSet::unknown(Other.Reached);
  const ValueSet OnOurs = ValueSet::unknown(Reached);
  const bool AreAlike = Reached == Other.Reached;
  for (Binding &B : Bindings) {
    const ValueSet *Theirs = Other.find(B.At);
    if (AreAlike && Theirs && *Theirs == B.Values) {
      B.Values = B.Values.restrictedTo(Reached);
      continue;
    }
    B.Values =
        joined(B.Values.restrictedTo(Reached),
               Theirs ? Theirs->restrictedTo(Other.Reached) : OnTheirs, Untold);
  }
  for (const Binding &Theirs : Other.Bindings)
    if (!find(Theirs.At))
      Bindings.push_back(
          {Theirs.At,
           joined(OnOurs, Theirs.Values.restrictedTo(Other.Reached), Untold)});
}

MethodSet State::inDoubt() const {
  MethodSet Result;
  for (const Doubt &D : Doubts)
    if (D.isOpen())
      Result |= D.Methods;
  return Result & Reached.methods();
}

const clang::Expr *State::doubt() const {
  for (const Doubt &D : Doubts)
    if (D.isOpen() && !(D.Methods & Reached.methods()).empty())
      return D.Condition;
  return nullptr;
}

void State::setDoubt(Doubt New) {
  for (Doubt &Known : Doubts)
    if (Known.Condition == New.Condition) {
      Known = New;
      return;
    }
  Doubts.push_back(New);
}

void State::settleDoubts(MethodSet Methods) {
  for (Doubt &D : Doubts) {
    D.Settled |= D.Methods & Methods;
    D.Methods &= ~Methods;
  }
}

void State::joinDoubts(const State &Other) {
  for (Doubt Joined : Other.Doubts) {
    for (const Doubt &Known : Doubts)
      if (Known.Condition == Joined.Condition) {
        Joined.Edges |= Known.Edges;
        Joined.Settled |= Known.Settled;
        Joined.Methods = (Joined.Methods | Known.Methods) - Joined.Settled;
      }
    setDoubt(Joined);
  }
}

const Choice *State::choiceOf(const clang::NamedDecl &Chooser) const {
  for (const Choice &C : Choices)
    if (&C.chooser() == &Chooser)
      return &C;
  return nullptr;
}

void State::forgetChoice(const clang::NamedDecl &Chooser) {
  llvm::erase_if(Choices, [&](const Choice &Known) {
    const bool IsMadeOfIt = Known.made() && &Known.base() == &Chooser;
    return &Known.chooser() == &Chooser || IsMadeOfIt;
  });
  for (Choice &Known : Choices)
    if (&Known.base() == &Chooser)
      Known.untie();
}

/// Leaves the options of \p C to those who get to them.
void State::putInOrder(Choice &C) const {
  if (!Order || C.isNarrowed())
    return;
  const auto Known = Order->find(&C.chooser());
  // Behind the last of them comes the end.
  if (Known == Order->end() || Known->second.size() != C.size() + !C.hasEnd())
    return;
  std::vector<FunctionReach> Reaches;
  for (size_t I = 0; I != C.size(); ++I)
    Reaches.push_back(C.left(I) & Known->second[I]);
  C.leave(std::move(Reaches));
}

void State::choose(Choice C) {
  forgetChoice(C.chooser());
  putInOrder(C);
  Choices.push_back(std::move(C));
}

void State::declare(Choice C) {
  llvm::erase_if(Bindings, [&](const Binding &B) {
    const auto *Bound = llvm::dyn_cast<const clang::ValueDecl *>(B.At.Object);
    return B.At.Of == Place::Part::Value && Bound == &C.chooser();
  });
  choose(std::move(C));
}

void State::narrow(const Choice &C) {
  for (Choice &Known : Choices)
    if (&Known.base() == &C.base())
      Known.leaveAs(C);
}

State State::withOption(const Choice &C, size_t Index) const {
  State Result = *this;
  Result.Reached &= C.left(Index);
  llvm::erase_if(Result.Doubts,
                 [&](const Doubt &D) { return D.TellsByClass == &C.base(); });
  Choice One = C;
  One.pick(Index);
  Result.narrow(One);
  return Result;
}

void State::stepFrom(const Choice &C, bool IsForward) {
  llvm::erase_if(Passed, [&](const PassedOptions &Known) {
    return Known.Chooser == &C.chooser();
  });
  if (!C.only())
    Passed.push_back({&C.chooser(), C.passed(Reached.methods()), IsForward});
}

MethodSet State::lostBy(const clang::NamedDecl &Chooser) const {
  // Each option says itself who gets there with it.
  const Choice *C = choiceOf(Chooser);
  const bool SaysItself = C && C->isNarrowed();
  for (const PassedOptions &Known : Passed)
    if (Known.Chooser == &Chooser && !(SaysItself && Known.IsForward))
      return ~Known.throughAll();
  return {};
}

// if (suits(req, row)) { found = &row; break; }
/// Where it isn't known which methods came on which way, what is chosen by the
/// way is made of the method.
void State::dropUntoldChoices(const State &Other) {
  const MethodSet Untold = untoldBetween(Other);
  if (Untold.empty())
    return;
  llvm::SmallVector<const clang::VarDecl *, 1> Dropped;
  for (const Choice &Known : Choices) {
    const auto *Variable = llvm::dyn_cast<clang::VarDecl>(&Known.chooser());
    const Choice *Theirs = Other.choiceOf(Known.chooser());
    if (Variable && Theirs && !Variable->isCXXForRangeDecl() &&
        !Known.leavesTheSame(*Theirs, Untold))
      Dropped.push_back(Variable);
  }
  for (const clang::VarDecl *Chooser : Dropped) {
    forgetChoice(*Chooser);
    bind({Chooser, Place::Part::Value},
         {Value::madeOfMethod(), MethodSet::all()});
  }
}

/// What only one side has narrowed is left open.
void State::joinChoices(const State &Other) {
  for (const PassedOptions &Theirs : Other.Passed) {
    auto *const Ours = llvm::find_if(Passed, [&](const PassedOptions &Known) {
      return Known.Chooser == Theirs.Chooser &&
             Known.Methods.size() == Theirs.Methods.size();
    });
    if (Ours == Passed.end()) {
      Passed.push_back(Theirs);
      continue;
    }
    Ours->IsForward &= Theirs.IsForward;
    for (const auto &[Known, Added] : llvm::zip(Ours->Methods, Theirs.Methods))
      Known |= Added;
  }
  llvm::erase_if(Choices, [&](Choice &Known) {
    const Choice *Theirs = Other.choiceOf(Known.chooser());
    return !Theirs || !Known.join(*Theirs, Reached, Other.Reached);
  });
  llvm::erase_if(Choices, [&](const Choice &Known) {
    return Known.made() && !choiceOf(Known.base());
  });
}

bool State::join(const State &Other) {
  if (Other.Reached.empty())
    return false;
  if (Reached.empty()) {
    *this = Other;
    return true;
  }
  const State Before = *this;
  joinBindings(Other);
  dropUntoldChoices(Other);
  joinChoices(Other);
  joinDoubts(Other);
  Reached |= Other.Reached;
  Done.add(Other.Done, MethodSet::all());
  Guard.join(Other.Guard);
  TestedPath.join(Other.TestedPath);
  return Reached != Before.Reached || !(Guard == Before.Guard) ||
         TestedPath != Before.TestedPath || !(Done == Before.Done) ||
         Doubts != Before.Doubts || Bindings != Before.Bindings ||
         Choices != Before.Choices || Passed != Before.Passed;
}

} // namespace redirect
