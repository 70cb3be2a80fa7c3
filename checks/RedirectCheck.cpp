//===- RedirectCheck.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RedirectCheck.h"
#include "ConfiguredFiles.h"
#include "Fixes/StatusSpelling.h"
#include "Report.h"
#include "ReportData.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

template <>
struct clang::tidy::OptionEnumMapping<redirect::UnrestrictedRoutes> {
  static ArrayRef<std::pair<redirect::UnrestrictedRoutes, StringRef>>
  getEnumMapping() {
    static constexpr std::pair<redirect::UnrestrictedRoutes, StringRef>
        Mapping[] = {{redirect::UnrestrictedRoutes::Forwarding, "forwarding"},
                     {redirect::UnrestrictedRoutes::Always, "always"},
                     {redirect::UnrestrictedRoutes::Never, "never"}};
    return Mapping;
  }
};

template <> struct clang::tidy::OptionEnumMapping<redirect::MeaningPolicy> {
  static ArrayRef<std::pair<redirect::MeaningPolicy, StringRef>>
  getEnumMapping() {
    static constexpr std::pair<redirect::MeaningPolicy, StringRef> Mapping[] = {
        {redirect::MeaningPolicy::Infer, "infer"},
        {redirect::MeaningPolicy::Forward, "forward"},
        {redirect::MeaningPolicy::Answer, "answer"}};
    return Mapping;
  }
};

template <> struct clang::tidy::OptionEnumMapping<redirect::OwnServers> {
  static ArrayRef<std::pair<redirect::OwnServers, StringRef>> getEnumMapping() {
    static constexpr std::pair<redirect::OwnServers, StringRef> Mapping[] = {
        {redirect::OwnServers::Infer, "infer"},
        {redirect::OwnServers::Off, "off"}};
    return Mapping;
  }
};

namespace redirect {

/// The codes that a check is about, as in its option `Statuses`: "301;302".
static StringRef statusesOf(Problem Is) {
  struct Row {
    Problem Reported;
    llvm::StringLiteral Statuses;
  };
  static constexpr Row All[] = {
#define SERVER_CHECK(KIND, NAME, STATUSES, SEVERITY, TITLE, SENTENCE)          \
  {Problem::KIND, STATUSES},
#include "Checks.def"
  };
  const auto *Known =
      llvm::find_if(All, [&](const Row &R) { return R.Reported == Is; });
  return Known->Statuses;
}

RedirectCheck::RedirectCheck(StringRef Name, tidy::ClangTidyContext *Context,
                             std::shared_ptr<SharedAnalysis> Analysis,
                             Problem Reported)
    : UnitCheck(Name, Context, std::move(Analysis)), Reported(Reported),
      Wanted{Options.getLocalOrGlobal("UnrestrictedRoutes",
                                      UnrestrictedRoutes::Forwarding),
             Options.getLocalOrGlobal("Meaning", MeaningPolicy::Infer)},
      Statuses(Options.getLocalOrGlobal("Statuses", statusesOf(Reported))),
      Frameworks(Options.getLocalOrGlobal("Frameworks", "")),
      Models(Options.getLocalOrGlobal("Models", "")),
      Heuristics(Options.getLocalOrGlobal("Heuristics", true)),
      OwnServers(
          Options.getLocalOrGlobal("OwnServers", redirect::OwnServers::Infer)),
      RouteIndex(Options.getLocalOrGlobal("RouteIndex", "")),
      FixesOnNotes(Options.getLocalOrGlobal("FixesOnNotes", false)),
      DataNotes(Options.getLocalOrGlobal("DataNotes", false)) {
  readStatuses(statusesOf(Reported));
  readFrameworks();
}

void RedirectCheck::readFrameworks() {
  if (Frameworks.empty())
    return;
  const std::vector<StringRef> Known = ModelLibrary::names();
  for (const std::string &Name : listed(Frameworks))
    if (!llvm::is_contained(Known, Name))
      configurationDiag("unknown framework '%0' in option 'Frameworks'; "
                        "expected some of %1")
          << Name << llvm::join(Known, ", ");
}

Selection RedirectCheck::selected() const {
  const StringRef UnitFile = getCurrentMainFile();
  Selection Result;
  Result.Models.Frameworks = listed(Frameworks);
  for (const std::string &Name : listed(Models))
    Result.Models.Files.push_back(findFile(Name, UnitFile));
  Result.Models.Heuristics = Heuristics;
  Result.Models.OwnServers = OwnServers;
  if (!RouteIndex.empty())
    Result.RouteIndex = findFile(RouteIndex, UnitFile);
  return Result;
}

/// Reads "301;302". What isn't among \p Supported is none of this check's: the
/// option may be meant for all checks at once.
void RedirectCheck::readStatuses(StringRef Supported) {
  for (const StringRef Text : llvm::split(Statuses, ';')) {
    int Code = 0;
    if (Text.trim().getAsInteger(10, Code) || reasonPhrase(Code).empty() ||
        Code == static_cast<int>(Status::SeeOther)) {
      configurationDiag("invalid value '%0' in option 'Statuses'; expected "
                        "some of 301, 302, 307, 308, such as '%1'")
          << Text << Supported;
      continue;
    }
    Codes.push_back(Code);
  }
}

void RedirectCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) {
  UnitCheck::storeOptions(Opts);
  Options.store(Opts, "UnrestrictedRoutes", Wanted.Unrestricted);
  Options.store(Opts, "Meaning", Wanted.Meanings);
  Options.store(Opts, "Statuses", Statuses);
  Options.store(Opts, "Frameworks", Frameworks);
  Options.store(Opts, "Models", Models);
  Options.store(Opts, "Heuristics", Heuristics);
  Options.store(Opts, "OwnServers", OwnServers);
  Options.store(Opts, "RouteIndex", RouteIndex);
  Options.store(Opts, "FixesOnNotes", FixesOnNotes);
  Options.store(Opts, "DataNotes", DataNotes);
}

bool RedirectCheck::isWanted(const Finding &F,
                             const SourceManager &Sources) const {
  return F.Is == Reported && llvm::is_contained(Codes, F.Code) &&
         !isExcluded(F.location(), Sources);
}

void RedirectCheck::checkUnit(ASTContext &Context) {
  const auto Report = [this](const std::string &Problem) {
    configurationDiag("%0") << Problem;
  };
  for (const Finding &F :
       analysis().findings(Context, selected(), Wanted, Report)) {
    if (!isWanted(F, Context.getSourceManager()))
      continue;
    report(F, Context);
    if (DataNotes)
      diag(F.location(), "%0", DiagnosticIDs::Note)
          << asJsonText(dataOf(F, Context.getSourceManager()));
  }
}

/// Adds to a report the fix that makes its status \p New, if there is one.
static void addFix(const DiagnosticBuilder &Report, const Finding &F,
                   Status New, const ASTContext &Context) {
  for (const Edit &E : respellStatus(F, New, Context))
    Report << FixItHint::CreateReplacement(E.Range, E.Text);
}

void RedirectCheck::reportWithFix(const Finding &F, StringRef Message,
                                  Status New, const ASTContext &Context) {
  if (FixesOnNotes)
    diag(F.location(), "%0") << Message;
  else
    addFix(diag(F.location(), "%0") << Message, F, New, Context);
  explain(F, Context);
  if (FixesOnNotes)
    offerFix(F, New, Context);
}

void RedirectCheck::offerFix(const Finding &F, Status New,
                             const ASTContext &Context) {
  addFix(diag(F.location(), "%0", DiagnosticIDs::Note) << describeFix(New), F,
         New, Context);
}

void RedirectCheck::explain(const Finding &F, const ASTContext &Context) {
  for (const Note &N : describeReasons(F, Context.getSourceManager()))
    diag(N.Location, N.Text, DiagnosticIDs::Note);
}

} // namespace redirect
