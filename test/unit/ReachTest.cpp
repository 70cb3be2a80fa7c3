//===- ReachTest.cpp - The algebra of guards ------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Guards are compared with what they stand for: which method gets through with
// which values of two parameters. All laws are tried on many guards that are
// made by chance, always the same ones.
//
//===----------------------------------------------------------------------===//

#include "Flow/Reach.h"
#include "gtest/gtest.h"
#include <random>

using namespace redirect;

namespace {

using Guard = Reach<unsigned>;
using Passed = PassedValue<unsigned>;

/// What callers may pass here: two numbers, a word, a method, and what is none
/// of these.
const Constant Values[] = {
    Constant::number(0), Constant::number(1), Constant::text("moved"),
    Constant::method(Method::Post), Constant::number(99)};

/// True if a request with \p M gets through \p G where its parameters are these
/// values.
bool admits(const Guard &G, Method M, const Constant &First,
            const Constant &Second) {
  return llvm::any_of(G.ways(), [&](const Way<unsigned> &W) {
    return W.Methods.contains(M) && llvm::all_of(W.Under, [&](const auto &E) {
             return E.second.at(E.first == 0 ? First : Second).contains(M);
           });
  });
}

/// Calls \p Check with each request and each pair of values.
template <typename Function> void forEachCase(Function Check) {
  for (unsigned I = 0; I != NumMethods; ++I)
    for (const Constant &First : Values)
      for (const Constant &Second : Values)
        Check(static_cast<Method>(I), First, Second);
}

/// True if \p A lets through whatever \p B lets through.
bool covers(const Guard &A, const Guard &B) {
  bool Result = true;
  forEachCase([&](Method M, const Constant &First, const Constant &Second) {
    Result &= admits(A, M, First, Second) || !admits(B, M, First, Second);
  });
  return Result;
}

/// Guards are the same if they let the same through: their ways may differ.
bool isSame(const Guard &A, const Guard &B) {
  return covers(A, B) && covers(B, A);
}

class Chance {
public:
  MethodSet methods() {
    MethodSet Result;
    for (unsigned I = 0; I != NumMethods; ++I)
      if (Engine() % 2 == 0)
        Result |= static_cast<Method>(I);
    return Result;
  }

  /// `method != "GET"`, `code == 1`, or the request's method compared with a
  /// parameter.
  Guard test() {
    const unsigned Parameter = Engine() % 2;
    const Constant &Is = Values[Engine() % std::size(Values)];
    switch (Engine() % 5) {
    case 0:
      return methods();
    case 1:
      return Guard::where(Parameter, ValueTable::equalTo(Is));
    case 2:
      return Guard::where(Parameter, ValueTable::differentFrom(Is));
    case 3:
      return Guard::where(Parameter, ValueTable::equalToMethod());
    default:
      return Guard::where(Parameter, ValueTable::differentFromMethod());
    }
  }

  /// Tests one after the other, and ways that meet again.
  Guard guard(unsigned Depth = 3) {
    if (Depth == 0)
      return test();
    const Guard A = guard(Depth - 1);
    const Guard B = guard(Depth - 1);
    return Engine() % 2 == 0 ? A & B : A | B;
  }

  /// What a call may pass for a parameter.
  Passed passed() {
    Passed Result;
    Result.Known = Values[Engine() % std::size(Values)];
    Result.Own = Engine() % 2;
    switch (Engine() % 3) {
    case 0:
      Result.Is = Passed::Kind::Known;
      break;
    case 1:
      Result.Is = Passed::Kind::Own;
      break;
    default:
      Result.Is = Passed::Kind::RequestMethod;
    }
    return Result;
  }

private:
  // Always the same numbers: a test that fails has to fail again.
  std::mt19937 Engine{20}; // NOLINT(bugprone-random-generator-seed)
};

constexpr unsigned Tries = 400;

Guard through(const Guard &Here, const Guard &There, const Passed &First,
              const Passed &Second) {
  const ReachByCall<unsigned> Result =
      reachThrough(Here, There, [&](unsigned Parameter) {
        return std::vector<Passed>{Parameter == 0 ? First : Second};
      });
  EXPECT_TRUE(Result.InDoubt.empty());
  return Result.Known;
}

} // namespace

TEST(ReachTest, FewWaysAreExact) {
  Chance Any;
  for (unsigned I = 0; I != Tries; ++I) {
    const Guard A = Any.guard(1);
    const Guard B = Any.guard(1);
    forEachCase([&](Method M, const Constant &First, const Constant &Second) {
      const bool InA = admits(A, M, First, Second);
      const bool InB = admits(B, M, First, Second);
      EXPECT_EQ(admits(A & B, M, First, Second), InA && InB);
      EXPECT_EQ(admits(A | B, M, First, Second), InA || InB);
    });
  }
}

TEST(ReachTest, ManyWaysCoverMoreButNeverLess) {
  Chance Any;
  for (unsigned I = 0; I != Tries; ++I) {
    const Guard A = Any.guard(5);
    const Guard B = Any.guard(5);
    EXPECT_LE((A | B).ways().size(), Guard::MaxWays);
    EXPECT_TRUE(covers(A | B, A));
    EXPECT_TRUE(covers(A | B, B));
    forEachCase([&](Method M, const Constant &First, const Constant &Second) {
      EXPECT_TRUE(admits(A & B, M, First, Second) ||
                  !admits(A, M, First, Second) || !admits(B, M, First, Second));
    });
  }
}

TEST(ReachTest, TestsOfOneValueMeetAgain) {
  const Guard Moved = Guard::where(0, ValueTable::equalTo(Values[2]));
  const Guard Other = Guard::where(0, ValueTable::differentFrom(Values[2]));
  EXPECT_EQ(Moved | Other, Guard(MethodSet::all()));
  EXPECT_TRUE((Moved & Other).empty());
  // if (strict) { if (method != "GET") return; }
  const Guard Strict = Guard::where(0, ValueTable::differentFrom(Values[0])) &
                       Guard(Method::Get);
  const Guard Lax = Guard::where(0, ValueTable::equalTo(Values[0]));
  EXPECT_EQ((Strict | Lax).ways().size(), 1U);
  EXPECT_EQ((Strict | Lax) | Guard(MethodSet::all()), Guard(MethodSet::all()));
}

TEST(ReachTest, JoinAndMeetAreLattices) {
  Chance Any;
  for (unsigned I = 0; I != Tries; ++I) {
    const Guard A = Any.guard(1);
    const Guard B = Any.test();
    const Guard C = Any.test();
    EXPECT_TRUE(isSame(A | B, B | A));
    EXPECT_TRUE(isSame(A & B, B & A));
    EXPECT_EQ(A | A, A);
    EXPECT_EQ(A & A, A);
    EXPECT_TRUE(isSame((A | B) | C, A | (B | C)));
    EXPECT_TRUE(isSame((A & B) & C, A & (B & C)));
    EXPECT_EQ(A | Guard(), A);
    EXPECT_TRUE((A & Guard()).empty());
    EXPECT_EQ(A & Guard(MethodSet::all()), A);
    // What is there already changes nothing: the flow comes to an end.
    const Guard Both = A | B;
    EXPECT_EQ(Both | A, Both);
    EXPECT_EQ(Both | B, Both);
  }
}

/// What a call that passes \p P passes for a request with \p M, where its
/// function is passed \p Own.
static Constant valueOf(const Passed &P, Method M,
                        std::pair<Constant, Constant> Own) {
  if (P.Is == Passed::Kind::RequestMethod)
    return M == Method::Other ? Constant::number(-5) : Constant::method(M);
  if (P.Is == Passed::Kind::Known)
    return P.Known;
  return P.Own == 0 ? Own.first : Own.second;
}

TEST(ReachTest, CallLetsThroughWhatItsValuesDo) {
  Chance Any;
  for (unsigned I = 0; I != Tries; ++I) {
    const Guard There = Any.guard();
    const Passed First = Any.passed();
    const Passed Second = Any.passed();
    const Guard Here = through(MethodSet::all(), There, First, Second);
    forEachCase([&](Method M, const Constant &Own, const Constant &Other) {
      EXPECT_TRUE(admits(Here, M, Own, Other) ||
                  !admits(There, M, valueOf(First, M, {Own, Other}),
                          valueOf(Second, M, {Own, Other})));
    });
  }
}

TEST(ReachTest, CallOfConstantsIsExact) {
  Chance Any;
  for (unsigned I = 0; I != Tries; ++I) {
    const Guard There = Any.guard();
    forEachCase([&](Method M, const Constant &First, const Constant &Second) {
      Passed A;
      A.Is = Passed::Kind::Known;
      A.Known = First;
      Passed B = A;
      B.Known = Second;
      const Guard Here = through(MethodSet::all(), There, A, B);
      EXPECT_TRUE(Here.isClosed());
      EXPECT_EQ(Here.methods().contains(M), admits(There, M, First, Second));
    });
  }
}

TEST(ReachTest, SubstitutionCommutes) {
  Chance Any;
  for (unsigned I = 0; I != Tries; ++I) {
    const Guard A = Any.test();
    const Guard B = Any.test();
    const Passed First = Any.passed();
    const Passed Second = Any.passed();
    const auto Lift = [&](const Guard &There) {
      return through(MethodSet::all(), There, First, Second);
    };
    EXPECT_TRUE(isSame(Lift(A & B), Lift(A) & Lift(B)));
    EXPECT_TRUE(isSame(Lift(A | B), Lift(A) | Lift(B)));
  }
}

TEST(ReachTest, LiftingTwiceIsLiftingTheComposition) {
  Chance Any;
  for (unsigned I = 0; I != Tries; ++I) {
    const Guard There = Any.guard(1);
    const Passed Inner[] = {Any.passed(), Any.passed()};
    const Passed Outer[] = {Any.passed(), Any.passed()};
    const Guard Middle = through(MethodSet::all(), There, Inner[0], Inner[1]);
    const Guard Twice = through(MethodSet::all(), Middle, Outer[0], Outer[1]);
    const auto Composed = [&](const Passed &P) {
      return P.Is == Passed::Kind::Own ? Outer[P.Own] : P;
    };
    const Guard Once = through(MethodSet::all(), There, Composed(Inner[0]),
                               Composed(Inner[1]));
    EXPECT_TRUE(isSame(Twice, Once));
  }
}

TEST(ReachTest, UnknownValueLeavesDoubtWhereTheMethodIsComparedWithIt) {
  const Guard Same = Guard::where(0, ValueTable::equalToMethod());
  const auto Pass = [](const Guard &There, Passed::Kind Is) {
    return reachThrough(Guard(MethodSet::all()), There, [&](unsigned) {
      Passed Value;
      Value.Is = Is;
      return std::vector<Passed>{Value};
    });
  };
  EXPECT_EQ(Pass(Same, Passed::Kind::Unknown).InDoubt, MethodSet::all());
  const Guard Flag = Guard::where(0, ValueTable::differentFrom(Values[0]));
  EXPECT_TRUE(Pass(Flag, Passed::Kind::Unknown).InDoubt.empty());
  EXPECT_EQ(Pass(Flag, Passed::Kind::Unknown).Known, Guard(MethodSet::all()));
  EXPECT_EQ(Pass(Flag, Passed::Kind::MadeOfMethod).InDoubt, MethodSet::all());
  EXPECT_EQ(Pass(Same, Passed::Kind::RequestMethod).Known,
            Guard(MethodSet::all()));
}

// if (test && !test(req)) return;
TEST(ReachTest, FunctionDecidesByItsAnswer) {
  const auto If = [](const Constant &Is) {
    return Guard::where(0, ValueTable::equalTo(Is));
  };
  const auto Pass = [](const Guard &There, const Constant &Is, MethodSet For) {
    Passed Value;
    Value.Is = Passed::Kind::Known;
    Value.Known = Is;
    Value.For = For;
    return reachThrough(Guard(MethodSet::all()), There,
                        [&](unsigned) { return std::vector<Passed>{Value}; })
        .Known;
  };
  const Guard Past = If(Constant::gives(true)) | If(Constant::noFunction());
  const MethodSet Post = Method::Post;
  EXPECT_EQ(Pass(Past, Constant::gives(true), Post), Guard(Post));
  EXPECT_TRUE(Pass(Past, Constant::gives(false), Post).empty());
  EXPECT_EQ(Pass(Past, Constant::noFunction(), MethodSet::all()),
            Guard(MethodSet::all()));
  // Nobody says what it answers, or whether there is one.
  EXPECT_TRUE(methodsIfUnknown(Past).empty());
  EXPECT_EQ(methodsIfUnknown(If(Constant::noFunction())), MethodSet::all());
  EXPECT_EQ(methodsIfUnknown(Past | Guard(Post)), Post);
}

TEST(ReachTest, TooManyConstantsCoverMore) {
  Guard Any;
  for (unsigned I = 0; I != 2 * ValueTable::MaxConstants; ++I)
    Any |= Guard::where(
               0, ValueTable::equalTo(Constant::number(int64_t(I) + 200))) &
           Guard(Method::Post);
  for (const Way<unsigned> &W : Any.ways())
    for (const auto &[Of, Table] : W.Under)
      EXPECT_LE(Table.rows().size(), ValueTable::MaxConstants);
  for (unsigned I = 0; I != 2 * ValueTable::MaxConstants; ++I)
    EXPECT_TRUE(admits(Any, Method::Post, Constant::number(int64_t(I) + 200),
                       Values[0]));
}

TEST(ReachTest, WordsNameMethods) {
  const Guard Post =
      Guard::where(0, ValueTable::equalTo(Constant::text("POST")));
  EXPECT_EQ(through(MethodSet::all(), Post,
                    {Passed::Kind::RequestMethod, {}, 0, MethodSet::all()}, {}),
            Guard(Method::Post));
  EXPECT_EQ(through(MethodSet::all(), Post,
                    {Passed::Kind::Known, Constant::method(Method::Post), 0,
                     MethodSet::all()},
                    {}),
            Guard(MethodSet::all()));
}
