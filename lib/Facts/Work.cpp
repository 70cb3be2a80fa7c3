//===- Work.cpp -----------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Work.h"
#include "Facts/Expressions.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace redirect {

/// True if what \p E denotes may be seen after the function returns: a global,
/// a member, something behind a pointer or a reference, a captured variable.
static bool outlivesFunction(const Expr *E) {
  while (true) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      if (Member->isArrow())
        return true;
      E = Member->getBase();
    } else if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E)) {
      E = Subscript->getBase();
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
      if (Operator->getOperator() != OO_Subscript)
        return Operator->getOperator() == OO_Arrow ||
               Operator->getOperator() == OO_Star;
      E = Operator->getArg(0);
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
               Call && isStandard(*Call->getMethodDecl())) {
      // text.append("a").append("b")
      E = Call->getImplicitObjectArgument();
    } else {
      break;
    }
  }
  const auto *Reference = dyn_cast<DeclRefExpr>(E);
  if (!Reference)
    return isa<CXXThisExpr>(E) || isa<UnaryOperator>(E) || isa<CallExpr>(E);
  const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
  return Variable && (!Variable->hasLocalStorage() ||
                      Variable->getType()->isReferenceType() ||
                      Variable->getType()->isPointerType() ||
                      Reference->refersToEnclosingVariableOrCapture());
}

static bool isConstantObject(const Expr &Object) {
  QualType Type = Object.IgnoreParenImpCasts()->getType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  return Type.isConstQualified();
}

/// The words of an identifier in lower case: "save" and "entry" for
/// "saveEntry", "save_entry" and "SaveEntry".
static SmallVector<std::string, 4> wordsOf(StringRef Identifier) {
  SmallVector<std::string, 4> Words;
  bool StartsWord = true;
  for (size_t I = 0; I != Identifier.size(); ++I) {
    const char C = Identifier[I];
    const bool AfterLower = I != 0 && llvm::isLower(Identifier[I - 1]);
    StartsWord |= llvm::isUpper(C) && AfterLower;
    if (!llvm::isAlpha(C)) {
      StartsWord = true;
      continue;
    }
    if (StartsWord)
      Words.emplace_back();
    Words.back().push_back(llvm::toLower(C));
    StartsWord = false;
  }
  return Words;
}

/// True for "logAccess", "Logger" and "fprintf", false for "logIn" and "blog".
static bool namesLogging(StringRef Identifier) {
  static constexpr llvm::StringLiteral LogWords[] = {
      "log",    "logger",  "logging", "spdlog",  "syslog",    "print",
      "printf", "fprintf", "println", "puts",    "trace",     "debug",
      "info",   "warn",    "warning", "metrics", "metric",    "counter",
      "audit",  "hits",    "total",   "stats",   "statistics"};
  const SmallVector<std::string, 4> Words = wordsOf(Identifier);
  for (size_t I = 0; I != Words.size(); ++I) {
    const bool IsLogInOrOut = Words[I] == "log" && I + 1 != Words.size() &&
                              (Words[I + 1] == "in" || Words[I + 1] == "out");
    if (llvm::is_contained(LogWords, Words[I]) && !IsLogInOrOut)
      return true;
  }
  return false;
}

/// True for "saveEntry", "insert" and "log_in": the first word is one with
/// which people name what changes something.
static bool namesChange(StringRef Identifier) {
  static constexpr llvm::StringLiteral Verbs[] = {
      "add",      "append",  "assign",   "cancel",  "change",   "clear",
      "commit",   "create",  "delete",   "destroy", "drop",     "emplace",
      "enqueue",  "erase",   "exec",     "execl",   "execute",  "execv",
      "fputs",    "fwrite",  "insert",   "kill",    "log",      "login",
      "logout",   "mkdir",   "modify",   "notify",  "persist",  "pop",
      "post",     "publish", "push",     "put",     "reboot",   "record",
      "register", "remove",  "rename",   "replace", "reset",    "resize",
      "rmdir",    "save",    "schedule", "send",    "set",      "sign",
      "stop",     "store",   "submit",   "system",  "truncate", "unlink",
      "update",   "upsert",  "write"};
  const SmallVector<std::string, 4> Words = wordsOf(Identifier);
  return !Words.empty() && llvm::is_contained(Verbs, Words.front());
}

/// True for "setScheme" and "append": the first word is one with which people
/// name what fills an object.
static bool namesFilling(StringRef Identifier) {
  static constexpr llvm::StringLiteral Verbs[] = {
      "add",    "append", "assign", "change",   "clear",  "emplace", "erase",
      "insert", "pop",    "push",   "put",      "remove", "replace", "reset",
      "resize", "set",    "sign",   "truncate", "write"};
  const SmallVector<std::string, 4> Words = wordsOf(Identifier);
  return !Words.empty() && llvm::is_contained(Verbs, Words.front());
}

/// True for "findUser" and "is_known": the first word is one with which people
/// name what only looks.
static bool namesLook(StringRef Identifier) {
  static constexpr llvm::StringLiteral Verbs[] = {
      "as",      "at",     "authorize", "authorized", "begin", "build",
      "can",     "check",  "compare",   "contains",   "count", "current",
      "empty",   "end",    "exists",    "fetch",      "find",  "format",
      "front",   "back",   "generate",  "get",        "has",   "is",
      "list",    "load",   "lock",      "lookup",     "look",  "make",
      "match",   "name",   "parse",     "peek",       "read",  "render",
      "resolve", "search", "select",    "should",     "size",  "to",
      "try",     "unlock", "valid",     "validate",   "value", "verify",
      "view",    "wait",   "with"};
  const SmallVector<std::string, 4> Words = wordsOf(Identifier);
  return !Words.empty() && llvm::is_contained(Verbs, Words.front());
}

/// \p Test of D's name, which is made once per name.
static bool test(const NamedDecl &D, bool (*Test)(StringRef),
                 llvm::DenseMap<const IdentifierInfo *, bool> &Known) {
  const IdentifierInfo *Name = D.getIdentifier();
  if (!Name)
    return false;
  const auto [Entry, IsNew] = Known.try_emplace(Name);
  if (IsNew)
    Entry->second = Test(Name->getName());
  return Entry->second;
}

bool WorkRecognizer::isFrameworks(const Decl &D) const {
  const SourceLocation Location = Sources.getExpansionLoc(D.getLocation());
  return Location.isValid() &&
         Words.isFrameworkFile(Sources.getFileID(Location));
}

/// True for std::ofstream and std::fstream.
static bool isFileStream(QualType Type) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && isStandard(*Class) && Class->getIdentifier() &&
         (Class->getName() == "basic_ofstream" ||
          Class->getName() == "basic_fstream");
}

/// `res.body = page`: what the framework's own classes hold belongs to the
/// request and its response.
bool WorkRecognizer::isResponsePart(const Expr &E) const {
  const Expr *Part = E.IgnoreParenImpCasts();
  if (const auto *Subscript = dyn_cast<CXXOperatorCallExpr>(Part))
    Part = Subscript->getArg(0)->IgnoreParenImpCasts();
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Part))
    return isExchange(Call->getObjectType());
  if (const auto *Member = dyn_cast<MemberExpr>(Part))
    return isFrameworks(*Member->getMemberDecl());
  const CXXRecordDecl *Class = Part->getType()->getAsCXXRecordDecl();
  return Class && isFrameworks(*Class);
}

bool WorkRecognizer::isLogging(const NamedDecl &D) {
  if (test(D, namesLogging, LoggingNames))
    return true;
  const auto *Owner = dyn_cast<NamedDecl>(D.getDeclContext());
  return Owner && test(*Owner, namesLogging, LoggingNames);
}

bool WorkRecognizer::isChange(const NamedDecl &D) {
  return test(D, namesChange, ChangingNames);
}

bool WorkRecognizer::isFilling(const NamedDecl &D) {
  return test(D, namesFilling, FillingNames);
}

bool WorkRecognizer::isLook(const NamedDecl &D) {
  return test(D, namesLook, LookingNames);
}

// store.insert(entry), session->clear(), if (!db.exec("...")) return;
bool WorkRecognizer::memberCallDoesWork(const CXXMethodDecl &Method,
                                        const Expr &Object, bool IsStatement) {
  if (Method.isConst() || isConstantObject(Object) ||
      isExchange(Object.IgnoreParenImpCasts()->getType()))
    return false;
  const bool Outlives = outlivesFunction(&Object);
  // Of the standard library's classes, what is kept is changed by name; the
  // rest looks or formats.
  if (isStandard(Method))
    return Outlives && isChange(Method);
  // A local object is built or filled, or it is a handle: transaction.commit().
  if (isChange(Method))
    return Outlives || !isFilling(Method);
  return Outlives && (IsStatement || !isLook(Method));
}

// entries[id] = entry, onSave()
bool WorkRecognizer::operatorCallDoesWork(const CXXOperatorCallExpr &Call,
                                          const FunctionDecl &Callee,
                                          bool IsStatement) {
  const Expr &Object = *Call.getArg(0);
  switch (Call.getOperator()) {
  case OO_Equal:
  case OO_PlusEqual:
    return outlivesFunction(&Object) && !isResponsePart(Object);
  case OO_LessLess:
    return isFileStream(Object.getType());
  case OO_Call:
    // A callback that gets the response is how some frameworks send it.
    return IsStatement && isStandard(Callee) &&
           llvm::none_of(llvm::drop_begin(Call.arguments()),
                         [this](const Expr *Argument) {
                           return isExchange(Argument->getType());
                         });
  default:
    return false;
  }
}

/// True for requests, responses, and pointers to them, smart or not.
bool WorkRecognizer::isExchange(QualType Type) const {
  Type = Type.getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  if (!Class)
    return false;
  if (const auto *Pointer = dyn_cast<ClassTemplateSpecializationDecl>(Class);
      Pointer && isStandard(*Pointer) && Pointer->getTemplateArgs().size() != 0)
    if (const TemplateArgument &Pointee = Pointer->getTemplateArgs()[0];
        Pointee.getKind() == TemplateArgument::Type)
      return isExchange(Pointee.getAsType());
  return Words.isExchangeClass(*Class);
}

bool WorkRecognizer::callDoesWork(const CallExpr &Call, bool IsStatement) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || isLogging(*Callee) || Code.definition(*Callee))
    return false;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    return operatorCallDoesWork(*Operator, *Callee, IsStatement);
  if (const auto *MemberCall = dyn_cast<CXXMemberCallExpr>(&Call))
    return memberCallDoesWork(*MemberCall->getMethodDecl(),
                              *MemberCall->getImplicitObjectArgument(),
                              IsStatement);
  if (isFrameworks(*Callee))
    return false;
  // std::filesystem::remove(path), but not std::replace(begin, end, ...)
  if (isStandard(*Callee)) {
    const auto *Space = dyn_cast<NamespaceDecl>(
        Callee->getDeclContext()->getEnclosingNamespaceContext());
    return Space && !Space->isStdNamespace() && isChange(*Callee);
  }
  // saveEntry(entry), declared in a header of the project's; unlink(path)
  const bool IsSystem = Sources.isInSystemHeader(Callee->getLocation());
  return isChange(*Callee) || (IsStatement && !IsSystem);
}

/// True for a parameter through which a function gives a number back:
/// `int *status`.
static bool isResult(const ValueDecl &D) {
  QualType Type = D.getType().getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  return isa<ParmVarDecl>(D) && Type->isArithmeticType();
}

bool WorkRecognizer::doesWork(const Expr &E, bool IsStatement) {
  if (const auto *Call = dyn_cast<CallExpr>(&E))
    return callDoesWork(*Call, IsStatement);
  // std::ofstream file(path)
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E))
    return Construct->getNumArgs() != 0 && isFileStream(E.getType());
  const Expr *Changed = nullptr;
  // lastEntry = entry, entries += 1, ++entries
  if (const auto *Assignment = dyn_cast<BinaryOperator>(&E);
      Assignment && Assignment->isAssignmentOp())
    Changed = Assignment->getLHS();
  else if (const auto *Unary = dyn_cast<UnaryOperator>(&E);
           Unary && Unary->isIncrementDecrementOp())
    Changed = Unary->getSubExpr();
  if (!Changed || !outlivesFunction(Changed) || isResponsePart(*Changed))
    return false;
  const ValueDecl *Root = rootObject(*Changed);
  return !Root || (!isLogging(*Root) && !isResult(*Root));
}

} // namespace redirect
