//===- RouteLinking.h - Who serves routes -----------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_ROUTELINKING_H
#define REDIRECT_TIDY_FACTS_ROUTELINKING_H

#include "Facts/BodyWalk.h"

namespace redirect {

/// The facts of \p Function, to which some may be added; null if it holds an
/// error.
FunctionFacts *factsOf(const clang::FunctionDecl *Function,
                       const UnitWalkState &Unit, UnitFacts &Facts);

/// Says of the parameters of \p R's handlers what the framework passes there.
/// Returns whether that was anything new.
bool linkHandlers(const Route &R, UnitFacts &Facts);

/// Finds the handlers of the registrations, as far as it takes no flow to tell
/// them. Returns those of frameworks that no model knows: their code may be the
/// project's own, and what it does before it calls them is none of theirs.
llvm::DenseSet<const clang::FunctionDecl *> linkRoutes(UnitWalkState &Unit,
                                                       UnitFacts &Facts);

/// Adds what registrations in other units say of their handlers' parameters.
void linkRegisteredElsewhere(const UnitWalkState &Unit, UnitFacts &Facts);

/// Whoever calls what takes a request line apart can't have asked for the
/// method before either.
void linkReaders(UnitFacts &Facts);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_ROUTELINKING_H
