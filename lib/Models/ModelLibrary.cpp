//===- ModelLibrary.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/ModelLibrary.h"
#include "Models/BuiltinModels.h"
#include "Models/InputFile.h"
#include "Models/ModelReader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace redirect {

/// The identifier of the model \p Text, by its line alone; empty if it isn't
/// written in the plain way, at the start of a line. The rest is nobody's yet.
static llvm::StringRef identifierIn(llvm::StringRef Text) {
  static constexpr llvm::StringLiteral Key = "identifier:";
  while (!Text.empty() && !Text.consume_front(Key))
    Text = Text.split('\n').second;
  const llvm::StringRef Value =
      Text.split('\n').first.split(" #").first.trim(" \r");
  const bool IsPlain =
      llvm::all_of(Value, [](char C) { return llvm::isAlnum(C) || C == '_'; });
  return IsPlain ? Value : llvm::StringRef();
}

struct ModelLibrary::File {
  explicit File(llvm::StringRef Characters)
      : Text(Characters.str()), Identifier(identifierIn(Text)) {}

  void parse(llvm::StringRef Path);

  const std::string Text;
  const llvm::StringRef Identifier;
  Model Content;
  /// What is wrong with it; empty if nothing is.
  std::string Problem;
  bool IsParsed = false;
};

void ModelLibrary::File::parse(llvm::StringRef Path) {
  if (std::exchange(IsParsed, true))
    return;
  if (llvm::Expected<Model> Parsed =
          readUsersModel(llvm::MemoryBufferRef(Text, Path)))
    Content = std::move(*Parsed);
  else
    Problem = llvm::toString(Parsed.takeError());
}

ModelLibrary::ModelLibrary() : Read(builtinModels().size()) {}
ModelLibrary::~ModelLibrary() = default;

const Model &ModelLibrary::read(size_t Index) const {
  const std::lock_guard<std::mutex> Lock(Mutex);
  std::unique_ptr<Model> &Known = Read[Index];
  if (!Known)
    Known = std::make_unique<Model>(readModel(builtinModels()[Index]));
  return *Known;
}

const ModelLibrary::File *ModelLibrary::read(const std::string &Path,
                                             const UnitWords &Unit) const {
  auto Buffer = readInputFile(Path, MaxWrittenSize);
  const llvm::StringRef Text = Buffer ? (*Buffer)->getBuffer() : "";
  const std::lock_guard<std::mutex> Lock(Mutex);
  // A language server lives longer than a file stays as it is.
  std::vector<std::unique_ptr<File>> &Known = Files[Path];
  if (Known.empty() || Known.back()->Text != Text || !Buffer)
    Known.push_back(std::make_unique<File>(Text));
  File &Own = *Known.back();
  if (!Buffer) {
    Own.Problem = llvm::toString(Buffer.takeError());
    return &Own;
  }
  if (!Own.Identifier.empty() && !Unit.Knows(Own.Identifier))
    return nullptr;
  Own.parse(Path);
  return &Own;
}

/// "crow" for "crow.yaml".
static llvm::StringRef nameOf(const BuiltinModel &Builtin) {
  return llvm::StringRef(Builtin.FileName).split('.').first;
}

/// True for models that go beside all others.
static bool goesBeside(const BuiltinModel &Builtin) {
  return !*Builtin.Identifier && Builtin.Mentions.empty();
}

/// True for models of what handles requests.
static bool isServers(const BuiltinModel &Builtin) {
  return !Builtin.IsClient && !goesBeside(Builtin);
}

std::vector<llvm::StringRef> ModelLibrary::names() {
  std::vector<llvm::StringRef> Names;
  for (const BuiltinModel &Builtin : builtinModels())
    if (isServers(Builtin))
      Names.push_back(nameOf(Builtin));
  return Names;
}

bool ModelLibrary::isWanted(size_t Index, const ModelSelection &Wanted) const {
  const BuiltinModel &Builtin = builtinModels()[Index];
  const bool IsNamed = Wanted.Frameworks.empty() ||
                       llvm::is_contained(Wanted.Frameworks, nameOf(Builtin));
  // Whoever has headers is no server of one's own.
  return IsNamed &&
         (Wanted.OwnServers == OwnServers::Infer || *Builtin.Identifier ||
          !read(Index).Request.MethodIsCompared);
}

static bool isKnown(const BuiltinModel &Builtin, const UnitWords &Unit) {
  return *Builtin.Identifier && Unit.Knows(Builtin.Identifier);
}

/// True for models of what programs do by themselves, which texts give away.
static bool isToldByText(const BuiltinModel &Builtin) {
  return !*Builtin.Identifier && !Builtin.Mentions.empty();
}

static bool isSpoken(const BuiltinModel &Builtin, const UnitInProgram *Part) {
  return Part && isToldByText(Builtin) &&
         llvm::is_contained(Part->Speaks, nameOf(Builtin));
}

static bool denies(const UnitWords &Unit, const BuiltinModel &Builtin) {
  return llvm::any_of(Builtin.UnlessMentions, Unit.Mentions);
}

static bool matters(const BuiltinModel &Builtin, const UnitWords &Unit) {
  return isKnown(Builtin, Unit) ||
         (llvm::any_of(Builtin.Mentions, Unit.Mentions) &&
          !denies(Unit, Builtin));
}

std::vector<const Model *>
ModelLibrary::frameworksOf(const UnitWords &Unit) const {
  std::vector<const Model *> Result;
  for (const auto &[Index, Builtin] : llvm::enumerate(builtinModels()))
    if (!Builtin.IsClient && isKnown(Builtin, Unit))
      Result.push_back(&read(Index));
  return Result;
}

std::vector<const Model *>
ModelLibrary::leaveOutFrameworks(const UnitWords &Unit) const {
  std::vector<const Model *> Result = frameworksOf(Unit);
  if (Unit.LeaveOut)
    Unit.LeaveOut(Result);
  return Result;
}

static bool namesStatus(const UnitWords &Unit) {
  static constexpr llvm::StringLiteral Statuses[] = {
      "301",        "302",        "303",          "307",         "308",
      "OVED_PERM",  "OVED_TEMP",  "STATUS_MOVED", "oved_perm",   "ovedPerm",
      "HTTP_FOUND", "CODE_FOUND", "STATUS_FOUND", "StatusFound", "::found"};
  return llvm::any_of(Statuses, Unit.Mentions);
}

bool ModelLibrary::mayFollow(const UnitWords &Unit) {
  static constexpr llvm::StringLiteral Targets[] = {"ocation", "edirect",
                                                    "REDIRECT", "LOCATION"};
  return namesStatus(Unit) && llvm::any_of(Targets, Unit.Mentions);
}

std::vector<const Model *> ModelLibrary::clientsFor(
    const UnitWords &Unit, llvm::ArrayRef<std::string> Files,
    llvm::function_ref<void(const std::string &)> Report) const {
  std::vector<const Model *> Result;
  for (const auto &[Index, Builtin] : llvm::enumerate(builtinModels()))
    if (Builtin.IsClient && isKnown(Builtin, Unit))
      Result.push_back(&read(Index));
  for (const std::string &Path : Files) {
    const File *Own = read(Path, Unit);
    if (Own && !Own->Problem.empty())
      Report(Own->Problem);
    else if (Own && Own->Content.Client &&
             (Own->Content.Identifier.empty() ||
              Unit.Knows(Own->Content.Identifier.Text)))
      Result.push_back(&Own->Content);
  }
  return Result;
}

static constexpr llvm::StringLiteral Redirecting[] = {"edirect", "ocation\"",
                                                      "ocation: "};

/// True if a unit may send redirects from handlers that it registers, by any
/// framework, or may show how they are sent: its own files speak of redirects,
/// and write a path or name a header.
static bool mayServeUnmodelled(const UnitWords &Unit) {
  static constexpr llvm::StringLiteral Serving[] = {"\"/", "\"POST",
                                                    "ocation\"", "\"Location"};
  return llvm::any_of(Redirecting, Unit.Mentions) &&
         llvm::any_of(Serving, Unit.Mentions);
}

// Response redirect(std::string url) { return Response(302).location(url); }
/// True if a unit may make the answers of handlers that other units register.
static bool mayAnswer(const UnitWords &Unit) {
  return namesStatus(Unit) && Unit.Mentions("redirect") &&
         Unit.Mentions("ocation");
}

// web_page("POST", "/orders", save_order)
/// True if a unit may register handlers that other units define.
static bool mayRegister(const UnitWords &Unit) {
  return Unit.Mentions("\"POST\"") && Unit.Mentions("\"/");
}

bool ModelLibrary::isLikely(llvm::StringRef Text) {
  const auto IsIn = [Text](llvm::StringRef Part) {
    return Text.contains(Part);
  };
  return llvm::any_of(Redirecting, IsIn) ||
         llvm::any_of(builtinModels(), [&](const BuiltinModel &Builtin) {
           return llvm::any_of(Builtin.Mentions, IsIn);
         });
}

/// Adds the model at \p Index if it matters to \p Unit, or may to its program.
void ModelLibrary::add(size_t Index, const UnitWords &Unit,
                       const UnitInProgram *Part, UnitModels &To) const {
  const BuiltinModel &Builtin = builtinModels()[Index];
  if (Part && denies(Unit, Builtin))
    To.Denied.push_back(nameOf(Builtin));
  if (matters(Builtin, Unit)) {
    To.Named.push_back(&read(Index));
    To.Recognised.push_back(nameOf(Builtin));
    if (isToldByText(Builtin))
      To.Spoken.push_back(nameOf(Builtin));
  } else if (isSpoken(Builtin, Part)) {
    To.Named.push_back(&read(Index));
    To.SpokenElsewhere.push_back(nameOf(Builtin));
  } else if (Part && isToldByText(Builtin)) {
    To.Unspoken.push_back({nameOf(Builtin), &read(Index)});
  }
}

UnitModels
ModelLibrary::modelsFor(const UnitWords &Unit, const ModelSelection &Wanted,
                        llvm::function_ref<void(const std::string &)> Report,
                        const UnitInProgram *Part) const {
  UnitModels Result;
  Result.IsPart = Part;
  if (Unit.LeaveOut)
    leaveOutFrameworks(Unit);
  for (const auto &[Index, Builtin] : llvm::enumerate(builtinModels()))
    if (isServers(Builtin) && isWanted(Index, Wanted))
      add(Index, Unit, Part, Result);
  for (const std::string &Path : Wanted.Files) {
    const File *Own = read(Path, Unit);
    if (Own && !Own->Problem.empty())
      Report(Own->Problem);
    else if (Own && (Own->Content.Identifier.empty() ||
                     Unit.Knows(Own->Content.Identifier.Text))) {
      Result.Named.push_back(&Own->Content);
      Result.Recognised.emplace_back(Own->Content.Framework);
    }
  }
  // A server of one's own has shapes of its own.
  const bool IsOwnServer = llvm::any_of(
      Result.Named, [](const Model *M) { return M->Request.MethodIsCompared; });
  Result.FindsOthers =
      Wanted.Heuristics && (IsOwnServer || mayServeUnmodelled(Unit) ||
                            (Part && (mayRegister(Unit) || mayAnswer(Unit))));
  Result.MayServe = !Result.Named.empty() || Result.FindsOthers;
  Result.NamesStatus = Part && namesStatus(Unit);
  if (!Result.MayServe && !Part)
    return Result;
  for (const auto &[Index, Builtin] : llvm::enumerate(builtinModels())) {
    if (goesBeside(Builtin))
      Result.Named.push_back(&read(Index));
    else if (Result.FindsOthers && isServers(Builtin) &&
             matters(Builtin, Unit) && !isWanted(Index, Wanted))
      Result.LeftOut.push_back(&read(Index));
  }
  return Result;
}

std::vector<const Model *>
ClientSelection::modelsFor(const UnitWords &Unit) const {
  return Library.clientsFor(Unit, Files, Report);
}

} // namespace redirect
