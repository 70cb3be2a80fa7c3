//===- LibFuzzer.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// A fuzzer of the target that ends the program's name: fuzz-model.
//
//===----------------------------------------------------------------------===//

#include "Targets.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/raw_ostream.h"

using redirect::fuzz::Target;

/// What this program gives its texts to.
static const Target *&chosen() {
  static const Target *Result = nullptr;
  return Result;
}

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer asks for this name.
extern "C" int LLVMFuzzerInitialize(const int * /*Argc*/, char ***Argv) {
  const llvm::StringRef Name = (*Argv)[0];
  chosen() = llvm::find_if(redirect::fuzz::targets(), [&](const Target &T) {
    return Name.ends_with(("fuzz-" + llvm::Twine(T.Name)).str());
  });
  if (chosen() != redirect::fuzz::targets().end())
    return 0;
  llvm::errs() << Name << ": no target is called like this\n";
  std::exit(2);
}

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer asks for this name.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  chosen()->Read({reinterpret_cast<const char *>(Data), Size});
  return 0;
}
