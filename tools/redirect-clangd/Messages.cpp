//===- Messages.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Messages.h"
#include "llvm/ADT/StringExtras.h"

using llvm::StringRef;

namespace redirect {

static constexpr StringRef EndOfHeader = "\r\n\r\n";

static size_t lengthIn(StringRef Header) {
  for (StringRef Line : llvm::split(Header, "\r\n")) {
    size_t Length = 0;
    if (Line.consume_front_insensitive("Content-Length:") &&
        !Line.trim().getAsInteger(10, Length))
      return Length;
  }
  return 0;
}

std::optional<std::string> MessageCutter::next() {
  const size_t End = Left.find(EndOfHeader);
  if (End == std::string::npos)
    return std::nullopt;
  const size_t Begin = End + EndOfHeader.size();
  const size_t Length = lengthIn(StringRef(Left).take_front(End));
  if (Left.size() - Begin < Length)
    return std::nullopt;
  std::string Message = Left.substr(Begin, Length);
  Left.erase(0, Begin + Length);
  return Message;
}

std::string framed(StringRef Message) {
  return "Content-Length: " + std::to_string(Message.size()) +
         EndOfHeader.str() + Message.str();
}

} // namespace redirect
