//===- Messages.h - What editors and servers send ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_MESSAGES_H
#define REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_MESSAGES_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace redirect {

/// Cuts what arrives in pieces into messages of the language server protocol:
/// "Content-Length: N", an empty line, and N bytes.
class MessageCutter {
public:
  void add(llvm::StringRef Piece) { Left.append(Piece.begin(), Piece.end()); }

  /// The next message that is there as a whole, without its header.
  std::optional<std::string> next();

private:
  std::string Left;
};

/// The message with its header.
std::string framed(llvm::StringRef Message);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_MESSAGES_H
