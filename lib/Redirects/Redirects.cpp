//===- Redirects.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/Redirects.h"
#include "Facts/FactCollector.h"
#include "Facts/StatusExpectations.h"
#include "Facts/Unmodelled.h"
#include "Http/Status.h"
#include "Models/DeclarationNames.h"
#include "Models/ForeignFiles.h"
#include "Program/UnitDescription.h"
#include "Redirects/ExpectedStatuses.h"
#include "Redirects/Findings.h"
#include "Redirects/LineOfCode.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace redirect {

bool Finding::isImplicit() const {
  return isa_and_present<CXXDefaultArgExpr>(Status);
}

SourceLocation Finding::location() const {
  if (!Status)
    return Write->getExprLoc();
  return (isImplicit() ? StatusWrite : Status)->getExprLoc();
}

SmallVector<int, 2> Finding::proposed() const {
  const int Page = static_cast<int>(Status::SeeOther);
  switch (Is) {
  case Problem::PermanentAnswer:
    // For this time: what is done on a route for all methods is done for a POST
    // as well, which must not be sent again.
    if (Means == Meaning::Answer && !IsExplicit)
      return {Page};
    return {static_cast<int>(temporaryStatus(Code))};
  case Problem::LosesMethod:
    if (Means == Meaning::Forward)
      return {static_cast<int>(methodKeepingStatus(Code))};
    return {static_cast<int>(methodKeepingStatus(Code)), Page};
  default:
    return {Page};
  }
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
      findingsOf(About->Unit, Context, About->Elsewhere, Wanted);
  for (Finding &F : Result)
    F.Words = &About->Words;
  addExpectations(Result, {Context, About->Words, About->Elsewhere, About->Unit,
                           About->Errors});
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

/// True if the unit has bodies of members of \p Class.
static bool definesMembers(const RecordDecl &Class) {
  const auto *Definition =
      dyn_cast_if_present<CXXRecordDecl>(Class.getDefinition());
  return Definition &&
         llvm::any_of(Definition->methods(), [](const CXXMethodDecl *Method) {
           return Method->isUserProvided() && Method->isDefined();
         });
}

std::vector<DraftEntry> UnitAnalysis::draft() const {
  std::vector<DraftEntry> Result;
  if (!About)
    return Result;
  llvm::DenseSet<const Decl *> Seen;
  for (const ShapeGiven &Given : About->Shapes.Given)
    if (const Roles *R = About->Words.rolesOf(*Given.Is);
        R && !About->Words.modelOf(*R) &&
        Seen.insert(representative(*Given.Is)).second)
      llvm::append_range(Result, draftOf(*Given.Is, *R, Given.SeenAt));
  for (const RecordDecl *Class : About->Shapes.Exchanged)
    if (definesMembers(*Class))
      Result.push_back(draftOfIdle(*Class));
  return Result;
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
  if (Models.NamesStatus) {
    const Vocabulary Words(Models.Named, Context);
    UserCode Code(Context.getSourceManager(), Words, nullptr, Errors);
    Description.add(statusExpectations(Context, Code));
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
