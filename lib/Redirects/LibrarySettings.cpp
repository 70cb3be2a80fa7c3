//===- LibrarySettings.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/LibrarySettings.h"
#include "Facts/ClientShapes.h"
#include "Facts/DefinitionFinder.h"
#include "Facts/Expressions.h"
#include "Facts/NamedExpressions.h"
#include "Facts/StatementsIn.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/MapVector.h"

using namespace clang;

namespace redirect {

namespace {

/// What is done to one client object of which a model's setting tells.
struct Seen {
  const CallExpr *Follow = nullptr;
  const CallExpr *Sent = nullptr;
  bool IsThoughtOf = false;
};

/// Looks for one kind of setting.
class SettingFinder {
public:
  SettingFinder(const LibrarySettingModel &Is, ASTContext &Context)
      : Is(Is), Context(Context) {
    Follow.add(Is.Follow, Context);
    With.add(Is.With, Context);
    Unless.add(Is.Unless, Context);
  }

  void visit(const CallExpr &Call);
  void addTo(std::vector<LibrarySetting> &Result) const;

private:
  bool calls(const CallExpr &Call, const NamedExpressions &Names) const;
  bool isGiven(const CallExpr &Call, const NamedExpressions &Names) const;
  bool isOn(const CallExpr &Call) const;
  void keepFirst(const CallExpr &Call, const CallExpr *&In) const;

  const LibrarySettingModel &Is;
  ASTContext &Context;
  NamedExpressions Follow;
  NamedExpressions With;
  NamedExpressions Unless;
  /// By the variable or member that holds the object.
  llvm::MapVector<const ValueDecl *, Seen> Objects;
};

} // namespace

// client.Post("/orders", body)
bool SettingFinder::calls(const CallExpr &Call,
                          const NamedExpressions &Names) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && Names.contain(*Callee);
}

// curl_easy_setopt(handle, CURLOPT_POST, 1L)
bool SettingFinder::isGiven(const CallExpr &Call,
                            const NamedExpressions &Names) const {
  return llvm::any_of(Call.arguments(), [&](const Expr *Argument) {
    return Names.contain(*Argument, Context);
  });
}

/// False if the last thing that \p Call is given switches off what it names, or
/// may do so; or if it asks for GET.
bool SettingFinder::isOn(const CallExpr &Call) const {
  if (Call.getNumArgs() == 0)
    return true;
  const Expr *Last = asWritten(Call.getArg(Call.getNumArgs() - 1));
  if (const std::optional<StringRef> Text = constantText(*Last))
    return *Text != "GET" && *Text != "HEAD";
  if (Last->isNullPointerConstant(Context, Expr::NPC_ValueDependentIsNotNull))
    return false;
  if (!Last->getType()->isIntegralOrEnumerationType())
    return true;
  return constantNumber(*Last, Context).value_or(0) != 0;
}

void SettingFinder::keepFirst(const CallExpr &Call, const CallExpr *&In) const {
  if (!In || Context.getSourceManager().isBeforeInTranslationUnit(
                 Call.getBeginLoc(), In->getBeginLoc()))
    In = &Call;
}

void SettingFinder::visit(const CallExpr &Call) {
  const bool IsFollow = calls(Call, Follow) || isGiven(Call, Follow);
  const bool Sends = calls(Call, With);
  const bool SetsSent = isGiven(Call, With);
  const bool IsUnless = calls(Call, Unless) || isGiven(Call, Unless);
  if (!IsFollow && !Sends && !SetsSent && !IsUnless)
    return;
  const Expr *Object = calledOn(Call);
  if (!Object && Call.getNumArgs() != 0)
    Object = Call.getArg(0);
  const ValueDecl *Holder = Object ? objectBehind(*Object) : nullptr;
  if (!Holder)
    return;
  Seen &Known = Objects[Holder];
  Known.IsThoughtOf |= IsUnless;
  if (IsFollow && isOn(Call))
    keepFirst(Call, Known.Follow);
  if (Sends || (SetsSent && isOn(Call)))
    keepFirst(Call, Known.Sent);
}

void SettingFinder::addTo(std::vector<LibrarySetting> &Result) const {
  for (const auto &[Holder, Known] : Objects)
    if (Known.Follow && Known.Sent && !Known.IsThoughtOf)
      Result.push_back({Known.Follow, Known.Sent, &Is});
}

/// The last part of "httplib::Client::set_follow_location".
static StringRef lastPart(StringRef Name) {
  return Name.drop_front(Name.rfind(':') + 1); // npos + 1 is 0.
}

/// What finds the settings of which \p Clients tell, as far as \p Words mention
/// what makes a library follow.
static std::vector<SettingFinder> findersFor(ArrayRef<const Model *> Clients,
                                             const UnitWords &Words,
                                             ASTContext &Context) {
  std::vector<SettingFinder> Result;
  for (const Model *M : Clients)
    if (M->Client)
      for (const LibrarySettingModel &Is : M->Client->Settings)
        if (llvm::any_of(Is.Follow, [&](const QualifiedName &Name) {
              return Words.Mentions(lastPart(Name.Text));
            }))
          Result.emplace_back(Is, Context);
  return Result;
}

std::vector<LibrarySetting> librarySettings(ASTContext &Context,
                                            const UnitWords &Words,
                                            const ClientSelection &Clients,
                                            const CompileErrors *Errors) {
  const std::vector<const Model *> Frameworks =
      Clients.Library.leaveOutFrameworks(Words);
  std::vector<SettingFinder> Finders =
      findersFor(Clients.modelsFor(Words), Words, Context);
  if (Finders.empty())
    return {};
  const SourceManager &Sources = Context.getSourceManager();
  const Vocabulary Servers(Frameworks, Context);
  UserCode Code(Sources, Servers, nullptr, Errors);
  for (const FunctionDecl *Function : functionsAndLambdas(Context, Code))
    if (!Code.isLeftAlone(*Function))
      forEachIn(Function->getBody(), [&](const Stmt &S) {
        if (const auto *Call = dyn_cast<CallExpr>(&S))
          for (SettingFinder &Finder : Finders)
            Finder.visit(*Call);
      });
  std::vector<LibrarySetting> Result;
  for (const SettingFinder &Finder : Finders)
    Finder.addTo(Result);
  llvm::sort(Result, [&](const LibrarySetting &A, const LibrarySetting &B) {
    return Sources.isBeforeInTranslationUnit(A.Follow->getExprLoc(),
                                             B.Follow->getExprLoc());
  });
  return Result;
}

} // namespace redirect
