//===- RequestLines.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/RequestLines.h"
#include "Facts/Expressions.h"
#include "Facts/RouteShapes.h"
#include "Facts/ShapeNames.h"
#include "Facts/SignatureShapes.h"
#include "clang/AST/FormatString.h"

using namespace clang;

namespace redirect {

/// True for ' ' and " ".
static bool isSpace(const Expr &E, const ASTContext &In) {
  if (const std::optional<StringRef> Text = constantText(E))
    return *Text == " ";
  return constantNumber(E, In) == ' ';
}

namespace {

/// Collects what a scanf format reads.
class WordCounter : public analyze_format_string::FormatStringHandler {
public:
  bool HandleScanfSpecifier(const analyze_scanf::ScanfSpecifier &Read,
                            const char * /*Start*/,
                            unsigned /*Length*/) override {
    using Specifier = analyze_scanf::ScanfConversionSpecifier;
    if (Read.getSuppressAssignment())
      return true;
    const auto Kind = Read.getConversionSpecifier().getKind();
    AreWords &= Kind == Specifier::sArg || Kind == Specifier::ScanListArg;
    return ++Count < 2 && AreWords;
  }

  unsigned Count = 0;
  bool AreWords = true;
};

} // namespace

/// True for a format that reads two words first: "%15s %1023s", "%[^ ] %[^ ]".
static bool readsTwoWords(StringRef Format, const ASTContext &In) {
  WordCounter Words;
  analyze_format_string::ParseScanfString(Words, Format.begin(), Format.end(),
                                          In.getLangOpts(), In.getTargetInfo());
  return Words.Count == 2 && Words.AreWords;
}

static const VarDecl *variableAt(const CallExpr &Call, unsigned Index) {
  const auto *Reference =
      Index < Call.getNumArgs()
          ? dyn_cast<DeclRefExpr>(asWritten(Call.getArg(Index)))
          : nullptr;
  return Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
}

// sscanf(line, "%9s %499s", method, path)
static std::optional<RequestLineRead>
scanned(const CallExpr &Call, unsigned FormatAt, const ASTContext &In) {
  const std::optional<StringRef> Format =
      FormatAt < Call.getNumArgs() ? constantText(*Call.getArg(FormatAt))
                                   : std::nullopt;
  if (!Format || !readsTwoWords(*Format, In))
    return std::nullopt;
  return RequestLineRead{std::nullopt, variableAt(Call, FormatAt + 1),
                         variableAt(Call, FormatAt + 2)};
}

std::optional<RequestLineRead> requestLineRead(const CallExpr &Call,
                                               const RequestLineModel &Model,
                                               ASTContext &In) {
  if (Model.Format)
    return scanned(Call, *Model.Format, In);
  if (!Model.Separator || *Model.Separator >= Call.getNumArgs() ||
      !isSpace(*Call.getArg(*Model.Separator), In))
    return std::nullopt;
  const bool IsFirst =
      Model.GoesOn && !Call.getArg(0)->isNullPointerConstant(
                          In, Expr::NPC_ValueDependentIsNotNull);
  return RequestLineRead{IsFirst ? RequestPart::Method : RequestPart::Target};
}

static bool isTextField(const FieldDecl &Field) {
  const Type *Element = Field.getType()->getArrayElementTypeNoTypeQual();
  return mayBeText(Field.getType()) || (Element && Element->isCharType());
}

// struct request { char method[8]; char path[512]; };
// struct request { enum verb verb; const char *uri; };
bool keepsTarget(const FieldDecl &Field) {
  if (!Field.getIdentifier() || !namesWholeTarget(Field.getName()) ||
      !isTextField(Field))
    return false;
  return llvm::any_of(Field.getParent()->fields(), [](const FieldDecl *Beside) {
    const auto *Enumeration =
        dyn_cast_if_present<EnumDecl>(Beside->getType()->getAsTagDecl());
    return Beside->getIdentifier() &&
           partNamed(Beside->getName()) == RequestPart::Method &&
           (isTextField(*Beside) ||
            (Enumeration && namesMethods(*Enumeration)));
  });
}

} // namespace redirect
