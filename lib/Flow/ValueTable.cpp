//===- ValueTable.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/ValueTable.h"
#include "llvm/ADT/STLExtras.h"
#include <tuple>

namespace redirect {

std::optional<Method> Constant::method() const {
  if (Is == Kind::Method)
    return Named;
  return Is == Kind::Text ? parseMethod(Characters) : std::nullopt;
}

bool Constant::operator<(const Constant &RHS) const {
  return std::tie(Is, Number, Named, Characters) <
         std::tie(RHS.Is, RHS.Number, RHS.Named, RHS.Characters);
}

ValueTable ValueTable::of(llvm::ArrayRef<Row> Rows, MethodSet Others) {
  ValueTable Result(Others);
  Result.Rows = Rows.vec();
  llvm::sort(Result.Rows, llvm::less_first());
  Result.normalize();
  return Result;
}

ValueTable ValueTable::equalTo(Constant Is) {
  return of({{Is, MethodSet::all()}}, MethodSet::none());
}

ValueTable ValueTable::differentFrom(Constant Is) {
  return of({{Is, MethodSet::none()}}, MethodSet::all());
}

/// A row for each method that has a name of its own, made by \p AtMethod.
template <typename Function>
static std::vector<ValueTable::Row> rowForEachMethod(Function AtMethod) {
  std::vector<ValueTable::Row> Result;
  for (unsigned I = 0; I != NumMethods; ++I)
    if (const Method M = static_cast<Method>(I); M != Method::Other)
      Result.emplace_back(Constant::method(M), AtMethod(M));
  return Result;
}

ValueTable ValueTable::equalToMethod() {
  return of(rowForEachMethod([](Method M) { return MethodSet(M); }),
            Method::Other);
}

ValueTable ValueTable::differentFromMethod() {
  return of(rowForEachMethod([](Method M) { return ~MethodSet(M); }),
            MethodSet::all());
}

MethodSet ValueTable::at(const Constant &Is) const {
  const std::optional<Method> Named = Is.method();
  for (const auto &[Known, For] : Rows)
    if (Known == Is || (Named && *Named != Method::Other && Known.Is != Is.Is &&
                        Known.method() == Named))
      return For;
  return Others;
}

MethodSet ValueTable::besides(const Constant &Is) const {
  MethodSet Result = Others;
  for (const auto &[Known, For] : Rows)
    if (!(Known == Is))
      Result |= For;
  return Result;
}

MethodSet ValueTable::atMethod() const {
  MethodSet Result;
  for (unsigned I = 0; I != NumMethods; ++I) {
    const Method M = static_cast<Method>(I);
    Result |=
        MethodSet(M) & (M == Method::Other ? Others : at(Constant::method(M)));
  }
  return Result;
}

MethodSet ValueTable::all() const {
  MethodSet Result = Others;
  for (const auto &[Known, For] : Rows)
    Result |= For;
  return Result;
}

bool ValueTable::comparesMethod() const {
  // Each method stands apart in its own row.
  return llvm::any_of(Rows, [this](const Row &R) {
    const auto &[Is, For] = R;
    const MethodSet Apart = ((For - Others) | (Others - For)) - Method::Other;
    return Is.Is == Constant::Kind::Method && Apart == MethodSet(Is.Named);
  });
}

bool ValueTable::asksFunction() const {
  return at(Constant::gives(true)) != at(Constant::gives(false));
}

MethodSet ValueTable::whateverGiven() const {
  return at(Constant::gives(true)) & at(Constant::gives(false));
}

bool ValueTable::saysNothing(MethodSet For) const {
  return Others == For && Rows.empty();
}

MethodSet ValueTable::widerThan(const ValueTable &RHS) const {
  MethodSet Result = Others - RHS.Others;
  for (const auto &[Is, For] : Rows)
    Result |= For - RHS.at(Is);
  for (const auto &[Is, For] : RHS.Rows)
    Result |= at(Is) - For;
  return Result;
}

ValueTable ValueTable::restrictedTo(MethodSet For) const {
  ValueTable Result = *this;
  Result.Others &= For;
  for (Row &R : Result.Rows)
    R.second &= For;
  Result.normalize();
  return Result;
}

/// Drops the constants that are as good as others.
void ValueTable::normalize() {
  llvm::erase_if(Rows, [this](const Row &R) { return R.second == Others; });
  while (Rows.size() > MaxConstants) {
    Others |= Rows.back().second;
    Rows.pop_back();
  }
}

template <typename Operation>
ValueTable ValueTable::combinedWith(const ValueTable &RHS,
                                    Operation Combine) const {
  ValueTable Result(Combine(Others, RHS.Others));
  for (const auto &[Is, For] : Rows)
    Result.Rows.emplace_back(Is, Combine(For, RHS.at(Is)));
  for (const auto &[Is, For] : RHS.Rows)
    if (llvm::none_of(Rows,
                      [&, &Is = Is](const Row &R) { return R.first == Is; }))
      Result.Rows.emplace_back(Is, Combine(at(Is), For));
  llvm::sort(Result.Rows, llvm::less_first());
  Result.normalize();
  return Result;
}

ValueTable ValueTable::operator&(const ValueTable &RHS) const {
  return combinedWith(RHS, [](MethodSet A, MethodSet B) { return A & B; });
}

ValueTable ValueTable::operator|(const ValueTable &RHS) const {
  return combinedWith(RHS, [](MethodSet A, MethodSet B) { return A | B; });
}

} // namespace redirect
