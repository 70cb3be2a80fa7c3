//===- State.h - What is known at one program point -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_STATE_H
#define REDIRECT_TIDY_FLOW_STATE_H

#include "Facts/Facts.h"
#include "Flow/CodePlace.h"
#include "Flow/PathTest.h"
#include "Flow/Value.h"
#include "clang/AST/Decl.h"

namespace redirect {

/// Work on what callers give, who know whether it outlives the handler.
struct GivenWork {
  /// A parameter, a captured variable, or the class of the function's object.
  const clang::NamedDecl *On = nullptr;
  MethodSet For;
  CodePlace Where;

  bool operator==(const GivenWork &RHS) const {
    return On == RHS.On && For == RHS.For && Where == RHS.Where;
  }
};

/// What the handler did before a program point, of what tells its meaning.
struct Evidence {
  /// The body, a form or parameters were read (design section 3, A1).
  MethodSet ReadsBodyFor;
  CodePlace BodyRead;
  /// Work was done (A2).
  MethodSet WorksFor;
  CodePlace Work;
  /// Something was called that may have worked.
  MethodSet MayWorkFor;
  CodePlace PossibleWork;
  /// A condition has led here, past which other requests go on.
  MethodSet TurnedAwayFor;
  CodePlace TurnedAway;
  /// What has led here, or decided of the target, may be otherwise tomorrow: a
  /// session, a header, the clock. Only known of permanent redirects.
  MethodSet PassesFor;
  CodePlace Passing;
  /// The response says itself how long it may be kept.
  MethodSet LimitedFor;
  llvm::SmallVector<GivenWork, 0> OnGiven;

  void addBodyRead(CodePlace Where, MethodSet For);
  void addWork(CodePlace Where, MethodSet For);
  void addPossibleWork(CodePlace Where, MethodSet For);
  void addTurnedAway(CodePlace Where, MethodSet For);
  void addPassing(CodePlace Where, MethodSet For);
  void addWork(const WorkDone &Work, CodePlace Where, MethodSet For);
  void addGivenWork(const GivenWork &Work);
  void add(const Evidence &Other, MethodSet For);
  /// The same where nobody says more of what was given: a framework calls the
  /// function, or it isn't known who.
  Evidence settled() const;
  /// True if a body was read, or work done, for one of \p Methods.
  bool saysAnswer(MethodSet Methods) const {
    return !((ReadsBodyFor | WorksFor) & Methods).empty();
  }
  bool operator==(const Evidence &RHS) const;
};

/// The condition that last took methods away on every way to a point.
struct GuardTest {
  /// Null if there is none, or not the same one on all ways.
  const clang::Expr *Condition = nullptr;
  /// The `a || b` of which Condition is a part, or Condition itself.
  const clang::Expr *Whole = nullptr;
  bool Holds = false;

  void join(const GuardTest &Other);
  bool operator==(const GuardTest &RHS) const {
    return Condition == RHS.Condition && Whole == RHS.Whole &&
           Holds == RHS.Holds;
  }
};

/// A condition that tests the method in a way that isn't understood, and which
/// of its edges lead to a point. Which methods took one is unknown until all of
/// them have met again.
struct Doubt {
  const clang::Expr *Condition = nullptr;
  /// The methods of which it isn't known what they do.
  MethodSet Methods;
  /// One bit for each edge.
  uint64_t Edges = 0;
  uint64_t AllEdges = 0;
  /// What reaches an object of which the class would tell; null if none does.
  const clang::NamedDecl *TellsByClass = nullptr;
  /// The methods that the code names further on: they may take any edge.
  MethodSet Settled = {};

  bool isOpen() const { return Edges != AllEdges; }
  bool operator==(const Doubt &RHS) const {
    return Condition == RHS.Condition && Methods == RHS.Methods &&
           Settled == RHS.Settled && Edges == RHS.Edges &&
           AllEdges == RHS.AllEdges && TellsByClass == RHS.TellsByClass;
  }
  bool operator!=(const Doubt &RHS) const { return !(*this == RHS); }
};

/// A thing whose value the flow follows: a local variable, what a pointer
/// points to, or the status or the target of the response that a variable
/// holds, and the lines that it was given of which callers decide what they
/// are.
struct Place {
  enum class Part : uint8_t { Value, Pointee, Status, Location, Lines };

  ResponseObject Object;
  Part Of = Part::Value;

  bool operator==(const Place &RHS) const {
    return Object == RHS.Object && Of == RHS.Of;
  }
};

/// What a variable may be, one of several: a row of a table, or an object of
/// one of several classes. `for (auto &row : rows)`, `for (Page *page :
/// pages)`.
class Choice {
public:
  struct Options {
    /// The elements of a list. A variable that is an index stands for the one
    /// that it leads to.
    std::vector<const clang::Expr *> Rows;
    /// The variable that holds the list; null if none does.
    const clang::ValueDecl *List = nullptr;
    /// Or the classes of which an object may be.
    std::vector<const clang::CXXRecordDecl *> Classes;
    /// True if the last option is none of them: the end of the list, a null
    /// pointer.
    bool HasEnd = false;
    size_t size() const { return Rows.size() + Classes.size() + HasEnd; }
    bool operator==(const Options &RHS) const {
      return List == RHS.List && Rows == RHS.Rows && Classes == RHS.Classes &&
             HasEnd == RHS.HasEnd;
    }
  };

  /// Any of \p Among, for \p Reached. What \p Chooser is, is a variable, or the
  /// class of the function's own object.
  Choice(const clang::NamedDecl &Chooser, std::shared_ptr<const Options> Among,
         FunctionReach Reached)
      : Of(&Chooser), Base(&Chooser), Among(std::move(Among)),
        Both(std::move(Reached)) {}

  const clang::NamedDecl &chooser() const { return *Of; }
  /// What has chosen first what this one has taken over; or the chooser itself.
  const clang::NamedDecl &base() const { return *Base; }
  /// The choice of \p Chooser, which has taken it over. If \p Made isn't null,
  /// it is that expression, of which this choice is a part.
  Choice takenOverBy(const clang::NamedDecl &Chooser,
                     const clang::Expr *Made = nullptr) const;
  /// What is made of the row that is chosen; null if it is the row.
  const clang::Expr *made() const { return Made; }
  /// Lets it be a choice by itself.
  void untie() { Base = Of; }

  /// Any of the options, for \p Reached.
  Choice anyFor(const FunctionReach &Reached) const {
    return {*Of, Among, Reached};
  }
  /// How many options there are, whoever has them.
  size_t size() const { return Among->size(); }
  /// Who may have the option \p Index.
  FunctionReach left(size_t Index) const;
  /// The only option that is left, if that is so by \c pick.
  std::optional<size_t> only() const { return Only; }
  const clang::Expr *onlyRow() const {
    return Only && *Only < Among->Rows.size() ? Among->Rows[*Only] : nullptr;
  }
  const clang::CXXRecordDecl *onlyClass() const {
    return Only && *Only >= Among->Rows.size() && !isEnd(*Only)
               ? Among->Classes[*Only - Among->Rows.size()]
               : nullptr;
  }
  /// True if there is an option that is none of the list, and if \p Index is
  /// it.
  bool hasEnd() const { return Among->HasEnd; }
  bool isEnd(size_t Index) const {
    return Among->HasEnd && Index + 1 == Among->size();
  }
  llvm::ArrayRef<const clang::Expr *> rows() const { return Among->Rows; }
  /// The variable that holds the rows; null if none does.
  const clang::ValueDecl *list() const { return Among->List; }
  /// True if it is made by an index of which nothing has been asked that tells
  /// the rows apart: any of them may be meant, by whatever has computed it.
  bool isByUnaskedIndex() const;
  /// True if not everybody has every option.
  bool isNarrowed() const { return Left || Only; }
  /// True if something has been asked that tells the options apart.
  bool isAsked() const { return IsAsked; }
  /// By the option, but for an end, those of \p Reached that get here with it.
  std::vector<MethodSet> passed(MethodSet Reached) const;

  /// Leaves the one option \p Index.
  void pick(size_t Index);
  /// Leaves what \p Other, a choice among the same, leaves.
  void leaveAs(const Choice &Other);
  /// Leaves each option to who has it by \p Reaches.
  void leave(std::vector<FunctionReach> Reaches);
  /// The same, as the answer to a question.
  void answer(std::vector<FunctionReach> Reaches) {
    leave(std::move(Reaches));
    IsAsked = true;
  }
  /// True if \p Other, a choice among the same, leaves the same for \p Methods.
  bool leavesTheSame(const Choice &Other, MethodSet Methods) const;
  /// Takes in what \p Other leaves, where \p Theirs get to the one and \p Ours
  /// to the other; false if that chooses among others.
  bool join(const Choice &Other, const FunctionReach &Ours,
            const FunctionReach &Theirs);
  bool operator==(const Choice &RHS) const;

private:
  const clang::NamedDecl *Of;
  const clang::NamedDecl *Base;
  const clang::Expr *Made = nullptr;
  std::shared_ptr<const Options> Among;
  /// Who has any option, if nothing tells them apart.
  FunctionReach Both;
  std::shared_ptr<const std::vector<FunctionReach>> Left;
  std::optional<size_t> Only;
  bool IsAsked = false;
};

/// By the option of a choice, the methods that a loop has let go on to the
/// next.
struct PassedOptions {
  const clang::NamedDecl *Chooser = nullptr;
  std::vector<MethodSet> Methods;
  /// True if the next option is the one behind.
  bool IsForward = false;

  /// The methods that have got past all of them.
  MethodSet throughAll() const;
  bool operator==(const PassedOptions &RHS) const {
    return Chooser == RHS.Chooser && Methods == RHS.Methods &&
           IsForward == RHS.IsForward;
  }
};

/// By what chooses, and by the option, the methods that get to it: those whom
/// none of the options before it has kept.
using OptionOrder =
    llvm::DenseMap<const clang::NamedDecl *, std::vector<MethodSet>>;

/// What is known whenever control is at one point of a function, whoever called
/// it: the methods that can get there, and the values of some places.
struct State {
  /// R(p): who can get from the function's entry to this point.
  FunctionReach Reached;
  llvm::SmallVector<Doubt, 1> Doubts;
  GuardTest Guard;
  PathTest TestedPath;
  Evidence Done;

  /// Who is known to get here: those of whom there is no doubt.
  FunctionReach knownToReach() const { return Reached - inDoubt(); }
  /// The methods of which it isn't known whether they get here.
  MethodSet inDoubt() const;
  /// The condition with which doubt began; null if there is none.
  const clang::Expr *doubt() const;
  void setDoubt(Doubt New);
  /// Takes \p Methods, which the code names here, for meant.
  void settleDoubts(MethodSet Methods);

  const ValueSet *find(Place P) const;
  /// True if \p Member of what \p Object holds depends on the method; if that
  /// is null, a part of it.
  bool dependsOnMethod(ResponseObject Object,
                       const clang::ValueDecl *Member = nullptr) const;
  void bind(Place P, ValueSet Values);
  /// The members of the function's own object of which something is known.
  llvm::SmallVector<std::pair<const clang::FieldDecl *, const ValueSet *>, 4>
  ownMembers() const;
  void forgetPlaces() {
    Bindings.clear();
    Choices.clear();
  }

  /// What \p Chooser may be; null if that isn't one of several that are known.
  const Choice *choiceOf(const clang::NamedDecl &Chooser) const;
  /// Lets a chooser be one of several.
  void choose(Choice C);
  /// The same of a variable that has no other value: it is declared.
  void declare(Choice C);
  /// Narrows the choice of a chooser, and those that have taken it over.
  void narrow(const Choice &C);
  void forgetChoice(const clang::NamedDecl &Chooser);
  /// Takes note that a loop goes on from one option of \p C to the next.
  void stepFrom(const Choice &C, bool IsForward);
  /// What loops have let go on.
  llvm::ArrayRef<PassedOptions> passed() const { return Passed; }
  /// The methods that don't get past all options of \p Chooser, once a loop has
  /// gone through them.
  MethodSet lostBy(const clang::NamedDecl &Chooser) const;
  /// Lets options be reached in this order.
  void setOrder(std::shared_ptr<const OptionOrder> Known) {
    Order = std::move(Known);
  }
  /// What is known if the option \p Index of \p C is meant.
  State withOption(const Choice &C, size_t Index) const;

  /// A write of a response, and for whom it is in force.
  using WriteInForce = std::pair<const clang::Expr *, FunctionReach>;
  llvm::SmallVector<WriteInForce, 2> writesInForce() const;

  /// Those among them that gave the status.
  llvm::SmallVector<WriteInForce, 2> statusWritesInForce() const;

  /// The responses of which \p Write gave a part that is in force here.
  llvm::SmallVector<ResponseObject, 1>
  writtenBy(const clang::Expr *Write) const;

  /// Takes in what is known on another way to this point. Returns whether that
  /// changed anything.
  bool join(const State &Other);

private:
  struct Binding {
    Place At;
    ValueSet Values;
    bool operator==(const Binding &RHS) const {
      return At == RHS.At && Values == RHS.Values;
    }
  };

  template <typename Predicate>
  llvm::SmallVector<WriteInForce, 2> writesInForce(Predicate IsWanted) const;
  MethodSet untoldBetween(const State &Other) const;
  void joinBindings(const State &Other);
  void joinDoubts(const State &Other);
  void joinChoices(const State &Other);
  void dropUntoldChoices(const State &Other);
  void putInOrder(Choice &C) const;

  llvm::SmallVector<Binding, 4> Bindings;
  llvm::SmallVector<Choice, 1> Choices;
  llvm::SmallVector<PassedOptions, 1> Passed;
  std::shared_ptr<const OptionOrder> Order;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_STATE_H
