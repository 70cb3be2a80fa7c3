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

// test(req) == false, where that is a parameter
/// What \p Given gives beside \p Right: a truth value is compared.
static std::optional<Compared> comparedWithGiven(const Value &Given,
                                                 const Value &Right) {
  const bool IsTruth =
      Right.isFalse() || (Right.Is == Value::Kind::Number && Right.Number == 1);
  if (!IsTruth)
    return std::nullopt;
  const auto Gives = [&](bool Answer) {
    return FunctionReach::where(Given.Variable,
                                ValueTable::equalTo(Constant::gives(Answer)));
  };
  return Compared{Gives(!Right.isFalse()), Gives(Right.isFalse())};
}

/// True if \p T can't be what \p Literal is: it begins otherwise, or is longer.
static bool cannotBe(const Text &T, llvm::StringRef Literal) {
  size_t Length = 0;
  for (const TextPiece &Piece : T.Pieces)
    if (Piece.From == TextPiece::Source::Literal)
      Length += Piece.Characters.size();
  const bool BeginsLiterally =
      !T.Pieces.empty() && T.Pieces.front().From == TextPiece::Source::Literal;
  return Length > Literal.size() ||
         (BeginsLiterally && !Literal.starts_with(T.Pieces.front().Characters));
}

// error == "", target == "/home"
static std::optional<Compared> compareTexts(const Text &Left,
                                            const Text &Right) {
  if (Left.isLiteral() && Right.isLiteral() &&
      Left.literal() == Right.literal())
    return Compared{MethodSet::all(), MethodSet::none()};
  if ((Right.isLiteral() && cannotBe(Left, Right.literal())) ||
      (Left.isLiteral() && cannotBe(Right, Left.literal())) ||
      (Left.isLiteral() && Right.isLiteral()))
    return Compared{MethodSet::none(), MethodSet::all()};
  return std::nullopt;
}

// key == "GET /home", where the key is made of the method and the path
static std::optional<Compared> compareMethodText(const Text &Left,
                                                 const Text &Right) {
  const auto IsEdited = [](const TextPiece &Piece) {
    return Piece.From == TextPiece::Source::RequestMethod && Piece.IsEdited;
  };
  if (llvm::any_of(Left.Pieces, IsEdited) ||
      llvm::any_of(Right.Pieces, IsEdited))
    return std::nullopt;
  MethodSet Equal = Method::Other;
  MethodSet Different = Method::Other;
  for (unsigned I = 0; I != NumMethods - 1; ++I) {
    const auto M = static_cast<Method>(I);
    const std::optional<Compared> Known =
        compareTexts(Left.forMethod(M), Right.forMethod(M));
    if (!Known || !Known->Equal.empty())
      Equal |= M;
    if (!Known || !Known->Different.empty())
      Different |= M;
  }
  return Compared{Equal, Different};
}

static std::optional<Compared> compareValues(const Value &Left,
                                             const Value &Right);

// key == std::pair("GET", "/home"), where the key is made of method and path
/// They are equal if all members are.
static std::optional<Compared> compareRecords(const Record &Left,
                                              const Record &Right) {
  Compared Result = {MethodSet::all(), MethodSet::none()};
  for (const auto &[Member, Values] : Right.Members) {
    const ValueSet *Theirs = Left.find(Member);
    const bool AreSingle = Theirs &&
                           std::distance(Theirs->begin(), Theirs->end()) == 1 &&
                           std::distance(Values.begin(), Values.end()) == 1;
    const std::optional<Compared> Known =
        AreSingle ? compareValues(Theirs->begin()->Is, Values.begin()->Is)
                  : std::nullopt;
    if (!Known && Theirs && Theirs->isMadeOfMethod())
      return std::nullopt;
    Result.Equal &= Known ? Known->Equal : MethodSet::all();
    Result.Different |= Known ? Known->Different : MethodSet::all();
  }
  return Result;
}

/// Of two values of which neither is known to callers alone; nothing if it
/// can't be told.
static std::optional<Compared> compareKnown(const Value &Left,
                                            const Value &Right) {
  using Kind = Value::Kind;
  if (Left.Is == Kind::Number && Right.Is == Kind::Number)
    return Left.Number == Right.Number
               ? Compared{MethodSet::all(), MethodSet::none()}
               : Compared{MethodSet::none(), MethodSet::all()};
  if (Left.Is == Kind::Null && (Right.Is == Kind::Null || Right.isTrue()))
    return Right.Is == Kind::Null
               ? Compared{MethodSet::all(), MethodSet::none()}
               : Compared{MethodSet::none(), MethodSet::all()};
  if (Right.Is == Kind::Null)
    return Left.isTrue()
               ? std::optional(Compared{MethodSet::none(), MethodSet::all()})
               : std::nullopt;
  const bool NonZeroAndZero = (Left.Is == Kind::NonZero &&
                               Right.Is == Kind::Number && Right.Number == 0) ||
                              (Right.Is == Kind::NonZero &&
                               Left.Is == Kind::Number && Left.Number == 0);
  if (NonZeroAndZero)
    return Compared{MethodSet::none(), MethodSet::all()};
  return std::nullopt;
}

/// Nothing if it can't be told.
static std::optional<Compared> compareValues(const Value &Left,
                                             const Value &Right) {
  using Kind = Value::Kind;
  if (Right.Is == Kind::RequestMethod && Left.Is != Kind::RequestMethod)
    return compareValues(Right, Left);
  if (Left.Is == Kind::RequestMethod)
    return comparedWithMethod(Right);
  if (Right.Is == Kind::GivenByParameter)
    return comparedWithGiven(Right, Left);
  if (Left.Is == Kind::GivenByParameter)
    return comparedWithGiven(Left, Right);
  if (Left.Is == Kind::Parameter)
    return comparedWithParameter(Left, Right);
  if (Right.Is == Kind::Parameter)
    return comparedWithParameter(Right, Left);
  if (Left.Holds && Right.Holds && Left.Is == Kind::Object &&
      Right.Is == Kind::Object)
    return compareRecords(*Left.Holds, *Right.Holds);
  if (Left.Is == Kind::Text && Right.Is == Kind::Text &&
      (Left.isMadeOfMethod() || Right.isMadeOfMethod()))
    return compareMethodText(Left.Text, Right.Text);
  if (Left.Is == Kind::Text && Right.Is == Kind::Text)
    return compareTexts(Left.Text, Right.Text);
  return compareKnown(Left, Right);
}

/// The methods for which one of \p Values is meant, and it isn't known which.
static MethodSet oneOfSeveral(const ValueSet &Values) {
  FunctionReach Once;
  MethodSet Again;
  for (const ValueSet::Entry &E : Values) {
    Again |= (Once & E.For).methods();
    Once |= E.For;
  }
  return Again;
}

// bool matches(const Row &row, const std::string &method)
/// True if a column of a row is compared with something else that callers
/// decide: it may be the method.
static bool mayCompareMethod(const Value &Left, const Value &Right) {
  return Left.Is == Value::Kind::Parameter &&
         Right.Is == Value::Kind::Parameter &&
         (llvm::isa<clang::FieldDecl>(Left.Variable) ||
          llvm::isa<clang::FieldDecl>(Right.Variable));
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
        const bool IsMade = L.Is.isMadeOfMethod() || R.Is.isMadeOfMethod();
        Result.add(IsMade ? Value::madeOfMethod(L.Is, R.Is)
                   : mayCompareMethod(L.Is, R.Is) ? Value::madeOfMethod()
                                                  : Value::unknown(),
                   For);
      }
    }
  // if (method == name), where the name is one of a list
  const MethodSet Several = Left.isMadeOfMethod()    ? oneOfSeveral(Right)
                            : Right.isMadeOfMethod() ? oneOfSeveral(Left)
                                                     : MethodSet::none();
  MethodSet Equal;
  MethodSet Different;
  for (const ValueSet::Entry &E : Result)
    if (E.Is == IfEqual || E.Is == IfDifferent)
      (E.Is == IfEqual ? Equal : Different) |= E.For.methods();
  return Result.tiedFor(Several & Equal & Different);
}

PassedValue<const clang::ValueDecl *> asPassed(const ValueSet::Entry &Passed) {
  using Result = PassedValue<const clang::ValueDecl *>;
  switch (Passed.Is.Is) {
  case Value::Kind::RequestMethod:
    return {Result::Kind::RequestMethod, {}, nullptr, Passed.For};
  case Value::Kind::NonZero:
  case Value::Kind::Object:
  case Value::Kind::Function:
    return {Result::Kind::NonZero, {}, nullptr, Passed.For};
  case Value::Kind::MadeOfMethod:
    return {Result::Kind::MadeOfMethod, {}, nullptr, Passed.For};
  case Value::Kind::Parameter:
    return {Result::Kind::Own, {}, Passed.Is.Variable, Passed.For};
  default:
    break;
  }
  if (const std::optional<Constant> Is = constantOf(Passed.Is))
    return {Result::Kind::Known, *Is, nullptr, Passed.For};
  return {Result::Kind::Unknown, {}, nullptr, Passed.For};
}

} // namespace redirect
