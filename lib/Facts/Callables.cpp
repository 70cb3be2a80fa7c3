//===- Callables.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Callables.h"
#include "Facts/Expressions.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtVisitor.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace redirect {

/// What is followed of `f`, or the definitions of its instances if it is a
/// template.
static void addDefinitions(const FunctionDecl &Function, UserCode &Code,
                           SmallVectorImpl<const FunctionDecl *> &Result) {
  if (const FunctionTemplateDecl *Template =
          Function.getDescribedFunctionTemplate()) {
    for (const FunctionDecl *Instance : Template->specializations())
      if (const FunctionDecl *Definition = Code.definition(*Instance))
        Result.push_back(Definition);
    return;
  }
  if (const FunctionDecl *Followed = Code.followed(Function))
    Result.push_back(Followed);
}

SmallVector<const FunctionDecl *, 1> lambdaBodies(const LambdaExpr &Lambda,
                                                  UserCode &Code) {
  SmallVector<const FunctionDecl *, 1> Result;
  if (const CXXMethodDecl *Operator = Lambda.getCallOperator())
    addDefinitions(*Operator, Code, Result);
  return Result;
}

namespace {

/// Follows a handler expression down to the functions in it.
class Resolver : public ConstStmtVisitor<Resolver> {
public:
  Resolver(UserCode &Code, const CallableStores &Stores, const FunctionDecl *In)
      : Code(Code), Stores(Stores), In(In) {}

  void resolve(const Expr *E) {
    if (E && Seen.insert(E).second)
      Visit(E->IgnoreParenCasts());
  }

  // [](const Request &, Response &) {...}
  void VisitLambdaExpr(const LambdaExpr *Lambda) {
    Result.Mentions.push_back(Lambda);
    Result.Functions.append(lambdaBodies(*Lambda, Code));
  }

  // saveOrder, Orders::save, or a variable that holds a handler
  void VisitDeclRefExpr(const DeclRefExpr *Reference) {
    Result.Mentions.push_back(Reference);
    const ValueDecl *Named = Reference->getDecl();
    if (const auto *Function = dyn_cast<FunctionDecl>(Named))
      addDefinitions(*Function, Code, Result.Functions);
    else
      resolveHolder(*Named);
  }

  // row.handler, where row is an element of a table, or this->handler
  void VisitMemberExpr(const MemberExpr *Member) {
    const ValueDecl &Field = *Member->getMemberDecl();
    const auto *Declared = dyn_cast<FieldDecl>(&Field);
    if (!Stores.storedIn(Field).empty() ||
        (Declared && Declared->hasInClassInitializer()))
      return resolveHolder(Field);
    // The value of a map's entry: what was put into the map.
    if (const ValueDecl *Container = rootObject(*Member->getBase()))
      resolveHolder(*Container);
  }

  // handlers[name]
  void VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *Call) {
    if (const ValueDecl *Container = rootObject(*Call))
      resolveHolder(*Container);
    VisitCallExpr(Call);
  }

  // &Orders::save
  void VisitUnaryOperator(const UnaryOperator *Operator) {
    resolve(Operator->getSubExpr());
  }

  // isAdmin ? adminPage : userPage
  void VisitConditionalOperator(const ConditionalOperator *Operator) {
    resolve(Operator->getTrueExpr());
    resolve(Operator->getFalseExpr());
  }

  // A lambda that is converted to a pointer to a function
  void VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) {
    if (isa_and_present<CXXConversionDecl>(calledMethod(*Call)))
      return resolve(objectOf(*Call));
    // pages.find(path), pages.at(path), pages.begin()
    const Expr *Object = objectOf(*Call);
    const CXXMethodDecl *Method = calledMethod(*Call);
    if (Object && Method && isStandard(*Method))
      if (const ValueDecl *Container = rootObject(*Object))
        resolveHolder(*Container);
    VisitCallExpr(Call);
  }

  // std::bind(&Orders::save, this, _1, _2), std::move(handler),
  // withAuth([](...) {...})
  void VisitCallExpr(const CallExpr *Call) {
    for (const Expr *Argument : Call->arguments())
      resolve(Argument);
    const FunctionDecl *Callee = Call->getDirectCallee();
    const FunctionDecl *Followed = Callee ? Code.followed(*Callee) : nullptr;
    if (Followed && Followed->hasBody())
      resolveHolder(*Followed);
    else if (Followed && isCallable(Followed->getReturnType()))
      Result.Makers.push_back(Followed);
  }

  // The conversion of a callable to std::function, or SaveOrder{store}
  void VisitCXXConstructExpr(const CXXConstructExpr *Construct) {
    resolveFunctor(Construct->getType());
    for (const Expr *Argument : Construct->arguments())
      resolve(Argument);
  }

  // new function_handler([](const Request &) {...})
  void VisitCXXNewExpr(const CXXNewExpr *New) {
    resolve(New->getInitializer());
  }

  // {showOrders, saveOrder}, SaveOrder{store}
  void VisitInitListExpr(const InitListExpr *List) {
    resolveFunctor(List->getType());
    for (const Expr *Element : List->inits())
      resolve(Element);
  }
  void VisitCXXStdInitializerListExpr(const CXXStdInitializerListExpr *List) {
    resolve(List->getSubExpr());
  }

  // What the compiler wraps around a temporary.
  void VisitExprWithCleanups(const ExprWithCleanups *E) {
    resolve(E->getSubExpr());
  }
  void VisitMaterializeTemporaryExpr(const MaterializeTemporaryExpr *E) {
    resolve(E->getSubExpr());
  }
  void VisitCXXBindTemporaryExpr(const CXXBindTemporaryExpr *E) {
    resolve(E->getSubExpr());
  }

  Callables Result;

private:
  void resolveHolder(const ValueDecl &Holder) {
    if (!SeenHolders.insert(&Holder).second)
      return;
    if (const auto *Parameter = dyn_cast<ParmVarDecl>(&Holder);
        Parameter && isOwn(*Parameter)) {
      Result.Parameters.push_back(Parameter);
      return resolveFunctor(Holder.getType());
    }
    for (const Expr *Stored : Stores.storedIn(Holder))
      resolve(Stored);
    if (const auto *Binding = dyn_cast<BindingDecl>(&Holder);
        Binding && Binding->getDecomposedDecl())
      return resolveHolder(*Binding->getDecomposedDecl());
    if (const auto *Field = dyn_cast<FieldDecl>(&Holder))
      resolve(Field->getInClassInitializer());
    if (const auto *Variable = dyn_cast<VarDecl>(&Holder))
      if (const VarDecl *Definition = Variable->getDefinition())
        resolve(Definition->getInit());
    resolveFunctor(Holder.getType());
  }

  /// True for a parameter of the function around, or of one around that.
  bool isOwn(const ParmVarDecl &Parameter) const {
    for (const DeclContext *Around = In; Around; Around = Around->getParent())
      if (Around == Parameter.getDeclContext())
        return true;
    return false;
  }

  // struct SaveOrder { void operator()(const Request &, Response &) const; };
  void resolveFunctor(QualType Type) {
    const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
    if (!Class || !Class->hasDefinition() || Class->isLambda() ||
        !Code.contains(Class->getLocation()))
      return;
    const DeclarationName Call =
        Class->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
    for (const NamedDecl *D : Class->lookup(Call)) {
      if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
        D = Template->getTemplatedDecl();
      if (const auto *Method = dyn_cast<CXXMethodDecl>(D))
        addDefinitions(*Method, Code, Result.Functions);
    }
  }

  UserCode &Code;
  const CallableStores &Stores;
  const FunctionDecl *In;
  llvm::SmallPtrSet<const Expr *, 8> Seen;
  llvm::SmallPtrSet<const ValueDecl *, 8> SeenHolders;
};

} // namespace

void CallableStores::add(const ValueDecl &Holder, const Expr &Stored) {
  const auto *Function = dyn_cast<FunctionDecl>(&Holder);
  if (!canHoldCallable(Function ? Function->getReturnType() : Holder.getType()))
    return;
  SmallVector<const Expr *, 1> &Known = ByHolder[&Holder];
  if (Function && Known.empty())
    Makers.push_back(Function);
  Known.push_back(&Stored);
}

ArrayRef<const Expr *> CallableStores::storedIn(const ValueDecl &Holder) const {
  const auto Found = ByHolder.find(&Holder);
  return Found == ByHolder.end() ? ArrayRef<const Expr *>() : Found->second;
}

/// True for pointers to functions and members, for classes with a call operator
/// (std::function, lambdas, functors), and for the containers of anything.
bool CallableStores::canHoldCallable(QualType Type) {
  Type = Type.getNonReferenceType();
  if (Type->isFunctionPointerType() || Type->isMemberFunctionPointerType() ||
      Type->isArrayType())
    return true;
  // const std::pair<std::string, Page> *found;
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition())
    return false;
  const auto [Known, IsNew] = IsCallableClass.try_emplace(Class);
  if (IsNew) {
    const ASTContext &Context = Class->getASTContext();
    const DeclarationName Call =
        Context.DeclarationNames.getCXXOperatorName(OO_Call);
    const bool IsContainer = isa<ClassTemplateSpecializationDecl>(Class) &&
                             isStandard(*Class) &&
                             Class->getName() != "basic_string";
    Known->second = IsContainer || !Class->lookup(Call).empty();
  }
  return Known->second;
}

bool isCallable(QualType Type) {
  Type = Type.getNonReferenceType();
  if (Type->isFunctionType() || Type->isFunctionPointerType() ||
      Type->isMemberFunctionPointerType())
    return true;
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition())
    return false;
  const DeclarationName Call =
      Class->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
  return !Class->lookup(Call).empty();
}

bool isCallableList(QualType Type) {
  Type = Type.getNonReferenceType();
  if (const ArrayType *Array = Type->getAsArrayTypeUnsafe())
    return isCallable(Array->getElementType());
  const auto *List = dyn_cast_if_present<ClassTemplateSpecializationDecl>(
      Type->getAsCXXRecordDecl());
  if (!List || !isStandard(*List) || isCallable(Type))
    return false;
  const TemplateArgumentList &Arguments = List->getTemplateArgs();
  return Arguments.size() != 0 &&
         Arguments[0].getKind() == TemplateArgument::Type &&
         isCallable(Arguments[0].getAsType());
}

bool isOwnOfFunctor(const Expr &Base, const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return isa<CXXThisExpr>(asWritten(&Base)) && Method &&
         Method->getOverloadedOperator() == OO_Call &&
         !Method->getParent()->isLambda();
}

const Expr *carriedCallable(const Expr &E) {
  if (const auto *Unary = dyn_cast<UnaryOperator>(&E))
    return Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Plus
               ? Unary->getSubExpr()
               : nullptr;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E))
    return Construct->getNumArgs() == 1 &&
                   isStandard(*Construct->getConstructor())
               ? Construct->getArg(0)
               : nullptr;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&E))
    return isa_and_present<CXXConversionDecl>(calledMethod(*Call)) &&
                   !E.getType()->isBooleanType()
               ? objectOf(*Call)
               : nullptr;
  const auto *Call = dyn_cast<CallExpr>(&E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || !Callee->getIdentifier() || !isStandard(*Callee) ||
      Call->getNumArgs() != 1)
    return nullptr;
  const StringRef Name = Callee->getName();
  return Name == "move" || Name == "forward" || Name == "ref" ||
                 Name == "cref" || Name == "mem_fn"
             ? Call->getArg(0)
             : nullptr;
}

Callables resolveCallable(const Expr &Handler, UserCode &Code,
                          const CallableStores &Stores,
                          const FunctionDecl *In) {
  Resolver R(Code, Stores, In);
  R.resolve(&Handler);
  return std::move(R.Result);
}

} // namespace redirect
