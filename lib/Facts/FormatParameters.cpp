//===- FormatParameters.cpp -----------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/FormatParameters.h"
#include "Facts/Expressions.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace redirect {

// __attribute__((format(printf, 2, 3)))
static std::optional<FormatParameter>
attributedFormat(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  // The object of a member function is its first argument.
  const int First = Method && Method->isInstance() ? 2 : 1;
  for (const auto *Format : Function.specific_attrs<FormatAttr>())
    if (Format->getType()->getName().contains("printf") &&
        Format->getFormatIdx() >= First)
      return FormatParameter{
          static_cast<unsigned>(Format->getFormatIdx() - First),
          Format->getFirstArg() == 0};
  return std::nullopt;
}

/// The parameter of \p Function that \p E names; none if it names none.
static std::optional<unsigned> parameterIn(const Expr &E,
                                           const FunctionDecl &Function) {
  const auto *Reference = dyn_cast<DeclRefExpr>(asWritten(&E));
  const auto *Parameter =
      Reference ? dyn_cast<ParmVarDecl>(Reference->getDecl()) : nullptr;
  if (!Parameter || Parameter->getDeclContext() != &Function)
    return std::nullopt;
  return Parameter->getFunctionScopeIndex();
}

/// The argument of \p Call that a va_list fills in, which stands before that;
/// null if there is none.
static const Expr *filledByList(const CallExpr &Call) {
  for (unsigned I = 1; I < Call.getNumArgs(); ++I)
    if (isArgumentList(*Call.getArg(I)))
      return Call.getArg(I - 1);
  return nullptr;
}

// int make(char **out, const char *f, ...) { ... vasprintf(out, f, list); }
// void add(struct text *out, const char *f, ...) { ... vadd(out, f, list); }
static std::optional<FormatParameter>
passedOnFormat(const FunctionDecl &Definition) {
  SmallVector<const Stmt *> Pending = {Definition.getBody()};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    Pending.append(S->child_begin(), S->child_end());
    const auto *Call = dyn_cast<CallExpr>(S);
    const Expr *Filled = Call ? filledByList(*Call) : nullptr;
    const auto Own = Filled ? parameterIn(*Filled, Definition) : std::nullopt;
    if (Own && pointsToText(Definition.getParamDecl(*Own)->getType()))
      return FormatParameter{*Own, /*IsList=*/false};
  }
  return std::nullopt;
}

std::optional<FormatParameter> formatParameter(const FunctionDecl &Function) {
  std::optional<FormatParameter> Format = attributedFormat(Function);
  const FunctionDecl *Definition = Function.getDefinition();
  if (!Format && Function.isVariadic() && Definition && Definition->hasBody())
    Format = passedOnFormat(*Definition);
  return Format && Format->Index < Function.getNumParams() ? Format
                                                           : std::nullopt;
}

std::optional<unsigned> formatGiven(const FunctionDecl &Function) {
  if (const std::optional<FormatParameter> Format = formatParameter(Function))
    return Format->Index;
  const unsigned Count = Function.getNumParams();
  if (!Function.isVariadic() || Function.getDefinition() || Count == 0 ||
      !pointsToText(Function.getParamDecl(Count - 1)->getType()))
    return std::nullopt;
  return Count - 1;
}

bool isArgumentList(const Expr &Argument) {
  return StringRef(asWritten(&Argument)->getType().getAsString())
      .contains("va_list");
}

/// True for `&buffer`, where that is a record that the function has itself.
static bool isOwnRecord(const Expr &Given) {
  const auto *Address = dyn_cast<UnaryOperator>(asWritten(&Given));
  const VarDecl *Variable = Address && Address->getOpcode() == UO_AddrOf
                                ? variableNamed(*Address->getSubExpr())
                                : nullptr;
  return Variable && Variable->isLocalVarDecl() &&
         Variable->getType()->isRecordType();
}

bool printsList(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && !Callee->getDefinition() && Call.getNumArgs() == 3 &&
         isOwnRecord(*Call.getArg(0)) && isArgumentList(*Call.getArg(2)) &&
         pointsToText(asWritten(Call.getArg(1))->getType());
}

bool scansByFormat(const FunctionDecl &Function) {
  return Function.isVariadic() &&
         llvm::any_of(Function.specific_attrs<FormatAttr>(),
                      [](const FormatAttr *Format) {
                        return Format->getType()->getName() == "scanf";
                      });
}

} // namespace redirect
