//===- Method.h - HTTP request methods --------------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_HTTP_METHOD_H
#define REDIRECT_TIDY_HTTP_METHOD_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

namespace redirect {

/// The request methods that the analysis tells apart: those of RFC 9110
/// section 9.3, PATCH (RFC 5789), and one for every other token.
enum class Method : uint8_t {
  Get,
  Head,
  Post,
  Put,
  Patch,
  Delete,
  Options,
  Trace,
  Connect,
  Other
};

constexpr unsigned NumMethods = 10;

/// The method as it stands in a request line; "other" for Method::Other.
llvm::StringRef methodName(Method M);

/// The method that \p Token names in a request line. Letter case is ignored,
/// although methods are case-sensitive: servers compare normalised copies. A
/// token of some extension ("PROPFIND") is Method::Other; text that cannot be
/// a method at all ("", "a b", "/x") is none.
std::optional<Method> parseMethod(llvm::StringRef Token);

/// A set of request methods. The set of all methods holds Method::Other, and
/// so does whatever is left of it after some methods have been excluded.
class MethodSet {
public:
  constexpr MethodSet() = default;
  constexpr MethodSet(Method M) : Bits(bit(M)) {}
  constexpr MethodSet(std::initializer_list<Method> Methods) {
    for (const Method M : Methods)
      Bits |= bit(M);
  }

  static constexpr MethodSet all() { return fromBits((1U << NumMethods) - 1); }
  static constexpr MethodSet none() { return {}; }

  constexpr bool empty() const { return Bits == 0; }
  constexpr bool contains(Method M) const { return (Bits & bit(M)) != 0; }

  constexpr MethodSet operator&(MethodSet RHS) const {
    return fromBits(Bits & RHS.Bits);
  }
  constexpr MethodSet operator|(MethodSet RHS) const {
    return fromBits(Bits | RHS.Bits);
  }
  constexpr MethodSet operator-(MethodSet RHS) const {
    return fromBits(Bits & ~RHS.Bits);
  }
  constexpr MethodSet operator~() const { return all() - *this; }
  MethodSet &operator|=(MethodSet RHS) { return *this = *this | RHS; }
  MethodSet &operator&=(MethodSet RHS) { return *this = *this & RHS; }
  constexpr bool operator==(MethodSet RHS) const { return Bits == RHS.Bits; }
  constexpr bool operator!=(MethodSet RHS) const { return Bits != RHS.Bits; }

  /// True if somebody who wrote a test that leaves these methods meant them:
  /// they are few and named, or they are what is left without GET. All
  /// methods, or all but some refused ones, are not singled out.
  constexpr bool isSingledOut() const {
    return !contains(Method::Other) || !contains(Method::Get);
  }

  /// "POST", "POST and PUT", "POST, PUT and DELETE", in the order of Method;
  /// Method::Other is left out. \p Conjunction stands before the last.
  std::string str(llvm::StringRef Conjunction = "and") const;

private:
  static constexpr uint16_t bit(Method M) {
    return static_cast<uint16_t>(1U << static_cast<unsigned>(M));
  }
  static constexpr MethodSet fromBits(unsigned Bits) {
    MethodSet Result;
    Result.Bits = static_cast<uint16_t>(Bits);
    return Result;
  }

  uint16_t Bits = 0;
};

/// The methods whose meaning changes when a client repeats them as GET. GET and
/// HEAD stay what they are; OPTIONS, TRACE and CONNECT are not for resources
/// that redirect.
constexpr MethodSet ChangingMethods = {Method::Post, Method::Put, Method::Patch,
                                       Method::Delete};

} // namespace redirect

#endif // REDIRECT_TIDY_HTTP_METHOD_H
