//===- HeaderLists.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/HeaderLists.h"
#include "Facts/Expressions.h"
#include "llvm/ADT/MapVector.h"

using namespace clang;

namespace redirect {

const Expr *textOfField(const Expr *Value) {
  const Expr *Written = asWritten(Value);
  while (true) {
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Written))
      Written = asWritten(Cast->getSubExpr());
    else if (const auto *Made = dyn_cast<CompoundLiteralExpr>(Written))
      Written = asWritten(Made->getInitializer());
    else
      break;
  }
  const auto *List = dyn_cast<InitListExpr>(Written);
  if (!List || !List->getType()->isRecordType() || List->getNumInits() == 0)
    return Value;
  // {8, (u_char *)"Location"}: the length may come first.
  const auto *Text = llvm::find_if(List->inits(), [](const Expr *Init) {
    return pointsToText(Init->getType());
  });
  return Text == List->inits().end() ? List->getInit(0) : *Text;
}

/// The types that a class of the standard library is made of; none if \p Type
/// is none such.
static ArrayRef<TemplateArgument> argumentsOfStandard(QualType Type) {
  const auto *Class = dyn_cast_if_present<ClassTemplateSpecializationDecl>(
      Type.getNonReferenceType()->getAsCXXRecordDecl());
  return Class && isStandard(*Class) ? Class->getTemplateArgs().asArray()
                                     : ArrayRef<TemplateArgument>();
}

static bool isTextArgument(const TemplateArgument &Argument) {
  return Argument.getKind() == TemplateArgument::Type &&
         (isText(Argument.getAsType()) || pointsToText(Argument.getAsType()));
}

/// True if \p Arguments begin with two texts.
static bool areNameAndText(ArrayRef<TemplateArgument> Arguments) {
  return Arguments.size() >= 2 && isTextArgument(Arguments[0]) &&
         isTextArgument(Arguments[1]);
}

bool holdsNamedTexts(QualType Type) {
  const ArrayRef<TemplateArgument> Of = argumentsOfStandard(Type);
  if (Of.empty() || Of[0].getKind() != TemplateArgument::Type)
    return false;
  return areNameAndText(Of) ||
         areNameAndText(argumentsOfStandard(Of[0].getAsType()));
}

std::pair<const Expr *, const Expr *> pairIn(const Expr &E) {
  // std::string("Location", Allocator()) is no pair.
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E);
      Construct && Construct->getNumArgs() >= 2 && !isText(E.getType()))
    return {Construct->getArg(0), Construct->getArg(1)};
  if (const auto *List = dyn_cast<InitListExpr>(&E);
      List && List->getNumInits() >= 2)
    return {List->getInit(0), List->getInit(1)};
  if (const auto *Call = dyn_cast<CallExpr>(&E);
      Call && !isa<CXXMemberCallExpr, CXXOperatorCallExpr>(Call) &&
      Call->getNumArgs() >= 2 && Call->getType()->isRecordType())
    return {Call->getArg(0), Call->getArg(1)};
  return {nullptr, nullptr};
}

const Expr *valueIn(const Expr &List, StringRef Name, NameReader NameOf) {
  SmallVector<const Stmt *> Pending = {&List};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (const auto *E = dyn_cast<Expr>(S))
      if (const auto [Key, Value] = pairIn(*E);
          Key && NameOf(*Key).equals_insensitive(Name))
        return textOfField(Value);
    if (!isa<LambdaExpr>(S))
      llvm::copy_if(S->children(), std::back_inserter(Pending),
                    [](const Stmt *Child) { return Child != nullptr; });
  }
  return nullptr;
}

/// The variable that \p E is, or of which it is all: `headers`, `&headers[0]`,
/// `headers.data()`; null if there is none.
static const VarDecl *variableOf(const Expr &E) {
  const Expr *Whole = asWritten(&E);
  while (true) {
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Whole))
      Whole = asWritten(Cast->getSubExpr());
    else if (const auto *Operator = dyn_cast<UnaryOperator>(Whole))
      Whole = asWritten(Operator->getSubExpr());
    else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(Whole))
      Whole = asWritten(Element->getBase());
    else if (const auto *Element = dyn_cast<CXXOperatorCallExpr>(Whole);
             Element && Element->getOperator() == OO_Subscript)
      Whole = asWritten(Element->getArg(0));
    else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Whole);
             Call && Call->getNumArgs() == 0 && objectOf(*Call))
      Whole = asWritten(objectOf(*Call));
    else
      break;
  }
  const auto *Reference = dyn_cast<DeclRefExpr>(Whole);
  return Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
}

/// Which element of an array \p Element is; 0 if it is the one pointed to.
static int64_t indexOf(const Expr &Element, const ASTContext &Context) {
  const auto *Subscript = dyn_cast<ArraySubscriptExpr>(asWritten(&Element));
  if (!Subscript)
    return 0;
  return constantNumber(*Subscript->getIdx(), Context).value_or(-1);
}

namespace {

/// What a function puts into a list after its declaration.
class ListFilling {
public:
  ListFilling(const VarDecl &List, StringRef Name, NameReader NameOf)
      : List(List), Name(Name), NameOf(NameOf) {}

  /// The value that is put in; null if there is none. None if what the list
  /// holds can't be told.
  std::optional<const Expr *> value() const;
  void visit(const Stmt &S);

private:
  void add(const Expr &Source);
  void assign(const Expr &Target, const Expr &Value);

  const VarDecl &List;
  const StringRef Name;
  const NameReader NameOf;
  /// By an element's index, the name and the value.
  llvm::SmallMapVector<int64_t, std::pair<const Expr *, const Expr *>, 4>
      Elements;
  /// The values of records that are put in whole.
  SmallVector<const Expr *, 1> Found;
};

} // namespace

void ListFilling::add(const Expr &Source) {
  if (const Expr *Value = valueIn(Source, Name, NameOf))
    Found.push_back(Value);
}

// headers[0].name = "Location"; headers[1] = nv("location", url);
void ListFilling::assign(const Expr &Target, const Expr &Value) {
  if (variableOf(Target) == &List)
    return add(Value);
  const auto *Member = dyn_cast<MemberExpr>(asWritten(&Target));
  const auto *Field =
      Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
  if (!Field || variableOf(*Member->getBase()) != &List)
    return;
  auto &[Key, Text] =
      Elements[indexOf(*Member->getBase(), List.getASTContext())];
  if (Field->getFieldIndex() == 0)
    Key = &Value;
  else if (Field->getFieldIndex() == 1)
    Text = &Value;
}

void ListFilling::visit(const Stmt &S) {
  if (const auto *Binary = dyn_cast<BinaryOperator>(&S);
      Binary && Binary->getOpcode() == BO_Assign)
    return assign(*Binary->getLHS(), *Binary->getRHS());
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S);
      Operator && Operator->getOperator() == OO_Equal)
    return assign(*Operator->getArg(0), *Operator->getArg(1));
  // headers.push_back(nv("location", url));
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
  const Expr *Object = Call ? objectOf(*Call) : nullptr;
  if (!Object || variableOf(*Object) != &List)
    return;
  for (const Expr *Argument : Call->arguments())
    add(*Argument);
}

std::optional<const Expr *> ListFilling::value() const {
  SmallVector<const Expr *, 1> All = Found;
  for (const auto &[Index, Element] : Elements) {
    const auto [Key, Text] = Element;
    // A value is changed of which it isn't known whose it is.
    if (!Key || Index < 0)
      return std::nullopt;
    if (Text && NameOf(*Key).equals_insensitive(Name))
      All.push_back(Text);
  }
  if (All.size() > 1)
    return std::nullopt;
  return All.empty() ? nullptr : All.front();
}

const Expr *valueInListOrVariable(const Expr &List, StringRef Name,
                                  NameReader NameOf) {
  if (const Expr *Value = valueIn(List, Name, NameOf))
    return Value;
  const VarDecl *Variable = variableOf(List);
  if (!Variable)
    return nullptr;
  const auto *Function = dyn_cast<FunctionDecl>(Variable->getDeclContext());
  ListFilling Filling(*Variable, Name, NameOf);
  SmallVector<const Stmt *> Pending = {Function ? Function->getBody()
                                                : nullptr};
  while (!Pending.empty())
    if (const Stmt *S = Pending.pop_back_val()) {
      Filling.visit(*S);
      Pending.append(S->child_begin(), S->child_end());
    }
  const std::optional<const Expr *> Filled = Filling.value();
  if (!Filled || *Filled)
    return Filled.value_or(nullptr);
  return Variable->getInit() ? valueIn(*Variable->getInit(), Name, NameOf)
                             : nullptr;
}

} // namespace redirect
