//===- DoneByCall.h - The work of a callee, for its caller ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_DONEBYCALL_H
#define REDIRECT_TIDY_FLOW_DONEBYCALL_H

#include "Flow/State.h"

namespace redirect {

/// What \p Done, which \p Callee does, is for \p Caller, which calls it at \p
/// Site. `fill(form)` is none if the form is made there; an idle call does
/// nothing but limit how long a response may be kept.
Evidence doneByCall(const Evidence &Done, const clang::Expr &Site,
                    const clang::FunctionDecl &Callee,
                    const FunctionFacts &Caller);

/// The work alone that \p Callee does, which \p Caller hands over at \p Site.
/// Nobody knows what it is given, so that what it does to that may be work.
Evidence workHandedOver(const Evidence &Done, const clang::Expr &Site,
                        const clang::FunctionDecl &Callee,
                        const FunctionFacts &Caller);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_DONEBYCALL_H
