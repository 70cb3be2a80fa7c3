//===- RouteIndex.h - What units say of each other --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The route index is a text: a line that says what it is, one line for each
// function that units share, sorted by USR, and a line that ends it. Nothing of
// it is read but the lines that a unit asks for.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_ROUTEINDEX_H
#define REDIRECT_TIDY_PROGRAM_ROUTEINDEX_H

#include "Models/ModelLibrary.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>
#include <mutex>
#include <optional>

namespace redirect {

/// A route index as it lies in a file.
class RouteIndex {
public:
  static constexpr unsigned Version = 1;
  /// Stands in place of a USR for what limits the methods of all routes.
  static constexpr llvm::StringLiteral LimitKey = "*";
  /// The key of who wants a status exactly.
  static constexpr llvm::StringLiteral ExpectationsKey = "**expects";
  /// The key of what is known of a unit, by the name that descriptions give it.
  static std::string unitKey(llvm::StringRef Unit);

  /// An error tells that \p File isn't there, is no route index, was cut off,
  /// or is of another version of the program.
  static llvm::Expected<RouteIndex> read(llvm::StringRef File);
  /// The same for a text at hand; errors name it as the buffer is named.
  static llvm::Expected<RouteIndex>
  parse(std::unique_ptr<llvm::MemoryBuffer> Buffer);

  /// What is known of the function whose USR is \p Usr; nothing if it isn't in
  /// the index, or can't be read.
  std::optional<llvm::json::Value> find(llvm::StringRef Usr) const;

  /// What is known of the unit whose main file is \p MainFile, an absolute
  /// path; nothing if no redirect of the program has to do with it.
  std::optional<UnitInProgram> findUnit(llvm::StringRef MainFile) const;

private:
  RouteIndex(std::unique_ptr<llvm::MemoryBuffer> Buffer, llvm::StringRef Lines)
      : Buffer(std::move(Buffer)), Lines(Lines) {}

  std::unique_ptr<llvm::MemoryBuffer> Buffer;
  /// The part of it with the functions.
  llvm::StringRef Lines;
};

/// Writes an index, line by line.
class RouteIndexWriter {
public:
  explicit RouteIndexWriter(llvm::raw_ostream &To);
  ~RouteIndexWriter();

  /// Adds what is known of \p Usr, as JSON. The USRs go in alphabetical order,
  /// each once.
  void add(llvm::StringRef Usr, llvm::StringRef Known);

private:
  llvm::raw_ostream &To;
  size_t Count = 0;
};

/// The route indexes that checks ask for, each read once, and again when its
/// file has changed. Several threads may ask at once.
class RouteIndexFiles {
public:
  llvm::Expected<std::shared_ptr<const RouteIndex>> read(llvm::StringRef File);

private:
  struct Known {
    std::shared_ptr<const RouteIndex> Index;
    llvm::sys::TimePoint<> Changed;
    uint64_t Size = 0;
  };

  std::mutex Mutex;
  std::map<std::string, Known> ByFile;
};

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_ROUTEINDEX_H
