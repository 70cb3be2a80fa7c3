//===- Redirects.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/Redirects.h"
#include "Facts/FactCollector.h"
#include "Facts/Unmodelled.h"
#include "Flow/RawText.h"
#include "Http/Status.h"
#include "Models/ForeignFiles.h"
#include "Program/UnitDescription.h"
#include "Redirects/Alternatives.h"
#include "Redirects/Explanation.h"
#include "Redirects/LineOfCode.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringMap.h"
#include <deque>

using namespace clang;

namespace redirect {

/// Where \p R, whose status stands in this unit, is reported.
static SourceLocation locationOf(const Redirect &R) {
  return (isa<CXXDefaultArgExpr>(R.Status) ? R.StatusWrite : R.Status)
      ->getExprLoc();
}

bool Finding::isImplicit() const {
  return isa_and_present<CXXDefaultArgExpr>(Status);
}

SourceLocation Finding::location() const {
  if (!Status)
    return Write->getExprLoc();
  return (isImplicit() ? StatusWrite : Status)->getExprLoc();
}

namespace {

class FindingBuilder {
public:
  FindingBuilder(const Program &Unit, ASTContext &Context,
                 const IndexOfUnit &Index, const Policy &Wanted)
      : Unit(Unit), Sources(Context.getSourceManager()), Index(Index),
        Wanted(Wanted), Why(Unit, Context) {}

  std::vector<Finding> build();

private:
  /// The redirects whose status is written at one place.
  struct Group {
    std::vector<Occurrence> Members;
    /// True if another unit has that place.
    bool IsElsewhere = false;
  };

  void add(const Redirect &R, std::optional<Answer> Answers);
  const Redirect *comeHome(const Redirect &R);
  void addElsewhere(const Redirect &R, Answer Answers);
  void addAnswersElsewhere(const FunctionDecl &Function);
  void addAnswerElsewhere(Group &G, const Redirect &R, AnswerElsewhere Known);
  const Redirect *redirectWith(const PlaceElsewhere &Status,
                               const FunctionDecl &Function);
  const Redirect *redirectWith(const PlaceElsewhere &Status,
                               const ValueSet &Given,
                               const FunctionDecl &Function);
  bool isAt(SourceLocation Location, const PlaceElsewhere &Wanted);
  void addGroup(const Group &G);
  Finding finding(llvm::ArrayRef<Occurrence> Members);

  const Program &Unit;
  const SourceManager &Sources;
  const IndexOfUnit &Index;
  const Policy Wanted;
  Explanation Why;
  SummaryReader Reader;
  /// Instances of a template write their status at the same place.
  llvm::MapVector<SourceLocation, Group> Here;
  std::map<std::string, Group> Elsewhere;
  /// What other units make of statuses that functions of this one give them.
  std::deque<Redirect> MadeElsewhere;
  /// The functions of this unit, by their USRs; filled when somebody asks.
  llvm::StringMap<const FunctionDecl *> OwnFunctions;
  std::vector<Finding> Result;
};

} // namespace

/// True if the request has been carried out when clients are told to send it
/// elsewhere: to another page, which is not where it belongs.
static bool repeatsRequest(const Judgement &Judged) {
  return Judged.Means == Meaning::Answer && Judged.shows(Sign::OtherPage) &&
         Judged.shows(Sign::Work);
}

/// Makes \p Judged say what \p Meanings wants of all redirects. One to the
/// request's own URL would loop if it were repeated.
static void applyPolicy(MeaningPolicy Meanings, Judgement &Judged) {
  if (Meanings == MeaningPolicy::Infer || Judged.shows(Sign::OwnUrl))
    return;
  const Meaning Wanted =
      Meanings == MeaningPolicy::Forward ? Meaning::Forward : Meaning::Answer;
  // Signs of another meaning would only puzzle.
  if (Judged.Means != Wanted)
    Judged.Because.clear();
  Judged.Means = Wanted;
}

static Problem problemOf(int Code, Meaning Means) {
  if (keepsMethod(Code))
    return Problem::RepeatsRequest;
  return Means == Meaning::Answer ? Problem::ImplicitSeeOther
                                  : Problem::LosesMethod;
}

Silence silenceOf(int Code, const Answer &Answers, const Policy &Wanted) {
  if (keepsMethod(Code) && !repeatsRequest(Answers.Judged))
    return Silence::KeepsMethod;
  if (keepsMethod(Code) && Wanted.Meanings == MeaningPolicy::Forward)
    return Silence::MeaningIsForward;
  const bool Forwards = Answers.Judged.Means == Meaning::Forward;
  if (Answers.IsExplicit || Wanted.Unrestricted == UnrestrictedRoutes::Always ||
      (Wanted.Unrestricted == UnrestrictedRoutes::Forwarding && Forwards))
    return Silence::None;
  return Silence::UnrestrictedRoute;
}

static Occurrence occurrence(const Redirect &R, Answer Answers) {
  Occurrence O;
  O.Sent = &R;
  O.Answers = std::move(Answers);
  return O;
}

/// Lets \p Wanted decide what becomes of \p O, which has been judged.
static void apply(const Policy &Wanted, Occurrence &O) {
  O.IsWanted = silenceOf(O.Sent->Code, O.Answers, Wanted) == Silence::None;
  applyPolicy(Wanted.Meanings, O.Answers.Judged);
}

/// What there is to say of \p Members, which agree.
Finding FindingBuilder::finding(llvm::ArrayRef<Occurrence> Members) {
  const Occurrence &First = Members.front();
  Finding F;
  F.Status = First.Sent->Status;
  F.StatusWrite = First.Sent->StatusWrite;
  F.Function = First.Sent->Function;
  F.Write = First.Sent->Write;
  F.Code = First.Sent->Code;
  F.Means = First.Answers.Judged.Means;
  F.Is = problemOf(F.Code, F.Means);
  for (const Occurrence &O : Members)
    F.Methods |= O.Answers.Methods;
  F.Reasons = Why.explain(Members);
  return F;
}

/// True if a status that is right for \p One is right for all of \p Members.
static bool suitsAll(const Occurrence &One,
                     llvm::ArrayRef<Occurrence> Members) {
  return llvm::all_of(Members, [&](const Occurrence &O) {
    const Meaning Means = O.Answers.Judged.Means;
    return Means == One.Answers.Judged.Means ||
           (!O.IsWanted && Means == Meaning::Unknown);
  });
}

/// Adds the findings of \p G.
void FindingBuilder::addGroup(const Group &G) {
  std::vector<Occurrence> Wanted;
  llvm::copy_if(G.Members, std::back_inserter(Wanted),
                [](const Occurrence &O) { return O.IsWanted; });
  if (Wanted.empty())
    return;
  if (suitsAll(Wanted.front(), G.Members)) {
    // The unit in which the status stands reports it.
    if (!G.IsElsewhere)
      Result.push_back(finding(Wanted));
    return;
  }
  // The meaning belongs to each call, and no one status is right for all.
  llvm::MapVector<std::pair<const Expr *, Problem>, std::vector<Occurrence>>
      ByCall;
  for (const Occurrence &O : Wanted)
    if (!O.WayElsewhere)
      ByCall[{O.Sent->Write, problemOf(O.Sent->Code, O.Answers.Judged.Means)}]
          .push_back(O);
  for (const auto &[Call, Members] : ByCall) {
    Finding F = finding(Members);
    F.Status = nullptr;
    if (!suitsAll(Members.front(), Members))
      F.Means = Meaning::Unknown;
    Result.push_back(std::move(F));
  }
}

void FindingBuilder::addAnswerElsewhere(Group &G, const Redirect &R,
                                        AnswerElsewhere Known) {
  G.Members.push_back(occurrence(R, std::move(Known.Answers)));
  G.Members.back().WayElsewhere = std::move(Known.Way);
}

/// Puts \p R, whose status another unit has, to what others do with it.
void FindingBuilder::addElsewhere(const Redirect &R, Answer Answers) {
  const PlaceElsewhere &Status = R.Elsewhere->Where;
  Group &G = Elsewhere[placeAsText(Status)];
  if (!std::exchange(G.IsElsewhere, true))
    for (AnswerElsewhere &Known :
         readAnswers(Index, R.Elsewhere->Function, Reader))
      if (Known.Status == Status)
        addAnswerElsewhere(G, R, std::move(Known));
  G.Members.push_back(occurrence(R, std::move(Answers)));
}

/// \p R with the status where this unit has it, if that has gone by other units
/// and come home; null if it hasn't.
const Redirect *FindingBuilder::comeHome(const Redirect &R) {
  if (!R.Elsewhere)
    return nullptr;
  if (OwnFunctions.empty())
    for (const FunctionDecl *Function : Unit.functions())
      OwnFunctions.try_emplace(visibleUsr(*Function), Function);
  const FunctionDecl *Function = OwnFunctions.lookup(R.Elsewhere->Function);
  const Redirect *Given =
      Function ? redirectWith(R.Elsewhere->Where, *Function) : nullptr;
  if (!Given)
    return nullptr;
  Redirect &Own = MadeElsewhere.emplace_back(R);
  Own.Status = Given->Status;
  Own.StatusWrite = Given->StatusWrite;
  Own.Elsewhere = nullptr;
  return &Own;
}

/// Puts \p R to the others whose status is written at the same place.
void FindingBuilder::add(const Redirect &R, std::optional<Answer> Answers) {
  if (!Answers)
    return;
  if (const Redirect *Own = comeHome(R))
    return add(*Own, std::move(Answers));
  if (R.Elsewhere)
    return addElsewhere(R, std::move(*Answers));
  Here[locationOf(R)].Members.push_back(occurrence(R, std::move(*Answers)));
}

bool FindingBuilder::isAt(SourceLocation Location,
                          const PlaceElsewhere &Wanted) {
  return Sources.getFileLoc(Location) == Why.place(Wanted).Location;
}

/// The redirect that another unit makes of one of the values \p Given by \p
/// Function; null if none of them is written at \p Status.
const Redirect *FindingBuilder::redirectWith(const PlaceElsewhere &Status,
                                             const ValueSet &Given,
                                             const FunctionDecl &Function) {
  for (const auto &[Is, For] : Given) {
    const std::optional<Value> Known = statusOf(Is);
    if (!Known || Known->Is != Value::Kind::Number || !Known->Where)
      continue;
    Redirect R;
    R.Function = &Function;
    R.Status = Known->Where;
    R.Write = R.StatusWrite = Is.Write ? Is.Write : Known->Where;
    R.Code = static_cast<int>(Known->Number);
    if (isAt(locationOf(R), Status))
      return &MadeElsewhere.emplace_back(std::move(R));
  }
  return nullptr;
}

/// A redirect of \p Function, or of those who call it, whose status is written
/// at \p Status; null if there is nothing like that any more.
const Redirect *FindingBuilder::redirectWith(const PlaceElsewhere &Status,
                                             const FunctionDecl &Function) {
  const FunctionSummary &Known = Unit.summary(Function);
  for (const std::unique_ptr<Redirect> &R : Known.Redirects)
    if (R->Status && isAt(locationOf(*R), Status))
      return R.get();
  // void choose(std::string &url, int &status) { status = 302; }
  for (const Effect &Done : Known.Effects)
    for (const ValueSet *Given : {&Done.Status, &Done.NewValue})
      if (const Redirect *Made = redirectWith(Status, *Given, Function))
        return Made;
  return redirectWith(Status, Known.Returns, Function);
}

/// Adds what redirects answer for which \p Function only has the status.
void FindingBuilder::addAnswersElsewhere(const FunctionDecl &Function) {
  for (AnswerElsewhere &Known :
       readAnswers(Index, visibleUsr(Function), Reader))
    if (const Redirect *R = redirectWith(Known.Status, Function))
      addAnswerElsewhere(Here[locationOf(*R)], *R, std::move(Known));
}

std::vector<Finding> FindingBuilder::build() {
  for (const FunctionDecl *Function : Unit.functions()) {
    if (Index.isThere())
      addAnswersElsewhere(*Function);
    for (const std::unique_ptr<Redirect> &R : Unit.summary(*Function).Redirects)
      add(*R, answerOf(*R, Unit.serviceFor(*R), Unit.doneAnywhere(*Function)));
  }
  const auto AddAll = [this](auto &Groups) {
    for (auto &[Place, G] : Groups) {
      dropLoops(G.Members);
      judgeTogether(G.Members);
      for (Occurrence &O : G.Members)
        apply(Wanted, O);
      addGroup(G);
    }
  };
  AddAll(Here);
  AddAll(Elsewhere);
  llvm::sort(Result, [&](const Finding &A, const Finding &B) {
    return Sources.isBeforeInTranslationUnit(A.location(), B.location());
  });
  return std::move(Result);
}

struct UnitAnalysis::Known {
  Known(ASTContext &Context, UnmodelledFramework Shapes, Vocabulary Vocabulary,
        const Beside &Beside)
      : Shapes(std::move(Shapes)), Words(std::move(Vocabulary)),
        Elsewhere(Beside.Index, mainFileOf(Context), Beside.OthersMayAsk,
                  Beside.MattersAlone),
        Facts(collectFacts(Context, Words,
                           Beside.Index || Beside.OthersMayAsk ? &Elsewhere
                                                               : nullptr,
                           Beside.Errors)),
        Unit(Context, Facts, &Elsewhere), Errors(Beside.Errors),
        MattersAlone(Beside.MattersAlone) {
    Facts.MayCompareMethods |= this->Shapes.MayBeOwnServer;
  }

  UnmodelledFramework Shapes;
  Vocabulary Words;
  IndexOfUnit Elsewhere;
  UnitFacts Facts;
  Program Unit;
  const CompileErrors *Errors;
  /// True if the unit knows redirects whatever others say.
  const bool MattersAlone;
};

/// Adds to \p Words what other units of the program may ask for.
static void addPart(Vocabulary &Words, const UnitModels &Models) {
  std::vector<const Model *> Unspoken;
  Unspoken.reserve(Models.Unspoken.size());
  for (const NamedModel &M : Models.Unspoken)
    Unspoken.push_back(M.Is);
  Words.addPart(Unspoken);
}

std::unique_ptr<const UnitAnalysis::Known>
UnitAnalysis::know(ASTContext &Context, const UnitModels &Models,
                   Beside Beside) {
  Vocabulary Words(Models.Named, Context);
  const SourceManager &Sources = Context.getSourceManager();
  // mongoose.c, compiled with the project
  if (ForeignFiles(Sources, Words.frameworkPlaces())
          .contains(Sources.getMainFileID()))
    return nullptr;
  UnmodelledFramework Shapes;
  if (Models.FindsOthers)
    Shapes = addUnmodelled(Context, Words, Models.LeftOut);
  Beside.MattersAlone = Words.knowsRedirects();
  if (Models.IsPart)
    addPart(Words, Models);
  else if (!Beside.MattersAlone)
    return nullptr;
  return std::make_unique<const Known>(Context, std::move(Shapes),
                                       std::move(Words), Beside);
}

UnitAnalysis::UnitAnalysis(ASTContext &Context, const UnitModels &Models,
                           const RouteIndex *Index, const CompileErrors *Errors)
    : Context(Context),
      About(know(Context, Models, {Index, Errors, /*OthersMayAsk=*/false})) {}

UnitAnalysis::~UnitAnalysis() = default;

std::vector<Finding> UnitAnalysis::findings(const Policy &Wanted) const {
  if (!About)
    return {};
  std::vector<Finding> Result =
      FindingBuilder(About->Unit, Context, About->Elsewhere, Wanted).build();
  for (Finding &F : Result)
    F.Words = &About->Words;
  return Result;
}

LineOfCode UnitAnalysis::lineOf(FileID File, unsigned Line,
                                const Policy &Wanted) const {
  if (!About)
    return {};
  return knowLine({Context, About->Words, About->Elsewhere, About->Facts,
                   About->Unit, About->Errors, Wanted, findings(Wanted)},
                  File, Line);
}

std::string UnitAnalysis::describe(ASTContext &Context,
                                   const UnitModels &Models,
                                   const RouteIndex *Index, UnitName Named,
                                   const CompileErrors *Errors) {
  UnitDescription Description(Context, Named.Root, Named.Variant);
  if (const auto About =
          know(Context, Models, {Index, Errors, /*OthersMayAsk=*/true})) {
    const bool SaysAnything =
        !About->Unit.functions().empty() || !About->Facts.Routes.empty();
    if (About->MattersAlone && SaysAnything)
      Description.addMattersAlone();
    Description.addModels(About->Facts, Models);
    Description.add(About->Facts, About->Unit);
  }
  return Description.text();
}

FunctionCount UnitAnalysis::countFunctions(ASTContext &Context,
                                           const UnitModels &Models,
                                           const CompileErrors &Errors) {
  const Vocabulary Words(Models.Named, Context);
  return collectFacts(Context, Words, nullptr, &Errors).Seen;
}

} // namespace redirect
