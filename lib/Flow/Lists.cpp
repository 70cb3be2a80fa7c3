//===- Lists.cpp - Lists and tables that are spelled out ------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Lists.h"
#include "Facts/ElementCalls.h"
#include "Facts/Expressions.h"
#include "Facts/StatusEnumerations.h"
#include "Flow/Choices.h"
#include "Flow/Comparison.h"
#include "Flow/Evaluator.h"
#include "Flow/Objects.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace redirect {

/// What the constant that \p E names is initialised with; null if it is no
/// constant.
static const Expr *constantInit(const Expr &E, InitialValues &Values) {
  const ValueDecl *Named = nullptr;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&E))
    Named = Reference->getDecl();
  else if (const auto *Member = dyn_cast<MemberExpr>(&E))
    Named = Member->getMemberDecl();
  const auto *Variable = dyn_cast_if_present<VarDecl>(Named);
  if (!Variable || isa<ParmVarDecl>(Variable))
    return nullptr;
  const QualType Type = Variable->getType();
  if (!Type.getNonReferenceType().isConstQualified() && !Type->isArrayType() &&
      !Type->isRValueReferenceType())
    return nullptr;
  const VarDecl *Holder = nullptr;
  Variable->getAnyInitializer(Holder);
  const Expr *Init = Holder ? Values.of(*Holder) : nullptr;
  return Init && !Init->isValueDependent() ? Init : nullptr;
}

std::optional<SmallVector<const Expr *, 8>>
listElements(const Expr &Container) {
  static constexpr unsigned MaxElements = 1 << 14;
  InitialValues Values;
  const Expr *E = asWritten(&Container);
  while (true) {
    if (const Expr *Init = constantInit(*E, Values))
      E = asWritten(Init);
    else if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      E = asWritten(Cast->getSubExpr());
    else if (const auto *Standard = dyn_cast<CXXStdInitializerListExpr>(E))
      E = asWritten(Standard->getSubExpr());
    else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
             Construct && Construct->getNumArgs() != 0 &&
             isa<CXXStdInitializerListExpr>(asWritten(Construct->getArg(0))))
      E = asWritten(Construct->getArg(0));
    else if (const auto *List = dyn_cast<InitListExpr>(E);
             List && List->getType()->isRecordType() &&
             List->getNumInits() == 1)
      // std::array<const char *, 2> reads = {{"GET", "HEAD"}};
      E = asWritten(List->getInit(0));
    else
      break;
  }
  const auto *List = dyn_cast<InitListExpr>(E);
  if (!List || !List->getType()->isArrayType() ||
      List->getNumInits() > MaxElements || List->hasArrayFiller())
    return std::nullopt;
  SmallVector<const Expr *, 8> Result;
  for (const Expr *Element : List->inits())
    Result.push_back(Element);
  return Result;
}

static std::optional<Search> searchByMember(const CXXMemberCallExpr &Call) {
  const CXXMethodDecl *Method = calledMethod(Call);
  const Expr *Object = objectOf(Call);
  if (!Method || !Method->getIdentifier() || !Object ||
      Call.getNumArgs() != 1 || !isContainer(Call.getObjectType()))
    return std::nullopt;
  const StringRef Name = Method->getName();
  if (Name == "find")
    return Search{Search::Kind::Find, Object, Call.getArg(0)};
  if (Name == "count" || Name == "contains")
    return Search{Search::Kind::Count, Object, Call.getArg(0)};
  if (Name == "at")
    return Search{Search::Kind::At, Object, Call.getArg(0)};
  return std::nullopt;
}

std::optional<Search> searchIn(const CallExpr &Call) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    return searchByMember(*Member);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
      Operator && Operator->getOperator() == OO_Subscript &&
      Operator->getNumArgs() == 2 &&
      isContainer(Operator->getArg(0)->getType()))
    return Search{Search::Kind::At, Operator->getArg(0), Operator->getArg(1)};
  const StringRef Name = standardName(Call);
  std::optional<Search::Kind> Is;
  if (Name == "find")
    Is = Search::Kind::Find;
  else if (Name == "count" || Name == "binary_search" || Name == "contains")
    Is = Search::Kind::Count;
  if (!Is)
    return std::nullopt;
  const unsigned First = isa<CXXOperatorCallExpr>(&Call) ? 1 : 0;
  const unsigned Count = Call.getNumArgs();
  // std::find(reads.begin(), reads.end(), method)
  if (Count >= First + 3)
    if (const Expr *List = beginOf(Call.getArg(First)))
      return Search{*Is, List, Call.getArg(First + 2)};
  if (Count >= First + 2 && First == 1)
    return Search{*Is, Call.getArg(First), Call.getArg(First + 1)};
  return std::nullopt;
}

bool isEnd(const CallExpr &Call) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call)) {
    const CXXMethodDecl *Method = calledMethod(*Member);
    return Method && Method->getIdentifier() && Call.getNumArgs() == 0 &&
           (Method->getName() == "end" || Method->getName() == "cend") &&
           isContainer(Member->getObjectType());
  }
  const StringRef Name = standardName(Call);
  return Call.getNumArgs() == 1 && (Name == "end" || Name == "cend");
}

std::pair<const Expr *, const Expr *> keyAndValue(const Expr *E) {
  const Expr *Written = asWritten(E);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Written))
    Written = asWritten(Cast->getSubExpr());
  if (const auto *List = dyn_cast<InitListExpr>(Written);
      List && List->getNumInits() == 2)
    return {List->getInit(0), List->getInit(1)};
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Written);
      Construct && Construct->getNumArgs() == 2 &&
      !isText(Construct->getType()) &&
      !isa<CXXDefaultArgExpr>(Construct->getArg(1)))
    return {Construct->getArg(0), Construct->getArg(1)};
  return {E, E};
}

/// The one value of \p Values; null if there are others.
static const Value *onlyValue(const ValueSet &Values) {
  return std::distance(Values.begin(), Values.end()) == 1 ? &Values.begin()->Is
                                                          : nullptr;
}

/// \p Rows of a table of methods, where it isn't known which of them is meant:
/// what stands beside a method depends on it.
static ValueSet withoutRows(const ValueSet &Rows) {
  const auto NamesMethod = [](const auto &Member) {
    const Value *Only = onlyValue(Member.second);
    const std::optional<Method> Named =
        Only ? namedMethod(*Only) : std::nullopt;
    return Named && *Named != Method::Other;
  };
  ValueSet Result;
  for (const ValueSet::Entry &E : Rows) {
    if (!E.Is.Holds || llvm::none_of(E.Is.Holds->Members, NamesMethod)) {
      Result.add(E.Is, E.For);
      continue;
    }
    auto Row = std::make_shared<Record>();
    for (const auto &Member : E.Is.Holds->Members)
      Row->Members.emplace_back(Member.first,
                                NamesMethod(Member)
                                    ? Member.second
                                    : Member.second.tiedFor(MethodSet::all()));
    Result.add(Value::object(std::move(Row)), E.For);
  }
  return Result;
}

/// What \p Variable is, of what it chooses among; none if that isn't rows.
std::optional<ValueSet> Evaluator::chosen(const ValueDecl &Variable) const {
  const Choice *C = At.choiceOf(Variable);
  const auto *Declared = dyn_cast<VarDecl>(&Variable);
  const bool IsIndex = Variable.getType()->isIntegerType() &&
                       !(Declared && Declared->isCXXForRangeDecl());
  if (!C || C->rows().empty())
    return std::nullopt;
  if (!IsIndex || C->made())
    return chosenRow(*C);
  return C->hasEnd() ? std::optional(numbersOf(*C)) : std::nullopt;
}

/// The indexes that \p C has chosen.
ValueSet Evaluator::numbersOf(const Choice &C) const {
  ValueSet Result;
  for (size_t I = 0; I != C.size(); ++I)
    if (const FunctionReach For = C.left(I) & At.Reached; !For.empty())
      Result.add(Value::number(static_cast<int64_t>(I)), For);
  return Result;
}

/// What the option \p Index of \p C is, or what has been made of it. Where that
/// is told by the chooser itself, `link = link->next`, it is what that was
/// before, of which nothing is known any more.
ValueSet Evaluator::optionOf(const Choice &C, size_t Index) const {
  State Before = At;
  Before.forgetChoice(C.chooser());
  const auto Evaluate = [&](const Expr *E) {
    return Evaluator(Context, Facts, Summaries, Before, Called).evaluate(E);
  };
  if (C.made())
    return Evaluate(C.made());
  const QualType Type = cast<ValueDecl>(C.chooser()).getType();
  if (C.isEnd(Index))
    return Type->isIntegerType() ? unknown()
                                 : ValueSet(Value::null(), At.Reached);
  const Expr &Option = *C.rows()[Index];
  const ValueSet Row = Evaluate(&Option);
  // An iterator leads to it.
  if (C.hasEnd() && Type->isRecordType())
    return ValueSet(Value::object(), At.Reached)
        .withMember(nullptr, Row, At.Reached);
  const bool IsPointedTo =
      Type->isPointerType() && !Option.getType()->isPointerType();
  return IsPointedTo && Row.isUnknown() ? ValueSet(Value::object(), At.Reached)
                                        : Row;
}

/// What \p C has chosen, or what has been made of that.
ValueSet Evaluator::chosenRow(const Choice &C) const {
  if (const std::optional<size_t> Only = C.only())
    return optionOf(C, *Only);
  if (C.isByUnaskedIndex())
    return unknown();
  SmallVector<size_t, ValueSet::MaxAlternatives> Left;
  for (size_t I = 0; I != C.size(); ++I) {
    if ((C.left(I) & At.Reached).empty())
      continue;
    if (Left.size() == ValueSet::MaxAlternatives)
      return {C.isNarrowed() ? Value::madeOfMethod() : Value::oneOfMany(),
              At.Reached};
    Left.push_back(I);
  }
  ValueSet Result;
  for (const size_t I : Left) {
    const State One = At.withOption(C, I);
    Result.add(Evaluator(Context, Facts, Summaries, One).optionOf(C, I),
               One.Reached);
  }
  return C.isNarrowed() || Left.size() == 1 ? Result : withoutRows(Result);
}

/// The row that \p Index means, a number: of a status that is only counted, the
/// line in a table of all of them, `lines[S302]`.
static int64_t rowMeantBy(const Value &Index) {
  const auto *Named =
      Index.Where ? dyn_cast<DeclRefExpr>(asWritten(Index.Where)) : nullptr;
  const auto *Enumerator =
      Named ? dyn_cast<EnumConstantDecl>(Named->getDecl()) : nullptr;
  return Enumerator && countedStatus(*Enumerator)
             ? Enumerator->getInitVal().tryExtValue().value_or(-1)
             : Index.Number;
}

/// True if all of \p Rows are lines as "302 Found": which one callers mean,
/// they say by the status.
static bool areStatusLines(ArrayRef<const Expr *> Rows) {
  return llvm::all_of(Rows, [](const Expr *Row) {
    const std::optional<StringRef> Text = constantText(*copied(Row));
    return Text && Text->size() > 4 &&
           Text->take_while(llvm::isDigit).size() == 3 && (*Text)[3] == ' ';
  });
}

// rows[i], fs[method == "GET"]
std::optional<ValueSet> Evaluator::evaluateElement(const Expr *E) const {
  const std::optional<ElementAt> Element = elementAt(*E);
  if (!Element)
    return std::nullopt;
  const VarDecl *Index = variableNamed(*Element->Index);
  const Choice *C = Index ? At.choiceOf(*Index) : nullptr;
  const VarDecl *List = variableNamed(*Element->List);
  if (C && List && C->list() == List)
    return chosenRow(*C);
  const auto Rows = listElements(*Element->List);
  if (!Rows)
    return std::nullopt;
  if (const std::optional<size_t> Only = C ? C->only() : std::nullopt)
    return *Only < Rows->size() ? std::optional(evaluate((*Rows)[*Only]))
                                : std::nullopt;
  ValueSet Result;
  for (const ValueSet::Entry &I : evaluate(Element->Index)) {
    if (I.Is.Is == Value::Kind::Parameter && areStatusLines(*Rows)) {
      Result.add(Value::text(asText(I.Is, E)), I.For);
      continue;
    }
    if (I.Is.Is != Value::Kind::Number)
      return std::nullopt;
    // Nobody asks for what isn't there: it was none, and has been left out.
    const int64_t Row = rowMeantBy(I.Is);
    if (Row >= 0 && static_cast<size_t>(Row) < Rows->size())
      Result.add(evaluate((*Rows)[Row]), I.For);
  }
  return Result.empty() ? std::nullopt : std::optional(std::move(Result));
}

/// The choice that \p Written, a variable or the element of a list, has made.
std::optional<Choice> Evaluator::choiceMade(const Expr &Written) const {
  const VarDecl *Named = variableNamed(Written);
  const Choice *Known = Named ? At.choiceOf(*Named) : nullptr;
  if (Known && !Known->rows().empty())
    return *Known;
  const std::optional<ElementAt> Element = elementAt(Written);
  if (!Element)
    return std::nullopt;
  const VarDecl *Index = variableNamed(*Element->Index);
  const Choice *OfIndex = Index ? At.choiceOf(*Index) : nullptr;
  return OfIndex && OfIndex->list() &&
                 OfIndex->list() == variableNamed(*Element->List)
             ? std::optional(*OfIndex)
             : std::nullopt;
}

// const Row &row = rows[i]; for (const Row *row = rows; row->path; ++row)
std::optional<Choice> Evaluator::choiceFor(const ValueDecl &Variable,
                                           const Expr &E) const {
  const Expr *Written = asWritten(&E);
  const auto *Declared = dyn_cast<VarDecl>(&Variable);
  if (Declared)
    if (std::optional<Choice> Kept = keptChoice(*Declared, E))
      return Kept;
  if (const auto *Call = dyn_cast<CallExpr>(Written); Call && Declared)
    if (std::optional<Choice> Found = choiceFound(*Declared, *Call))
      return Found;
  if (const auto *AddressOf = dyn_cast<UnaryOperator>(Written);
      AddressOf && AddressOf->getOpcode() == UO_AddrOf)
    Written = asWritten(AddressOf->getSubExpr());
  if (const std::optional<Choice> Known = choiceMade(*Written))
    return Known->takenOverBy(Variable);
  const QualType Type = Variable.getType();
  if (Type->isPointerType() && Type->getPointeeType()->isRecordType() &&
      Written->getType()->isArrayType())
    if (auto Rows = rowsOf(*Written)) {
      Choice First(Variable, std::move(Rows), At.Reached);
      First.pick(0);
      return First;
    }
  // const auto page = row.page; const bool reads = row.method == "GET";
  State Here = At;
  const SmallVector<const NamedDecl *, 2> Choosers =
      choicesIn(Here, *Written, Facts);
  if (Choosers.size() != 1)
    return std::nullopt;
  const Choice *Known = At.choiceOf(*Choosers.front());
  return Known && !Known->rows().empty() && isMadeOfRow(At, *Written, *Known)
             ? std::optional(Known->takenOverBy(Variable, Written))
             : std::nullopt;
}

} // namespace redirect
