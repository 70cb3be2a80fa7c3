//===- EditorMessagesTest.cpp - What an editor and clangd tell each other -===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Messages.h"
#include "OpenFiles.h"
#include "gmock/gmock.h"

using namespace redirect;
using llvm::StringRef;
using testing::ElementsAre;
using testing::Optional;

namespace {

/// What is cut from \p Text if it arrives in pieces of \p Size.
std::vector<std::string> cut(StringRef Text, size_t Size) {
  MessageCutter Cutter;
  std::vector<std::string> Result;
  for (; !Text.empty(); Text = Text.drop_front(std::min(Size, Text.size()))) {
    Cutter.add(Text.take_front(Size));
    while (std::optional<std::string> Message = Cutter.next())
      Result.push_back(std::move(*Message));
  }
  return Result;
}

llvm::json::Object parsed(StringRef Json) {
  llvm::Expected<llvm::json::Value> Read = llvm::json::parse(Json);
  if (!Read)
    llvm::report_fatal_error(Read.takeError());
  return std::move(*Read->getAsObject());
}

/// A file that is opened with a text, and edited.
class Edited {
public:
  explicit Edited(StringRef Text, ColumnUnit Unit = ColumnUnit::Utf16) {
    Files.Unit = Unit;
    Files.take("textDocument/didOpen",
               llvm::json::Object{
                   {"textDocument", llvm::json::Object{{"uri", "file:///a.cpp"},
                                                       {"version", 1},
                                                       {"text", Text}}}});
  }

  /// \p Changes as they stand in a message.
  std::string after(StringRef Changes) {
    Files.take("textDocument/didChange",
               parsed(R"({"textDocument": {"uri": "file:///a.cpp",
                          "version": 2}, "contentChanges": )" +
                      Changes.str() + "}"));
    return Files.find("file:///a.cpp")->Text;
  }

  OpenFiles Files;
};

/// A change of what stands between two columns of a line.
std::string change(unsigned Line, unsigned From, unsigned To, StringRef Text) {
  const auto At = [Line](unsigned Column) {
    return llvm::json::Object{{"line", Line}, {"character", Column}};
  };
  return llvm::formatv(
      "{0}",
      llvm::json::Value(llvm::json::Object{
          {"range", llvm::json::Object{{"start", At(From)}, {"end", At(To)}}},
          {"text", Text}}));
}

std::string one(const std::string &Change) { return "[" + Change + "]"; }

} // namespace

TEST(EditorMessagesTest, MessagesAreCutWhereverPiecesEnd) {
  const std::string Text = framed("{\"a\":1}") + framed("") +
                           framed("two\r\n\r\nContent-Length: 3\r\n\r\n") +
                           framed("caf\u00e9");
  for (const size_t Size : {1, 2, 3, 7, 20, 1000})
    EXPECT_THAT(cut(Text, Size),
                ElementsAre("{\"a\":1}", "",
                            "two\r\n\r\nContent-Length: 3\r\n\r\n",
                            "caf\u00e9"))
        << Size;
}

TEST(EditorMessagesTest, HeadersMayHoldMore) {
  EXPECT_THAT(cut("Content-Type: x; charset=utf-8\r\ncontent-length:  2\r\n\r\n"
                  "{}" +
                      framed("[]"),
                  5),
              ElementsAre("{}", "[]"));
}

// Nothing is known of how long it is: what follows is taken for a header again.
TEST(EditorMessagesTest, AHeaderWithoutALengthHasNoMessage) {
  EXPECT_THAT(cut("X: y\r\n\r\n" + framed("{}"), 4), ElementsAre("", "{}"));
  EXPECT_THAT(cut("Content-Length: -1\r\n\r\n" + framed("{}"), 4),
              ElementsAre("", "{}"));
}

TEST(EditorMessagesTest, AMessageThatIsNotThereYetIsAwaited) {
  EXPECT_THAT(cut("Content-Length: 9\r\n\r\n{}", 100), ElementsAre());
  EXPECT_THAT(cut("Content-Length: 2\r\n", 100), ElementsAre());
}

TEST(EditorMessagesTest, ColumnsAreCountedAsAgreed) {
  // A letter of two bytes, and a character of four, two units in UTF-16.
  constexpr StringRef Text = "a\u00e9\U0001F600b";
  EXPECT_EQ(columnsOf(Text, ColumnUnit::Utf8), 8U);
  EXPECT_EQ(columnsOf(Text, ColumnUnit::Utf16), 5U);
  EXPECT_EQ(columnsOf(Text, ColumnUnit::Utf32), 4U);
}

TEST(EditorMessagesTest, ChangesStandAtColumns) {
  constexpr StringRef Text = "x\na\u00e9\U0001F600b\r\ny\n";
  constexpr StringRef Wanted = "x\na\u00e9\U0001F600c\r\ny\n";
  EXPECT_EQ(Edited(Text).after(one(change(1, 4, 5, "c"))), Wanted);
  EXPECT_EQ(Edited(Text, ColumnUnit::Utf8).after(one(change(1, 7, 8, "c"))),
            Wanted);
  EXPECT_EQ(Edited(Text, ColumnUnit::Utf32).after(one(change(1, 3, 4, "c"))),
            Wanted);
}

TEST(EditorMessagesTest, EachChangeIsMadeToWhatTheLastOneLeft) {
  EXPECT_EQ(Edited("ab\ncd\n")
                .after("[" + change(0, 2, 2, "\nnew") + "," +
                       change(1, 0, 3, "line") + "," + change(2, 1, 2, "") +
                       "]"),
            "ab\nline\nc\n");
  EXPECT_EQ(Edited("ab\n").after("[{\"text\": \"all\"}," +
                                 change(0, 0, 1, "b") + "]"),
            "bll");
}

// Editors may count a line's end, and lines that aren't there.
TEST(EditorMessagesTest, ChangesPastTheEndStandThere) {
  EXPECT_EQ(Edited("ab\ncd").after(one(change(0, 9, 9, "!"))), "ab!\ncd");
  EXPECT_EQ(Edited("ab\ncd").after(one(change(7, 3, 4, "!"))), "ab\ncd!");
  EXPECT_EQ(Edited("ab").after(one(change(0, 2, 1, "!"))), "ab!");
  EXPECT_EQ(Edited("").after(one(change(0, 0, 0, "new"))), "new");
}

TEST(EditorMessagesTest, LinesHaveNoEnd) {
  const Edited File("a\r\n\nlast");
  const OpenFile *Known = File.Files.find("file:///a.cpp");
  ASSERT_TRUE(Known);
  EXPECT_THAT(Known->line(0), Optional(StringRef("a")));
  EXPECT_THAT(Known->line(1), Optional(StringRef("")));
  EXPECT_THAT(Known->line(2), Optional(StringRef("last")));
  EXPECT_EQ(Known->line(3), std::nullopt);
}

TEST(EditorMessagesTest, FilesAreSavedUntilTheyAreEdited) {
  Edited File("a");
  const OpenFile *Known = File.Files.find("file:///a.cpp");
  EXPECT_TRUE(Known->IsSaved);
  File.after(one(change(0, 0, 0, "b")));
  EXPECT_FALSE(Known->IsSaved);
  const auto Save = [&](StringRef Name) {
    File.Files.take(
        "textDocument/didSave",
        parsed(
            (R"({"textDocument": {"uri": "file:///)" + Name + R"("}})").str()));
  };
  Save("b.cpp");
  EXPECT_EQ(File.Files.find("file:///b.cpp"), nullptr);
  EXPECT_FALSE(Known->IsSaved);
  Save("a.cpp");
  EXPECT_TRUE(Known->IsSaved);
}

TEST(EditorMessagesTest, FilesAreKnownWhileTheyAreOpen) {
  Edited File("a");
  File.after("[]");
  EXPECT_EQ(File.Files.find("file:///a.cpp")->Version, llvm::json::Value(2));
  EXPECT_EQ(File.Files.find("file:///b.cpp"), nullptr);
  for (const StringRef Wrong :
       {"{}", R"({"textDocument": {}})", R"({"textDocument": {"uri": 3}})"})
    File.Files.take("textDocument/didChange", parsed(Wrong));
  File.Files.take("textDocument/didClose",
                  parsed(R"({"textDocument": {"uri": "file:///a.cpp"}})"));
  EXPECT_TRUE(File.Files.all().empty());
}
