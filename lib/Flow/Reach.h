//===- Reach.h - Who gets somewhere, by which values ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// In `void send(Response &res, bool permanent)` it is up to the caller which
// branches are taken. What a function does is kept together with what must hold
// of its caller's values for it to be done, so that guards travel to the call
// and bodies needn't be looked at again.
//
// Each value is tied to the request's method: in `if (strict && m != "GET")
// return;` what follows is reached by all methods if `strict` is false, and by
// GET alone if it is true. Values are tied to each other by a few ways at most,
// one beside the other, so that all of this stays linear in the code: `one ==
// method || other == method` has two.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_REACH_H
#define REDIRECT_TIDY_FLOW_REACH_H

#include "Flow/ValueTable.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace redirect {

/// What must hold of the values that a caller decides, each known by a \p Key,
/// all at once.
template <typename Key> class Constraints {
public:
  /// Of more values than these nothing is said.
  static constexpr size_t MaxValues = 4;
  using Entry = std::pair<Key, ValueTable>;

  bool empty() const { return Entries.empty(); }
  auto begin() const { return Entries.begin(); }
  auto end() const { return Entries.end(); }

  /// Null if nothing is said of \p Of.
  const ValueTable *find(const Key &Of) const {
    for (const Entry &E : Entries)
      if (E.first == Of)
        return &E.second;
    return nullptr;
  }
  void set(const Key &Of, ValueTable Table) {
    for (Entry &E : Entries)
      if (E.first == Of) {
        E.second = std::move(Table);
        return;
      }
    if (Entries.size() != MaxValues)
      Entries.emplace_back(Of, std::move(Table));
  }

  bool operator==(const Constraints &RHS) const {
    return Entries.size() == RHS.Entries.size() &&
           llvm::all_of(Entries, [&](const Entry &E) {
             const ValueTable *Theirs = RHS.find(E.first);
             return Theirs && *Theirs == E.second;
           });
  }

private:
  std::vector<Entry> Entries;
};

/// One way to get somewhere: for requests with one of these methods, if this
/// holds of the caller's values.
template <typename Key> struct Way {
  MethodSet Methods;
  Constraints<Key> Under;

  Way(MethodSet Methods, Constraints<Key> Under = {})
      : Methods(Methods), Under(std::move(Under)) {
    normalize();
  }

  /// What this asks of \p Of.
  ValueTable at(const Key &Of) const {
    const ValueTable *Known = Under.find(Of);
    return Known ? *Known : ValueTable(Methods);
  }

  Way operator&(const Way &RHS) const {
    if (Under.empty() && RHS.Under.empty())
      return Methods & RHS.Methods;
    Constraints<Key> Both = Under;
    for (const auto &[Of, Table] : RHS.Under) {
      const ValueTable *Known = Under.find(Of);
      Both.set(Of, Known ? *Known & Table : Table);
    }
    return {Methods & RHS.Methods, std::move(Both)};
  }

  /// Lets through whatever one of both does, and maybe more.
  Way operator|(const Way &RHS) const {
    Constraints<Key> Either;
    for (const Key &Of : valuesOfBoth(RHS))
      Either.set(Of, at(Of) | RHS.at(Of));
    return {Methods | RHS.Methods, std::move(Either)};
  }

  /// True if `|` lets through no more than one of both does: for each method
  /// they differ in one value, or one of them is the wider in all.
  bool joinsExactly(const Way &RHS) const {
    MethodSet DifferInOne;
    MethodSet DifferInMore;
    MethodSet MineIsWider = MethodSet::all();
    MethodSet TheirsIsWider = MethodSet::all();
    for (const Key &Of : valuesOfBoth(RHS)) {
      const ValueTable Mine = at(Of);
      const ValueTable Theirs = RHS.at(Of);
      const MethodSet Wider = Mine.widerThan(Theirs);
      const MethodSet Narrower = Theirs.widerThan(Mine);
      DifferInMore |= DifferInOne & (Wider | Narrower);
      DifferInOne |= Wider | Narrower;
      MineIsWider &= ~Narrower;
      TheirsIsWider &= ~Wider;
    }
    const MethodSet Shared = Methods & RHS.Methods;
    return (Shared & DifferInMore & ~MineIsWider & ~TheirsIsWider).empty();
  }

  /// True if it lets through all that \p RHS does.
  bool covers(const Way &RHS) const {
    return (RHS.Methods - Methods).empty() &&
           llvm::all_of(Under, [&](const auto &E) {
             return (RHS.at(E.first).widerThan(E.second) & RHS.Methods).empty();
           });
  }

  bool operator==(const Way &RHS) const {
    return Methods == RHS.Methods && Under == RHS.Under;
  }

private:
  std::vector<Key> valuesOfBoth(const Way &RHS) const {
    std::vector<Key> Result;
    for (const auto &[Of, Table] : Under)
      Result.push_back(Of);
    for (const auto &[Of, Table] : RHS.Under)
      if (!Under.find(Of))
        Result.push_back(Of);
    return Result;
  }

  /// Leaves the methods for which each value may be something, and the tables
  /// that say something of these.
  void normalize() {
    if (Under.empty())
      return;
    for (MethodSet Before = ~Methods; Before != Methods;) {
      Before = Methods;
      for (const auto &[Of, Table] : Under)
        Methods &= Table.all();
    }
    Constraints<Key> Left;
    for (const auto &[Of, Table] : Under)
      if (ValueTable Here = Table.restrictedTo(Methods);
          !Here.saysNothing(Methods))
        Left.set(Of, std::move(Here));
    Under = std::move(Left);
  }
};

/// Who gets somewhere: the ways beside each other. The algebra of guards: `&`
/// is "first here, then there", `|` is "here or there". Both are exact while
/// the ways are few; then they may cover more, but never less.
template <typename Key> class Reach {
public:
  /// More ways are joined to fewer.
  static constexpr size_t MaxWays = 4;

  Reach() = default;
  Reach(MethodSet Methods) { add(Way<Key>(Methods)); }
  Reach(Way<Key> Only) { add(std::move(Only)); }
  /// All methods, if \p Table holds of \p Of.
  static Reach where(const Key &Of, ValueTable Table) {
    Constraints<Key> Under;
    Under.set(Of, std::move(Table));
    return Way<Key>(MethodSet::all(), std::move(Under));
  }

  bool empty() const { return Ways.empty(); }
  /// True if nothing is left to the caller.
  bool isClosed() const {
    return llvm::all_of(Ways,
                        [](const Way<Key> &W) { return W.Under.empty(); });
  }
  /// True if all methods get there, and nothing is left to the caller.
  bool isEverybody() const {
    return Ways.size() == 1 && Ways.front().Methods == MethodSet::all() &&
           Ways.front().Under.empty();
  }
  /// Those who get there for some values.
  MethodSet methods() const {
    MethodSet Result;
    for (const Way<Key> &W : Ways)
      Result |= W.Methods;
    return Result;
  }
  llvm::ArrayRef<Way<Key>> ways() const { return Ways; }
  /// The same by other keys, as \p NameOf gives them; what it gives no key for
  /// is asked for no longer.
  template <typename NewKey, typename Function>
  Reach<NewKey> renamed(Function NameOf) const {
    Reach<NewKey> Result;
    for (const Way<Key> &W : Ways) {
      Constraints<NewKey> Under;
      for (const auto &[Of, Table] : W.Under)
        if (const std::optional<NewKey> Name = NameOf(Of))
          Under.set(*Name, Table);
      Result |= Way<NewKey>(W.Methods, std::move(Under));
    }
    return Result;
  }

  Reach operator&(const Reach &RHS) const {
    if (RHS.isEverybody())
      return *this;
    Reach Result;
    for (const Way<Key> &Mine : Ways)
      for (const Way<Key> &Theirs : RHS.Ways)
        Result.add(Mine & Theirs);
    return Result;
  }
  Reach operator|(const Reach &RHS) const {
    Reach Result = *this;
    for (const Way<Key> &Theirs : RHS.Ways)
      Result.add(Theirs);
    return Result;
  }
  /// The same without some methods.
  Reach operator-(MethodSet Methods) const { return *this & Reach(~Methods); }
  Reach &operator&=(const Reach &RHS) { return *this = *this & RHS; }
  Reach &operator|=(const Reach &RHS) { return *this = *this | RHS; }

  /// True if both have the same ways, in whatever order.
  bool operator==(const Reach &RHS) const {
    return Ways.size() == RHS.Ways.size() &&
           llvm::all_of(Ways, [&](const Way<Key> &Mine) {
             return llvm::is_contained(RHS.Ways, Mine);
           });
  }
  bool operator!=(const Reach &RHS) const { return !(*this == RHS); }

private:
  void add(Way<Key> Added) {
    if (Added.Methods.empty())
      return;
    // Most functions leave nothing to their callers: what follows says the same
    // of these in more steps.
    if (Ways.size() == 1 && Ways.front().Under.empty() && Added.Under.empty()) {
      Ways.front().Methods |= Added.Methods;
      return;
    }
    if (llvm::any_of(Ways, [&](const Way<Key> &W) { return W.covers(Added); }))
      return;
    llvm::erase_if(Ways, [&](const Way<Key> &W) { return Added.covers(W); });
    for (Way<Key> &Known : Ways)
      if (Known.joinsExactly(Added))
        return joinInto(Known, Added);
    if (Ways.size() == MaxWays)
      return joinInto(Ways.back(), Added);
    Ways.push_back(std::move(Added));
  }
  /// What has become wider may take in others.
  void joinInto(Way<Key> &Known, const Way<Key> &Added) {
    Way<Key> Both = Known | Added;
    Ways.erase(Ways.begin() + (&Known - Ways.data()));
    add(std::move(Both));
  }

  llvm::SmallVector<Way<Key>, 1> Ways;
};

/// What a call may pass for a value that its callee leaves to it.
template <typename Key> struct PassedValue {
  enum class Kind : uint8_t {
    Unknown,
    Known,
    /// Any number but 0.
    NonZero,
    RequestMethod,
    /// Made of the request's method in a way that isn't understood.
    MadeOfMethod,
    /// What the calling function leaves to its own callers.
    Own
  };

  Kind Is = Kind::Unknown;
  Constant Known;
  Key Own = Key();
  /// For whom it passes that.
  Reach<Key> For = MethodSet::all();
};

/// Who gets to a place in a function by one call of it.
template <typename Key> struct ReachByCall {
  Reach<Key> Known;
  /// The methods of which it isn't known whether they get there: the call
  /// passes something made of the method, or something unknown where the method
  /// is compared with it, or it is asked of the request.
  MethodSet InDoubt;

  void add(const ValueTable &Table, const PassedValue<Key> &Passed) {
    using Kind = typename PassedValue<Key>::Kind;
    const Reach<Key> &For = Passed.For;
    switch (Passed.Is) {
    case Kind::Known:
      Known |= For & Table.at(Passed.Known);
      return;
    case Kind::RequestMethod:
      Known |= For & Table.atMethod();
      return;
    case Kind::Own:
      Known |= For & Reach<Key>::where(Passed.Own, Table);
      return;
    case Kind::MadeOfMethod:
      InDoubt |= For.methods() & Table.all();
      return;
    case Kind::NonZero:
    case Kind::Unknown:
      if (Table.comparesMethod()) {
        InDoubt |= For.methods() & Table.all();
      } else if (Table.asksFunction()) {
        const MethodSet Sure = Table.whateverGiven();
        Known |= For & Sure;
        InDoubt |= For.methods() & (Table.all() - Sure);
      } else
        Known |= For & (Passed.Is == Kind::NonZero
                            ? Table.besides(Constant::number(0))
                            : Table.all());
      return;
    }
  }
};

/// Who of those that get to a place in the callee, \p There, gets there by a
/// call that \p Here get to. \p PassedFor gives what the call may pass for a
/// value by its key in the callee.
template <typename Key, typename CalleeKey, typename Function>
ReachByCall<Key> reachThrough(const Reach<Key> &Here,
                              const Reach<CalleeKey> &There,
                              Function PassedFor) {
  ReachByCall<Key> Result;
  for (const Way<CalleeKey> &W : There.ways()) {
    Reach<Key> Known = Here & Reach<Key>(W.Methods);
    MethodSet InDoubt;
    for (const auto &[Of, Table] : W.Under) {
      ReachByCall<Key> Through;
      for (const PassedValue<Key> &Passed : PassedFor(Of))
        Through.add(Table, Passed);
      InDoubt |= Through.InDoubt;
      Known &= Through.Known | Reach<Key>(Through.InDoubt);
    }
    Result.InDoubt |= InDoubt & Known.methods();
    Result.Known |= Known - InDoubt;
  }
  return Result;
}

/// Those of whom it is known that they get to \p There, where nobody says what
/// callers pass.
template <typename Key> MethodSet methodsIfUnknown(const Reach<Key> &There) {
  const PassedValue<Key> Unknown;
  return reachThrough(Reach<Key>(MethodSet::all()), There,
                      [&](const Key &) { return llvm::ArrayRef(Unknown); })
      .Known.methods();
}

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_REACH_H
