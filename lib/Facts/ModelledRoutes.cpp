//===- ModelledRoutes.cpp -------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/ModelledRoutes.h"
#include "Facts/Callables.h"
#include "Facts/Expressions.h"
#include "Facts/PathTexts.h"
#include "Facts/Responses.h"
#include "Facts/RouteShapes.h"

using namespace clang;

namespace redirect {

/// What the registration says before its arguments are looked at.
static PendingRoute begin(const Expr &Site, const RouteModel &Model,
                          const Vocabulary &Words) {
  PendingRoute Result;
  Result.How = &Model;
  Result.Site = &Site;
  Result.Registered.Where = Site.getExprLoc();
  Result.Registered.PassesParameters = Model.ParametersAreArguments;
  Result.Registered.Parameters = Words.inUnit(Model.Parameters);
  Result.Registered.Runs = Model.Runs;
  if (Model.Methods) {
    Result.Registered.Methods = Model.Methods->methods();
    Result.Registered.IsRestricted = Model.Methods->isRestricted();
  }
  return Result;
}

/// The parameter that \p List, of one element at most, names or copies; null if
/// it is something else.
static const Expr *namedByCaller(const Expr &List) {
  const Expr *Only = &List;
  while (true) {
    if (const auto *Wrapped = dyn_cast<CXXStdInitializerListExpr>(Only))
      Only = Wrapped->getSubExpr();
    else if (const auto *Init = dyn_cast<InitListExpr>(Only);
             Init && Init->getNumInits() == 1)
      Only = Init->getInit(0);
    else if (const auto *Construct = dyn_cast<CXXConstructExpr>(Only);
             Construct && Construct->getNumArgs() != 0 &&
             isa<CXXStdInitializerListExpr>(asWritten(Construct->getArg(0))))
      Only = Construct->getArg(0);
    else
      break;
    Only = asWritten(Only);
  }
  Only = copied(Only);
  const auto *Reference = dyn_cast<DeclRefExpr>(Only);
  return Reference && isa<ParmVarDecl>(Reference->getDecl()) ? Only : nullptr;
}

/// Reads the methods of a route off \p Argument, which may be null. A list that
/// is spelled out and names no method is for all; of one that comes from
/// elsewhere nothing is known. The route is where its methods are named: a
/// change of the methods changes that line.
void ModelledRoutes::readMethods(const Expr *Argument,
                                 PendingRoute &Result) const {
  Route &R = Result.Registered;
  const auto ForAll = [&] {
    if (Result.How->Methods)
      return;
    R.Methods = MethodSet::all();
    R.IsRestricted = false;
  };
  if (!Argument)
    return ForAll();
  const Expr *List = asWritten(Argument);
  NamedMethods Named = MethodNames.namedIn(*List);
  const auto *Reference = dyn_cast<DeclRefExpr>(List);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (Named.isNothing() && Variable && Variable->getInit()) {
    List = asWritten(Variable->getInit());
    Named = MethodNames.namedIn(*List);
  }
  if (Named.IsAny) {
    R.Methods = MethodSet::all();
    R.IsRestricted = false;
    return;
  }
  if (Named.isNothing())
    Result.Methods = namedByCaller(*List);
  const bool IsSpelledOut =
      isa<CXXConstructExpr, InitListExpr, CXXStdInitializerListExpr,
          CXXDefaultArgExpr, ImplicitValueInitExpr>(List) ||
      constantText(*List) || isCallable(Argument->getType());
  if (Named.Methods.empty() && IsSpelledOut && !Result.Methods)
    return ForAll();
  R.Methods = Named.Methods;
  R.IsRestricted = true;
  if (!isa<CXXDefaultArgExpr>(Argument))
    R.Where = Argument->getExprLoc();
}

/// Reads the pattern of a route, and the method that may stand in front of it:
/// "POST /orders".
static void readPattern(const Expr &Pattern, PendingRoute &Pending,
                        const ASTContext &Context) {
  Route &Result = Pending.Registered;
  Result.Pattern = spelledPath(Pattern, Context);
  if (!Result.Pattern)
    Pending.Pattern = &Pattern;
  if (!Pending.How->PatternNamesMethod || !Result.Pattern)
    return;
  const auto [Name, Path] = splitPattern(*Result.Pattern);
  const std::optional<Method> Named = parseMethod(Name);
  if (!Named && !Path.contains(" /"))
    return;
  // Of "MOVE /orders", which names no method that is known, nothing is.
  Result.Methods = Named ? MethodSet(*Named) : MethodSet();
  Result.IsRestricted = true;
  Result.Pattern = Path;
  Result.Where = Pattern.getExprLoc();
}

/// The first argument of \p Call that can be called; null if there is none.
static const Expr *callableIn(const Expr &Call) {
  for (const Expr *Argument : argumentsOf(Call))
    if (isCallable(Argument->getType()))
      return Argument;
  return nullptr;
}

/// True if a route that \p Model describes has no path of its own, as nothing
/// that the call is given may hold one.
static bool takesNoPath(const RouteModel &Model) {
  return !Model.IsByShape && !Model.Pattern.Argument &&
         Model.Pattern.Field.empty() && Model.Chain.Pattern.empty() &&
         Model.Subscripts.empty() && Model.Overrider.empty() &&
         !Model.MethodsArgument && Model.Methods &&
         !Model.Methods->isRestricted();
}

// registerMethod(&Page::show, "/show", {Get}, /*classNameInPath=*/true)
/// Puts the path that the class has by its name before the pattern, if the
/// argument \p IsBelow of \p Call says so.
void ModelledRoutes::putBelowClass(const Expr &Call, unsigned IsBelow,
                                   PendingRoute &Result) const {
  const Expr *Argument = argumentAt(Call, IsBelow);
  const auto *Says =
      Argument ? dyn_cast<CXXBoolLiteralExpr>(asWritten(Argument)) : nullptr;
  if (!Says || !Says->getValue())
    return;
  std::optional<StringRef> &Pattern = Result.Registered.Pattern;
  const std::optional<std::string> Path = pathOfClassIn(Call);
  if (Path && Pattern)
    Pattern = Words.context().backupStr(joinedPaths(*Path, *Pattern));
  else
    Pattern = std::nullopt;
  Result.Pattern = nullptr;
}

// ROUTE("/orders", save, Verb::POST), ROUTE("/orders", queue, save, Verb::POST)
/// The argument of \p Call that names its methods: that at \p Index, unless an
/// overload has the handler there, and the methods behind it.
const Expr *ModelledRoutes::methodsIn(const Expr &Call, unsigned Index) const {
  const Expr *There = argumentAt(Call, Index);
  const Expr *Behind = There && isCallable(There->getType())
                           ? argumentAt(Call, Index + 1)
                           : nullptr;
  return Behind && !MethodNames.namedIn(*asWritten(Behind)).isNothing() ? Behind
                                                                        : There;
}

// server.Post("/orders", handler), registerMethod(&C::save, "/orders", {Post})
std::optional<PendingRoute>
ModelledRoutes::ofArguments(const Expr &Call, const RouteModel &Model) const {
  PendingRoute Result = begin(Call, Model, Words);
  Result.Registered.IsForAnyPath = takesNoPath(Model);
  if (Model.Handler.Argument)
    Result.Handler = argumentAt(Call, *Model.Handler.Argument);
  else if (Model.Overrider.empty())
    Result.Handler = callableIn(Call);
  const bool NeedsHandler =
      (Model.Handler.Argument || Model.Overrider.empty()) &&
      Model.Filters.empty();
  if (NeedsHandler && !Result.Handler)
    return std::nullopt;
  if (Model.MethodsArgument && Model.MethodsArgument->Argument)
    readMethods(methodsIn(Call, *Model.MethodsArgument->Argument), Result);
  if (Model.Pattern.Argument)
    if (const Expr *Pattern = argumentAt(Call, *Model.Pattern.Argument))
      readPattern(*Pattern, Result, Words.context());
  if (Model.PatternBelowClass)
    putBelowClass(Call, *Model.PatternBelowClass, Result);
  return Result;
}

/// Reads what earlier calls of the chain say: CROW_ROUTE(app, "/orders") and
/// .methods("POST"_method), which end in (handler).
void ModelledRoutes::readChain(const CallExpr &Call, Route &Result) const {
  for (const CallExpr *Link : chainUpTo(Call)) {
    const FunctionDecl *Callee = Link->getDirectCallee();
    const Roles *R = Callee ? Words.rolesOf(*Callee) : nullptr;
    if (R && R->IsChainPattern && !Result.Pattern)
      if (const Expr *Pattern = argumentAt(*Link, 0))
        Result.Pattern = spelledPath(*Pattern, Words.context());
    if (!R || !R->IsChainMethods)
      continue;
    NamedMethods Named;
    for (const Expr *Argument : argumentsOf(*Link)) {
      const NamedMethods Here = MethodNames.namedIn(*Argument);
      Named.Methods |= Here.Methods;
      Named.IsAny |= Here.IsAny;
    }
    Result.Where = Link->getExprLoc();
    Result.IsRestricted = !Named.IsAny;
    Result.Methods = Named.IsAny ? MethodSet::all() : Named.Methods;
  }
}

// std::make_unique<Rule>("/orders", Method::Post, save)
std::optional<PendingRoute>
ModelledRoutes::ofMaking(const CallExpr &Call) const {
  const RecordDecl *Made = recordMadeBy(Call);
  const Roles *R = Made ? Words.rolesOf(*Made) : nullptr;
  if (!R || !R->Route || R->Route->Constructor.empty())
    return std::nullopt;
  return ofArguments(Call, *R->Route);
}

std::optional<PendingRoute> ModelledRoutes::ofCall(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const ValueDecl *Called = Callee ? Callee : calledPointer(Call);
  const Roles *R = Called ? Words.rolesOf(*Called) : nullptr;
  if (!R)
    return ofMaking(Call);
  if (!R->Route || R->Route->Assigned || R->Route->Function.empty())
    return std::nullopt;
  const RouteModel &Model = *R->Route;
  std::optional<PendingRoute> Result = ofArguments(Call, Model);
  if (!Result)
    return Result;
  if (Callee && Model.Methods &&
      Model.Methods->Given == MethodList::Word::TemplateArguments) {
    const NamedMethods Named = MethodNames.namedInTemplateArguments(*Callee);
    Result->Registered.IsRestricted = !Named.isNothing() && !Named.IsAny;
    Result->Registered.Methods =
        Result->Registered.IsRestricted ? Named.Methods : MethodSet::all();
  }
  if (!Model.Chain.Pattern.empty() || !Model.Chain.Methods.empty())
    readChain(Call, Result->Registered);
  return Result;
}

// WFHttpServer server(process);
std::optional<PendingRoute>
ModelledRoutes::ofConstruction(const CXXConstructExpr &Construct) const {
  const Roles *R = Words.rolesOf(*Construct.getConstructor()->getParent());
  if (!R || !R->Route || R->Route->Constructor.empty())
    return std::nullopt;
  return ofArguments(Construct, *R->Route);
}

/// The route of a field or a call to which a handler is assigned; null if \p
/// Target is something else.
const RouteModel *ModelledRoutes::assignedModel(const Expr &Target) const {
  const Expr *E = asWritten(&Target);
  while (const auto *Subscript = dyn_cast<CXXOperatorCallExpr>(E)) {
    if (Subscript->getOperator() != OO_Subscript)
      break;
    E = asWritten(Subscript->getArg(0));
  }
  const NamedDecl *Assigned = nullptr;
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    Assigned = Member->getMemberDecl();
  else if (const auto *Call = dyn_cast<CallExpr>(E))
    Assigned = Call->getDirectCallee();
  const Roles *R = Assigned ? Words.rolesOf(*Assigned) : nullptr;
  const bool IsAssigned =
      R && R->Route && (!R->Route->Field.empty() || R->Route->Assigned);
  return IsAssigned ? R->Route : typeModel(E->getType());
}

// ngx_http_handler_pt *h = ngx_array_push(handlers); *h = serve;
const RouteModel *ModelledRoutes::typeModel(QualType Assigned) const {
  while (const auto *Alias = Assigned->getAs<TypedefType>()) {
    if (const Roles *R = Words.rolesOf(*Alias->getDecl());
        R && R->Route && !R->Route->Type.empty())
      return R->Route;
    Assigned = Alias->desugar();
  }
  return nullptr;
}

/// Reads `["/orders"]["POST"]` off \p Target, from its end. Returns false if
/// there are fewer subscripts.
bool ModelledRoutes::readSubscripts(const Expr &Target,
                                    PendingRoute &Result) const {
  const Expr *E = asWritten(&Target);
  for (const SubscriptRole Role : llvm::reverse(Result.How->Subscripts)) {
    const auto *Subscript = dyn_cast<CXXOperatorCallExpr>(E);
    const Expr *Key = Subscript ? subscriptOf(*Subscript) : nullptr;
    if (!Key)
      return false;
    if (Role == SubscriptRole::Pattern)
      readPattern(*Key, Result, Words.context());
    else
      readMethods(Key, Result);
    E = asWritten(Subscript->getArg(0));
  }
  return true;
}

// handler->on_req = save, server.resource["^/orders$"]["POST"] = save,
// api.post("/orders") = save
std::optional<PendingRoute>
ModelledRoutes::ofAssignment(const Expr &Target, const Expr &Value) const {
  const RouteModel *Model = assignedModel(Target);
  if (!Model)
    return std::nullopt;
  if (!Model->Assigned) {
    PendingRoute Result = begin(Target, *Model, Words);
    Result.Handler = &Value;
    if (!readSubscripts(Target, Result))
      return std::nullopt;
    return Result;
  }
  const auto *Call = dyn_cast<CallExpr>(asWritten(&Target));
  if (!Call)
    return std::nullopt;
  PendingRoute Result = begin(Target, *Model, Words);
  Result.Handler = &Value;
  if (Model->MethodsArgument && Model->MethodsArgument->Argument)
    readMethods(argumentAt(*Call, *Model->MethodsArgument->Argument), Result);
  if (Model->Pattern.Argument)
    if (const Expr *Pattern = argumentAt(*Call, *Model->Pattern.Argument))
      readPattern(*Pattern, Result, Words.context());
  return Result;
}

const RouteModel *ModelledRoutes::recordModel(const RecordDecl &Record) const {
  const Roles *R = Words.rolesOf(Record);
  return R && R->Route && !R->Route->Record.empty() ? R->Route : nullptr;
}

std::optional<PendingRoute>
ModelledRoutes::ofFields(const RouteModel &Model,
                         const FieldValues &Values) const {
  const auto ValueOf = [&](StringRef Name) -> const Expr * {
    for (const auto &[Field, Value] : Values)
      if (!Name.empty() && Field->getName() == Name)
        return Value;
    return nullptr;
  };
  const Expr *Handler = ValueOf(Model.Handler.Field);
  const Expr *Name = ValueOf(Model.HandlerName);
  if (!Handler && !Name)
    return std::nullopt;
  PendingRoute Result = begin(Handler ? *Handler : *Name, Model, Words);
  Result.Handler = Handler;
  if (Name)
    if (const std::optional<StringRef> Text = constantText(*Name))
      Result.HandlerName = (Model.HandlerNamePrefix + *Text).str();
  if (Model.MethodsArgument)
    if (const Expr *Methods = ValueOf(Model.MethodsArgument->Field))
      readMethods(Methods, Result);
  if (const Expr *Pattern = ValueOf(Model.Pattern.Field)) {
    Result.Registered.Pattern = spelledPath(*Pattern, Words.context());
    const Expr *End = Result.Registered.Pattern ? nullptr : endOfText(*Pattern);
    Result.IsBelowOwnObject = End;
    if (End)
      Result.Registered.Pattern = spelledPath(*End, Words.context());
  }
  return Result;
}

// {.common = {.methods = BIT(HTTP_POST)}, .cb = save}
/// Adds the values of the records within \p Values.
static void addInnerValues(ModelledRoutes::FieldValues &Values) {
  for (size_t I = 0; I != Values.size(); ++I) {
    const auto *Inner = dyn_cast<InitListExpr>(asWritten(Values[I].second));
    if (Inner && Inner->getType()->isRecordType())
      Values.append(fieldValues(*Inner));
  }
}

// {"/orders", HTTP_POST, save}, {.begin_request = serve}
std::vector<PendingRoute>
ModelledRoutes::ofList(const InitListExpr &List) const {
  std::vector<PendingRoute> Result;
  const RecordDecl *Record = List.getType()->getAsRecordDecl();
  if (!Record || Record->isUnion())
    return Result;
  FieldValues Values = fieldValues(List);
  if (const RouteModel *Model = recordModel(*Record)) {
    addInnerValues(Values);
    if (std::optional<PendingRoute> R = ofFields(*Model, Values))
      Result.push_back(std::move(*R));
    return Result;
  }
  for (const auto &[Field, Value] : Values)
    if (const Roles *R = Words.rolesOf(*Field);
        R && R->Route && R->Route->Subscripts.empty() &&
        !isa<ImplicitValueInitExpr>(Value)) {
      Result.push_back(begin(*Value, *R->Route, Words));
      Result.back().Handler = Value;
    }
  return Result;
}

// evhttp_set_allowed_methods(http, EVHTTP_REQ_GET | EVHTTP_REQ_HEAD)
std::optional<MethodSet> ModelledRoutes::limitOf(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const Roles *R = Callee ? Words.rolesOf(*Callee) : nullptr;
  const Expr *Methods =
      R && R->Limit ? argumentAt(Call, R->Limit->MethodsArgument) : nullptr;
  if (!Methods)
    return std::nullopt;
  const NamedMethods Named = MethodNames.namedIn(*Methods);
  return Named.isNothing() || Named.IsAny ? MethodSet::all() : Named.Methods;
}

} // namespace redirect
