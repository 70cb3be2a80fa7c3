//===- Evaluator.h - The possible values of an expression -------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_EVALUATOR_H
#define REDIRECT_TIDY_FLOW_EVALUATOR_H

#include "Facts/Facts.h"
#include "Flow/Summary.h"
#include "clang/AST/ExprCXX.h"

namespace redirect {

struct Search;

/// Evaluates expressions of one function at one program point. What it doesn't
/// understand is unknown. \p Called, which may be null, is a call of which it
/// is known what the function holds that is called.
class Evaluator {
public:
  Evaluator(clang::ASTContext &Context, const FunctionFacts &Facts,
            const SummaryMap &Summaries, const State &At,
            const CallFlow *Called = nullptr)
      : Context(Context), Facts(Facts), Summaries(Summaries), At(At),
        Called(Called) {}

  ValueSet evaluate(const clang::Expr *E) const;

  /// What \p E gives as a redirect's target, which its names may tell of.
  ValueSet evaluateTarget(const clang::Expr *E) const;

  /// The text of \p Left followed by that of \p Right.
  ValueSet concatenate(const clang::Expr *Left, const clang::Expr *Right) const;

  /// The texts of all of \p Texts, one behind the other.
  ValueSet concatenate(llvm::ArrayRef<const clang::Expr *> Texts) const;

  /// All combinations of a text of \p Left and one of \p Right behind it, which
  /// stand at these places.
  static ValueSet joined(const ValueSet &Left, const ValueSet &Right,
                         const clang::Expr *RightWhere,
                         const clang::Expr *LeftWhere = nullptr);

  /// The text of \p Begun followed by \p More.
  ValueSet append(const clang::Expr &Begun, const ValueSet &More) const;

  /// The line of a header: its name, which \p Name gives, and \p Value.
  ValueSet headerLine(const clang::Expr &Name, const clang::Expr &Value) const;

  /// What is left of \p Whole behind as many characters as \p Length says;
  /// behind some of them if that is null.
  ValueSet tailOf(const ValueSet &Whole, const clang::Expr *Length) const;

  /// The text of \p E after some change.
  ValueSet edited(const clang::Expr *E) const;

  /// The text that \p Call makes.
  ValueSet evaluateTextMade(const clang::CallExpr &Call,
                            const TextModel &How) const;

  /// The text that \p Site writes as a response, by a function that does it as
  /// \p How says, or by being put into a stream if that is null.
  ValueSet evaluateRaw(const clang::Expr &Site,
                       const RawResponseModel *How) const;

  /// What \p Values, in terms of the parameters of the function that \p Call
  /// calls, are in terms of this function.
  ValueSet substitute(const ValueSet &Values, const clang::Expr &Call) const;

  /// What \p E gives as a condition: 1, 0, or what isn't known.
  ValueSet condition(const clang::Expr *E) const;

  /// Whether \p Tested equals \p Label, as in a switch.
  ValueSet compareWith(const ValueSet &Tested, const clang::Expr *Label) const;

  /// What is known of \p Callee; null if that is nothing.
  const FunctionSummary *summaryOf(const clang::FunctionDecl &Callee) const {
    const auto Found = Summaries.find(&Callee);
    return Found == Summaries.end() ? nullptr : &Found->second;
  }

  /// Who of those that get to a place in a function, \p There, gets there by
  /// \p Call, which calls it or hands it over.
  FunctionReachByCall reachBy(const clang::Expr &Call,
                              const FunctionReach &There) const;

  /// What \p Condition tells of the request's own path if it holds, or fails.
  PathTest testedPath(const clang::Expr *Condition, bool Holds) const;

  /// True if \p E depends on the method: it is read there, or a variable holds
  /// it or what differs by it, or a function returns what does.
  bool dependsOnMethod(const clang::Expr *E) const;

  /// The members that \p Construct initialises with arguments that depend on
  /// the method.
  llvm::SmallVector<const clang::FieldDecl *, 2>
  methodMembersOf(const clang::CXXConstructExpr &Construct) const;

  /// What the function that \p Call calls finds in \p Variable, its parameter,
  /// a variable that it has captured, or a member of what \p Call throws.
  ValueSet passedFor(const clang::ValueDecl &Variable,
                     const clang::Expr &Call) const;

  /// What \p Holder, which callers set, holds where \p Site calls it or hands
  /// it over.
  ValueSet heldByHolder(const clang::VarDecl &Holder,
                        const clang::Expr &Site) const;

  /// What \p Source gives to a variable of \p Type, which may hold no value.
  ValueSet heldBy(clang::QualType Type, const clang::Expr *Source) const;

  /// What \p Variable chooses among if it is \p E: an element of a list, a
  /// pointer to one, or what another variable has chosen; none if \p E is
  /// something else.
  std::optional<Choice> choiceFor(const clang::ValueDecl &Variable,
                                  const clang::Expr &E) const;

  /// The same of a variable that keeps a row, or goes through rows, which is
  /// set to \p E.
  std::optional<Choice> keptChoice(const clang::VarDecl &Variable,
                                   const clang::Expr &E) const;

  /// What \p Called holds where it is called for \p Element of a list, by its
  /// only parameter.
  std::shared_ptr<const Record>
  heldForElement(const Value &Called, const clang::Expr &Element) const;

  /// What \p Called gives for \p Element of a list.
  ValueSet givenForElement(const clang::Expr &Called,
                           const clang::Expr &Element) const;

  /// What \p Step, `++count` or `&count`, leaves in its operand, and what an
  /// assignment such as `ok &= more` does.
  ValueSet evaluateStep(const clang::UnaryOperator &Step) const;
  ValueSet evaluateCompound(const clang::BinaryOperator &Assignment) const;

  /// What the object is after \p Call has changed it; none if it doesn't.
  std::optional<ValueSet>
  evaluateChanged(const clang::CXXMemberCallExpr &Call) const;

  /// True if \p E is a part of one known row of a table.
  bool isOfRow(const clang::Expr *E) const;

  /// What \p Pointer points to.
  ValueSet pointee(const clang::Expr *Pointer) const;

private:
  ValueSet evaluateWritten(const clang::Expr *E) const;
  std::optional<ValueSet> evaluateNamed(const clang::Expr *E) const;
  std::optional<ValueSet> evaluateObject(const clang::Expr *E) const;
  std::optional<ValueSet> evaluatePointee(const clang::Expr *E) const;
  std::optional<ValueSet> evaluateObjectCall(const clang::CallExpr &Call) const;
  ValueSet evaluateSize(const clang::Expr *Object, bool AsksIfEmpty) const;
  std::optional<ValueSet>
  evaluateConstruction(const clang::CXXConstructExpr &Construct) const;
  std::optional<ValueSet> evaluateMember(const clang::MemberExpr &Member) const;
  /// What the member \p Name of the text \p Object gives, if the text or what
  /// it is given is made of the method.
  std::optional<ValueSet>
  askMethod(llvm::StringRef Name, const clang::Expr *Object,
            llvm::ArrayRef<const clang::Expr *> Arguments) const;
  std::optional<ValueSet> matchMethod(const clang::CallExpr &Call) const;
  ValueSet memberOf(const clang::Expr *Base,
                    const clang::FieldDecl &Field) const;
  ValueSet givenMember(const clang::CXXMemberCallExpr &Call,
                       const clang::FieldDecl &Given) const;
  std::optional<ValueSet>
  evaluateMemberCall(const clang::CXXMemberCallExpr &Call) const;
  std::optional<ValueSet> evaluateSearch(const clang::CallExpr &Call) const;
  std::optional<ValueSet> found(llvm::ArrayRef<const clang::Expr *> Elements,
                                const ValueSet &Key) const;
  std::optional<ValueSet> found(llvm::ArrayRef<const clang::Expr *> Elements,
                                const ValueSet::Entry &Key) const;
  std::optional<ValueSet>
  valueBeside(llvm::ArrayRef<const clang::Expr *> Elements,
              const ValueSet &Found) const;
  std::optional<ValueSet>
  evaluateBinding(const clang::BindingDecl &Binding) const;
  ValueSet elementOf(const clang::Expr *Container) const;
  ValueSet objectMadeOf(const clang::Expr &Site,
                        llvm::ArrayRef<const clang::Expr *> Arguments) const;
  ValueSet recordOf(
      llvm::ArrayRef<std::pair<const clang::FieldDecl *, const clang::Expr *>>
          Fields) const;
  ValueSet formatted(const clang::Expr *Format, FormatStyle Style,
                     llvm::ArrayRef<const clang::Expr *> Arguments) const;
  ValueSet taken(const clang::Expr *E, const clang::Expr *Length) const;
  ValueSet filled(const clang::Expr *Format,
                  llvm::ArrayRef<const clang::Expr *> Arguments) const;
  ValueSet editedBy(const clang::CallExpr &Call,
                    const clang::Expr *Whole) const;
  bool isOthersHeader(const clang::Expr &E, const ValueSet &Known) const;
  bool holdsMethod(const clang::ValueDecl &Named) const;
  bool keepsMethod(const clang::ValueDecl &Named) const;
  bool isAboutMethod(const clang::Stmt &S) const;
  bool givesMethod(const clang::Expr &Site, const UserCall &Call) const;
  bool isTiedToMethod(const clang::Stmt &S) const;
  bool isChosenObject(const clang::Expr *E) const;
  llvm::SmallVector<const clang::Stmt *>
  decidersOf(const clang::CallExpr &Call) const;
  std::shared_ptr<const Record>
  substituteMembers(const Record &Members, const clang::Expr &Call) const;
  ValueSet passedArgument(const clang::ParmVarDecl &Parameter,
                          const clang::Expr &Call) const;
  ValueSet passedFor(const TextPiece &Piece, const clang::Expr &Call) const;
  ValueSet heldFor(const clang::FieldDecl &Field,
                   const clang::Expr &Call) const;
  ValueSet memberOfParameter(const ValueSet &Whole,
                             const clang::FieldDecl &Field,
                             const clang::Expr &Where) const;
  const clang::Expr *argumentFor(const TextPiece &Piece,
                                 const clang::Expr &Call) const;
  ValueSet substituteText(const Text &T, const clang::Expr &Call) const;
  ValueSet evaluateDefault(const clang::CXXDefaultArgExpr *Default) const;
  std::optional<ValueSet> evaluateOperator(const clang::Expr *E) const;
  std::optional<ValueSet> evaluateText(const clang::Expr *E) const;
  std::optional<ValueSet> changedBy(const clang::CallExpr &Call) const;
  ValueSet evaluateRead(const clang::Expr *E, RequestPart Part) const;
  std::optional<ValueSet> evaluateWrapped(const clang::Expr *E) const;
  ValueSet evaluateFact(const clang::Expr *E, const Fact &F) const;
  ValueSet evaluateCall(const clang::Expr *Call, const UserCall &F) const;
  ValueSet returnedBy(const FunctionSummary &Callee,
                      const clang::Expr &Call) const;
  bool callsItself(const clang::Expr &Call,
                   const clang::DeclContext &Callee) const;
  ValueSet evaluateCallables(const Callables &Known) const;
  std::optional<ValueSet> evaluateCallable(const clang::Expr *E) const;
  std::optional<ValueSet> evaluateUse(const clang::CallExpr &Call,
                                      const CallableUse &Use) const;
  std::optional<ValueSet> chosen(const clang::ValueDecl &Variable) const;
  ValueSet chosenRow(const Choice &C) const;
  ValueSet optionOf(const Choice &C, size_t Index) const;
  std::optional<Choice> choiceFound(const clang::VarDecl &Variable,
                                    const clang::CallExpr &Call) const;
  ValueSet matches(const Search &Done, const clang::Expr &Element) const;
  std::optional<ValueSet>
  anyElement(llvm::ArrayRef<const clang::Expr *> Elements,
             const ValueSet &Key) const;
  std::optional<ValueSet> evaluatePart(const clang::CallExpr &Get) const;
  std::optional<ValueSet> partOfRow(const clang::ValueDecl &Whole,
                                    size_t Index) const;
  ValueSet numbersOf(const Choice &C) const;
  std::optional<Choice> choiceMade(const clang::Expr &Written) const;
  std::optional<ValueSet> evaluateElement(const clang::Expr *E) const;
  const clang::Expr *recordArgument(const clang::FieldDecl &Field,
                                    const clang::Expr &Call) const;
  void addFlags(const clang::Expr &Given, Record &Held) const;
  ValueSet evaluateLambda(const clang::LambdaExpr &Lambda) const;
  std::optional<ValueSet> listOfCallables(const clang::Expr &Made) const;
  ValueSet withCallable(const ValueSet &List, const clang::Expr &Added) const;
  std::optional<ValueSet> evaluateFunctor(const clang::Expr &Made) const;
  std::optional<ValueSet> givenByCalled(const Value &Callable,
                                        const clang::CallExpr &Call) const;
  std::optional<ValueSet> givenByHolder(const clang::CXXOperatorCallExpr &Call,
                                        const UserCall &Callees) const;
  ValueSet evaluateBound(const clang::CallExpr &Bind) const;
  std::optional<ValueSet> evaluateParameter(const clang::ParmVarDecl &Parameter,
                                            const clang::Expr *Reference) const;
  ValueSet evaluateComparison(const TextComparison &Comparison) const;
  std::pair<ValueSet, ValueSet> compared(const clang::Expr *Left,
                                         const clang::Expr *Right) const;
  ValueSet evaluateMade(const clang::Expr *E, const TextMade &Made) const;
  std::optional<ValueSet>
  evaluateRequestVariable(const clang::VarDecl &Variable,
                          const clang::Expr *Reference) const;
  ValueSet evaluateVariable(const clang::DeclRefExpr *Reference) const;
  ValueSet evaluateChoice(const clang::Expr *Condition,
                          const clang::Expr *IfTrue,
                          const clang::Expr *IfFalse) const;
  ValueSet partOfCondition(const clang::Expr *E) const;
  ValueSet combine(clang::BinaryOperatorKind Opcode, const clang::Expr *Left,
                   const clang::Expr *Right) const;
  ValueSet relate(clang::BinaryOperatorKind Opcode, const clang::Expr *Left,
                  const clang::Expr *Right) const;
  /// \p Conditions if they aren't the same for all methods and callers: that a
  /// text or a container is always empty may only seem so, where something
  /// fills it that isn't seen.
  ValueSet unlessSame(const ValueSet &Conditions) const;
  bool isNullBeside(const clang::Expr *E, const clang::Expr *Other) const;
  ValueSet evaluateBinary(clang::BinaryOperatorKind Opcode,
                          const clang::Expr *Left,
                          const clang::Expr *Right) const;
  std::optional<MethodSet> combinedMethods(const clang::Expr *E) const;
  ValueSet evaluateMask(const clang::Expr *Left,
                        const clang::Expr *Right) const;
  ValueSet evaluateOperatorCall(const clang::CXXOperatorCallExpr *Call) const;
  ValueSet evaluateAddress(const clang::UnaryOperator &AddressOf) const;
  ValueSet negate(const clang::Expr *E) const;
  ValueSet compare(const clang::Expr *Left, const clang::Expr *Right,
                   bool EqualIs) const;
  std::optional<ValueSet> evaluateTail(const clang::Expr *E) const;
  std::optional<ValueSet>
  evaluateSlice(const clang::CXXMemberCallExpr &Call) const;
  std::optional<ValueSet>
  evaluateLinePart(const clang::CXXMemberCallExpr &Call) const;
  std::optional<ValueSet> evaluateAddressIn(const clang::Expr &Element) const;
  ValueSet constant(const clang::Expr *E) const;
  ValueSet unknown() const { return ValueSet::unknown(At.Reached); }

  clang::ASTContext &Context;
  const FunctionFacts &Facts;
  const SummaryMap &Summaries;
  const State &At;
  const CallFlow *Called;
};

/// True if it is known of all of \p Values what runs if they are called, or if
/// callers decide it.
bool isKnownCallable(const ValueSet &Values);

/// The text that \p V stands for as part of a longer one: itself, or one piece.
Text asText(const Value &V, const clang::Expr *Where);

/// \p V after some change.
Value editedValue(const Value &V);

/// `text` for `&text`; \p Pointer itself if it is something else.
const clang::Expr *pointedTo(const clang::Expr &Pointer);

/// The text that \p Call, which makes texts as \p How says, edits in place or
/// gives back edited; null if it makes a new one.
const clang::Expr *editedText(const clang::CallExpr &Call,
                              const TextModel &How);

/// A target of which a model says what redirects there mean.
Value toldTarget(ToldMeaning Means, const clang::Expr *Where);

/// A text of one piece.
Value textPiece(TextPiece::Source From, const clang::Expr *Where,
                llvm::StringRef Characters = {});

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_EVALUATOR_H
