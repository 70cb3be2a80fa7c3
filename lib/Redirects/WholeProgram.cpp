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

llvm::Error WholeProgram::add(llvm::StringRef Description) {
  return All->Graph.add(Description);
}

void WholeProgram::solve() {
  All->Graph.solve();
  All->Index = indexOf(All->Graph);
}

std::string WholeProgram::index() const {
  std::map<std::string, std::string> Lines;
  for (const auto &[Usr, Line] : All->Index.Lines)
    if (std::string Text = Line.text(); !Text.empty())
      Lines[Usr] = std::move(Text);
  All->Index.addLimit(Lines);
  return RouteIndex::write(Lines);
}

std::string WholeProgram::indexFor(llvm::StringRef Unit) const {
  std::map<std::string, std::string> Lines;
  if (const auto Asked = All->Index.AskedBy.find(Unit.str());
      Asked != All->Index.AskedBy.end())
    for (const std::string &Usr : Asked->second) {
      const auto Known = All->Index.Lines.find(Usr);
      if (Known == All->Index.Lines.end())
        continue;
      // Who only calls a function doesn't care who else does.
      const std::optional<unsigned> Function = All->Graph.find(Usr);
      const bool OnlyCalls =
          Function &&
          !llvm::is_contained(All->Graph.functions()[*Function].Units, Unit);
      if (std::string Text = Known->second.text(OnlyCalls); !Text.empty())
        Lines[Usr] = std::move(Text);
    }
  All->Index.addLimit(Lines);
  return RouteIndex::write(Lines);
}

std::vector<RouteEntry> WholeProgram::routes() const {
  return All->Graph.routes();
}

} // namespace redirect
