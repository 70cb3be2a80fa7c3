//===- EditorLink.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "EditorLink.h"
#include "Diagnostics.h"
#include "Silencing.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <cerrno>
#include <unistd.h>

using llvm::StringRef;
namespace json = llvm::json;

namespace redirect {

/// Where clangd writes: each message goes to the editor when it is whole.
class EditorLink::ClangdOutput : public llvm::raw_ostream {
public:
  ClangdOutput(EditorLink &Link, llvm::raw_ostream &Editor)
      : raw_ostream(/*unbuffered=*/true), Link(Link), Editor(Editor) {}

private:
  void write_impl(const char *Begin, size_t Size) override {
    Written += Size;
    Messages.add(StringRef(Begin, Size));
    while (std::optional<std::string> Message = Messages.next()) {
      Editor << framed(Link.completed(std::move(*Message)));
      Editor.flush();
    }
  }
  uint64_t current_pos() const override { return Written; }

  EditorLink &Link;
  llvm::raw_ostream &Editor;
  MessageCutter Messages;
  uint64_t Written = 0;
};

EditorLink::EditorLink(std::FILE *In, llvm::raw_ostream &Out, bool Keeps,
                       std::vector<std::string> Flags)
    : Editor(In), FromClangd(std::make_unique<ClangdOutput>(*this, Out)) {
  int Ends[2];
  if (::pipe(Ends) != 0)
    return;
  ForClangd = ::fdopen(Ends[0], "r");
  ToClangd = Ends[1];
  if (Keeps)
    Keeper = std::make_unique<IndexKeeper>(
        std::move(Flags),
        [this](IndexKeeper::HasNews HasNews) { lookAgain(HasNews); });
  // It waits for the editor when clangd is done: nobody waits for it.
  std::thread([this] { readEditor(); }).detach();
}

EditorLink::~EditorLink() = default;

llvm::raw_ostream &EditorLink::output() { return *FromClangd; }

std::string &EditorLink::chosenDatabase() {
  static std::string Chosen;
  return Chosen;
}

void EditorLink::send(StringRef Text) {
  const std::lock_guard<std::mutex> Lock(Sending);
  StringRef Left = Text;
  while (!Left.empty()) {
    const ssize_t Done = ::write(ToClangd, Left.data(), Left.size());
    if (Done < 0 && errno != EINTR)
      return;
    Left = Left.drop_front(std::max<ssize_t>(Done, 0));
  }
}

void EditorLink::readEditor() {
  MessageCutter Messages;
  llvm::SmallVector<char, 0> Piece(1 << 16);
  const int From = ::fileno(Editor);
  while (true) {
    const ssize_t Read = ::read(From, Piece.data(), Piece.size());
    if (Read < 0 && errno == EINTR)
      continue;
    if (Read <= 0)
      break;
    Messages.add(StringRef(Piece.data(), Read));
    while (const std::optional<std::string> Message = Messages.next()) {
      llvm::Expected<json::Value> Parsed = json::parse(*Message);
      if (!Parsed)
        llvm::consumeError(Parsed.takeError());
      else if (const json::Object *Object = Parsed->getAsObject())
        note(*Object);
      send(framed(*Message));
    }
  }
  ::close(ToClangd);
}

static std::string textOf(const json::Value &Id) {
  return llvm::formatv("{0}", Id).str();
}

void EditorLink::note(const json::Object &Message) {
  const std::optional<StringRef> Method = Message.getString("method");
  const json::Object *Params = Message.getObject("params");
  if (!Method || !Params)
    return;
  {
    const std::lock_guard<std::mutex> Lock(Mutex);
    if (const json::Value *Id = Message.get("id"))
      noteRequest(*Method, *Id, *Params);
    else
      Files.take(*Method, *Params);
  }
  if (*Method == "textDocument/didOpen" || *Method == "textDocument/didSave")
    refreshFor(*Params);
}

void EditorLink::noteRequest(StringRef Method, const json::Value &Id,
                             const json::Object &Params) {
  if (Method == "textDocument/codeAction" && TakesActions)
    Silencing[textOf(Id)] = silencingActions(Params, Files);
  if (Method != "initialize")
    return;
  Initializing = textOf(Id);
  const json::Object *Can = &Params;
  for (const StringRef Name : {"capabilities", "textDocument", "codeAction"})
    Can = Can ? Can->getObject(Name) : nullptr;
  TakesActions = Can && Can->get("codeActionLiteralSupport");
  if (const json::Object *Options = Params.getObject("initializationOptions"))
    if (const auto Named = Options->getString("compilationDatabasePath"))
      chosenDatabase() = Named->str();
}

/// The path of file:///..., with what is written as %XX.
static std::string pathOf(StringRef Uri) {
  std::string Result;
  Uri.consume_front("file://");
  for (size_t At = 0; At < Uri.size(); ++At) {
    unsigned Code = 0;
    const bool IsCode =
        Uri[At] == '%' && !Uri.substr(At + 1, 2).getAsInteger(16, Code);
    Result += IsCode ? static_cast<char>(Code) : Uri[At];
    At += IsCode ? 2 : 0;
  }
  return Result;
}

void EditorLink::refreshFor(const json::Object &Params) {
  const json::Object *About = Params.getObject("textDocument");
  const StringRef Uri = About ? About->getString("uri").value_or("") : "";
  if (!Keeper || !Uri.starts_with("file://"))
    return;
  if (const auto Project = projectOf(pathOf(Uri), chosenDatabase()))
    Keeper->refresh(*Project);
}

void EditorLink::lookAgain(IndexKeeper::HasNews HasNews) {
  std::string Messages;
  {
    const std::lock_guard<std::mutex> Lock(Mutex);
    for (const auto &[Uri, File] : Files.all()) {
      // What isn't saved may ask for more than the index was made for.
      if (File.IsSaved && !HasNews(pathOf(Uri)))
        continue;
      // No change, of which clangd shall make a rebuild.
      const json::Value Message = json::Object{
          {"jsonrpc", "2.0"},
          {"method", "textDocument/didChange"},
          {"params",
           json::Object{{"textDocument",
                         json::Object{{"uri", Uri}, {"version", File.Version}}},
                        {"contentChanges", json::Array{}},
                        {"wantDiagnostics", true},
                        {"forceRebuild", true}}}};
      Messages += framed(llvm::formatv("{0}", Message).str());
    }
  }
  // At once: what the editor sends next comes after all of them.
  send(Messages);
}

std::string EditorLink::completed(std::string Message) {
  const StringRef Text = Message;
  const bool IsOfOurs = Text.contains("\"http-redirect-");
  {
    const std::lock_guard<std::mutex> Lock(Mutex);
    if (!IsOfOurs && Silencing.empty() && Initializing.empty())
      return Message;
  }
  llvm::Expected<json::Value> Parsed = json::parse(Message);
  if (!Parsed) {
    llvm::consumeError(Parsed.takeError());
    return Message;
  }
  json::Object *Object = Parsed->getAsObject();
  if (!Object || !complete(*Object))
    return Message;
  return llvm::formatv("{0}", *Parsed).str();
}

/// How clangd counts columns: an editor may ask for another way than LSP's own.
static ColumnUnit unitIn(const json::Object &Result) {
  const json::Object *Can = Result.getObject("capabilities");
  std::optional<StringRef> Name = Result.getString("offsetEncoding");
  if (!Name && Can)
    Name = Can->getString("positionEncoding");
  if (Name == StringRef("utf-8"))
    return ColumnUnit::Utf8;
  return Name == StringRef("utf-32") ? ColumnUnit::Utf32 : ColumnUnit::Utf16;
}

static bool putRightIn(json::Object &Holder) {
  json::Array *Diagnostics = Holder.getArray("diagnostics");
  if (Diagnostics)
    putRight(*Diagnostics);
  return Diagnostics != nullptr;
}

bool EditorLink::complete(json::Object &Message) {
  if (Message.get("method")) {
    json::Object *Params = Message.getObject("params");
    return Params && putRightIn(*Params);
  }
  const json::Value *Id = Message.get("id");
  if (!Id || Message.get("error"))
    return false;
  const std::lock_guard<std::mutex> Lock(Mutex);
  if (!Initializing.empty() && textOf(*Id) == Initializing) {
    Initializing.clear();
    if (const json::Object *Result = Message.getObject("result"))
      Files.Unit = unitIn(*Result);
    return false;
  }
  const auto Asked = Silencing.find(textOf(*Id));
  if (Asked == Silencing.end())
    return false;
  json::Array Actions;
  if (json::Array *Found = Message.getArray("result"))
    Actions = std::move(*Found);
  for (json::Value &Action : Actions)
    if (json::Object *Object = Action.getAsObject())
      putRightIn(*Object);
  for (json::Value &Action : Asked->second)
    Actions.push_back(std::move(Action));
  Message["result"] = std::move(Actions);
  Silencing.erase(Asked);
  return true;
}

} // namespace redirect
