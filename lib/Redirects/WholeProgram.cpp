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

std::string WholeProgram::index() const {
  RouteIndex::LineList Lines;
  for (const auto &[Number, Line] : llvm::enumerate(All->Index.Lines))
    if (std::string Text = Line.text(); !Text.empty())
      Lines.emplace_back(All->Graph.functions()[Number].Key, std::move(Text));
  All->Index.addLimit(Lines);
  return RouteIndex::write(std::move(Lines));
}

std::string WholeProgram::indexFor(llvm::StringRef Unit) const {
  RouteIndex::LineList Lines;
  const auto Add = [&](unsigned Number) {
    const ProgramGraph::Function &F = All->Graph.functions()[Number];
    // Who only calls a function doesn't care who else does.
    const bool OnlyCalls = !llvm::is_contained(F.Units, Unit);
    if (std::string Text = All->Index.Lines[Number].text(OnlyCalls);
        !Text.empty())
      Lines.emplace_back(F.Key, std::move(Text));
  };
  if (const auto Asked = All->Index.AskedBy.find(Unit);
      Asked != All->Index.AskedBy.end()) {
    std::vector<unsigned> Numbers = Asked->second;
    llvm::append_range(Numbers, All->Index.AskedByAll);
    llvm::sort(Numbers);
    Numbers.erase(llvm::unique(Numbers), Numbers.end());
    llvm::for_each(Numbers, Add);
  }
  All->Index.addLimit(Lines);
  return RouteIndex::write(std::move(Lines));
}

std::vector<RouteEntry> WholeProgram::routes() const {
  return All->Graph.routes();
}

} // namespace redirect
