//===- SentTexts.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/SentTexts.h"
#include "Facts/Expressions.h"
#include "Facts/Relevance.h"

using namespace clang;

namespace redirect {

/// What \p E, a part of a text or a pointer to one, is a part of; null if it is
/// something else.
static const Expr *textAround(const Expr &E) {
  if (const Expr *Carried = carriedText(E))
    return Carried;
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(&E))
    return Cast->getSubExpr();
  if (const auto *Operator = dyn_cast<UnaryOperator>(&E))
    return Operator->getSubExpr();
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(&E))
    return Element->getBase();
  // conn->out + sent
  if (const auto *Sum = dyn_cast<BinaryOperator>(&E);
      Sum && Sum->isAdditiveOp() && Sum->getType()->isPointerType())
    return Sum->getLHS()->getType()->isIntegerType() ? Sum->getRHS()
                                                     : Sum->getLHS();
  // out_ << "HTTP/1.1 " << status
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E);
      Operator && Operator->getOperator() == OO_LessLess)
    return Operator->getArg(0);
  // conn.out.substr(sent)
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&E);
      Call && objectOf(*Call) && isText(Call->getObjectType()))
    return objectOf(*Call);
  return nullptr;
}

const ValueDecl *holderOf(const Expr &E) {
  const Expr *Part = asWritten(&E);
  while (const Expr *Whole = textAround(*Part))
    Part = asWritten(Whole);
  if (const auto *Member = dyn_cast<MemberExpr>(Part))
    return Member->getMemberDecl();
  const auto *Reference = dyn_cast<DeclRefExpr>(Part);
  return Reference ? Reference->getDecl() : nullptr;
}

bool mayHoldText(const ValueDecl &D) {
  const auto *Variable = dyn_cast<VarDecl>(&D);
  if (!isa<FieldDecl>(D) && !(Variable && Variable->hasGlobalStorage()))
    return false;
  const QualType Type = D.getType().getNonReferenceType();
  const auto *Array = Type->getAsArrayTypeUnsafe();
  return !isStandard(D) && (isText(Type) || pointsToText(Type) ||
                            (Array && Array->getElementType()->isCharType()));
}

namespace {

/// Finds what holds texts, from the functions that send them outwards to those
/// that call these.
class SentTextFinder {
public:
  SentTextFinder(const UnitFacts &Facts, const CodeElsewhere *Elsewhere)
      : Facts(Facts), Elsewhere(Elsewhere) {}

  llvm::SmallPtrSet<const ValueDecl *, 8> find();

private:
  bool add(const Expr *Given);
  bool addPassed(const Expr &Site, const UserCall &Call);
  bool sends(const FunctionDecl &Callee, const ParmVarDecl &Parameter);

  const UnitFacts &Facts;
  const CodeElsewhere *Elsewhere;
  /// Whether another unit sends what it is given for a parameter: to ask means
  /// to read what that has said.
  llvm::DenseMap<const ParmVarDecl *, bool> SentElsewhere;
  llvm::SmallPtrSet<const ValueDecl *, 8> Sent;
};

} // namespace

/// Returns whether \p Given is news.
bool SentTextFinder::add(const Expr *Given) {
  const ValueDecl *Holder = holderOf(*Given);
  return Holder && (isa<ParmVarDecl>(Holder) || mayHoldText(*Holder)) &&
         Sent.insert(Holder).second;
}

bool SentTextFinder::sends(const FunctionDecl &Callee,
                           const ParmVarDecl &Parameter) {
  if (Sent.contains(&Parameter))
    return true;
  if (!Elsewhere || Callee.hasBody() || !Elsewhere->knows(Callee))
    return false;
  const auto [Known, IsNew] = SentElsewhere.try_emplace(&Parameter);
  if (IsNew)
    Known->second =
        Elsewhere->sendsArgument(Callee, Parameter.getFunctionScopeIndex());
  return Known->second;
}

// sendAll(conn->fd, conn->out, conn->length)
bool SentTextFinder::addPassed(const Expr &Site, const UserCall &Call) {
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Site);
  bool IsNews = false;
  for (const FunctionDecl *Callee : Call.Callees)
    for (const ParmVarDecl *Parameter : Callee->parameters())
      if (const unsigned Index = Parameter->getFunctionScopeIndex();
          Index < Arguments.size() && sends(*Callee, *Parameter))
        IsNews |= add(Arguments[Index]);
  return IsNews;
}

llvm::SmallPtrSet<const ValueDecl *, 8> SentTextFinder::find() {
  for (const auto &[Function, Known] : Facts.Functions)
    for (const auto &[Site, F] : Known.BySite) {
      const auto *Raw = std::get_if<RawResponse>(&F);
      if (!Raw || !Raw->How)
        continue;
      // Where nothing speaks of HTTP, a file is a file.
      if (Raw->MayBeKept && !Known.ComparesMethods)
        continue;
      const SmallVector<const Expr *, 4> Arguments =
          argumentsOf(*cast<Expr>(Site));
      if (const auto Index = Raw->How->Text; Index && *Index < Arguments.size())
        add(Arguments[*Index]);
      if (const auto Index = Raw->How->Format)
        for (const Expr *Given : ArrayRef(Arguments).drop_front(
                 std::min<size_t>(*Index + 1, Arguments.size())))
          add(Given);
    }
  bool IsNews = Elsewhere || !Sent.empty();
  while (IsNews) {
    IsNews = false;
    for (const auto &[Function, Known] : Facts.Functions)
      for (const auto &[Site, F] : Known.BySite)
        if (const auto *Call = std::get_if<UserCall>(&F))
          IsNews |= addPassed(*cast<Expr>(Site), *Call);
  }
  return Sent;
}

/// The text that \p Site makes, or puts a text into; null if it does neither.
static const Expr *filledBy(const Stmt &Site, const TextMade &Made) {
  const auto *Call = dyn_cast<CallExpr>(&Site);
  const TextModel &How = *Made.How;
  if (!Call)
    return nullptr;
  if (How.EditsObject)
    return objectOf(*Call);
  const std::optional<unsigned> Index = How.Into ? How.Into : How.Edits;
  return Index && *Index < Call->getNumArgs() ? Call->getArg(*Index) : nullptr;
}

/// True if \p F mentions a text that some function sends.
static bool mentionsSent(const FunctionFacts &F, const UnitFacts &Facts) {
  return llvm::any_of(F.TextHolders, [&](const ValueDecl *Holder) {
    return Facts.SentHolders.contains(Holder);
  });
}

namespace {

/// Takes for no work what is done to a connection, which a server keeps, or to
/// a request: that it gets an answer, how much of that is sent, what was read.
class ConnectionWork {
public:
  explicit ConnectionWork(UnitFacts &Facts);

  void drop();

private:
  void addRecordsOf(const Expr &Part);
  void addAnswered(const Expr &Site);
  bool isOfConnection(const Expr &Changed) const;
  /// Whether \p F is still one.
  bool settle(const Stmt &Site, Fact &F, const FunctionFacts &In) const;

  UnitFacts &Facts;
  llvm::SmallPtrSet<const DeclContext *, 4> Connections;
};

} // namespace

ConnectionWork::ConnectionWork(UnitFacts &Facts) : Facts(Facts) {
  for (const ValueDecl *Holder : Facts.SentHolders)
    if (isa<FieldDecl>(Holder))
      Connections.insert(Holder->getDeclContext());
  for (const auto &[Function, Known] : Facts.Functions)
    for (const auto &[Site, F] : Known.BySite) {
      // What has the method is the request.
      const auto *Read = std::get_if<RequestRead>(&F);
      if (Read && Read->Part == RequestPart::Method)
        addRecordsOf(*cast<Expr>(Site));
      if (Known.BeginsAnswer && std::holds_alternative<UserCall>(F))
        addAnswered(*cast<Expr>(Site));
    }
}

// conn->request.method, &conn->out
/// Adds the records in which \p Part lies, one in the other.
void ConnectionWork::addRecordsOf(const Expr &Part) {
  const Expr *E = asWritten(&Part);
  if (const auto *Address = dyn_cast<UnaryOperator>(E);
      Address && Address->getOpcode() == UO_AddrOf)
    E = asWritten(Address->getSubExpr());
  while (const auto *Member = dyn_cast<MemberExpr>(E)) {
    if (!isa<FieldDecl>(Member->getMemberDecl()))
      return;
    Connections.insert(Member->getMemberDecl()->getDeclContext());
    if (Member->isArrow())
      return;
    E = asWritten(Member->getBase());
  }
}

// print(&conn->out, "HTTP/1.1 %d %s\r\n", status, phrase)
/// Adds what is given a status line.
void ConnectionWork::addAnswered(const Expr &Site) {
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Site);
  const bool Begins = llvm::any_of(Arguments, [](const Expr *Argument) {
    const std::optional<StringRef> Text = constantText(*Argument);
    return Text && mayBeginRedirect(*Text);
  });
  if (Begins)
    for (const Expr *Argument : Arguments)
      addRecordsOf(*Argument);
}

bool ConnectionWork::isOfConnection(const Expr &Changed) const {
  if (const ValueDecl *Holder = holderOf(Changed);
      Holder && Facts.SentHolders.contains(Holder))
    return true;
  for (const Expr *Part = asWritten(&Changed);;) {
    const auto *Member = dyn_cast<MemberExpr>(Part);
    if (!Member)
      return false;
    if (Connections.contains(Member->getMemberDecl()->getDeclContext()))
      return true;
    Part = asWritten(Member->getBase());
  }
}

// static char date[40]; strftime(...); return date;
/// True for a buffer that a function keeps for what it returns.
static bool isReturned(const Expr &Filled, const FunctionDecl &In) {
  const ValueDecl *Holder = holderOf(Filled);
  SmallVector<const Stmt *> Pending = {In.getBody()};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    const auto *Return = dyn_cast<ReturnStmt>(S);
    if (Return && Return->getRetValue() &&
        holderOf(*Return->getRetValue()) == Holder)
      return isa_and_present<VarDecl>(Holder);
    Pending.append(S->child_begin(), S->child_end());
  }
  return false;
}

// path = strdup(strtok(NULL, " "));
/// True if \p Site keeps a part of a request line.
static bool keepsLine(const Stmt &Site, const FunctionFacts &In) {
  SmallVector<const Stmt *> Pending = {&Site};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    if (llvm::is_contained(In.RequestLines, S))
      return true;
    Pending.append(S->child_begin(), S->child_end());
  }
  return false;
}

bool ConnectionWork::settle(const Stmt &Site, Fact &F,
                            const FunctionFacts &In) const {
  if (auto *Made = std::get_if<TextMade>(&F)) {
    const Expr *Filled = Made->ElseWork ? filledBy(Site, *Made) : nullptr;
    const std::optional<WorkDone> Work =
        std::exchange(Made->ElseWork, std::nullopt);
    if (Work && !(Filled && (isOfConnection(*Filled) ||
                             isReturned(*Filled, *In.Function))))
      F = *Work;
    return true;
  }
  // What other units do to a connection is only known of those that answer.
  const bool MayBeAnswer = In.ComparesMethods || mentionsSent(In, Facts);
  const Expr *Changed = MayBeAnswer && std::holds_alternative<WorkDone>(F)
                            ? assignedBy(Site)
                            : nullptr;
  return !Changed || !(isOfConnection(*Changed) || keepsLine(Site, In));
}

void ConnectionWork::drop() {
  for (auto &[Function, Known] : Facts.Functions)
    Known.BySite.remove_if([&, &In = Known](auto &Entry) {
      return !settle(*Entry.first, Entry.second, In);
    });
}

void linkSentTexts(UnitFacts &Facts, const CodeElsewhere *Elsewhere) {
  for (const ValueDecl *Holder : SentTextFinder(Facts, Elsewhere).find())
    if (!isa<ParmVarDecl>(Holder)) {
      Facts.SentHolders.insert(Holder);
      Facts.SentHere.insert(Holder);
    }
  if (Elsewhere)
    for (const auto &[Function, Known] : Facts.Functions)
      for (const ValueDecl *Holder : Known.TextHolders)
        if (!Facts.SentHolders.contains(Holder) &&
            Elsewhere->sendsText(*Holder))
          Facts.SentHolders.insert(Holder);
  ConnectionWork(Facts).drop();
  for (auto &[Function, Known] : Facts.Functions)
    if (mentionsSent(Known, Facts)) {
      Known.WritesResponse = true;
      Known.Shows = Relevance::Decides;
    }
}

} // namespace redirect
