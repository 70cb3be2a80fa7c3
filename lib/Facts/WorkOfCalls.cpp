//===- WorkOfCalls.cpp - What calls do that nobody sees the body of -------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Facts/Handles.h"
#include "Facts/ObjectOwner.h"
#include "Facts/ShapeNames.h"
#include "Facts/SqlText.h"
#include "Facts/VisitorNames.h"
#include "Facts/Work.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace redirect {

static bool isConstantObject(const Expr &Object) {
  QualType Type = Object.IgnoreParenImpCasts()->getType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  return Type.isConstQualified();
}

/// True if \p Object, the function's own, may lead to something that outlives
/// it. No text or URL does, and no part of an exchange or its framework.
bool WorkRecognizer::mayLeadOn(const Expr &Object, const FunctionFacts &In) {
  const QualType Type = asWritten(&Object)->getType();
  const auto *Class = dyn_cast_if_present<CXXRecordDecl>(recordBehind(Type));
  const IdentifierInfo *Name = Class ? Class->getIdentifier() : nullptr;
  if (Name && (isExchange(Type) || Words.isBesideModelled(*Class) ||
               namesExchange(Name->getName()) || isLogging(*Class)))
    return false;
  return !isText(Type) && !isUrl(Type) &&
         mayBeHandle(Object, In,
                     [this](QualType Given) { return isExchange(Given); });
}

// visitOf(req).with(1); getVisit(req);
/// True if a call of \p Callee, with the \p Traits of its name, asks for what
/// nobody uses, where that can't be what the call is for.
bool WorkRecognizer::asksInVain(const FunctionDecl &Callee,
                                const NameTraits &Traits) const {
  return Traits.IsLook && !Traits.IsGuard &&
         !Callee.getReturnType()->isVoidType() &&
         llvm::all_of(Callee.parameters(), [this](const ParmVarDecl *P) {
           return !isMutable(*P) || isExchange(P->getType());
         });
}

/// What \p Call, which is given no text itself, carries out: the statement that
/// its object holds, or one of its arguments.
SqlEffect WorkRecognizer::preparedEffect(const CallExpr &Call,
                                         const FunctionFacts &In) {
  const auto IsText = [](const Expr *Argument) {
    return isText(Argument->getType()) || pointsToText(Argument->getType());
  };
  if (!In.Function || !In.Function->getBody() ||
      llvm::any_of(Call.arguments(), IsText))
    return SqlEffect::Unknown;
  const auto [Known, IsNew] = Prepared.try_emplace(In.Function);
  if (IsNew)
    Known->second = PreparedSql(*In.Function->getBody());
  SmallVector<const Expr *, 4> Handles(Call.arguments());
  if (const Expr *Object = objectOf(Call))
    Handles.push_back(Object);
  for (const Expr *Handle : Handles)
    if (const VarDecl *Variable = ownVariable(*Handle))
      if (const SqlEffect Effect = Known->second.of(*Variable);
          Effect != SqlEffect::Unknown)
        return Effect;
  return SqlEffect::Unknown;
}

/// What a call does to a local object of which nobody sees the class: it is
/// filled, or it is a handle. transaction.commit()
std::optional<WorkDone> WorkRecognizer::workOnOwn(const CallExpr &Call,
                                                  const CXXMethodDecl &Method,
                                                  const Expr &Object,
                                                  bool IsStatement,
                                                  const FunctionFacts &In) {
  const NameTraits &Traits = traitsOf(Method);
  // statement.executeStep()
  if (isHandle(Object, In) && preparedEffect(Call, In) == SqlEffect::Reads)
    return std::nullopt;
  // What is made for this call alone leads to something: table("a").add(entry)
  const bool IsTemporary = asWritten(&Object)->isPRValue();
  if (Traits.IsChange && (!Traits.IsFilling || isHandle(Object, In) ||
                          (IsTemporary && IsStatement)))
    return work();
  // visitOf(req).refresh()
  const bool IsEffect = IsStatement &&
                        (!Traits.IsLook || asksInVain(Method, Traits)) &&
                        Code.contains(Method.getLocation());
  return (Traits.IsChange || Traits.IsRenewal || IsEffect) &&
                 mayLeadOn(Object, In)
             ? std::optional(possibleWork())
             : std::nullopt;
}

static bool opensFile(const CXXMethodDecl &Method) {
  const IdentifierInfo *Name = Method.getIdentifier();
  return Name && Name->isStr("open") &&
         Method.getParent()->getName() == "basic_ofstream";
}

// trouble.speak("record", "ERROR: called too late")
/// True if \p Call is given a sentence that tells people of trouble.
static bool tellsOfTrouble(const CallExpr &Call) {
  static constexpr llvm::StringLiteral Trouble[] = {
      "error",  "warning", "fail",    "cannot",
      "can't ", "unable",  "invalid", "unexpected"};
  return llvm::any_of(Call.arguments(), [](const Expr *Argument) {
    const std::optional<StringRef> Said = constantText(*Argument);
    return Said && Said->contains(' ') &&
           llvm::any_of(Trouble, [&](StringRef Word) {
             return Said->contains_insensitive(Word);
           });
  });
}

// store.insert(entry), session->clear(), if (!db.exec("...")) return;
std::optional<WorkDone>
WorkRecognizer::workOfMember(const CallExpr &Call, const CXXMethodDecl &Method,
                             const Expr &Object, bool IsStatement,
                             const FunctionFacts &In) {
  const NameTraits &Traits = traitsOf(Method);
  if (isExchange(Object.IgnoreParenImpCasts()->getType()))
    return std::nullopt;
  if (isReadOnly(Method) || isConstantObject(Object)) {
    // order.save(), by way of what the object knows
    const bool IsEffect = IsStatement && Traits.IsChange && !Traits.IsFilling &&
                          Method.getReturnType()->isVoidType();
    if (IsEffect && !isStandard(Method))
      return work();
    return IsStatement && Traits.IsRenewal ? std::optional(possibleWork())
                                           : std::nullopt;
  }
  const ObjectOwner Owner = ownerOf(Object, In);
  // Of the standard library's classes, what is kept is changed by name; the
  // rest looks or formats.
  if (isStandard(Method) && isFileStream(Object.getType()))
    return Traits.IsChange || opensFile(Method) ? std::optional(work())
                                                : std::nullopt;
  // none.swap(orders)
  if (isStandard(Method) && Traits.IsExchange && Call.getNumArgs() != 0)
    return workOn(Owner.joined(ownerOfStorage(*Call.getArg(0), In)));
  if (isStandard(Method))
    return Traits.IsChange || Traits.IsExchange ? workOn(Owner) : std::nullopt;
  if (Owner.isOwn())
    return workOnOwn(Call, Method, Object, IsStatement, In);
  if (Traits.IsChange)
    return workOn(Owner);
  // if (!session.renew()) return;
  if (Traits.IsRenewal && !IsStatement)
    return possibleWork();
  if (!IsStatement || tellsOfTrouble(Call))
    return std::nullopt;
  if (Traits.IsLook)
    return asksInVain(Method, Traits) ? std::optional(possibleWork())
                                      : std::nullopt;
  // page.render(res) may do no more than that.
  const auto IsExchangeGiven = [this](const Expr *Argument) {
    return isExchange(Argument->getType());
  };
  return llvm::any_of(Call.arguments(), IsExchangeGiven)
             ? std::optional(possibleWork())
             : workOn(Owner);
}

/// True if \p Argument says how a file is opened, and that this is to write:
/// "w", "a+", QIODevice::WriteOnly, std::ios::app.
static bool isWriteMode(const Expr &Argument) {
  static constexpr llvm::StringLiteral Modes[] = {
      "WriteOnly", "ReadWrite", "Append", "Truncate",
      "NewOnly",   "app",       "out",    "trunc"};
  if (const std::optional<StringRef> Mode = constantText(Argument))
    return Mode->size() <= 4 && Mode->find_first_of("wa+") != StringRef::npos &&
           Mode->find_first_not_of("rwabtxe+") == StringRef::npos;
  SmallVector<const Stmt *> Pending = {&Argument};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    const auto *Reference = dyn_cast_if_present<DeclRefExpr>(S);
    const IdentifierInfo *Name =
        Reference ? Reference->getDecl()->getIdentifier() : nullptr;
    if (Name && llvm::is_contained(Modes, Name->getName()))
      return true;
    if (S && !isa<LambdaExpr>(S))
      Pending.append(S->child_begin(), S->child_end());
  }
  return false;
}

/// fopen(path, "a"), popen(command, "w"), SPIFFS.open(path, "w"),
/// file.open(QIODevice::WriteOnly): a file is opened, to be written.
static bool opensToWrite(const CallExpr &Call, const FunctionDecl &Callee) {
  const IdentifierInfo *Name = Callee.getIdentifier();
  return Name && Name->getName().ends_with("open") &&
         llvm::any_of(Call.arguments(), [](const Expr *Argument) {
           return isWriteMode(*Argument);
         });
}

namespace {

/// What a function is given of which nobody sees the body.
struct Given {
  /// Who owns what it may change.
  ObjectOwner Mutable;
  bool HasMutable = false;
  /// True if that may be a handle.
  bool MayLeadOn = false;
  bool HasExchange = false;
  /// True if the request is among it, or something by which that is reached.
  bool HasRequest = false;
  /// True if something else than constants is among it.
  bool HasData = false;
};

} // namespace

/// True for requests, and for what they are reached by: Request,
/// HttpRequestPtr.
static bool isRequest(QualType Type) {
  const RecordDecl *Record = recordBehind(Type);
  return Record && Record->getIdentifier() &&
         namesRequestClass(Record->getName());
}

/// The object that \p Argument is, or whose address it takes.
static const Expr *pointedAt(const Expr *Argument) {
  const auto *Address = dyn_cast<UnaryOperator>(asWritten(Argument));
  return Address && Address->getOpcode() == UO_AddrOf ? Address->getSubExpr()
                                                      : Argument;
}

/// Work on what may be changed among \p All.
static std::optional<WorkDone> workOnMutable(const Given &All) {
  return All.Mutable.isOwn() && All.MayLeadOn ? possibleWork()
                                              : workOn(All.Mutable);
}

/// What a function does whose \p Name says that it changes something.
static std::optional<WorkDone>
workByName(StringRef Name, const NameTraits &Traits, const Given &All) {
  if (!Traits.IsFilling)
    return work();
  // setLevel(3), append(&buffer, text)
  if (All.HasMutable)
    return workOnMutable(All);
  // startSession(req, res), putEntry(req); but not setHeader(res, "X-Age", "1")
  if (!All.HasExchange || namesSession(Name))
    return work();
  return All.HasRequest ? std::optional(possibleWork()) : std::nullopt;
}

// saveEntry(entry), declared in a header of the project's; unlink(path)
std::optional<WorkDone>
WorkRecognizer::workOfFunction(const CallExpr &Call, const FunctionDecl &Callee,
                               bool IsStatement, const FunctionFacts &In) {
  Given All;
  for (const auto &[Argument, Parameter] :
       llvm::zip(argumentsOf(Call), Callee.parameters())) {
    if (isExchange(Argument->getType())) {
      All.HasExchange = true;
      All.HasRequest |= isRequest(Argument->getType());
    } else if (isMutable(*Parameter)) {
      All.HasMutable = true;
      All.Mutable = All.Mutable.joined(ownerOf(*Argument, In));
      All.MayLeadOn |= mayLeadOn(*pointedAt(Argument), In);
    }
    All.HasData |=
        !constantText(*Argument) &&
        !isa<IntegerLiteral, FloatingLiteral, CXXBoolLiteralExpr,
             CXXNullPtrLiteralExpr, CXXDefaultArgExpr>(asWritten(Argument));
  }
  const NameTraits &Traits = traitsOf(Callee);
  const bool IsForeign = !Code.contains(Callee.getLocation());
  if (Traits.IsChange)
    return workByName(Callee.getName(), Traits, All);
  // queue_push(jobs, entry)
  if (IsForeign && Traits.HoldsChange && IsStatement)
    return All.Mutable.isOwn() ? std::nullopt : std::optional(possibleWork());
  // if (!renewSession(req)) return;
  if (!IsForeign && Traits.IsRenewal && (All.HasRequest || All.HasData))
    return possibleWork();
  if (!IsStatement || IsForeign || tellsOfTrouble(Call) ||
      (Traits.IsLook && !asksInVain(Callee, Traits)))
    return std::nullopt;
  // What is filled for the handler alone is what the call is for.
  if (All.HasMutable)
    return workOnMutable(All);
  return All.HasExchange || All.HasData ? std::optional(possibleWork())
                                        : std::nullopt;
}

bool WorkRecognizer::isIdle(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const FunctionModel *Told = Callee ? Words.toldOf(*Callee) : nullptr;
  return Told && Told->isIdle();
}

bool WorkRecognizer::writesKept(const CallExpr &Call, const FunctionFacts &In) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const FunctionModel *Told = Callee ? Words.toldOf(*Callee) : nullptr;
  if (!Told || !Told->Changes)
    return false;
  const std::optional<WorkDone> Work = workByModel(Call, *Told, In);
  return Work && !Work->On;
}

/// True if \p Call is given a text that begins with one of \p Words:
/// redisCommand(redis, "GET %s", key).
static bool isGivenWord(const CallExpr &Call, ArrayRef<std::string> Words) {
  return llvm::any_of(Call.arguments(), [&](const Expr *Argument) {
    const std::optional<StringRef> Text = constantText(*Argument);
    const StringRef First = Text ? Text->ltrim().split(' ').first : StringRef();
    return llvm::any_of(Words, [First](StringRef Word) {
      return First.equals_insensitive(Word);
    });
  });
}

/// What a model says of \p Call; it has the last word.
std::optional<WorkDone> WorkRecognizer::workByModel(const CallExpr &Call,
                                                    const FunctionModel &Told,
                                                    const FunctionFacts &In) {
  if (Told.isIdle() || Told.means() || isGivenWord(Call, Told.Reads))
    return std::nullopt;
  if (Told.Changes) {
    const Expr *Changed = *Told.Changes < Call.getNumArgs()
                              ? Call.getArg(*Told.Changes)
                              : nullptr;
    // fprintf(stderr, "...") tells people.
    const ValueDecl *Root = Changed ? rootObject(*Changed) : nullptr;
    const bool IsOutput = Root && (isLogging(*Root) || isStandardOutput(*Root));
    return Changed && !IsOutput ? workOn(ownerOf(*Changed, In)) : std::nullopt;
  }
  const bool IsMaybe = Told.Work == FunctionModel::Effect::Maybe;
  SqlEffect Effect = sqlEffectOf(Call);
  if (IsMaybe && Effect == SqlEffect::Unknown)
    Effect = preparedEffect(Call, In);
  switch (Effect) {
  case SqlEffect::Reads:
    return std::nullopt;
  case SqlEffect::Changes:
    return work();
  case SqlEffect::Unknown:
    break;
  }
  return IsMaybe ? possibleWork() : work();
}

/// True if \p Call only has to do with the request and its response, or is seen
/// to do what it does.
bool WorkRecognizer::isToldElsewhere(const CallExpr &Call,
                                     const FunctionDecl &Callee) {
  const FunctionDecl *Definition = Code.definition(Callee);
  if (isLogging(Callee) || (Definition && !Code.isLeftAlone(*Definition)))
    return true;
  // ctx.header("X-Version", "2")
  if (const Roles *R = Words.rolesOf(Callee);
      R && (R->Header || R->Status || R->IsResponsePart))
    return true;
  // response(), context->request(), downstream->sendHeaders(response)
  const auto IsExchange = [this](const Expr *Argument) {
    return isExchange(Argument->getType());
  };
  return isExchange(Callee.getReturnType()) ||
         (Words.isBesideModelled(Callee) &&
          llvm::any_of(Call.arguments(), IsExchange));
}

std::optional<WorkDone> WorkRecognizer::workOfCall(const CallExpr &Call,
                                                   bool IsStatement,
                                                   const FunctionFacts &In) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return std::nullopt;
  if (const FunctionModel *Told = Words.toldOf(*Callee))
    return workByModel(Call, *Told, In);
  if (isToldElsewhere(Call, *Callee))
    return std::nullopt;
  if (opensToWrite(Call, *Callee))
    return work();
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    return workOfOperator(*Operator, *Callee, IsStatement, In);
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  const bool IsText = isStandard(*Callee) || (Method && isReadOnly(*Method)) ||
                      isText(Callee->getReturnType());
  // db.exec("SELECT ..."), PQexec(connection, "DELETE FROM orders")
  if (!IsText)
    switch (sqlEffectOf(Call)) {
    case SqlEffect::Changes:
      return work();
    case SqlEffect::Reads:
      return std::nullopt;
    case SqlEffect::Unknown:
      break;
    }
  if (const Expr *Object = Method ? objectOf(Call) : nullptr)
    return workOfMember(Call, *Method, *Object, IsStatement, In);
  if (Words.isBesideModelled(*Callee))
    return std::nullopt;
  return isStandard(*Callee) ? workOfStandard(Call, *Callee, In)
                             : workOfFunction(Call, *Callee, IsStatement, In);
}

} // namespace redirect
