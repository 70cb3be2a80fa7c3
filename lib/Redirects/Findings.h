//===- Findings.h - What there is to say of redirects -----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_FINDINGS_H
#define REDIRECT_TIDY_REDIRECTS_FINDINGS_H

#include "Program/Program.h"
#include "Redirects/Redirects.h"

namespace redirect {

/// What \p Wanted wants to hear of the redirects of \p Unit, of which \p Index
/// knows what others do with them; in source order.
std::vector<Finding> findingsOf(const Program &Unit, clang::ASTContext &Context,
                                const IndexOfUnit &Index, const Policy &Wanted);

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_FINDINGS_H
