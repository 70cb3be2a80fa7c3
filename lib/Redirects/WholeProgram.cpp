//===- WholeProgram.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/WholeProgram.h"
#include "Redirects/ProgramGraph.h"
#include "Redirects/ProgramIndex.h"

namespace redirect {

namespace {

/// Some lines of an index.
class IndexLines {
public:
  void add(llvm::StringRef Key, const IndexLine &Line, bool OnlyForCallers) {
    Lines.push_back({Key, &Line, OnlyForCallers});
  }
  void write(llvm::raw_ostream &To);

private:
  struct Entry {
    llvm::StringRef Key;
    const IndexLine *Line;
    bool OnlyForCallers;
  };
  std::vector<Entry> Lines;
};

} // namespace

void IndexLines::write(llvm::raw_ostream &To) {
  llvm::sort(Lines,
             [](const Entry &A, const Entry &B) { return A.Key < B.Key; });
  RouteIndexWriter Index(To);
  for (const auto &[Key, Line, OnlyForCallers] : Lines)
    if (const std::string Text = Line->text(OnlyForCallers); !Text.empty())
      Index.add(Key, Text);
}

class WholeProgram::Builder {
public:
  ProgramGraph Graph;
  /// By the units that ask for them, the lines of the index.
  ProgramIndex Index;
};

WholeProgram::WholeProgram() : All(std::make_unique<Builder>()) {}
WholeProgram::~WholeProgram() = default;

llvm::Error WholeProgram::add(std::unique_ptr<llvm::MemoryBuffer> Description) {
  return All->Graph.add(std::move(Description));
}

void WholeProgram::solve() {
  All->Graph.solve();
  All->Index = indexOf(All->Graph);
}

void WholeProgram::writeIndex(llvm::raw_ostream &To) const {
  IndexLines Lines;
  for (const auto &[Number, Line] : llvm::enumerate(All->Index.Lines))
    Lines.add(All->Graph.functions()[Number].Key, Line,
              /*OnlyForCallers=*/false);
  Lines.add(RouteIndex::LimitKey, All->Index.OfAllRoutes,
            /*OnlyForCallers=*/false);
  Lines.write(To);
}

std::string WholeProgram::indexFor(llvm::StringRef Unit) const {
  std::vector<unsigned> Numbers;
  if (const auto Asked = All->Index.AskedBy.find(Unit);
      Asked != All->Index.AskedBy.end()) {
    Numbers = Asked->second;
  }
  IndexLines Lines;
  for (const unsigned Number : Numbers) {
    const ProgramGraph::Function &F = All->Graph.functions()[Number];
    // Who only calls a function doesn't care who else does.
    Lines.add(F.Key, All->Index.Lines[Number],
              /*OnlyForCallers=*/!llvm::is_contained(F.Units, Unit));
  }
  Lines.add(RouteIndex::LimitKey, All->Index.OfAllRoutes,
            /*OnlyForCallers=*/false);
  std::string Result;
  llvm::raw_string_ostream To(Result);
  Lines.write(To);
  return Result;
}

std::vector<RouteEntry> WholeProgram::routes() const {
  return All->Graph.routes();
}

} // namespace redirect
