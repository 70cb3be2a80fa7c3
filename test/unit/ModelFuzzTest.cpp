//===- ModelFuzzTest.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ModelFiles.h"
#include "Models/ModelReader.h"
#include "gtest/gtest.h"
#include <random>

using namespace redirect;

namespace {

/// Spoils texts: some bytes are changed, left out, doubled, or taken from
/// elsewhere. The same seed spoils them in the same way.
class Mutator {
public:
  explicit Mutator(unsigned Seed) : Random(Seed) {}

  std::string spoil(std::string Text) {
    for (unsigned Times = 1 + below(4); Times != 0 && !Text.empty(); --Times)
      spoilOnce(Text);
    return Text;
  }

private:
  size_t below(size_t End) { return Random() % End; }

  void spoilOnce(std::string &Text) {
    static constexpr char Telling[] = "{}[]:,-#&*!|>'\"%@`\n\t \0\xff?~0";
    const size_t At = below(Text.size());
    const size_t Length = 1 + below(std::min<size_t>(40, Text.size() - At));
    switch (below(5)) {
    case 0:
      Text[At] = Telling[below(sizeof(Telling) - 1)];
      break;
    case 1:
      Text.erase(At, Length);
      break;
    case 2:
      Text.insert(below(Text.size()), Text.substr(At, Length));
      break;
    case 3:
      Text.insert(At, 1, Telling[below(sizeof(Telling) - 1)]);
      break;
    default:
      Text.resize(At);
      break;
    }
  }

  std::mt19937 Random;
};

} // namespace

// Every text is either a model or has an error that says where it is wrong.
TEST(ModelFuzzTest, NoTextIsTooBadToBeRead) {
  Mutator Mutate(/*Seed=*/20261124);
  unsigned Wrong = 0;
  for (unsigned Round = 0; Round != 200; ++Round)
    for (const BuiltinModel &Builtin : builtinModels()) {
      const std::string Text = Mutate.spoil(textOf(Builtin));
      llvm::Expected<Model> Read =
          readModel(llvm::MemoryBufferRef(Text, "spoilt.yaml"));
      if (Read)
        continue;
      ++Wrong;
      const std::string Message = llvm::toString(Read.takeError());
      EXPECT_TRUE(llvm::StringRef(Message).starts_with("spoilt.yaml:"))
          << Message << "\n"
          << Text;
    }
  EXPECT_GT(Wrong, 100U);
}
