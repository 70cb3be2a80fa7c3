//===- CommandLines.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandLines.h"
#include "clang/Driver/Types.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using llvm::StringRef;
namespace types = clang::driver::types;

namespace redirect {

std::string absolutePath(StringRef File, StringRef Folder) {
  llvm::SmallString<128> Path(File);
  if (!Folder.empty() && llvm::sys::path::is_relative(File)) {
    Path = Folder;
    llvm::sys::path::append(Path, File);
  }
  if (llvm::sys::fs::make_absolute(Path))
    return File.str();
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

bool isNamedLikeCompiler(StringRef Program) {
  StringRef Name = llvm::sys::path::filename(Program);
  Name.consume_back(".exe");
  Name = Name.rtrim("0123456789.");
  Name.consume_back("-");
  const size_t Dash = Name.rfind('-');
  const StringRef Last = Dash == StringRef::npos ? Name : Name.substr(Dash + 1);
  return llvm::is_contained(
      {"cc", "c++", "gcc", "g++", "clang", "clang++", "cl"}, Last);
}

static types::ID kindOf(StringRef File) {
  const StringRef Extension = llvm::sys::path::extension(File);
  return types::lookupTypeForExtension(
      Extension.drop_front(Extension.empty() ? 0 : 1));
}

CommandLine withoutLaunchers(CommandLine Words) {
  if (Words.empty() || isNamedLikeCompiler(Words.front()))
    return Words;
  const auto IsArgument = [](const std::string &Word) {
    return StringRef(Word).starts_with("-") ||
           StringRef(Word).starts_with("@") ||
           kindOf(Word) != types::TY_INVALID;
  };
  const auto FirstArgument =
      std::find_if(Words.begin(), Words.end(), IsArgument);
  // "ccache emcc -c x.cpp": the last of the words before the arguments. But
  // "ccache -p g++ -c x.cpp": launchers have arguments, too.
  auto Compiler =
      FirstArgument == Words.begin() ? FirstArgument : std::prev(FirstArgument);
  if (!isNamedLikeCompiler(*Compiler)) {
    const auto Input =
        std::find_if(FirstArgument, Words.end(), [](const std::string &Word) {
          return kindOf(Word) != types::TY_INVALID;
        });
    const auto Later = std::find_if(FirstArgument, Input, isNamedLikeCompiler);
    if (Later != Input)
      Compiler = Later;
  }
  Words.erase(Words.begin(), Compiler);
  return Words;
}

/// The value of the last -x; empty if there is none.
static StringRef languageOption(llvm::ArrayRef<std::string> Words) {
  StringRef Result;
  for (size_t I = 1; I < Words.size(); ++I) {
    StringRef Word = Words[I];
    if (Word == "-x" && I + 1 < Words.size())
      Result = Words[++I];
    else if (Word.consume_front("-x") &&
             types::lookupTypeForTypeSpecifier(Word.str().c_str()))
      Result = Word;
  }
  return Result;
}

/// The language of a file of which clang knows nothing; empty if it may be C or
/// C++ all the same.
static StringRef unknownToClang(StringRef Extension) {
  return llvm::StringSwitch<StringRef>(Extension)
      .CaseLower(".asm", "assembly")
      .CaseLower(".nasm", "assembly")
      .CaseLower(".f77", "Fortran")
      .CaseLower(".f03", "Fortran")
      .CaseLower(".swift", "Swift")
      .CaseLower(".rc", "resource")
      .Default("");
}

StringRef otherLanguage(StringRef File, llvm::ArrayRef<std::string> Words) {
  const StringRef Option = languageOption(Words);
  const types::ID Kind =
      Option.empty() ? kindOf(File)
                     : types::lookupTypeForTypeSpecifier(Option.str().c_str());
  switch (Kind) {
  case types::TY_INVALID:
    return unknownToClang(llvm::sys::path::extension(File));
  case types::TY_Asm:
  case types::TY_PP_Asm:
    return "assembly";
  case types::TY_Fortran:
  case types::TY_PP_Fortran:
    return "Fortran";
  case types::TY_CL:
    return "OpenCL";
  default:
    break;
  }
  if (types::isCuda(Kind))
    return "CUDA";
  if (types::isHIP(Kind))
    return "HIP";
  if (types::isObjC(Kind))
    return "Objective-C";
  return types::isDerivedFromC(Kind) ? "" : "other";
}

} // namespace redirect
