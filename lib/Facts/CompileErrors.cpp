//===- CompileErrors.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/CompileErrors.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace redirect {

void CompileErrors::add(SourceLocation Expansion) {
  Places.insert(llvm::upper_bound(Places, Expansion), Expansion);
}

size_t CompileErrors::countIn(SourceRange Range,
                              const SourceManager &Sources) const {
  if (Places.empty() || Range.isInvalid())
    return 0;
  const SourceLocation Begin = Sources.getExpansionLoc(Range.getBegin());
  const SourceLocation End = Sources.getExpansionRange(Range.getEnd()).getEnd();
  if (End < Begin)
    return 0;
  return llvm::upper_bound(Places, End) - llvm::lower_bound(Places, Begin);
}

namespace {

/// Stands between a DiagnosticsEngine and its client.
class ErrorWatch : public DiagnosticConsumer {
public:
  ErrorWatch(DiagnosticConsumer &Client,
             std::unique_ptr<DiagnosticConsumer> Owned,
             std::shared_ptr<CompileErrors> Errors)
      : Client(Client), Owned(std::move(Owned)), Errors(std::move(Errors)) {}

  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    if (Level >= DiagnosticsEngine::Error && Info.getLocation().isValid() &&
        Info.hasSourceManager())
      Errors->add(Info.getSourceManager().getExpansionLoc(Info.getLocation()));
    Client.HandleDiagnostic(Level, Info);
    takeCounts();
  }

  void BeginSourceFile(const LangOptions &Language,
                       const Preprocessor *PP) override {
    Client.BeginSourceFile(Language, PP);
  }
  void EndSourceFile() override {
    Client.EndSourceFile();
    takeCounts();
  }
  void finish() override { Client.finish(); }
  void clear() override {
    Client.clear();
    takeCounts();
  }
  bool IncludeInDiagnosticCounts() const override {
    return Client.IncludeInDiagnosticCounts();
  }

private:
  /// The client may count more than it is told here.
  void takeCounts() {
    NumErrors = Client.getNumErrors();
    NumWarnings = Client.getNumWarnings();
  }

  DiagnosticConsumer &Client;
  /// The client, if the engine has owned it.
  const std::unique_ptr<DiagnosticConsumer> Owned;
  const std::shared_ptr<CompileErrors> Errors;
};

} // namespace

std::shared_ptr<const CompileErrors>
watchErrors(DiagnosticsEngine &Diagnostics) {
  auto Errors = std::make_shared<CompileErrors>();
  std::unique_ptr<DiagnosticConsumer> Owned = Diagnostics.takeClient();
  DiagnosticConsumer &Client = *Diagnostics.getClient();
  auto Watch = std::make_unique<ErrorWatch>(Client, std::move(Owned), Errors);
  Diagnostics.setClient(Watch.release(), /*ShouldOwnClient=*/true);
  return Errors;
}

void keepGoing(DiagnosticsEngine &Diagnostics) {
  Diagnostics.setFatalsAsError(true);
  Diagnostics.setErrorLimit(0);
}

} // namespace redirect
