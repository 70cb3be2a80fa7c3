//===- ProjectOptions.cpp -------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProjectOptions.h"
#include "CheckGlobs.h"
#include "ConfiguredFiles.h"
#include "LLVMVersions.h"
#include "clang-tidy/GlobList.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/YAMLTraits.h"

using clang::tidy::ClangTidyGlobalOptions;
using clang::tidy::ClangTidyOptions;
using llvm::StringRef;

namespace redirect {

llvm::ArrayRef<CheckName> checkNames() {
  static constexpr CheckName Names[] = {
#define SERVER_CHECK(KIND, NAME, STATUSES, SEVERITY, TITLE, SENTENCE)          \
  {NAME, SENTENCE, STATUSES},
#define CLIENT_CHECK(KIND, NAME, SEVERITY, TITLE, SENTENCE)                    \
  {NAME, SENTENCE, ""},
#include "Checks.def"
  };
  return Names;
}

/// What holds where no .clang-tidy file says anything: reports from all of the
/// project's own files.
static ClangTidyOptions defaults() {
  ClangTidyOptions Result = ClangTidyOptions::getDefaults();
  Result.Checks = "-*";
  Result.HeaderFilterRegex = ".*";
  return Result;
}

llvm::Expected<ClangTidyOptions> parseConfig(StringRef Text) {
  std::string Problem;
  const auto Keep = [&](const llvm::SMDiagnostic &Said) {
    if (Problem.empty())
      Problem = Said.getMessage().str();
  };
  llvm::ErrorOr<ClangTidyOptions> Result =
      clang::tidy::parseConfigurationWithDiags({Text, "--config"}, Keep);
  if (Result)
    return std::move(*Result);
  return llvm::createStringError(Result.getError(),
                                 "--config can't be read: " + Problem);
}

ProjectOptions::ProjectOptions(
    CheckSettings Settings,
    llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files)
    : FileOptionsProvider(ClangTidyGlobalOptions(), defaults(),
                          ClangTidyOptions(), std::move(Files)),
      Settings(std::move(Settings)) {}

/// Of \p Globs, those that take some of our checks out: "-http-redirect-*".
static std::string exclusions(StringRef Globs) {
  std::string Result;
  for (const StringRef Glob : llvm::split(Globs, ','))
    if (Glob.trim().starts_with("-http"))
      Result += ("," + Glob.trim()).str();
  return Result;
}

static std::vector<std::string> enabled(StringRef Globs) {
  const clang::tidy::GlobList Enabled(Globs);
  std::vector<std::string> Result;
  for (const CheckName &Check : checkNames())
    if (Enabled.contains(Check.Name))
      Result.push_back(Check.Name.str());
  return Result;
}

/// True if \p Globs, of --checks, name some checks that aren't wanted, and
/// nothing else.
static bool onlyTakesOut(StringRef Globs) {
  return llvm::all_of(llvm::split(Globs, ','), [](StringRef Glob) {
    Glob = Glob.trim();
    return Glob.empty() || (Glob.starts_with("-") && Glob != "-*");
  });
}

ArgumentChanges ProjectOptions::argumentChanges(StringRef File) {
  ClangTidyOptions Known;
  unsigned Order = 0;
  for (const auto &[Options, Source] : FileOptionsProvider::getRawOptions(File))
    Known.mergeWith(Options, ++Order);
  ArgumentChanges Result = {
      CLANG_TIDY_REMOVED_ARGS(Known).value_or(ClangTidyOptions::ArgList()),
      Known.ExtraArgsBefore.value_or(ClangTidyOptions::ArgList()),
      Known.ExtraArgs.value_or(ClangTidyOptions::ArgList())};
  llvm::append_range(Result.Removed, Settings.Arguments.Removed);
  llvm::append_range(Result.Before, Settings.Arguments.Before);
  llvm::append_range(Result.After, Settings.Arguments.After);
  return Result;
}

/// Takes out what is about compile commands.
static void forgetArguments(ClangTidyOptions &Options) {
  CLANG_TIDY_REMOVED_ARGS(Options).reset();
  Options.ExtraArgsBefore.reset();
  Options.ExtraArgs.reset();
}

std::vector<clang::tidy::ClangTidyOptionsProvider::OptionsSource>
ProjectOptions::getRawOptions(StringRef File) {
  const std::optional<ClangTidyOptions> &Config = Settings.Config;
  std::vector<OptionsSource> Result =
      !Config || Config->InheritParentConfig.value_or(false)
          ? FileOptionsProvider::getRawOptions(File)
          // NOLINTNEXTLINE(bugprone-parent-virtual-call): without the files
          : DefaultOptionsProvider::getRawOptions(File);
  if (Config)
    Result.emplace_back(*Config, "--config");
  const std::string &Checks = Settings.Checks;
  ClangTidyOptions Known;
  ClangTidyOptions Said;
  unsigned Order = 0;
  for (auto &[Options, Source] : Result) {
    forgetArguments(Options);
    // The first are the defaults.
    if (Order)
      Said.mergeWith(Options, Order);
    Known.mergeWith(Options, ++Order);
  }
  std::string Globs = Known.Checks.value_or("");
  if (!Checks.empty())
    Globs += "," + Checks;
  std::vector<std::string> Wanted = enabled(Globs);
  if (Wanted.empty() && onlyTakesOut(Checks) &&
      !areAllOff(Said.Checks.value_or("")))
    Wanted = enabled("-*,http-*" + exclusions(Globs));

  ClangTidyOptions Ours;
  Ours.Checks = "-*," + llvm::join(Wanted, ",");
  for (const CheckName &Check : checkNames())
    if (Check.isAboutServers())
      Ours.CheckOptions[(Check.Name + ".RouteIndex").str()] =
          ClangTidyOptions::ClangTidyValue(Settings.Index);
  Ours.CheckOptions["KeepGoing"] = ClangTidyOptions::ClangTidyValue("true");
  Ours.CheckOptions["DataNotes"] = ClangTidyOptions::ClangTidyValue("true");
  Result.emplace_back(std::move(Ours), "redirect-tidy");
  return Result;
}

/// The value of an option for \p Check, or else for all.
static StringRef valueOf(const ClangTidyOptions &Options, StringRef Check,
                         StringRef Option) {
  for (const std::string &Key : {(Check + "." + Option).str(), Option.str()})
    if (const auto Known = Options.CheckOptions.find(Key);
        Known != Options.CheckOptions.end())
      return Known->second.Value;
  return {};
}

std::vector<CheckSetting> settingsFrom(const ClangTidyOptions &Options) {
  const clang::tidy::GlobList Enabled(Options.Checks.value_or(""));
  std::vector<CheckSetting> Result;
  for (const CheckName &Check : checkNames()) {
    CheckSetting &Setting = Result.emplace_back();
    Setting.Name = Check.Name;
    Setting.IsEnabled = Enabled.contains(Check.Name);
    const StringRef Own = valueOf(Options, Check.Name, "Statuses");
    for (const StringRef Code :
         llvm::split(Own.empty() ? StringRef(Check.Statuses) : Own, ';'))
      if (int Number = 0; !Code.trim().getAsInteger(10, Number))
        Setting.Statuses.push_back(Number);
  }
  return Result;
}

Policy policyFrom(const ClangTidyOptions &Options) {
  static constexpr llvm::StringLiteral Check = "http-redirect-loses-method";
  Policy Result;
  Result.Unrestricted = llvm::StringSwitch<UnrestrictedRoutes>(
                            valueOf(Options, Check, "UnrestrictedRoutes"))
                            .Case("always", UnrestrictedRoutes::Always)
                            .Case("never", UnrestrictedRoutes::Never)
                            .Default(UnrestrictedRoutes::Forwarding);
  Result.Meanings =
      llvm::StringSwitch<MeaningPolicy>(valueOf(Options, Check, "Meaning"))
          .Case("forward", MeaningPolicy::Forward)
          .Case("answer", MeaningPolicy::Answer)
          .Default(MeaningPolicy::Infer);
  return Result;
}

ModelSelection modelsFor(const ClangTidyOptions &Options, StringRef File) {
  ModelSelection Result;
  Result.OwnServers = OwnServers::Off;
  bool WantsAll = false;
  for (const CheckName &Check : checkNames()) {
    if (!Check.isAboutServers())
      continue;
    const std::vector<std::string> Frameworks =
        listed(valueOf(Options, Check.Name, "Frameworks"));
    WantsAll |= Frameworks.empty();
    llvm::append_range(Result.Frameworks, Frameworks);
    for (const std::string &Name :
         listed(valueOf(Options, Check.Name, "Models")))
      Result.Files.push_back(findFile(Name, File));
    Result.Heuristics |=
        llvm::yaml::parseBool(valueOf(Options, Check.Name, "Heuristics"))
            .value_or(true);
    if (valueOf(Options, Check.Name, "OwnServers") != "off")
      Result.OwnServers = OwnServers::Infer;
  }
  // What one of the checks uses is described.
  if (WantsAll)
    Result.Frameworks.clear();
  for (std::vector<std::string> *Names : {&Result.Frameworks, &Result.Files}) {
    llvm::sort(*Names);
    Names->erase(std::unique(Names->begin(), Names->end()), Names->end());
  }
  return Result;
}

} // namespace redirect
