//===- Explanation.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/Explanation.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace redirect {

/// The file that another unit calls \p Name: beside the main file, or in one of
/// the folders around it.
static OptionalFileEntryRef findFile(SourceManager &Sources, StringRef Name) {
  FileManager &Files = Sources.getFileManager();
  if (llvm::sys::path::is_absolute(Name))
    return Files.getOptionalFileRef(Name);
  const OptionalFileEntryRef Main =
      Sources.getFileEntryRefForID(Sources.getMainFileID());
  if (!Main)
    return std::nullopt;
  SmallString<128> Folder(Main->getName());
  Files.makeAbsolutePath(Folder);
  while (llvm::sys::path::has_parent_path(Folder)) {
    llvm::sys::path::remove_filename(Folder);
    SmallString<128> File(Folder);
    llvm::sys::path::append(File, Name);
    if (OptionalFileEntryRef Found = Files.getOptionalFileRef(File))
      return Found;
  }
  return std::nullopt;
}

PlaceOfReason Explanation::place(const PlaceElsewhere &At) {
  SourceManager &Sources = Context.getSourceManager();
  PlaceOfReason Result;
  if (const OptionalFileEntryRef File = findFile(Sources, At.File)) {
    FileID Id = Sources.translateFile(*File);
    if (Id.isInvalid())
      Id = Sources.getOrCreateFileID(*File, SrcMgr::C_User);
    Result.Location = Sources.translateLineCol(Id, At.Line, At.Column);
  }
  if (Result.Location.isInvalid())
    Result.Elsewhere = At.File + ":" + std::to_string(At.Line);
  return Result;
}

PlaceOfReason Explanation::place(CodePlace At) {
  if (const auto *Elsewhere = dyn_cast_if_present<const PlaceElsewhere *>(At))
    return place(*Elsewhere);
  const auto *E = dyn_cast_if_present<const Expr *>(At);
  return E ? PlaceOfReason{E->getExprLoc(), ""} : PlaceOfReason();
}

void Explanation::addGuard(const GuardTest &Guard, MethodSet Methods) {
  if (Guard.Condition)
    Reasons.emplace_back(
        GuardedHere{place(Guard.Condition), Guard.Holds, Methods});
}

/// What a way begins with; none if \p Step goes on.
static std::optional<Route::Kind> beginning(StepElsewhere::Kind Step) {
  switch (Step) {
  case StepElsewhere::Kind::Registered:
    return Route::Kind::Registration;
  case StepElsewhere::Kind::Overrides:
    return Route::Kind::Override;
  case StepElsewhere::Kind::Reads:
    return Route::Kind::RequestLine;
  default:
    return std::nullopt;
  }
}

void Explanation::addSteps(ArrayRef<StepElsewhere> Way, MethodSet &Methods) {
  for (const StepElsewhere &Step : Way) {
    if (const std::optional<Route::Kind> Begins = beginning(Step.Is)) {
      Reasons.emplace_back(RegisteredHere{place(*Step.Where), *Begins,
                                          Step.Methods, Step.IsRestricted});
      Methods = Methods - Step.Methods;
    } else {
      Reasons.emplace_back(
          CalledHere{place(*Step.Where), nullptr, /*IsDestructor=*/false,
                     Step.Is == StepElsewhere::Kind::HandedOver});
    }
  }
}

/// Adds how requests with \p Methods get to the function that sends \p O, as
/// often as it takes to name all methods.
void Explanation::addWay(const Occurrence &O, MethodSet Methods) {
  if (O.WayElsewhere)
    addSteps(*O.WayElsewhere, Methods);
  else
    addWayTo(*O.Sent->Function, Methods, O.Answers.Methods, O.Sent->TestedPath);
}

void Explanation::addWayTo(const FunctionDecl &Function, MethodSet Methods,
                           MethodSet Answered, const PathTest &Asked) {
  while (!Methods.empty()) {
    const WayIn Way = Unit.shortestWay(Function, Methods, Asked);
    if (Way.empty())
      return;
    const MethodSet Before = Methods;
    if (Way.Entrance)
      addSteps(Way.Entrance->Way, Methods);
    for (const Route *R : Way.Registrations) {
      Reasons.emplace_back(
          RegisteredHere{{R->Where, ""}, R->Is, R->Methods, R->IsRestricted});
      Methods = Methods - R->Methods;
    }
    for (const CallFlow *Call : Way.Calls) {
      addGuard(Call->Guard, Answered & Call->Reached.methods());
      if (Call->Via)
        Reasons.emplace_back(CalledHere{place(Call->Via), Call->Via,
                                        /*IsDestructor=*/false,
                                        /*IsHandedOver=*/false});
      Reasons.emplace_back(CalledHere{place(Call->Site), Call->Site,
                                      isa<CXXDestructorDecl>(Call->Callee),
                                      Call->IsHandedOver});
    }
    if (Methods == Before)
      return;
  }
}

std::vector<Reason> Explanation::wayTo(const FunctionDecl &Function,
                                       MethodSet Methods) {
  Reasons.clear();
  addWayTo(Function, Methods, Methods);
  return std::move(Reasons);
}

/// True if one of \p Told is the same sign as \p Seen.
static bool isAmong(const SignAt &Seen, ArrayRef<SignAt> Told) {
  return llvm::any_of(Told, [&](const SignAt &Known) {
    return Known.Is == Seen.Is && Known.Where == Seen.Where;
  });
}

/// Adds the signs of the meaning; those of all meanings, if there are several.
void Explanation::addSigns(ArrayRef<Occurrence> Group) {
  const Judgement &First = Group.front().Answers.Judged;
  SmallVector<SignAt, 4> Told;
  for (const Occurrence &O : Group) {
    const Judgement &Judged = O.Answers.Judged;
    if (&Judged != &First && Judged.Means == First.Means)
      continue;
    for (const SignAt &Seen : Judged.Because) {
      if (isAmong(Seen, Told))
        continue;
      Told.push_back(Seen);
      Reasons.emplace_back(SignSeen{Seen.Is, place(Seen.Where)});
    }
  }
}

std::vector<Reason> Explanation::explain(ArrayRef<Occurrence> Group) {
  Reasons.clear();
  MethodSet Explained;
  for (const Occurrence &O : Group) {
    const MethodSet Methods = O.Answers.Methods;
    if ((Methods - Explained).empty() && !Explained.empty())
      continue;
    addWay(O, Methods - Explained);
    Explained |= Methods;
    for (const Redirect *R = O.Sent; R; R = R->Inner) {
      addGuard(R->Guard, Methods & R->Reached.methods());
      // The report itself stands at the call that decides the status.
      if (R->Via && (!R->Inner || R->Status == R->Inner->Status))
        Reasons.emplace_back(CalledHere{place(R->Via), R->Via,
                                        /*IsDestructor=*/false,
                                        R->IsHandedOver});
    }
  }
  addSigns(Group);
  return std::move(Reasons);
}

} // namespace redirect
