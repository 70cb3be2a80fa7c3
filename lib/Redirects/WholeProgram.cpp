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

/// The lines of an index, by their keys.
using IndexLines = std::multimap<std::string, std::string>;

static void write(const IndexLines &Lines, llvm::raw_ostream &To) {
  RouteIndexWriter Index(To);
  for (const auto &[Key, Text] : Lines)
    if (!Text.empty())
      Index.add(Key, Text);
}

/// What \p Unit, which asks for \p F, doesn't know by itself.
static IndexLine::News newsOf(const ProgramGraph::Function &F,
                              llvm::StringRef Unit) {
  const auto IsForeign = [Unit](llvm::StringRef Other) {
    return Other != Unit;
  };
  const bool HasIt = llvm::is_contained(F.Units, Unit);
  IndexLine::News Result;
  if (F.IsGroup || (F.Units.empty() && F.OverriddenIn.empty()))
    Result.Gives = F.Units.empty() || llvm::any_of(F.Units, IsForeign);
  else
    Result.Gives =
        (!HasIt && !F.Units.empty()) || llvm::any_of(F.OverriddenIn, IsForeign);
  // Who only calls a function doesn't care who else does.
  Result.Callers = HasIt;
  return Result;
}

class WholeProgram::Builder {
public:
  void addOfAllRoutes(IndexLines &To) const {
    To.emplace(RouteIndex::LimitKey, Index.OfAllRoutes.text(IndexLine::News()));
  }
  void addExpectations(IndexLines &To) const {
    if (!Index.Expectations.empty())
      To.emplace(RouteIndex::ExpectationsKey,
                 ("[" + Index.Expectations.text() + "]").str());
  }
  void addDefinitions(IndexLines &To) const;

  ProgramGraph Graph;
  ProgramIndex Index;
};

static void writeArray(llvm::json::OStream &To,
                       const std::set<llvm::StringRef> &Texts) {
  To.array([&] {
    for (const llvm::StringRef Text : Texts)
      To.value(Text);
  });
}

/// Adds the lines of names that several programs define, each with the units
/// that mean one of the definitions.
void WholeProgram::Builder::addDefinitions(IndexLines &To) const {
  llvm::MapVector<unsigned, std::set<llvm::StringRef>> UnitsOf;
  for (unsigned Number = 0; Number != Index.Lines.size(); ++Number)
    if (Graph.hasSeveralDefinitions(Graph.functions()[Number].Key))
      UnitsOf[Number];
  for (const auto &[Unit, Asked] : Index.AskedBy)
    for (const unsigned Number : Asked)
      if (auto *const Known = UnitsOf.find(Number); Known != UnitsOf.end())
        Known->second.insert(Unit);
  std::map<llvm::StringRef, JsonElements> ByKey;
  for (const auto &[Number, Units] : UnitsOf) {
    const std::string Text = Index.Lines[Number].text(IndexLine::News());
    if (Text.empty() || Units.empty())
      continue;
    const std::string For = jsonText(
        [&, &Units = Units](llvm::json::OStream &J) { writeArray(J, Units); });
    ByKey[Graph.functions()[Number].Key].add("{\"for\":" + For + "," +
                                             Text.substr(1));
  }
  for (const auto &[Key, Definitions] : ByKey)
    To.emplace(Key, ("{\"definitions\":[" + Definitions.text() + "]}").str());
}

WholeProgram::WholeProgram() : All(std::make_unique<Builder>()) {}
WholeProgram::~WholeProgram() = default;

llvm::Error WholeProgram::add(std::unique_ptr<llvm::MemoryBuffer> Description) {
  // What it says gets into JSON. Our own writer gives UTF-8, others may not.
  if (!llvm::json::isUTF8(Description->getBuffer()))
    Description = llvm::MemoryBuffer::getMemBufferCopy(
        llvm::json::fixUTF8(Description->getBuffer()),
        Description->getBufferIdentifier());
  return All->Graph.add(std::move(Description));
}

void WholeProgram::keepTelling(llvm::StringRef Unit, llvm::StringRef Key) {
  All->Graph.keepTelling(Unit, Key);
}

void WholeProgram::solve() {
  All->Graph.solve();
  All->Index = indexOf(All->Graph);
}

void WholeProgram::writeIndex(llvm::raw_ostream &To) const {
  IndexLines Lines;
  for (const auto &[Number, Line] : llvm::enumerate(All->Index.Lines))
    if (const llvm::StringRef Key = All->Graph.functions()[Number].Key;
        !All->Graph.hasSeveralDefinitions(Key))
      Lines.emplace(Key, Line.text(IndexLine::News()));
  All->addDefinitions(Lines);
  // A file that is compiled in several ways has one line.
  std::map<std::string, std::string> Units;
  for (const auto &[Unit, Text] : All->Index.Units)
    if (std::string &Known = Units[RouteIndex::unitKey(Unit)];
        Known.size() < Text.size())
      Known = Text;
  Lines.insert(Units.begin(), Units.end());
  All->addOfAllRoutes(Lines);
  All->addExpectations(Lines);
  write(Lines, To);
}

std::string WholeProgram::indexFor(llvm::StringRef Unit) const {
  IndexLines Lines;
  if (const auto Asked = All->Index.AskedBy.find(Unit);
      Asked != All->Index.AskedBy.end())
    for (const unsigned Number : Asked->second) {
      const ProgramGraph::Function &F = All->Graph.functions()[Number];
      Lines.emplace(F.Key, All->Index.Lines[Number].text(newsOf(F, Unit)));
    }
  if (const auto Known = All->Index.Units.find(Unit);
      Known != All->Index.Units.end()) {
    Lines.emplace(RouteIndex::unitKey(Unit), Known->second);
    All->addExpectations(Lines);
  }
  All->addOfAllRoutes(Lines);
  std::string Result;
  llvm::raw_string_ostream To(Result);
  write(Lines, To);
  return Result;
}

std::set<llvm::StringRef> WholeProgram::giversOf(llvm::StringRef Unit) const {
  std::set<llvm::StringRef> Result;
  for (const unsigned Number : All->Index.AskedBy.lookup(Unit)) {
    const ProgramGraph::Function &F = All->Graph.functions()[Number];
    if (All->Index.Lines[Number].Gives.empty() || !newsOf(F, Unit).Gives)
      continue;
    Result.insert(F.Units.begin(), F.Units.end());
    Result.insert(F.OverriddenIn.begin(), F.OverriddenIn.end());
  }
  Result.erase(Unit);
  return Result;
}

bool WholeProgram::concerns(llvm::StringRef Unit) const {
  return All->Index.Units.count(Unit) != 0;
}

std::set<std::string> WholeProgram::statusFilesOf(llvm::StringRef Unit) const {
  const auto Known = All->Index.StatusFiles.find(Unit);
  return Known == All->Index.StatusFiles.end() ? std::set<std::string>()
                                               : Known->second;
}

std::vector<RouteEntry> WholeProgram::routes() const {
  return All->Graph.routes();
}

} // namespace redirect
