//===- Rounds.cpp ---------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rounds.h"
#include "DescribedJson.h"
#include "Models/InputFile.h"
#include "llvm/ADT/STLExtras.h"
#include <atomic>
#include <set>

namespace json = llvm::json;
using llvm::StringRef;

namespace redirect {

/// A unit is told what others give it so often. Helpers that call each other
/// across units may have something new to say each time.
static constexpr unsigned MaxTimesTold = 5;

//===----------------------------------------------------------------------===//
// What a unit is told
//===----------------------------------------------------------------------===//

/// What of a line of the index matters to the description of \p Unit.
static json::Object told(const json::Object &Line, StringRef Unit) {
  json::Object Result;
  for (const StringRef Key : {"gives", "speaks"})
    if (const json::Value *Known = Line.get(Key))
      Result[Key] = *Known;
  for (const StringRef Key : {"catches", "passed", "sent"}) {
    json::Array ByOthers;
    if (const json::Array *All = Line.getArray(Key))
      for (const json::Value &Element : *All)
        if (const json::Object *By = Element.getAsObject();
            By && By->getString("unit") != Unit)
          ByOthers.push_back(Element);
    if (!ByOthers.empty())
      Result[Key] = std::move(ByOthers);
  }
  return Result;
}

std::string toldBy(StringRef Slice, StringRef Unit) {
  std::string Result;
  llvm::raw_string_ostream To(Result);
  std::optional<RouteIndexWriter> Lines;
  for (StringRef Rest = Slice.split('\n').second; !Rest.empty();) {
    const auto [Line, After] = Rest.split('\n');
    Rest = After;
    const auto [Usr, Text] = Line.split('\t');
    llvm::Expected<json::Value> Parsed = parseJson(Text);
    if (!Parsed) { // The line that ends the index.
      llvm::consumeError(Parsed.takeError());
      continue;
    }
    if (const json::Object *Known = Parsed->getAsObject())
      if (json::Object Needed = told(*Known, Unit); !Needed.empty()) {
        if (!Lines)
          Lines.emplace(To);
        Lines->add(Usr, jsonText(std::move(Needed)));
      }
  }
  Lines.reset();
  return Result;
}

/// Reads an index that stands in no file.
static std::optional<RouteIndex> indexOf(StringRef Text) {
  if (Text.empty())
    return std::nullopt;
  llvm::Expected<RouteIndex> Read =
      RouteIndex::parse(llvm::MemoryBuffer::getMemBufferCopy(Text, "index"));
  if (Read)
    return std::move(*Read);
  llvm::consumeError(Read.takeError()); // It was written by ourselves.
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// The cache
//===----------------------------------------------------------------------===//

/// Says what was found out of \p Unit under \p Key, and returns whether that is
/// known and nothing has changed.
static bool findDescribed(Project &All, ProjectUnit &Unit, StringRef Key) {
  const std::optional<json::Object> Found = All.Cache.find(Key);
  std::optional<DescribedUnit> Known =
      Found ? describedFromJson(*Found) : std::nullopt;
  if (!Known || !All.Hashes.areCurrent(Known->Files))
    return false;
  Unit.Said = std::move(*Known);
  return true;
}

/// Describes \p Unit, unless that was done before and nothing has changed. What
/// others may ask for is left out unless \p IsPart, or the unit matters alone.
static void describe(Project &All, ProjectUnit &Unit, bool IsPart) {
  const std::string AsPart = hashOf("describe\n" + Unit.Key + Unit.Told);
  const std::string Alone = hashOf("describe alone\n" + Unit.Key + Unit.Told);
  if (findDescribed(All, Unit, AsPart) ||
      (!IsPart && findDescribed(All, Unit, Alone)))
    return;
  Unit.IsUnchanged = false;
  const std::optional<RouteIndex> Index = indexOf(Unit.Told);
  Unit.Said = describeUnit(Unit.Command, Unit.File,
                           {All.Library, Unit.Models, Index ? &*Index : nullptr,
                            IsPart, All.Root, Unit.Variant});
  // An error may go without any of the files changing: a header appears.
  if (Unit.Said.Errors == 0 && Unit.Said.Problems.empty())
    All.keep(Unit.Said.IsPart ? AsPart : Alone, asJson(Unit.Said));
}

//===----------------------------------------------------------------------===//
// The rounds
//===----------------------------------------------------------------------===//

/// Lets \p Program tell \p Unit whatever it has been told already.
static void keepTelling(const ProjectUnit &Unit, WholeProgram &Program) {
  const std::string Name = Unit.name();
  for (StringRef Rest = StringRef(Unit.Told).split('\n').second;
       !Rest.empty();) {
    const auto [Line, After] = Rest.split('\n');
    Rest = After;
    if (const auto [Key, Text] = Line.split('\t'); Text.contains("\"gives\":"))
      Program.keepTelling(Name, Key);
  }
}

static std::unique_ptr<WholeProgram> putTogether(Project &All) {
  auto Result = std::make_unique<WholeProgram>();
  for (const ProjectUnit &Unit : All.Units)
    if (!Unit.Said.Description.empty())
      // Nobody else has written it: it can be read. The program copies it, as
      // the unit may be described again while the program lives.
      llvm::consumeError(Result->add(llvm::MemoryBuffer::getMemBufferCopy(
          Unit.Said.Description, Unit.File)));
  for (const ProjectUnit &Unit : All.Units)
    keepTelling(Unit, *Result);
  Result->solve();
  return Result;
}

static bool isLikely(const ProjectUnit &Unit) {
  const auto Text = contentsOf(Unit.File);
  return Text && ModelLibrary::isLikely(Text->getBuffer());
}

/// Describes all units that aren't yet. Most programs have no redirects, and
/// nothing but that is looked for in their units: those begin that are likely
/// to have some.
static void describeFirst(Project &All) {
  std::atomic<bool> Matters = llvm::any_of(
      All.Units, [](const ProjectUnit &U) { return U.Said.MayServe; });
  std::vector<ProjectUnit *> Due;
  std::vector<ProjectUnit *> Unlikely;
  for (ProjectUnit &Unit : All.Units)
    if (Unit.Said.Description.empty())
      (isLikely(Unit) ? Due : Unlikely).push_back(&Unit);
  llvm::append_range(Due, Unlikely);
  const auto Describe = [&](ProjectUnit &Unit) {
    describe(All, Unit, Matters);
    if (Unit.Said.MayServe)
      Matters = true;
  };
  All.forEach("reading", Due, Describe);
  if (!Matters)
    return;
  Due.clear();
  for (ProjectUnit &Unit : All.Units)
    if (!Unit.Said.IsPart && !Unit.Said.Description.empty())
      Due.push_back(&Unit);
  All.forEach("reading again", Due, Describe);
}

/// Those of \p Due that get nothing of others among them: what they say now,
/// the others are told at once. All of them, if they give each other something.
static std::vector<ProjectUnit *> nextOf(std::vector<ProjectUnit *> Due,
                                         const WholeProgram &Program) {
  std::set<std::string> Names;
  for (const ProjectUnit *Unit : Due)
    Names.insert(Unit->name());
  const auto IsDue = [&Names](StringRef Unit) {
    return Names.count(Unit.str()) != 0;
  };
  std::vector<ProjectUnit *> Result;
  llvm::copy_if(Due, std::back_inserter(Result), [&](const ProjectUnit *Unit) {
    return llvm::none_of(Program.giversOf(Unit->name()), IsDue);
  });
  return Result.empty() ? std::move(Due) : std::move(Result);
}

/// The units that \p Program tells something new, but for those that have been
/// told often enough.
static std::vector<ProjectUnit *> findDue(Project &All,
                                          const WholeProgram &Program) {
  std::vector<ProjectUnit *> Result;
  for (ProjectUnit &Unit : All.Units) {
    const std::string Name = Unit.name();
    if (toldBy(Program.indexFor(Name), Name) == Unit.Told)
      continue;
    Unit.MayLearnMore = Unit.TimesTold == MaxTimesTold;
    if (!Unit.MayLearnMore)
      Result.push_back(&Unit);
  }
  return Result;
}

std::unique_ptr<WholeProgram> describeAll(Project &All) {
  describeFirst(All);
  while (true) {
    std::unique_ptr<WholeProgram> Result = putTogether(All);
    const std::vector<ProjectUnit *> Next =
        nextOf(findDue(All, *Result), *Result);
    if (Next.empty())
      return Result;
    for (ProjectUnit *Unit : Next) {
      const std::string Name = Unit->name();
      Unit->Told = toldBy(Result->indexFor(Name), Name);
      ++Unit->TimesTold;
    }
    All.forEach("reading again", Next, [&](ProjectUnit &Unit) {
      describe(All, Unit, /*IsPart=*/true);
    });
  }
}

} // namespace redirect
