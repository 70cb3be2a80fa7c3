//===- LineWords.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LineWords.h"
#include "Compilations.h"
#include "Facts/StatementsIn.h"
#include "Report.h"
#include "SilenceWords.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ASTLambda.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace redirect {

namespace {

class LinePrinter {
public:
  LinePrinter(const LineAsked &Asked, const ASTContext &Context,
              llvm::raw_ostream &To)
      : Asked(Asked), Context(Context), Sources(Context.getSourceManager()),
        To(To) {}

  void print(const LineOfCode &Known);

private:
  void print(const RedirectHere &Here);
  void print(const RouteHere &Here);
  void print(const FunctionHere &Here);
  void printNothing(LineOfCode::Owner Of);
  void printModel(const KnownBy &By);
  void printMethods(const ServedMethods &Served);
  void printReasons(llvm::ArrayRef<Reason> Reasons);
  void printDoubt(const Access &Reach);
  void printOutcome(const RedirectHere &Here);
  void printMeaning(const Judgement &Judged);
  void head(SourceLocation Location, const llvm::Twine &What) {
    To << place(Location, /*WithColumn=*/true) << ": " << What << "\n";
  }
  llvm::raw_ostream &detail() { return To << "  "; }
  void unknown(const llvm::Twine &What, const Stmt &Where);

  std::string relative(StringRef File) const;
  std::string place(SourceLocation Location, bool WithColumn = false) const;
  std::string quoted(const Stmt &Code) const;
  std::string nameOf(const FunctionDecl &Function) const;

  const LineAsked &Asked;
  const ASTContext &Context;
  const SourceManager &Sources;
  llvm::raw_ostream &To;
};

} // namespace

/// "POST", "every method", "every method but GET and HEAD".
static std::string nameOf(MethodSet Methods) {
  if (Methods == MethodSet::all())
    return "every method";
  if (Methods.empty())
    return "none";
  return Methods.contains(Method::Other)
             ? "every method but " + (~Methods).str()
             : Methods.str();
}

/// \p File, as it is seen from the folder of the project.
std::string LinePrinter::relative(StringRef File) const {
  StringRef Name = File;
  return Name.consume_front(Asked.Root) && !Name.empty() &&
                 llvm::sys::path::is_separator(Name.front())
             ? Name.drop_front().str()
             : File.str();
}

std::string LinePrinter::place(SourceLocation Location, bool WithColumn) const {
  const PresumedLoc Known =
      Sources.getPresumedLoc(Sources.getFileLoc(Location));
  if (Known.isInvalid())
    return "?";
  std::string Result = relative(absolutePath(Known.getFilename())) + ":" +
                       std::to_string(Known.getLine());
  if (WithColumn)
    Result += ":" + std::to_string(Known.getColumn());
  return Result;
}

std::string LinePrinter::quoted(const Stmt &Code) const {
  static constexpr size_t MaxLength = 60;
  const StringRef Text =
      Lexer::getSourceText(Sources.getExpansionRange(Code.getSourceRange()),
                           Sources, Context.getLangOpts());
  SmallVector<StringRef> Words;
  llvm::SplitString(Text, Words);
  std::string Result = llvm::join(Words, " ");
  if (Result.size() > MaxLength)
    Result = Result.substr(0, MaxLength) + "...";
  return "'" + Result + "'";
}

std::string LinePrinter::nameOf(const FunctionDecl &Function) const {
  if (isLambdaCallOperator(&Function))
    return "the lambda at " + place(Function.getLocation());
  return Function.getQualifiedNameAsString();
}

void LinePrinter::unknown(const llvm::Twine &What, const Stmt &Where) {
  detail() << "unknown: " << What << " " << quoted(Where) << " ("
           << place(Where.getBeginLoc()) << ")\n";
}

void LinePrinter::printModel(const KnownBy &By) {
  if (By.KeptIn)
    detail() << "kept in " << By.KeptIn->getQualifiedNameAsString()
             << ", whose text a function sends\n";
  if (!By.Named)
    return;
  const std::string Name = By.Named->getQualifiedNameAsString();
  if (By.Described)
    detail() << "known by the model " << By.Described->Framework << ": " << Name
             << "\n";
  else if (By.IsByShape)
    detail() << "known by its shape (Heuristics): " << Name << "\n";
  else if (const auto *Function = dyn_cast<FunctionDecl>(By.Named))
    detail() << "by a call of " << nameOf(*Function) << "\n";
}

void LinePrinter::printMethods(const ServedMethods &Served) {
  if (!Served.Explicit.empty())
    detail() << "methods: " << redirect::nameOf(Served.Explicit)
             << ", which the code names\n";
  if (!Served.Unrestricted.empty())
    detail() << "methods: " << redirect::nameOf(Served.Unrestricted)
             << ", as the route isn't restricted\n";
  if (Served.Explicit.empty() && Served.Unrestricted.empty())
    detail() << "methods: none is known to get here\n";
}

void LinePrinter::printReasons(llvm::ArrayRef<Reason> Reasons) {
  for (const Reason &R : Reasons) {
    const PlaceOfReason &Where = placeOf(R);
    if (Where.Location.isValid())
      detail() << place(Where.Location) << ": " << describeReason(R) << "\n";
    else
      detail() << describeReason(R) << "\n";
  }
}

/// What isn't known of who calls a function.
void LinePrinter::printDoubt(const Access &Reach) {
  if (Reach.SharedCallsOf)
    detail() << "unknown: which of the classes that override "
             << Reach.SharedCallsOf->getQualifiedNameAsString()
             << " a call runs; only the methods count that all calls share\n";
  llvm::MapVector<const Expr *, std::vector<const CallFlow *>> ByTest;
  for (const CallFlow *Call : Reach.DoubtfulCalls)
    ByTest[Call->Doubt].push_back(Call);
  for (const auto &[Test, Calls] : ByTest)
    unknown("which methods get to the call at " +
                place(Calls.front()->Site->getExprLoc()) +
                (Calls.size() == 1
                     ? ""
                     : (" and to " + std::to_string(Calls.size() - 1) +
                        (Calls.size() == 2 ? " other" : " others"))) +
                ", behind the test",
            *Test);
}

static StringRef nameOf(MeaningPolicy Meanings) {
  switch (Meanings) {
  case MeaningPolicy::Infer:
    return "infer";
  case MeaningPolicy::Forward:
    return "forward";
  case MeaningPolicy::Answer:
    return "answer";
  }
  llvm_unreachable("all policies are handled");
}

void LinePrinter::printMeaning(const Judgement &Judged) {
  detail() << "meaning: "
           << (Judged.Means == Meaning::Forward
                   ? "the same request there"
                   : (Judged.Means == Meaning::Answer ? "another page"
                                                      : "not shown"))
           << (Asked.Wanted.Meanings == MeaningPolicy::Infer
                   ? ""
                   : (", but the option Meaning says " +
                      redirect::nameOf(Asked.Wanted.Meanings))
                         .str())
           << "\n";
}

static StringRef checkFor(Problem Is) {
  switch (Is) {
#define SERVER_CHECK(KIND, NAME, STATUSES, SEVERITY, TITLE, SENTENCE)          \
  case Problem::KIND:                                                          \
    return NAME;
#include "Checks.def"
  }
  llvm_unreachable("all problems are handled");
}

void LinePrinter::printOutcome(const RedirectHere &Here) {
  if (!Here.Reported) {
    detail() << "silent: "
             << describeSilence(Here.Because, Here.Code, Asked.Wanted) << "\n";
    if (Here.Unknown)
      unknown(Here.Because == Silence::Doubt ? "which methods get past"
                                             : "value of",
              *Here.Unknown);
    if (Here.Because == Silence::NotServed ||
        Here.Because == Silence::SafeMethodsOnly ||
        Here.Because == Silence::GuardExcludes)
      printDoubt(Here.Reach);
    return;
  }
  const StringRef Check = checkFor(Here.Reported->Is);
  const auto Setting = llvm::find_if(
      Asked.Checks, [&](const CheckSetting &S) { return S.Name == Check; });
  const bool IsSuppressed =
      StringRef(Asked.TextBefore).contains("NOLINTNEXTLINE") ||
      StringRef(Asked.Text).contains("NOLINT");
  if (Setting == Asked.Checks.end() || !Setting->IsEnabled)
    detail() << "silent: " << Check << " would report it, and isn't enabled\n";
  else if (!llvm::is_contained(Setting->Statuses, Here.Code))
    detail() << "silent: the option Statuses of " << Check << " leaves out "
             << Here.Code << "\n";
  else if (IsSuppressed)
    detail() << "silent: a NOLINT comment takes it out of " << Check << "\n";
  else
    detail() << "reported by " << Check << "\n";
}

void LinePrinter::print(const RedirectHere &Here) {
  const bool HasCode = Here.Code != 0;
  head(Here.Write->getExprLoc(),
       HasCode && !statusName(Here.Code).empty()
           ? "redirect with " + statusName(Here.Code)
           : (HasCode ? "response with status " + std::to_string(Here.Code)
                      : std::string("response")));
  printModel(Here.By);
  printMethods(Here.Reach.Served);
  if (Here.Reached != MethodSet::all() && !Here.Reached.empty())
    detail() << "in " << nameOf(*Here.Function) << ", "
             << redirect::nameOf(Here.Reached) << " can get here\n";
  if (Here.Answers)
    printMeaning(Here.Answers->Judged);
  printReasons(Here.Reasons);
  printOutcome(Here);
}

static StringRef kindOf(const Route &R) {
  switch (R.Is) {
  case Route::Kind::Override:
    return "handler that the framework calls";
  case Route::Kind::RequestLine:
    return "request that the program reads itself";
  case Route::Kind::Registration:
    break;
  }
  return "registration";
}

void LinePrinter::print(const RouteHere &Here) {
  const Route &R = *Here.Registered;
  head(R.Where, std::string(kindOf(R)) + " for " + redirect::nameOf(R.Methods) +
                    (R.IsRestricted ? "" : ", unrestricted"));
  if (R.Pattern)
    detail() << "pattern: " << *R.Pattern << "\n";
  else if (R.Is == Route::Kind::Registration)
    detail() << "unknown: the pattern\n";
  for (const FunctionDecl *Handler : R.Handlers)
    detail() << "handler: " << nameOf(*Handler)
             << (isLambdaCallOperator(Handler)
                     ? ""
                     : " (" + place(Handler->getLocation()) + ")")
             << "\n";
  for (const FunctionDecl *Maker : R.Makers)
    detail() << "handler: what " << nameOf(*Maker) << " returns\n";
  if (Here.OfCallers)
    detail() << "handler: what callers pass for '" << Here.OfCallers->getName()
             << "'\n";
  else if (R.Handlers.empty() && R.Makers.empty() && R.Given)
    unknown("the handler, value of", *R.Given);
}

void LinePrinter::print(const FunctionHere &Here) {
  head(Here.Function->getLocation(),
       Here.IsAround ? "the line stands in " + nameOf(*Here.Function)
                     : (isLambdaCallOperator(Here.Function)
                            ? std::string("lambda")
                            : "function " + nameOf(*Here.Function)));
  if (Here.IsTooDeep) {
    detail() << "not looked at: more than " << MaxNesting
             << " statements and expressions stand in one another here\n";
    return;
  }
  if (Here.IsLeftAlone) {
    detail() << "not looked at: it can't be compiled";
    if (Here.Error)
      To << ", at " << quoted(*Here.Error) << " ("
         << place(Here.Error->getBeginLoc()) << ")";
    To << "\n";
    return;
  }
  if (Here.IsUnusedTemplate) {
    detail() << "not looked at: a template of which this unit makes no "
                "instance\n";
    return;
  }
  if (!Here.IsFollowed) {
    detail() << "not followed: it neither redirects nor calls what does\n";
    return;
  }
  printMethods(Here.Reach.Served);
  printReasons(Here.Way);
  printDoubt(Here.Reach);
}

void LinePrinter::printNothing(LineOfCode::Owner Of) {
  To << relative(Asked.File) << ":" << Asked.Line << ": ";
  if (Asked.IsSkipped) {
    To << "the preprocessor leaves this line out\n";
    return;
  }
  switch (Of) {
  case LineOfCode::Owner::SystemHeader:
    To << "this file is none of the project's: a system header\n";
    return;
  case LineOfCode::Owner::Framework:
    To << "this file is none of the project's: it belongs to a framework that "
          "a "
          "model describes\n";
    return;
  case LineOfCode::Owner::NobodyHere:
    To << "nothing in this unit is known to send a redirect: it uses no "
          "framework that a model describes"
       << (Asked.Models.Heuristics ? ", and nothing has the shape of one" : "")
       << "\n";
    break;
  case LineOfCode::Owner::Project:
    To << "no redirect, registration or function that the analysis knows "
          "stands on this line\n";
    break;
  }
  if (!Asked.Models.Heuristics)
    detail() << "the option Heuristics is off: what no model names isn't "
                "recognised\n";
  if (Asked.Models.OwnServers == OwnServers::Off)
    detail() << "the option OwnServers is off: servers without a framework are "
                "left alone\n";
  if (!Asked.Models.Frameworks.empty())
    detail() << "the option Frameworks leaves all models but "
             << llvm::join(Asked.Models.Frameworks, ", ") << " out\n";
}

void LinePrinter::print(const LineOfCode &Known) {
  if (Known.Redirects.empty() && Known.Routes.empty())
    if (Asked.IsSkipped || Known.Functions.empty() ||
        Known.Of != LineOfCode::Owner::Project)
      return printNothing(Known.Of);
  for (const RedirectHere &Here : Known.Redirects)
    print(Here);
  for (const RouteHere &Here : Known.Routes)
    print(Here);
  for (const FunctionHere &Here : Known.Functions)
    if (!Here.IsAround || (Known.Redirects.empty() && Known.Routes.empty()))
      print(Here);
}

void printLine(const LineOfCode &Known, const LineAsked &Asked,
               const ASTContext &Context, llvm::raw_ostream &To) {
  LinePrinter(Asked, Context, To).print(Known);
}

} // namespace redirect
