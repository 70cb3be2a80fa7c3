//===- RequestLines.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/RequestLines.h"
#include "Facts/Callables.h"
#include "Facts/Expressions.h"
#include "Facts/Names.h"
#include "Facts/RouteShapes.h"
#include "Facts/SentTexts.h"
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

static bool isNamed(const ValueDecl *Named, RequestPart Part) {
  return Named && Named->getIdentifier() && partNamed(Named->getName()) == Part;
}

// line.find(' '), strchr(line, ' ')
const ValueDecl *searchedBy(const CallExpr &Call) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  const Expr *Searched = Member                   ? objectOf(*Member)
                         : Call.getNumArgs() != 0 ? Call.getArg(0)
                                                  : nullptr;
  return Searched ? holderOf(*Searched) : nullptr;
}

/// True for `stoi`, `atoi`, `strToInt`, `to_number`.
static bool namesNumber(StringRef Name) {
  static constexpr llvm::StringLiteral Ends[] = {"toi", "tol", "toll", "toul"};
  static constexpr llvm::StringLiteral Last[] = {"int", "integer", "long",
                                                 "number"};
  const SmallVector<std::string, 4> Words = wordsOf(Name);
  return llvm::any_of(Ends, [&](StringRef E) { return Name.ends_with(E); }) ||
         (!Words.empty() && llvm::is_contained(Last, StringRef(Words.back())));
}

const ValueDecl *beginsWithNumber(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !Callee->getIdentifier() || Call.getNumArgs() == 0 ||
      !namesNumber(Callee->getName()))
    return nullptr;
  const auto *Cut = dyn_cast<CXXMemberCallExpr>(asWritten(Call.getArg(0)));
  const CXXMethodDecl *Cuts = Cut ? Cut->getMethodDecl() : nullptr;
  const auto *From = Cut && Cut->getNumArgs() != 0
                         ? dyn_cast<IntegerLiteral>(asWritten(Cut->getArg(0)))
                         : nullptr;
  return From && From->getValue() == 0 && Cuts && Cuts->getIdentifier() &&
                 Cuts->getName() == "substr"
             ? searchedBy(*Cut)
             : nullptr;
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
      !isSpace(*Call.getArg(*Model.Separator), In) ||
      isNamed(searchedBy(Call), RequestPart::Header))
    return std::nullopt;
  // line.find(' '), strsep(&line, " "): what comes of it is told elsewhere.
  const QualType Type = Call.getType();
  if (!pointsToText(Type) || !mayBeText(Call.getArg(0)->getType()))
    return RequestLineRead{};
  const bool IsFirst =
      Model.GoesOn && !Call.getArg(0)->isNullPointerConstant(
                          In, Expr::NPC_ValueDependentIsNotNull);
  return RequestLineRead{IsFirst ? RequestPart::Method : RequestPart::Target};
}

/// True for std::istream, and what is derived from it.
static bool isInputStream(QualType Type) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && Class->getIdentifier() && isStandard(*Class) &&
         Class->getName().contains("stream");
}

std::optional<RequestLineRead>
requestLineRead(const CXXOperatorCallExpr &Extraction) {
  SmallVector<const Expr *, 4> Taken;
  const Expr *Stream = &Extraction;
  while (const auto *Operator =
             dyn_cast<CXXOperatorCallExpr>(asWritten(Stream))) {
    if (Operator->getOperator() != OO_GreaterGreater ||
        Operator->getNumArgs() != 2)
      break;
    Taken.push_back(Operator->getArg(1));
    Stream = Operator->getArg(0);
  }
  const auto IsText = [](const Expr *E) { return isText(E->getType()); };
  if (Taken.size() < 2 || !isInputStream(Stream->getType()) ||
      !llvm::all_of(Taken, IsText))
    return std::nullopt;
  const Expr &Method = *Taken.back();
  const Expr &Target = *Taken[Taken.size() - 2];
  // Two words may well be a name and a value: a request line has three.
  if (Taken.size() != 3 && !isNamed(holderOf(Method), RequestPart::Method) &&
      !isNamed(holderOf(Target), RequestPart::Target))
    return std::nullopt;
  return RequestLineRead{std::nullopt, variableNamed(Method),
                         variableNamed(Target)};
}

static const FieldDecl *fieldHolding(const Expr &E) {
  return dyn_cast_if_present<FieldDecl>(holderOf(E));
}

static bool isTextField(const FieldDecl &Field) {
  const Type *Element = Field.getType()->getArrayElementTypeNoTypeQual();
  return mayBeText(Field.getType()) || (Element && Element->isCharType());
}

static bool isMethodField(const FieldDecl &Field) {
  return Field.getIdentifier() &&
         partNamed(Field.getName()) == RequestPart::Method &&
         isTextField(Field);
}

/// True for `struct route { const char *method, *path; void (*run)(...); }`.
static bool isRoute(const RecordDecl &Record) {
  return llvm::any_of(Record.fields(), [](const FieldDecl *Field) {
    return isCallable(Field->getType());
  });
}

bool keepsMethod(const FieldDecl &Field) {
  return isMethodField(Field) && !isRoute(*Field.getParent()) &&
         llvm::any_of(Field.getParent()->fields(), [](const FieldDecl *Beside) {
           return keepsTarget(*Beside);
         });
}

// request->method = strndup(line, end - line)
bool takesMethod(const Expr &Target, const Expr &Source) {
  const FieldDecl *Field = fieldHolding(Target);
  if (!Field || !keepsMethod(*Field))
    return false;
  // What is copied from another request, or given by callers, is known.
  const Expr *From = asWritten(&Source);
  const FieldDecl *Other = fieldHolding(*From);
  const auto *Given = variableNamed(*From);
  return !constantText(*From) && !isa<IntegerLiteral>(copied(From)) &&
         !isa_and_present<ParmVarDecl>(Given) &&
         !(Other && isMethodField(*Other));
}

std::optional<LetterTest> letterTest(const Expr &Compared, const Expr &Letter) {
  const auto *Character = dyn_cast<CharacterLiteral>(asWritten(&Letter));
  const auto *Element = dyn_cast<ArraySubscriptExpr>(asWritten(&Compared));
  const auto *Index =
      Element ? dyn_cast<IntegerLiteral>(asWritten(Element->getIdx()))
              : nullptr;
  if (!Character || !Index)
    return std::nullopt;
  return LetterTest{asWritten(Element->getBase()),
                    Index->getValue().getLimitedValue(100),
                    static_cast<char>(Character->getValue())};
}

bool spellMethod(ArrayRef<LetterTest> Tests) {
  static constexpr size_t MinLetters = 3;
  for (unsigned I = 0; I != NumMethods; ++I) {
    const auto M = static_cast<Method>(I);
    const StringRef Word = methodName(M).take_front(MinLetters);
    bool IsSpelled = M != Method::Other;
    for (const auto &[Index, Letter] : llvm::enumerate(Word))
      IsSpelled &= llvm::any_of(
          Tests, [At = Index, Wanted = Letter](const LetterTest &Test) {
            return Test.Index == At && Test.Letter == Wanted;
          });
    if (IsSpelled)
      return true;
  }
  return false;
}

// line[0] == 'P', *line == 'G'
const Expr *firstLetterOf(const Expr &Compared, const Expr &Letter) {
  const auto *Character = dyn_cast<CharacterLiteral>(asWritten(&Letter));
  if (!Character ||
      (Character->getValue() != 'P' && Character->getValue() != 'G'))
    return nullptr;
  const Expr *E = asWritten(&Compared);
  const auto IsZero = [](const Expr *Index) {
    const auto *Number =
        Index ? dyn_cast<IntegerLiteral>(asWritten(Index)) : nullptr;
    return Number && Number->getValue() == 0;
  };
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    return IsZero(Element->getIdx()) ? asWritten(Element->getBase()) : nullptr;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
    return IsZero(subscriptOf(*Operator)) ? asWritten(Operator->getArg(0))
                                          : nullptr;
  const auto *Dereference = dyn_cast<UnaryOperator>(E);
  return Dereference && Dereference->getOpcode() == UO_Deref
             ? asWritten(Dereference->getSubExpr())
             : nullptr;
}

// *(const uint32_t *)line == 0x20544547
const Expr *lettersAtOnce(const Expr &Compared) {
  const auto *Dereference = dyn_cast<UnaryOperator>(asWritten(&Compared));
  const auto *Cast =
      Dereference && Dereference->getOpcode() == UO_Deref
          ? dyn_cast<ExplicitCastExpr>(asWritten(Dereference->getSubExpr()))
          : nullptr;
  return Cast && Dereference->getType()->isIntegerType() &&
                 !Dereference->getType()->isAnyCharacterType()
             ? Cast->getSubExpr()
             : nullptr;
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
