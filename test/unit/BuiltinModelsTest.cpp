//===- BuiltinModelsTest.cpp ----------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/BuiltinModels.h"
#include "ModelFiles.h"
#include "Models/ModelEntries.h"
#include "Models/ModelReader.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "gtest/gtest.h"

using namespace redirect;

std::string redirect::textOf(const BuiltinModel &Builtin) {
  for (const char *Folder : {"clients", "frameworks", "libraries"}) {
    if (Builtin.IsClient != (llvm::StringRef(Folder) == "clients"))
      continue;
    const auto File = llvm::MemoryBuffer::getFile(
        llvm::Twine(MODELS_FOLDER "/") + Folder + "/" + Builtin.FileName);
    if (File)
      return (*File)->getBuffer().str();
  }
  return "";
}

TEST(BuiltinModelsTest, AreAllThatStandInTheFolders) {
  size_t Files = 0;
  std::error_code Failed;
  for (const char *Folder : {"clients", "frameworks", "libraries"})
    for (llvm::sys::fs::directory_iterator
             At(llvm::Twine(MODELS_FOLDER "/") + Folder, Failed),
         End;
         !Failed && At != End; At.increment(Failed))
      ++Files;
  EXPECT_FALSE(Failed);
  EXPECT_EQ(builtinModels().size(), Files);
}

// Whether a model is read from its text or from what the build made of it.
TEST(BuiltinModelsTest, SayWhatTheirTextsSay) {
  for (const BuiltinModel &Builtin : builtinModels()) {
    SCOPED_TRACE(Builtin.FileName);
    const std::string Text = textOf(Builtin);
    llvm::Expected<Model> Written =
        readModel(llvm::MemoryBufferRef(Text, Builtin.FileName));
    ASSERT_TRUE(static_cast<bool>(Written))
        << llvm::toString(Written.takeError());
    const Model Built = readModel(Builtin);

    EXPECT_EQ(Built.Framework, Written->Framework);
    EXPECT_EQ(Built.Versions, Written->Versions);
    EXPECT_EQ(Built.Mentions, Written->Mentions);
    EXPECT_EQ(Built.UnlessMentions, Written->UnlessMentions);
    EXPECT_EQ(Built.HandlersAreUnregistered, Written->HandlersAreUnregistered);
    EXPECT_EQ(Builtin.Identifier, Written->Identifier.Text);
    const std::vector<ModelEntry> Names = entriesOf(Built);
    const std::vector<ModelEntry> Expected = entriesOf(*Written);
    ASSERT_EQ(Names.size(), Expected.size());
    for (size_t At = 0; At != Names.size(); ++At) {
      SCOPED_TRACE(Expected[At].Name->Text);
      EXPECT_EQ(Names[At].Name->Text, Expected[At].Name->Text);
      EXPECT_EQ(Names[At].Name->Offset, Expected[At].Name->Offset);
      EXPECT_EQ(Names[At].Is, Expected[At].Is);
      EXPECT_EQ(Names[At].LastArgument, Expected[At].LastArgument);
      EXPECT_EQ(Names[At].CountsObject, Expected[At].CountsObject);
      EXPECT_EQ(Names[At].Fields, Expected[At].Fields);
    }
  }
}
