//===- Comparison.h - Whether two values are equal ------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_COMPARISON_H
#define REDIRECT_TIDY_FLOW_COMPARISON_H

#include "Flow/Value.h"

namespace redirect {

/// The method that \p V names: a constant, or a literal such as "POST".
std::optional<Method> namedMethod(const Value &V);

/// The constant that \p V is; none if it is none with which code compares.
std::optional<Constant> constantOf(const Value &V);

/// What a comparison of \p Left with \p Right gives, if it gives \p IfEqual
/// where they are equal and \p IfDifferent where they differ. A comparison of
/// the request's method with a constant gives each for the methods for which it
/// holds.
ValueSet compareSets(const ValueSet &Left, const ValueSet &Right,
                     const Value &IfEqual, const Value &IfDifferent);

/// \p E as a condition: 1, 0, made of the method, or not known; of what callers
/// decide, for whom it is that.
ValueSet asCondition(const ValueSet::Entry &E);

/// \p Passed as the guards of a callee see it.
PassedValue<const clang::ValueDecl *> asPassed(const ValueSet::Entry &Passed);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_COMPARISON_H
