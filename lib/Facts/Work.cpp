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
      "log",    "logger",  "logging", "spdlog",  "syslog", "print",
      "printf", "fprintf", "println", "puts",    "trace",  "debug",
      "info",   "warn",    "warning", "metrics", "metric", "counter"};
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
      "add",     "append",  "assign",  "cancel",  "change",  "clear",
      "commit",  "create",  "delete",  "destroy", "drop",    "emplace",
      "enqueue", "erase",   "exec",    "execute", "insert",  "log",
      "login",   "logout",  "modify",  "notify",  "persist", "pop",
      "post",    "publish", "push",    "put",     "record",  "register",
      "remove",  "rename",  "replace", "reset",   "save",    "schedule",
      "send",    "set",     "sign",    "store",   "submit",  "update",
      "upsert",  "write"};
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

/// `res.body = page`: what the framework's own classes hold belongs to the
/// request and its response.
bool WorkRecognizer::isResponsePart(const Expr &E) const {
  const Expr *Part = E.IgnoreParenImpCasts();
  if (const auto *Subscript = dyn_cast<CXXOperatorCallExpr>(Part))
    Part = Subscript->getArg(0)->IgnoreParenImpCasts();
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

// store.insert(entry), session->clear(), db.exec("...")
bool WorkRecognizer::memberCallDoesWork(const CXXMethodDecl &Method,
                                        const Expr &Object, bool IsStatement) {
  if (Method.isConst() || isConstantObject(Object))
    return false;
  if (isChange(Method))
    return outlivesFunction(&Object) || !isStandard(Method);
  // A standard container's or stream's other members only look or format.
  return IsStatement && !isStandard(Method) &&
         !Sources.isInSystemHeader(Method.getLocation()) &&
         outlivesFunction(&Object);
}

bool WorkRecognizer::callDoesWork(const CallExpr &Call, bool IsStatement) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || isFrameworks(*Callee) || isLogging(*Callee) ||
      Code.definition(*Callee))
    return false;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    // entries[id] = entry
    return Operator->getOperator() == OO_Equal &&
           outlivesFunction(Operator->getArg(0)) &&
           !isResponsePart(*Operator->getArg(0));
  if (const auto *MemberCall = dyn_cast<CXXMemberCallExpr>(&Call)) {
    const Expr &Object = *MemberCall->getImplicitObjectArgument();
    return memberCallDoesWork(*MemberCall->getMethodDecl(), Object,
                              IsStatement);
  }
  if (isStandard(*Callee))
    return false;
  // saveEntry(entry), declared in a header of the project's
  const bool IsSystem = Sources.isInSystemHeader(Callee->getLocation());
  return isChange(*Callee) || (IsStatement && !IsSystem);
}

bool WorkRecognizer::doesWork(const Expr &E, bool IsStatement) {
  if (const auto *Call = dyn_cast<CallExpr>(&E))
    return callDoesWork(*Call, IsStatement);
  // lastEntry = entry
  if (const auto *Assignment = dyn_cast<BinaryOperator>(&E)) {
    return Assignment->getOpcode() == BO_Assign &&
           outlivesFunction(Assignment->getLHS()) &&
           !isResponsePart(*Assignment->getLHS());
  }
  return false;
}

} // namespace redirect
