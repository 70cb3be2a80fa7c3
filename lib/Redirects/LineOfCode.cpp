//===- LineOfCode.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/LineOfCode.h"
#include "Facts/Expressions.h"
#include "Facts/SentTexts.h"
#include "Facts/StatementsIn.h"
#include "Facts/UserCode.h"
#include "Redirects/Explanation.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace redirect {

namespace {

/// One line of one file.
class Line {
public:
  Line(const SourceManager &Sources, FileID File, unsigned Number)
      : Sources(Sources), File(File), Number(Number) {}

  bool has(SourceLocation Location) const { return lineOf(Location) == Number; }
  /// True if \p Range, or a part of it, stands in the line.
  bool touches(SourceRange Range) const {
    const unsigned Begin = lineOf(Range.getBegin());
    const unsigned End = lineOf(Range.getEnd());
    return Begin != 0 && Begin <= Number && Number <= std::max(Begin, End);
  }

private:
  /// 0 for what stands in another file.
  unsigned lineOf(SourceLocation Location) const {
    if (Location.isInvalid())
      return 0;
    const auto [Id, Offset] =
        Sources.getDecomposedLoc(Sources.getFileLoc(Location));
    return Id == File ? Sources.getLineNumber(Id, Offset) : 0;
  }

  const SourceManager &Sources;
  const FileID File;
  const unsigned Number;
};

/// Finds the functions that are defined in a line, and those around it.
class FunctionFinder : public RecursiveASTVisitor<FunctionFinder> {
public:
  explicit FunctionFinder(const Line &Wanted) : Wanted(Wanted) {}

  bool shouldVisitLambdaBody() const { return true; }

  bool TraverseDecl(Decl *D) {
    // What stands nowhere near the line isn't looked into.
    if (D && !isa<TranslationUnitDecl>(D) &&
        !Wanted.touches(D->getSourceRange()))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }
  bool VisitFunctionDecl(FunctionDecl *Function) {
    if (Function->doesThisDeclarationHaveABody())
      Found.push_back(Function);
    return true;
  }
  bool VisitLambdaExpr(LambdaExpr *Lambda) {
    if (Wanted.touches(Lambda->getSourceRange()))
      Found.push_back(Lambda->getCallOperator());
    return true;
  }

  /// The functions around the line, from outside inwards.
  std::vector<const FunctionDecl *> Found;

private:
  const Line &Wanted;
};

class LineBuilder {
public:
  LineBuilder(const KnownUnit &Known, FileID File, unsigned Number)
      : Known(Known), Wanted(Known.Context.getSourceManager(), File, Number),
        Why(Known.Unit, Known.Context) {
    Result.Of = ownerOf(File);
  }

  LineOfCode build();

private:
  LineOfCode::Owner ownerOf(FileID File) const;
  KnownBy knownBy(const NamedDecl *Named) const;
  const ValueDecl *keptIn(const Expr &Write) const;
  void addRedirectsOf(const FunctionDecl &Function);
  void addRedirect(const FunctionDecl &Function, const Redirect &R);
  void addUnsent(const FunctionDecl &Function, const UnsentRedirect &R);
  void addWrite(const FunctionDecl &Function, const Expr &Write);
  RedirectHere begin(const FunctionDecl &Function, const Expr &Write) const;
  void addRoutes();
  void addFunctions();
  void addFunction(const FunctionDecl &Function, bool IsAround);
  const FunctionDecl *followed(const FunctionDecl &Function) const;
  Access accessTo(const FunctionDecl &Function) const;
  bool standsHere(const Redirect &R) const;
  bool isKnown(const Expr &Write) const;
  bool isReported(const Redirect &R, const Finding &F) const;

  const KnownUnit &Known;
  const Line Wanted;
  Explanation Why;
  LineOfCode Result;
};

} // namespace

LineOfCode::Owner LineBuilder::ownerOf(FileID File) const {
  const SourceManager &Sources = Known.Context.getSourceManager();
  const SourceLocation Begin = Sources.getLocForStartOfFile(File);
  UserCode Code(Sources, Known.Words);
  if (Code.contains(Begin))
    return LineOfCode::Owner::Project;
  const bool IsFrameworks =
      Known.Words.frameworkPlaces().Headers.contains(File) ||
      !Sources.isInSystemHeader(Begin);
  return IsFrameworks ? LineOfCode::Owner::Framework
                      : LineOfCode::Owner::SystemHeader;
}

/// What \p Write calls or assigns to; null if that has no name.
static const NamedDecl *writtenBy(const Expr &Write) {
  if (const auto *Call = dyn_cast<CallExpr>(&Write)) {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
        Operator && Operator->isAssignmentOp())
      if (const auto *Member =
              dyn_cast<MemberExpr>(Operator->getArg(0)->IgnoreParenImpCasts()))
        return Member->getMemberDecl();
    return dyn_cast_if_present<NamedDecl>(Call->getCalleeDecl());
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&Write))
    return Construct->getConstructor();
  const auto *Assignment = dyn_cast<BinaryOperator>(&Write);
  const auto *Member =
      Assignment && Assignment->isAssignmentOp()
          ? dyn_cast<MemberExpr>(Assignment->getLHS()->IgnoreParenImpCasts())
          : nullptr;
  return Member ? Member->getMemberDecl() : nullptr;
}

KnownBy LineBuilder::knownBy(const NamedDecl *Named) const {
  KnownBy Result;
  Result.Named = Named;
  const Roles *R = Named ? Known.Words.rolesOf(*Named) : nullptr;
  if (!R)
    return Result;
  Result.Described = Known.Words.modelOf(*R);
  Result.IsByShape = !Result.Described;
  return Result;
}

// conn->out = "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n";
/// What keeps the text that \p Write makes until it is sent; null if none does.
const ValueDecl *LineBuilder::keptIn(const Expr &Write) const {
  SmallVector<const Expr *, 4> Filled;
  if (const auto *Assignment = dyn_cast<BinaryOperator>(&Write))
    Filled.push_back(Assignment->getLHS());
  else if (isa<CallExpr>(Write))
    Filled = argumentsOf(Write);
  for (const Expr *E : Filled)
    if (const ValueDecl *Holder = holderOf(*E);
        Holder && Known.Facts.SentHolders.contains(Holder))
      return Holder;
  return nullptr;
}

RedirectHere LineBuilder::begin(const FunctionDecl &Function,
                                const Expr &Write) const {
  RedirectHere Here;
  Here.Write = &Write;
  Here.By = knownBy(writtenBy(Write));
  Here.By.KeptIn = keptIn(Write);
  Here.Function = &Function;
  Here.Reach = accessTo(Function);
  return Here;
}

bool LineBuilder::standsHere(const Redirect &R) const {
  if ((R.Write && Wanted.touches(R.Write->getSourceRange())) ||
      (R.StatusWrite && Wanted.touches(R.StatusWrite->getSourceRange())) ||
      (R.Status && Wanted.has(R.Status->getExprLoc())))
    return true;
  return llvm::any_of(R.Target.Pieces, [&](const TextPiece &Piece) {
    return Piece.Where && Wanted.has(Piece.Where->getExprLoc());
  });
}

bool LineBuilder::isReported(const Redirect &R, const Finding &F) const {
  return F.Code == R.Code && ((F.Status && F.Status == R.Status) ||
                              (F.Write && F.Write == R.Write));
}

void LineBuilder::addRedirect(const FunctionDecl &Function, const Redirect &R) {
  RedirectHere Here = begin(Function, R.Write ? *R.Write : *R.StatusWrite);
  const Service Served = Known.Unit.serviceFor(R);
  Here.Code = R.StatusParameter ? 0 : R.Code;
  Here.Reached = R.Reached.methods();
  Here.Because = silenceOf(R, Served);
  Here.Answers = answerOf(R, Served, Known.Unit.doneAnywhere(Function));
  if (Here.Answers) {
    Here.Because = silenceOf(R.Code, *Here.Answers, Known.Wanted);
    Occurrence O;
    O.Sent = &R;
    O.Answers = *Here.Answers;
    Here.Reasons = Why.explain(O);
  } else {
    Here.Reasons = Why.wayTo(Function, Here.Reach.Served.all());
    if (R.Guard.Condition)
      Here.Reasons.emplace_back(GuardedHere{
          Why.place(R.Guard.Condition), R.Guard.Holds, R.Reached.methods()});
  }
  const auto Reported = llvm::find_if(
      Known.Findings, [&](const Finding &F) { return isReported(R, F); });
  if (Reported != Known.Findings.end())
    Here.Reported = *Reported;
  else if (Here.Because == Silence::None)
    Here.Because =
        R.Elsewhere ? Silence::ElsewhereReported : Silence::SaidByAnother;
  Result.Redirects.push_back(std::move(Here));
}

static Silence silenceOf(UnsentRedirect::Reason Because) {
  switch (Because) {
  case UnsentRedirect::Reason::StatusUnknown:
    return Silence::StatusUnknown;
  case UnsentRedirect::Reason::OtherStatus:
    return Silence::OtherStatus;
  case UnsentRedirect::Reason::NoTarget:
    return Silence::NoTarget;
  case UnsentRedirect::Reason::Doubt:
    return Silence::Doubt;
  case UnsentRedirect::Reason::Replaced:
    return Silence::Replaced;
  case UnsentRedirect::Reason::Unreached:
    return Silence::Unreached;
  case UnsentRedirect::Reason::PassedOn:
    return Silence::PassedOn;
  }
  llvm_unreachable("all reasons are handled");
}

void LineBuilder::addUnsent(const FunctionDecl &Function,
                            const UnsentRedirect &R) {
  RedirectHere Here = begin(Function, *R.Write);
  Here.Code = R.Code;
  Here.Because = silenceOf(R.Because);
  if (R.Because == UnsentRedirect::Reason::StatusUnknown ||
      R.Because == UnsentRedirect::Reason::Doubt)
    Here.Unknown = R.Where;
  Here.Reasons = Why.wayTo(Function, Here.Reach.Served.all());
  Result.Redirects.push_back(std::move(Here));
}

bool LineBuilder::isKnown(const Expr &Write) const {
  return llvm::any_of(Result.Redirects, [&](const RedirectHere &Here) {
    return Here.Write == &Write;
  });
}

/// Adds a write of a response of which neither a redirect has become nor a
/// reason is known that none has.
void LineBuilder::addWrite(const FunctionDecl &Function, const Expr &Write) {
  RedirectHere Here = begin(Function, Write);
  Here.Because = Silence::NothingSent;
  Here.Reasons = Why.wayTo(Function, Here.Reach.Served.all());
  Result.Redirects.push_back(std::move(Here));
}

void LineBuilder::addRedirectsOf(const FunctionDecl &Function) {
  const FunctionSummary &Summary = Known.Unit.summary(Function);
  for (const std::unique_ptr<Redirect> &R : Summary.Redirects)
    if ((R->Write || R->StatusWrite) && standsHere(*R))
      addRedirect(Function, *R);
  for (const UnsentRedirect &R : Summary.Unsent)
    if (Wanted.touches(R.Write->getSourceRange()) && !isKnown(*R.Write))
      addUnsent(Function, R);
  if (!Result.Redirects.empty() || !Summary.Facts)
    return;
  for (const auto &[Site, F] : Summary.Facts->BySite)
    if (const auto *Write = dyn_cast<Expr>(Site);
        Write && std::holds_alternative<ResponseWrite>(F) &&
        Wanted.touches(Write->getSourceRange()))
      addWrite(Function, *Write);
}

void LineBuilder::addRoutes() {
  for (const Route &R : Known.Facts.Routes)
    if (Wanted.has(R.Where))
      Result.Routes.push_back({&R, {}, nullptr});
  for (const auto &[Function, Facts] : Known.Facts.Functions)
    for (const Registration &R : Facts.Registrations)
      if (Wanted.has(R.Known.Where))
        Result.Routes.push_back(
            {&R.Known, {}, R.Handlers.empty() ? nullptr : R.Handlers.front()});
}

/// The first part of \p Function that holds an error; null if none does.
static const Stmt *errorIn(const FunctionDecl &Function) {
  SmallVector<const Stmt *> Pending = {Function.getBody()};
  const Stmt *Found = nullptr;
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    const auto *E = dyn_cast<Expr>(S);
    if (E && !E->containsErrors())
      continue;
    // The innermost one tells most.
    if (E)
      Found = E;
    const SmallVector<const Stmt *> Children(S->children());
    Pending.append(Children.rbegin(), Children.rend());
    if (isa_and_present<RecoveryExpr>(E))
      break;
  }
  return Found;
}

void LineBuilder::addFunction(const FunctionDecl &Function, bool IsAround) {
  FunctionHere Here;
  Here.Function = &Function;
  Here.IsAround = IsAround;
  Here.IsUnusedTemplate = Function.isDependentContext();
  Here.Error = errorIn(Function);
  Here.IsTooDeep = Function.getBody() && isNestedTooDeeply(*Function.getBody());
  Here.IsLeftAlone = Here.Error || UserCode(Known.Context.getSourceManager(),
                                            Known.Words, nullptr, Known.Errors)
                                       .isLeftAlone(Function);
  if (const FunctionDecl *Followed = followed(Function)) {
    Here.IsFollowed = true;
    Here.IsUnusedTemplate = false;
    Here.Reach = accessTo(*Followed);
    Here.Way = Why.wayTo(*Followed, Here.Reach.Served.all());
  }
  Result.Functions.push_back(std::move(Here));
}

/// \p Function, or an instance of it if it is a template; null if the analysis
/// follows neither.
const FunctionDecl *LineBuilder::followed(const FunctionDecl &Function) const {
  for (const FunctionDecl *F : Known.Unit.functions())
    if (F == &Function || F->getTemplateInstantiationPattern() == &Function)
      return F;
  return nullptr;
}

Access LineBuilder::accessTo(const FunctionDecl &Function) const {
  Access Result;
  Result.Served = Known.Unit.service(Function).Served;
  for (const FunctionDecl *Caller : Known.Unit.functions())
    for (const CallFlow &Call : Known.Unit.summary(*Caller).Calls)
      if (Call.Callee == &Function && Call.Doubt)
        Result.DoubtfulCalls.push_back(&Call);
  for (const CXXMethodDecl *Overridden : overriddenBy(Function))
    if (Known.Elsewhere.limitOfOverriders(*Overridden))
      Result.SharedCallsOf = Overridden;
  return Result;
}

void LineBuilder::addFunctions() {
  FunctionFinder Finder(Wanted);
  Finder.TraverseDecl(Known.Context.getTranslationUnitDecl());
  for (const FunctionDecl *Function : Finder.Found)
    if (Wanted.has(Function->getLocation()))
      addFunction(*Function, /*IsAround=*/false);
  if (Result.Functions.empty() && !Finder.Found.empty())
    addFunction(*Finder.Found.back(), /*IsAround=*/true);
}

LineOfCode LineBuilder::build() {
  for (const FunctionDecl *Function : Known.Unit.functions())
    addRedirectsOf(*Function);
  addRoutes();
  addFunctions();
  return std::move(Result);
}

LineOfCode knowLine(const KnownUnit &Known, FileID File, unsigned Line) {
  return LineBuilder(Known, File, Line).build();
}

} // namespace redirect
