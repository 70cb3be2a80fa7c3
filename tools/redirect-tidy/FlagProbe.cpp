//===- FlagProbe.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FlagProbe.h"
#include "CompilerFlags.h"
#include "LLVMVersions.h"
#include CLANG_OPTIONS_HEADER
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/FileManager.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <set>

using llvm::StringRef;
namespace options = CLANG_OPTIONS_NAMESPACE::options;

namespace redirect {

namespace {

/// An error of the driver or the frontend, by the texts that it is made of:
/// "unsupported option '%0' for target '%1'".
struct Complaint {
  std::vector<std::string> Named;
  bool IsAboutTarget = false;
  bool IsInCode = false;
};

class ComplaintCollector : public clang::DiagnosticConsumer {
public:
  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic &Info) override {
    if (Level < clang::DiagnosticsEngine::Error)
      return;
    Complaint Next;
    for (unsigned I = 0; I < Info.getNumArgs(); ++I) {
      if (Info.getArgKind(I) == clang::DiagnosticsEngine::ak_std_string)
        Next.Named.push_back(Info.getArgStdStr(I));
      else if (Info.getArgKind(I) == clang::DiagnosticsEngine::ak_c_string)
        Next.Named.emplace_back(Info.getArgCStr(I));
    }
    llvm::SmallString<128> Message;
    Info.FormatDiagnostic(Message);
    Next.IsAboutTarget = Message.starts_with("unknown target triple");
    Next.IsInCode = Info.getLocation().isValid();
    All.push_back(std::move(Next));
  }

  std::vector<Complaint> All;
};

} // namespace

/// What clang says to \p Text, compiled as a unit.
static std::vector<Complaint> complaints(CommandLine Words, StringRef Folder,
                                         StringRef Extension, StringRef Text) {
  using namespace clang::tooling;
  const std::string File = (Folder + "/redirect-tidy-probe" + Extension).str();
  Words.push_back(File);
  for (const ArgumentsAdjuster &Adjust :
       {getClangStripOutputAdjuster(), getClangStripDependencyFileAdjuster(),
        getStripPluginsAdjuster(), getClangSyntaxOnlyAdjuster()})
    Words = Adjust(Words, File);
  const auto Files = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(
      llvm::vfs::createPhysicalFileSystem());
  const auto InMemory =
      llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  InMemory->addFile(File, 0, llvm::MemoryBuffer::getMemBufferCopy(Text));
  Files->pushOverlay(InMemory);
  // Where there is no such folder, nothing can be read in it either.
  [[maybe_unused]] const std::error_code IsMissing =
      Files->setCurrentWorkingDirectory(Folder);
  ComplaintCollector Result;
  const auto Manager = llvm::makeIntrusiveRefCnt<clang::FileManager>(
      clang::FileSystemOptions(), Files);
  ToolInvocation Invocation(std::move(Words),
                            std::make_unique<clang::PreprocessOnlyAction>(),
                            Manager.get());
  Invocation.setDiagnosticConsumer(&Result);
  Invocation.run();
  return std::move(Result.All);
}

/// True if \p Name, a part of an error's text, is how \p Argument is spelled:
/// "-mcpu=cortex-m4", or "-mcpu=" alone.
static bool isSpelled(StringRef Name, const CompilerArgument &Argument) {
  if (Argument.Option == options::OPT_INPUT)
    return Name == Argument.Words.front();
  const StringRef Spelling = Argument.Spelling;
  return Name == Argument.Words.front() ||
         Name == llvm::join(Argument.Words, " ") ||
         Name.rtrim('=') == Spelling.rtrim('=') ||
         Name == (Spelling + llvm::join(Argument.Values, ",")).str();
}

/// True if an error that is told by \p Names tells a value of \p Argument.
static bool hasValueIn(llvm::ArrayRef<std::string> Names,
                       const CompilerArgument &Argument) {
  return llvm::any_of(Argument.Values, [&](const std::string &Value) {
    return llvm::is_contained(Names, Value);
  });
}

/// Which of \p Arguments \p Said is about, by their numbers.
static std::vector<size_t>
culprits(const Complaint &Said, llvm::ArrayRef<CompilerArgument> Arguments) {
  std::vector<size_t> ByValue;
  for (const std::string &Name : Said.Named) {
    std::vector<size_t> BySpelling;
    std::vector<size_t> ByBoth;
    for (const auto &[Number, Argument] : llvm::enumerate(Arguments)) {
      const bool HasValue = hasValueIn(Said.Named, Argument);
      // "invalid argument 'x' to -fmessage-length=", "unknown target CPU 'x'"
      if (HasValue && Argument.Option != options::OPT_INPUT)
        ByValue.push_back(Number);
      if (!isSpelled(Name, Argument))
        continue;
      BySpelling.push_back(Number);
      if (HasValue)
        ByBoth.push_back(Number);
    }
    // "unsupported argument 'x' to option '-fsanitize='", of which there are
    // two.
    if (!BySpelling.empty())
      return ByBoth.empty() ? BySpelling : ByBoth;
  }
  return ByValue;
}

ProbedFlags probeFlags(CommandLine Words, StringRef Folder, StringRef Extension,
                       bool LooksForHeaders) {
  ProbedFlags Result;
  // An error may hide the next.
  static constexpr unsigned MaxRounds = 8;
  for (unsigned Round = 0; Round < MaxRounds; ++Round) {
    const std::vector<CompilerArgument> Arguments = argumentsOf(Words);
    std::set<size_t> Culprits;
    for (const Complaint &Said : complaints(Words, Folder, Extension, "")) {
      Result.KnowsTarget &= !Said.IsAboutTarget;
      if (!Said.IsAboutTarget && !Said.IsInCode)
        for (const size_t Number : culprits(Said, Arguments))
          Culprits.insert(Number);
    }
    if (Culprits.empty())
      break;
    CommandLine Accepted = {Words.front()};
    for (const auto &[Number, Argument] : llvm::enumerate(Arguments))
      if (Culprits.count(Number))
        Result.Dropped.push_back(Argument.Words.vec());
      else
        llvm::append_range(Accepted, Argument.Words);
    Words = std::move(Accepted);
  }
  if (LooksForHeaders)
    Result.FindsHeaders =
        complaints(Words, Folder, Extension,
                   "#include <stdlib.h>\n"
                   "#ifdef __cplusplus\n#include <cstdlib>\n#endif\n")
            .empty();
  return Result;
}

} // namespace redirect
