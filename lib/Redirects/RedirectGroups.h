//===- RedirectGroups.h - Redirects with one status -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_REDIRECTGROUPS_H
#define REDIRECT_TIDY_REDIRECTS_REDIRECTGROUPS_H

#include "Redirects/Explanation.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringMap.h"
#include <deque>
#include <map>

namespace redirect {

/// The redirects whose status is written at one place.
struct RedirectGroup {
  std::vector<Occurrence> Members;
  /// True if another unit has that place.
  bool IsElsewhere = false;
  /// GET and HEAD, as far as they learn there that a page has moved for good,
  /// and where they do.
  MovedHere Moved;
  /// Those that are sent for good with GET and HEAD, and shouldn't be.
  std::vector<Occurrence> Kept;
};

/// All redirects of a unit, by the place of their status, with what other units
/// make of these.
class RedirectGroups {
public:
  RedirectGroups(const Program &Unit, clang::ASTContext &Context,
                 const IndexOfUnit &Index)
      : Unit(Unit), Sources(Context.getSourceManager()), Index(Index),
        Why(Unit, Context) {}

  void collect();

  /// Calls \p Visit with each group: first those whose status this unit has.
  template <typename Visitor> void forEach(Visitor Visit) {
    for (auto &[Place, Group] : Here)
      Visit(Group);
    for (auto &[Place, Group] : Elsewhere)
      Visit(Group);
  }

private:
  void add(const Redirect &R, std::optional<Answer> Answers, MovedHere Moved,
           std::optional<Answer> Kept);
  const Redirect *comeHome(const Redirect &R);
  RedirectGroup &groupElsewhere(const Redirect &R);
  MovedHere movedBy(const Redirect &R);
  MovedHere movedByCall(const Redirect &R);
  void addAnswersElsewhere(const clang::FunctionDecl &Function);
  void addAnswerElsewhere(RedirectGroup &G, const Redirect &R,
                          AnswerElsewhere Known);
  const Redirect *redirectWith(const PlaceElsewhere &Status,
                               const clang::FunctionDecl &Function);
  const Redirect *redirectWith(const PlaceElsewhere &Status,
                               const ValueSet &Given,
                               const clang::FunctionDecl &Function);
  bool isAt(clang::SourceLocation Location, const PlaceElsewhere &Wanted);

  const Program &Unit;
  const clang::SourceManager &Sources;
  const IndexOfUnit &Index;
  Explanation Why;
  SummaryReader Reader;
  /// Instances of a template write their status at the same place.
  llvm::MapVector<clang::SourceLocation, RedirectGroup> Here;
  std::map<std::string, RedirectGroup> Elsewhere;
  /// What other units make of statuses that functions of this one give them.
  std::deque<Redirect> MadeElsewhere;
  /// The functions of this unit, by their USRs; filled when somebody asks.
  llvm::StringMap<const clang::FunctionDecl *> OwnFunctions;
};

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_REDIRECTGROUPS_H
