//===- Value.h - What an expression may be ----------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One domain serves conditions, statuses and targets alike: an expression has a
// few possible values, and each of them comes with the methods of the requests
// for which the expression may have it. `post ? 307 : 302` is 307 for POST and
// 302 for all others; `m == "PUT"` is true for PUT and false for all others.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_VALUE_H
#define REDIRECT_TIDY_FLOW_VALUE_H

#include "Flow/CodePlace.h"
#include "Flow/Reach.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallVector.h"
#include <memory>
#include <vector>

namespace redirect {

/// A status that a function of another unit gives a redirect.
struct StatusElsewhere {
  PlaceElsewhere Where;
  /// The function in which it stands, by its USR.
  std::string Function;
};

/// A stretch of a text: spelled out, or read from somewhere.
struct TextPiece {
  enum class Source : uint8_t {
    Literal,
    RequestTarget,
    RouteParameter,
    RequestBody,
    Parameter,
    Unknown,
    RequestMethod,
    /// Where another node is reached, by the names in the code:
    /// `cluster.leader()`, `peer->host`.
    OtherNode,
    /// Where those are sent who are refused, by the names in the code:
    /// `settings.loginUrl`.
    RefusalPage,
    /// What a model says of it: ToldMeaning.
    ToldForward,
    ToldRefusal,
    /// The target of a redirect that another server has answered with, and that
    /// is passed on: `strstr(answer, "Location: ") + 10`.
    OtherAnswer
  };

  Source From = Source::Unknown;
  /// The characters of a Literal.
  llvm::StringRef Characters;
  /// The parameter, the captured variable or the thrown object's member of a
  /// Parameter.
  const clang::ValueDecl *Variable = nullptr;
  /// The member of what the parameter holds, or points to; null if it is all.
  const clang::FieldDecl *Member = nullptr;
  /// True if it isn't all of what was read, or edited: req.path.substr(3).
  bool IsEdited = false;
  /// Where the piece stands.
  const clang::Expr *Where = nullptr;
  /// Where it stands instead, if a status stands there in another unit.
  const StatusElsewhere *Elsewhere = nullptr;

  bool operator==(const TextPiece &RHS) const {
    return From == RHS.From && Characters == RHS.Characters &&
           Variable == RHS.Variable && Member == RHS.Member &&
           IsEdited == RHS.IsEdited && Where == RHS.Where;
  }
};

/// A text in the order of its pieces. Past MaxPieces it is only known that more
/// follows, so that a text built in a loop stays finite.
struct Text {
  static constexpr size_t MaxPieces = 16;

  std::vector<TextPiece> Pieces;

  void append(const Text &Other);
  /// What is common to both texts: the pieces with which they begin, and then
  /// an unknown one.
  static Text commonTo(const Text &A, const Text &B);
  bool operator==(const Text &RHS) const { return Pieces == RHS.Pieces; }
  /// True if the two differ at most in where they stand.
  bool saysTheSameAs(const Text &Other) const;

  /// The text if the request's method is \p M.
  Text forMethod(Method M) const;

  /// The text after some change: if it was made of the request's target, or of
  /// what a caller gives, it still is.
  Text edited() const;
  /// True if a piece of it is read from \p From.
  bool holds(TextPiece::Source From) const;

  /// True if the text is spelled out from end to end.
  bool isLiteral() const;
  /// The characters of a text that isLiteral.
  std::string literal() const;
};

struct Record;

/// Which requests get somewhere in a function, or make something so, in terms
/// of what its callers decide: its parameters, the variables that a lambda has
/// captured, the members of the object that was thrown.
using FunctionReach = Reach<const clang::ValueDecl *>;
using FunctionReachByCall = ReachByCall<const clang::ValueDecl *>;

/// One thing that an expression may be.
struct Value {
  enum class Kind : uint8_t {
    Unknown,
    /// Nothing: a null pointer, an optional without a value, an end iterator, a
    /// container without elements.
    Null,
    /// Something: what a pointer, an optional or an iterator leads to, a
    /// container with elements, or an object of a class.
    Object,
    /// A number known when compiling; true and false are 1 and 0.
    Number,
    /// Any number but 0, as strcmp returns for texts that differ.
    NonZero,
    /// The request's method.
    RequestMethod,
    /// Something made of the request's method in a way that isn't understood.
    MadeOfMethod,
    /// A constant that stands for a method.
    MethodName,
    /// The function's own parameter, as its caller passed it, a variable that a
    /// lambda has captured, or a member of the object that was thrown.
    Parameter,
    Text,
    /// A function that can be called.
    Function,
    /// What a function of another unit returns, which can be called.
    ResultOfFunction,
    /// What the function that is a Parameter gives when it is called.
    GivenByParameter
  };

  Kind Is = Kind::Unknown;
  int64_t Number = 0;
  /// The parameter, the captured variable or the thrown object's member of a
  /// Parameter; also what is called of what is GivenByParameter.
  const clang::ValueDecl *Variable = nullptr;
  Method Named = Method::Other;
  const clang::FunctionDecl *Code = nullptr;
  /// Where a Number is written: a literal, a constant, a default argument. Of
  /// what is Unknown, the place that not all methods get to at which it was
  /// given to a variable or returned; null if all of them do. The same of what
  /// is MadeOfMethod only because it is seen where others get to as well. Of an
  /// Object, the expression that makes it or takes its address, if there is
  /// one.
  const clang::Expr *Where = nullptr;
  /// Where it is written instead, if that is in another unit.
  const StatusElsewhere *Elsewhere = nullptr;
  /// The call or assignment that gave the value to a response; null elsewhere.
  const clang::Expr *Write = nullptr;
  redirect::Text Text;
  /// What is known of an Object's members, of what a Function has captured and
  /// of the arguments that are bound to it, or of the arguments of the call of
  /// which something is the ResultOfFunction; null if nothing is.
  std::shared_ptr<const Record> Holds;

  static Value unknown() { return {}; }
  static Value unknownFrom(const clang::Expr *Where);
  /// One of more values than are looked at.
  static Value oneOfMany();
  static Value null();
  /// Null for some methods, where others had something.
  static Value nullForSome();
  static Value object(std::shared_ptr<const Record> Holds = nullptr,
                      const clang::Expr *Where = nullptr);
  static Value nonZero();
  static Value requestMethod();
  static Value madeOfMethod();
  /// What is made of one of the two, or of both, that is made of the method.
  static Value madeOfMethod(const Value &One, const Value &Other);
  static Value methodName(Method Named);
  static Value number(int64_t Number, const clang::Expr *Where = nullptr);
  static Value parameter(const clang::ValueDecl &Variable,
                         const clang::Expr *Where);
  /// What calling \p Called gives, which is a Parameter.
  static Value givenBy(const Value &Called);
  static Value text(redirect::Text T);
  static Value function(const clang::FunctionDecl &Code,
                        std::shared_ptr<const Record> Holds = nullptr);
  static Value resultOf(const clang::FunctionDecl &Code);

  /// True for what a caller decides and code can compare with constants: a
  /// number, an enumerator, a text.
  bool isComparable() const;
  /// True for the request's method and what is made of it.
  bool isMadeOfMethod() const {
    return Is == Kind::RequestMethod || Is == Kind::MadeOfMethod ||
           (Is == Kind::Text && Text.holds(TextPiece::Source::RequestMethod));
  }
  /// True if a condition of this value holds, or fails, for sure.
  bool isTrue() const;
  bool isFalse() const;
  /// True if callers decide what it is, or what it holds.
  bool isOpen() const;
  bool operator==(const Value &RHS) const;
};

/// The possible values of an expression, each with the methods for which it may
/// be that. Of a text there are at most MaxTexts: a text that is built under
/// many conditions would otherwise double with each of them. What is too wide
/// becomes unknown, and made of the method if it depends on that.
class ValueSet {
public:
  static constexpr int MaxTexts = 4;
  static constexpr int MaxAlternatives = 16;

  struct Entry {
    Value Is;
    FunctionReach For;
    bool operator==(const Entry &RHS) const {
      return Is == RHS.Is && For == RHS.For;
    }
  };

  ValueSet() = default;
  ValueSet(Value V, const FunctionReach &For) { add(std::move(V), For); }
  static ValueSet unknown(const FunctionReach &For) {
    return {Value::unknown(), For};
  }

  void add(Value V, FunctionReach For);
  void add(const ValueSet &Other, const FunctionReach &For);
  ValueSet restrictedTo(const FunctionReach &For) const;

  /// Where a condition of this value may hold, or may fail.
  FunctionReach whereTrue() const;
  FunctionReach whereFalse() const;

  /// A condition that holds for \p True and fails for \p False, of which no
  /// method is in both.
  static ValueSet condition(const FunctionReach &True,
                            const FunctionReach &False);

  /// The methods for which it is made of the method, so that nothing is known
  /// of what a condition on it gives.
  MethodSet madeOfMethod() const;

  /// True if it isn't the same for all of \p Methods, or may not be.
  bool dependsOnMethod(MethodSet Methods) const;

  /// The same of \p Member of it, or of what it points to; if that is null, of
  /// all that it holds.
  bool memberDependsOnMethod(const clang::ValueDecl *Member,
                             MethodSet Methods) const;

  /// The values as they are seen where \p Reached is known: what was bound
  /// where not all of these get to, and isn't understood, is made of the
  /// method.
  ValueSet seenBy(const FunctionReach &Reached) const;

  /// The values, of which none is asked of callers' values any longer.
  ValueSet whateverIsPassed() const;

  /// The values, but made of the method for \p Methods.
  ValueSet tiedFor(MethodSet Methods) const;

  /// The values of the member \p Field, or of what is pointed to or held if
  /// that is null.
  ValueSet member(const clang::ValueDecl *Field) const;

  /// The values, of whose members nothing is known.
  ValueSet withoutMembers() const;

  /// The members of which something is known, of any of the values.
  llvm::SmallVector<const clang::ValueDecl *, 4> membersKnown() const;

  /// The values with \p Values for the member \p Field.
  ValueSet withMember(const clang::ValueDecl *Field, const ValueSet &Values,
                      const FunctionReach &For) const;

  /// The methods for which there is a value.
  MethodSet known() const;

  bool isUnknown() const;
  /// True if callers decide what it is, for some of them.
  bool isOpen() const;
  /// True if some value is the request's method or made of it.
  bool isMadeOfMethod() const;
  auto begin() const { return Entries.begin(); }
  auto end() const { return Entries.end(); }
  bool empty() const { return Entries.empty(); }
  bool operator==(const ValueSet &RHS) const { return Entries == RHS.Entries; }
  bool operator!=(const ValueSet &RHS) const { return !(*this == RHS); }

private:
  /// True if it is null for some methods and something for others.
  bool tellsByNull() const;

  void mergeTexts();
  void mergeAll();

  llvm::SmallVector<Entry, 2> Entries;
};

/// The members of an object of which something is known, in the order in which
/// they are declared where that is known; null stands for what a pointer, an
/// optional or an iterator leads to. Of a function, the variables that it has
/// captured, and its parameters to which arguments are bound.
struct Record {
  /// Deeper nesting is unknown.
  static constexpr unsigned MaxDepth = 4;

  std::vector<std::pair<const clang::ValueDecl *, ValueSet>> Members;

  /// Larger ones are unknown.
  static constexpr unsigned MaxSize = 64;

  const ValueSet *find(const clang::ValueDecl *Member) const;
  /// How many records stand within one another.
  unsigned depth() const;
  /// How many values it holds, at any depth; no more than \p Most are counted.
  unsigned size(unsigned Most = MaxSize + 1) const;
  bool operator==(const Record &RHS) const { return Members == RHS.Members; }
};

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_VALUE_H
