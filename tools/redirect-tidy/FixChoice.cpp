//===- FixChoice.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FixChoice.h"
#include "Report.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using clang::tooling::DiagnosticMessage;
using clang::tooling::Replacement;
using llvm::StringRef;

namespace redirect {

llvm::Expected<FixChoice> FixChoice::read(StringRef Text) {
  FixChoice Result;
  if (Text.empty() || Text == "ask") {
    Result.Is = Text.empty() ? Kind::Sure : Kind::Ask;
    return Result;
  }
  const auto [Status, Place] = Text.split(':');
  const auto [File, Line] = Place.rsplit(':');
  if (Status.getAsInteger(10, Result.Status) || Result.Status < 300 ||
      File.empty() || Line.getAsInteger(10, Result.Line) || !Result.Line)
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(),
        "--fix takes nothing, =ask, or a status and a place, such as "
        "=307:src/orders.cpp:12; not '" +
            Text + "'");
  Result.Is = Kind::Given;
  Result.File = absolutePath(File);
  return Result;
}

const Edits *fixFor(const Report &R, int Status) {
  if (!R.Message.Fix.empty())
    return llvm::is_contained(R.Says.Proposed, Status) ? &R.Message.Fix
                                                       : nullptr;
  const std::string Title = describeFix(static_cast<redirect::Status>(Status));
  for (const DiagnosticMessage &Note : R.Notes)
    if (!Note.Fix.empty() && Note.Message == Title)
      return &Note.Fix;
  return nullptr;
}

/// \p R with \p Fix, which makes it a \p Status, or hides it if that is 0.
static Report withFix(Report R, Edits Fix, int Status) {
  R.Message.Fix = std::move(Fix);
  R.Says.Proposed.clear();
  if (Status)
    R.Says.Proposed.push_back(Status);
  return R;
}

/// What hides \p R from now on. Nothing where the line goes on in the next.
static Edits nolintFor(const Report &R, LineNumbers &Lines) {
  const StringRef Text = Lines.text(R.Message.FilePath);
  const size_t End =
      std::min(Text.find('\n', R.Message.FileOffset), Text.size());
  const StringRef Line = Text.take_front(End).rtrim('\r');
  if (Line.ends_with("\\"))
    return {};
  Edits Result;
  llvm::consumeError(Result[R.Message.FilePath].add(
      Replacement(R.Message.FilePath, Line.size(), 0,
                  " // NOLINT(" + R.DiagnosticName + ")")));
  return Result;
}

/// Reads a line; nothing at the end of the input.
static std::optional<std::string> readLine(std::FILE *In) {
  std::string Result;
  int C = 0;
  while ((C = std::fgetc(In)) != EOF && C != '\n')
    Result += static_cast<char>(C);
  if (C == EOF && Result.empty())
    return std::nullopt;
  return StringRef(Result).trim().str();
}

namespace {

/// A dialogue in the terminal, as that of git add -p.
class Dialogue {
public:
  Dialogue(std::FILE *In, std::optional<bool> UsesColor)
      : In(In), UsesColor(UsesColor) {}

  /// False if the user has had enough.
  bool ask(const Report &R, size_t Number, size_t Count);

  std::vector<Report> Changed;

private:
  std::optional<Report> changedBy(StringRef Answer, const Report &R);

  std::FILE *In;
  const std::optional<bool> UsesColor;
  LineNumbers Lines;
};

} // namespace

/// \p R with what \p Answer asks for as its fix, which is none if it is to be
/// left as it is; nothing if it is none of the answers.
std::optional<Report> Dialogue::changedBy(StringRef Answer, const Report &R) {
  if (Answer == "s")
    return withFix(R, Edits(), 0);
  if (Answer == "n")
    return withFix(R, nolintFor(R, Lines), 0);
  int Status = 0;
  if (Answer == "y" && R.Says.Proposed.size() == 1)
    Status = R.Says.Proposed.front();
  else if (Answer.getAsInteger(10, Status))
    return std::nullopt;
  if (const Edits *Fix = fixFor(R, Status))
    return withFix(R, *Fix, Status);
  return std::nullopt;
}

bool Dialogue::ask(const Report &R, size_t Number, size_t Count) {
  print(R, UsesColor, NotedCode::Shown);
  std::vector<std::string> Offered;
  std::string Legend;
  for (const int Status : R.Says.Proposed)
    if (fixFor(R, Status)) {
      Offered.push_back(std::to_string(Status));
      Legend += describeFix(static_cast<redirect::Status>(Status)) + "\n";
    }
  Legend += "s: leave it as it is\nn: hide it by a comment, NOLINT\n"
            "q: leave it and all others as they are\n";
  llvm::append_range(Offered, llvm::ArrayRef<std::string>{"s", "n", "q", "?"});
  while (true) {
    llvm::outs() << "(" << Number << "/" << Count << ") What is meant ["
                 << llvm::join(Offered, ",") << "]? ";
    llvm::outs().flush();
    const std::optional<std::string> Answer = readLine(In);
    if (!Answer || *Answer == "q")
      return false;
    if (std::optional<Report> Change = changedBy(*Answer, R)) {
      if (!Change->Message.Fix.empty())
        Changed.push_back(std::move(*Change));
      return true;
    }
    llvm::outs() << Legend;
  }
}

std::vector<Report> askForFixes(llvm::ArrayRef<Report> Reports, std::FILE *In,
                                std::optional<bool> UsesColor) {
  Dialogue Asking(In, UsesColor);
  for (const auto &[Number, R] : llvm::enumerate(Reports))
    if (!isAboutConfiguration(R) && !Asking.ask(R, Number + 1, Reports.size()))
      break;
  llvm::outs() << "\n";
  return std::move(Asking.Changed);
}

llvm::Expected<std::vector<Report>> givenFix(const FixChoice &Choice,
                                             llvm::ArrayRef<Report> Reports) {
  LineNumbers Lines;
  std::vector<Report> Result;
  bool IsReported = false;
  for (const Report &R : Reports) {
    if (R.Message.FilePath != Choice.File ||
        Lines.at(R.Message.FilePath, R.Message.FileOffset).Line != Choice.Line)
      continue;
    IsReported = true;
    if (const Edits *Fix = fixFor(R, Choice.Status))
      Result.push_back(withFix(R, *Fix, Choice.Status));
  }
  if (!Result.empty())
    return Result;
  return llvm::createStringError(
      llvm::inconvertibleErrorCode(),
      Choice.File + ":" + std::to_string(Choice.Line) + ": " +
          (IsReported ? "nothing here can be made a " +
                            statusName(Choice.Status) + " by a fix"
                      : "nothing is reported in this line"));
}

} // namespace redirect
