//===- HttpModule.cpp - The module http- of clang-tidy --------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LLVMVersions.h"
#include "RedirectImplicitSeeOtherCheck.h"
#include "RedirectLosesMethodCheck.h"
#include "RedirectMissedStatusCheck.h"
#include "RedirectPermanentAnswerCheck.h"
#include "RedirectRepeatsRequestCheck.h"
#include "clang-tidy/ClangTidyModule.h"
#include CLANG_TIDY_MODULE_REGISTRY_HEADER
#include "clang/Basic/Version.h"
#include "llvm/Support/WithColor.h"

namespace redirect {

namespace {

class HttpModule : public clang::tidy::ClangTidyModule {
public:
  void
  addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
    const auto Pool = std::make_shared<AnalysisPool>();
#define SERVER_CHECK(KIND, NAME, STATUSES, SEVERITY, TITLE, SENTENCE)          \
  add<Redirect##KIND##Check>(Factories, NAME, Pool);
#define CLIENT_CHECK(KIND, NAME, SEVERITY, TITLE, SENTENCE)                    \
  add<Redirect##KIND##Check>(Factories, NAME, Pool);
#include "Checks.def"
  }

private:
  /// Registers a check that shares the unit's analysis with the others.
  template <typename Check>
  static void add(clang::tidy::ClangTidyCheckFactories &Factories,
                  llvm::StringRef Name,
                  const std::shared_ptr<AnalysisPool> &Pool) {
    Factories.registerCheckFactory(
        Name,
        [Pool](llvm::StringRef Name, clang::tidy::ClangTidyContext *Context) {
          return std::make_unique<Check>(Name, Context,
                                         Pool->analysisFor(Context));
        });
  }
};

/// Ends the program if it isn't of the LLVM that this plugin was built for.
/// Such a plugin loads and lists its checks, but finds nothing.
void refuseOtherVersions() {
  const std::string Running = clang::getClangFullVersion();
  const llvm::StringRef Built =
      llvm::StringRef(CLANG_VERSION_STRING).rsplit('.').first;
  const size_t Begin = llvm::StringRef(Running).find("version ");
  const llvm::StringRef Version =
      llvm::StringRef(Running).substr(Begin).split(' ').second;
  if (Version.starts_with((Built + ".").str()))
    return;
  const llvm::StringRef Wanted =
      Version.take_while([](char C) { return llvm::isDigit(C) || C == '.'; })
          .rsplit('.')
          .first;
  llvm::WithColor::error() << "this redirect-tidy was built for clang-tidy "
                           << Built << ", but is loaded into " << Wanted
                           << "; install the redirect-tidy for " << Wanted
                           << ", or run clang-tidy-" << Built.split('.').first
                           << "\n";
  std::exit(EXIT_FAILURE);
}

struct Registration {
  Registration() { refuseOtherVersions(); }
  clang::tidy::ClangTidyModuleRegistry::Add<HttpModule> Module{
      "http-module", "Checks for HTTP servers."};
};

const Registration Registered;

} // namespace

} // namespace redirect
