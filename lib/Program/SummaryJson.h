//===- SummaryJson.h - What functions do, as text ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How units tell each other what their functions do. Parameters are known by
// their numbers, functions by their USRs, places by file, line and column.
// SummaryWriter writes it, SummaryReader reads it.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_SUMMARYJSON_H
#define REDIRECT_TIDY_PROGRAM_SUMMARYJSON_H

#include "Flow/Summary.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/JSON.h"

namespace redirect {

/// "*" for all methods, "-GET HEAD" for all but some, "PUT POST" for these.
std::string methodsAsText(MethodSet Methods);
/// Nothing if \p Text is not of that form.
std::optional<MethodSet> methodsFromText(llvm::StringRef Text);

/// \p Name, which may be of any bytes, as descriptions and indexes have it: in
/// UTF-8, with "%E9" for a byte that isn't.
std::string fileAsText(llvm::StringRef Name);
std::string fileFromText(llvm::StringRef Text);

/// "src/routes.cpp:12:3"
std::string placeAsText(const PlaceElsewhere &Place);
std::optional<PlaceElsewhere> placeFromText(llvm::StringRef Text);

/// \p Object on one line.
std::string jsonText(llvm::json::Object Object);
/// What \p Write writes, on one line. The attributes of an object go in
/// alphabetical order, as in all other objects. There is a line for each edge
/// of a program, and trees would cost more than all else.
std::string jsonText(llvm::function_ref<void(llvm::json::OStream &To)> Write);

/// What \p Table says, and the reverse; nothing if that isn't of this form. The
/// texts in a table are parts of what it was read from.
llvm::json::Object tableAsJson(const ValueTable &Table);
std::optional<ValueTable> tableFromJson(const llvm::json::Object &From);

/// How the values that a caller decides are known to other units: parameters by
/// their indexes.
using ParameterReach = Reach<unsigned>;
llvm::json::Array waysAsJson(const ParameterReach &Reached);
ParameterReach reachFromJson(const llvm::json::Array &Ways);

/// Adds what \p Tested tells to an object, and reads it from there. The text is
/// a part of what is read.
void addTest(const PathTest &Tested, llvm::json::Object &To);
PathTest testFromJson(const llvm::json::Object &From);

/// What the handlers are called that the function called \p Key returns.
std::string resultKey(llvm::StringRef Key);
bool isResultKey(llvm::StringRef Key);

/// What the functions are called that override the one called \p Key.
std::string overridersKey(llvm::StringRef Key);
/// The function that those override which are called \p Key; empty if that
/// stands for something else.
llvm::StringRef overriddenKey(llvm::StringRef Key);

/// The USR by which other units know a function or a class; empty if they can't
/// name it.
std::string visibleUsr(const clang::NamedDecl &Named);
/// The USR of a member or a global variable that other units may name alike;
/// empty for others.
std::string visibleHolderUsr(const clang::ValueDecl &Holder);

/// Stands in an effect for the object of which the function is a member, where
/// others have the number of a parameter.
constexpr int64_t OwnObject = -1;

/// What an effect may say that is done to an object.
constexpr llvm::StringLiteral EffectKeys[] = {"status", "location", "lines",
                                              "value"};

/// The member of \p Class that is called \p Name; null if it has none.
const clang::FieldDecl *memberNamed(const clang::RecordDecl &Class,
                                    llvm::StringRef Name);
/// The same of the class that \p Type is, or that it points or refers to.
const clang::FieldDecl *memberOf(clang::QualType Type, llvm::StringRef Name);

/// What a piece of a text is called, by TextPiece::Source.
constexpr llvm::StringLiteral SourceNames[] = {
    "literal",      "target",       "route-parameter", "body",
    "parameter",    "unknown",      "request-method",  "other-node",
    "refusal-page", "told-forward", "told-refusal",    "other-answer"};

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_SUMMARYJSON_H
