//===- Listings.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Listings.h"
#include "CheckWords.h"
#include "Commands.h"
#include "Models/BuiltinModels.h"
#include "Models/ModelReader.h"
#include "ProjectOptions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using llvm::StringRef;

namespace redirect {

/// Prints the checks, each with what it finds.
static void printChecks(llvm::raw_ostream &Out) {
  for (const CheckName &Check : checkNames())
    Out << Check.Name << "\n    " << Check.Description << "\n";
}

static bool isMeant(StringRef Check, StringRef Name) {
  return Check == Name || Check == ("http-" + Name).str() ||
         Check == ("http-redirect-" + Name).str();
}

/// Prints the page of \p Check, whose common beginning may be left out. Fails
/// if there is no such check.
static llvm::Error printPage(StringRef Check, llvm::raw_ostream &Out) {
  std::vector<std::string> Names;
  for (const CheckName &Known : checkNames()) {
    if (isMeant(Known.Name, Check)) {
      Out << pageOf(Known.Name);
      return llvm::Error::success();
    }
    Names.push_back(Known.Name.str());
  }
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "there is no check " + Check + "; there are " +
                                     llvm::join(Names, ", "));
}

int list(const ListingOptions &Options) {
  if (Options.Checks)
    printChecks(llvm::outs());
  if (!Options.Explained.empty())
    if (llvm::Error Problem = printPage(Options.Explained, llvm::outs()))
      return fail(std::move(Problem));
  return NothingFound;
}

std::map<std::string, size_t> frameworksOf(llvm::ArrayRef<ProjectUnit> Units) {
  std::map<std::string, size_t> Result;
  for (const ProjectUnit &Unit : Units)
    for (const std::string &Name : Unit.Said.Frameworks)
      ++Result[Name];
  return Result;
}

/// What the model called \p Name says that it is about.
static std::string describe(StringRef Name) {
  for (const BuiltinModel &Builtin : builtinModels())
    if (StringRef(Builtin.FileName).split('.').first == Name) {
      const Model Read = readModel(Builtin);
      return Read.Framework +
             (Read.Versions.empty() ? "" : ": " + Read.Versions);
    }
  return "";
}

void printFrameworks(const std::map<std::string, size_t> &Seen,
                     llvm::raw_ostream &Out) {
  const auto Print = [&](StringRef Name, const std::string &About) {
    const auto Known = Seen.find(Name.str());
    const bool IsSeen = Known != Seen.end();
    Out << (IsSeen ? "* " : "  ") << llvm::formatv("{0,-20}", Name) << About;
    if (IsSeen)
      Out << (About.empty() ? "" : ", ") << "in " << Known->second
          << (Known->second == 1 ? " file" : " files") << " here";
    Out << "\n";
  };
  const std::vector<StringRef> Names = ModelLibrary::names();
  for (const auto &Own : Seen)
    if (!llvm::is_contained(Names, Own.first))
      Print(Own.first, "by a model of yours");
  for (const StringRef Name : Names)
    Print(Name, describe(Name));
}

} // namespace redirect
