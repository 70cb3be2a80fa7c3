//===- RawText.h - Responses that are written as text -----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_RAWTEXT_H
#define REDIRECT_TIDY_FLOW_RAWTEXT_H

#include "Flow/Value.h"

namespace redirect {

/// What a text says that is a response, or a part of one: "HTTP/1.1 302
/// Found\r\nLocation: /home\r\n\r\n" (RFC 9112 section 4), or "Status: 302
/// Found\r\n", as CGI programs write it (RFC 3875 section 6.3.3).
struct RawText {
  /// The status: a number or a parameter; none if the text has no status line.
  std::optional<Value> Status;
  /// The value of the Location field; none if the text has none.
  std::optional<Text> Location;
  /// True if the caller gives the beginning of a line, which may be one of
  /// both.
  bool IsOpen = false;
};

/// Reads \p T as a response. A text that the caller gives from end to end has
/// both of its parameter.
RawText readRawText(const Text &T);

/// A status in a text, and the piece in which it stands; null if there is none.
struct StatusInText {
  const TextPiece *Piece = nullptr;
  Value Is;
};

/// The status with which \p T answers, or begins: "302 Found".
StatusInText statusIn(const Text &T);

/// The status that \p V is, or that its text has: a number or a parameter; none
/// if it has none.
std::optional<Value> statusOf(const Value &V);

/// A text, and the last line of it if that isn't finished and may be one of an
/// answer: what is written next goes on with it.
struct TextLines {
  Text Finished;
  Text Unfinished;
};

TextLines linesOf(const Text &T);

/// The parameter of which \p T is all; null if it is something else.
const clang::ValueDecl *onlyParameter(const Text &T);

/// Reads \p T as lines of headers, which have no status line.
RawText readHeaderLines(const Text &T);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_RAWTEXT_H
