//===- DescriptionLine.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/DescriptionLine.h"
#include "llvm/ADT/STLExtras.h"

using llvm::StringRef;

namespace redirect {

static void append(std::string &To, StringRef Field) {
  for (const char C : Field)
    switch (C) {
    case '%':
      To += "%25";
      break;
    case '\t':
      To += "%09";
      break;
    case '\n':
      To += "%0A";
      break;
    default:
      To += C;
    }
}

DescriptionLineWriter &DescriptionLineWriter::add(StringRef Field) {
  To += '\t';
  append(To, Field);
  return *this;
}

DescriptionLineWriter &DescriptionLineWriter::add(StringRef Name,
                                                  StringRef Value) {
  To += '\t';
  To += Name;
  To += '=';
  append(To, Value);
  return *this;
}

DescriptionLineWriter &DescriptionLineWriter::addIf(bool Holds,
                                                    StringRef Name) {
  return Holds ? add(Name) : *this;
}

DescriptionLineReader::DescriptionLineReader(StringRef Line,
                                             llvm::StringSaver &Strings)
    : Strings(Strings) {
  Line.split(Fields, '\t');
}

StringRef DescriptionLineReader::plain(StringRef Field) const {
  if (!Field.contains('%'))
    return Field;
  std::string Result;
  while (!Field.empty()) {
    const size_t Length = std::min(Field.find('%'), Field.size());
    Result += Field.take_front(Length);
    Field = Field.drop_front(Length);
    for (const auto &[Written, Meant] :
         {std::pair("%25", '%'), {"%09", '\t'}, {"%0A", '\n'}})
      if (Field.consume_front(Written)) {
        Result += Meant;
        break;
      }
    // Nobody writes a % that stands for nothing.
    if (Field.consume_front("%"))
      Result += '%';
  }
  return Strings.save(Result);
}

StringRef DescriptionLineReader::next() {
  return Next < Fields.size() ? plain(Fields[Next++]) : StringRef();
}

bool DescriptionLineReader::has(StringRef Name) const {
  return llvm::is_contained(llvm::ArrayRef(Fields).drop_front(Next), Name);
}

std::optional<StringRef> DescriptionLineReader::find(StringRef Name) const {
  for (StringRef Field : llvm::ArrayRef(Fields).drop_front(Next))
    if (Field.consume_front(Name) && Field.consume_front("="))
      return plain(Field);
  return std::nullopt;
}

std::string describedUnit(StringRef Description) {
  llvm::BumpPtrAllocator Characters;
  llvm::StringSaver Strings(Characters);
  DescriptionLineReader First(Description.split('\n').first, Strings);
  return First.kind().starts_with(DescriptionHeader) ? First.next().str() : "";
}

} // namespace redirect
