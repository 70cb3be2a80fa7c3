//===- Comparison.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Comparison.h"

namespace redirect {

std::optional<Method> namedMethod(const Value &V) {
  if (V.Is == Value::Kind::MethodName)
    return V.Named;
  if (V.Is != Value::Kind::Text || !V.Text.isLiteral())
    return std::nullopt;
  return parseMethod(V.Text.literal());
}

namespace {

/// Where two values are equal, and where they differ.
struct Compared {
  FunctionReach Equal;
  FunctionReach Different;
};

} // namespace

/// The same where \p Right is what a request line begins with: "GET " as "GET
/// /", but not "GET /orders", tells all requests with the method.
static std::optional<Compared> comparedWithLine(const Value &Right) {
  if (Right.Is != Value::Kind::Text || !Right.Text.isLiteral())
    return std::nullopt;
  const std::string Line = Right.Text.literal();
  const auto [Word, Rest] = llvm::StringRef(Line).split(' ');
  const std::optional<Method> Named = parseMethod(Word);
  if (!Named || *Named == Method::Other)
    return std::nullopt;
  const bool IsAll = Rest.empty() || Rest == "/";
  return Compared{MethodSet(*Named),
                  IsAll ? ~MethodSet(*Named) : MethodSet::all()};
}

static std::optional<Compared> comparedWithMethod(const Value &Right) {
  // is(req, method)
  if (Right.isComparable())
    return Compared{
        FunctionReach::where(Right.Variable, ValueTable::equalToMethod()),
        FunctionReach::where(Right.Variable,
                             ValueTable::differentFromMethod())};
  const std::optional<Method> Named = namedMethod(Right);
  if (!Named)
    return comparedWithLine(Right);
  // That the method isn't PROPFIND leaves the other extensions.
  if (*Named == Method::Other)
    return Compared{MethodSet(*Named), MethodSet::all()};
  return Compared{MethodSet(*Named), ~MethodSet(*Named)};
}

std::optional<Constant> constantOf(const Value &V) {
  if (V.Is == Value::Kind::Number)
    return Constant::number(V.Number);
  if (V.Is == Value::Kind::MethodName)
    return Constant::method(V.Named);
  if (V.Is == Value::Kind::Text && V.Text.Pieces.size() == 1 &&
      V.Text.isLiteral())
    return Constant::text(V.Text.Pieces.front().Characters);
  return std::nullopt;
}

// code == 302, where the caller decides the code
static std::optional<Compared> comparedWithParameter(const Value &Parameter,
                                                     const Value &Right) {
  const std::optional<Constant> Is = constantOf(Right);
  if (!Is || !Parameter.isComparable())
    return std::nullopt;
  const clang::ValueDecl *Of = Parameter.Variable;
  Compared Result = {FunctionReach::where(Of, ValueTable::equalTo(*Is)),
                     FunctionReach::where(Of, ValueTable::differentFrom(*Is))};
  // A flag is set or it isn't.
  if (Of->getType().getNonReferenceType()->isBooleanType() &&
      Is->Is == Constant::Kind::Number && Is->Number != 0) {
    const Constant False = Constant::number(0);
    Result = {FunctionReach::where(Of, ValueTable::differentFrom(False)),
              FunctionReach::where(Of, ValueTable::equalTo(False))};
  }
  return Result;
}

/// Nothing if it can't be told.
static std::optional<Compared> compareValues(const Value &Left,
                                             const Value &Right) {
  using Kind = Value::Kind;
  if (Right.Is == Kind::RequestMethod && Left.Is != Kind::RequestMethod)
    return compareValues(Right, Left);
  if (Left.Is == Kind::RequestMethod)
    return comparedWithMethod(Right);
  if (Left.Is == Kind::Parameter)
    return comparedWithParameter(Left, Right);
  if (Right.Is == Kind::Parameter)
    return comparedWithParameter(Right, Left);
  if (Left.Is == Kind::Number && Right.Is == Kind::Number)
    return Left.Number == Right.Number
               ? Compared{MethodSet::all(), MethodSet::none()}
               : Compared{MethodSet::none(), MethodSet::all()};
  const bool NonZeroAndZero = (Left.Is == Kind::NonZero &&
                               Right.Is == Kind::Number && Right.Number == 0) ||
                              (Right.Is == Kind::NonZero &&
                               Left.Is == Kind::Number && Left.Number == 0);
  if (NonZeroAndZero)
    return Compared{MethodSet::none(), MethodSet::all()};
  return std::nullopt;
}

ValueSet compareSets(const ValueSet &Left, const ValueSet &Right,
                     const Value &IfEqual, const Value &IfDifferent) {
  ValueSet Result;
  for (const ValueSet::Entry &L : Left)
    for (const ValueSet::Entry &R : Right) {
      const FunctionReach For = L.For & R.For;
      if (const std::optional<Compared> Known = compareValues(L.Is, R.Is)) {
        Result.add(IfEqual, For & Known->Equal);
        Result.add(IfDifferent, For & Known->Different);
      } else {
        Result.add(L.Is.isMadeOfMethod() || R.Is.isMadeOfMethod()
                       ? Value::madeOfMethod()
                       : Value::unknown(),
                   For);
      }
    }
  return Result;
}

} // namespace redirect
