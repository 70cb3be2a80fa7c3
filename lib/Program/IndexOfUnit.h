//===- IndexOfUnit.h - What one unit is told of others ----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_INDEXOFUNIT_H
#define REDIRECT_TIDY_PROGRAM_INDEXOFUNIT_H

#include "Facts/CodeElsewhere.h"
#include "Program/Expectations.h"
#include "Program/RequestFlow.h"
#include "Program/RouteIndex.h"
#include "Program/SummaryReader.h"
#include <map>

namespace redirect {

/// A step on the way of a request through other units.
struct StepElsewhere {
  enum class Kind : uint8_t {
    Registered,
    Overrides,
    Reads,
    Called,
    HandedOver
  };

  Kind Is = Kind::Called;
  const PlaceElsewhere *Where = nullptr;
  /// The methods of a registration, and whether it names them.
  MethodSet Methods;
  bool IsRestricted = false;
};

/// The requests that one other unit sends to a function.
struct ServiceElsewhere {
  Service Sent;
  /// From the registration inwards.
  std::vector<StepElsewhere> Way;
  /// What is passed to the maker of what they are sent to, as JSON; empty if
  /// nobody knows.
  llvm::json::Object Passed;
};

/// Writes the attribute that wayFromJson reads.
void writeWay(llvm::json::OStream &To, llvm::ArrayRef<StepElsewhere> Way);
/// What can't be read is left out.
std::vector<StepElsewhere> wayFromJson(const llvm::json::Array *From,
                                       SummaryReader &Reader);

/// What one unit is told of all others.
class IndexOfUnit : public CodeElsewhere {
public:
  /// \p Index may be null. \p MainFile is the unit's, an absolute path: what
  /// the index has from that unit itself is left out, as the unit may have
  /// changed since. \p OthersMayAsk says that the unit is being described to
  /// others, rather than checked: all of its functions matter then.
  ///
  /// \p MattersAlone is false for a unit that has neither a framework nor the
  /// texts of a server: then only functions matter that show a sign of it.
  IndexOfUnit(const RouteIndex *Index, std::string MainFile, bool OthersMayAsk,
              bool MattersAlone = true)
      : Index(Index), MainFile(std::move(MainFile)), OthersMayAsk(OthersMayAsk),
        MattersAlone(MattersAlone) {}

  bool follows(const clang::FunctionDecl &Function) const override;
  bool knows(const clang::FunctionDecl &Function) const override {
    return isKnown(Function);
  }
  PassedElsewhere passedTo(const clang::FunctionDecl &Function) const override;
  PassedElsewhere
  passedToResultOf(const clang::FunctionDecl &Function) const override;
  std::optional<MethodSet> limit() const override;

  bool answersThrown(const clang::CXXRecordDecl &Class) const override {
    return !answersTo(Class).empty();
  }
  /// The redirects that other units make of thrown objects of \p Class.
  llvm::ArrayRef<Redirect> answersTo(const clang::CXXRecordDecl &Class) const;

  bool sendsText(const clang::ValueDecl &Holder) const override;
  bool sendsArgument(const clang::FunctionDecl &Function,
                     unsigned Index) const override;

  /// Who in other units wants a status exactly.
  std::vector<ExpectationElsewhere> expectations() const;

  bool isThere() const { return Index; }
  /// True if somebody wants to know what \p Function does, whatever that is: of
  /// a unit that is being described, or of a status that it gives to others.
  bool isAsked(const clang::FunctionDecl &Function) const;
  /// True if functions matter only if they show a sign of it, or call what is
  /// known of other units.
  bool asksForSigns() const { return OthersMayAsk && !MattersAlone; }
  /// True if the index says what \p Function does.
  bool isKnown(const clang::FunctionDecl &Function) const {
    const llvm::json::Object *Known = known(Function);
    return Known && Known->get("gives");
  }
  /// True if other units that can't be seen may call \p Function.
  bool foreseesCallsOf(const clang::FunctionDecl &Function) const {
    return OthersMayAsk && !entryOf(Function).Usr.empty();
  }

  /// What \p Function, which another unit has, does; nothing if it isn't known.
  std::optional<FunctionSummary>
  summaryOf(const clang::FunctionDecl &Function) const;

  /// What other units send to \p Function.
  llvm::ArrayRef<ServiceElsewhere>
  servicesOf(const clang::FunctionDecl &Function) const;
  /// What they send to the handlers that \p Function returns.
  llvm::ArrayRef<ServiceElsewhere>
  servicesOfResultOf(const clang::FunctionDecl &Function) const;
  /// What of \p From, which is sent to what \p Maker returns, gets through
  /// \p Call, one of its calls in terms of what \p Maker is passed.
  Service servedThrough(const ServiceElsewhere &From, const CallFlow &Call,
                        const clang::FunctionDecl &Maker) const;
  /// What they send to whatever overrides \p Function.
  llvm::ArrayRef<ServiceElsewhere>
  servicesOfOverridersOf(const clang::FunctionDecl &Function) const;
  /// The methods to which calls of what overrides \p Function are limited, if
  /// they are, see RequestFlow::addChoice.
  std::optional<MethodSet>
  limitOfOverriders(const clang::FunctionDecl &Function) const;

  /// What the redirects of the function whose USR is \p Usr answer when other
  /// units call it, each with its `number`; null if nothing is known.
  const llvm::json::Array *answersOf(llvm::StringRef Usr) const;

  /// True if \p Unit, as an index names it, is this one.
  bool isOwn(llvm::StringRef Unit) const;

private:
  struct Entry {
    std::string Usr;
    llvm::json::Value Json = nullptr;
    std::optional<std::vector<ServiceElsewhere>> Services;
  };

  /// The function itself, what it returns, and what overrides it.
  enum class Named : uint8_t { Itself, Result, Overriders };
  /// What the index says of one of them.
  Entry &entryOf(const clang::FunctionDecl &Function,
                 Named Which = Named::Itself) const;
  std::optional<llvm::json::Value> find(llvm::StringRef Usr) const;
  PassedElsewhere passedTo(const Entry &Known) const;
  llvm::ArrayRef<ServiceElsewhere> servicesOf(Entry &Known) const;
  const llvm::json::Object *known(const clang::FunctionDecl &Function) const {
    return entryOf(Function).Json.getAsObject();
  }
  ServiceElsewhere service(const llvm::json::Object &From) const;

  const RouteIndex *Index;
  const std::string MainFile;
  const bool OthersMayAsk;
  const bool MattersAlone;
  mutable SummaryReader Reader;
  mutable std::map<std::pair<const clang::FunctionDecl *, Named>, Entry>
      Entries;
  mutable std::map<std::string, llvm::json::Value> ByUsr;
  mutable std::map<const clang::CXXRecordDecl *, std::vector<Redirect>> Answers;
};

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_INDEXOFUNIT_H
