//===- Linking.h - What takes the whole unit to tell ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_LINKING_H
#define REDIRECT_TIDY_FACTS_LINKING_H

#include "Facts/BodyWalk.h"

namespace redirect {

/// Completes \p Facts with what could not be told body by body: the handlers of
/// registrations, the overriders of virtual calls, the parameters in which
/// functions pass the request's method on.
void link(UnitWalkState &Unit, UnitFacts &Facts);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_LINKING_H
