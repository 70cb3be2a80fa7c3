//===- Redirects.h - Every redirect that loses a method ---------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the checks and tools read: each redirect with the methods that reach it,
// its status, its meaning, and why. No words: those are the reader's.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_REDIRECTS_H
#define REDIRECT_TIDY_REDIRECTS_REDIRECTS_H

#include "Facts/CompileErrors.h"
#include "Facts/Facts.h"
#include "Facts/StatusExpectations.h"
#include "Http/Method.h"
#include "Models/ModelDraft.h"
#include "Models/ModelLibrary.h"
#include "Program/RouteIndex.h"
#include "Redirects/Meaning.h"
#include <variant>

namespace redirect {

/// Which redirects of routes without a restriction on the method to report.
enum class UnrestrictedRoutes : uint8_t {
  /// Those that forward the request.
  Forwarding,
  Always,
  Never
};

/// Which meaning redirects are taken to have.
enum class MeaningPolicy : uint8_t {
  /// The one that the code shows.
  Infer,
  /// All of them, but for those to the request's own URL, repeat the request.
  Forward,
  /// All of them show another page.
  Answer
};

/// What a project wants to hear of.
struct Policy {
  UnrestrictedRoutes Unrestricted = UnrestrictedRoutes::Forwarding;
  MeaningPolicy Meanings = MeaningPolicy::Infer;

  bool operator==(const Policy &RHS) const {
    return Unrestricted == RHS.Unrestricted && Meanings == RHS.Meanings;
  }
};

/// Where a reason shows.
struct PlaceOfReason {
  /// Invalid if there is no such place, or its file can't be read here.
  clang::SourceLocation Location;
  /// The place as text, "routes.cpp:12", if another unit has it and its file
  /// can't be read.
  std::string Elsewhere;
};

/// `server.Post("/orders", handler)`: the handler is registered; or it
/// overrides what the framework calls, or reads the request itself.
struct RegisteredHere {
  PlaceOfReason Where;
  Route::Kind Is;
  MethodSet Methods;
  bool IsRestricted;
};

/// `sendHome(res)`: on the way to the redirect.
struct CalledHere {
  PlaceOfReason Where;
  /// Null if another unit has the call.
  const clang::Expr *Call;
  bool IsDestructor;
  bool IsHandedOver;
};

/// `if (req.method == "POST")`: the condition that leaves these methods,
/// because it holds or because it fails.
struct GuardedHere {
  PlaceOfReason Where;
  bool Holds;
  MethodSet Methods;
};

/// `req.body`, `"/home"`: a sign of the meaning.
struct SignSeen {
  Sign Is;
  PlaceOfReason Where;
};

/// `res.set_redirect(url, 301)`: other requests are answered with this status,
/// too, and told by it that the page has moved for good.
struct MovedHere {
  PlaceOfReason Where;
  MethodSet Methods;
};

/// `void toPage(Response &res)`: other units may call this function, which has
/// the status, and mean something else.
struct SharedHere {
  PlaceOfReason Where;
  std::string Function;
};

/// `EXPECT_EQ(302, client.Post("/orders")->status)`: another status is another
/// answer to this code.
struct ExpectedHere {
  PlaceOfReason Where;
  StatusExpectation What;
};

/// A step in the explanation of a finding.
using Reason = std::variant<RegisteredHere, CalledHere, GuardedHere, SignSeen,
                            MovedHere, SharedHere, ExpectedHere>;

/// What is wrong with a redirect.
enum class Problem : uint8_t {
  /// It is sent with 301 or 302 and should be repeated at the target, or shows
  /// no meaning: clients lose the method and the body.
  LosesMethod,
  /// It is sent with 301 or 302 and shows another page: some clients send the
  /// request again instead of fetching the page.
  ImplicitSeeOther,
  /// It is sent with 307 or 308 after the request has been carried out, or
  /// turned away to another page: clients submit it again.
  RepeatsRequest,
  /// It answers GET or HEAD with 301 or 308 though they were carried out, or
  /// for a reason that passes: who keeps the answer never asks again.
  PermanentAnswer
};

/// A redirect that answers requests with a status that says another thing than
/// the code means.
struct Finding {
  Problem Is = Problem::LosesMethod;
  /// Where the status is written, or null if a call is at fault whose status is
  /// written in the function that it calls.
  const clang::Expr *Status = nullptr;
  /// The call or assignment in which it stands.
  const clang::Expr *StatusWrite = nullptr;
  /// The redirecting call or assignment.
  const clang::Expr *Write = nullptr;
  /// The function that redirects.
  const clang::FunctionDecl *Function = nullptr;
  int Code = 0;
  /// The methods among ChangingMethods that reach it; GET and HEAD if these are
  /// answered for good.
  MethodSet Methods;
  /// True if the code singles the methods out (design section 2).
  bool IsExplicit = false;
  Meaning Means = Meaning::Unknown;
  /// True if a fix would be wrong for other requests that are answered with the
  /// status, or may be: a reason tells.
  bool IsStatusShared = false;
  /// The patterns of the routes that lead to it, as far as they are known.
  std::vector<std::string> Patterns;
  /// The unit's words for statuses, of which a fix chooses another.
  const Vocabulary *Words = nullptr;
  /// From the registration to the redirect, then the signs of its meaning.
  std::vector<Reason> Reasons;

  /// True if the call leaves the status to a default argument.
  bool isImplicit() const;
  /// The statuses of which one is right, the likelier first.
  llvm::SmallVector<int, 2> proposed() const;
  /// Where to report it.
  clang::SourceLocation location() const;
};

struct LineOfCode;

/// How a description names its unit.
struct UnitName {
  /// Files below this folder are named relative to it.
  llvm::StringRef Root;
  /// Tells the ways apart in which a file is compiled; empty if there is one.
  llvm::StringRef Variant = "";
};

/// What is known of the redirects of one translation unit. A unit whose headers
/// declare nothing that the models name is left at once.
class UnitAnalysis {
public:
  /// \p Context, \p Models and \p Index, which is null if nothing is known of
  /// other units, must outlive the result. \p Errors says where the unit
  /// doesn't compile; null if it does.
  UnitAnalysis(clang::ASTContext &Context, const UnitModels &Models,
               const RouteIndex *Index = nullptr,
               const CompileErrors *Errors = nullptr);
  ~UnitAnalysis();

  /// The findings, in source order.
  std::vector<Finding> findings(const Policy &Wanted) const;

  /// What is known of the code in line \p Line of \p File, and why nothing is
  /// said of it. Nothing of that is kept before somebody asks.
  LineOfCode lineOf(clang::FileID File, unsigned Line,
                    const Policy &Wanted) const;

  /// What a model would say of what was recognised by its shape.
  std::vector<DraftEntry> draft() const;

  /// What other units have to know of this one: text that WholeProgram reads.
  static std::string describe(clang::ASTContext &Context,
                              const UnitModels &Models, const RouteIndex *Index,
                              UnitName Named,
                              const CompileErrors *Errors = nullptr);

  /// How much of a unit that doesn't compile can be looked at.
  static FunctionCount countFunctions(clang::ASTContext &Context,
                                      const UnitModels &Models,
                                      const CompileErrors &Errors);

private:
  /// What is known beside the unit's AST; null for what isn't.
  struct Beside {
    const RouteIndex *Index;
    const CompileErrors *Errors;
    bool OthersMayAsk;
    bool MattersAlone = true;
  };
  struct Known;
  static std::unique_ptr<const Known>
  know(clang::ASTContext &Context, const UnitModels &Models, Beside Beside);

  clang::ASTContext &Context;
  /// Null if nothing in the unit can send a redirect.
  std::unique_ptr<const Known> About;
};

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_REDIRECTS_H
