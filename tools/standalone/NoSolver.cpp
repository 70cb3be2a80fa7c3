//===- NoSolver.cpp - What LLVM does where Z3 isn't there -----------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Debian builds LLVM with Z3, which only clang's static analyzer asks, and only
// where it is told to. There is no archive of Z3 to link with.
//
//===----------------------------------------------------------------------===//

#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/SMTAPI.h"

namespace redirect {

/// Called in place of llvm::CreateZ3Solver: as in an LLVM without Z3.
llvm::SMTSolverRef createNoSolver() asm("__wrap__ZN4llvm14CreateZ3SolverEv");

llvm::SMTSolverRef createNoSolver() {
  llvm::report_fatal_error("there is no Z3 in this program");
}

} // namespace redirect

/// A function for debuggers, which the linker keeps, prints a solver's model.
extern "C" const char *Z3_model_to_string(void * /*Context*/,
                                          void * /*Model*/) {
  return "";
}
