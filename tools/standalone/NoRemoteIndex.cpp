//===- NoRemoteIndex.cpp - What clangd does where gRPC isn't there --------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <memory>

namespace redirect {

/// Stands for clangd's own class, of which none is made.
class SymbolIndex {
public:
  virtual ~SymbolIndex() = default;
};

/// clang::clangd::remote::getClient, as in a clangd that was built without
/// gRPC.
std::unique_ptr<SymbolIndex>
connectToNone(llvm::StringRef Address, llvm::StringRef ProjectRoot) asm(
    "_ZN5clang6clangd6remote9getClientEN4llvm9StringRefES3_");

std::unique_ptr<SymbolIndex> connectToNone(llvm::StringRef Address,
                                           llvm::StringRef /*ProjectRoot*/) {
  llvm::errs() << "redirect-clangd: no index is read from " << Address
               << ": there is no gRPC in this program\n";
  return nullptr;
}

} // namespace redirect
