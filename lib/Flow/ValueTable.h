//===- ValueTable.h - Constants that a value may be -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_VALUETABLE_H
#define REDIRECT_TIDY_FLOW_VALUETABLE_H

#include "Http/Method.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>
#include <vector>

namespace redirect {

/// A constant with which code compares a value.
struct Constant {
  /// A function that callers give is told by what calling it gives, if there
  /// is one.
  enum class Kind : uint8_t { Number, Method, Text, NoFunction, Gives };

  Kind Is = Kind::Number;
  /// Of a Number; of true and false, and of what a function Gives, 1 and 0.
  int64_t Number = 0;
  /// What a Method is called.
  Method Named = Method::Other;
  /// The characters of a Text, which somebody else keeps.
  llvm::StringRef Characters;

  static Constant number(int64_t Number) {
    return {Kind::Number, Number, Method::Other, {}};
  }
  static Constant method(Method Named) { return {Kind::Method, 0, Named, {}}; }
  static Constant text(llvm::StringRef Characters) {
    return {Kind::Text, 0, Method::Other, Characters};
  }
  static Constant noFunction() {
    return {Kind::NoFunction, 0, Method::Other, {}};
  }
  static Constant gives(bool Answer) {
    return {Kind::Gives, Answer, Method::Other, {}};
  }

  /// The method that it names: a Method, or a Text such as "POST".
  std::optional<Method> method() const;

  bool operator==(const Constant &RHS) const {
    return Is == RHS.Is && Number == RHS.Number && Named == RHS.Named &&
           Characters == RHS.Characters;
  }
  bool operator<(const Constant &RHS) const;
};

/// For which methods a value may be which constant.
class ValueTable {
public:
  /// More constants than these are not told apart from the others.
  static constexpr size_t MaxConstants = 16;

  /// Of a value that may be anything for each of \p For.
  explicit ValueTable(MethodSet For = MethodSet::all()) : Others(For) {}

  /// Of a value that is \p Is, or that is something else.
  static ValueTable equalTo(Constant Is);
  static ValueTable differentFrom(Constant Is);
  /// Of a value that is the request's own method, or that is something else.
  static ValueTable equalToMethod();
  static ValueTable differentFromMethod();

  /// The methods for which the value may be \p Is.
  MethodSet at(const Constant &Is) const;
  /// Those for which it may be anything but \p Is.
  MethodSet besides(const Constant &Is) const;
  /// Those for which it may be the request's method.
  MethodSet atMethod() const;
  /// Those for which it may be what no constant here is.
  MethodSet others() const { return Others; }
  /// Those for which it may be something at all.
  MethodSet all() const;

  /// True if the request's method is compared with the value, so that who
  /// doesn't know the value doesn't know the methods.
  bool comparesMethod() const;
  /// True if it matters what a function gives that is called with a request, so
  /// that who doesn't know the function doesn't know the methods.
  bool asksFunction() const;
  /// Those for whom it doesn't matter.
  MethodSet whateverGiven() const;
  /// True if it says nothing of the value but that it is one for all of \p For.
  bool saysNothing(MethodSet For) const;
  /// The methods for which the value may be something that \p RHS excludes.
  MethodSet widerThan(const ValueTable &RHS) const;

  ValueTable restrictedTo(MethodSet For) const;
  /// What holds where both do, and where one of both does.
  ValueTable operator&(const ValueTable &RHS) const;
  ValueTable operator|(const ValueTable &RHS) const;

  bool operator==(const ValueTable &RHS) const {
    return Others == RHS.Others && Rows == RHS.Rows;
  }

  using Row = std::pair<Constant, MethodSet>;
  /// The constants that are told apart, in order.
  llvm::ArrayRef<Row> rows() const { return Rows; }
  /// A table of these rows, as somebody has written it down.
  static ValueTable of(llvm::ArrayRef<Row> Rows, MethodSet Others);

private:
  template <typename Operation>
  ValueTable combinedWith(const ValueTable &RHS, Operation Combine) const;
  void normalize();

  std::vector<Row> Rows;
  MethodSet Others;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_VALUETABLE_H
