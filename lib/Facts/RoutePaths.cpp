//===- RoutePaths.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/RoutePaths.h"
#include "Facts/Expressions.h"
#include "Facts/PathTexts.h"
#include "Facts/Responses.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace redirect {

/// Deeper nesting of objects isn't followed, nor are objects that are mounted
/// in more places: each place of each is looked at.
static constexpr unsigned MaxPathDepth = 8;
static constexpr size_t MaxMounts = 4;

/// What \p E names: a variable, a member of the function's own object, or the
/// class of that object; null if it is something else.
static const NamedDecl *objectNamed(const Expr &E) {
  const Expr *Object = pointee(&E);
  if (isa<CXXThisExpr>(Object))
    return Object->getType()->getPointeeCXXRecordDecl();
  if (const auto *Member = dyn_cast<MemberExpr>(Object))
    return isa<CXXThisExpr>(asWritten(Member->getBase()))
               ? Member->getMemberDecl()
               : nullptr;
  const auto *Reference = dyn_cast<DeclRefExpr>(Object);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  // auto &self = *this;
  if (Variable && Variable->getType()->isReferenceType() &&
      Variable->getInit() && !isa<ParmVarDecl>(Variable))
    return objectNamed(*Variable->getInit());
  return Variable;
}

/// The class of what \p Type gives access to, and those that it is derived
/// from, nearest first.
static SmallVector<const CXXRecordDecl *, 2> classesOf(QualType Type) {
  SmallVector<const CXXRecordDecl *, 2> Result;
  const auto *Class = dyn_cast_if_present<CXXRecordDecl>(recordBehind(Type));
  if (!Class)
    return Result;
  Result.push_back(Class);
  if (Class->hasDefinition())
    Class->forallBases([&](const CXXRecordDecl *Base) {
      Result.push_back(Base);
      return true;
    });
  return Result;
}

static const GroupModel *groupOfType(QualType Type, const Vocabulary &Words) {
  for (const CXXRecordDecl *Class : classesOf(Type))
    if (const Roles *R = Words.rolesOf(*Class); R && R->Group)
      return R->Group;
  return nullptr;
}

const GroupModel *RoutePaths::groupOf(const Expr &Object) const {
  return groupOfType(pointee(&Object)->getType(), Words);
}

// resource->set_path("/orders"), app.register_blueprint(orders)
void RoutePaths::note(const CallExpr &Call, const GroupModel &How) {
  const Expr *Object = objectOf(Call);
  if (!Object || How.Gives)
    return;
  const Path At =
      How.Path ? pathGivenBy(argumentAt(Call, *How.Path)) : Path("");
  if (!How.Mounts) {
    if (const NamedDecl *Named = objectNamed(*Object))
      Given[Named].push_back(At);
    return;
  }
  const Expr *Mounted = argumentAt(Call, *How.Mounts);
  if (!Mounted)
    return;
  if (const NamedDecl *Named = objectNamed(*Mounted))
    Mounts[Named].push_back({Object, At});
  // struct Orders : Blueprint: what its members register is mounted, too.
  for (const CXXRecordDecl *Class : classesOf(pointee(Mounted)->getType())) {
    if (Words.rolesOf(*Class))
      break;
    Mounts[Class].push_back({Object, At});
  }
}

/// The one path that \p Paths all are; none if they differ, or if one of them
/// isn't known.
static std::optional<std::string>
onlyPath(llvm::ArrayRef<std::optional<std::string>> Paths) {
  return llvm::all_equal(Paths) ? Paths.front() : std::nullopt;
}

// Blueprint("orders"), std::make_shared<Blueprint>("orders"), Blueprint()
RoutePaths::Path RoutePaths::pathMadeWith(const Expr &Making,
                                          const GroupModel &Group) const {
  // What is mounted and has no path of its own is where that puts it.
  if (!Group.Path)
    return Group.IsMounted ? Path("") : std::nullopt;
  return pathGivenBy(argumentAt(Making, *Group.Path));
}

/// The constructor call with which \p Making begins an object; null if there is
/// none.
static const Expr *makingIn(const Expr &Making) {
  const Expr *Made = pointee(&Making);
  if (const auto *List = dyn_cast<InitListExpr>(Made);
      List && List->getNumInits() == 1)
    Made = pointee(List->getInit(0));
  if (const auto *New = dyn_cast<CXXNewExpr>(Made))
    return New->getConstructExpr();
  const auto *Construct = dyn_cast<CXXConstructExpr>(Made);
  // std::shared_ptr<Blueprint>(new Blueprint("orders"))
  if (Construct && Construct->getNumArgs() != 0)
    if (const auto *New = dyn_cast<CXXNewExpr>(asWritten(Construct->getArg(0))))
      return New->getConstructExpr();
  return Construct;
}

// struct Orders : Blueprint { Orders() : Blueprint("orders") {} };
RoutePaths::Path RoutePaths::pathOfClass(const CXXRecordDecl &Class) const {
  SmallVector<Path, 2> Paths;
  for (const CXXConstructorDecl *Constructor : Class.ctors()) {
    if (Constructor->isCopyOrMoveConstructor())
      continue;
    const FunctionDecl *Defined = nullptr;
    if (!Constructor->hasBody(Defined))
      return std::nullopt;
    for (const CXXCtorInitializer *Init :
         cast<CXXConstructorDecl>(Defined)->inits()) {
      const auto *Made =
          Init->isBaseInitializer()
              ? dyn_cast<CXXConstructExpr>(Init->getInit()->IgnoreImplicit())
              : nullptr;
      const Roles *R =
          Made ? Words.rolesOf(*Made->getConstructor()->getParent()) : nullptr;
      if (R && R->Group)
        Paths.push_back(pathMadeWith(*Made, *R->Group));
    }
  }
  return Paths.empty() ? std::nullopt : onlyPath(Paths);
}

/// What gives \p Member its first value, in each constructor or where it is
/// declared; empty if a constructor isn't seen.
static SmallVector<const Expr *, 2> initialValues(const FieldDecl &Member) {
  SmallVector<const Expr *, 2> Result;
  if (const Expr *Init = Member.getInClassInitializer())
    return {Init};
  const auto *Class = dyn_cast<CXXRecordDecl>(Member.getParent());
  for (const CXXConstructorDecl *Constructor :
       Class ? Class->ctors() : CXXRecordDecl::ctor_range({}, {})) {
    if (Constructor->isCopyOrMoveConstructor())
      continue;
    const FunctionDecl *Defined = nullptr;
    if (!Constructor->hasBody(Defined))
      return {};
    for (const CXXCtorInitializer *Init :
         cast<CXXConstructorDecl>(Defined)->inits())
      if (Init->getMember() == &Member)
        Result.push_back(Init->getInit());
  }
  return Result;
}

/// The path that \p Object is made with, or that of the group that it names.
RoutePaths::Path RoutePaths::initialPath(const NamedDecl &Object,
                                         unsigned Depth) const {
  if (const auto *Class = dyn_cast<CXXRecordDecl>(&Object))
    return pathOfClass(*Class);
  SmallVector<const Expr *, 2> Values;
  if (const auto *Member = dyn_cast<FieldDecl>(&Object))
    Values = initialValues(*Member);
  else if (const auto *Variable = dyn_cast<VarDecl>(&Object);
           Variable && Variable->getInit() && !isa<ParmVarDecl>(Variable))
    Values = {Variable->getInit()};
  SmallVector<Path, 2> Paths;
  for (const Expr *Value : Values)
    Paths.push_back(pathOf(*Value, Depth));
  return Paths.empty() ? std::nullopt : onlyPath(Paths);
}

/// The path of \p Object, whose own is \p Own, where it is mounted.
RoutePaths::Path RoutePaths::mountedPath(const NamedDecl &Object, Path Own,
                                         unsigned Depth) const {
  const auto Known = Mounts.find(&Object);
  if (Known == Mounts.end() || !Own)
    return Own;
  if (Known->second.size() > MaxMounts)
    return std::nullopt;
  SmallVector<Path, 2> Paths;
  for (const Mount &M : Known->second) {
    const Path Below = pathOf(*M.Below, Depth);
    Paths.push_back(Below && M.At
                        ? Path(joinedPaths(joinedPaths(*Below, *M.At), *Own))
                        : std::nullopt);
  }
  return onlyPath(Paths);
}

RoutePaths::Path RoutePaths::pathOf(const NamedDecl &Object,
                                    const GroupModel *Group,
                                    unsigned Depth) const {
  const bool IsSeenMounted = Mounts.count(&Object) != 0;
  if (Group && Group->IsMounted && !IsSeenMounted)
    return std::nullopt;
  if (const auto Known = Given.find(&Object); Known != Given.end())
    return mountedPath(Object, onlyPath(Known->second), Depth);
  const Path Own = Group ? initialPath(Object, Depth) : Path("");
  return mountedPath(Object, Own, Depth);
}

// app.group("/v1")
RoutePaths::Path RoutePaths::pathOfCall(const CallExpr &Call,
                                        unsigned Depth) const {
  if (const RecordDecl *Made = recordMadeBy(Call)) {
    const Roles *R = Words.rolesOf(*Made);
    return R && R->Group ? pathMadeWith(Call, *R->Group) : std::nullopt;
  }
  const FunctionDecl *Callee = Call.getDirectCallee();
  const Roles *R = Callee ? Words.rolesOf(*Callee) : nullptr;
  const Expr *Object = objectOf(Call);
  if (!R || !R->Group || !R->Group->Gives || !R->Group->Path || !Object)
    return std::nullopt;
  const Path Below = pathOf(*Object, Depth);
  const Path At = pathGivenBy(argumentAt(Call, *R->Group->Path));
  return Below && At ? Path(joinedPaths(*Below, *At)) : std::nullopt;
}

RoutePaths::Path RoutePaths::pathOf(const Expr &Object, unsigned Depth) const {
  if (Depth == 0)
    return std::nullopt;
  const GroupModel *Group = groupOf(Object);
  if (const NamedDecl *Named = objectNamed(Object))
    return pathOf(*Named, Group, Depth - 1);
  if (const auto *Call = dyn_cast<CallExpr>(pointee(&Object));
      Call && !isa<CXXOperatorCallExpr>(Call))
    return Group ? pathOfCall(*Call, Depth - 1) : Path("");
  const Expr *Making = makingIn(Object);
  const GroupModel *Made =
      Making ? groupOfType(Making->getType(), Words) : nullptr;
  if (Made)
    return pathMadeWith(*Making, *Made);
  return Group ? std::nullopt : Path("");
}

const CXXRecordDecl *classAround(const FunctionDecl &Registering) {
  const DeclContext *Context = Registering.getDeclContext();
  while (Context) {
    const auto *Class = dyn_cast<CXXRecordDecl>(Context);
    if (Class && !Class->isLambda())
      return Class;
    Context = Context->getParent();
  }
  return nullptr;
}

/// The object with which \p R is registered: of a chain of calls, that of the
/// first. Null if there is none.
static const Expr *objectOfRoute(const PendingRoute &R) {
  const auto *Call =
      dyn_cast_if_present<CallExpr>(R.Site ? asWritten(R.Site) : nullptr);
  if (!Call || !R.How->Record.empty())
    return nullptr;
  // route(app, "/orders").methods("POST")(handler)
  const bool IsChain =
      isa<CXXOperatorCallExpr>(Call) || !R.How->Chain.Pattern.empty();
  return objectOf(IsChain ? *chainUpTo(*Call).back() : *Call);
}

void RoutePaths::complete(PendingRoute &R) const {
  const GroupModel *Group = nullptr;
  Path Front;
  if (R.IsBelowOwnObject) {
    const CXXRecordDecl *Class = R.In ? classAround(*R.In) : nullptr;
    Front = Class ? pathOfClass(*Class) : std::nullopt;
  } else {
    const Expr *Object = objectOfRoute(R);
    Group = Object ? groupOf(*Object) : nullptr;
    Front = Object ? pathOf(*Object, MaxPathDepth) : Path("");
  }
  // Most servers have no groups: the pattern stays as it is written.
  if (!Group && Front && Front->empty())
    return;
  const ASTContext &Context = Words.context();
  std::optional<StringRef> &Pattern = R.Registered.Pattern;
  const bool IsUnknown = !Pattern && (R.Pattern || R.How->Pattern.Argument ||
                                      !R.How->Chain.Pattern.empty());
  const StringRef Back = Pattern.value_or("");
  R.Pattern = nullptr;
  Pattern = std::nullopt;
  if (IsUnknown)
    return;
  R.Registered.IsForAnyPath = false;
  if (!Front) {
    if (!Back.empty())
      R.Registered.PartOfPath =
          Context.backupStr("{?}" + joinedPaths("", Back));
    return;
  }
  const std::string Whole = joinedPaths(*Front, Back);
  if (Group && Group->TakesRest)
    R.Registered.PartOfPath = Context.backupStr(joinedPaths(Whole, "*"));
  else if (R.Registered.Runs && Back.empty())
    R.Registered.PartOfPath = Context.backupStr(Whole);
  else if (!Whole.empty())
    Pattern = Context.backupStr(Whole);
}

} // namespace redirect
