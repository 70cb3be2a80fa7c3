//===- AnswerRecords.h - Records that are answers ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A server of one's own may put its answers together in a record, whatever that
// is called: one member gets several statuses, another the headers or the
// target.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_ANSWERRECORDS_H
#define REDIRECT_TIDY_FACTS_ANSWERRECORDS_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include <map>
#include <set>

namespace redirect {

/// Members of one record: the status, and what holds the target.
struct AnswerRecord {
  const clang::FieldDecl *Status = nullptr;
  llvm::SmallVector<const clang::FieldDecl *, 1> Headers;
  llvm::SmallVector<const clang::FieldDecl *, 1> Locations;
  /// The parameters of its constructors that are its status.
  llvm::SmallSetVector<unsigned, 1> StatusArguments;
};

/// Collects what members of records get, by assignments and by functions that
/// assign what they are given.
class AnswerRecords {
public:
  explicit AnswerRecords(const clang::ASTContext &Context) : Context(Context) {}

  void add(const clang::Stmt &S);
  /// Adds the members that \p Constructor initialises.
  void add(const clang::CXXConstructorDecl &Constructor);

  /// Those that get a redirecting status and another one, or make a status line
  /// of what functions give them; and a target.
  std::vector<AnswerRecord> found() const;

private:
  /// A parameter, by any declaration of its function.
  using Parameter = std::pair<const clang::FunctionDecl *, unsigned>;

  std::set<Parameter> givenTo(std::set<Parameter> Parameters) const;
  llvm::SetVector<const clang::FieldDecl *> withStatus() const;
  bool isGivenList(const clang::FieldDecl &Field) const;
  bool isOtherNumber(const clang::CXXRecordDecl &Class, unsigned Index,
                     const std::set<Parameter> &IsStatus) const;
  llvm::SetVector<const clang::FieldDecl *> withLocation() const;
  void addGiven(const clang::FieldDecl &Field, const clang::Expr &Value);
  void addList(const clang::FieldDecl &Field, const clang::Expr &Value);
  void addHeader(const clang::Expr &Container, const clang::Expr &Name);
  void addText(const clang::FieldDecl &Field, const clang::Expr &Value);
  void addMade(const clang::InitListExpr &List);
  void addOperator(const clang::CXXOperatorCallExpr &Call);
  void addWritten(const clang::Expr &Status, llvm::StringRef Before);
  void addStatusLine(const clang::CXXOperatorCallExpr &Joined);
  void addStatusLine(const clang::CallExpr &Printing);
  void addArguments(const clang::FunctionDecl &Callee,
                    llvm::ArrayRef<const clang::Expr *> Arguments);

  const clang::ASTContext &Context;
  llvm::MapVector<const clang::FieldDecl *, std::set<int>> Statuses;
  llvm::SetVector<const clang::FieldDecl *> Headers;
  llvm::DenseMap<Parameter, std::set<int>> StatusesGiven;
  llvm::DenseSet<Parameter> LocationGiven;
  /// Those that are given a list with a Location.
  llvm::DenseSet<Parameter> ListGiven;
  /// The variables that are such lists, and who is given one.
  llvm::DenseSet<const clang::VarDecl *> Lists;
  llvm::MapVector<const clang::FieldDecl *, std::set<const clang::VarDecl *>>
      GetVariable;
  std::map<Parameter, std::set<const clang::VarDecl *>> VariableGiven;
  /// By a parameter, those of callers that they pass for it.
  std::map<Parameter, std::set<Parameter>> Passed;
  /// The members that get what their functions are given.
  llvm::MapVector<const clang::FieldDecl *, std::set<Parameter>> GetStatus;
  llvm::MapVector<const clang::FieldDecl *, std::set<Parameter>> GetName;
  llvm::MapVector<const clang::FieldDecl *, std::set<Parameter>> GetList;
  /// The members of which status lines are made.
  llvm::DenseSet<const clang::FieldDecl *> Written;
  /// Those that are written as a status of another protocol, and those that get
  /// texts that are no URLs.
  llvm::DenseSet<const clang::FieldDecl *> OfOtherProtocols, OtherTexts;
  /// Those that are given in initializer lists alone.
  llvm::DenseSet<const clang::FieldDecl *> OnlyListed;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_ANSWERRECORDS_H
