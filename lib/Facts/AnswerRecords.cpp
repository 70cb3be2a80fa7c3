//===- AnswerRecords.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/AnswerRecords.h"
#include "Facts/Expressions.h"
#include "Facts/HeaderLists.h"
#include "Facts/Relevance.h"
#include "Facts/SentTexts.h"
#include "Facts/ShapeNames.h"
#include "Facts/SignatureShapes.h"
#include "Http/Status.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace redirect {

static const FieldDecl *fieldIn(const Expr &E) {
  const auto *Member = dyn_cast<MemberExpr>(asWritten(&E));
  return Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
}

/// The parameter that \p E is; null if it is none.
static const ParmVarDecl *parameterIn(const Expr &E) {
  const auto *Reference = dyn_cast<DeclRefExpr>(copied(&E));
  return Reference ? dyn_cast<ParmVarDecl>(Reference->getDecl()) : nullptr;
}

static std::optional<std::pair<const FunctionDecl *, unsigned>>
placeOf(const ParmVarDecl &Parameter) {
  const auto *Function = dyn_cast<FunctionDecl>(Parameter.getDeclContext());
  return Function ? std::optional(std::pair(Function->getCanonicalDecl(),
                                            Parameter.getFunctionScopeIndex()))
                  : std::nullopt;
}

static bool isLocation(const Expr &Name) {
  const std::optional<StringRef> Text = constantText(*copied(&Name));
  return Text && Text->equals_insensitive("Location");
}

// answer.code = 302, code_ = code
void AnswerRecords::addGiven(const FieldDecl &Field, const Expr &Value) {
  if (!mayBeStatusNumber(Field.getType()) || Field.isBitField() ||
      namesMeasure(Field.getName()))
    return;
  if (const std::optional<int> Code = statusIn(Value, Context))
    Statuses[&Field].insert(*Code);
  const ParmVarDecl *Given = parameterIn(Value);
  if (const auto Place = Given ? placeOf(*Given) : std::nullopt)
    GetStatus[&Field].insert(*Place);
}

/// The local variable or parameter that \p E is, copied or moved or not; null
/// if it is none.
static const VarDecl *localIn(const Expr &E) {
  const Expr *Carried = asWritten(&E);
  if (const auto *Moved = dyn_cast<CallExpr>(Carried);
      Moved && Moved->isCallToStdMove())
    Carried = asWritten(Moved->getArg(0));
  const auto *Reference = dyn_cast<DeclRefExpr>(Carried);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  return Variable && Variable->hasLocalStorage() ? Variable : nullptr;
}

static bool listsLocation(const Expr &List) {
  return valueIn(List, "Location", [](const Expr &Name) {
           return isLocation(Name) ? StringRef("Location") : StringRef();
         }) != nullptr;
}

// {302, "Kansas City"}
/// Takes note of a text that is no URL, as the member that gets it is none.
void AnswerRecords::addText(const FieldDecl &Field, const Expr &Value) {
  const std::optional<StringRef> Text = constantText(*copied(&Value));
  if (Text && Text->trim().contains(' '))
    OtherTexts.insert(&Field);
}

// answer.fields = {{"Location", url}}, fields_(fields)
void AnswerRecords::addList(const FieldDecl &Field, const Expr &Value) {
  if (!holdsNamedTexts(Field.getType()))
    return;
  if (listsLocation(Value))
    Headers.insert(&Field);
  const VarDecl *Given = localIn(Value);
  if (!Given)
    return;
  GetVariable[&Field].insert(Given);
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(Given))
    if (const auto Place = placeOf(*Parameter))
      GetList[&Field].insert(*Place);
}

// answer.fields["Location"], fields_[name]
void AnswerRecords::addHeader(const Expr &Container, const Expr &Name) {
  const FieldDecl *Field = fieldIn(Container);
  if (const VarDecl *Variable = localIn(Container);
      Variable && isLocation(Name))
    Lists.insert(Variable);
  if (!Field || !recordBehind(Field->getType()) || isText(Field->getType()))
    return;
  if (isLocation(Name))
    Headers.insert(Field);
  const ParmVarDecl *Given = parameterIn(Name);
  if (const auto Place =
          Given && mayBeText(Given->getType()) ? placeOf(*Given) : std::nullopt)
    GetName[Field].insert(*Place);
}

// std::to_string(code_)
/// Adds the member that is written as \p Status, if it is one, behind \p
/// Before.
void AnswerRecords::addWritten(const Expr &Status, StringRef Before) {
  const Expr *E = copied(&Status);
  if (const auto *Call = dyn_cast<CallExpr>(E);
      Call && !isa<CXXOperatorCallExpr>(Call) && Call->getNumArgs() == 1)
    E = Call->getArg(0);
  if (const FieldDecl *Field = fieldIn(*E);
      Field && mayBeStatusNumber(Field->getType()))
    (mayBeginRedirect(Before) ? Written : OfOtherProtocols).insert(Field);
}

/// True for the version of a protocol that answers as HTTP does, or of HTTP:
/// "RTSP/1.0 ".
static bool endsWithVersion(StringRef Text) {
  const auto [Name, Version] = Text.rsplit('/');
  return Text.ends_with(" ") && !Name.empty() && llvm::isAlpha(Name.back()) &&
         !Version.empty() && llvm::isDigit(Version.front()) &&
         Version.rtrim().find_first_not_of("0123456789.") == StringRef::npos;
}

/// The characters that \p E is; none if it is no constant.
static std::optional<std::string> charactersOf(const Expr &E) {
  if (const std::optional<StringRef> Text = constantText(E))
    return Text->str();
  if (const auto *Character = dyn_cast<CharacterLiteral>(&E))
    return std::string(1, static_cast<char>(Character->getValue()));
  return std::nullopt;
}

/// The last constant parts that \p E joins by \p Joining, a few at most: of
/// `out
/// << "HTTP/1.1" << ' '`, "HTTP/1.1 ".
static std::string endOf(const Expr &E, OverloadedOperatorKind Joining) {
  static constexpr unsigned MaxParts = 4;
  std::string Result;
  const Expr *Rest = asWritten(&E);
  for (unsigned I = 0; I != MaxParts; ++I) {
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Rest);
    const bool Joins = Operator && Operator->getOperator() == Joining &&
                       Operator->getNumArgs() == 2;
    const std::optional<std::string> Last =
        charactersOf(Joins ? *asWritten(Operator->getArg(1)) : *Rest);
    if (!Last)
      break;
    Result.insert(0, *Last);
    if (!Joins)
      break;
    Rest = asWritten(Operator->getArg(0));
  }
  return Result;
}

// out << "HTTP/1.1 " << code_, "HTTP/1.1 " + std::to_string(code_)
void AnswerRecords::addStatusLine(const CXXOperatorCallExpr &Joined) {
  const OverloadedOperatorKind Joining = Joined.getOperator();
  if ((Joining != OO_LessLess && Joining != OO_Plus) ||
      Joined.getNumArgs() != 2)
    return;
  const std::string Before = endOf(*Joined.getArg(0), Joining);
  if (StringRef(Before).ends_with(" ") &&
      (mayBeginRedirect(Before) || endsWithVersion(Before)))
    addWritten(*Joined.getArg(1), Before);
}

// snprintf(head, sizeof head, "HTTP/1.1 %d %s\r\n", code, phrase)
void AnswerRecords::addStatusLine(const CallExpr &Printing) {
  for (unsigned I = 0; I < Printing.getNumArgs(); ++I) {
    const std::optional<StringRef> Format =
        constantText(*asWritten(Printing.getArg(I)));
    if (!Format)
      continue;
    const auto [Version, Rest] = Format->split(' ');
    if (!mayBeginRedirect(*Format) && !endsWithVersion((Version + " ").str()))
      continue;
    const size_t Behind = I + 1 + Version.count('%');
    if (Rest.starts_with("%") && Behind < Printing.getNumArgs())
      addWritten(*Printing.getArg(static_cast<unsigned>(Behind)), *Format);
  }
}

// answer.code(302), answer.field("Location", url)
void AnswerRecords::addArguments(const FunctionDecl &Callee,
                                 ArrayRef<const Expr *> Arguments) {
  const FunctionDecl *Function = Callee.getCanonicalDecl();
  for (const auto &[Index, Argument] : llvm::enumerate(Arguments)) {
    const Parameter Place = {Function, static_cast<unsigned>(Index)};
    if (const std::optional<int> Code = statusIn(*Argument, Context))
      StatusesGiven[Place].insert(*Code);
    if (isLocation(*Argument))
      LocationGiven.insert(Place);
    if (holdsNamedTexts(Argument->getType())) {
      if (listsLocation(*Argument))
        ListGiven.insert(Place);
      if (const VarDecl *Given = localIn(*Argument))
        VariableGiven[Place].insert(Given);
    }
    const ParmVarDecl *Given = parameterIn(*Argument);
    if (const auto From = Given ? placeOf(*Given) : std::nullopt;
        From && *From != Place)
      Passed[Place].insert(*From);
  }
}

// {302, {{"Location", url}}}
void AnswerRecords::addMade(const InitListExpr &List) {
  for (const auto &[Field, Value] : fieldValues(List)) {
    if (Statuses.count(Field) == 0)
      OnlyListed.insert(Field);
    addGiven(*Field, *Value);
    addList(*Field, *Value);
    addText(*Field, *Value);
  }
}

// fields_["Location"], answer.fields = fields, out << "HTTP/1.1 " << code_
void AnswerRecords::addOperator(const CXXOperatorCallExpr &Call) {
  if (const Expr *Key = subscriptOf(Call))
    addHeader(*Call.getArg(0), *Key);
  if (Call.getOperator() == OO_Equal)
    if (const FieldDecl *Field = fieldIn(*Call.getArg(0)))
      addList(*Field, *Call.getArg(1));
  addStatusLine(Call);
}

void AnswerRecords::add(const Stmt &S) {
  if (const auto *Assignment = dyn_cast<BinaryOperator>(&S);
      Assignment && Assignment->getOpcode() == BO_Assign)
    if (const FieldDecl *Field = fieldIn(*Assignment->getLHS())) {
      OnlyListed.erase(Field);
      return addGiven(*Field, *Assignment->getRHS());
    }
  if (const auto *List = dyn_cast<InitListExpr>(&S))
    return addMade(*List);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S))
    return addArguments(
        *Construct->getConstructor(),
        ArrayRef(Construct->getArgs(), Construct->getNumArgs()));
  const auto *Call = dyn_cast<CallExpr>(&S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee)
    return;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
    return addOperator(*Operator);
  addStatusLine(*Call);
  const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
  // fields_.emplace(name, value), fields_.push_back({name, value}),
  // fields_.push_back(std::make_pair(name, value))
  if (Member && isStandard(*Callee) && objectOf(*Member) &&
      Member->getNumArgs() != 0) {
    const Expr &Element = *asWritten(Member->getArg(0));
    const Expr *Name = pairIn(Element).first;
    return addHeader(*objectOf(*Member), Name ? *Name : Element);
  }
  addArguments(*Callee, argumentsOf(*Call));
}

void AnswerRecords::add(const CXXConstructorDecl &Constructor) {
  for (const CXXCtorInitializer *Initializer : Constructor.inits())
    if (const FieldDecl *Field = Initializer->getAnyMember();
        Field && Initializer->getInit()) {
      addGiven(*Field, *Initializer->getInit());
      addList(*Field, *Initializer->getInit());
    }
}

/// True for what is no answer of this program's: "Request", "ExpectedReply".
static bool namesOther(const RecordDecl &Record) {
  return Record.getIdentifier() && (namesRequestClass(Record.getName()) ||
                                    namesOtherSink(Record.getName()) ||
                                    namesOthersAnswer(Record.getName()));
}

// Answer(int code, Lines lines), Answer(int length, int code)
/// True if a constructor of \p Class has another number where the status is
/// the parameter \p Index of others.
bool AnswerRecords::isOtherNumber(const CXXRecordDecl &Class, unsigned Index,
                                  const std::set<Parameter> &IsStatus) const {
  return llvm::any_of(Class.ctors(), [&](const CXXConstructorDecl *One) {
    return Index < One->getNumParams() &&
           mayBeStatusNumber(One->getParamDecl(Index)->getType()) &&
           !IsStatus.count({One->getCanonicalDecl(), Index});
  });
}

// int redirect(int code, string to) { set_code(code); ... }
/// \p Parameters, and those of callers that pass these on.
std::set<AnswerRecords::Parameter>
AnswerRecords::givenTo(std::set<Parameter> Parameters) const {
  SmallVector<Parameter> Pending(Parameters.begin(), Parameters.end());
  while (!Pending.empty()) {
    const auto Known = Passed.find(Pending.pop_back_val());
    if (Known == Passed.end())
      continue;
    for (const Parameter &From : Known->second)
      if (Parameters.insert(From).second)
        Pending.push_back(From);
  }
  return Parameters;
}

/// The members that get a redirecting status and another one, and those that
/// get what a function is given, and are written as a status.
llvm::SetVector<const FieldDecl *> AnswerRecords::withStatus() const {
  llvm::SetVector<const FieldDecl *> Result;
  const auto Gets = [&](const FieldDecl *Field) {
    std::set<int> All = Statuses.lookup(Field);
    for (const Parameter &Place : givenTo(GetStatus.lookup(Field))) {
      const std::set<int> Given = StatusesGiven.lookup(Place);
      All.insert(Given.begin(), Given.end());
    }
    const bool IsGiven = Written.contains(Field) && GetStatus.contains(Field);
    if (IsGiven || (All.size() > 1 && llvm::any_of(All, isRedirecting)))
      Result.insert(Field);
  };
  for (const auto &[Field, Codes] : Statuses)
    Gets(Field);
  for (const auto &[Field, Given] : GetStatus)
    Gets(Field);
  return Result;
}

/// True if \p Field is given a list with a Location.
bool AnswerRecords::isGivenList(const FieldDecl &Field) const {
  const auto IsList = [this](const VarDecl *Variable) {
    return Lists.contains(Variable);
  };
  if (llvm::any_of(GetVariable.lookup(&Field), IsList))
    return true;
  return llvm::any_of(givenTo(GetList.lookup(&Field)),
                      [&](const Parameter &Place) {
                        const auto Known = VariableGiven.find(Place);
                        return ListGiven.contains(Place) ||
                               (Known != VariableGiven.end() &&
                                llvm::any_of(Known->second, IsList));
                      });
}

/// The members that get headers, Location among them, or any where a status is
/// written.
llvm::SetVector<const FieldDecl *> AnswerRecords::withLocation() const {
  llvm::SetVector<const FieldDecl *> Result = Headers;
  const auto IsAnswer = [&](const FieldDecl *Beside) {
    return Written.contains(Beside);
  };
  for (const auto &[Field, Given] : GetName)
    if (llvm::any_of(Field->getParent()->fields(), IsAnswer) ||
        llvm::any_of(givenTo(Given), [&](const Parameter &Place) {
          return LocationGiven.contains(Place);
        }))
      Result.insert(Field);
  for (const auto &[Field, Given] : GetVariable)
    if (isGivenList(*Field))
      Result.insert(Field);
  for (const auto &[Field, Given] : GetList)
    if (isGivenList(*Field))
      Result.insert(Field);
  return Result;
}

std::vector<AnswerRecord> AnswerRecords::found() const {
  const llvm::SetVector<const FieldDecl *> WithLocation = withLocation();
  std::vector<AnswerRecord> Result;
  for (const FieldDecl *Status : withStatus()) {
    if (OfOtherProtocols.contains(Status) && !Written.contains(Status))
      continue;
    AnswerRecord Record;
    Record.Status = Status;
    const std::set<Parameter> IsStatus = givenTo(GetStatus.lookup(Status));
    for (const auto &[Function, Index] : GetStatus.lookup(Status))
      if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Function);
          Constructor && Constructor->getParent() == Status->getParent() &&
          !isOtherNumber(*Constructor->getParent(), Index, IsStatus))
        Record.StatusArguments.insert(Index);
    for (const FieldDecl *Field : WithLocation)
      if (Field->getParent() == Status->getParent())
        Record.Headers.push_back(Field);
    for (const FieldDecl *Field : Status->getParent()->fields())
      if (Field->getIdentifier() && namesLocation(Field->getName()) &&
          mayBeText(Field->getType()) && !OtherTexts.contains(Field))
        Record.Locations.push_back(Field);
    // {302, "Kansas City"} may be a row of anything.
    const bool IsShown = !OnlyListed.contains(Status) ||
                         GetStatus.count(Status) != 0 ||
                         Written.contains(Status);
    const bool HasTarget =
        !Record.Headers.empty() || (IsShown && !Record.Locations.empty());
    if (HasTarget && !namesOther(*Status->getParent()))
      Result.push_back(std::move(Record));
  }
  return Result;
}

} // namespace redirect
